//! The features of a class: properties here, methods and local types from here on.

use super::data_type::{Declared, declared, report_array_before_name};
use super::error::{self, SyntaxError};
use super::input::{Step, Tokens};
use super::method::method_declaration;
use super::qualifier::qualifier_list;
use super::recover;
use super::specification::Qualified;
use super::structure;
use super::value::default_value;
use crate::ast::{Feature, Name, PropertyDeclaration, Qualifier, TypeKind};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// `classFeature = propertyDeclaration | methodDeclaration`; in MOF 3 also `structureDeclaration | enumerationDeclaration`
pub(super) fn class_feature<'a>(qualified: Qualified<'a>, input: Tokens<'a>) -> Step<'a, Feature> {
    if let Some(keyword) = structure::local_keyword(input) {
        return structure::local_type(input, keyword, qualified);
    }
    let Qualified { start, mut qualifiers } = qualified;
    let (input, declared) = declared(input)?;
    let Declared { data_type, name, before, after, .. } = declared;
    qualifiers.extend(declared.qualifiers);
    let array = after.or(before.clone());
    let (input, early_remark) = early_remark(input);
    if opens_parameters(input) {
        structure::report_array_return_type(input, array.as_ref(), &name);
        return method_declaration(start, qualifiers, data_type, array, name, input)
            .map(|(rest, method)| (rest, Feature::Method(method)));
    }
    if let (TypeKind::Void, TokenKind::Semicolon) = (&data_type.kind, input.kind()) {
        let help = format!("write `void {}()` for a method, or give the property a type", name.text);
        return Err(error::expected_with_help(input, "`(` after the name of a method that returns `void`", help));
    }
    report_array_before_name(input, before.as_ref(), &name);
    let (input, more) =
        if recover::ends_in_parenthesis(input) { (input, Vec::new()) } else { qualifiers_after_name(input) };
    qualifiers.extend(more);
    let (input, default) = default_value(input)?;
    let end = end_of_declaration(input, "property", &name)?;
    let span = end.since(start);
    let (rest, late_remark) = remark(end, "after");
    let remark = early_remark.or(late_remark);
    Ok((rest, Feature::Property(PropertyDeclaration { qualifiers, data_type, name, array, default, remark, span })))
}

/// Whether the parameters of a method follow its name: in parentheses, or in braces as the client SDK's pages have them.
fn opens_parameters(input: Tokens<'_>) -> bool {
    let in_braces = [TokenKind::Word, TokenKind::OpenBracket].contains(&input.peek_at(1).kind);
    input.is(TokenKind::OpenParenthesis) || (input.is(TokenKind::OpenBrace) && in_braces)
}

/// `Dummy[key]`, as one SDK page has it: qualifiers, not an array. On a new line they are those of the next feature.
fn qualifiers_after_name(input: Tokens<'_>) -> (Tokens<'_>, Vec<Qualifier>) {
    if input.starts_line() {
        return (input, Vec::new());
    }
    let (rest, qualifiers) = qualifier_list(input);
    if recover::begins_typed_feature(rest) {
        return (input, Vec::new());
    }
    if rest.index() > input.index() {
        let message = "qualifiers stand before the type, not after the name";
        let help = "move them to the beginning of the declaration";
        input.report(Diagnostic::new(codes::QUALIFIER_AFTER_NAME, rest.since(input).0, message).help(help));
    }
    (rest, qualifiers)
}

/// The `;` that ends a feature or a value of an instance.
///
/// A new line that begins something new shows that one was forgotten; so does a `,` at a line's end.
pub(super) fn end_of_declaration<'a>(
    input: Tokens<'a>,
    what: &str,
    name: &Name,
) -> Result<Tokens<'a>, nom::Err<SyntaxError>> {
    if let Some(rest) = input.eat(TokenKind::Semicolon) {
        return Ok(rest);
    }
    if let Some(rest) = input.eat(TokenKind::Comma).filter(|rest| begins_next(*rest)) {
        let message = format!("{what} `{}` ends with `,` instead of `;`", name.text);
        input.report(Diagnostic::new(codes::COMMA_FOR_SEMICOLON, input.next_span(), message).help("write `;`"));
        return Ok(rest);
    }
    if input.is(TokenKind::End) {
        return Ok(input); // The body that is not closed either will be reported.
    }
    if begins_next(input) {
        let message = format!("missing `;` after {what} `{}`", name.text);
        input.report(Diagnostic::new(codes::MISSING_SEMICOLON, input.gap(), message).help("write `;` here"));
        return Ok(input);
    }
    Err(no_end(input, what, name))
}

