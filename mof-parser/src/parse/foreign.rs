//! Words that other languages have in a declaration and MOF has not: each is reported with what MOF has instead, and the declaration
//! is read as it is meant.

use super::input::Tokens;
use super::method::is_method_start;
use super::recover;
use crate::ast::{DataType, IntrinsicType, Name, Qualifier, TypeKind};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// Words that other languages put before a type, and the qualifier that says the same; empty where MOF has nothing to say.
const MODIFIERS: [(&str, &str); 19] = [
    ("abstract", "Abstract"),
    ("in", "In"),
    ("key", "Key"),
    ("out", "Out"),
    ("read", "Read"),
    ("readonly", "Read"),
    ("required", "Required"),
    ("static", "Static"),
    ("write", "Write"),
    ("const", ""),
    ("final", ""),
    ("internal", ""),
    ("optional", ""),
    ("override", ""),
    ("private", ""),
    ("protected", ""),
    ("public", ""),
    ("readwrite", ""),
    ("virtual", ""),
];

/// Skips the words before a type that have no place there. A word that is a qualifier elsewhere is one of those given.
pub(super) fn modifiers(mut input: Tokens<'_>) -> (Tokens<'_>, Vec<Qualifier>) {
    let mut qualifiers = Vec::new();
    while is_modifier(input) {
        qualifiers.extend(modifier(input));
        input = input.advance();
    }
    (input, qualifiers)
}

/// The same before a method outside any class.
pub(super) fn method_modifiers(input: Tokens<'_>) -> (Tokens<'_>, Vec<Qualifier>) {
    let begins_method = input.is(TokenKind::Word) && is_method_start(input.advance());
    if begins_method { modifiers(input) } else { (input, Vec::new()) }
}

fn is_modifier(input: Tokens<'_>) -> bool {
    let three_words =
        input.kinds() == [TokenKind::Word; 3] && !input.is_keyword_at(1, "ref") && !input.is_keyword("ref");
    three_words
        && unsigned(input).is_none()
        && !is_intrinsic(input, 0)
        && (known(input).is_some() || is_intrinsic(input, 1) || is_reference(input.advance()))
}

/// `Class REF`; on the next line `ref` begins something else.
fn is_reference(class: Tokens<'_>) -> bool {
    class.is_keyword_at(1, "ref") && !class.advance().starts_line()
}

fn modifier(input: Tokens<'_>) -> Option<Qualifier> {
    let word = input.text(input.peek());
    let qualifier = known(input).filter(|qualifier| !qualifier.is_empty());
    let help = match qualifier {
        Some(name) => format!("write it as a qualifier before the declaration: `[{name}]`"),
        None => "remove it".to_owned(),
    };
    let message = format!("`{word}` is no part of a declaration");
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help(help));
    let span = input.next_span().into();
    let name = Name { text: qualifier?.to_owned(), span };
    Some(Qualifier { name, value: None, flavors: Vec::new(), span })
}

fn known(input: Tokens<'_>) -> Option<&'static str> {
    let word = input.text(input.peek());
    MODIFIERS.iter().find(|(modifier, _)| modifier.eq_ignore_ascii_case(word)).map(|(_, qualifier)| *qualifier)
}

fn is_intrinsic(input: Tokens<'_>, count: usize) -> bool {
    let token = input.peek_at(count);
    token.kind == TokenKind::Word && IntrinsicType::from_keyword(input.text(token)).is_some()
}

/// A type that is written in another way: `ref Class`, and the types of C that are two words.
pub(super) fn foreign_type(input: Tokens<'_>) -> Option<(Tokens<'_>, DataType)> {
    let three_words = input.kinds() == [TokenKind::Word; 3];
    if three_words && input.is_keyword("ref") && !input.is_keyword_at(1, "ref") {
        let class = input.advance();
        let rest = class.advance();
        let message = "`REF` stands after the name of the class";
        let help = format!("write `{} REF`", class.text(class.peek()));
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, rest.since(input).0, message).help(help));
        return Some((rest, DataType { kind: TypeKind::Reference(class.name(class.peek())), span: rest.since(input) }));
    }
    let (rest, intended) = unsigned(input)?;
    let message = format!("`{}` is not a type", input.slice(rest.since(input).0));
    let help = format!("did you mean `{}`?", intended.keyword());
    input.report(Diagnostic::new(codes::UNKNOWN_TYPE, rest.since(input).0, message).help(help));
    Some((rest, DataType { kind: TypeKind::Intrinsic(intended), span: rest.since(input) }))
}

