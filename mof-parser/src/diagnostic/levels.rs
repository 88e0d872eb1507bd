//! What the user wants to be told, where that differs from what the dialects say.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Code, Diagnostic, Level, Severity};
use crate::dialect::Dialect;

/// The levels that a user gives to codes, whatever the dialect of a file says of them.
///
/// ```
/// use mof_parser::diagnostic::{Level, Levels};
/// use mof_parser::{Dialect, Severity, codes};
///
/// let mut levels = Levels::default();
/// levels.set(codes::MISSING_SEMICOLON, Level::Note)?;
/// assert_eq!(levels.severity(codes::MISSING_SEMICOLON, Dialect::Standard), Some(Severity::Note));
/// assert_eq!(levels.severity(codes::MISSING_COMMA, Dialect::Standard), Some(Severity::Error));
/// # Ok::<(), mof_parser::diagnostic::AlwaysError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(Arc<BTreeMap<&'static str, Level>>);

impl Levels {
    /// Gives a code a level in all dialects.
    ///
    /// # Errors
    ///
    /// If the code is an error in every dialect and the level is lower. No stage can do anything with what such a code is about, whereas all
    /// have to cope with what some dialect allows.
    pub fn set(&mut self, code: Code, level: Level) -> Result<(), AlwaysError> {
        if level != Level::Error && code.is_always_error() {
            return Err(AlwaysError(code));
        }
        Arc::make_mut(&mut self.0).insert(code.id(), level);
        Ok(())
    }

    /// How severe a code is in a file of a dialect; `None` where nothing is reported.
    pub fn severity(&self, code: Code, dialect: Dialect) -> Option<Severity> {
        match self.0.get(code.id()) {
            Some(level) => level.severity(),
            None => code.severity(dialect),
        }
    }

    /// How severe something is that is reported at a severity of its own.
    pub fn severity_or(&self, code: Code, own: Severity) -> Option<Severity> {
        match self.0.get(code.id()) {
            Some(level) => level.severity(),
            None => Some(own),
        }
    }

    /// Diagnostics that were reported without regard to these levels, as they have it.
    pub fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if self.0.is_empty() {
            return diagnostics;
        }
        let leveled = |diagnostic: Diagnostic| {
            let severity = self.severity_or(diagnostic.code, diagnostic.severity)?;
            Some(Diagnostic { severity, ..diagnostic })
        };
        diagnostics.into_iter().filter_map(leveled).collect()
    }
}

/// A code is an error in every dialect, and stays one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlwaysError(Code);

impl fmt::Display for AlwaysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is an error in every dialect, and stays one", self.0)
    }
}

impl std::error::Error for AlwaysError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    #[test]
    fn what_is_an_error_everywhere_stays_one() {
        let mut levels = Levels::default();
        assert_eq!(
            levels.set(codes::UNTERMINATED_STRING, Level::Warning),
            Err(AlwaysError(codes::UNTERMINATED_STRING))
        );
        assert_eq!(levels.set(codes::UNTERMINATED_STRING, Level::Error), Ok(()));
        assert_eq!(levels, levels.clone());
    }

    #[test]
    fn what_no_dialect_reports_can_be_asked_for() {
        let mut levels = Levels::default();
        levels.set(codes::OBJECT_TYPE, Level::Warning).expect("some dialects allow it");
        assert_eq!(levels.severity(codes::OBJECT_TYPE, Dialect::Wmi), Some(Severity::Warning));
        levels.set(codes::OBJECT_TYPE, Level::Off).expect("some dialects allow it");
        assert_eq!(levels.severity_or(codes::OBJECT_TYPE, Severity::Error), None);
    }
}
