//! The codes of all crates, and how a user names one.

use std::fmt;

use mof_parser::diagnostic::Code;
use mof_parser::suggest::nearest;

/// Every code of every crate, in the order in which the crates work.
pub fn all_codes() -> impl Iterator<Item = Code> {
    #[cfg(feature = "pages")]
    let pages = mof_sdk_pages::codes::ALL;
    #[cfg(not(feature = "pages"))]
    let pages: &[Code] = &[];
    [mof_parser::codes::ALL, pages, mof_model::codes::ALL, crate::codes::ALL].into_iter().flatten().copied()
}

/// The code that a user names: `MOF-S020`, in any case and with or without `MOF-`.
///
/// ```
/// use mof_codegen::find_code;
///
/// assert_eq!(find_code("s020").map(|code| code.id()), Ok("MOF-S020"));
/// assert_eq!(find_code("S2O0").unwrap_err().to_string(), "there is no code `S2O0`; did you mean `MOF-S200`?");
/// ```
///
/// # Errors
///
/// If there is no such code.
pub fn find_code(given: &str) -> Result<Code, UnknownCode> {
    let wanted = complete(given);
    all_codes().find(|code| code.id() == wanted).ok_or_else(|| {
        // A letter says which part of the compiler reports it; a code of another part is no near miss.
        let kind = |id: &str| id.chars().nth("MOF-".len());
        let alike = all_codes().map(Code::id).filter(|id| kind(id) == kind(&wanted));
        UnknownCode { given: given.to_owned(), near: nearest(&wanted, alike) }
    })
}

/// The code in full: `s020` is `MOF-S020`.
fn complete(given: &str) -> String {
    let upper = given.trim().to_ascii_uppercase();
    if upper.starts_with("MOF-") { upper } else { format!("MOF-{upper}") }
}

/// There is no code of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode {
    given: String,
    near: Option<&'static str>,
}

impl UnknownCode {
    /// The code that was probably meant.
    pub fn near(&self) -> Option<&'static str> {
        self.near
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no code `{}`", self.given)?;
        self.near.map_or(Ok(()), |near| write!(f, "; did you mean `{near}`?"))
    }
}

impl std::error::Error for UnknownCode {}