/// `unsigned int` and its like.
fn unsigned(input: Tokens<'_>) -> Option<(Tokens<'_>, IntrinsicType)> {
    let signed = match input.text(input.peek()) {
        word if word.eq_ignore_ascii_case("unsigned") => false,
        word if ["signed", "long"].iter().any(|known| known.eq_ignore_ascii_case(word)) => true,
        _ => return None,
    };
    let base = |rest: Tokens<'_>| {
        let widths = [("char", 8), ("short", 16), ("int", 32), ("long", 32)];
        widths.into_iter().find(|(word, _)| rest.is_keyword(word)).map(|(_, width)| width)
    };
    let (mut rest, mut width) = (input.advance(), if input.is_keyword("long") { 32 } else { 0 });
    while let Some(more) = base(rest) {
        width = if (width, more) == (32, 32) { 64 } else { more };
        rest = rest.advance();
    }
    let types = [
        (8, IntrinsicType::Uint8, IntrinsicType::Sint8),
        (16, IntrinsicType::Uint16, IntrinsicType::Sint16),
        (32, IntrinsicType::Uint32, IntrinsicType::Sint32),
        (64, IntrinsicType::Uint64, IntrinsicType::Sint64),
    ];
    let (_, without_sign, with_sign) = types.into_iter().find(|(bits, ..)| *bits == width)?;
    let is_type = rest.is(TokenKind::Word) && rest.index() > input.index() + 1;
    is_type.then_some((rest, if signed { with_sign } else { without_sign }))
}

/// `Name type`, with the two swapped.
pub(super) fn swapped(input: Tokens<'_>) -> Option<(Tokens<'_>, DataType, Name)> {
    let ends = matches!(
        input.peek_at(2).kind,
        TokenKind::Semicolon | TokenKind::Equals | TokenKind::Comma | TokenKind::CloseParenthesis
    );
    let type_ = input.peek_at(1);
    if !input.is(TokenKind::Word) || !ends || is_intrinsic(input, 0) || type_.kind != TokenKind::Word {
        return None;
    }
    let intrinsic = IntrinsicType::from_keyword(input.text(type_))?;
    let (name, rest) = (input.name(input.peek()), input.advance().advance());
    let help = format!("write `{} {}`", input.text(type_), name.text);
    let message = "the type stands before the name, not after it";
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, rest.since(input).0, message).help(help));
    Some((rest, DataType { kind: TypeKind::Intrinsic(intrinsic), span: input.span(type_).into() }, name))
}

/// Whether a word stands before a superclass: one with which other languages name it, or any.
pub(super) fn inherits(input: Tokens<'_>) -> bool {
    let known = ["extends", "inherits", "implements", "derives"].iter().any(|word| input.is_keyword(word));
    let any = input.kinds() == [TokenKind::Word, TokenKind::Word, TokenKind::OpenBrace] && !input.is_keyword("as");
    known || (any && !recover::begins_typed_feature(input))
}

/// Skips words before `class` that have no place there.
pub(super) fn class_modifiers(mut input: Tokens<'_>) -> (Tokens<'_>, Vec<Qualifier>) {
    let mut qualifiers = Vec::new();
    while input.is(TokenKind::Word) && recover::begins_class(input.advance()) {
        qualifiers.extend(modifier(input));
        input = input.advance();
    }
    (input, qualifiers)
}
