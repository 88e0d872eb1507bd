//! The parser's input: a slice of tokens, and what all productions share.

use std::cell::{Cell, RefCell};
use std::iter::{Copied, Enumerate};
use std::slice::Iter;

use nom::{IResult, Input, Needed};

use super::error::SyntaxError;
use crate::ast::{Name, NodeSpan};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::dialect::Dialect;
use crate::lex::{Token, TokenKind};
use crate::source::{SourceFile, Span};

/// What a production gives: the rest of the input and a node, or what it expected.
pub(super) type Step<'a, T> = IResult<Tokens<'a>, T, SyntaxError>;

/// What all productions of one text share.
pub(super) struct Context<'a> {
    file: &'a SourceFile,
    tokens: &'a [Token],
    diagnostics: RefCell<Diagnostics>,
    /// Where the lexer found a character that MOF does not have, or an open string.
    lexical_mistakes: Vec<Span>,
    /// Whether what is missing at the end of the tokens has been reported, or they end before the text does, which has been reported.
    end_is_reported: Cell<bool>,
    dialect: Dialect,
    /// How many values, or bodies of local structures, are open around the current one.
    pub(super) depth: Cell<usize>,
    /// The index of the token where the last syntax error was reported: one token is in one place wrong.
    failed_at: Cell<Option<usize>>,
    /// The index of the token where a body has been reported as not closed.
    pub(super) unclosed_at: Cell<Option<usize>>,
}

impl<'a> Context<'a> {
    /// `tokens` must end with [`TokenKind::End`], as those of the lexer do.
    pub(super) fn new(file: &'a SourceFile, tokens: &'a [Token], diagnostics: Diagnostics) -> Self {
        let ends_early =
            [codes::UNTERMINATED_COMMENT, codes::TOO_MANY_TOKENS].iter().any(|code| diagnostics.contains(*code));
        let dialect = diagnostics.dialect();
        let lexical_mistakes = diagnostics.spans_of(&[codes::UNEXPECTED_CHARACTER, codes::UNTERMINATED_STRING]);
        let is_blank = |span: &Span| file.slice(*span).chars().all(char::is_whitespace);
        let lexical_mistakes = lexical_mistakes.filter(|span| !is_blank(span)).collect();
        Self {
            file,
            tokens,
            diagnostics: RefCell::new(diagnostics),
            lexical_mistakes,
            end_is_reported: Cell::new(ends_early),
            dialect,
            depth: Cell::new(0),
            failed_at: Cell::new(None),
            unclosed_at: Cell::new(None),
        }
    }

    /// Whether what is wrong at a place follows from a mistake that the lexer has reported: one nearby on the same line.
    fn follows_from_lexical_mistake(&self, place: Span) -> bool {
        let next = self.lexical_mistakes.partition_point(|mistake| mistake.start <= place.start);
        let near = |mistake: &Span| {
            let (first, second) = if mistake.start <= place.start { (*mistake, place) } else { (place, *mistake) };
            let between = self.file.text().get(first.end.min(second.start) as usize..second.start as usize);
            between.is_some_and(|text| text.len() < 100 && !text.contains(['\n', '\r']))
        };
        self.lexical_mistakes[next.saturating_sub(1)..].iter().take(2).any(near)
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner().into_vec()
    }
}

