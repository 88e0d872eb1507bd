//! What lies between tokens: white space, comments, and characters that no MOF has.

use std::ops::Range;

use super::{hash, is_word_character, lookalike, string};
use crate::source::as_offset;

/// What a piece of trivia is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TriviaKind {
    /// Blanks, tabs, line ends and form feeds.
    WhiteSpace,
    /// `// …` up to the line's end.
    LineComment,
    /// `/* … */`.
    BlockComment,
    /// `/* …` up to the end of the text.
    UnterminatedComment,
    /// A line of the C preprocessor, such as `#define`, with the lines that it goes on in.
    PreprocessorLine,
    /// `# …` up to the line's end: what other languages have for a comment.
    HashComment,
    /// Characters that no MOF has outside strings and comments.
    Stray,
}

/// A piece of trivia.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trivia {
    /// What it is.
    pub kind: TriviaKind,
    /// Its bytes in the file's text.
    pub range: Range<u32>,
}

/// The trivia that begins at a byte, up to the next token; `text` is the whole text.
///
/// ```
/// use mof_parser::lex::{TriviaKind, trivia};
///
/// let kinds: Vec<_> = trivia("a /* b */ // c\nd", 1).map(|piece| piece.kind).collect();
/// use TriviaKind::*;
/// assert_eq!(kinds, [WhiteSpace, BlockComment, WhiteSpace, LineComment, WhiteSpace]);
/// ```
pub fn trivia(text: &str, start: u32) -> impl Iterator<Item = Trivia> {
    from(text, text.as_bytes(), start as usize)
}

/// The same within `bytes`, a prefix of the text.
pub(super) fn from<'a>(text: &'a str, bytes: &'a [u8], mut at: usize) -> impl Iterator<Item = Trivia> + use<'a> {
    std::iter::from_fn(move || {
        let (kind, end) = piece(text, bytes, at)?;
        let range = as_offset(at)..as_offset(end);
        at = end;
        Some(Trivia { kind, range })
    })
}

fn piece(text: &str, bytes: &[u8], at: usize) -> Option<(TriviaKind, usize)> {
    let rest = bytes.get(at..)?;
    match rest {
        [byte, ..] if is_white_space(*byte) => Some((TriviaKind::WhiteSpace, white_space_end(bytes, at))),
        [b'/', b'/', ..] => {
            Some((TriviaKind::LineComment, at + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())))
        }
        [b'/', b'*', body @ ..] => Some(match memchr::memmem::find(body, b"*/") {
            Some(length) => (TriviaKind::BlockComment, at + 2 + length + 2),
            None => (TriviaKind::UnterminatedComment, bytes.len()),
        }),
        [b'#', ..] => hash::line(text, bytes, at),
        _ => {
            let end = stray_end(text, bytes, at);
            (end > at).then_some((TriviaKind::Stray, end))
        }
    }
}

/// The end of the white space that begins at a byte; the byte itself where there is none.
pub(super) fn white_space_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|byte| is_white_space(*byte)) {
        at += 1;
    }
    at
}

/// Whether a token begins with a byte, whatever follows.
pub(super) fn always_begins_token(byte: u8) -> bool {
    let punctuation = matches!(byte, b'"' | b',' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b';' | b':' | b'=' | b'_');
    byte.is_ascii_alphanumeric() || punctuation
}

fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C' | b'\x08')
}

/// The end of the run of stray characters at a byte; the byte itself where it begins a token.
fn stray_end(text: &str, bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        let stray = match byte {
            b'-' if at == start && is_line_of_dashes(bytes, at) => return line_end(bytes, at),
            b'<' if at == start && bytes[at..].starts_with(b"<!--") => return markup_comment_end(bytes, at),
            b'+' | b'-' => !matches!(next, Some(b'0'..=b'9' | b'.')),
            b'$' => !next.is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'_' || !next.is_ascii()),
            b'/' => !matches!(next, Some(b'/' | b'*')),
            b'\'' => string::character_end(bytes, at).is_none(),
            b'(' | b')' | b'{' | b'}' | b'[' | b']' | b',' | b';' | b':' | b'=' | b'#' | b'"' | b'.' | b'_' => false,
            byte if byte.is_ascii() => !(byte.is_ascii_alphanumeric() || is_white_space(*byte)),
            _ => !begins_token(text, at),
        };
        if !stray {
            break;
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    at
}

/// Whether a word begins at a character that is not ASCII, or what stands for punctuation or a string.
fn begins_token(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(|character| {
        is_word_character(character)
            || lookalike::punctuation(character).is_some()
            || (lookalike::is_foreign_quote(character) && lookalike::string_end(text, at).is_some())
    })
}

/// Whether `-- ` begins here, with which other languages begin a comment.
fn is_line_of_dashes(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..), Some([b'-', b'-', b' ' | b'\t', ..]))
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    at + memchr::memchr2(b'\n', b'\r', &bytes[at..]).unwrap_or(bytes.len() - at)
}

/// The end of `<!-- … -->`, or of the line where it is not closed on it.
fn markup_comment_end(bytes: &[u8], at: usize) -> usize {
    let end = line_end(bytes, at);
    memchr::memmem::find(&bytes[at..end], b"-->").map_or(end, |length| at + length + 3)
}
