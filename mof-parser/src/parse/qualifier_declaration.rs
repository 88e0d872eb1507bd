//! Qualifier declarations.

use super::data_type::{self, array};
use super::error;
use super::input::{Step, Tokens, keyword, name, token};
use super::list::{self, Items};
use super::qualifier::flavor;
use super::recover;
use super::value::default_value;
use crate::ast::{Flavor, FlavorNode, Name, QualifierDeclaration, Scope, ScopeNode};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;
use crate::suggest;

/// `qualifierDeclaration = "qualifier" qualifierName qualifierType scope [defaultFlavor] ";"`
///
/// WMI also has `Qualifier Name : flavor flavor;`, which gives the flavors only.
pub(super) fn qualifier_declaration(start: Tokens<'_>) -> Step<'_, QualifierDeclaration> {
    let (input, _) = keyword("qualifier", "`qualifier`")(start)?;
    let (input, name) = name("the name of a qualifier")(input)?;
    let (input, _) = token(TokenKind::Colon, "`:` and the qualifier's type")(input)?;
    let mut declaration = QualifierDeclaration {
        name,
        data_type: None,
        array: None,
        default: None,
        scopes: Vec::new(),
        flavors: Vec::new(),
        span: start.since(start),
    };
    let mut input = if Flavor::from_keyword(input.text(input.peek())).is_some() {
        bare_flavors(input, &mut declaration.flavors)?
    } else {
        qualifier_type(input, &mut declaration)?
    };
    let mut has_scope = false;
    while let Some(rest) = separator(input) {
        has_scope |= rest.is_keyword("scope");
        input = scope_or_flavor(rest, &mut declaration)?;
    }
    let input = end_of_qualifier(input, &declaration)?;
    declaration.span = input.since(start);
    if declaration.data_type.is_some() && !has_scope {
        report_missing_scope(start, &declaration.name);
    }
    Ok((input, declaration))
}

/// The `,` before a scope or flavor, which one of them shows to be forgotten.
fn separator(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let begins_next = |input: Tokens<'_>| {
        let is_keyword = ["scope", "flavor"].iter().any(|keyword| input.is_keyword(keyword));
        is_keyword && input.peek_at(1).kind == TokenKind::OpenParenthesis
    };
    if let Some(rest) = input.eat(TokenKind::Semicolon).filter(|rest| begins_next(*rest)) {
        let message = format!("a `,` stands before `{}`, not a `;`", rest.text(rest.peek()));
        input.report(Diagnostic::new(codes::SEMICOLON_FOR_COMMA, input.next_span(), message).help("write `,`"));
        return Some(rest);
    }
    if begins_next(input) {
        let message = format!("missing `,` before `{}`", input.text(input.peek()));
        input.report(Diagnostic::new(codes::MISSING_COMMA, input.gap(), message).help("write `,` here"));
        return Some(input);
    }
    input.eat(TokenKind::Comma)
}

fn end_of_qualifier<'a>(input: Tokens<'a>, declaration: &QualifierDeclaration) -> Rest<'a> {
    if recover::begins_production(input) {
        let message = format!("missing `;` after qualifier `{}`", declaration.name.text);
        input.report(Diagnostic::new(codes::MISSING_SEMICOLON, input.gap(), message).help("write `;` here"));
        return Ok(input);
    }
    token(TokenKind::Semicolon, "`,` or `;` after the qualifier declaration")(input).map(|(rest, _)| rest)
}

/// The standard demands a scope; the WMI form that gives flavors only has none.
fn report_missing_scope(start: Tokens<'_>, name: &Name) {
    let message = format!("qualifier `{}` has no scope", name.text);
    let help = "say which elements may carry it, as in `, Scope(property, method)`, or `, Scope(any)` for all";
    start.report(Diagnostic::new(codes::MISSING_SCOPE, name.span.0, message).help(help));
}

type Rest<'a> = Result<Tokens<'a>, nom::Err<error::SyntaxError>>;

/// `qualifierType = ":" dataType [array] [defaultValue]`
fn qualifier_type<'a>(input: Tokens<'a>, declaration: &mut QualifierDeclaration) -> Rest<'a> {
    let (input, data_type) = data_type::intrinsic(input)?;
    let (input, array) = array(input);
    let (rest, default) = default_value(input)?;
    (declaration.data_type, declaration.array, declaration.default) = (Some(data_type), array, default);
    Ok(rest)
}

fn bare_flavors<'a>(mut input: Tokens<'a>, flavors: &mut Vec<FlavorNode>) -> Rest<'a> {
    while input.is(TokenKind::Word) {
        let (rest, flavor) = flavor(input)?;
        flavors.extend(flavor);
        input = rest;
    }
    Ok(input)
}

/// `scope = "," "scope" "(" metaElement *("," metaElement) ")"`, `defaultFlavor = "," "flavor" "(" flavor *("," flavor) ")"`
fn scope_or_flavor<'a>(input: Tokens<'a>, declaration: &mut QualifierDeclaration) -> Rest<'a> {
    let close = TokenKind::CloseParenthesis;
    if let Some(open) = input.eat_keyword("scope").filter(|rest| rest.is(TokenKind::OpenParenthesis)) {
        let (rest, scopes) = list::delimited(open, close, "`,` or `)` after a scope", Items::Words, scope)?;
        declaration.scopes.extend(scopes.into_iter().flatten());
        report_empty(open, rest, "scope");
        return Ok(rest);
    }
    if let Some(open) = input.eat_keyword("flavor").filter(|rest| rest.is(TokenKind::OpenParenthesis)) {
        let (rest, flavors) = list::delimited(open, close, "`,` or `)` after a flavor", Items::Words, flavor)?;
        declaration.flavors.extend(flavors.into_iter().flatten());
        report_empty(open, rest, "flavor");
        return Ok(rest);
    }
    let word = input.text(input.peek());
    match suggest::nearest(word, ["Scope", "Flavor"]) {
        Some(keyword) if keyword.eq_ignore_ascii_case(word) => {
            let help = format!("write its words in parentheses: `{keyword}(…)`");
            Err(error::expected_with_help(input.advance(), &format!("`(` after `{word}`"), help))
        }
        Some(keyword) => {
            let help = format!("did you mean `{keyword}`?");
            Err(error::expected_with_help(input, "`Scope(…)` or `Flavor(…)`", help))
        }
        None => Err(error::SyntaxError::expected(input, "`Scope(…)` or `Flavor(…)`")),
    }
}

fn report_empty(open: Tokens<'_>, rest: Tokens<'_>, what: &str) {
    if rest.index() == open.index() + 2 {
        let message = format!("expected a {what} between the parentheses");
        open.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, rest.since(open).0, message));
    }
}

/// `metaElement`; `None` where the word is no scope, which is reported. WMI separates several with `|`, which the lexer has reported.
fn scope(input: Tokens<'_>) -> Step<'_, Option<ScopeNode>> {
    let (rest, token) = token(TokenKind::Word, "a scope, such as `property`")(input)?;
    let span = input.span(token);
    let scope = Scope::from_keyword(input.text(token));
    if scope.is_none() {
        let word = input.text(token);
        let help = match suggest::nearest(word, Scope::ALL.map(Scope::keyword)) {
            Some(scope) => format!("did you mean `{scope}`?"),
            None => "the scopes are `class`, `association`, `indication`, `property`, `reference`, `method`, `parameter` and `any`"
                .to_owned(),
        };
        input.report(Diagnostic::new(codes::UNKNOWN_SCOPE, span, format!("`{word}` is no scope")).help(help));
    }
    Ok((rest, scope.map(|scope| ScopeNode { scope, span: span.into() })))
}
