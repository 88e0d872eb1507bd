//! Bytes to text: UTF-8 and UTF-16 with or without a byte order mark, Windows-1252 as a last resort.
//!
//! A file without a mark is UTF-8 unless it is not valid as such; old vendor schemas are Windows-1252. UTF-16 without a mark is told
//! by its zero bytes, since MOF is mostly ASCII. (MOF in the wild: `mofcomp` writes UTF-16 with a mark, DSP0004 wants UTF-8.)

use std::borrow::Cow;
use std::fmt;

/// How a file's bytes spell its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16LittleEndian,
    /// UTF-16, the high byte first.
    Utf16BigEndian,
    /// Windows code page 1252, assumed because the bytes are no UTF-8.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16LittleEndian => "UTF-16LE",
            Self::Utf16BigEndian => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// A file's text and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without a byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// The offset in `text` of the first character that the encoding had to guess or replace: a byte that is no UTF-8 (read as
    /// Windows-1252), or half a surrogate pair (read as U+FFFD).
    pub first_doubtful: Option<usize>,
}

/// The bytes are not text in any encoding that MOF is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotText;

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file is not text: it is neither UTF-8 nor UTF-16, and has zero bytes")
    }
}

impl std::error::Error for NotText {}

/// Finds the encoding and decodes.
///
/// ```
/// use mof_parser::source::{Encoding, decode};
///
/// let decoded = decode(b"\xFF\xFEc\0l\0a\0s\0s\0".to_vec()).expect("text");
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("class", Encoding::Utf16LittleEndian));
/// ```
///
/// # Errors
///
/// [`NotText`] where the bytes are no UTF-8, no UTF-16, and hold a zero byte, as a binary file does.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => Ok(utf16(rest, Encoding::Utf16LittleEndian)),
        [0xFE, 0xFF, rest @ ..] => Ok(utf16(rest, Encoding::Utf16BigEndian)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => eight_bit(rest.to_vec()),
        unmarked => match unmarked_utf16(unmarked) {
            Some(encoding) => Ok(utf16(unmarked, encoding)),
            None => eight_bit(bytes),
        },
    }
}

/// UTF-16 without a mark: one half of the first byte pairs is zero almost throughout, the other never.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..length_without_zeros(bytes).next_multiple_of(2).min(bytes.len()).min(256)];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    match (even, odd) {
        _ if pairs < 2 => None,
        (0, odd) if odd * 10 >= pairs * 9 => Some(Encoding::Utf16LittleEndian),
        (even, 0) if even * 10 >= pairs * 9 => Some(Encoding::Utf16BigEndian),
        _ => None,
    }
}

/// What marks the end of a text in some systems, and is no part of it: a zero from a program in C, Ctrl-Z from DOS.
const END_MARKS: [char; 2] = ['\0', '\u{1A}'];

fn length_without_zeros(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Decoded {
    let unit = |pair: &[u8]| match (encoding, pair) {
        (Encoding::Utf16BigEndian, [high, low]) => u16::from_be_bytes([*high, *low]),
        (_, [low, high]) => u16::from_le_bytes([*low, *high]),
        // An odd byte at the end is half a character.
        _ => 0xD800,
    };
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut first_doubtful = None;
    for character in char::decode_utf16(bytes.chunks(2).map(unit)) {
        if character.is_err() {
            first_doubtful.get_or_insert(text.len());
        }
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    text.truncate(text.trim_end_matches(END_MARKS).len());
    Decoded { text, encoding, first_doubtful }
}

fn eight_bit(mut bytes: Vec<u8>) -> Result<Decoded, NotText> {
    let is_end_mark = |byte: &u8| END_MARKS.contains(&char::from(*byte));
    bytes.truncate(bytes.iter().rposition(|byte| !is_end_mark(byte)).map_or(0, |last| last + 1));
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, encoding: Encoding::Utf8, first_doubtful: None }),
        Err(error) if error.as_bytes().contains(&0) => Err(NotText),
        Err(error) => {
            let (valid, rest) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
            let mut text = windows_1252(valid);
            // What was valid as UTF-8 takes more bytes now, since it is not read as that.
            let first_doubtful = Some(text.len());
            text.extend(rest.iter().map(|byte| windows_1252_character(*byte)));
            Ok(Decoded { text, encoding: Encoding::Windows1252, first_doubtful })
        }
    }
}

