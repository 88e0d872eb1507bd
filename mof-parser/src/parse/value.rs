//! Values: constants, arrays, aliases, instances.

use nom::Parser;
use nom::combinator::{cut, opt};
use nom::sequence::preceded;

use super::enumeration::enumeration_literal;
use super::error::{SyntaxError, expected_with_help};
use super::input::{Step, Tokens, token};
use super::instance::instance_value;
use super::list::{self, Items};
use super::literal;
use super::structure::begins_structure_value;
use crate::ast::{Value, ValueKind};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;
use crate::suggest;

/// The most values that may be open around a value, or bodies around a local structure. Nothing real comes near it.
const MAX_DEPTH: usize = 64;

/// `defaultValue = "=" initializer`, where there is one
pub(super) fn default_value(input: Tokens<'_>) -> Step<'_, Option<Value>> {
    opt(preceded(token(TokenKind::Equals, "`=`"), cut(initializer))).parse(input)
}

/// `initializer = constantValue | arrayInitializer | referenceInitializer`; WMI and DSC also nest instances, MOF 3 structure values.
pub(super) fn initializer(input: Tokens<'_>) -> Step<'_, Value> {
    match input.kind() {
        TokenKind::OpenBrace => array_initializer(input, Items::Values),
        TokenKind::Alias => Ok(alias(input)),
        TokenKind::Word if input.is_keyword("instance") && input.peek_at(1).kind == TokenKind::Word => {
            nested_instance(input)
        }
        TokenKind::Word if begins_structure_value(input) => nested_structure_value(input),
        TokenKind::Word if constant_word(input.text(input.peek())).is_none() => enumeration_literal(input),
        _ => constant_value(input),
    }
}

/// `arrayInitializer = "{" constantValue *("," constantValue) "}" | "{" "}"`; `items` says what it is the value of.
pub(super) fn array_initializer(open: Tokens<'_>, items: Items) -> Step<'_, Value> {
    let expected = "`,` or `}` after a value";
    let read = || list::delimited(open, TokenKind::CloseBrace, expected, items, initializer);
    let (rest, values) = nested(open, read)?;
    Ok((rest, Value { kind: ValueKind::Array(values), span: rest.since(open) }))
}

/// `constantValue = integerValue | realValue | charValue | stringValue | booleanValue | nullValue`
pub(super) fn constant_value(input: Tokens<'_>) -> Step<'_, Value> {
    match input.kind() {
        TokenKind::String => Ok(string_value(input)),
        TokenKind::Number => Ok(one(input, literal::number(input))),
        TokenKind::Character => Ok(one(input, literal::character(input))),
        TokenKind::Word => match constant_word(input.text(input.peek())) {
            Some(kind) => Ok(one(input, kind)),
            None => Err(no_constant(input)),
        },
        TokenKind::OpenBracket | TokenKind::OpenParenthesis => {
            Err(expected_with_help(input, "a value", "write several values in braces: `{1, 2}`"))
        }
        TokenKind::Equals => Err(expected_with_help(input, "a value", "write a single `=`")),
        _ => Err(SyntaxError::expected(input, "a value")),
    }
}

/// A value in the parentheses of a qualifier: a `constantValue`, or an `enumValue` of MOF 3, which is the only one there
pub(super) fn qualifier_value(input: Tokens<'_>) -> Step<'_, Value> {
    match input.kinds() {
        [TokenKind::Word, TokenKind::CloseParenthesis, _, _]
        | [TokenKind::Word, TokenKind::Dot, TokenKind::Word, TokenKind::CloseParenthesis] => initializer(input),
        _ => constant_value(input),
    }
}

/// An argument of a directive: `stringValue`; WMI also has bare words and numbers.
pub(super) fn directive_argument(input: Tokens<'_>) -> Step<'_, Value> {
    match input.kind() {
        TokenKind::Word => Ok(one(input, ValueKind::Word(input.text(input.peek()).to_owned()))),
        _ => constant_value(input),
    }
}

/// The failure that a word is no constant: a misspelt one, or a text without quotes.
fn no_constant(input: Tokens<'_>) -> nom::Err<SyntaxError> {
    let word = input.text(input.peek());
    let help = match suggest::nearest(word, ["TRUE", "FALSE", "NULL"]) {
        Some(constant) => format!("did you mean `{constant}`?"),
        None => format!("write a string in quotes: `\"{word}\"`"),
    };
    expected_with_help(input, "a value: a number, a string in quotes, `TRUE`, `FALSE` or `NULL`", help)
}

/// Whether the next token is a word that is a value: `TRUE`, `FALSE` or `NULL`.
pub(super) fn is_constant(input: Tokens<'_>) -> bool {
    input.is(TokenKind::Word) && constant_word(input.text(input.peek())).is_some()
}

fn constant_word(word: &str) -> Option<ValueKind> {
    match word {
        word if word.eq_ignore_ascii_case("true") => Some(ValueKind::Boolean(true)),
        word if word.eq_ignore_ascii_case("false") => Some(ValueKind::Boolean(false)),
        word if word.eq_ignore_ascii_case("null") => Some(ValueKind::Null),
        _ => None,
    }
}

/// How many bytes adjacent string literals have between their quotes: as many as their text, or few more.
fn literals_length(mut input: Tokens<'_>) -> usize {
    let mut length = 0;
    while input.is(TokenKind::String) {
        let token = input.peek();
        length += (token.end - token.start).saturating_sub(2) as usize;
        input = input.advance();
    }
    length
}

/// `stringValue = 1*stringLiteral`
fn string_value(start: Tokens<'_>) -> (Tokens<'_>, Value) {
    let mut text = String::with_capacity(literals_length(start));
    let mut input = start;
    while let Some(rest) = input.eat(TokenKind::String) {
        literal::string(input, &mut text);
        input = rest;
    }
    (input, Value { kind: ValueKind::String(text), span: input.since(start) })
}

/// `aliasIdentifier = "$" identifier`
fn alias(input: Tokens<'_>) -> (Tokens<'_>, Value) {
    let name = input.text(input.peek()).trim_start_matches('$').to_owned();
    one(input, ValueKind::Alias(name))
}

fn nested_instance(input: Tokens<'_>) -> Step<'_, Value> {
    let message = "an instance is nested in a value";
    let help = "the standard writes it as MOF text in a string: `\"instance of C { … };\"`";
    input.report(Diagnostic::new(codes::INSTANCE_VALUE, input.next_span(), message).help(help));
    let (rest, instance) = nested(input, || instance_value(input))?;
    Ok((rest, Value { kind: ValueKind::Instance(Box::new(instance)), span: rest.since(input) }))
}

fn nested_structure_value(input: Tokens<'_>) -> Step<'_, Value> {
    let (rest, value) = nested(input, || instance_value(input))?;
    Ok((rest, Value { kind: ValueKind::Instance(Box::new(value)), span: rest.since(input) }))
}

/// Reads something that may hold itself again, within the limit of nesting.
pub(super) fn nested<'a, T>(input: Tokens<'a>, read: impl FnOnce() -> Step<'a, T>) -> Step<'a, T> {
    let depth = &input.context.depth;
    if depth.get() == MAX_DEPTH {
        let message = format!("this is nested more than {MAX_DEPTH} deep");
        input.report(Diagnostic::new(codes::NESTED_TOO_DEEPLY, input.next_span(), message));
        return Err(SyntaxError::reported(input));
    }
    depth.set(depth.get() + 1);
    let outcome = read();
    depth.set(depth.get() - 1);
    outcome
}

fn one(input: Tokens<'_>, kind: ValueKind) -> (Tokens<'_>, Value) {
    (input.advance(), Value { kind, span: input.next_span().into() })
}
