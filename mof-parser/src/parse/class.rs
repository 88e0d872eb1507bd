//! Class declarations and their properties.

use std::fmt;

use nom::Parser;
use nom::combinator::{cut, opt};
use nom::sequence::preceded;

use super::data_type::{Declared, declared, report_array_before_name};
use super::error::{self, SyntaxError};
use super::foreign;
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
    let begins_something = rest.is_keyword("as") || foreign::inherits(rest) || recover::begins_typed_feature(rest);
    let is_second_part = rest.is(TokenKind::Word) && !rest.starts_line() && !begins_something;
    if !is_second_part {
        return Ok((after_further_names(rest, &[TokenKind::Comma], "a declaration declares one class"), first));
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
    if input.is(TokenKind::Alias) {
        let message = "missing `as` before the alias";
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.gap(), message).help("write `as` here"));
        return alias_identifier(input).map(|(rest, name)| (rest, Some(name)));
    }
    opt(preceded(keyword("as", "`as`"), cut(alias_identifier))).parse(input)
}

/// `aliasIdentifier = "$" identifier`
fn alias_identifier(input: Tokens<'_>) -> Step<'_, Name> {
    if input.is(TokenKind::Word) {
        let name = input.name(input.peek());
        let help = format!("write `${}`", name.text);
        let message = "an alias begins with `$`";
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help(help));
        return Ok((input.advance(), name));
    }
    let (rest, alias) = token(TokenKind::Alias, "an alias, such as `$Alias`")(input)?;
    let text = input.text(alias).trim_start_matches('$').to_owned();
    Ok((rest, Name { text, span: input.span(alias).into() }))
}

/// `superClass = ":" className`; SDK pages have the colon alone.
fn superclass(input: Tokens<'_>) -> Step<'_, Option<Name>> {
    let rest = if foreign::inherits(input) {
        let message = format!("`{}` does not name a superclass; a `:` does", input.text(input.peek()));
        let help = format!("write `: {}`", input.text(input.peek_at(1)));
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.next_span(), message).help(help));
        input.advance()
    } else if let Some(rest) = input.eat(TokenKind::Colon) {
        rest
    } else {
        return Ok((input, None));
    };
    if rest.is(TokenKind::OpenBrace) {
        let help = "write the superclass's name after `:`, or remove the `:`";
        input.report(
            Diagnostic::new(codes::MISSING_SUPERCLASS, input.next_span(), "no superclass follows `:`").help(help),
        );
        return Ok((rest, None));
    }
    let (rest, name) = name("the superclass's name after `:`")(rest)?;
    Ok((after_further_names(rest, &[TokenKind::Comma, TokenKind::Colon], "a class has one superclass"), Some(name)))
}

/// Skips further names after one that stands alone.
fn after_further_names<'a>(start: Tokens<'a>, separators: &[TokenKind], message: &str) -> Tokens<'a> {
    let mut input = start;
    while separators.contains(&input.kind()) && input.peek_at(1).kind == TokenKind::Word {
        input = input.advance().advance();
    }
    if input.index() > start.index() {
        let help = "remove what follows the first name";
        start.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.since(start).0, message).help(help));
    }
    input
}

/// What a body belongs to, for messages.
#[derive(Clone, Copy)]
struct Head<'n> {
    keyword: ClassKeyword,
    name: &'n Name,
}

impl Head<'_> {
    /// Whether a closing brace closes nothing. Features may follow the one of a structure, which can be local to a class.
    fn is_surplus(self, input: Tokens<'_>) -> bool {
        self.keyword != ClassKeyword::Structure && recover::is_surplus_brace(input)
    }
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
fn class_body<'a>(mut input: Tokens<'a>, head: Head<'_>) -> Step<'a, Body<'a>> {
    if let [TokenKind::OpenParenthesis, TokenKind::CloseParenthesis] = input.kinds() {
        let parentheses = input.advance().advance();
        report_parentheses(input, parentheses);
        if !parentheses.is(TokenKind::OpenBrace) {
            let end = end_of_block(parentheses, "the class");
            return Ok((end, Body { features: Vec::new(), end, pending: None }));
        }
        input = parentheses;
    }
    let (mut rest, ()) = opening_brace(input, head)?;
    let mut features = Vec::new();
    loop {
        if let Some(after) = closing_brace(input, rest, head) {
            let end = end_of_block(after, &head.to_string());
            return Ok((end, Body { features, end, pending: None }));
        }
        if let Some(after) = between_features(rest, head) {
            rest = after;
            continue;
        }
        let start = rest;
        let (after, qualifiers) = qualifier_list(start);
        let after = after_junk(after, start);
        if let Some(end) = nested_class(after, head) {
            features.push(Feature::Error(end.since(start)));
            rest = end;
            continue;
        }
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
    let begins_body = (input.starts_line() && recover::begins_feature(input)) || recover::begins_typed_feature(input);
    if begins_body {
        let message = format!("missing `{{` after the head of {head}");
        input.report(Diagnostic::new(codes::UNEXPECTED_TOKEN, input.gap(), message).help("write `{` here"));
        return Ok((input, ()));
    }
    let (rest, _) = token(TokenKind::OpenBrace, "`:` and a superclass, or the `{` that opens the class")(input)?;
    Ok((rest, ()))
}

