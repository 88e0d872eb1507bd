//! Compiler directives.
//!
//! A directive ends with its closing parenthesis; one without parentheses ends with its line, so that nothing after a malformed one
//! is lost.

use super::input::{Step, Tokens, token};
use super::list::{self, Items};
use super::recover;
use super::value::directive_argument;
use crate::ast::{CompilerDirective, MofProduction, Name, Value};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::lex::TokenKind;
use crate::suggest;

/// `compilerDirective = "#pragma" pragmaName "(" pragmaParameter ")"`; WMI also writes `#include("f")`, `#pragma autorecover` and
/// several arguments.
pub(super) fn compiler_directive(start: Tokens<'_>) -> Step<'_, MofProduction> {
    let (input, _) = token(TokenKind::Hash, "`#pragma`")(start)?;
    let Some((input, name)) = directive_name(input) else {
        report_nameless(start);
        let rest = line_end(start.advance());
        return Ok((rest, MofProduction::Error(rest.since(start))));
    };
    let (input, arguments) = arguments(input)?;
    Ok((input, MofProduction::Directive(CompilerDirective { name, arguments, span: input.since(start) })))
}

/// `["pragma"] pragmaName`, after the `#`. Without `pragma` there is only `include`.
fn directive_name(input: Tokens<'_>) -> Option<(Tokens<'_>, Name)> {
    if let Some(rest) = pragma(input) {
        let named =
            rest.is(TokenKind::Word) && (!rest.starts_line() || rest.peek_at(1).kind == TokenKind::OpenParenthesis);
        return named.then(|| (rest.advance(), rest.name(rest.peek())));
    }
    if !input.is(TokenKind::Word) || input.starts_line() {
        return None;
    }
    let mut name = input.name(input.peek());
    if !input.is_keyword("include") {
        report_without_pragma(input);
        name.text = suggest::nearest(&name.text, ["include"]).map_or(name.text, str::to_owned);
    }
    Some((input.advance(), name))
}

/// `pragma`, or a word that was meant to be it.
fn pragma(input: Tokens<'_>) -> Option<Tokens<'_>> {
    if let Some(rest) = input.eat_keyword("pragma") {
        return Some(rest);
    }
    let word = input.text(input.peek());
    let two_words = input.kinds() == [TokenKind::Word, TokenKind::Word];
    if !two_words || suggest::nearest(word, ["pragma", "include"]) != Some("pragma") {
        return None;
    }
    let message = format!("`#{word}` begins no directive");
    let diagnostic = Diagnostic::new(codes::MALFORMED_DIRECTIVE, input.next_span(), message);
    input.report(diagnostic.help("did you mean `#pragma`?"));
    Some(input.advance())
}

/// `"(" pragmaParameter *("," pragmaParameter) ")"`, or arguments that lack their parentheses.
fn arguments(input: Tokens<'_>) -> Step<'_, Vec<Value>> {
    if input.is(TokenKind::OpenParenthesis) {
        let expected = "`,` or `)` in the directive's arguments";
        return list::delimited(input, TokenKind::CloseParenthesis, expected, Items::Values, directive_argument);
    }
    if ends_directive(input) {
        return Ok((input, Vec::new()));
    }
    let rest = line_end(input);
    report_arguments(input, rest);
    let argument = directive_argument(input).ok().filter(|_| input.is(TokenKind::String)).map(|(_, value)| value);
    Ok((rest, argument.into_iter().collect()))
}

fn report_arguments(input: Tokens<'_>, rest: Tokens<'_>) {
    let span = *rest.since(input);
    let help = match input.kind() {
        TokenKind::String => format!("write `({})`", input.slice(span)),
        _ => "write them as `(\"…\")`; what is no argument belongs on a line of its own".to_owned(),
    };
    let message = "the arguments of a directive stand in parentheses";
    input.report(Diagnostic::new(codes::MALFORMED_DIRECTIVE, span, message).help(help));
}

/// Whether a directive without parentheses ends here: at the end of its line, or where something else begins.
fn ends_directive(input: Tokens<'_>) -> bool {
    input.starts_line() || input.is(TokenKind::Semicolon) || recover::begins_production(input)
}

/// The first token of the next line.
fn line_end(mut input: Tokens<'_>) -> Tokens<'_> {
    while !ends_directive(input) {
        input = input.advance();
    }
    input
}

fn report_without_pragma(input: Tokens<'_>) {
    let word = input.text(input.peek());
    let diagnostic =
        Diagnostic::new(codes::MALFORMED_DIRECTIVE, input.next_span(), format!("`#{word}` is no directive"));
    input.report(match suggest::nearest(word, ["include"]) {
        Some(meant) => diagnostic.help(format!("did you mean `#{meant}`?")),
        None => diagnostic.help(format!("write `#pragma {word}`, or `//` before a comment")),
    });
}

fn report_nameless(start: Tokens<'_>) {
    let written = start.advance().eat_keyword("pragma").unwrap_or(start.advance());
    let span = *written.since(start);
    let diagnostic = Diagnostic::new(codes::MALFORMED_DIRECTIVE, span, "the directive has no name");
    start.report(diagnostic.help("write what it is to do, such as `#pragma include(\"file.mof\")`"));
}
