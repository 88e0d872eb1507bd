//! Lists between brackets, with one way to recover: a bad item is reported and skipped, the others are read.

use super::error::{self, SyntaxError};
use super::input::{Step, Tokens};
use super::recover;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// What separates the items of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// A comma.
    Comma,
    /// A comma; a new item shows that one was forgotten.
    CommaOrNothing,
    /// A comma; a new item on a new line shows that one was forgotten, and a `;` may stand for it, as in the parameters of methods
    /// on Configuration Manager SDK pages.
    CommaOrLine,
}

/// What was read of a list.
pub(super) struct List<'a, T> {
    pub(super) items: Vec<T>,
    /// The input after the closing bracket, or where the list goes wrong.
    pub(super) rest: Tokens<'a>,
    /// How the list goes wrong: it has no end.
    pub(super) failure: Option<nom::Err<SyntaxError>>,
}

/// `open [ item *( "," item ) ] close`, with the opening bracket as the next token.
///
/// Fails only where the list has no end; `expected` says what would go on.
pub(super) fn delimited<'a, T>(
    open: Tokens<'a>,
    close: TokenKind,
    expected: &'static str,
    separator: Separator,
    item: impl Fn(Tokens<'a>) -> Step<'a, T>,
) -> Step<'a, Vec<T>> {
    let list = items(open, close, expected, separator, item);
    match list.failure {
        None => Ok((list.rest, list.items)),
        Some(failure) => Err(failure),
    }
}

/// The same, with the items that could be read where the list has no end.
pub(super) fn items<'a, T>(
    open: Tokens<'a>,
    close: TokenKind,
    expected: &'static str,
    separator: Separator,
    item: impl Fn(Tokens<'a>) -> Step<'a, T>,
) -> List<'a, T> {
    let mut list = List { items: Vec::new(), rest: open.advance(), failure: None };
    loop {
        if let Some(rest) = list.rest.eat(close) {
            return List { rest, ..list };
        }
        let start = list.rest;
        let outcome = item(start);
        let reported = outcome.is_err();
        list.rest = match outcome {
            Ok((rest, item)) => {
                list.items.push(item);
                rest
            }
            Err(failure) => recover::to_list_separator(error::report(start, failure)),
        };
        match next_item(list.rest, close, separator) {
            Some(rest) if rest.index() > start.index() => list.rest = rest,
            // What follows a bad item has been reported with it.
            _ if reported => return List { failure: Some(SyntaxError::reported(list.rest)), ..list },
            _ => return List { failure: Some(SyntaxError::unclosed(list.rest, expected, open)), ..list },
        }
    }
}

/// The input at the next item or at the closing bracket, after a separator.
fn next_item(input: Tokens<'_>, close: TokenKind, separator: Separator) -> Option<Tokens<'_>> {
    if input.is(close) {
        return Some(input);
    }
    if let Some(rest) = input.eat(TokenKind::Comma) {
        report_trailing(input, rest, close);
        return Some(rest);
    }
    match separator {
        Separator::Comma => None,
        Separator::CommaOrNothing => missing_separator(input, close),
        Separator::CommaOrLine => {
            semicolon(input, close).or_else(|| missing_separator(input, close).filter(|_| input.starts_line()))
        }
    }
}

fn report_trailing(separator: Tokens<'_>, rest: Tokens<'_>, close: TokenKind) {
    if rest.is(close) {
        let message = "the list ends with a separator and no item after it";
        separator.report(Diagnostic::new(codes::TRAILING_COMMA, separator.next_span(), message).help("remove it"));
    }
}

fn semicolon(input: Tokens<'_>, close: TokenKind) -> Option<Tokens<'_>> {
    let rest = input.eat(TokenKind::Semicolon).filter(|rest| goes_on(*rest, close))?;
    let message = "items of a list are separated by `,`, not by `;`";
    input.report(Diagnostic::new(codes::SEMICOLON_FOR_COMMA, input.next_span(), message).help("write `,`"));
    report_trailing(input, rest, close);
    Some(rest)
}

fn missing_separator(input: Tokens<'_>, close: TokenKind) -> Option<Tokens<'_>> {
    let begins_item = match close {
        TokenKind::CloseBracket => input.is(TokenKind::Word) && !recover::begins_typed_feature(input),
        _ => matches!(input.kind(), TokenKind::Word | TokenKind::OpenBracket),
    };
    if !begins_item || recover::begins_class(input) || !goes_on(input, close) {
        return None;
    }
    input.report(
        Diagnostic::new(codes::MISSING_COMMA, input.gap(), "missing `,` between two items").help("write `,` here"),
    );
    Some(input)
}

/// Whether the list is still to be closed: its closing bracket comes before one that belongs to something else.
fn goes_on(mut input: Tokens<'_>, close: TokenKind) -> bool {
    let mut depth = 0usize;
    for _ in 0..256 {
        match input.kind() {
            kind if kind == close && depth == 0 => return true,
            TokenKind::OpenParenthesis | TokenKind::OpenBrace | TokenKind::OpenBracket => depth += 1,
            TokenKind::CloseParenthesis | TokenKind::CloseBrace | TokenKind::CloseBracket => match depth.checked_sub(1)
            {
                Some(outer) => depth = outer,
                None => return false,
            },
            TokenKind::Semicolon if close == TokenKind::CloseBracket => return false,
            TokenKind::End => return false,
            _ => {}
        }
        input = input.advance();
    }
    false
}
