//! JSON that is safe on a terminal.
//!
//! JSON escapes the control characters below U+0020. A terminal also acts on those from U+007F to U+009F and on characters that change the
//! writing direction; they are escaped here too, which every JSON reader undoes.

use std::io::{self, Write};

use mof_parser::bidi::changes_direction;
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};

/// Writes a document over many lines, with a line end.
pub(crate) fn write_document(out: impl Write, document: &impl Serialize) -> io::Result<()> {
    write_with(out, PrettyFormatter::new(), document)
}

/// Writes a document on one line, with a line end.
pub(crate) fn write_line(out: impl Write, document: &impl Serialize) -> io::Result<()> {
    write_with(out, serde_json::ser::CompactFormatter, document)
}

fn write_with(mut out: impl Write, formatter: impl Formatter, document: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Escaping(formatter));
    document.serialize(&mut serializer)?;
    writeln!(out)
}

/// A formatter whose strings hold nothing that a terminal acts on.
struct Escaping<F>(F);

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(place) = rest.find(is_active) {
            let (plain, active) = rest.split_at(place);
            self.0.write_string_fragment(out, plain)?;
            let mut characters = active.chars();
            write!(out, "\\u{:04x}", characters.next().map_or(0, u32::from))?;
            rest = characters.as_str();
        }
        self.0.write_string_fragment(out, rest)
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, out: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(out, escape)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

/// Whether a terminal acts on a character that JSON does not escape by itself.
fn is_active(character: char) -> bool {
    matches!(character, '\u{7f}'..='\u{9f}') || changes_direction(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_line(&mut out, &[text]).expect("a vector takes all");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    #[test]
    fn nothing_that_a_terminal_acts_on_is_left() {
        assert_eq!(written("\u{1b}[31m \u{7f} \u{9b}2J \u{202e}x"), "[\"\\u001b[31m \\u007f \\u009b2J \\u202ex\"]\n");
    }

    #[test]
    fn the_text_survives() {
        let text = "a\u{9b}\u{7f}\u{202e}\"\\ Ж\n";
        let read: Vec<String> = serde_json::from_str(&written(text)).expect("JSON");
        assert_eq!(read, [text]);
    }

    #[test]
    fn a_document_is_indented() {
        let mut out = Vec::new();
        write_document(&mut out, &serde_json::json!({"a": [1, {}], "b": []})).expect("a vector takes all");
        let text = String::from_utf8(out).expect("JSON is UTF-8");
        assert_eq!(text, "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}\n");
    }
}
