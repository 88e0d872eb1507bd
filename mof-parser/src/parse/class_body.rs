//! The body of a class or structure: where it opens and closes, and what stands in it that is no feature.

use super::class::Head;
use super::error::{self, SyntaxError};
use super::feature::class_feature;
use super::input::{Step, Tokens, token};
use super::qualifier::qualifier_list;
use super::recover;
use super::specification::{Qualified, report_empty_declaration};
use crate::ast::Feature;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// What was read of a body.
pub(super) struct Body<'a> {
    pub(super) features: Vec<Feature>,
    /// The input after the declaration itself.
    pub(super) end: Tokens<'a>,
    /// The qualifiers of the next declaration, where the body ran into it.
    pub(super) pending: Option<Qualified<'a>>,
}

/// `"{" *classFeature "}" ";"`
pub(super) fn class_body<'a>(start: Tokens<'a>, head: Head<'_>) -> Step<'a, Body<'a>> {
    let input = after_parentheses(start);
    if input.index() > start.index() && !input.is(TokenKind::OpenBrace) {
        let end = end_of_block(input, "the class");
        return Ok((end, Body { features: Vec::new(), end, pending: None }));
    }
    let (mut rest, ()) = opening_brace(input, head)?;
    let mut features = Vec::new();
    loop {
        if let Some(after) = closing_brace(input, rest, head) {
            let end = end_of_block(after, &head.to_string());
            return Ok((end, Body { features, end, pending: None }));
        }
        if let Some(after) = between_features(rest, head) {
            rest = after;
            continue;
        }
        let start = rest;
        let (after, qualifiers) = qualifier_list(start);
        let after = after_junk(after, start);
        if let Some(end) = nested_class(after, head) {
            features.push(Feature::Error(end.since(start)));
            rest = end;
            continue;
        }
        if after.is(TokenKind::End) || recover::begins_class(after) || after.is(TokenKind::Hash) {
            report_unclosed(input, start, head);
            let pending = (after.index() > start.index()).then_some(Qualified { start, qualifiers });
            return Ok((after, Body { features, end: start, pending }));
        }
        match class_feature(Qualified { start, qualifiers }, after) {
            Ok((after, feature)) => {
                features.push(feature);
                rest = after;
            }
            Err(failure) => {
                rest = recover::to_next_feature(start, error::report(after, failure));
                features.push(Feature::Error(rest.since(start)));
            }
        }
    }
}

/// The `{` of a class; a new line that begins a feature shows that it was forgotten.
fn opening_brace<'a>(input: Tokens<'a>, head: Head<'_>) -> Step<'a, ()> {
    let begins_body = (input.starts_line() && recover::begins_feature(input)) || recover::begins_typed_feature(input);
    if begins_body {
        let message = format!("missing `{{` after the head of {head}");
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.gap(), message).help("write `{` here"));
        return Ok((input, ()));
    }
    if !input.is(TokenKind::OpenBrace) && recover::begins_feature(input.advance()) && input.advance().starts_line() {
        error::expected_with_help(input, "the `{` that opens the class", "write `{`");
        return Ok((input.advance(), ()));
    }
    let (rest, _) = token(TokenKind::OpenBrace, "`:` and a superclass, or the `{` that opens the class")(input)?;
    Ok((rest, ()))
}

/// `class A ();`, as one SDK page has it, and `class A () { … };`.
fn after_parentheses(input: Tokens<'_>) -> Tokens<'_> {
    if input.kinds() != [TokenKind::OpenParenthesis, TokenKind::CloseParenthesis] {
        return input;
    }
    let rest = input.advance().advance();
    let message = "a class has a body in braces";
    let help = if rest.is(TokenKind::OpenBrace) { "remove `()`" } else { "write `{ }`" };
    input.report(Diagnostic::new(codes::PARENTHESES_FOR_BODY, rest.since(input).0, message).help(help));
    rest
}

/// The input after the `}` of a body, or after a bracket of another kind that a `;` shows to be meant as it.
fn closing_brace<'a>(open: Tokens<'a>, input: Tokens<'a>, head: Head<'_>) -> Option<Tokens<'a>> {
    if input.is(TokenKind::CloseBrace) {
        return (!head.is_surplus(input)).then(|| input.advance());
    }
    let rest = input.advance();
    let next = rest.eat(TokenKind::Semicolon)?;
    let is_bracket = recover::is_closing(input.kind()) && recover::ends_body(input);
    let is_other = !matches!(input.kind(), TokenKind::Word | TokenKind::Semicolon) && recover::begins_declaration(next);
    if !is_bracket && !is_other {
        return None;
    }
    let message = format!("{head} is closed with {}", error::describe(input, input.peek()));
    let diagnostic = Diagnostic::new(codes::UNCLOSED, input.next_span(), message);
    input.report(diagnostic.label(open.next_span(), "`{` opened here").help("write `};`"));
    Some(rest)
}

