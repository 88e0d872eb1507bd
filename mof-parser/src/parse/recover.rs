//! Where to go on after a mistake.
//!
//! What is skipped has been reported, so nothing in it may be reported again; what comes after must be read, so as little as possible
//! is skipped. Declarations mostly begin on a line of their own, which is the best hint there is: brackets may be what is wrong.

use super::error::describe;
use super::input::Tokens;
use crate::ast::IntrinsicType;
use crate::codes;
use crate::diagnostic::Diagnostic;
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

/// The end of a failed feature or value of an instance: after the next `;` of the same depth that a member of the body can follow, or
/// before the `}` that closes the body, or before a line that begins a member.
pub(super) fn to_next_feature<'a>(start: Tokens<'a>, failed: Tokens<'a>) -> Tokens<'a> {
    let mut depth = open_braces(start, failed);
    let mut input = failed;
    while !input.is(TokenKind::End) {
        let moved = input.index() > start.index();
        if moved
            && (begins_class(input) || (input.starts_line() && begins_member(input) && !ends_in_parenthesis(input)))
        {
            break;
        }
        match input.kind() {
            // No `;` stands between the braces of a value, so one where it failed ends the whole declaration.
            TokenKind::Semicolon if depth == 0 || input.index() == failed.index() => {
                depth = 0;
                if may_begin_member(input.advance()) {
                    return input.advance();
                }
            }
            TokenKind::CloseBrace if depth == 0 && ends_body(input) => break,
            TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseBrace => depth = depth.saturating_sub(1),
            _ => {}
        }
        input = input.advance();
    }
    input
}

/// Whether a closing brace ends the body that it stands in: no member follows it.
pub(super) fn ends_body(close: Tokens<'_>) -> bool {
    let after = close.advance();
    let after = after_qualifiers(after.eat(TokenKind::Semicolon).unwrap_or(after));
    let goes_on =
        matches!(after.kinds(), [TokenKind::Word, TokenKind::Equals | TokenKind::Semicolon]) || after.is_keyword("ref");
    !(goes_on || begins_typed_feature(after) || after.is(TokenKind::CloseBrace))
}

/// Whether a closing brace closes nothing, though it stands in a body: features follow it, and then the brace that closes the body.
pub(super) fn is_surplus_brace(close: Tokens<'_>) -> bool {
    if !close.is(TokenKind::CloseBrace) {
        return false;
    }
    let after = close.advance();
    let after = after_qualifiers(after.eat(TokenKind::Semicolon).unwrap_or(after));
    begins_typed_feature(after) && end_of_braces(after).is_some_and(|end| end.is(TokenKind::CloseBrace))
}