fn windows_1252(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| windows_1252_character(*byte)).collect()
}

/// The code page differs from Latin-1 in 0x80 to 0x9F only; its five holes stand for the control characters of Latin-1 (WHATWG
/// Encoding Standard, index windows-1252).
fn windows_1252_character(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// What a warning says about bytes that are no UTF-8.
impl Decoded {
    /// A sentence for a person, where something had to be guessed.
    pub fn doubt(&self) -> Option<Cow<'static, str>> {
        self.first_doubtful?;
        Some(match self.encoding {
            Encoding::Windows1252 => "not valid UTF-8; read as Windows-1252 instead".into(),
            other => format!("not valid {other}; what is damaged is read as U+FFFD").into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Encoding, Option<usize>) {
        let decoded = decode(bytes.to_vec()).expect("text");
        (decoded.text, decoded.encoding, decoded.first_doubtful)
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_dropped() {
        assert_eq!(decoded(b"\xEF\xBB\xBFab"), ("ab".into(), Encoding::Utf8, None));
        assert_eq!(decoded(b"\xFE\xFF\0a\0b"), ("ab".into(), Encoding::Utf16BigEndian, None));
        assert_eq!(decoded(b"\xFF\xFEa\0b\0"), ("ab".into(), Encoding::Utf16LittleEndian, None));
    }

    #[test]
    fn utf16_without_a_mark_is_told_by_its_zero_bytes() {
        assert_eq!(decoded(b"c\0l\0a\0s\0s\0"), ("class".into(), Encoding::Utf16LittleEndian, None));
        assert_eq!(decoded(b"\0c\0l\0a\0s\0s"), ("class".into(), Encoding::Utf16BigEndian, None));
    }

    #[test]
    fn marks_of_the_end_are_no_text() {
        assert_eq!(decoded(b"ab\0"), ("ab".into(), Encoding::Utf8, None));
        assert_eq!(decoded(b"a\0b\x1A\0\0"), ("a\0b".into(), Encoding::Utf8, None));
        assert_eq!(decoded(b"a\xE9\0"), ("aé".into(), Encoding::Windows1252, Some(1)));
        assert_eq!(decoded(b"a\0b\0\0\0"), ("ab".into(), Encoding::Utf16LittleEndian, None));
        assert_eq!(decoded(b"\xFE\xFF\0a\0\0"), ("a".into(), Encoding::Utf16BigEndian, None));
        assert_eq!(decoded(b"\0\0"), (String::new(), Encoding::Utf8, None));
    }

    #[test]
    fn bytes_that_are_no_utf8_are_windows_1252_and_named() {
        assert_eq!(decoded(b"a\x93b\xE9"), ("a“bé".into(), Encoding::Windows1252, Some(1)));
        assert_eq!(decoded(b"\xC3\xA9\xFF"), ("Ã©ÿ".into(), Encoding::Windows1252, Some(4)));
    }

    #[test]
    fn half_a_surrogate_pair_and_half_a_unit_become_replacement_characters() {
        assert_eq!(decoded(b"\xFF\xFEa\0\0\xD8"), ("a\u{FFFD}".into(), Encoding::Utf16LittleEndian, Some(1)));
        assert_eq!(decoded(b"\xFF\xFEa\0b"), ("a\u{FFFD}".into(), Encoding::Utf16LittleEndian, Some(1)));
    }

    #[test]
    fn a_binary_file_is_not_text() {
        assert_eq!(decode(vec![0x7F, b'E', b'L', b'F', 0, 0xFF]), Err(NotText));
    }
}
