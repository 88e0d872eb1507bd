//! Base64, for `uint8` arrays in JSON (RFC 4648).

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes the standard alphabet, padded.
#[cfg_attr(not(feature = "serde"), expect(dead_code, reason = "only written to JSON"))]
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sextet = (group >> (18 - 6 * place)) & 63;
            text.push(if place > chunk.len() { '=' } else { char::from(STANDARD[sextet as usize]) });
        }
    }
    text
}

/// Reads the standard or the URL alphabet, padded or not, and passes over line breaks, and white space at both ends.
///
/// `ConvertTo-Json` writes an array that lies below its `-Depth` as its numbers with blanks between. That is no base64, however well its
/// digits would do.
pub(crate) fn decode(text: &str) -> Result<Vec<u8>, &'static str> {
    let text = text.trim_ascii();
    let is_number = !text.len().is_multiple_of(4) && text.bytes().all(|byte| byte.is_ascii_digit());
    if text.contains(' ') || is_number {
        return Err("numbers in a text are no base64 (ConvertTo-Json writes a text where its -Depth is too small)");
    }
    let digits = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    let (mut group, mut bits) = (0_u32, 0);
    for byte in digits.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        group = group << 6 | sextet(byte).ok_or("a character is not of the base64 alphabet")?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((group >> bits & 0xFF) as u8);
        }
    }
    if bits >= 6 {
        return Err("the base64 text ends within a byte");
    }
    Ok(bytes)
}

fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_alphabets_padded_or_not() {
        for text in ["+/8=", "-_8=", "+/8", "-_8", " +/\r\n8= "] {
            assert_eq!(decode(text), Ok(vec![0xFB, 0xFF]), "{text}");
        }
        assert_eq!(decode(""), Ok(vec![]));
    }

    #[test]
    fn refuses_what_is_not_base64() {
        assert_eq!(decode("A"), Err("the base64 text ends within a byte"));
        assert_eq!(decode("AAAAA"), Err("the base64 text ends within a byte"));
        assert_eq!(decode("A=AA"), Err("a character is not of the base64 alphabet"));
        assert_eq!(decode("[1]"), Err("a character is not of the base64 alphabet"));
        for text in ["1 2 3", "255", "17 255"] {
            assert!(decode(text).expect_err("they are numbers").contains("-Depth"), "{text}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn writes_what_it_reads() {
        assert_eq!(encode(b"light w"), "bGlnaHQgdw==");
        for length in 0..50_u8 {
            let bytes: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(37)).collect();
            assert_eq!(decode(&encode(&bytes)), Ok(bytes));
        }
    }
}
