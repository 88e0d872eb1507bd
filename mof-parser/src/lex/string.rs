//! Where string and character literals end.
//!
//! DSP0004 forbids a line break inside a literal, but some compilers accept one and some files have them. A forgotten quote is far
//! more common, and must not turn the rest of the file inside out: a string that reaches a line's end goes on only where the next
//! quote looks like its end.

use memchr::{memchr, memchr3};

/// Where a string literal ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The byte after the last.
    pub end: usize,
    /// Whether there is a closing quote.
    pub closed: bool,
}

/// The end of the string literal whose opening quote stands at `start`.
pub(super) fn end(bytes: &[u8], start: usize) -> End {
    match quote_or_line_end(bytes, start + 1) {
        Stop::Quote(quote) => End { end: quote + 1, closed: true },
        Stop::LineEnd(line_end) => match closing_quote_on_a_later_line(bytes, line_end) {
            Some(quote) => End { end: quote + 1, closed: true },
            None => End { end: probable_end(bytes, start + 1, line_end), closed: false },
        },
        Stop::End => End { end: probable_end(bytes, start + 1, bytes.len()), closed: false },
    }
}

enum Stop {
    Quote(usize),
    LineEnd(usize),
    End,
}

fn quote_or_line_end(bytes: &[u8], mut at: usize) -> Stop {
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr3(b'"', b'\\', b'\n', rest)) {
        at += found;
        match bytes[at] {
            b'"' => return Stop::Quote(at),
            b'\n' => return Stop::LineEnd(at),
            // A backslash takes the next character with it, but never the line's end.
            _ if matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => at += 1,
            _ => at += 2,
        }
    }
    Stop::End
}

/// The next quote, where what follows it can follow a string: it must not open one that the next line begins.
fn closing_quote_on_a_later_line(bytes: &[u8], mut at: usize) -> Option<usize> {
    let quote = loop {
        match quote_or_line_end(bytes, at) {
            Stop::Quote(quote) => break quote,
            Stop::LineEnd(line_end) => at = line_end + 1,
            Stop::End => return None,
        }
    };
    let after = &bytes[quote + 1..];
    let blanks = after.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let closes = match after.get(blanks) {
        Some(b')' | b',' | b'}' | b';' | b']' | b':') => true,
        Some(b'"') => blanks > 0,
        _ => false,
    };
    closes.then_some(quote)
}

/// Where an open string was probably meant to end: after a quotation mark that MOF does not have, or before closing punctuation.
fn probable_end(bytes: &[u8], start: usize, line_end: usize) -> usize {
    match memchr::memmem::find(&bytes[start..line_end], "”".as_bytes()) {
        Some(length) => start + length + "”".len(),
        None => before_closing_punctuation(bytes, start, line_end),
    }
}

/// An open string probably lacks its quote before a `)]` or `}]`, which closes a qualifier list and which texts hardly have, or else
/// before the punctuation that ends the line.
fn before_closing_punctuation(bytes: &[u8], start: usize, line_end: usize) -> usize {
    let closes_list = bytes[start..line_end].windows(2).position(|pair| matches!(pair, b")]" | b"}]"));
    if let Some(length) = closes_list {
        return start + length;
    }
    let is_closing = |byte: &u8| matches!(byte, b')' | b']' | b'}' | b';' | b',') || byte.is_ascii_whitespace();
    let closing = bytes[start..line_end].iter().rev().take_while(|byte| is_closing(byte)).count();
    line_end - closing
}

/// The end of the character literal whose opening apostrophe stands at `start`, if it has a closing one on its line.
pub(super) fn character_end(bytes: &[u8], start: usize) -> Option<usize> {
    // The longest that means something is `'\x0041'`. What is longer is a string in the wrong quotes if what follows can follow one; a
    // limit keeps a text full of apostrophes from being read over and over.
    let line = bytes.get(start + 1..)?;
    let line = &line[..line.len().min(1024)];
    let line = &line[..memchr(b'\n', line).unwrap_or(line.len())];
    let escaped = usize::from(line.first() == Some(&b'\\')) * 2;
    let length = escaped + memchr(b'\'', line.get(escaped..)?)?;
    let may_follow = matches!(line.get(length + 1), Some(b')' | b',' | b'}' | b';' | b']'));
    (length < 16 || may_follow).then_some(start + 1 + length + 1)
}
