//! The text of files that hold JSON.

use std::borrow::Cow;
use std::fmt;

/// The text of a file that holds JSON, in any encoding that Windows writes: UTF-8 with or without a byte order mark, or
/// UTF-16 of either order.
///
/// Windows PowerShell writes UTF-16 with `>` and with `Out-File`, and UTF-8 with a mark where it is told `-Encoding utf8`.
/// Parsers of JSON take neither.
///
/// ```
/// use mof_runtime::json_text;
///
/// let file = b"\xFF\xFE[\x001\x00]\x00";
/// assert_eq!(json_text(file)?, "[1]");
/// assert_eq!(json_text(b"\xEF\xBB\xBF[1]")?, "[1]");
/// assert_eq!(json_text(b"[\xFC]").unwrap_err().to_string(), "neither UTF-8 nor UTF-16: the byte at 1 begins no character");
/// # Ok::<(), mof_runtime::JsonTextError>(())
/// ```
///
/// # Errors
/// When the bytes are text in neither encoding.
pub fn json_text(bytes: &[u8]) -> Result<Cow<'_, str>, JsonTextError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, 3),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, 2, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, 2, u16::from_be_bytes),
        // JSON begins with a character of ASCII, whose other byte is zero in UTF-16.
        [1..=0x7F, 0, ..] => utf16(bytes, 0, u16::from_le_bytes),
        [0, 1..=0x7F, ..] => utf16(bytes, 0, u16::from_be_bytes),
        _ => utf8(bytes, 0),
    }
}

/// Bytes that are no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonTextError {
    position: usize,
}

impl JsonTextError {
    /// Where in the bytes the first that is no text stands.
    pub const fn position(&self) -> usize {
        self.position
    }
}

impl fmt::Display for JsonTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "neither UTF-8 nor UTF-16: the byte at {} begins no character", self.position)
    }
}

impl std::error::Error for JsonTextError {}

fn utf8(bytes: &[u8], start: usize) -> Result<Cow<'_, str>, JsonTextError> {
    let text = std::str::from_utf8(bytes).map_err(|error| JsonTextError { position: start + error.valid_up_to() })?;
    Ok(Cow::Borrowed(text))
}

fn utf16(bytes: &[u8], start: usize, unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, JsonTextError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    let mut position = start;
    for character in char::decode_utf16(pairs.iter().copied().map(unit)) {
        let character = character.map_err(|_| JsonTextError { position })?;
        position += 2 * character.len_utf16();
        text.push(character);
    }
    if rest.is_empty() { Ok(Cow::Owned(text)) } else { Err(JsonTextError { position }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_windows_is_read() {
        const TEXT: &str = "{\"Größe\": \"😀\"}";
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], text: &[u8]| [mark, text].concat();
        for file in [
            TEXT.as_bytes().to_vec(),
            marked(&[0xEF, 0xBB, 0xBF], TEXT.as_bytes()),
            marked(&[0xFF, 0xFE], &little),
            marked(&[0xFE, 0xFF], &big),
            little,
            big,
        ] {
            assert_eq!(json_text(&file).as_deref(), Ok(TEXT), "{file:X?}");
        }
        for empty in [&[][..], &[0xFF, 0xFE], &[0xEF, 0xBB, 0xBF]] {
            assert_eq!(json_text(empty).as_deref(), Ok(""));
        }
    }

    #[test]
    fn what_is_no_text_is_told_where() {
        for (bytes, position) in [
            (&[b'[', 0xFF][..], 1),
            (&[0xEF, 0xBB, 0xBF, b'1', 0xC3], 4),
            (&[0xFF, 0xFE, b'[', 0, b']'], 4),
            (&[0xFF, 0xFE, b'[', 0, 0x00, 0xD8, b']', 0], 4),
            (&[0x80], 0),
        ] {
            assert_eq!(json_text(bytes), Err(JsonTextError { position }), "{bytes:X?}");
        }
    }
}