/// `class A ();`, as one SDK page has it, and `class A () { … };`.
fn report_parentheses<'a>(input: Tokens<'a>, after: Tokens<'a>) {
    let message = "a class has a body in braces";
    let help = if after.is(TokenKind::OpenBrace) { "remove `()`" } else { "write `{ }`" };
    input.report(Diagnostic::new(codes::PARENTHESES_FOR_BODY, after.since(input).0, message).help(help));
}

/// The input after the `}` of a body, or after a bracket of another kind that a `;` shows to be meant as it.
fn closing_brace<'a>(open: Tokens<'a>, input: Tokens<'a>, head: Head<'_>) -> Option<Tokens<'a>> {
    if input.is(TokenKind::CloseBrace) {
        return (!head.is_surplus(input)).then(|| input.advance());
    }
    let rest = input.advance();
    let is_meant = recover::is_closing(input.kind()) && rest.is(TokenKind::Semicolon) && recover::ends_body(input);
    if !is_meant {
        return None;
    }
    let message = format!("{head} is closed with {}", error::describe(input, input.peek()));
    let diagnostic = Diagnostic::new(codes::UNCLOSED, input.next_span(), message);
    input.report(diagnostic.label(open.next_span(), "`{` opened here").help("write `};`"));
    Some(rest)
}

/// Skips what stands between two features and is none: a `;`, a bracket.
fn between_features<'a>(input: Tokens<'a>, head: Head<'_>) -> Option<Tokens<'a>> {
    let empty = |input: Tokens<'a>| {
        let rest = input.eat(TokenKind::Semicolon)?;
        // The `;` of a body whose brace is missing is reported with that.
        if !recover::begins_declaration(rest) {
            report_empty_declaration(input);
        }
        Some(rest)
    };
    surplus(input, head).or_else(|| empty(input))
}

/// Skips one token between qualifiers and the feature that they belong to.
fn after_junk<'a>(input: Tokens<'a>, start: Tokens<'a>) -> Tokens<'a> {
    let rest = input.advance();
    let is_junk = !matches!(input.kind(), TokenKind::Word | TokenKind::Hash | TokenKind::End);
    if input.index() == start.index() || !is_junk || !recover::begins_typed_feature(rest) {
        return input;
    }
    error::expected_with_help(input, "a type after the qualifiers", "remove it");
    rest
}

/// Skips a bracket that closes or opens nothing, where a feature may begin.
fn surplus<'a>(input: Tokens<'a>, head: Head<'_>) -> Option<Tokens<'a>> {
    let rest = input.advance();
    if head.is_surplus(input) {
        recover::report_surplus(input);
        return Some(rest.eat(TokenKind::Semicolon).unwrap_or(rest));
    }
    let kinds = [TokenKind::CloseParenthesis, TokenKind::CloseBracket, TokenKind::OpenBrace];
    if !kinds.contains(&input.kind()) || !recover::begins_feature(rest) {
        return None;
    }
    recover::report_surplus(input);
    Some(rest)
}

/// The end of a class within a class, which is reported.
fn nested_class<'a>(input: Tokens<'a>, outer: Head<'_>) -> Option<Tokens<'a>> {
    let end = recover::nested_class(input)?;
    let inner = input.text(input.peek_at(1));
    let message = format!("class `{inner}` is nested in {outer}");
    let help = format!("MOF has no nested classes: declare `{inner}` before or after {outer}");
    let span = input.span(input.peek_at(1));
    input.report(
        Diagnostic::new(codes::UNEXPECTED_TOKEN, span, message)
            .label(outer.name.span.0, "it stands in this")
            .help(help),
    );
    Some(end)
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

/// The `;` after the `}` of a class or instance; what stands there instead is reported and skipped.
pub(super) fn end_of_block<'a>(input: Tokens<'a>, what: &str) -> Tokens<'a> {
    if let Some(rest) = input.eat(TokenKind::Semicolon) {
        return rest;
    }
    if recover::begins_production(input) || recover::begins_typed_feature(input) || input.starts_line() {
        let message = format!("missing `;` after the `}}` of {what}");
        input.report(Diagnostic::new(codes::MISSING_CLASS_SEMICOLON, input.gap(), message).help("write `};`"));
        return input;
    }
    if recover::is_closing(input.kind()) {
        recover::report_surplus(input);
        let rest = input.advance();
        return rest.eat(TokenKind::Semicolon).unwrap_or(rest);
    }
    let failure = SyntaxError::expected(input, "`;` after the closing `}`");
    recover::to_next_production(input, error::report(input, failure))
}

/// `classFeature = propertyDeclaration | methodDeclaration`; in MOF 3 also `structureDeclaration | enumerationDeclaration`
fn class_feature<'a>(qualified: Qualified<'a>, input: Tokens<'a>) -> Step<'a, Feature> {
    if let Some(keyword) = structure::local_keyword(input) {
        return structure::local_type(input, keyword, qualified);
    }
    let Qualified { start, mut qualifiers } = qualified;
    let (input, declared) = declared(input)?;
    let Declared { data_type, name, before, after, .. } = declared;
    qualifiers.extend(declared.qualifiers);
    let array = after.or(before.clone());
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
