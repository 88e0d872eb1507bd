//! The data type that the Properties section gives: `UInt32`, `String Array`, `ref:ACME_Job`, `UInt8[]`, each in several settings.

use mof_parser::Span;
use mof_parser::ast::{IntrinsicType, Name, NodeSpan, TypeKind};

use crate::outline::Part;

/// A data type as the Properties section gives it.
#[derive(Clone, Debug)]
pub(crate) struct DocumentedType {
    /// The type's word as the page spells it, without marks.
    pub(crate) word: String,
    pub(crate) is_reference: bool,
    pub(crate) is_array: bool,
    /// The whole type.
    pub(crate) span: Span,
}

impl DocumentedType {
    /// Reads the text after `Data type:`; `None` where it is empty.
    pub(crate) fn read(value: Part<'_>) -> Option<Self> {
        let words = words(value);
        let mut words = words.iter().map(String::as_str);
        let first = words.next()?;
        let name = first.trim_end_matches("[]");
        let (is_reference, word) = match name.get(..4) {
            Some(start) if start.eq_ignore_ascii_case("ref:") => (true, &name[4..]),
            _ => (false, name),
        };
        let is_array = name.len() < first.len() || words.any(|word| word.eq_ignore_ascii_case("array"));
        Some(Self { word: word.to_owned(), is_reference, is_array, span: value.span() })
    }

    /// The type without the array, as the page has it.
    pub(crate) fn shown(&self) -> String {
        let prefix = if self.is_reference { "ref:" } else { "" };
        format!("{prefix}{}", self.word)
    }

    /// The type in the syntax tree.
    pub(crate) fn kind(&self) -> TypeKind {
        let name = Name { text: self.word.clone(), span: NodeSpan(self.span) };
        match IntrinsicType::from_keyword(&self.word).filter(|intrinsic| !intrinsic.is_of_mof3()) {
            _ if self.is_reference => TypeKind::Reference(name),
            Some(intrinsic) => TypeKind::Intrinsic(intrinsic),
            None if self.word.eq_ignore_ascii_case("object") => TypeKind::Object,
            None => TypeKind::Class(name),
        }
    }
}

/// The words of a type: pieces in different styles are words of their own, and marks that survived a broken code span are dropped.
fn words(mut value: Part<'_>) -> Vec<String> {
    let mut words = Vec::new();
    while !value.as_str().is_empty() {
        let (piece, rest) = value.first_piece();
        let plain = piece.as_str().replace(['`', '*'], "");
        words.extend(plain.split_whitespace().map(str::to_owned));
        value = rest;
    }
    words
}
