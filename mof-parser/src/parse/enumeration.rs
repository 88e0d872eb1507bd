//! Enumerations of MOF 3 and their literals (DSP0221 7.5.4, 7.6.3).

use super::class_body::end_of_block;
use super::data_type::enumeration_base;
use super::error::{self, SyntaxError};
use super::input::{Step, Tokens, name};
use super::list::{self, Items};
use super::qualifier::qualifier_list;
use super::recover;
use super::specification::Qualified;
use super::value::default_value;
use crate::ast::{DataType, EnumerationDeclaration, EnumerationElement, EnumerationLiteral, Name, Value, ValueKind};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;
use crate::suggest;

/// `enumerationDeclaration = [qualifierList] "enumeration" enumName ":" enumBase "{" [ enumElement *( "," enumElement ) ] "}" ";"`
pub(super) fn enumeration_declaration<'a>(
    input: Tokens<'a>,
    qualified: Qualified<'a>,
) -> Step<'a, EnumerationDeclaration> {
    let help = "write the qualifiers `ValueMap` and `Values`, or read the file in the dialect `mof3`";
    let diagnostic = Diagnostic::new(codes::ENUMERATION, input.next_span(), "only MOF 3 has enumerations");
    input.report(diagnostic.help(help));
    let (input, name) = name("the enumeration's name")(input.advance())?;
    let (input, base) = base(input, &name)?;
    let (end, elements) = elements(input, &name)?;
    let Qualified { start, qualifiers } = qualified;
    Ok((end, EnumerationDeclaration { qualifiers, name, base, elements, span: end.since(start) }))
}

/// `":" ( "integer" | "string" | enumName )`; a missing one is reported.
fn base<'a>(input: Tokens<'a>, name: &Name) -> Step<'a, Option<DataType>> {
    if let Some(rest) = input.eat(TokenKind::Colon).filter(|rest| rest.is(TokenKind::Word)) {
        return enumeration_base(rest).map(|(rest, base)| (rest, Some(base)));
    }
    let rest = input.eat(TokenKind::Colon).unwrap_or(input);
    if !rest.is(TokenKind::OpenBrace) {
        return Err(SyntaxError::expected(input, "`:` and `integer`, `string` or another enumeration"));
    }
    let message = format!("enumeration `{}` says neither `integer` nor `string`", name.text);
    let help = "write `: integer`, `: string` or `:` and another enumeration here";
    input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, rest.gap(), message).help(help));
    Ok((rest, None))
}

/// `"{" [ enumElement *( "," enumElement ) ] "}" ";"`; an enumeration that is not closed is reported, and its elements are kept.
fn elements<'a>(open: Tokens<'a>, name: &Name) -> Step<'a, Vec<EnumerationElement>> {
    if !open.is(TokenKind::OpenBrace) {
        return Err(SyntaxError::expected(open, "the `{` that opens the enumeration"));
    }
    let expected = "`,` or `}` after an element";
    let list = list::read(open, TokenKind::CloseBrace, expected, Items::Words, element);
    let end = match list.failure {
        None => end_of_block(list.rest, &format!("enumeration `{}`", name.text)),
        Some(failure) => recover::to_next_feature(open, error::report(open, failure)),
    };
    Ok((end, list.items))
}

/// `enumElement = [qualifierList] enumLiteral [ "=" ( integerValue | stringValue ) ]`
fn element(start: Tokens<'_>) -> Step<'_, EnumerationElement> {
    let (input, qualifiers) = qualifier_list(start);
    let (input, name) = name("the name of an element")(input)?;
    let (input, value) = default_value(input)?;
    Ok((input, EnumerationElement { qualifiers, name, value, span: input.since(start) }))
}

/// `enumValue = [ enumName "." ] enumLiteral`
///
/// In MOF 2 a bare word is most likely a string without its quotation marks.
pub(super) fn enumeration_literal(start: Tokens<'_>) -> Step<'_, Value> {
    let (rest, enumeration, literal) = match start.kinds() {
        [TokenKind::Word, TokenKind::Dot, TokenKind::Word] => {
            let literal = start.advance().advance();
            (literal.advance(), Some(start.name(start.peek())), literal.name(literal.peek()))
        }
        _ => (start.advance(), None, start.name(start.peek())),
    };
    if !ends_value(rest) {
        return Err(SyntaxError::expected(start, "a value: a number, a string in quotes, `TRUE`, `FALSE` or `NULL`"));
    }
    let span = rest.since(start);
    let written = start.slice(span.0);
    let help = match suggest::nearest(&literal.text, ["TRUE", "FALSE", "NULL"]) {
        Some(constant) if enumeration.is_none() => format!("did you mean `{constant}`?"),
        _ => format!("write a string in quotation marks: `\"{written}\"`"),
    };
    let message = format!("`{written}` is no value; only MOF 3 has literals of enumerations");
    start.report(Diagnostic::new(codes::ENUMERATION_LITERAL, span.0, message).help(help));
    let kind = ValueKind::Enumeration(Box::new(EnumerationLiteral { enumeration, literal }));
    Ok((rest, Value { kind, span }))
}

/// Whether what stands here can follow a value.
fn ends_value(input: Tokens<'_>) -> bool {
    let punctuation =
        [TokenKind::Semicolon, TokenKind::Comma, TokenKind::CloseBrace, TokenKind::CloseParenthesis, TokenKind::End];
    punctuation.contains(&input.kind()) || input.starts_line() || input.is_keyword("scope")
}
