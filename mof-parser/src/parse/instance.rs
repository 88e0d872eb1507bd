//! Instances.

use nom::Parser;
use nom::combinator::cond;
use nom::sequence::preceded;

use super::class::{alias, end_of_block, end_of_declaration};
use super::error;
use super::input::{Step, Tokens, keyword, name, token};
use super::qualifier::qualifier_list;
use super::recover;
use super::specification::{Qualified, report_empty_declaration};
use super::value::initializer;
use crate::ast::{InstanceDeclaration, ValueInitializer};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// `instanceDeclaration = [qualifierList] "instance" "of" className [alias] "{" 1*valueInitializer "}" ";"`
pub(super) fn instance_declaration<'a>(input: Tokens<'a>, qualified: Qualified<'a>) -> Step<'a, InstanceDeclaration> {
    let (input, mut instance) = instance_value(input)?;
    let end = end_of_block(input, "the instance")?;
    instance.qualifiers = qualified.qualifiers;
    instance.span = end.since(qualified.start);
    Ok((end, instance))
}

/// `"instance" "of" className [alias] "{" *valueInitializer "}"`, also as a value
pub(super) fn instance_value(start: Tokens<'_>) -> Step<'_, InstanceDeclaration> {
    let instance_of = (keyword("instance", "`instance of`"), keyword("of", "`of` after `instance`"));
    let (input, class) = preceded(instance_of, name("the class of the instance")).parse(start)?;
    let (input, alias) = alias(input)?;
    let (rest, _) = token(TokenKind::OpenBrace, "the `{` that opens the instance")(input)?;
    let (rest, properties) = value_initializers(rest, input);
    Ok((rest, InstanceDeclaration { qualifiers: Vec::new(), class, alias, properties, span: rest.since(start) }))
}

fn value_initializers<'a>(mut rest: Tokens<'a>, open: Tokens<'a>) -> (Tokens<'a>, Vec<ValueInitializer>) {
    let mut properties = Vec::new();
    loop {
        if let Some(after) = rest.eat(TokenKind::CloseBrace) {
            return (after, properties);
        }
        if rest.is(TokenKind::End) || recover::begins_class(rest) || rest.is(TokenKind::Hash) {
            let diagnostic =
                Diagnostic::new(codes::UNCLOSED, rest.gap(), "the instance is not closed").at("expected `};`");
            rest.report(diagnostic.label(open.next_span(), "`{` opened here").help("close the instance with `};`"));
            return (rest, properties);
        }
        if let Some(after) = rest.eat(TokenKind::Semicolon) {
            report_empty_declaration(rest);
            rest = after;
            continue;
        }
        rest = match value_initializer(rest) {
            Ok((after, property)) => {
                properties.push(property);
                after
            }
            Err(failure) => recover::to_next_feature(rest, error::report(rest, failure)),
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
