//! Instances.

use nom::Parser;
use nom::combinator::cond;
use nom::sequence::preceded;

use super::class::alias;
use super::class_body::end_of_block;
use super::error;
use super::feature::end_of_declaration;
use super::input::{Step, Tokens, keyword, name, token};
use super::qualifier::qualifier_list;
use super::recover;
use super::specification::{Qualified, report_empty_declaration};
use super::structure::{self, begins_structure_value};
use super::value::initializer;
use crate::ast::{InstanceDeclaration, InstanceKeyword, ValueInitializer};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// `instanceDeclaration = [qualifierList] "instance" "of" className [alias] "{" 1*valueInitializer "}" ";"`, and
/// `structureValueDeclaration = "value" "of" structureName alias "{" *valueInitializer "}" ";"` of MOF 3
pub(super) fn instance_declaration<'a>(input: Tokens<'a>, qualified: Qualified<'a>) -> Step<'a, InstanceDeclaration> {
    let first = input;
    let (input, body) = instance_body(input)?;
    let end = if body.closed { end_of_block(input, what(body.instance.keyword)) } else { input };
    structure::report_missing_alias(first, &body.instance);
    let mut instance = body.instance;
    instance.qualifiers = qualified.qualifiers;
    instance.span = end.since(qualified.start);
    Ok((end, instance))
}

/// `( "instance" | "value" ) "of" className [alias] "{" *valueInitializer "}"` as a value
pub(super) fn instance_value(start: Tokens<'_>) -> Step<'_, InstanceDeclaration> {
    instance_body(start).map(|(rest, body)| (rest, body.instance))
}

struct InstanceBody {
    instance: InstanceDeclaration,
    /// Whether it has its closing brace; that it has none has been reported.
    closed: bool,
}

fn instance_body(start: Tokens<'_>) -> Step<'_, InstanceBody> {
    let (input, keyword) = instance_keyword(start)?;
    let (input, class) = name("the class of the instance")(input)?;
    let (open, alias) = alias(input)?;
    let input = opening_brace(open)?;
    let (end, properties) = value_initializers(input);
    let rest = end.eat(TokenKind::CloseBrace);
    if rest.is_none() {
        let message = format!("{} is not closed", what(keyword));
        let diagnostic = Diagnostic::new(codes::UNCLOSED, end.gap(), message).at("expected `};`");
        let help = format!("close {} with `}};`", what(keyword));
        end.report(diagnostic.label(open.next_span(), "`{` opened here").help(help));
    }
    let (closed, rest) = (rest.is_some(), rest.unwrap_or(end));
    let (qualifiers, span) = (Vec::new(), rest.since(start));
    let instance = InstanceDeclaration { qualifiers, keyword, class, alias, properties, span };
    Ok((rest, InstanceBody { instance, closed }))
}

fn what(keyword: InstanceKeyword) -> &'static str {
    match keyword {
        InstanceKeyword::Instance => "the instance",
        InstanceKeyword::Value => "the value",
    }
}

/// `( "instance" | "value" ) "of"`; an `of` that is missing or misspelt is reported.
fn instance_keyword(input: Tokens<'_>) -> Step<'_, InstanceKeyword> {
    if begins_structure_value(input) {
        structure::report_structure_value(input);
        return Ok((input.advance().advance(), InstanceKeyword::Value));
    }
    if let Some(rest) = input.eat_keyword("instanceof") {
        let message = "`instanceof` begins no declaration";
        let diagnostic = Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message);
        input.report(diagnostic.help("write `instance of`"));
        return Ok((rest, InstanceKeyword::Instance));
    }
    let (rest, _) = keyword("instance", "`instance of`")(input)?;
    if let Some(rest) = rest.eat_keyword("of") {
        return Ok((rest, InstanceKeyword::Instance));
    }
    if rest.is(TokenKind::Word) && rest.is_keyword_at(1, "of") {
        error::expected_with_help(rest, "`of` after `instance`", "remove it");
        return Ok((rest.advance().advance(), InstanceKeyword::Instance));
    }
    let failure =
        error::expected_with_help(rest, "`of` after `instance`", "write `of` between `instance` and the class");
    match rest.kinds() {
        [TokenKind::Word, TokenKind::Word] if !rest.is_keyword_at(1, "as") => {
            Ok((rest.advance(), InstanceKeyword::Instance))
        }
        [TokenKind::Word, _] => Ok((rest, InstanceKeyword::Instance)),
        _ => Err(failure),
    }
}

fn opening_brace(input: Tokens<'_>) -> Result<Tokens<'_>, nom::Err<error::SyntaxError>> {
    let begins_value = input.kinds() == [TokenKind::Word, TokenKind::Equals];
    if begins_value || (input.is(TokenKind::OpenBracket) && input.starts_line()) {
        let message = "missing `{` before the values";
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.gap(), message).help("write `{` here"));
        return Ok(input);
    }
    token(TokenKind::OpenBrace, "the `{` that opens the values")(input).map(|(rest, _)| rest)
}

/// The values up to the closing brace, or to where there should be one.
fn value_initializers(mut input: Tokens<'_>) -> (Tokens<'_>, Vec<ValueInitializer>) {
    let mut properties = Vec::new();
    loop {
        if input.is(TokenKind::CloseBrace) || recover::begins_declaration(input) {
            return (input, properties);
        }
        if let Some(after) = input.eat(TokenKind::Semicolon) {
            // The `;` of a body whose brace is missing is reported with that.
            if !recover::begins_declaration(after) {
                report_empty_declaration(input);
            }
            input = after;
            continue;
        }
        input = match value_initializer(input) {
            Ok((after, property)) => {
                properties.push(property);
                after
            }
            Err(failure) => recover::to_next_feature(input, error::report(input, failure)),
        };
    }
}

/// `valueInitializer = [qualifierList] (propertyName | referenceName) "=" initializer ";"`; without a value where a WMI property
/// provider supplies it.
fn value_initializer(start: Tokens<'_>) -> Step<'_, ValueInitializer> {
    let (input, qualifiers) = qualifier_list(start);
    let (input, name) = name("a property name or `}`")(input)?;
    let value = preceded(token(TokenKind::Equals, "`=` and a value"), initializer);
    let (input, value) = cond(!input.is(TokenKind::Semicolon), value).parse(input)?;
    let end = end_of_declaration(input, "the value of", &name)?;
    Ok((end, ValueInitializer { qualifiers, name, value, span: end.since(start) }))
}
