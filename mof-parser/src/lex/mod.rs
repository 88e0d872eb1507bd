//! Text to tokens. Total: every byte belongs to a token or to the trivia between two tokens, so the text can be rebuilt exactly.
//!
//! Words are one kind of token: which of them are keywords depends on where they stand (DSP0004 has no reserved names that real
//! files do not use as names). Numbers are one kind as well: a literal such as `08` or `2b` is wrong as a whole, and the
//! parser says how. Characters that no MOF has are reported once and lie in the trivia.

mod hash;
mod lookalike;
mod report;
mod string;
mod trivia;

use std::ops::Range;

pub(crate) use lookalike::is_foreign_quote;
pub use trivia::{Trivia, TriviaKind, trivia};

use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::source::{SourceFile, as_offset};

/// The most tokens that are read of one file; a real schema of the largest size that is read has fewer.
pub const MAX_TOKENS: usize = 1 << 24;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A name or keyword.
    Word,
    /// `$name`.
    Alias,
    /// A number in any base, or what looks like one.
    Number,
    /// One string literal with its quotes.
    String,
    /// One character literal with its quotes.
    Character,
    /// `(`
    OpenParenthesis,
    /// `)`
    CloseParenthesis,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `=`
    Equals,
    /// `#`
    Hash,
    /// `.`
    Dot,
    /// The end of the text; the last token, and empty.
    End,
}

/// A token: a kind and the bytes it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its first byte in the file's text.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

/// Reads the tokens of a range of a file. The last is always [`TokenKind::End`].
///
/// ```
/// use mof_parser::lex::{TokenKind, lex};
/// use mof_parser::{Dialect, Diagnostics, SourceMap};
///
/// let mut sources = SourceMap::default();
/// let id = sources.add("a.mof", "uint8 A = 0x1F; // small");
/// let mut diagnostics = Diagnostics::new(Dialect::Standard);
/// let tokens = lex(sources.file(id), 0..24, &mut diagnostics);
/// let kinds: Vec<_> = tokens.iter().map(|token| token.kind).collect();
///
/// use TokenKind::*;
/// assert_eq!(kinds, [Word, Word, Equals, Number, Semicolon, End]);
/// ```
pub fn lex(file: &SourceFile, range: Range<u32>, diagnostics: &mut Diagnostics) -> Vec<Token> {
    let bytes = file.text().as_bytes().get(..range.end as usize).unwrap_or_default();
    let mut lexer = Lexer { file, bytes, at: range.start as usize, diagnostics, foreign_blanks: None };
    let mut tokens = Vec::with_capacity(bytes.len().saturating_sub(lexer.at) / 8);
    while let Some(token) = lexer.token() {
        if tokens.len() == MAX_TOKENS {
            let message = format!("the file has more than {MAX_TOKENS} tokens; the rest is not read");
            lexer.report(codes::TOO_MANY_TOKENS, token.start as usize..token.end as usize, |d| d.message(message));
            break;
        }
        tokens.push(token);
    }
    lexer.report_foreign_blanks();
    let end = as_offset(lexer.at);
    tokens.push(Token { kind: TokenKind::End, start: end, end });
    tokens
}

struct Lexer<'a> {
    file: &'a SourceFile,
    /// The text up to the end of the range that is read.
    bytes: &'a [u8],
    at: usize,
    diagnostics: &'a mut Diagnostics,
    /// The first white space that MOF does not have, and how many pieces of it there are.
    foreign_blanks: Option<(Range<usize>, usize)>,
}

