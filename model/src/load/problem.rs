//! What can be wrong with an input before anyone looks at its text, and how it is said.

use std::io;

use mof_parser::{Diagnostic, Severity, SourceFile, Span};

use crate::codes;

/// Why an input has no text.
#[derive(Clone, Debug)]
pub(super) enum InputProblem {
    /// The system did not let us, for this reason.
    Unreadable(String),
    TooLarge {
        size: u64,
        limit: u64,
    },
    NotText,
    BinaryMof,
    NoSchemaFiles,
    /// Nothing matches a pattern.
    NoMatch,
}

impl From<io::Error> for InputProblem {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(reason(&error))
    }
}

impl InputProblem {
    /// The diagnostic, at the empty text that stands for the input.
    pub(super) fn diagnostic(&self, file: &SourceFile) -> Diagnostic {
        let (span, path) = (file.span(), file.path());
        match self {
            Self::Unreadable(reason) => {
                Diagnostic::new(codes::UNREADABLE_INPUT, span, format!("cannot read `{path}`: {reason}"))
            }
            Self::TooLarge { size, limit } => {
                let message = format!("`{path}` has {}, more than the limit of {}", amount(*size), amount(*limit));
                Diagnostic::new(codes::INPUT_TOO_LARGE, span, message)
                    .help("split the file, or raise the limit if it is what you meant to read")
            }
            Self::BinaryMof => {
                let message = format!("`{path}` is binary MOF");
                Diagnostic::new(codes::INPUT_NOT_TEXT, span, message).help("name the text from which it was compiled")
            }
            Self::NotText => {
                let message = format!("`{path}` is not text: it is neither UTF-8 nor UTF-16, and has zero bytes");
                Diagnostic::new(codes::INPUT_NOT_TEXT, span, message)
            }
            Self::NoSchemaFiles => {
                let message = format!("the folder `{path}` holds no schema files");
                Diagnostic::new(codes::NO_SCHEMA_FILES, span, message).help("name the files if they have unusual names")
            }
            Self::NoMatch => {
                let message = format!("no file or folder matches `{path}`");
                Diagnostic::new(codes::NO_SCHEMA_FILES, span, message)
                    .help("`*` stands for any characters of a name, `?` for one, and `**` for folders in folders")
            }
        }
    }
}

/// The warning about a text that had to be guessed, at the first character in doubt.
pub(super) fn doubtful(file: &SourceFile, what: &str, offset: usize) -> Diagnostic {
    let length = file.text().get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let span = Span { file: file.id(), start: at(offset), end: at(offset + length) };
    Diagnostic::new(codes::DOUBTFUL_ENCODING, span, format!("the text is {what}")).help("save the file as UTF-8")
}

/// What is said about a text without declarations: a warning where it was named, a note where it just lay in a folder.
pub(super) fn no_declarations(file: &SourceFile, named: bool) -> Diagnostic {
    let message = format!("`{}` declares nothing", file.path());
    let mut diagnostic = Diagnostic::new(codes::NO_DECLARATIONS, file.span().at_start(), message);
    diagnostic.severity = if named { Severity::Warning } else { Severity::Note };
    diagnostic
}

/// The system's reason in plain words, without its number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let text = error.to_string();
            let plain = text.split(" (os error").next().unwrap_or_default();
            let mut characters = plain.chars();
            characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
        }
    }
}

fn amount(bytes: u64) -> String {
    const MEBIBYTE: u64 = 1 << 20;
    match bytes {
        MEBIBYTE.. if bytes.is_multiple_of(MEBIBYTE) => format!("{} MiB", bytes / MEBIBYTE),
        // One decimal, rounded up, so that a size just above the limit does not print as the limit.
        MEBIBYTE.. => {
            let tenths = (bytes * 10).div_ceil(MEBIBYTE);
            format!("{}.{} MiB", tenths / 10, tenths % 10)
        }
        _ => format!("{bytes} bytes"),
    }
}
