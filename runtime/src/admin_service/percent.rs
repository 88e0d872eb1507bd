//! Percent-encoding (RFC 3986).

use std::fmt::Write as _;

/// The text with every byte as `%XX` but letters, digits, `-._~` and the characters of `kept`, all of them ASCII.
pub(super) fn encoded(text: &str, kept: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        let character = char::from(byte);
        if character.is_ascii_alphanumeric()
            || (byte.is_ascii() && ("-._~".contains(character) || kept.contains(character)))
        {
            encoded.push(character);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
