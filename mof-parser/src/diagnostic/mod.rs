//! Diagnostics: the only way in which anything is reported, by the parser and by every crate that builds on it.
//!
//! A [`Diagnostic`] has a stable [`Code`], one lowercase line of message, a [`Label`] on the exact bytes, further labels where
//! another party stands, and a help that says what to write. What a text quotes from the source in backticks is cut where it is very
//! long. How it looks is the renderer's business
//! (the module `render`, behind the feature of that name).

mod code;
mod levels;
#[cfg(feature = "render")]
pub mod render;
mod shorten;

use std::fmt;

pub use code::{Code, CodeDefinition, Level};
pub use levels::{AlwaysError, Levels};

use crate::dialect::Dialect;
use crate::source::Span;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Probably a mistake; the result can be used.
    Warning,
    /// A mistake; the result must not be used.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place and what to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words, lowercase; may be empty for the place that the message is about.
    pub text: String,
}

/// One thing reported about the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule spoke.
    pub code: Code,
    /// How bad it is, in the dialect of the file.
    pub severity: Severity,
    /// One lowercase line without a final full stop.
    pub message: String,
    /// The place that the message is about.
    pub primary: Label,
    /// The other places that matter: a first definition, a superclass's property.
    pub secondary: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic at a place, with the severity that the code has in [`Dialect::Standard`].
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(Dialect::Standard).unwrap_or(Severity::Note),
            message: shorten::message(message.into()),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            help: None,
        }
    }

    /// Says something else than the title of the code.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = shorten::message(message.into());
        self
    }

    /// Says something at the place itself.
    #[must_use]
    pub fn at(mut self, text: impl Into<String>) -> Self {
        self.primary.text = shorten::message(text.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: shorten::message(text.into()) });
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shorten::help(help.into()));
        self
    }

    /// Whether the inputs must not be used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The most errors, and the most other diagnostics, that are kept for one file; more are counted only.
pub const MAX_PER_FILE: usize = 1000;

/// Collects what is reported about one file, at the severities of its dialect.
///
/// At most [`MAX_PER_FILE`] errors and as many others are kept: the rest of a hopeless file says nothing new. Errors have room of their
/// own, so that a file with one never passes for valid.
#[derive(Debug, Default)]
pub struct Diagnostics {
    dialect: Dialect,
    levels: Levels,
    kept: Vec<Diagnostic>,
    errors: usize,
    dropped: usize,
}

impl Diagnostics {
    /// An empty collection for a file of a dialect.
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, ..Self::default() }
    }

    /// The same, with levels that the user gives to codes.
    #[must_use]
    pub fn with_levels(self, levels: &Levels) -> Self {
        Self { levels: levels.clone(), ..self }
    }

    /// An empty collection that reports in the same way.
    #[must_use]
    pub fn alike(&self) -> Self {
        Self::new(self.dialect).with_levels(&self.levels)
    }

    /// The dialect whose severities are used.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// How severe a code is here; `None` where it is not reported.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        self.levels.severity(code, self.dialect)
    }

    /// Takes a diagnostic, at its severity in the dialect; drops it where the dialect allows what it is about.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if let Some(severity) = self.severity(diagnostic.code) {
            self.report_as(severity, diagnostic);
        }
    }

    /// Takes a diagnostic, at a severity of its own unless the user has chosen another.
    pub fn report_as(&mut self, severity: Severity, diagnostic: Diagnostic) {
        let Some(severity) = self.levels.severity_or(diagnostic.code, severity) else { return };
        let is_error = severity == Severity::Error;
        let kept = if is_error { self.errors } else { self.kept.len() - self.errors };
        if kept == MAX_PER_FILE {
            self.dropped += 1;
            return;
        }
        self.errors += usize::from(is_error);
        self.kept.push(Diagnostic { severity, ..diagnostic });
    }

    /// Whether a diagnostic of this code is among those kept.
    pub fn contains(&self, code: Code) -> bool {
        self.kept.iter().any(|diagnostic| diagnostic.code == code)
    }

    /// Where the kept diagnostics of some codes point, in the order in which they were reported.
    pub(crate) fn spans_of(&self, codes: &[Code]) -> impl Iterator<Item = Span> {
        self.kept.iter().filter(|diagnostic| codes.contains(&diagnostic.code)).map(|diagnostic| diagnostic.primary.span)
    }

    /// All that was kept, in source order, and one more that counts the rest.
    pub fn into_vec(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|diagnostic| (diagnostic.primary.span.start, diagnostic.primary.span.end));
        if let (Some(last), true) = (self.kept.last(), self.dropped > 0) {
            let span = last.primary.span;
            let message = format!("{} more diagnostics in this file are not shown", self.dropped);
            self.kept.push(Diagnostic::new(crate::codes::TOO_MANY_DIAGNOSTICS, span, message));
        }
        self.kept
    }
}
