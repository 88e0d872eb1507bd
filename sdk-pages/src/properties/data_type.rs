//! The data type that the Properties section gives: `UInt32`, `String Array`, `ref:ACME_Job`, `UInt8[]`, `Array of String`, each in several
//! settings.

use mof_parser::Span;
use mof_parser::ast::{IntrinsicType, Name, NodeSpan, TypeKind};

use crate::outline::Part;

/// What an array is marked with beside the type; Markdown sees two signs in the brackets.
const ARRAY: [&str; 4] = ["array", "[]", "[", "]"];

/// What a reference is marked with beside the class.
const REFERENCE: [&str; 2] = ["ref", "ref:"];

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
        let mut words = words(value);
        let count = words.len();
        let is_mark = |word: &String, marks: &[&str]| marks.iter().any(|mark| word.eq_ignore_ascii_case(mark));
        if is_mark(words.first()?, &["array"]) && count > 2 && is_mark(&words[1], &["of"]) {
            words.drain(1..2);
        }
        let is_array = count > 1 && words.iter().any(|word| is_mark(word, &ARRAY));
        let is_reference = count > 1 && words.iter().any(|word| is_mark(word, &REFERENCE));
        let word = words.iter().find(|word| count == 1 || !is_mark(word, &ARRAY) && !is_mark(word, &REFERENCE))?;
        let name = word.trim_end_matches("[]");
        let (has_prefix, type_word) = match name.get(..4) {
            Some(start) if start.eq_ignore_ascii_case("ref:") => (true, &name[4..]),
            _ => (false, name),
        };
        Some(Self {
            word: type_word.to_owned(),
            is_reference: is_reference || has_prefix,
            is_array: is_array || name.len() < word.len(),
            span: value.span(),
        })
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
        words.extend(plain.split_whitespace().map(|word| word.trim_end_matches(['.', ',']).to_owned()));
        value = rest;
    }
    words
}
