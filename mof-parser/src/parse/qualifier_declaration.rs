//! Qualifier declarations.

use super::data_type::{self, array};
use super::error;
use super::input::{Step, Tokens, name, token};
use super::list::{self, Items};
use super::qualifier::flavor;
use super::recover;
use super::specification::Qualified;
use super::value::default_value;
use crate::ast::{DataType, Flavor, FlavorNode, Name, QualifierDeclaration, Scope, ScopeNode, TypeKind};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;
use crate::source::Span;
use crate::suggest;

/// `qualifierDeclaration = "qualifier" qualifierName qualifierType scope [defaultFlavor] ";"`
///
/// WMI also has `Qualifier Name : flavor flavor;`, which gives the flavors only. MOF 3 has qualifiers before it, no commas, and
/// `policy = "policy" "(" flavor ")"`.
pub(super) fn qualifier_declaration<'a>(input: Tokens<'a>, qualified: Qualified<'a>) -> Step<'a, QualifierDeclaration> {
    let (keyword, start) = (input, qualified.start);
    let (input, name) = name("the name of a qualifier")(input.advance())?;
    let (input, _) = token(TokenKind::Colon, "`:` and the qualifier's type")(input)?;
    let mut declaration = QualifierDeclaration {
        qualifiers: qualified.qualifiers,
        name,
        data_type: None,
        array: None,
        default: None,
        scopes: Vec::new(),
        flavors: Vec::new(),
        policies: Vec::new(),
        span: start.since(start),
    };
    let mut input = if Flavor::from_keyword(input.text(input.peek())).is_some() {
        bare_flavors(input, &mut declaration.flavors)?
    } else {
        qualifier_type(input, &mut declaration)?
    };
    let (mut missing_comma, mut has_scope) = (None, false);
    while let Some(rest) = next_part(input) {
        if rest.index() == input.index() {
            missing_comma.get_or_insert(input.gap());
        }
        has_scope |= rest.is_keyword("scope");
        input = scope_or_flavor(rest, &mut declaration)?;
    }
    let input = end_of_qualifier(input, &declaration)?;
    declaration.span = input.since(start);
    report_mof3(keyword, &declaration, missing_comma);
    if declaration.data_type.is_some() && !has_scope {
        report_missing_scope(start, &declaration.name);
    }
    Ok((input, declaration))
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

/// The input at the next scope or flavors, after the comma that MOF 2 has and MOF 3 does not. The grammar of DSP0221 has a `;` there,
/// its examples have none.
fn next_part(input: Tokens<'_>) -> Option<Tokens<'_>> {
    if let Some(rest) = input.eat(TokenKind::Comma) {
        return Some(rest);
    }
    let begins_part = |input: &Tokens<'_>| {
        let is_keyword = ["scope", "flavor", "policy"].iter().any(|keyword| input.is_keyword(keyword));
        is_keyword && input.peek_at(1).kind == TokenKind::OpenParenthesis
    };
    if let Some(rest) = input.eat(TokenKind::Semicolon).filter(begins_part) {
        let message = "a `;` stands before the end of the qualifier declaration";
        input.report(Diagnostic::new(codes::EMPTY_DECLARATION, input.next_span(), message).help("remove it"));
        return Some(rest);
    }
    begins_part(&input).then_some(input)
}

/// Reports the first thing that only MOF 3 has; that there are no commas says the least.
fn report_mof3(keyword: Tokens<'_>, declaration: &QualifierDeclaration, missing_comma: Option<Span>) {
    let of_mof3 = declaration.scopes.iter().find(|node| node.scope.is_of_mof3());
    let enumeration = declaration.data_type.as_ref().filter(|of| matches!(of.kind, TypeKind::Class(_)));
    let of_mof3_type = declaration.data_type.as_ref().filter(|of| is_of_mof3(of));
    let found = [
        declaration.qualifiers.first().map(|of| (of.span.0, "has qualifiers of its own", "remove them")),
        of_mof3_type.map(|of| (of.span.0, "has a type of MOF 3", "write a type such as `sint32`")),
        enumeration.map(|of| (of.span.0, "has an enumeration as type", "write a type such as `string`")),
        of_mof3.map(|of| (of.span.0, "has a scope that MOF 2 does not have", "remove this scope")),
        declaration.policies.first().map(|of| (of.span.0, "has a policy", "write `, Flavor(…)`")),
        missing_comma.map(|place| (place, "has no `,` before its scope or flavors", "write `,` here")),
    ];
    if let Some((span, what, help)) = found.into_iter().flatten().next() {
        let message = format!("the declaration of qualifier `{}` {what}", declaration.name.text);
        keyword.report(Diagnostic::new(codes::MOF3_QUALIFIER_DECLARATION, span, message).help(help));
    }
}

fn is_of_mof3(data_type: &DataType) -> bool {
    matches!(&data_type.kind, TypeKind::Intrinsic(intrinsic) if intrinsic.is_of_mof3())
}

/// `qualifierType = ":" dataType [array] [defaultValue]`
fn qualifier_type<'a>(input: Tokens<'a>, declaration: &mut QualifierDeclaration) -> Rest<'a> {
    let (input, data_type) = data_type::qualifier_type(input)?;
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
    if let Some(open) = input.eat_keyword("policy").filter(|rest| rest.is(TokenKind::OpenParenthesis)) {
        let (rest, policies) = list::delimited(open, close, "`)` after the policy", Items::Words, flavor)?;
        declaration.policies.extend(policies.into_iter().flatten());
        report_empty(open, rest, "policy");
        return Ok(rest);
    }
    Err(no_scope_or_flavor(input))
}

fn no_scope_or_flavor(input: Tokens<'_>) -> nom::Err<error::SyntaxError> {
    let word = input.text(input.peek());
    match suggest::nearest(word, ["Scope", "Flavor"]) {
        Some(keyword) if keyword.eq_ignore_ascii_case(word) => {
            let help = format!("write its words in parentheses: `{keyword}(…)`");
            error::expected_with_help(input.advance(), &format!("`(` after `{word}`"), help)
        }
        Some(keyword) => {
            let help = format!("did you mean `{keyword}`?");
            error::expected_with_help(input, "`Scope(…)` or `Flavor(…)`", help)
        }
        None => error::SyntaxError::expected(input, "`Scope(…)` or `Flavor(…)`"),
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