/// The end of a class that is nested in another: what follows it belongs to the other.
pub(super) fn nested_class(input: Tokens<'_>) -> Option<Tokens<'_>> {
    if !begins_class(input) {
        return None;
    }
    let mut open = input;
    while !matches!(open.kind(), TokenKind::OpenBrace | TokenKind::End) && open.index() < input.index() + 8 {
        open = open.advance();
    }
    let close = end_of_braces(open.eat(TokenKind::OpenBrace)?)?;
    let end = close.advance().eat(TokenKind::Semicolon)?;
    let next = after_qualifiers(end);
    (begins_typed_feature(next) || next.kinds() == [TokenKind::CloseBrace, TokenKind::Semicolon]).then_some(end)
}

/// The brace that closes what is open here, if it comes before long and before another class.
fn end_of_braces(mut input: Tokens<'_>) -> Option<Tokens<'_>> {
    let mut depth = 0usize;
    for _ in 0..1024 {
        match input.kind() {
            TokenKind::OpenBrace => depth += 1,
            TokenKind::CloseBrace if depth == 0 => return Some(input),
            TokenKind::CloseBrace => depth -= 1,
            TokenKind::Word if depth == 0 && begins_class(input) => return None,
            TokenKind::End => return None,
            _ => {}
        }
        input = input.advance();
    }
    None
}

/// Whether what begins here is the rest of a parameter list whose parenthesis was not seen: it closes one before its `;`.
pub(super) fn ends_in_parenthesis(mut input: Tokens<'_>) -> bool {
    let mut depth = 0usize;
    for _ in 0..256 {
        match input.kind() {
            TokenKind::OpenParenthesis => depth += 1,
            TokenKind::CloseParenthesis if depth == 0 => return true,
            TokenKind::CloseParenthesis => depth -= 1,
            TokenKind::Semicolon | TokenKind::End => return false,
            _ => {}
        }
        input = input.advance();
    }
    false
}

/// The input after the qualifier lists that begin here, if they are closed before long.
pub(super) fn after_qualifiers(start: Tokens<'_>) -> Tokens<'_> {
    let mut input = start;
    let mut depth = 0usize;
    for _ in 0..1024 {
        match input.kind() {
            TokenKind::OpenBracket => depth += 1,
            TokenKind::CloseBracket => depth = depth.saturating_sub(1),
            TokenKind::End => return start,
            _ if depth == 0 => return input,
            _ => {}
        }
        input = input.advance();
    }
    start
}

/// Reports a bracket that closes or opens nothing.
pub(super) fn report_surplus(input: Tokens<'_>) {
    let verb = if is_closing(input.kind()) { "closes" } else { "opens" };
    let message = format!("this {} {verb} nothing", describe(input, input.peek()));
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help("remove it"));
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
    // A limit keeps a text full of opening brackets from being read over and over.
    for _ in 0..512 {
        if input.is(TokenKind::End) || ends_list(input) {
            break;
        }
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

/// The end of a failed qualifier list: after its closing bracket, or where the element that it qualifies begins.
pub(super) fn to_qualified_element(failed: Tokens<'_>) -> Tokens<'_> {
    let mut input = failed;
    for _ in 0..1024 {
        if begins_class(input) || begins_typed_feature(input) || input.is_keyword("class") {
            return input;
        }
        match input.kind() {
            TokenKind::CloseBracket => return input.advance(),
            TokenKind::Semicolon | TokenKind::End => return failed,
            _ => input = input.advance(),
        }
    }
    failed
}

fn closing(opening: TokenKind) -> Option<TokenKind> {
    match opening {
        TokenKind::OpenParenthesis => Some(TokenKind::CloseParenthesis),
        TokenKind::OpenBrace => Some(TokenKind::CloseBrace),
        TokenKind::OpenBracket => Some(TokenKind::CloseBracket),
        _ => None,
    }
}

pub(super) fn is_closing(kind: TokenKind) -> bool {
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

/// Whether a declaration begins here, beyond doubt, or the text ends: nothing that a body may hold.
pub(super) fn begins_declaration(input: Tokens<'_>) -> bool {
    let after = after_qualifiers(input);
    input.is(TokenKind::Hash)
        || after.is(TokenKind::End)
        || begins_class(after)
        || begins_local_type(after)
        || ((after.is_keyword("instance") || after.is_keyword("value")) && after.is_keyword_at(1, "of"))
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

/// Whether a member of a class or an instance begins here, beyond doubt.
fn begins_member(input: Tokens<'_>) -> bool {
    begins_feature(input) || input.kinds() == [TokenKind::Word, TokenKind::Equals]
}

/// Whether a member of a class or an instance, or what follows the last, may begin here.
fn may_begin_member(input: Tokens<'_>) -> bool {
    match input.kinds() {
        [TokenKind::OpenBracket | TokenKind::CloseBrace | TokenKind::End | TokenKind::Hash, _] => true,
        [TokenKind::Word, next] => matches!(
            next,
            TokenKind::Word | TokenKind::Equals | TokenKind::Colon | TokenKind::OpenBracket | TokenKind::Semicolon
        ),
        _ => false,
    }
}

/// Whether a feature with an intrinsic type or a reference begins here.
pub(super) fn begins_typed_feature(input: Tokens<'_>) -> bool {
    let words = input.kinds() == [TokenKind::Word, TokenKind::Word];
    words && (IntrinsicType::from_keyword(input.text(input.peek())).is_some() || input.is_keyword_at(1, "ref"))
}
