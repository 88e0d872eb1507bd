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
        let (kind, name) = (account.kind, &account.header.name);
        let access = Self { kind: access_type(value.as_str()), qualifiers: None, span: value.span() };
        if access.kind.is_some() {
            return access;
        }
        let is_list = value.as_str().starts_with('[');
        let diagnostic = match (is_list, value.as_str()) {
            (true, _) => Diagnostic::new(
                codes::ACCESS_IS_QUALIFIERS,
                access.span,
                format!("the access type of {kind} `{name}` is a list of qualifiers"),
            )
            .help("write `Read-only` or `Read/Write` here and the qualifiers in a `Qualifiers:` line"),
            (false, "") => Diagnostic::new(
                codes::ACCESS_UNKNOWN,
                access.span,
                format!("the access type of {kind} `{name}` is empty"),
            )
            .help("write `Read-only` or `Read/Write`"),
            (false, text) => Diagnostic::new(
                codes::ACCESS_UNKNOWN,
                access.span,
                format!("`{text}` is no access type of {kind} `{name}`"),
            )
            .help("write `Read-only`, `Read/Write` or `Write-only`"),
        };
        diagnostics.report(diagnostic);
        Self { qualifiers: is_list.then_some(value), ..access }
    }
}

impl AccessType {
    /// The access type that words say, in any case and with any punctuation.
    pub(crate) fn from_words(text: &str) -> Option<Self> {
        access_type(text)
    }
}

/// Pages write an access type with different case, blanks and stray punctuation, none of which can be mistaken.
fn access_type(text: &str) -> Option<AccessType> {
    if text.starts_with('[') {
        return None;
    }
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    match letters.to_ascii_lowercase().as_str() {
        "readonly" | "read" => Some(AccessType::ReadOnly),
        "readwrite" => Some(AccessType::ReadWrite),
        "writeonly" | "write" => Some(AccessType::WriteOnly),
        _ => None,
    }
}
