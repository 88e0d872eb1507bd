//! Constants as MOF writes them.

use std::fmt::Write;

use crate::ast::ValueKind;
use crate::bidi::changes_direction;

/// A constant; arrays and instances are written by their owners.
pub(super) fn constant(kind: &ValueKind) -> String {
    match kind {
        ValueKind::Null | ValueKind::Array(_) | ValueKind::Instance(_) | ValueKind::Error => "NULL".to_owned(),
        ValueKind::Boolean(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        ValueKind::Integer(value) => value.to_string(),
        ValueKind::Real(value) => real(*value),
        ValueKind::Character(unit) => character(*unit),
        ValueKind::String(text) => string(text),
        ValueKind::Alias(name) => format!("${name}"),
        ValueKind::Enumeration(of) => match &of.enumeration {
            Some(enumeration) => format!("{}.{}", enumeration.text, of.literal.text),
            None => of.literal.text.clone(),
        },
        ValueKind::Word(word) => word.clone(),
    }
}

/// A real number has digits on both sides of its point, and MOF has neither infinity nor NaN.
fn real(value: f64) -> String {
    if !value.is_finite() {
        return "NULL".to_owned();
    }
    let text = format!("{value:?}");
    match text.split_once('e') {
        Some((mantissa, exponent)) if !mantissa.contains('.') => format!("{mantissa}.0e{exponent}"),
        _ => text,
    }
}

fn character(unit: u16) -> String {
    match char::from_u32(u32::from(unit)) {
        Some('\'') => "'\\''".to_owned(),
        Some('\\') => "'\\\\'".to_owned(),
        Some(character) if !is_command(character) => format!("'{character}'"),
        _ => format!("'\\x{unit:04X}'"),
    }
}

/// A string literal.
fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        escape(character, characters.peek().copied(), &mut out);
    }
    out.push('"');
    out
}

/// Escapes a character where that is needed. Some compilers read four digits after `\x`, others up to six, so the string is closed and
/// reopened before a further digit.
fn escape(character: char, next: Option<char>, out: &mut String) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{C}' => out.push_str("\\f"),
        control if is_command(control) => {
            let _ = write!(out, "\\x{:04X}", u32::from(control)); // Writing to a String cannot fail.
            if next.is_some_and(|next| next.is_ascii_hexdigit()) {
                out.push_str("\" \"");
            }
        }
        other => out.push(other),
    }
}

/// A remark as a comment behind a declaration.
pub(super) fn comment(text: &str) -> String {
    format!(" // {}", text.replace(is_command, " "))
}

/// Whether a character shows nothing itself but changes how what is around it is shown: control characters, and those that change the
/// direction of writing.
fn is_command(character: char) -> bool {
    character.is_control() || changes_direction(character)
}

/// A string literal, as several adjacent ones on lines of their own where it is longer than a line.
pub(super) fn broken_string(text: &str, width: usize, margin: &str) -> String {
    let pieces: Vec<_> = pieces(text, width).into_iter().map(string).collect();
    pieces.join(&format!("\n{margin}"))
}

/// Cuts a text after blanks and line ends, so that each piece fits in a width where it can.
fn pieces(text: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut last_blank, mut column) = (0, None, 0);
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        column += written_width(character);
        let end = at + character.len_utf8();
        if character == ' ' {
            last_blank = Some(end);
        }
        let ends_line = character == '\n' && characters.peek().is_none_or(|(_, next)| *next != '\n');
        if ends_line || (column >= width && last_blank.is_some()) {
            let cut = if ends_line { end } else { last_blank.unwrap_or(end) };
            pieces.push(&text[start..cut]);
            (start, last_blank, column) = (cut, None, text[cut..end].chars().map(written_width).sum());
        }
    }
    if start < text.len() || pieces.is_empty() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// How many columns a character takes in a literal; those that are rare are not counted exactly.
fn written_width(character: char) -> usize {
    if matches!(character, '"' | '\\' | '\n' | '\r' | '\t') { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_blanks_and_loses_nothing() {
        let text = "one two three\nfour five";
        assert_eq!(pieces(text, 8), ["one two ", "three\n", "four ", "five"]);
        assert_eq!(pieces("one\n\ntwo", 8), ["one\n\n", "two"]);
        assert_eq!(pieces("", 8), [""]);
        assert_eq!(pieces("abcdefghijkl mno", 4).concat(), "abcdefghijkl mno");
    }

    #[test]
    fn control_characters_are_four_digits_and_end_before_a_further_digit() {
        assert_eq!(string("a\u{1}b\u{1}z"), "\"a\\x0001\" \"b\\x0001z\"");
    }

    #[test]
    fn nothing_that_changes_how_a_line_is_shown_is_written_as_it_is() {
        assert_eq!(string("\u{1B}[1m \u{9B}\u{202E}x"), "\"\\x001B[1m \\x009B\\x202Ex\"");
        assert_eq!(character(0x202E), "'\\x202E'");
    }

    #[test]
    fn a_real_number_has_a_point() {
        assert_eq!([real(5.0), real(1e300), real(1.5e-9)], ["5.0", "1.0e300", "1.5e-9"]);
    }
}