/// Skips what stands between two features and is none: a `;`, a bracket.
fn between_features<'a>(input: Tokens<'a>, head: Head<'_>) -> Option<Tokens<'a>> {
    let empty = |input: Tokens<'a>| {
        let rest = input.eat(TokenKind::Semicolon)?;
        // The `;` of a body whose brace is missing is reported with that.
        if !recover::begins_declaration(rest) {
            report_empty_declaration(input);
        }
        Some(rest)
    };
    surplus(input, head).or_else(|| empty(input))
}

/// Skips one token between qualifiers and the feature that they belong to.
fn after_junk<'a>(input: Tokens<'a>, start: Tokens<'a>) -> Tokens<'a> {
    let rest = input.advance();
    let is_junk = !matches!(input.kind(), TokenKind::Word | TokenKind::Hash | TokenKind::End);
    if input.index() == start.index() || !is_junk || !recover::begins_typed_feature(rest) {
        return input;
    }
    error::expected_with_help(input, "a type after the qualifiers", "remove it");
    rest
}

/// Skips a bracket that closes or opens nothing, where a feature may begin.
fn surplus<'a>(input: Tokens<'a>, head: Head<'_>) -> Option<Tokens<'a>> {
    let rest = input.advance();
    if head.is_surplus(input) {
        recover::report_surplus(input);
        return Some(rest.eat(TokenKind::Semicolon).unwrap_or(rest));
    }
    let kinds = [TokenKind::CloseParenthesis, TokenKind::CloseBracket, TokenKind::OpenBrace];
    if !kinds.contains(&input.kind()) || !recover::begins_feature(rest) {
        return None;
    }
    recover::report_surplus(input);
    Some(rest)
}

/// The end of a class within a class, which is reported.
fn nested_class<'a>(input: Tokens<'a>, outer: Head<'_>) -> Option<Tokens<'a>> {
    let end = recover::nested_class(input)?;
    let inner = input.text(input.peek_at(1));
    let message = format!("class `{inner}` is nested in {outer}");
    let help = format!("MOF has no nested classes: declare `{inner}` before or after {outer}");
    let span = input.span(input.peek_at(1));
    input.report(
        Diagnostic::new(codes::UNEXPECTED_TOKEN, span, message)
            .label(outer.name.span.0, "it stands in this")
            .help(help),
    );
    Some(end)
}

/// What is not closed around an unclosed local structure is the same mistake.
fn report_unclosed(open: Tokens<'_>, end: Tokens<'_>, head: Head<'_>) {
    if end.context.unclosed_at.replace(Some(end.index())) == Some(end.index()) {
        return;
    }
    let message = format!("{head} is not closed");
    let diagnostic = Diagnostic::new(codes::UNCLOSED, end.gap(), message).at("expected `};`");
    end.report(
        diagnostic
            .label(open.next_span(), "`{` opened here")
            .help(format!("close the {} with `}};`", head.keyword.keyword())),
    );
}

/// The `;` after the `}` of a class or instance; what stands there instead is reported and skipped.
pub(super) fn end_of_block<'a>(input: Tokens<'a>, what: &str) -> Tokens<'a> {
    if let Some(rest) = input.eat(TokenKind::Semicolon) {
        return rest;
    }
    if recover::begins_production(input) || recover::begins_typed_feature(input) || input.starts_line() {
        let message = format!("missing `;` after the `}}` of {what}");
        input.report(Diagnostic::new(codes::MISSING_CLASS_SEMICOLON, input.gap(), message).help("write `};`"));
        return input;
    }
    if recover::is_closing(input.kind()) {
        recover::report_surplus(input);
        let rest = input.advance();
        return rest.eat(TokenKind::Semicolon).unwrap_or(rest);
    }
    let failure = SyntaxError::expected(input, "`;` after the closing `}`");
    recover::to_next_production(input, error::report(input, failure))
}
