//! What the user wants to be told, where that differs from what the dialects say.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Level, Severity};
use crate::dialect::Dialect;

/// The levels that a user gives to codes, whatever the dialect of a file says of them.
///
/// ```
/// use mof_parser::diagnostic::{Level, Levels};
/// use mof_parser::{Dialect, Severity, codes};
///
/// let mut levels = Levels::default();
/// levels.set(codes::MISSING_SEMICOLON, Level::Note);
/// assert_eq!(levels.severity(codes::MISSING_SEMICOLON, Dialect::Standard), Some(Severity::Note));
/// assert_eq!(levels.severity(codes::UNCLOSED, Dialect::Standard), Some(Severity::Error));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Levels(Arc<BTreeMap<&'static str, Level>>);

impl Levels {
    /// Gives a code a level in all dialects.
    pub fn set(&mut self, code: Code, level: Level) {
        Arc::make_mut(&mut self.0).insert(code.id(), level);
    }

    /// How severe a code is in a file of a dialect; `None` where nothing is reported.
    pub fn severity(&self, code: Code, dialect: Dialect) -> Option<Severity> {
        match self.0.get(code.id()) {
            Some(level) => level.severity(),
            None => code.severity(dialect),
        }
    }
}
