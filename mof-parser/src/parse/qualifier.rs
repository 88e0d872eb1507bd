//! Qualifier lists.

use super::error;
use super::input::{Step, Tokens, name, token};
use super::list::{self, Separator};
use super::recover;
use super::value::{array_initializer, qualifier_value};
use crate::ast::{Flavor, FlavorNode, NodeSpan, Qualifier, Value, ValueKind};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// `[ qualifierList ]`, `qualifierList = "[" qualifier *("," qualifier) "]"`
///
/// Total: a bad list is reported and ends where the qualified element begins, so the element is read all the same.
pub(super) fn qualifier_list(mut input: Tokens<'_>) -> (Tokens<'_>, Vec<Qualifier>) {
    let mut qualifiers = Vec::new();
    // Two lists in a row are one list in all but form; some files split theirs.
    while input.is(TokenKind::OpenBracket) {
        let (rest, more) = one_list(input);
        qualifiers.extend(more);
        input = rest;
    }
    (input, qualifiers)
}

fn one_list(open: Tokens<'_>) -> (Tokens<'_>, Vec<Qualifier>) {
    let expected = "`,` or `]` after a qualifier";
    let list = list::items(open, TokenKind::CloseBracket, expected, Separator::CommaOrNothing, qualifier);
    let Some(failure) = list.failure else {
        if list.items.is_empty() && list.rest.index() == open.index() + 2 {
            let diagnostic =
                Diagnostic::new(codes::EMPTY_QUALIFIER_LIST, list.rest.since(open).0, "the qualifier list is empty");
            open.report(diagnostic.help("remove `[]`, or write the qualifiers between the brackets"));
        }
        return (list.rest, list.items);
    };
    let failed = error::report(open, failure);
    let end = recover::to_list_separator(failed);
    (end.eat(TokenKind::CloseBracket).unwrap_or(failed), list.items)
}

/// `qualifier = qualifierName [qualifierParameter] [":" 1*flavor]`
fn qualifier(start: Tokens<'_>) -> Step<'_, Qualifier> {
    let (input, name) = name("a qualifier name")(start)?;
    let (input, value) = qualifier_parameter(input)?;
    let (input, flavors) = match input.eat(TokenKind::Colon) {
        Some(rest) => flavors(rest)?,
        None => (input, Vec::new()),
    };
    Ok((input, Qualifier { name, value, flavors, span: input.since(start) }))
}

/// `qualifierParameter = "(" constantValue ")" | arrayInitializer`; WMI also has several values in parentheses.
fn qualifier_parameter(input: Tokens<'_>) -> Step<'_, Option<Value>> {
    match input.kind() {
        TokenKind::OpenBrace => array_initializer(input).map(|(rest, value)| (rest, Some(value))),
        TokenKind::OpenParenthesis => parenthesized(input).map(|(rest, value)| (rest, Some(value))),
        _ => Ok((input, None)),
    }
}

fn parenthesized(open: Tokens<'_>) -> Step<'_, Value> {
    let expected = "`)` after the qualifier's value";
    let (rest, mut values) =
        list::delimited(open, TokenKind::CloseParenthesis, expected, Separator::Comma, qualifier_value)?;
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
    let message = "several values stand in parentheses";
    let help = "write one value in parentheses, or several in braces: `{\"a\", \"b\"}`";
    open.report(Diagnostic::new(codes::SEVERAL_VALUES_IN_PARENTHESES, span.0, message).help(help));
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
        let message = format!("`{}` is no flavor", error::shortened(input.text(token)));
        let help = "the flavors are `EnableOverride`, `DisableOverride`, `ToSubclass`, `Restricted` and `Translatable`; WMI also has \
                    `ToInstance` and `Amended`";
        input.report(Diagnostic::new(codes::UNKNOWN_FLAVOR, span, message).help(help));
    }
    Ok((rest, flavor.map(|flavor| FlavorNode { flavor, span: span.into() })))
}
