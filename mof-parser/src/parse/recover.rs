//! Where to go on after a mistake.
//!
//! What is skipped has been reported, so nothing in it may be reported again; what comes after must be read, so as little as possible
//! is skipped. Declarations mostly begin on a line of their own, which is the best hint there is: brackets may be what is wrong.

use super::input::Tokens;
use crate::ast::IntrinsicType;
use crate::lex::TokenKind;

/// The next token that begins a production, after at least one token of the failed one.
pub(super) fn to_next_production<'a>(start: Tokens<'a>, failed: Tokens<'a>) -> Tokens<'a> {
    let mut depth = open_braces(start, failed);
    let mut input = if failed.index() > start.index() { failed } else { start.advance() };
    while !input.is(TokenKind::End) {
        if begins_class(input) || (depth == 0 && input.starts_line() && begins_production(input)) {
            break;
        }
        match input.kind() {
            TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseBrace => depth = depth.saturating_sub(1),
            TokenKind::Semicolon if depth == 0 && begins_production(input.advance()) => return input.advance(),
            _ => {}
        }
        input = input.advance();
    }
    input
}

/// The end of a failed feature or value of an instance: after the next `;` of the same depth, or before the `}` that closes the body,
/// or before the next feature.
pub(super) fn to_next_feature<'a>(start: Tokens<'a>, failed: Tokens<'a>) -> Tokens<'a> {
    let mut depth = open_braces(start, failed);
    let mut input = failed;
    while !input.is(TokenKind::End) {
        let moved = input.index() > start.index();
        if moved && (begins_class(input) || (input.starts_line() && begins_feature(input))) {
            break;
        }
        match input.kind() {
            TokenKind::Semicolon if depth == 0 => return input.advance(),
            TokenKind::CloseBrace if depth == 0 => break,
            TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseBrace => depth -= 1,
            _ => {}
        }
        input = input.advance();
    }
    input
}

/// How many braces are opened and not closed between two places.
fn open_braces(start: Tokens<'_>, end: Tokens<'_>) -> usize {
    let mut depth = 0usize;
    let mut input = start;
    while input.index() < end.index() {
        match input.kind() {
            TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseBrace => depth = depth.saturating_sub(1),
            _ => {}
        }
        input = input.advance();
    }
    depth
}

/// The end of a failed item of a list: its separator or closing bracket, or where the list must have ended.
pub(super) fn to_list_separator(failed: Tokens<'_>) -> Tokens<'_> {
    let mut input = failed;
    let mut open = Vec::new();
    while !input.is(TokenKind::End) && !ends_list(input) {
        let kind = input.kind();
        match (closing(kind), open.last()) {
            (Some(expected), _) => open.push(expected),
            (None, Some(expected)) if kind == *expected => {
                open.pop();
            }
            // A foreign closing bracket belongs to what the list stands in.
            (None, None) if is_closing(kind) || kind == TokenKind::Comma => break,
            _ => {}
        }
        input = input.advance();
    }
    input
}

fn closing(opening: TokenKind) -> Option<TokenKind> {
    match opening {
        TokenKind::OpenParenthesis => Some(TokenKind::CloseParenthesis),
        TokenKind::OpenBrace => Some(TokenKind::CloseBrace),
        TokenKind::OpenBracket => Some(TokenKind::CloseBracket),
        _ => None,
    }
}

fn is_closing(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::CloseParenthesis | TokenKind::CloseBrace | TokenKind::CloseBracket)
}

/// Whether no list goes on here, whatever its brackets say.
fn ends_list(input: Tokens<'_>) -> bool {
    input.is(TokenKind::Semicolon)
        || begins_class(input)
        || (input.starts_line() && (begins_typed_feature(input) || begins_local_type(input)))
}

/// Whether a production begins here.
pub(super) fn begins_production(input: Tokens<'_>) -> bool {
    match input.kind() {
        TokenKind::Hash | TokenKind::OpenBracket | TokenKind::End => true,
        _ => {
            begins_class(input)
                || begins_local_type(input)
                || ((input.is_keyword("instance") || input.is_keyword("value")) && input.is_keyword_at(1, "of"))
                || (input.is_keyword("qualifier")
                    && input.kinds() == [TokenKind::Word, TokenKind::Word, TokenKind::Colon])
        }
    }
}

/// Whether this is unmistakably the beginning of a class: `class Name {` or `class Name : `.
pub(super) fn begins_class(input: Tokens<'_>) -> bool {
    ["class", "association"].iter().any(|keyword| begins_body(input, keyword))
}

/// Whether this is unmistakably the beginning of a type of MOF 3 that may also stand in the body of another.
pub(super) fn begins_local_type(input: Tokens<'_>) -> bool {
    ["structure", "enumeration"].iter().any(|keyword| begins_body(input, keyword))
}

fn begins_body(input: Tokens<'_>, keyword: &str) -> bool {
    input.is_keyword(keyword)
        && input.peek_at(1).kind == TokenKind::Word
        && (matches!(input.peek_at(2).kind, TokenKind::OpenBrace | TokenKind::Colon) || input.is_keyword_at(2, "as"))
}

/// Whether a feature begins here.
pub(super) fn begins_feature(input: Tokens<'_>) -> bool {
    input.is(TokenKind::OpenBracket) || begins_typed_feature(input) || begins_local_type(input)
}

/// Whether a feature with an intrinsic type or a reference begins here.
pub(super) fn begins_typed_feature(input: Tokens<'_>) -> bool {
    let words = input.kinds() == [TokenKind::Word, TokenKind::Word];
    words && (IntrinsicType::from_keyword(input.text(input.peek())).is_some() || input.is_keyword_at(1, "ref"))
}
