//! The top level: productions.

use super::class::class_declaration;
use super::directive::compiler_directive;
use super::enumeration::enumeration_declaration;
use super::error;
use super::foreign;
use super::input::{Step, Tokens};
use super::instance::instance_declaration;
use super::method::{is_method_start, method_outside_class};
use super::qualifier::qualifier_list;
use super::qualifier_declaration::qualifier_declaration;
use super::recover;
use super::structure::{begins_enumeration, begins_structure_value, class_keyword};
use crate::ast::{ClassKeyword, MofProduction, Qualifier};
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
        if let Some(rest) = surplus(input) {
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

/// Skips `}` or `};` where no declaration is open.
fn surplus(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let rest = input.eat(TokenKind::CloseBrace)?;
    recover::report_surplus(input);
    Some(rest.eat(TokenKind::Semicolon).unwrap_or(rest))
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
    let (input, mut qualified) = match qualified {
        Some(qualified) => (input, qualified),
        None => read_qualifiers(input),
    };
    let input = after_semicolon(input, &qualified);
    let (input, modifiers) = foreign::class_modifiers(input);
    qualified.qualifiers.extend(modifiers);
    if let Some(keyword) = class_keyword(input).or_else(|| misspelt_class(input)) {
        return class_declaration(input, keyword, qualified);
    }
    if begins_enumeration(input) {
        return enumeration_declaration(input, qualified)
            .map(|(rest, node)| (rest, MofProduction::Enumeration(node).into()));
    }
    if input.is_keyword("instance") || input.is_keyword("instanceof") || begins_structure_value(input) {
        return instance_declaration(input, qualified).map(|(rest, node)| (rest, MofProduction::Instance(node).into()));
    }
    let (input, modifiers) = foreign::method_modifiers(input);
    qualified.qualifiers.extend(modifiers);
    if is_method_start(input) {
        return method_outside_class(input, qualified).map(|(rest, node)| (rest, MofProduction::Method(node).into()));
    }
    if input.is_keyword("qualifier") {
        return qualifier_declaration(input, qualified)
            .map(|(rest, node)| (rest, MofProduction::QualifierType(node).into()));
    }
    if input.kinds() == [TokenKind::Word, TokenKind::OpenParenthesis] {
        let help = format!("write the type before the name, as in `uint32 {}()`", input.text(input.peek()));
        return Err(error::expected_with_help(input, "the type that the method returns", help));
    }
    if !qualified.qualifiers.is_empty() {
        let help = "write the class or instance that the qualifiers belong to";
        return Err(error::expected_with_help(input, "`class` or `instance of` after the qualifiers", help));
    }
    if input.is(TokenKind::Hash) {
        return compiler_directive(input).map(|(rest, node)| (rest, node.into()));
    }
    Err(no_production(input))
}

/// A `;` between qualifiers and what they qualify.
fn after_semicolon<'a>(input: Tokens<'a>, qualified: &Qualified<'a>) -> Tokens<'a> {
    let begins = |rest: &Tokens<'_>| recover::begins_class(*rest) || rest.is_keyword("instance");
    let Some(rest) = input.eat(TokenKind::Semicolon).filter(begins).filter(|_| !qualified.qualifiers.is_empty()) else {
        return input;
    };
    let message = "this `;` separates the qualifiers from what they qualify";
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help("remove it"));
    rest
}

/// The keyword that a misspelt word, or one of another language, stands for.
fn misspelt_class(input: Tokens<'_>) -> Option<ClassKeyword> {
    let [TokenKind::Word, TokenKind::Word, TokenKind::OpenBrace | TokenKind::Colon] = input.kinds() else {
        return None;
    };
    let is_foreign = ["interface", "struct", "type"].iter().any(|foreign| input.is_keyword(foreign));
    let known = ClassKeyword::ALL.map(ClassKeyword::keyword);
    let meant = if is_foreign { Some("class") } else { suggest::nearest(input.text(input.peek()), known) }?;
    if input.is_keyword(meant) {
        return None;
    }
    report_misspelt(input, meant);
    ClassKeyword::ALL.into_iter().find(|keyword| keyword.keyword() == meant)
}

/// The failure that nothing begins here; a misspelt keyword gets a better word.
fn no_production(input: Tokens<'_>) -> nom::Err<error::SyntaxError> {
    let word = input.text(input.peek());
    if input.is_keyword("pragma") {
        report_misspelt(input, "#pragma");
        return error::SyntaxError::reported(input);
    }
    let keywords = ["class", "instance of", "instance", "qualifier", "structure", "enumeration", "association"];
    let Some(keyword) = suggest::nearest(word, keywords) else {
        let expected = match input.dialect() {
            Dialect::Mof3 => {
                "`class`, `structure`, `enumeration`, `association`, `instance of`, `value of`, `qualifier` or `#pragma`"
            }
            _ => "`class`, `instance of`, `qualifier`, `#pragma` or a `[` that opens qualifiers",
        };
        return error::SyntaxError::expected(input, expected);
    };
    report_misspelt(input, keyword);
    error::SyntaxError::reported(input)
}

fn report_misspelt(input: Tokens<'_>, keyword: &str) {
    let word = input.text(input.peek());
    let message = format!("`{word}` begins no declaration");
    let help = format!("did you mean `{keyword}`?");
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help(help));
}

fn read_qualifiers(start: Tokens<'_>) -> (Tokens<'_>, Qualified<'_>) {
    let (rest, qualifiers) = qualifier_list(start);
    (rest, Qualified { start, qualifiers })
}

/// Reports a `;` that ends nothing.
pub(super) fn report_empty_declaration(input: Tokens<'_>) {
    let message = "this `;` ends nothing";
    input.report(Diagnostic::new(codes::EMPTY_DECLARATION, input.next_span(), message).help("remove it"));
}
