//! Lines that begin with `#` and are no directives: those of the C preprocessor, and comments as other languages write them.
//!
//! Driver schemas are run through a C preprocessor before MOF is read. Whoever reads one as it is gets each such line named, and
//! everything between them.

use super::trivia::TriviaKind;
use super::word_end;
use crate::suggest;

/// The words after `#` that only the C preprocessor knows.
const PREPROCESSOR: [&str; 11] =
    ["define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif", "error", "line", "warning"];

/// What the `#` at a byte begins, and where that ends; `None` for a directive, or what was meant to be one.
pub(super) fn line(text: &str, bytes: &[u8], at: usize) -> Option<(TriviaKind, usize)> {
    let word_start = after_blanks(bytes, at + 1);
    let word_end = word_end(text, bytes, word_start);
    let word = &text[word_start..word_end];
    let next = bytes.get(after_blanks(bytes, word_end));
    let adjacent = word_start == at + 1;
    let is_include = word.eq_ignore_ascii_case("include");
    if (adjacent && PREPROCESSOR.contains(&word)) || (is_include && next == Some(&b'<')) {
        return Some((TriviaKind::PreprocessorLine, preprocessor_line_end(bytes, at)));
    }
    let is_directive = word.eq_ignore_ascii_case("pragma")
        || (is_include && next == Some(&b'"'))
        || (!word.is_empty() && next == Some(&b'('))
        || (adjacent && suggest::nearest(word, ["pragma", "include"]).is_some());
    let may_be_comment = starts_line(bytes, at) || matches!(bytes.get(at + 1), Some(b' ' | b'\t' | b'#') | None);
    (!is_directive && may_be_comment).then(|| (TriviaKind::HashComment, line_end(bytes, at)))
}

/// The end of the word that follows a `#`, for what is said about it.
pub(super) fn name_end(text: &str, bytes: &[u8], at: usize) -> usize {
    word_end(text, bytes, after_blanks(bytes, at + 1))
}

fn after_blanks(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

fn starts_line(bytes: &[u8], at: usize) -> bool {
    let before = bytes[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
    before.is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length)
}

/// The end of a line that goes on after each `\` at its end.
fn preprocessor_line_end(bytes: &[u8], at: usize) -> usize {
    let (mut start, mut end) = (at, line_end(bytes, at));
    while end < bytes.len() && bytes[start..end].trim_ascii_end().ends_with(b"\\") {
        start = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
        end = line_end(bytes, start);
    }
    end
}
