//! Codes: the stable names of all rules, each with its severity by dialect and an explanation.
//!
//! Every crate that reports declares its codes with [`diagnostic_codes!`](crate::diagnostic_codes); the explanation of each lies in
//! the crate's folder `explain`, as Markdown that `mofc explain` prints and whose examples are tested.

use std::fmt;

use super::Severity;
use crate::dialect::Dialect;

/// What a dialect does about a deviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Says nothing.
    Off,
    /// Reports a note.
    Note,
    /// Reports a warning.
    Warning,
    /// Reports an error.
    Error,
}

impl Level {
    /// Every level, the lowest first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Note, Self::Warning, Self::Error];

    /// The level's name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of what is reported at this level.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// What is fixed about a code.
#[derive(Debug)]
pub struct CodeDefinition {
    /// The code as printed, such as `MOF-P102`.
    pub id: &'static str,
    /// One line that says what the rule is about.
    pub title: &'static str,
    /// The level in every dialect that `exceptions` does not name.
    pub level: Level,
    /// The dialects that see it differently.
    pub exceptions: &'static [(Dialect, Level)],
    /// Markdown: what it means, a wrong and a right example, the source of the rule.
    pub explanation: &'static str,
}

/// The stable name of a rule.
///
/// ```
/// use mof_parser::{Dialect, Severity, codes};
///
/// assert_eq!(codes::MISSING_SEMICOLON.id(), "MOF-P102");
/// assert_eq!(codes::MISSING_SEMICOLON.severity(Dialect::Standard), Some(Severity::Error));
/// assert_eq!(codes::MISSING_SEMICOLON.severity(Dialect::SdkPage), Some(Severity::Warning));
/// ```
#[derive(Clone, Copy)]
pub struct Code(&'static CodeDefinition);

impl Code {
    /// Names a definition; [`diagnostic_codes!`](crate::diagnostic_codes) is the convenient way.
    pub const fn new(definition: &'static CodeDefinition) -> Self {
        Self(definition)
    }

    /// The code as printed, such as `MOF-P102`.
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// One line that says what the rule is about.
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// Markdown that explains the rule.
    pub fn explanation(self) -> &'static str {
        self.0.explanation
    }

    /// Whether every dialect has it as an error, so that nothing can be done with what it is about.
    pub fn is_always_error(self) -> bool {
        self.0.level == Level::Error && self.0.exceptions.iter().all(|(_, level)| *level == Level::Error)
    }

    /// How severe it is in a dialect; `None` where the dialect allows what the rule is about.
    pub fn severity(self, dialect: Dialect) -> Option<Severity> {
        let exception = self.0.exceptions.iter().find(|(exception, _)| *exception == dialect);
        exception.map_or(self.0.level, |(_, level)| *level).severity()
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Code {}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Declares the codes of a crate as constants, and `ALL` of them in order.
///
/// Each line is `NAME = "MOF-X000", level, "title";`, the level optionally followed by the dialects that see it differently. The
/// explanation is the file `explain/MOF-X000.md` in the declaring crate's folder.
///
/// ```ignore
/// mof_parser::diagnostic_codes! {
///     MISSING_SEMICOLON = "MOF-P102", Error [SdkPage: Warning], "a declaration does not end with `;`";
/// }
/// ```
#[macro_export]
macro_rules! diagnostic_codes {
    ($($name:ident = $id:literal, $level:ident $([$($dialect:ident: $exception:ident),+])?, $title:literal;)+) => {
        $(
            #[doc = concat!("`", $id, "`: ", $title, ".")]
            pub const $name: $crate::diagnostic::Code = $crate::diagnostic::Code::new(&$crate::diagnostic::CodeDefinition {
                id: $id,
                title: $title,
                level: $crate::diagnostic::Level::$level,
                exceptions: &[$($(($crate::Dialect::$dialect, $crate::diagnostic::Level::$exception)),+)?],
                explanation: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/explain/", $id, ".md")),
            });
        )+

        /// Every code of this crate, in the order of their declaration.
        pub const ALL: &[$crate::diagnostic::Code] = &[$($name),+];
    };
}