/// Whether the declaration before must have ended: something new begins, on a line of its own or beyond doubt.
fn begins_next(input: Tokens<'_>) -> bool {
    let kinds = [TokenKind::Word, TokenKind::OpenBracket, TokenKind::CloseBrace, TokenKind::Hash];
    matches!(input.kind(), TokenKind::End | TokenKind::CloseBrace)
        || (input.starts_line() && kinds.contains(&input.kind()))
        || (recover::begins_typed_feature(recover::after_qualifiers(input)) && !recover::ends_in_parenthesis(input))
        || input.kinds() == [TokenKind::Word, TokenKind::Equals]
}

/// The failure that a declaration does not end where it should.
fn no_end(input: Tokens<'_>, what: &str, name: &Name) -> nom::Err<SyntaxError> {
    let expected = format!("`;` after {what} `{}`", name.text);
    let next = input.text(input.peek());
    let after_name = input.previous().end == name.span.end;
    match input.kind() {
        TokenKind::Word | TokenKind::OpenBracket if after_name && recover::ends_in_parenthesis(input) => {
            let message = format!("missing `(` after {what} `{}`", name.text);
            input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.gap(), message).help("write `(` here"));
            SyntaxError::reported(input)
        }
        TokenKind::Word if after_name => {
            let help = format!("a name has no blanks: write `{}{next}`, or `;` between two declarations", name.text);
            error::expected_with_help(input, &expected, help)
        }
        TokenKind::Comma if after_name => {
            let help = "a declaration has one name; give each a declaration of its own";
            error::expected_with_help(input, &expected, help)
        }
        TokenKind::Colon => error::expected_with_help(input, &expected, "write `=` before a value"),
        TokenKind::Comma => error::expected_with_help(input, &expected, "write several values in braces: `{1, 2}`"),
        TokenKind::Number | TokenKind::String if after_name => {
            error::expected_with_help(input, &expected, format!("write `=` before a value: `{} = {next}`", name.text))
        }
        _ => error::expected_with_help(input, &expected, "write `;` here, and remove what follows it"),
    }
}

/// A remark where parameters could stand: `String Name (removed in SP1);`.
fn early_remark(input: Tokens<'_>) -> (Tokens<'_>, Option<Name>) {
    let first = input.advance();
    let begins_remark = ["removed", "obsolete", "deprecated", "added", "reserved", "not"];
    if !input.is(TokenKind::OpenParenthesis) || !begins_remark.iter().any(|word| first.is_keyword(word)) {
        return (input, None);
    }
    remark(input, "before")
}

/// `(obsolete in SP1)` beside the `;`, as SDK pages have it.
fn remark<'a>(input: Tokens<'a>, place: &str) -> (Tokens<'a>, Option<Name>) {
    if !input.is(TokenKind::OpenParenthesis) {
        return (input, None);
    }
    let mut end = input;
    while !end.is(TokenKind::CloseParenthesis) {
        end = end.advance();
        if end.is(TokenKind::End) || end.starts_line() {
            return (input, None);
        }
    }
    let rest = end.advance();
    let span = rest.since(input);
    let text = input.slice(span.0).trim_matches(['(', ')', ' ']).to_owned();
    let message = format!("a remark stands {place} the `;`");
    let help = "write it as a comment, or as a qualifier `Deprecated` or `Description`";
    input.report(Diagnostic::new(codes::REMARK_AFTER_DECLARATION, span.0, message).help(help));
    (rest, Some(Name { text, span }))
}
