//! Methods and their parameters.

use super::data_type::{Declared, declared, report_array_before_name};
use super::feature::end_of_declaration;
use super::input::{Step, Tokens};
use super::list::{self, Items};
use super::qualifier::qualifier_list;
use super::specification::Qualified;
use super::value::default_value;
use crate::ast::{Array, DataType, IntrinsicType, MethodDeclaration, Name, ParameterDeclaration, Qualifier};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// `methodDeclaration = [qualifierList] dataType methodName "(" [parameterList] ")" ";"`, from the parenthesis on.
///
/// The Configuration Manager client SDK writes the parameters in braces and without commas.
pub(super) fn method_declaration<'a>(
    start: Tokens<'a>,
    qualifiers: Vec<Qualifier>,
    return_type: DataType,
    array: Option<Array>,
    name: Name,
    open: Tokens<'a>,
) -> Step<'a, MethodDeclaration> {
    let (close, expected) = match open.kind() {
        TokenKind::OpenBrace => {
            let message = "a method's parameters stand in parentheses";
            let help = "write `(` and `)`, and commas between the parameters";
            open.report(Diagnostic::new(codes::METHOD_IN_BRACES, open.next_span(), message).help(help));
            (TokenKind::CloseBrace, "a parameter or `}`")
        }
        _ => (TokenKind::CloseParenthesis, "`,` or `)` after a parameter"),
    };
    let (input, parameters) = match void_parameters(open) {
        Some(rest) => (rest, Vec::new()),
        None => list::delimited(open, close, expected, Items::Parameters, parameter)?,
    };
    report_return_value(open, &parameters);
    let end = end_of_declaration(after_repeated_parenthesis(input), "method", &name)?;
    let span = end.since(start);
    Ok((end, MethodDeclaration { qualifiers, return_type, array, name, parameters, span }))
}

/// `ReturnValue` is how WMI calls what a method returns, beside its parameters.
fn report_return_value(input: Tokens<'_>, parameters: &[ParameterDeclaration]) {
    for parameter in parameters.iter().filter(|parameter| parameter.name.text.eq_ignore_ascii_case("ReturnValue")) {
        let message = format!("the return value is listed as parameter `{}`", parameter.name.text);
        let help = "remove it if the method returns it, or give it another name; it is read as a parameter";
        input.report(Diagnostic::new(codes::RETURN_VALUE_PARAMETER, parameter.name.span.0, message).help(help));
    }
}

/// `(void)`, as C writes an empty list.
fn void_parameters(open: Tokens<'_>) -> Option<Tokens<'_>> {
    let void = open.advance();
    let [TokenKind::Word, TokenKind::CloseParenthesis] = void.kinds() else { return None };
    if !void.is_keyword("void") {
        return None;
    }
    let message = "a method without parameters has empty parentheses";
    void.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, void.next_span(), message).help("remove `void`"));
    Some(void.advance().advance())
}

/// `)` and then `);`, as one SDK page has it.
fn after_repeated_parenthesis(input: Tokens<'_>) -> Tokens<'_> {
    if input.kinds() != [TokenKind::CloseParenthesis, TokenKind::Semicolon] {
        return input;
    }
    let message = "the parameters are closed already";
    input.report(Diagnostic::new(codes::REPEATED_PARENTHESIS, input.next_span(), message).help("remove this `)`"));
    input.advance()
}

/// `parameter = [qualifierList] (dataType | objectRef) parameterName [array]`; WMI and MOF 3 also have a default value.
fn parameter(start: Tokens<'_>) -> Step<'_, ParameterDeclaration> {
    let (input, mut qualifiers) = qualifier_list(start);
    let (input, declared) = declared(input)?;
    let Declared { data_type, name, before, after, .. } = declared;
    qualifiers.extend(declared.qualifiers);
    report_array_before_name(input, before.as_ref(), &name);
    let array = after.or(before);
    let (rest, default) = default_value(input)?;
    if default.is_some() {
        let message = format!("parameter `{}` has a default value", name.text);
        input.report(
            Diagnostic::new(codes::PARAMETER_DEFAULT, rest.since(input).0, message).help("remove the default value"),
        );
    }
    let input = rest;
    Ok((input, ParameterDeclaration { qualifiers, data_type, name, array, default, span: input.since(start) }))
}

/// Whether a method stands here: a type, a name and an opening bracket. Before a brace the type must be one of the language or
/// look like the name of a class, because a misspelt `class` looks the same.
pub(super) fn is_method_start(input: Tokens<'_>) -> bool {
    let is_keyword = ["class", "instance", "pragma", "qualifier"].iter().any(|keyword| input.is_keyword(keyword));
    match input.kinds() {
        [TokenKind::Word, TokenKind::Word, TokenKind::OpenParenthesis] => !is_keyword,
        [TokenKind::Word, TokenKind::Word, TokenKind::OpenBrace] => {
            let word = input.text(input.peek());
            IntrinsicType::from_keyword(word).is_some() || input.is_keyword("void") || word.contains('_')
        }
        _ => false,
    }
}

/// A method outside any class, as the method pages of the Configuration Manager SDK show it.
pub(super) fn method_outside_class<'a>(input: Tokens<'a>, qualified: Qualified<'a>) -> Step<'a, MethodDeclaration> {
    let (open, Declared { data_type, name, .. }) = declared(input)?;
    let message = format!("method `{}` stands outside any class", name.text);
    input.report(
        Diagnostic::new(codes::METHOD_OUTSIDE_CLASS, name.span.0, message)
            .help("move it into the class that it belongs to"),
    );
    let (rest, method) = method_declaration(qualified.start, qualified.qualifiers, data_type, None, name, open)?;
    if rest.is(TokenKind::End) && rest.previous().kind != TokenKind::Semicolon {
        let message = format!("missing `;` after method `{}`", method.name.text);
        rest.report(Diagnostic::new(codes::MISSING_SEMICOLON, rest.gap(), message).help("write `;` here"));
    }
    Ok((rest, method))
}
