//! Locales as WMI numbers them.

use std::fmt;
use std::str::FromStr;

use mof_parser::ast::ValueKind;

/// A locale of localized qualifiers, by its Windows number: `ms_409` is English as in the United States.
///
/// ```
/// use mof_model::Locale;
///
/// let german: Locale = "MS_407".parse()?;
/// assert_eq!(german.to_string(), "ms_407");
/// assert_eq!(Locale::default().to_string(), "ms_409");
/// assert!("en_US".parse::<Locale>().is_err());
/// # Ok::<(), mof_model::UnknownLocale>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale(u32);

impl Default for Locale {
    /// `ms_409`, in which nearly all schemas are written.
    fn default() -> Self {
        Self(0x409)
    }
}

impl Locale {
    /// The locale that a `Locale` qualifier gives, as a number or in one of its spellings: `0x409`, `"ms_409"`, `"MS\\0x409"`.
    pub(crate) fn of_value(value: &ValueKind) -> Option<Self> {
        match value {
            ValueKind::Integer(number) => u32::try_from(*number).ok().map(Self),
            ValueKind::String(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ms_{:x}", self.0)
    }
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let lower = text.to_ascii_lowercase();
        let digits = ["ms_", "ms\\0x"]
            .iter()
            .find_map(|prefix| lower.strip_prefix(prefix))
            .filter(|digits| (3..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        number.map(Self).ok_or_else(|| UnknownLocale(text.to_owned()))
    }
}

/// The text does not name a [`Locale`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLocale(String);

impl fmt::Display for UnknownLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a locale; write `ms_` and its number in hexadecimal digits, such as `ms_409`", self.0)
    }
}

impl std::error::Error for UnknownLocale {}
