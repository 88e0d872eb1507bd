//! What a production says when it fails, and how that becomes a diagnostic.

use nom::error::{ErrorKind, ParseError};

use super::input::Tokens;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::{Token, TokenKind};

/// A production's failure: what it expected, and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SyntaxError {
    /// The index of the token that does not fit.
    pub(super) at: usize,
    /// What would fit, in words.
    expected: &'static str,
    /// The index of the bracket that is still open there.
    opened: Option<usize>,
    /// Whether it has been reported already, in better words.
    reported: bool,
}

impl SyntaxError {
    /// The failure that the next token is not what was expected.
    pub(super) fn expected(input: Tokens<'_>, expected: &'static str) -> nom::Err<Self> {
        nom::Err::Error(Self { at: input.index(), expected, opened: None, reported: false })
    }

    /// The failure that a bracket is not closed where the next token stands.
    pub(super) fn unclosed(input: Tokens<'_>, expected: &'static str, opened: Tokens<'_>) -> nom::Err<Self> {
        nom::Err::Error(Self { at: input.index(), expected, opened: Some(opened.index()), reported: false })
    }

    /// A failure that a diagnostic of its own has been reported for.
    pub(super) fn reported(input: Tokens<'_>) -> nom::Err<Self> {
        nom::Err::Error(Self { at: input.index(), expected: "", opened: None, reported: true })
    }
}

impl ParseError<Tokens<'_>> for SyntaxError {
    fn from_error_kind(input: Tokens<'_>, _: ErrorKind) -> Self {
        Self { at: input.index(), expected: "something else", opened: None, reported: false }
    }

    fn append(_: Tokens<'_>, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// Reports a failure, and gives the input at the token that did not fit.
pub(super) fn report(input: Tokens<'_>, error: nom::Err<SyntaxError>) -> Tokens<'_> {
    let (nom::Err::Error(error) | nom::Err::Failure(error)) = error else {
        return input; // Token slices are complete, so nom never asks for more.
    };
    let at = input.at_index(error.at);
    if !error.reported {
        at.report(diagnostic(at, &error));
    }
    at
}

fn diagnostic(at: Tokens<'_>, error: &SyntaxError) -> Diagnostic {
    let message = format!("expected {}, found {}", error.expected, describe(at, at.peek()));
    let span = at.next_or_gap();
    match error.opened {
        None => Diagnostic::new(codes::UNEXPECTED_TOKEN, span, message),
        Some(index) => {
            let opening = at.at_index(index);
            let label = format!("{} opened here", describe(opening, opening.peek()));
            let help = format!("close it with `{}`", closing(opening.kind()));
            Diagnostic::new(codes::UNCLOSED, span, message).label(opening.next_span(), label).help(help)
        }
    }
}

/// The bracket that closes an opening one.
fn closing(opening: TokenKind) -> char {
    match opening {
        TokenKind::OpenParenthesis => ')',
        TokenKind::OpenBrace => '}',
        _ => ']',
    }
}

/// Reports that something else was expected, with what to write instead, and gives the failure that says so.
pub(super) fn expected_with_help(input: Tokens<'_>, expected: &str, help: impl Into<String>) -> nom::Err<SyntaxError> {
    let message = format!("expected {expected}, found {}", describe(input, input.peek()));
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_or_gap(), message).help(help));
    SyntaxError::reported(input)
}

/// A token as a message names it.
pub(super) fn describe(input: Tokens<'_>, token: Token) -> String {
    match token.kind {
        TokenKind::End => "the end of the text".to_owned(),
        TokenKind::String => "a string".to_owned(),
        _ => format!("`{}`", input.text(token)),
    }
}
