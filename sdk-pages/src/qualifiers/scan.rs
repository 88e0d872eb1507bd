//! Cuts a qualifier list into qualifiers.
//!
//! The lists are close to MOF's `qualifierList`, but brackets, quotes and parentheses are missing or damaged on many pages, so this
//! scanner always goes on: every character belongs to some qualifier or is reported.

use mof_parser::ast::{Flavor, FlavorNode, Name, NodeSpan, Qualifier, Value, ValueKind};
use mof_parser::{Diagnostic, Diagnostics, Span};

use super::spelling;
use crate::codes;
use crate::name::is_name;
use crate::outline::Part;

/// Whether the list stands in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    Expected,
    None,
}

/// A part of the list between two commas.
#[derive(Debug)]
pub(super) enum Item {
    Qualifier(Qualifier),
    /// Flavors without a qualifier; they belong to the one before, as in `NotNull: ToInstance, ToSubClass`.
    Flavors(Vec<FlavorNode>),
}

/// The items of a list in order.
pub(super) fn items(list: Part<'_>, brackets: Brackets, diagnostics: &mut Diagnostics) -> Vec<Item> {
    let list = if brackets == Brackets::Expected { without_remark(list, diagnostics) } else { list };
    let inside = if brackets == Brackets::Expected { without_brackets(list) } else { list };
    let mut scanner = Scanner { list: inside, at: 0, damaged: None, unclosed: None };
    let mut items = Vec::new();
    while scanner.skip_separators() {
        items.extend(scanner.item(diagnostics));
    }
    report_argument(&scanner, diagnostics);
    if brackets == Brackets::Expected && !items.is_empty() {
        report_brackets(list, diagnostics);
    }
    items
}

/// The list up to its closing bracket; text behind it is reported.
fn without_remark<'text>(list: Part<'text>, diagnostics: &mut Diagnostics) -> Part<'text> {
    let text = list.as_str();
    let Some((inside, remark)) = text.strip_prefix('[').and_then(|inside| inside.split_once(']')) else { return list };
    // A bracket may stand in an argument, and what follows may be a second list.
    let is_remark = remark.contains(char::is_alphabetic) && !remark.contains(['[', ']', '"']);
    if !is_remark || inside.matches('"').count() % 2 == 1 {
        return list;
    }
    report_stray(list.narrow(remark).trim(), diagnostics);
    list.until(inside.len() + 2)
}

fn without_brackets(list: Part<'_>) -> Part<'_> {
    let inside = list.as_str();
    let inside = inside.strip_prefix('[').unwrap_or(inside);
    list.narrow(inside.strip_suffix(']').unwrap_or(inside))
}

fn report_brackets(list: Part<'_>, diagnostics: &mut Diagnostics) {
    let text = list.as_str();
    let (code, message) = match (text.starts_with('['), text.ends_with(']')) {
        (true, true) => return,
        (false, false) => (codes::BRACKETS_MISSING, "a qualifier list stands without brackets"),
        (true, false) => (codes::BRACKET_MISSING, "a qualifier list lacks its closing bracket"),
        (false, true) => (codes::BRACKET_MISSING, "a qualifier list lacks its opening bracket"),
    };
    let help = "write the list in brackets, such as `[key, read]`";
    diagnostics.report(Diagnostic::new(code, list.span(), message).help(help));
}

/// Reports one fault of the arguments: a parenthesis may be missing because the encoding of the quote before it got lost.
fn report_argument(scanner: &Scanner<'_>, diagnostics: &mut Diagnostics) {
    let diagnostic = match (scanner.damaged, scanner.unclosed) {
        (Some(at), _) => Diagnostic::new(codes::QUOTES_DAMAGED, at, "the quotes around an argument are damaged")
            .help("write straight quotes, as in `SizeLimit(\"512\")`"),
        (None, Some(at)) => Diagnostic::new(codes::ARGUMENT_UNCLOSED, at, "the argument of a qualifier is not closed")
            .help("close it with a quote and a parenthesis, as in `SizeLimit(\"512\")`"),
        (None, None) => return,
    };
    diagnostics.report(diagnostic);
}

struct Scanner<'text> {
    list: Part<'text>,
    at: usize,
    /// The first quote that has lost its encoding.
    damaged: Option<Span>,
    /// An argument that the end of the list or the next qualifier ended.
    unclosed: Option<Span>,
}

