//! The access type: who may read and write a property.

use mof_parser::{Diagnostic, Diagnostics, Span};

use super::Account;
use crate::codes;
use crate::outline::Part;

/// What the line `Access type:` holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Access<'page> {
    /// `None` where the line is empty or cannot be read.
    pub(crate) kind: Option<AccessType>,
    /// A qualifier list in the place of the access type.
    pub(crate) qualifiers: Option<Part<'page>>,
    pub(crate) span: Span,
}

/// The access types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AccessType {
    ReadOnly,
    ReadWrite,
    WriteOnly,
}

impl<'page> Access<'page> {
    /// Reads the text after `Access type:`.
    pub(super) fn read(value: Part<'page>, account: &Account<'_>, diagnostics: &mut Diagnostics) -> Self {
        let list = value.as_str().find('[').map(|bracket| value.after(bracket));
        let word = value.until(list.map_or(value.as_str().len(), |list| value.as_str().len() - list.as_str().len()));
        let access = Self { kind: access_type(word.as_str()), qualifiers: list, span: value.span() };
        if let Some(diagnostic) = access.fault(word.as_str(), account) {
            diagnostics.report(diagnostic);
        }
        access
    }

    /// What is wrong with the line, whose `word` stands before a list.
    fn fault(&self, word: &str, account: &Account<'_>) -> Option<Diagnostic> {
        let element = format!("{} `{}`", account.kind, account.header.name);
        let (code, message, help) = match (self.kind, word) {
            (_, _) if self.qualifiers.is_some() => (
                codes::ACCESS_IS_QUALIFIERS,
                format!("a list of qualifiers stands in the access type of {element}"),
                "write `Read-only` or `Read/Write` here and the qualifiers in a `Qualifiers:` line; they are read",
            ),
            (None, "") => (
                codes::ACCESS_UNKNOWN,
                format!("the access type of {element} is empty"),
                "write `Read-only` or `Read/Write`",
            ),
            (None, word) => (
                codes::ACCESS_UNKNOWN,
                format!("`{word}` is no access type of {element}"),
                "write `Read-only`, `Read/Write` or `Write-only`",
            ),
            (Some(_), word) if word.contains(is_stray) => (
                codes::ACCESS_PUNCTUATION,
                format!("the access type `{word}` of {element} has stray punctuation"),
                "remove it; it is not read",
            ),
            _ => return None,
        };
        Some(Diagnostic::new(code, self.span, message).help(help))
    }
}

/// What no spelling of an access type has.
fn is_stray(character: char) -> bool {
    !character.is_ascii_alphabetic() && !" /-".contains(character)
}

impl AccessType {
    /// The access type that words say, in any case and with any punctuation.
    pub(crate) fn from_words(text: &str) -> Option<Self> {
        access_type(text)
    }
}

/// Pages write an access type with different case, blanks and stray punctuation, none of which can be mistaken.
fn access_type(text: &str) -> Option<AccessType> {
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    match letters.to_ascii_lowercase().as_str() {
        "readonly" | "read" => Some(AccessType::ReadOnly),
        "readwrite" | "readandwrite" => Some(AccessType::ReadWrite),
        "writeonly" | "write" => Some(AccessType::WriteOnly),
        _ => None,
    }
}
