//! Qualifier declarations.

use super::data_type::{self, array};
use super::error;
use super::input::{Step, Tokens, keyword, name, token};
use super::list::{self, Separator};
use super::qualifier::flavor;
use super::value::default_value;
use crate::ast::{Flavor, FlavorNode, QualifierDeclaration, Scope, ScopeNode};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

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
    while let Some(rest) = input.eat(TokenKind::Comma) {
        input = scope_or_flavor(rest, &mut declaration)?;
    }
    let (input, _) = token(TokenKind::Semicolon, "`,` or `;` after the qualifier declaration")(input)?;
    declaration.span = input.since(start);
    Ok((input, declaration))
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
        let (rest, scopes) = list::delimited(open, close, "`,` or `)` after a scope", Separator::Comma, scope)?;
        declaration.scopes.extend(scopes.into_iter().flatten());
        report_empty(open, rest, "scope");
        return Ok(rest);
    }
    if let Some(open) = input.eat_keyword("flavor").filter(|rest| rest.is(TokenKind::OpenParenthesis)) {
        let (rest, flavors) = list::delimited(open, close, "`,` or `)` after a flavor", Separator::Comma, flavor)?;
        declaration.flavors.extend(flavors.into_iter().flatten());
        report_empty(open, rest, "flavor");
        return Ok(rest);
    }
    Err(error::SyntaxError::expected(input, "`Scope(…)` or `Flavor(…)`"))
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
        let message = format!("`{}` is no scope", error::shortened(input.text(token)));
        let help = "the scopes are `class`, `association`, `indication`, `property`, `reference`, `method`, `parameter` and `any`";
        input.report(Diagnostic::new(codes::UNKNOWN_SCOPE, span, message).help(help));
    }
    Ok((rest, scope.map(|scope| ScopeNode { scope, span: span.into() })))
}
