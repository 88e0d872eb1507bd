//! The top level: productions and compiler directives.

use super::class::class_declaration;
use super::enumeration::enumeration_declaration;
use super::error;
use super::input::{Step, Tokens, name, token};
use super::instance::instance_declaration;
use super::list::{self, Separator};
use super::method::{is_method_start, method_outside_class};
use super::qualifier::qualifier_list;
use super::qualifier_declaration::qualifier_declaration;
use super::recover;
use super::structure::{begins_enumeration, begins_structure_value, class_keyword};
use super::value::directive_argument;
use crate::ast::{CompilerDirective, MofProduction, Qualifier};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::dialect::Dialect;
use crate::lex::TokenKind;
use crate::suggest;

/// A qualifier list that has been read before what it qualifies turned out to be.
pub(super) struct Qualified<'a> {
    /// Where the list begins.
    pub(super) start: Tokens<'a>,
    pub(super) qualifiers: Vec<Qualifier>,
}

/// `mofSpecification = *mofProduction`
pub(super) fn mof_specification(mut input: Tokens<'_>) -> Vec<MofProduction> {
    let mut productions = Vec::new();
    let mut qualified = None;
    while !input.is(TokenKind::End) || qualified.is_some() {
        if let (Some(rest), None) = (input.eat(TokenKind::Semicolon), &qualified) {
            report_empty_declaration(input);
            input = rest;
            continue;
        }
        let start = qualified.as_ref().map_or(input, |qualified: &Qualified<'_>| qualified.start);
        match mof_production(input, qualified.take()) {
            Ok((rest, production)) => {
                productions.push(production.node);
                qualified = production.pending;
                input = rest;
            }
            Err(failure) => {
                input = recover::to_next_production(input, error::report(input, failure));
                productions.push(MofProduction::Error(input.since(start)));
            }
        }
    }
    productions
}

/// A production, and the qualifiers of the next one where the production ran into it.
pub(super) struct Production<'a> {
    pub(super) node: MofProduction,
    pub(super) pending: Option<Qualified<'a>>,
}

impl From<MofProduction> for Production<'_> {
    fn from(node: MofProduction) -> Self {
        Self { node, pending: None }
    }
}

/// `mofProduction = compilerDirective | classDeclaration | assocDeclaration | indicDeclaration | qualifierDeclaration |
/// instanceDeclaration`; in MOF 3 also `structureDeclaration | enumerationDeclaration | structureValueDeclaration`
fn mof_production<'a>(input: Tokens<'a>, qualified: Option<Qualified<'a>>) -> Step<'a, Production<'a>> {
    let (input, qualified) = match qualified {
        Some(qualified) => (input, qualified),
        None => read_qualifiers(input),
    };
    if let Some(keyword) = class_keyword(input) {
        return class_declaration(input, keyword, qualified);
    }
    if begins_enumeration(input) {
        return enumeration_declaration(input, qualified)
            .map(|(rest, node)| (rest, MofProduction::Enumeration(node).into()));
    }
    if input.is_keyword("instance") || begins_structure_value(input) {
        return instance_declaration(input, qualified).map(|(rest, node)| (rest, MofProduction::Instance(node).into()));
    }
    if is_method_start(input) {
        return method_outside_class(input, qualified).map(|(rest, node)| (rest, MofProduction::Method(node).into()));
    }
    if input.is_keyword("qualifier") {
        return qualifier_declaration(input, qualified)
            .map(|(rest, node)| (rest, MofProduction::QualifierType(node).into()));
    }
    if !qualified.qualifiers.is_empty() {
        return Err(error::SyntaxError::expected(input, "`class` or `instance of` after the qualifiers"));
    }
    if input.is(TokenKind::Hash) {
        return compiler_directive(input).map(|(rest, node)| (rest, MofProduction::Directive(node).into()));
    }
    Err(no_production(input))
}

/// The failure that nothing begins here; a misspelt keyword gets a better word.
fn no_production(input: Tokens<'_>) -> nom::Err<error::SyntaxError> {
    let word = input.text(input.peek());
    let keywords = ["class", "instance", "qualifier", "structure", "enumeration", "association"];
    let Some(keyword) = suggest::nearest(word, keywords) else {
        let expected = match input.dialect() {
            Dialect::Mof3 => {
                "`class`, `structure`, `enumeration`, `association`, `instance of`, `value of`, `qualifier` or `#pragma`"
            }
            _ => "`class`, `instance of`, `qualifier`, `#pragma` or a `[` that opens qualifiers",
        };
        return error::SyntaxError::expected(input, expected);
    };
    let message = format!("`{}` begins no declaration", error::shortened(word));
    let help = format!("did you mean `{keyword}`?");
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help(help));
    error::SyntaxError::reported(input)
}

fn read_qualifiers(start: Tokens<'_>) -> (Tokens<'_>, Qualified<'_>) {
    let (rest, qualifiers) = qualifier_list(start);
    (rest, Qualified { start, qualifiers })
}

/// `compilerDirective = "#pragma" pragmaName "(" pragmaParameter ")"`; WMI also writes `#include("f")`, `#pragma autorecover` and
/// several arguments.
fn compiler_directive(start: Tokens<'_>) -> Step<'_, CompilerDirective> {
    let (input, _) = token(TokenKind::Hash, "`#pragma`")(start)?;
    let input = input.eat_keyword("pragma").unwrap_or(input);
    let (input, name) = name("the name of a directive, such as `include`")(input)?;
    let (input, arguments) = match input.kind() {
        TokenKind::OpenParenthesis => list::delimited(
            input,
            TokenKind::CloseParenthesis,
            "`,` or `)` in the directive's arguments",
            Separator::Comma,
            directive_argument,
        )?,
        _ => (input, Vec::new()),
    };
    Ok((input, CompilerDirective { name, arguments, span: input.since(start) }))
}

/// Reports a `;` that ends nothing.
pub(super) fn report_empty_declaration(input: Tokens<'_>) {
    let message = "this `;` ends nothing";
    input.report(Diagnostic::new(codes::EMPTY_DECLARATION, input.next_span(), message).help("remove it"));
}
