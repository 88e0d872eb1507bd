//! Class declarations and their properties.

use std::fmt;

use nom::Parser;
use nom::combinator::{cut, opt};
use nom::sequence::preceded;

use super::data_type::{array, array_before_name, data_type, report_array_before_name};
use super::error::{self, SyntaxError};
use super::input::{Step, Tokens, keyword, name, token};
use super::method::method_declaration;
use super::qualifier::qualifier_list;
use super::recover;
use super::specification::{Production, Qualified, report_empty_declaration};
use super::structure;
use super::value::default_value;
use crate::ast::{
    ClassDeclaration, ClassKeyword, Feature, MofProduction, Name, PropertyDeclaration, Qualifier, TypeKind,
};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;

/// `classDeclaration = [qualifierList] "class" className [alias] [superClass] "{" *classFeature "}" ";"`; an association and a
/// structure of MOF 3 differ in the keyword.
pub(super) fn class_declaration<'a>(
    input: Tokens<'a>,
    keyword: ClassKeyword,
    qualified: Qualified<'a>,
) -> Step<'a, Production<'a>> {
    let start = qualified.start;
    structure::report_keyword(input, keyword);
    let (input, name) = class_name(input.advance())?;
    let (input, alias) = alias(input)?;
    let (input, superclass) = superclass(input)?;
    let (input, body) = class_body(input, Head { keyword, name: &name })?;
    if keyword == ClassKeyword::Structure {
        structure::report_methods(input, &name, &body.features);
    }
    let class = ClassDeclaration {
        qualifiers: qualified.qualifiers,
        keyword,
        name,
        alias,
        superclass,
        features: body.features,
        span: body.end.since(start),
    };
    Ok((input, Production { node: MofProduction::Class(class), pending: body.pending }))
}