/// The tokens that are still to be read.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'a> {
    pub(super) context: &'a Context<'a>,
    rest: &'a [Token],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        Self { context, rest: context.tokens }
    }

    /// The dialect that the file is read in.
    pub(super) fn dialect(self) -> Dialect {
        self.context.dialect
    }

    /// The next token; at the end, and after it, the end token.
    pub(super) fn peek(self) -> Token {
        self.peek_at(0)
    }

    /// The token after `count` more.
    pub(super) fn peek_at(self, count: usize) -> Token {
        let end = || self.context.tokens.last().copied();
        self.rest.get(count).copied().or_else(end).unwrap_or(Token { kind: TokenKind::End, start: 0, end: 0 })
    }

    /// The token before the next one.
    pub(super) fn previous(self) -> Token {
        let index = self.index().saturating_sub(1);
        self.context.tokens.get(index).copied().unwrap_or_else(|| self.peek())
    }

    /// The input after the next token. The end token is never passed.
    pub(super) fn advance(self) -> Self {
        match self.rest {
            [_, rest @ ..] if !rest.is_empty() => Self { rest, ..self },
            _ => self,
        }
    }

    /// The number of tokens before the next one.
    pub(super) fn index(self) -> usize {
        self.context.tokens.len() - self.rest.len()
    }

    /// The input at the token of an index.
    pub(super) fn at_index(self, index: usize) -> Self {
        let last = self.context.tokens.len().saturating_sub(1);
        Self { rest: &self.context.tokens[index.min(last)..], ..self }
    }

    pub(super) fn kind(self) -> TokenKind {
        self.peek().kind
    }

    pub(super) fn is(self, kind: TokenKind) -> bool {
        self.kind() == kind
    }

    /// Whether the next token is a keyword.
    pub(super) fn is_keyword(self, keyword: &str) -> bool {
        self.is_keyword_at(0, keyword)
    }

    /// Whether the token after `count` more is a keyword.
    pub(super) fn is_keyword_at(self, count: usize, keyword: &str) -> bool {
        let token = self.peek_at(count);
        token.kind == TokenKind::Word && self.text(token).eq_ignore_ascii_case(keyword)
    }

    /// The kinds of the next tokens.
    pub(super) fn kinds<const N: usize>(self) -> [TokenKind; N] {
        std::array::from_fn(|count| self.peek_at(count).kind)
    }

    /// Whether the next token is the first of its line.
    pub(super) fn starts_line(self) -> bool {
        let (previous, next) = (self.previous(), self.peek());
        let between = self.context.file.text().get(previous.end as usize..next.start as usize);
        self.index() == 0 || between.is_some_and(|text| text.contains(['\n', '\r']))
    }

    pub(super) fn text(self, token: Token) -> &'a str {
        self.context.file.text().get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    pub(super) fn slice(self, span: Span) -> &'a str {
        self.context.file.slice(span)
    }

    pub(super) fn span(self, token: Token) -> Span {
        Span { file: self.context.file.id(), start: token.start, end: token.end }
    }

    /// The span of the next token.
    pub(super) fn next_span(self) -> Span {
        self.span(self.peek())
    }

    /// The empty span right after the token before the next one, where something is missing.
    pub(super) fn gap(self) -> Span {
        self.span(self.previous()).at_end()
    }

    /// The span of a node that began at `start` and whose last token lies before this input.
    pub(super) fn since(self, start: Self) -> NodeSpan {
        let first = start.next_span();
        if self.index() > start.index() { first.to(self.span(self.previous())).into() } else { first.at_start().into() }
    }

    /// A word token as a name.
    pub(super) fn name(self, token: Token) -> Name {
        Name { text: self.text(token).to_owned(), span: self.span(token).into() }
    }

    /// The span of the next token, or where it is missing at the end.
    pub(super) fn next_or_gap(self) -> Span {
        if self.is(TokenKind::End) { self.gap() } else { self.next_span() }
    }

    /// Reports something that is wrong here, unless it follows from a mistake that has been reported: nothing but one thing is missing
    /// at the end, no token is wrong twice, and a line with a stray character or an open string says nothing reliable.
    pub(super) fn report(self, diagnostic: Diagnostic) {
        let mut diagnostics = self.context.diagnostics.borrow_mut();
        let is_reported = diagnostics.severity(diagnostic.code).is_some();
        let is_syntax = [codes::UNEXPECTED_TOKEN, codes::UNCLOSED].contains(&diagnostic.code);
        let follows = (is_syntax && self.context.failed_at.replace(Some(self.index())) == Some(self.index()))
            || self.context.follows_from_lexical_mistake(diagnostic.primary.span)
            || (self.is(TokenKind::End) && is_reported && self.context.end_is_reported.replace(true));
        if !follows {
            diagnostics.report(diagnostic);
        }
    }

    /// Reads the next token if it is of a kind.
    pub(super) fn eat(self, kind: TokenKind) -> Option<Self> {
        self.is(kind).then(|| self.advance())
    }

    /// Reads the next token if it is a keyword.
    pub(super) fn eat_keyword(self, keyword: &str) -> Option<Self> {
        self.is_keyword(keyword).then(|| self.advance())
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = Token;
    type Iter = Copied<Iter<'a, Token>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.rest.len()
    }

    fn take(&self, index: usize) -> Self {
        Self { rest: &self.rest[..index], ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { rest: &self.rest[index..], ..*self }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest.iter().position(|token| predicate(*token))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.rest.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.rest.len() >= count { Ok(count) } else { Err(Needed::new(count - self.rest.len())) }
    }
}

/// Reads a token of a kind; `expected` says in words what that is.
pub(super) fn token<'a>(kind: TokenKind, expected: &'static str) -> impl Fn(Tokens<'a>) -> Step<'a, Token> {
    move |input| match input.eat(kind) {
        Some(rest) => Ok((rest, input.peek())),
        None => Err(SyntaxError::expected(input, expected)),
    }
}

/// Reads a keyword in any case.
pub(super) fn keyword<'a>(keyword: &'static str, expected: &'static str) -> impl Fn(Tokens<'a>) -> Step<'a, Token> {
    move |input| match input.eat_keyword(keyword) {
        Some(rest) => Ok((rest, input.peek())),
        None => Err(SyntaxError::expected(input, expected)),
    }
}

/// Reads any word as a name: every keyword is also a legal name somewhere, and real files use that.
pub(super) fn name<'a>(expected: &'static str) -> impl Fn(Tokens<'a>) -> Step<'a, Name> {
    move |input| token(TokenKind::Word, expected)(input).map(|(rest, token)| (rest, input.name(token)))
}
