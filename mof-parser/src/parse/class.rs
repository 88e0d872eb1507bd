//! Class declarations.

use std::fmt;

use nom::Parser;
use nom::combinator::{cut, opt};
use nom::sequence::preceded;

use super::class_body::class_body;
use super::foreign;
use super::input::{Step, Tokens, keyword, name, token};
use super::recover;
use super::specification::{Production, Qualified};
use super::structure;
use crate::ast::{ClassDeclaration, ClassKeyword, MofProduction, Name};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// `classDeclaration = [qualifierList] "class" className [alias] [superClass] "{" *classFeature "}" ";"`; an association and a
/// structure of MOF 3 differ in the keyword.
pub(super) fn class_declaration<'a>(
    input: Tokens<'a>,
    keyword: ClassKeyword,
    qualified: Qualified<'a>,
) -> Step<'a, Production<'a>> {
    let start = qualified.start;
    structure::report_keyword(input, keyword);
    let (input, name) = class_name(input.advance())?;
    let (input, alias) = alias(input)?;
    let (input, superclass) = superclass(input)?;
    let (input, body) = class_body(input, Head { keyword, name: &name })?;
    if keyword == ClassKeyword::Structure {
        structure::report_methods(input, &name, &body.features);
    }
    let class = ClassDeclaration {
        qualifiers: qualified.qualifiers,
        keyword,
        name,
        alias,
        superclass,
        features: body.features,
        span: body.end.since(start),
    };
    Ok((input, Production { node: MofProduction::Class(class), pending: body.pending }))
}

/// `className`; a missing one is reported and empty, and one with a blank in it is joined, as SDK pages need.
fn class_name(input: Tokens<'_>) -> Step<'_, Name> {
    if matches!(input.kind(), TokenKind::OpenBrace | TokenKind::Colon) {
        let help = "write the class's name after `class`";
        input.report(Diagnostic::new(codes::MISSING_CLASS_NAME, input.gap(), "the class has no name").help(help));
        return Ok((input, Name { text: String::new(), span: input.gap().into() }));
    }
    let (rest, first) = name("the class's name")(input)?;
    let begins_something = rest.is_keyword("as") || rest.kinds() == [TokenKind::Word; 2];
    let is_second_part = rest.is(TokenKind::Word) && !rest.starts_line() && !begins_something;
    if !is_second_part {
        return Ok((after_further_names(rest, &[TokenKind::Comma], "a declaration declares one class"), first));
    }
    Ok(joined(input, first, rest))
}

/// A name and its second part, which a blank separates.
fn joined<'a>(input: Tokens<'a>, first: Name, second: Tokens<'a>) -> (Tokens<'a>, Name) {
    let end = second.advance();
    let text = first.text + second.text(second.peek());
    let span = end.since(input);
    let help = format!("write `{text}`");
    input.report(Diagnostic::new(codes::BLANK_IN_CLASS_NAME, span.0, "a class name has no blanks").help(help));
    (end, Name { text, span })
}

/// `alias = "as" aliasIdentifier`
pub(super) fn alias(input: Tokens<'_>) -> Step<'_, Option<Name>> {
    if input.is(TokenKind::Alias) {
        let message = "missing `as` before the alias";
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.gap(), message).help("write `as` here"));
        return alias_identifier(input).map(|(rest, name)| (rest, Some(name)));
    }
    opt(preceded(keyword("as", "`as`"), cut(alias_identifier))).parse(input)
}

/// `aliasIdentifier = "$" identifier`
fn alias_identifier(input: Tokens<'_>) -> Step<'_, Name> {
    if input.is(TokenKind::Word) {
        let name = input.name(input.peek());
        let help = format!("write `${}`", name.text);
        let message = "an alias begins with `$`";
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help(help));
        return Ok((input.advance(), name));
    }
    let (rest, alias) = token(TokenKind::Alias, "an alias, such as `$Alias`")(input)?;
    let text = input.text(alias).trim_start_matches('$').to_owned();
    Ok((rest, Name { text, span: input.span(alias).into() }))
}

/// `superClass = ":" className`; SDK pages have the colon alone.
fn superclass(input: Tokens<'_>) -> Step<'_, Option<Name>> {
    let rest = if foreign::inherits(input) {
        let message = format!("`{}` does not name a superclass; a `:` does", input.text(input.peek()));
        let help = format!("write `: {}`", input.text(input.peek_at(1)));
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help(help));
        input.advance()
    } else if let Some(rest) = input.eat(TokenKind::Colon) {
        rest
    } else {
        return Ok((input, None));
    };
    if rest.is(TokenKind::OpenBrace) {
        let help = "write the superclass's name after `:`, or remove the `:`";
        input.report(
            Diagnostic::new(codes::MISSING_SUPERCLASS, input.next_span(), "no superclass follows `:`").help(help),
        );
        return Ok((rest, None));
    }
    let (after, name) = name("the superclass's name after `:`")(rest)?;
    if name.text.ends_with('_') && after.is(TokenKind::Word) && !after.starts_line() {
        let (after, name) = joined(rest, name, after);
        return Ok((after, Some(name)));
    }
    let rest = after;
    Ok((after_further_names(rest, &[TokenKind::Comma, TokenKind::Colon], "a class has one superclass"), Some(name)))
}

/// Skips further names after one that stands alone.
fn after_further_names<'a>(start: Tokens<'a>, separators: &[TokenKind], message: &str) -> Tokens<'a> {
    let mut input = start;
    while separators.contains(&input.kind()) && input.peek_at(1).kind == TokenKind::Word {
        input = input.advance().advance();
    }
    if input.index() > start.index() {
        let help = "remove what follows the first name";
        start.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.since(start).0, message).help(help));
    }
    input
}

/// What a body belongs to, for messages.
#[derive(Clone, Copy)]
pub(super) struct Head<'n> {
    pub(super) keyword: ClassKeyword,
    pub(super) name: &'n Name,
}

impl Head<'_> {
    /// Whether a closing brace closes nothing. Features may follow the one of a structure, which can be local to a class.
    pub(super) fn is_surplus(self, input: Tokens<'_>) -> bool {
        self.keyword != ClassKeyword::Structure && recover::is_surplus_brace(input)
    }
}

impl fmt::Display for Head<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`", self.keyword.keyword(), self.name.text)
    }
}
