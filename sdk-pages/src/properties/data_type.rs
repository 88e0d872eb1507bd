//! The data type that the Properties section gives: `UInt32`, `String Array`, `ref:ACME_Job`, `UInt8[]`, `Array of String`, each in several
//! settings.

use mof_parser::ast::{IntrinsicType, Name, NodeSpan, TypeKind};
use mof_parser::{Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::name::first_name;
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
    /// Reads the text after `Data type:`; `None` where it names no type.
    pub(super) fn read(value: Part<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut words = words(value);
        let count = words.len();
        if is_mark(words.first()?, &["array"]) && count > 2 && is_mark(&words[1], &["of"]) {
            words.drain(1..2);
        }
        let is_array = count > 1 && words.iter().any(|word| is_array_mark(word));
        let is_reference = count > 1 && words.iter().any(|word| is_mark(word, &REFERENCE));
        let types: Vec<&str> = words.iter().map(String::as_str).collect();
        let types = types.into_iter().filter(|word| count == 1 || !is_array_mark(word) && !is_mark(word, &REFERENCE));
        let types: Vec<&str> = types.collect();
        let first = types.first()?;
        let name = without_array(first);
        let (has_prefix, type_word) = match name.get(..4) {
            Some(start) if start.eq_ignore_ascii_case("ref:") => (true, &name[4..]),
            _ => (false, name),
        };
        Some(Self {
            word: type_name(type_word, &types, value, diagnostics)?,
            is_reference: is_reference || has_prefix,
            is_array: is_array || name.len() < first.len(),
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

/// The one name among the words of a type, of which `first` is the first without its marks.
fn type_name(first: &str, types: &[&str], value: Part<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let all = types.concat();
    let is_split = types.len() > 1 && IntrinsicType::from_keyword(&all).is_some();
    let name = if is_split { &all } else { first_name(first)? };
    if is_split || types.len() > 1 || name != first {
        let message = format!("`{}` is not the name of one type", value.as_str());
        diagnostics.report(
            Diagnostic::new(codes::TYPE_MISSPELLED, value.span(), message)
                .help(format!("write one type, such as `{name}`; it is read so")),
        );
    }
    Some(name.to_owned())
}

fn is_mark(word: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| word.eq_ignore_ascii_case(mark))
}

/// `Array`, or a bracket with at most a size in it.
fn is_array_mark(word: &str) -> bool {
    is_mark(word, &ARRAY) || without_array(word).is_empty()
}

/// A type without `[]` or `[24]` at its end.
fn without_array(word: &str) -> &str {
    let brackets = word.strip_suffix(']').and_then(|open| open.rsplit_once('['));
    match brackets {
        Some((name, size)) if size.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => word,
    }
}

/// The words of a type: pieces in different styles are words of their own, and marks that survived a broken code span are dropped.
fn words(mut value: Part<'_>) -> Vec<String> {
    let mut words = Vec::new();
    while !value.as_str().is_empty() {
        let (piece, rest) = value.first_piece();
        let plain = piece.as_str().replace(['`', '*'], "").replace("<br>", " ");
        words.extend(plain.split_whitespace().map(|word| word.trim_end_matches(['.', ',']).to_owned()));
        value = rest;
    }
    words
}
