//! Qualifier lists.

use super::error;
use super::input::{Step, Tokens, name, token};
use super::list::{self, Items};
use super::recover;
use super::value::{array_initializer, constant_value, is_constant, qualifier_value};
use crate::ast::{Flavor, FlavorNode, Name, NodeSpan, Qualifier, Value, ValueKind};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;
use crate::suggest;

/// `[ qualifierList ]`, `qualifierList = "[" qualifier *("," qualifier) "]"`
///
/// Total: a bad list is reported and ends where the qualified element begins, so the element is read all the same.
pub(super) fn qualifier_list(mut input: Tokens<'_>) -> (Tokens<'_>, Vec<Qualifier>) {
    let mut qualifiers = Vec::new();
    // Two lists in a row are one list in all but form.
    while input.is(TokenKind::OpenBracket) {
        if recover::begins_typed_feature(input.advance()) {
            recover::report_surplus(input);
            return (input.advance(), qualifiers);
        }
        if !qualifiers.is_empty() {
            let message = "an element has one list of qualifiers, and this is a second one";
            let help = "write `,` between the qualifiers, in one pair of brackets";
            input.report(Diagnostic::new(codes::MISSING_COMMA, input.next_span(), message).help(help));
        }
        let (rest, more) = one_list(input);
        if qualifiers.is_empty() {
            qualifiers = more;
        } else {
            qualifiers.extend(more);
        }
        input = rest;
    }
    (input, qualifiers)
}

fn one_list(open: Tokens<'_>) -> (Tokens<'_>, Vec<Qualifier>) {
    let expected = "`,` or `]` after a qualifier";
    let list = list::read(open, TokenKind::CloseBracket, expected, Items::Qualifiers, qualifier);
    let Some(failure) = list.failure else {
        if list.items.is_empty() && list.rest.index() == open.index() + 2 {
            let diagnostic =
                Diagnostic::new(codes::EMPTY_QUALIFIER_LIST, list.rest.since(open).0, "the qualifier list is empty");
            open.report(diagnostic.help("remove `[]`, or write the qualifiers between the brackets"));
        }
        return (list.rest, list.items);
    };
    let failed = error::report(open, failure);
    (recover::to_qualified_element(failed), list.items)
}

/// `qualifier = qualifierName [qualifierParameter] [":" 1*flavor]`
fn qualifier(start: Tokens<'_>) -> Step<'_, Qualifier> {
    let (input, name) = name("a qualifier name")(start)?;
    let (input, value) = qualifier_parameter(input, &name)?;
    let (input, flavors) = match input.eat(TokenKind::Colon) {
        Some(rest) => flavors(rest)?,
        None => (input, Vec::new()),
    };
    Ok((input, Qualifier { name, value, flavors, span: input.since(start) }))
}

/// `qualifierParameter = "(" constantValue ")" | arrayInitializer`; WMI also has several values in parentheses.
fn qualifier_parameter<'a>(input: Tokens<'a>, name: &Name) -> Step<'a, Option<Value>> {
    let (rest, value) = match input.kind() {
        TokenKind::OpenBrace | TokenKind::OpenParenthesis => bracketed(input)?,
        _ => match unbracketed(input) {
            Some(unbracketed) => {
                return unbracketed_value(input, unbracketed, name).map(|(rest, value)| (rest, Some(value)));
            }
            None => return Ok((input, None)),
        },
    };
    Ok((rest, Some(value)))
}

fn bracketed(open: Tokens<'_>) -> Step<'_, Value> {
    match open.kind() {
        TokenKind::OpenBrace => array_initializer(open, Items::QualifierValues),
        _ if open.kinds() == [TokenKind::OpenParenthesis, TokenKind::CloseParenthesis, TokenKind::String] => {
            recover::report_surplus(open.advance());
            bare_values(open.advance().advance())
        }
        _ => parenthesized(open, TokenKind::CloseParenthesis),
    }
}

/// The input at the value of a qualifier that has no opening bracket, or one of the wrong kind, or `=` or `:` before it.
fn unbracketed(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let begins_value = |input: Tokens<'_>| {
        matches!(input.kind(), TokenKind::String | TokenKind::Number | TokenKind::Character) || is_constant(input)
    };
    let value = match input.kind() {
        TokenKind::Equals | TokenKind::Colon | TokenKind::OpenBracket => input.advance(),
        _ => input,
    };
    let brackets =
        input.is(TokenKind::Equals) && matches!(value.kind(), TokenKind::OpenBrace | TokenKind::OpenParenthesis);
    (brackets || begins_value(value)).then_some(value)
}