/// `className`; a missing one is reported and empty, and one with a blank in it is joined, as SDK pages need.
fn class_name(input: Tokens<'_>) -> Step<'_, Name> {
    if matches!(input.kind(), TokenKind::OpenBrace | TokenKind::Colon) {
        let help = "write the class's name after `class`";
        input.report(Diagnostic::new(codes::MISSING_CLASS_NAME, input.gap(), "the class has no name").help(help));
        return Ok((input, Name { text: String::new(), span: input.gap().into() }));
    }
    let (rest, first) = name("the class's name")(input)?;
    let is_second_part = rest.is(TokenKind::Word) && !rest.starts_line() && !rest.is_keyword("as");
    if !is_second_part {
        return Ok((rest, first));
    }
    let end = rest.advance();
    let text = first.text + rest.text(rest.peek());
    let span = end.since(input);
    let help = format!("write `{text}`");
    input.report(Diagnostic::new(codes::BLANK_IN_CLASS_NAME, span.0, "a class name has no blanks").help(help));
    Ok((end, Name { text, span }))
}

/// `alias = "as" aliasIdentifier`
pub(super) fn alias(input: Tokens<'_>) -> Step<'_, Option<Name>> {
    let alias_identifier = token(TokenKind::Alias, "an alias, such as `$Alias`").map(|alias| {
        let text = input.text(alias).trim_start_matches('$').to_owned();
        Name { text, span: input.span(alias).into() }
    });
    opt(preceded(keyword("as", "`as`"), cut(alias_identifier))).parse(input)
}

/// `superClass = ":" className`; SDK pages have the colon alone.
fn superclass(input: Tokens<'_>) -> Step<'_, Option<Name>> {
    let Some(rest) = input.eat(TokenKind::Colon) else { return Ok((input, None)) };
    if rest.is(TokenKind::OpenBrace) {
        let help = "write the superclass's name after `:`, or remove the `:`";
        input.report(
            Diagnostic::new(codes::MISSING_SUPERCLASS, input.next_span(), "no superclass follows `:`").help(help),
        );
        return Ok((rest, None));
    }
    name("the superclass's name after `:`")(rest).map(|(rest, name)| (rest, Some(name)))
}

/// What a body belongs to, for messages.
#[derive(Clone, Copy)]
struct Head<'n> {
    keyword: ClassKeyword,
    name: &'n Name,
}

impl fmt::Display for Head<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`", self.keyword.keyword(), self.name.text)
    }
}

struct Body<'a> {
    features: Vec<Feature>,
    /// The input after the declaration itself.
    end: Tokens<'a>,
    /// The qualifiers of the next declaration, where the body ran into it.
    pending: Option<Qualified<'a>>,
}

/// `"{" *classFeature "}" ";"`
fn class_body<'a>(input: Tokens<'a>, head: Head<'_>) -> Step<'a, Body<'a>> {
    if let [TokenKind::OpenParenthesis, TokenKind::CloseParenthesis] = input.kinds() {
        return parentheses_for_body(input);
    }
    let (mut rest, ()) = opening_brace(input, head)?;
    let mut features = Vec::new();
    loop {
        if let Some(after) = rest.eat(TokenKind::CloseBrace) {
            let end = end_of_block(after, &head.to_string())?;
            return Ok((end, Body { features, end, pending: None }));
        }
        if let Some(after) = rest.eat(TokenKind::Semicolon) {
            report_empty_declaration(rest);
            rest = after;
            continue;
        }
        let start = rest;
        let (after, qualifiers) = qualifier_list(start);
        if after.is(TokenKind::End) || recover::begins_class(after) || after.is(TokenKind::Hash) {
            report_unclosed(input, start, head);
            let pending = (after.index() > start.index()).then_some(Qualified { start, qualifiers });
            return Ok((after, Body { features, end: start, pending }));
        }
        match class_feature(Qualified { start, qualifiers }, after) {
            Ok((after, feature)) => {
                features.push(feature);
                rest = after;
            }
            Err(failure) => {
                rest = recover::to_next_feature(start, error::report(after, failure));
                features.push(Feature::Error(rest.since(start)));
            }
        }
    }
}

/// The `{` of a class; a new line that begins a feature shows that it was forgotten.
fn opening_brace<'a>(input: Tokens<'a>, head: Head<'_>) -> Step<'a, ()> {
    if !input.is(TokenKind::OpenBrace) && input.starts_line() && recover::begins_feature(input) {
        let message = format!("missing `{{` after the head of {head}");
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.gap(), message).help("write `{` here"));
        return Ok((input, ()));
    }
    let (rest, _) = token(TokenKind::OpenBrace, "`:` and a superclass, or the `{` that opens the class")(input)?;
    Ok((rest, ()))
}

fn parentheses_for_body(input: Tokens<'_>) -> Step<'_, Body<'_>> {
    let parentheses = input.advance().advance();
    let message = "a class has a body in braces";
    input.report(Diagnostic::new(codes::PARENTHESES_FOR_BODY, parentheses.since(input).0, message).help("write `{ }`"));
    let end = end_of_block(parentheses, "the class")?;
    Ok((end, Body { features: Vec::new(), end, pending: None }))
}

/// What is not closed around an unclosed local structure is the same mistake.
fn report_unclosed(open: Tokens<'_>, end: Tokens<'_>, head: Head<'_>) {
    if end.context.unclosed_at.replace(Some(end.index())) == Some(end.index()) {
        return;
    }
    let message = format!("{head} is not closed");
    let diagnostic = Diagnostic::new(codes::UNCLOSED, end.gap(), message).at("expected `};`");
    end.report(
        diagnostic
            .label(open.next_span(), "`{` opened here")
            .help(format!("close the {} with `}};`", head.keyword.keyword())),
    );
}

/// The `;` after the `}` of a class or instance.
pub(super) fn end_of_block<'a>(input: Tokens<'a>, what: &str) -> Result<Tokens<'a>, nom::Err<SyntaxError>> {
    if let Some(rest) = input.eat(TokenKind::Semicolon) {
        return Ok(rest);
    }
    if recover::begins_production(input) || input.starts_line() {
        let message = format!("missing `;` after the `}}` of {what}");
        input.report(Diagnostic::new(codes::MISSING_CLASS_SEMICOLON, input.gap(), message).help("write `};`"));
        return Ok(input);
    }
    Err(SyntaxError::expected(input, "`;` after the closing `}`"))
}

/// `classFeature = propertyDeclaration | methodDeclaration`; in MOF 3 also `structureDeclaration | enumerationDeclaration`
fn class_feature<'a>(qualified: Qualified<'a>, input: Tokens<'a>) -> Step<'a, Feature> {
    if let Some(keyword) = structure::local_keyword(input) {
        return structure::local_type(input, keyword, qualified);
    }
    let Qualified { start, mut qualifiers } = qualified;
    let (input, data_type) = data_type(input)?;
    let (input, before) = array_before_name(input);
    let (input, name) = name("a name after the type")(input)?;
    let (input, after) = array(input);
    let array = after.or(before.clone());
    if opens_parameters(input) {
        structure::report_array_return_type(input, array.as_ref(), &name);
        return method_declaration(start, qualifiers, data_type, array, name, input)
            .map(|(rest, method)| (rest, Feature::Method(method)));
    }
    if let TypeKind::Void = data_type.kind {
        return Err(SyntaxError::expected(input, "`(`: only a method has the type `void`"));
    }
    report_array_before_name(input, before.as_ref(), &name);
    let (input, more) = qualifiers_after_name(input);
    qualifiers.extend(more);
    let (input, default) = default_value(input)?;
    let end = end_of_declaration(input, "property", &name)?;
    let span = end.since(start);
    let (rest, remark) = remark(end);
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
    let begins_something = |input: Tokens<'_>| {
        let kinds = [TokenKind::Word, TokenKind::OpenBracket, TokenKind::CloseBrace, TokenKind::Hash];
        input.is(TokenKind::End)
            || input.is(TokenKind::CloseBrace)
            || (input.starts_line() && kinds.contains(&input.kind()))
    };
    if let Some(rest) = input.eat(TokenKind::Comma).filter(|rest| begins_something(*rest)) {
        let message = format!("{what} `{}` ends with `,` instead of `;`", name.text);
        input.report(Diagnostic::new(codes::COMMA_FOR_SEMICOLON, input.next_span(), message).help("write `;`"));
        return Ok(rest);
    }
    if begins_something(input) {
        let message = format!("missing `;` after {what} `{}`", name.text);
        input.report(Diagnostic::new(codes::MISSING_SEMICOLON, input.gap(), message).help("write `;` here"));
        return Ok(input);
    }
    Err(SyntaxError::expected(input, "`;` at the end of the declaration"))
}

/// `(obsolete in SP1)` after the `;`, as SDK pages have it.
fn remark(input: Tokens<'_>) -> (Tokens<'_>, Option<Name>) {
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
    let message = "a remark stands after the `;`";
    let help = "write it as a comment, or as a qualifier `Deprecated` or `Description`";
    input.report(Diagnostic::new(codes::REMARK_AFTER_DECLARATION, span.0, message).help(help));
    (rest, Some(Name { text, span }))
}