impl Lexer<'_> {
    /// The next token, after the trivia before it.
    fn token(&mut self) -> Option<Token> {
        self.skip_trivia();
        let start = self.at;
        let kind = match *self.bytes.get(start)? {
            b'(' => self.punctuation(TokenKind::OpenParenthesis),
            b')' => self.punctuation(TokenKind::CloseParenthesis),
            b'{' => self.punctuation(TokenKind::OpenBrace),
            b'}' => self.punctuation(TokenKind::CloseBrace),
            b'[' => self.punctuation(TokenKind::OpenBracket),
            b']' => self.punctuation(TokenKind::CloseBracket),
            b',' => self.punctuation(TokenKind::Comma),
            b';' => self.punctuation(TokenKind::Semicolon),
            b':' => self.punctuation(TokenKind::Colon),
            b'=' => self.punctuation(TokenKind::Equals),
            b'#' => self.punctuation(TokenKind::Hash),
            b'"' => self.string(),
            b'\'' => self.character(),
            b'$' => self.alias(),
            b'.' if !self.digit_at(start + 1) => self.punctuation(TokenKind::Dot),
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(),
            byte if byte.is_ascii() => self.word(),
            _ => self.not_ascii(),
        };
        Some(Token { kind, start: as_offset(start), end: as_offset(self.at) })
    }

    fn punctuation(&mut self, kind: TokenKind) -> TokenKind {
        self.at += 1;
        kind
    }

    fn word(&mut self) -> TokenKind {
        self.at = word_end(self.file.text(), self.bytes, self.at);
        TokenKind::Word
    }

    /// A word, or what stands for punctuation or a quotation mark.
    fn not_ascii(&mut self) -> TokenKind {
        let start = self.at;
        let Some(character) = self.file.text()[start..].chars().next() else { return self.word() };
        if let Some((kind, meant)) = lookalike::punctuation(character) {
            self.at += character.len_utf8();
            let message = format!("`{character}` is not `{meant}`");
            let help = format!("write `{meant}`");
            self.report(codes::UNEXPECTED_CHARACTER, start..self.at, |d| d.message(message).help(help));
            return kind;
        }
        let end = is_foreign_quote(character).then(|| lookalike::string_end(self.file.text(), start)).flatten();
        match end {
            Some(end) => {
                self.at = end.min(self.bytes.len());
                let message = format!("`{character}` is no quotation mark of MOF");
                let help = "write `\"` before and after the string";
                self.report(codes::UNEXPECTED_CHARACTER, start..self.at, |d| d.message(message).help(help));
                TokenKind::String
            }
            None => self.word(),
        }
    }

    fn alias(&mut self) -> TokenKind {
        self.at = word_end(self.file.text(), self.bytes, self.at + 1);
        TokenKind::Alias
    }

    /// A number, with whatever letters and digits stick to it: `0x1F`, `101b`, `1.5e-3`, but also `08` and `12abc`.
    fn number(&mut self) -> TokenKind {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            let exponent_sign = matches!(byte, b'+' | b'-')
                && matches!(self.bytes[self.at - 1], b'e' | b'E')
                && self.digit_at(self.at + 1)
                && self.bytes[start..self.at].contains(&b'.');
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.') || exponent_sign) {
                break;
            }
            self.at += 1;
        }
        TokenKind::Number
    }

    fn character(&mut self) -> TokenKind {
        // `skip_trivia` stops at an apostrophe only where one that closes it follows.
        self.at = string::character_end(self.bytes, self.at).unwrap_or(self.at + 1);
        TokenKind::Character
    }

    fn string(&mut self) -> TokenKind {
        let start = self.at;
        let string::End { end, closed } = string::end(self.bytes, start);
        self.at = end;
        if !closed {
            self.report_open_string(start);
        }
        TokenKind::String
    }

    /// Skips white space, comments and stray characters, and reports what should not be there.
    fn skip_trivia(&mut self) {
        self.at = trivia::white_space_end(self.bytes, self.at);
        // Nearly every token follows white space or nothing.
        if self.bytes.get(self.at).is_some_and(|byte| trivia::always_begins_token(*byte)) {
            return;
        }
        for piece in trivia::from(self.file.text(), self.bytes, self.at) {
            let range = piece.range.start as usize..piece.range.end as usize;
            self.at = range.end;
            match piece.kind {
                TriviaKind::UnterminatedComment => {
                    let opening = range.start..range.start + 2;
                    self.report(codes::UNTERMINATED_COMMENT, opening, |d| {
                        d.at("opened here").help("close the comment with `*/`")
                    });
                }
                TriviaKind::Stray if is_blank(&self.file.text()[range.clone()]) => self.note_foreign_blank(range),
                TriviaKind::Stray => self.report_stray(range),
                TriviaKind::PreprocessorLine => self.report_preprocessor_line(range.start),
                TriviaKind::HashComment => {
                    self.report(codes::HASH_COMMENT, range.start..range.start + 1, |d| {
                        d.help("write `//` before a comment; `#` begins a directive, such as `#pragma include`")
                    });
                }
                TriviaKind::WhiteSpace | TriviaKind::LineComment | TriviaKind::BlockComment => {}
            }
        }
    }

    fn note_foreign_blank(&mut self, range: Range<usize>) {
        self.foreign_blanks.get_or_insert((range, 0)).1 += 1;
    }

    fn digit_at(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(u8::is_ascii_digit)
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// The end of the word that goes on at a byte: `nextChar = firstChar | "0".."9"`, `firstChar = "A".."Z" | "a".."z" | "_" |
/// U+0080..U+FFEF` (DSP0004 Annex A), without the white space and invisible characters of that range.
fn word_end(text: &str, bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() || *byte == b'_' {
            at += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let Some(character) = text[at..].chars().next().filter(|c| is_word_character(*c)) else { break };
            at += character.len_utf8();
        }
    }
    at
}

