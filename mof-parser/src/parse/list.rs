//! Lists between brackets, with one way to recover: a bad item is reported and skipped, the others are read.
//!
//! A separator or a closing bracket that is missing, wrong or one too many is reported once, and the list goes on as if it were right.
//! What follows it tells which of these it is.

use super::error::{self, SyntaxError, describe};
use super::input::{Step, Tokens};
use super::recover;
use super::value::is_constant;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// What the items of a list are, which tells how the list goes on after a mistake.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Items {
    /// Qualifiers between brackets.
    Qualifiers,
    /// The value or values of a qualifier.
    QualifierValues,
    /// The elements of an array, or the arguments of a directive.
    Values,
    /// The parameters of a method.
    Parameters,
    /// Scopes or flavors.
    Words,
}

impl Items {
    /// Whether an item begins here, where a separator is missing or wrong.
    fn begin_at(self, input: Tokens<'_>) -> bool {
        match self {
            Self::Qualifiers => input.is(TokenKind::Word) && !recover::begins_typed_feature(input),
            Self::QualifierValues | Self::Values => {
                matches!(input.kind(), TokenKind::Number | TokenKind::String | TokenKind::Character | TokenKind::Alias)
            }
            Self::Parameters => {
                input.is(TokenKind::OpenBracket)
                    || recover::begins_typed_feature(input)
                    || (input.is(TokenKind::Word) && input.starts_line())
            }
            Self::Words => input.is(TokenKind::Word),
        }
    }

    /// Whether this can stand after the closing bracket of the list.
    fn may_be_followed_by(self, input: Tokens<'_>) -> bool {
        match self {
            Self::Qualifiers => match input.kinds() {
                [TokenKind::Word, next] => !follows_qualifier_name(next),
                [first, _] => first == TokenKind::OpenBracket,
            },
            Self::QualifierValues => match input.kinds() {
                [TokenKind::CloseBracket | TokenKind::Colon, _] => true,
                [TokenKind::Comma, TokenKind::Word] => !is_constant(input.advance()),
                _ => false,
            },
            Self::Values | Self::Parameters => input.is(TokenKind::Semicolon),
            Self::Words => matches!(input.kind(), TokenKind::Comma | TokenKind::Semicolon),
        }
    }
}

/// Whether a token shows that the word before it is the name of a qualifier, and not a type.
fn follows_qualifier_name(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::OpenParenthesis | TokenKind::OpenBrace | TokenKind::Comma | TokenKind::CloseBracket)
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
    items: Items,
    item: impl Fn(Tokens<'a>) -> Step<'a, T>,
) -> Step<'a, Vec<T>> {
    let list = read(open, close, expected, items, item);
    match list.failure {
        None => Ok((list.rest, list.items)),
        Some(failure) => Err(failure),
    }
}

/// The same, with the items that could be read where the list has no end.
pub(super) fn read<'a, T>(
    open: Tokens<'a>,
    close: TokenKind,
    expected: &'static str,
    items: Items,
    item: impl Fn(Tokens<'a>) -> Step<'a, T>,
) -> List<'a, T> {
    let brackets = Brackets { open, close, items };
    let mut list = List { items: Vec::new(), rest: open.advance(), failure: None };
    loop {
        if let Some(rest) = brackets.end_of_list(list.rest) {
            if !brackets.goes_on_after_end(rest) {
                return List { rest, ..list };
            }
            recover::report_surplus(list.rest);
            list.rest = rest;
        }
        if items == Items::Qualifiers && recover::begins_typed_feature(list.rest) {
            return List { failure: Some(SyntaxError::unclosed(list.rest, expected, open)), ..list };
        }
        if let Some(rest) = surplus_separator(list.rest) {
            if brackets.is_unclosed_before(rest) {
                return List { rest, failure: Some(SyntaxError::reported(rest)), ..list };
            }
            list.rest = rest;
            continue;
        }
        let start = brackets.after_surplus_opening(list.rest);
        let outcome = item(start);
        let reported = outcome.is_err();
        list.rest = match outcome {
            Ok((rest, item)) => {
                list.items.push(item);
                rest
            }
            Err(failure) => brackets.after_failure(error::report(start, failure)),
        };
        match brackets.next_item(list.rest, expected, reported) {
            Some(rest) if rest.index() > start.index() => list.rest = rest,
            // What follows a bad item has been reported with it.
            _ if reported => return List { failure: Some(SyntaxError::reported(list.rest)), ..list },
            _ => return List { failure: Some(SyntaxError::unclosed(list.rest, expected, open)), ..list },
        }
    }
}

