//! From the bytes of a string value back to those of its literals, for text in which something else is written: embedded MOF.

use crate::diagnostic::Diagnostics;
use crate::dialect::Dialect;
use crate::lex::{TokenKind, lex};
use crate::parse::escape_lengths;
use crate::source::{SourceFile, Span, as_offset};

/// Where the bytes of a string value stand in the literals that spell it.
///
/// ```
/// use mof_parser::ast::{MofProduction, ValueKind};
/// use mof_parser::{Dialect, SourceMap, StringPlaces, parse};
///
/// let mut sources = SourceMap::default();
/// let file = sources.add("a.mof", r#"instance of A { B = "x = \"y" "z\""; };"#);
/// let parsed = parse(sources.file(file), Dialect::Standard);
/// let MofProduction::Instance(instance) = &parsed.specification.productions[0] else { panic!("an instance is written") };
/// let value = instance.properties[0].value.as_ref().expect("a value is written");
/// let ValueKind::String(text) = &value.kind else { panic!("a string is written") };
/// assert_eq!(text, r#"x = "yz""#);
///
/// let places = StringPlaces::new(sources.file(file), *value.span, Dialect::Standard);
/// assert_eq!(sources.slice(places.span(4..5)), r#"\""#, "the quote is escaped");
/// assert_eq!(sources.slice(places.span(5..7)), r#"y" "z"#, "two literals make the value");
/// ```
#[derive(Clone, Debug)]
pub struct StringPlaces {
    /// The whole value.
    literals: Span,
    /// The stretches of the value, in order.
    stretches: Vec<Stretch>,
}

/// Bytes of the value that stand together in the file: as many as there, or one character that an escape sequence spells.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    value_start: u32,
    value_end: u32,
    start: u32,
    end: u32,
}

impl StringPlaces {
    /// The places of the value whose literals take a span of a file, which was read in a dialect.
    pub fn new(file: &SourceFile, literals: Span, dialect: Dialect) -> Self {
        let mut places = Self { literals, stretches: Vec::new() };
        let tokens = lex(file, literals.start..literals.end, &mut Diagnostics::new(dialect));
        for token in tokens.iter().filter(|token| token.kind == TokenKind::String) {
            let literal = file.slice(Span { start: token.start, end: token.end, ..literals });
            let closed = literal.len() > 1 && literal.ends_with('"');
            places.add(&literal[1..literal.len() - usize::from(closed)], token.start + 1, dialect);
        }
        places
    }

    /// Adds the body of a literal.
    fn add(&mut self, body: &str, start: u32, dialect: Dialect) {
        let mut at = 0;
        while at < body.len() {
            let plain = memchr::memchr(b'\\', &body.as_bytes()[at..]).unwrap_or(body.len() - at);
            let (length, value_length) = if plain > 0 { (plain, plain) } else { escape_lengths(&body[at..], dialect) };
            self.push(start + as_offset(at), length, value_length);
            at += length;
        }
    }

    fn push(&mut self, start: u32, length: usize, value_length: usize) {
        let value_start = self.stretches.last().map_or(0, |last| last.value_end);
        let value_end = value_start + as_offset(value_length);
        self.stretches.push(Stretch { value_start, value_end, start, end: start + as_offset(length) });
    }

    /// The span of a range of the value's bytes; an escape sequence counts whole.
    pub fn span(&self, range: std::ops::Range<u32>) -> Span {
        let start = self.stretch(range.start).map_or(self.literals.end, |stretch| stretch.place(range.start));
        if range.is_empty() {
            return Span { start, end: start, ..self.literals };
        }
        let end = self.stretch(range.end - 1).map_or(self.literals.end, |stretch| stretch.place_after(range.end - 1));
        Span { start, end: end.max(start), ..self.literals }
    }

    /// The stretch that holds a byte of the value.
    fn stretch(&self, byte: u32) -> Option<&Stretch> {
        self.stretches.get(self.stretches.partition_point(|stretch| stretch.value_end <= byte))
    }
}

impl Stretch {
    fn is_plain(&self) -> bool {
        self.end - self.start == self.value_end - self.value_start
    }

    fn place(&self, byte: u32) -> u32 {
        if self.is_plain() { self.start + (byte - self.value_start) } else { self.start }
    }

    fn place_after(&self, byte: u32) -> u32 {
        if self.is_plain() { self.place(byte) + 1 } else { self.end }
    }
}