impl<'text> Scanner<'text> {
    fn rest(&self) -> &'text str {
        &self.list.as_str()[self.at..]
    }

    /// What was read since the byte `start`.
    fn from(&self, start: usize) -> Part<'text> {
        self.list.narrow(&self.list.as_str()[start..self.at]).trim()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn advance(&mut self, length: usize) -> Part<'text> {
        let part = self.list.narrow(&self.rest()[..length]);
        self.at += length;
        part
    }

    fn advance_while(&mut self, wanted: impl Fn(char) -> bool) -> Part<'text> {
        let length = self.rest().find(|character| !wanted(character)).unwrap_or(self.rest().len());
        self.advance(length)
    }

    /// Takes a character if it is next.
    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// Goes to the next item; `false` at the end.
    fn skip_separators(&mut self) -> bool {
        self.advance_while(|character| character.is_whitespace() || ",;".contains(character));
        self.peek().is_some()
    }

    fn skip_blanks(&mut self) {
        self.advance_while(char::is_whitespace);
    }

    fn item(&mut self, diagnostics: &mut Diagnostics) -> Option<Item> {
        let start = self.at;
        let name = self.advance_while(|character| !"([{:,;)]}\"“”".contains(character)).trim();
        if name.as_str().is_empty() {
            return self.stray(diagnostics);
        }
        if let Some(flavors) = flavors(name) {
            return Some(Item::Flavors(flavors));
        }
        let name = self.first_of_several(name, start, diagnostics);
        let value = self.argument(name);
        let flavors = self.flavors_after_colon(diagnostics);
        if !is_qualifier(name.as_str()) {
            report_stray(name, diagnostics);
            return None;
        }
        let span = NodeSpan(self.from(start).span());
        let name = Name { text: name.as_str().to_owned(), span: NodeSpan(name.span()) };
        Some(Item::Qualifier(Qualifier { name, value, flavors, span }))
    }

    /// `key read`: the comma after the first name is missing. Anything else is left as it is.
    fn first_of_several(&mut self, name: Part<'text>, start: usize, diagnostics: &mut Diagnostics) -> Part<'text> {
        let Some((first, rest)) = name.as_str().split_once(' ') else { return name };
        if spelling::is_known(name.as_str()) || !spelling::is_known(first) {
            return name;
        }
        let rest = name.narrow(rest).trim();
        diagnostics.report(
            Diagnostic::new(codes::QUALIFIER_COMMA, rest.span(), format!("no comma stands between `{first}` and this"))
                .help("separate qualifiers by commas; they are read so"),
        );
        let lead = self.list.as_str()[start..].len() - self.list.as_str()[start..].trim_start().len();
        self.at = start + lead + first.len();
        name.narrow(first)
    }

    /// A bracket, quote or colon where a name should be: takes it and what belongs to it.
    fn stray(&mut self, diagnostics: &mut Diagnostics) -> Option<Item> {
        let length = self.peek().map_or(0, char::len_utf8);
        let first = self.advance(length);
        report_stray(first, diagnostics);
        None
    }

    /// `("text", 5)` or `{"text", 5}`; a remark such as `(read-only)` is no value.
    fn argument(&mut self, name: Part<'_>) -> Option<Value> {
        self.skip_blanks();
        let start = self.at;
        let is_array = self.peek() == Some('{');
        if !self.take('(') && !self.take('{') {
            return None;
        }
        let values = self.values(if is_array { '}' } else { ')' });
        let span = NodeSpan(self.from(start).span());
        let is_remark = |value: &Value| matches!(value.kind, ValueKind::Word(_));
        match <[Value; 1]>::try_from(values) {
            Ok([value]) if is_remark(&value) && name.as_str().eq_ignore_ascii_case("read") => None,
            Ok([value]) if !is_array => Some(worded(value)),
            Ok(values) => Some(Value { kind: ValueKind::Array(values.into_iter().map(worded).collect()), span }),
            Err(values) if values.is_empty() => None,
            Err(values) => Some(Value { kind: ValueKind::Array(values.into_iter().map(worded).collect()), span }),
        }
    }

    fn values(&mut self, close: char) -> Vec<Value> {
        let mut values = Vec::new();
        let start = self.from(self.at).span();
        loop {
            self.advance_while(|character| character.is_whitespace() || character == ',');
            match self.peek() {
                Some(next) if next == close => {
                    self.at += next.len_utf8();
                    return values;
                }
                None | Some(')' | '}' | ']') => break,
                Some('"' | '“' | '”') => values.push(self.quoted()),
                // A qualifier whose parenthesis is missing ends at the comma before the next one.
                Some(_) if matches!(values.last(), Some(Value { kind: ValueKind::String(_), .. })) => break,
                Some(_) => values.push(self.bare()),
            }
        }
        self.unclosed.get_or_insert(start);
        values
    }

    /// A string in straight or curly quotes. A closing quote that lost its encoding is U+FFFD, at times with `?` after it.
    fn quoted(&mut self) -> Value {
        let straight = self.advance(self.peek().map_or(0, char::len_utf8)).as_str() == "\"";
        let body = self.rest();
        let mut escaped = false;
        let end = body.find(|character: char| {
            let ends = match character {
                '"' => !escaped,
                '”' => !straight,
                char::REPLACEMENT_CHARACTER => true,
                _ => false,
            };
            escaped = character == '\\' && !escaped;
            ends
        });
        let text = self.advance(end.unwrap_or(body.len()));
        if end.is_none() {
            self.unclosed.get_or_insert(text.span().at_start());
        }
        self.end_of_quote();
        Value { kind: ValueKind::String(text.as_str().replace("\\\"", "\"")), span: NodeSpan(text.span()) }
    }

    fn end_of_quote(&mut self) {
        if self.peek() == Some(char::REPLACEMENT_CHARACTER) {
            let start = self.at;
            self.advance_while(|character| character == char::REPLACEMENT_CHARACTER);
            self.take('?');
            let quote = self.from(start).span();
            self.damaged.get_or_insert(quote);
        } else if !self.take('"') {
            self.take('”');
        }
    }

    /// A number, `TRUE`, `FALSE`, or words, up to a comma or the end of the argument.
    fn bare(&mut self) -> Value {
        let text = self.advance_while(|character| !",)}]\"“”".contains(character)).trim();
        let word = text.as_str();
        let kind = match word.parse::<i128>() {
            Ok(number) => ValueKind::Integer(number),
            Err(_) if word.eq_ignore_ascii_case("true") => ValueKind::Boolean(true),
            Err(_) if word.eq_ignore_ascii_case("false") => ValueKind::Boolean(false),
            Err(_) => ValueKind::Word(word.to_owned()),
        };
        Value { kind, span: NodeSpan(text.span()) }
    }

    fn flavors_after_colon(&mut self, diagnostics: &mut Diagnostics) -> Vec<FlavorNode> {
        self.skip_blanks();
        if !self.take(':') {
            return Vec::new();
        }
        let words = self.advance_while(|character| !",;]".contains(character)).trim();
        flavors(words).unwrap_or_else(|| {
            report_stray(words, diagnostics);
            Vec::new()
        })
    }
}

/// One letter is a slip, `none` says nothing beside others, and of the names with a blank only those are that are known without it.
fn is_qualifier(text: &str) -> bool {
    text.len() > 1 && !text.eq_ignore_ascii_case("none") && (is_name(text) || spelling::is_known(text))
}

/// Words that are no literal are kept as text.
fn worded(value: Value) -> Value {
    match value.kind {
        ValueKind::Word(word) => Value { kind: ValueKind::String(word), ..value },
        _ => value,
    }
}

/// One or more flavors between blanks, and nothing else.
fn flavors(words: Part<'_>) -> Option<Vec<FlavorNode>> {
    let flavor = |word: &str| {
        let flavor = Flavor::from_keyword(word)?;
        Some(FlavorNode { flavor, span: NodeSpan(words.narrow(word).span()) })
    };
    words.as_str().split_whitespace().map(flavor).collect()
}

fn report_stray(text: Part<'_>, diagnostics: &mut Diagnostics) {
    diagnostics.report(
        Diagnostic::new(
            codes::NOT_A_QUALIFIER,
            text.span(),
            format!("`{}` is neither a qualifier nor a flavor", text.as_str()),
        )
        .help("write qualifiers such as `key` or `SizeLimit(\"512\")`, or `none`"),
    );
}
