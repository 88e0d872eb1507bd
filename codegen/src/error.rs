//! Why nothing was generated.

use std::fmt;
use std::path::Path;

use mof_model::Compilation;
use mof_parser::diagnostic::render::Renderer;
use mof_parser::{Diagnostic, Severity, SourceMap};

use crate::output::{Difference, Output, WriteError};

/// Nothing was generated, or it could not be written.
///
/// Its `Debug` form is for people: a build script whose `main` returns it shows every mistake in the schemas, each with its place.
pub struct Error(Kind);

enum Kind {
    Schema { rendered: String, errors: usize },
    Warnings { rendered: String, warnings: usize },
    Settings { rendered: String, errors: usize },
    Setting(String),
    NoOutputFolder,
    OutOfDate(String),
    Write(WriteError),
}

impl Error {
    /// Whether the schemas have errors, or warnings where those are denied.
    pub fn is_schema(&self) -> bool {
        matches!(self.0, Kind::Schema { .. } | Kind::Warnings { .. })
    }

    /// Whether something is wrong with the settings: with a configuration file, or with what the builder was told.
    pub fn is_settings(&self) -> bool {
        matches!(self.0, Kind::Settings { .. } | Kind::Setting(_))
    }

    /// Whether the result could not be written.
    pub fn is_output(&self) -> bool {
        matches!(self.0, Kind::Write(_) | Kind::NoOutputFolder)
    }

    /// Whether a folder was checked that does not hold what was generated.
    pub fn is_out_of_date(&self) -> bool {
        matches!(self.0, Kind::OutOfDate(_))
    }

    pub(crate) fn schema(compilation: &Compilation) -> Self {
        let errors: Vec<&Diagnostic> =
            compilation.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
        Self(Kind::Schema { rendered: text_of(&errors, &compilation.sources), errors: errors.len() })
    }

    pub(crate) fn warnings(warnings: &[&Diagnostic], sources: &SourceMap) -> Self {
        Self(Kind::Warnings { rendered: text_of(warnings, sources), warnings: warnings.len() })
    }

    pub(crate) fn settings(diagnostics: &[Diagnostic], sources: &SourceMap) -> Self {
        let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
        Self(Kind::Settings { rendered: text_of(&errors, sources), errors: errors.len() })
    }

    pub(crate) fn setting(wrong: &str) -> Self {
        Self(Kind::Setting(wrong.to_owned()))
    }

    pub(crate) fn out_of_date(folder: &Path, differences: &[Difference], output: &Output) -> Self {
        let mut message = format!("the generated code in `{}` is out of date:", folder.display());
        for difference in differences.iter().take(SHOWN) {
            let text = output.get(difference.path()).unwrap_or_default();
            message.extend(["\n  ", &difference.described(text)]);
        }
        if differences.len() > SHOWN {
            message.extend(["\n  and ", &(differences.len() - SHOWN).to_string(), " more"]);
        }
        Self(Kind::OutOfDate(message))
    }

    pub(crate) fn no_output_folder() -> Self {
        Self(Kind::NoOutputFolder)
    }
}

impl From<WriteError> for Error {
    fn from(error: WriteError) -> Self {
        Self(Kind::Write(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Schema { rendered, errors } => write!(f, "the schemas have {}\n\n{rendered}", counted(*errors, "error")),
            Kind::Settings { rendered, errors } => {
                write!(f, "the settings have {}\n\n{rendered}", counted(*errors, "error"))
            }
            Kind::Warnings { rendered, warnings } => {
                let counted = counted(*warnings, "warning");
                write!(f, "the schemas have {counted}, which are denied\n\n{rendered}")
            }
            Kind::Setting(message) | Kind::OutOfDate(message) => f.write_str(message),
            Kind::NoOutputFolder => f.write_str(
                "there is no folder to write to: outside of a build script, where cargo sets OUT_DIR, call `Builder::output`",
            ),
            Kind::Write(error) => error.fmt(f),
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::Write(error) => error.source(),
            _ => None,
        }
    }
}

/// The most diagnostics or files that an error shows.
const SHOWN: usize = 50;

fn text_of(diagnostics: &[&Diagnostic], sources: &SourceMap) -> String {
    let renderer = Renderer::new(sources);
    let mut blocks: Vec<String> = diagnostics.iter().take(SHOWN).map(|diagnostic| renderer.long(diagnostic)).collect();
    if diagnostics.len() > SHOWN {
        blocks.push(format!("and {} more", diagnostics.len() - SHOWN));
    }
    blocks.join("\n\n")
}

/// Whether a diagnostic is worth a line in the output of a build.
pub(crate) fn is_warning(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Warning
}