/// Whether a character that is not ASCII may stand in a word.
fn is_word_character(character: char) -> bool {
    let invisible = matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    ('\u{80}'..='\u{FFEF}').contains(&character)
        && !character.is_whitespace()
        && !character.is_control()
        && !invisible
        && !is_foreign_quote(character)
        && lookalike::punctuation(character).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dialect, SourceMap};

    fn lexed(text: &str) -> (Vec<String>, Vec<String>) {
        let mut sources = SourceMap::default();
        let id = sources.add("test.mof", text);
        let mut diagnostics = Diagnostics::new(Dialect::Standard);
        let tokens =
            lex(sources.file(id), sources.file(id).span().start..sources.file(id).span().end, &mut diagnostics);
        let shown =
            tokens.iter().map(|token| format!("{:?} {}", token.kind, &text[token.start as usize..token.end as usize]));
        let reported =
            diagnostics.into_vec().into_iter().map(|d| format!("{} {}", d.code, sources.slice(d.primary.span)));
        (shown.collect(), reported.collect())
    }

    #[track_caller]
    fn check(text: &str, tokens: &[&str], reported: &[&str]) {
        assert_eq!(
            lexed(text),
            (tokens.iter().map(ToString::to_string).collect(), reported.iter().map(ToString::to_string).collect())
        );
    }

    #[test]
    fn a_number_takes_all_letters_and_digits_that_stick_to_it() {
        check(
            "0x1F -08 2b 1.5e-3 5. .5 1-2",
            &[
                "Number 0x1F",
                "Number -08",
                "Number 2b",
                "Number 1.5e-3",
                "Number 5.",
                "Number .5",
                "Number 1",
                "Number -2",
                "End ",
            ],
            &[],
        );
    }

    #[test]
    fn words_are_ascii_or_of_the_basic_plane() {
        check("Größe __A1 $b", &["Word Größe", "Word __A1", "Alias $b", "End "], &[]);
    }

    #[test]
    fn stray_characters_are_reported_once_and_skipped() {
        check("a @@ b\u{A0}c", &["Word a", "Word b", "Word c", "End "], &["MOF-P001 @@", "MOF-P001 \u{A0}"]);
    }

    #[test]
    fn an_open_string_ends_before_the_punctuation_that_ends_its_line() {
        check(
            "(\"a)]\nb",
            &["OpenParenthesis (", "String \"a", "CloseParenthesis )", "CloseBracket ]", "Word b", "End "],
            &["MOF-P002 \"a"],
        );
        check(
            "\"a;\nstring B = \"\";",
            &["String \"a", "Semicolon ;", "Word string", "Word B", "Equals =", "String \"\"", "Semicolon ;", "End "],
            &["MOF-P002 \"a"],
        );
    }

    #[test]
    fn a_string_over_several_lines_is_one_string() {
        check("(\"a\nb\")", &["OpenParenthesis (", "String \"a\nb\"", "CloseParenthesis )", "End "], &[]);
    }

    #[test]
    fn comments_are_trivia_and_an_open_one_is_reported() {
        check("a // b\n/* c */ d /* e", &["Word a", "Word d", "End "], &["MOF-P003 /*"]);
    }

    #[test]
    fn an_apostrophe_without_a_partner_is_stray() {
        check(
            "'a' '\\'' '\\x41' don't",
            &["Character 'a'", "Character '\\''", "Character '\\x41'", "Word don", "Word t", "End "],
            &["MOF-P001 '"],
        );
    }
}