/// A separator where an item should be.
fn surplus_separator(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let mut rest = input.eat(TokenKind::Comma)?;
    let message = "this `,` separates nothing";
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help("remove it"));
    while let Some(after) = rest.eat(TokenKind::Comma) {
        rest = after;
    }
    Some(rest)
}

/// The brackets of a list, and what stands between them.
#[derive(Clone, Copy)]
struct Brackets<'a> {
    open: Tokens<'a>,
    close: TokenKind,
    items: Items,
}

impl<'a> Brackets<'a> {
    /// The input after the closing bracket, where one follows: the right one, or one of another kind that is meant to be it.
    fn end_of_list(self, input: Tokens<'a>) -> Option<Tokens<'a>> {
        if let Some(rest) = input.eat(self.close) {
            return Some(rest);
        }
        let rest = input.advance();
        if !self.is_wrong_close(input) {
            return None;
        }
        let opening = describe(self.open, self.open.peek());
        let message = format!("{opening} is closed with {}", describe(input, input.peek()));
        let diagnostic = Diagnostic::new(codes::UNCLOSED, input.next_span(), message);
        let help = format!("write `{}`", symbol(self.close));
        input.report(diagnostic.label(self.open.next_span(), format!("{opening} opened here")).help(help));
        Some(rest)
    }

    /// Whether more qualifiers follow the closing bracket: no element begins with a word and a parenthesis.
    fn goes_on_after_end(self, rest: Tokens<'a>) -> bool {
        let begins_qualifier = matches!(rest.kinds(), [TokenKind::Word, TokenKind::OpenParenthesis | TokenKind::Comma]);
        self.items == Items::Qualifiers && begins_qualifier && self.goes_on(rest)
    }

    /// The end of a failed item. Values where qualifiers should be are the rest of a list that was closed too early.
    fn after_failure(self, failed: Tokens<'a>) -> Tokens<'a> {
        let is_value = |input: Tokens<'_>| self.items == Items::Qualifiers && Items::Values.begin_at(input);
        let mut rest = recover::to_list_separator(failed);
        while is_value(failed) && rest.is(TokenKind::Comma) && is_value(rest.advance()) {
            rest = recover::to_list_separator(rest.advance());
        }
        rest
    }

    fn is_wrong_close(self, input: Tokens<'a>) -> bool {
        // A brace on a line of its own closes a class or instance.
        let closes_body = input.is(TokenKind::CloseBrace) && input.starts_line();
        recover::is_closing(input.kind()) && !closes_body && self.items.may_be_followed_by(input.advance())
    }

    /// The input at the next item or at the closing bracket, after a separator or what stands for one. After an item that has been
    /// reported nothing more is.
    fn next_item(self, input: Tokens<'a>, expected: &'static str, reported: bool) -> Option<Tokens<'a>> {
        if input.is(self.close) || self.is_wrong_close(input) {
            return Some(input);
        }
        if let Some(rest) = input.eat(TokenKind::Comma) {
            if self.is_unclosed_before(rest) {
                return None;
            }
            self.report_trailing(input, rest, reported);
            return Some(rest);
        }
        self.semicolon(input, reported)
            .or_else(|| self.surplus_bracket(input, reported))
            .or_else(|| self.missing_separator(input))
            .or_else(|| if reported { None } else { self.after_junk(input, expected) })
    }

    /// A bracket before the name of a qualifier opens nothing.
    fn after_surplus_opening(self, input: Tokens<'a>) -> Tokens<'a> {
        let opens = matches!(input.kind(), TokenKind::OpenParenthesis | TokenKind::OpenBrace | TokenKind::OpenBracket);
        if self.items != Items::Qualifiers || !opens || !input.advance().is(TokenKind::Word) {
            return input;
        }
        recover::report_surplus(input);
        input.advance()
    }

    /// Whether the closing bracket was forgotten before a comma: what follows is the next qualifier, and no value.
    fn is_unclosed_before(self, rest: Tokens<'a>) -> bool {
        self.items == Items::QualifierValues && rest.is(TokenKind::Word) && !is_constant(rest) && !self.goes_on(rest)
    }

    fn report_trailing(self, separator: Tokens<'a>, rest: Tokens<'a>, reported: bool) {
        if rest.is(self.close) && !reported {
            let message = "the list ends with a separator and no item after it";
            separator.report(Diagnostic::new(codes::TRAILING_COMMA, separator.next_span(), message).help("remove it"));
        }
    }

    fn semicolon(self, input: Tokens<'a>, reported: bool) -> Option<Tokens<'a>> {
        let separates = |rest: Tokens<'a>| {
            let closes = self.items == Items::Parameters && rest.is(self.close);
            (self.items.begin_at(rest) || closes) && !recover::begins_class(rest) && self.goes_on(rest)
        };
        let rest = input.eat(TokenKind::Semicolon).filter(|rest| separates(*rest))?;
        if !reported && !rest.is(self.close) {
            let message = "items of a list are separated by `,`, not by `;`";
            input.report(Diagnostic::new(codes::SEMICOLON_FOR_COMMA, input.next_span(), message).help("write `,`"));
        }
        self.report_trailing(input, rest, reported);
        Some(rest)
    }

    /// A bracket after which the list goes on: it closes or opens nothing.
    fn surplus_bracket(self, input: Tokens<'a>, reported: bool) -> Option<Tokens<'a>> {
        let rest = input.advance();
        let separates = rest.is(self.close) || rest.is(TokenKind::Comma);
        let goes_on = separates || self.items.begin_at(rest);
        let opens = matches!(input.kind(), TokenKind::OpenParenthesis | TokenKind::OpenBrace | TokenKind::OpenBracket);
        let is_surplus = (recover::is_closing(input.kind()) && goes_on) || (opens && separates);
        if !is_surplus || !self.goes_on(rest) {
            return None;
        }
        if !reported {
            recover::report_surplus(input);
        }
        if separates { self.next_item(rest, "", true) } else { Some(rest) }
    }

    fn missing_separator(self, input: Tokens<'a>) -> Option<Tokens<'a>> {
        if !self.items.begin_at(input) || recover::begins_class(input) || !self.goes_on(input) {
            return None;
        }
        if !self.separates_by_lines(input) {
            let message = "missing `,` between two items";
            input.report(Diagnostic::new(codes::MISSING_COMMA, input.gap(), message).help("write `,` here"));
        }
        Some(input)
    }

    /// Parameters in braces stand on a line each; that they do was reported with the braces.
    fn separates_by_lines(self, input: Tokens<'a>) -> bool {
        self.items == Items::Parameters && self.close == TokenKind::CloseBrace && input.starts_line()
    }

    /// What fits nowhere after an item, up to the next separator or closing bracket.
    fn after_junk(self, input: Tokens<'a>, expected: &'static str) -> Option<Tokens<'a>> {
        let mut rest = recover::to_list_separator(input);
        // A bracket of another kind may be part of the junk.
        if recover::is_closing(rest.kind()) && rest.advance().is(TokenKind::Comma) {
            rest = rest.advance();
        }
        if !(rest.is(self.close) || rest.is(TokenKind::Comma)) || rest.index() == input.index() || !self.goes_on(rest) {
            return None;
        }
        error::report(input, SyntaxError::expected(input, expected));
        self.next_item(rest, expected, true)
    }

    /// Whether the list is still to be closed: its closing bracket comes before one that belongs to something else.
    fn goes_on(self, mut input: Tokens<'a>) -> bool {
        let mut depth = 0usize;
        for _ in 0..256 {
            match input.kind() {
                kind if kind == self.close && depth == 0 => return true,
                TokenKind::OpenBracket if self.close == TokenKind::CloseBracket => return false,
                TokenKind::OpenParenthesis | TokenKind::OpenBrace | TokenKind::OpenBracket => depth += 1,
                kind if recover::is_closing(kind) => match depth.checked_sub(1) {
                    Some(outer) => depth = outer,
                    None => return false,
                },
                TokenKind::Word if self.close == TokenKind::CloseBracket && recover::begins_typed_feature(input) => {
                    return false;
                }
                TokenKind::End => return false,
                _ => {}
            }
            input = input.advance();
        }
        false
    }
}

fn symbol(kind: TokenKind) -> char {
    match kind {
        TokenKind::CloseParenthesis => ')',
        TokenKind::CloseBrace => '}',
        _ => ']',
    }
}