/// Such a value, up to its closing bracket if it has one.
fn unbracketed_value<'a>(start: Tokens<'a>, value: Tokens<'a>, name: &Name) -> Step<'a, Value> {
    let rest = value.advance();
    if start.index() == value.index() && matches!(rest.kind(), TokenKind::OpenParenthesis | TokenKind::OpenBrace) {
        error::expected_with_help(start, &format!("the value of qualifier `{}`", name.text), "remove it");
        return bracketed(rest);
    }
    let (end, read) = match value.kind() {
        TokenKind::OpenBrace => array_initializer(value, Items::QualifierValues)?,
        TokenKind::OpenParenthesis | TokenKind::OpenBracket => parenthesized(value, TokenKind::CloseParenthesis)?,
        _ if start.is(TokenKind::OpenBracket) => parenthesized(start, TokenKind::CloseBracket)?,
        _ => bare_values(value)?,
    };
    let is_closed =
        |end: Tokens<'_>| matches!(end.previous().kind, TokenKind::CloseParenthesis | TokenKind::CloseBrace);
    if start.index() == value.index() && is_closed(end) {
        let open = if end.previous().kind == TokenKind::CloseBrace { "{" } else { "(" };
        let message = format!("missing `{open}` before the value of qualifier `{}`", name.text);
        let help = format!("write `{open}` here");
        start.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, start.gap(), message).help(help));
    } else {
        let message = format!("the value of qualifier `{}` stands in parentheses, or several in braces", name.text);
        let text = start.slice(end.since(value).0);
        let text = if text.len() > 40 || text.contains('\n') { "…" } else { text };
        let help = match value.kind() {
            TokenKind::OpenBrace | TokenKind::OpenParenthesis => format!("write `{}{text}`", name.text),
            _ => format!("write `{}({})`", name.text, text.trim_end_matches(']')),
        };
        start.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, start.next_span(), message).help(help));
    }
    Ok((end, read))
}

/// The values of a qualifier whose opening bracket is missing.
fn bare_values(start: Tokens<'_>) -> Step<'_, Value> {
    let (mut input, first) = constant_value(start)?;
    let mut values = vec![first];
    let is_literal =
        |input: Tokens<'_>| matches!(input.kind(), TokenKind::String | TokenKind::Number) || is_constant(input);
    while let Some(rest) = input.eat(TokenKind::Comma).filter(|rest| is_literal(*rest)) {
        let (rest, value) = constant_value(rest)?;
        values.push(value);
        input = rest;
    }
    let (is_array, span) = (input.is(TokenKind::CloseBrace) || values.len() > 1, input.since(start));
    let end = input.eat(TokenKind::CloseParenthesis).or_else(|| input.eat(TokenKind::CloseBrace)).unwrap_or(input);
    let value = if is_array { Value { kind: ValueKind::Array(values), span } } else { values.remove(0) };
    Ok((end, value))
}

/// The one literal that nearly all parentheses hold, without a list around it.
fn single_value(open: Tokens<'_>, close: TokenKind) -> Option<Step<'_, Value>> {
    let literal = open.advance();
    let mut end = literal;
    while end.is(TokenKind::String) {
        end = end.advance();
    }
    if literal.is(TokenKind::Number) {
        end = literal.advance();
    }
    let is_single = end.index() > literal.index() && end.is(close);
    is_single.then(|| constant_value(literal).map(|(_, value)| (end.advance(), value)))
}

fn parenthesized(open: Tokens<'_>, close: TokenKind) -> Step<'_, Value> {
    if let Some(value) = single_value(open, close) {
        return value;
    }
    let expected = "`)` after the qualifier's value";
    let (rest, mut values) = list::delimited(open, close, expected, Items::QualifierValues, qualifier_value)?;
    let span = rest.since(open);
    if values.len() == 1 {
        return Ok((rest, values.remove(0)));
    }
    if values.is_empty() {
        if rest.index() == open.index() + 2 {
            let message = "expected a value between the parentheses";
            open.report(
                Diagnostic::new(codes::UNEXPECTED_TOKEN, span.0, message).help("write a value, or remove `()`"),
            );
        }
        return Ok((rest, Value { kind: ValueKind::Error, span }));
    }
    // Other brackets have been reported.
    if close == TokenKind::CloseParenthesis && rest.previous().kind == close {
        let message = "several values stand in parentheses";
        let help = "write one value in parentheses, or several in braces: `{\"a\", \"b\"}`";
        open.report(Diagnostic::new(codes::SEVERAL_VALUES_IN_PARENTHESES, span.0, message).help(help));
    }
    Ok((rest, Value { kind: ValueKind::Array(values), span }))
}

/// `1*flavor`, separated by white space; SDK pages also write commas.
fn flavors(input: Tokens<'_>) -> Step<'_, Vec<FlavorNode>> {
    let (mut input, first) = flavor(input)?;
    let mut flavors = Vec::from_iter(first);
    loop {
        let candidate = input.eat(TokenKind::Comma).unwrap_or(input);
        let token = candidate.peek();
        let known = (token.kind == TokenKind::Word).then(|| Flavor::from_keyword(input.text(token))).flatten();
        let Some(known) = known else { return Ok((input, flavors)) };
        flavors.push(FlavorNode { flavor: known, span: NodeSpan(input.span(token)) });
        input = candidate.advance();
    }
}

/// A flavor; `None` where the word is no flavor, which is reported.
pub(super) fn flavor(input: Tokens<'_>) -> Step<'_, Option<FlavorNode>> {
    let (rest, token) = token(TokenKind::Word, "a flavor, such as `ToSubclass`")(input)?;
    let span = input.span(token);
    let flavor = Flavor::from_keyword(input.text(token));
    if flavor.is_none() {
        let word = input.text(token);
        let help = match suggest::nearest(word, Flavor::ALL.map(Flavor::keyword)) {
            Some(flavor) => format!("did you mean `{flavor}`?"),
            None => "the flavors are `EnableOverride`, `DisableOverride`, `ToSubclass`, `Restricted` and `Translatable`; WMI also has \
                     `ToInstance` and `Amended`"
                .to_owned(),
        };
        input.report(Diagnostic::new(codes::UNKNOWN_FLAVOR, span, format!("`{word}` is no flavor")).help(help));
    }
    Ok((rest, flavor.map(|flavor| FlavorNode { flavor, span: span.into() })))
}
