//! Octet strings as DSP0004 writes them.

use std::fmt;
use std::str::FromStr;

/// The octets of a property with the qualifier `OctetString`.
///
/// DSP0004 puts the length of the whole in front, itself included, as four octets in network byte order. A `uint8` array
/// is one octet string; each text of a `string` array is one, in hexadecimal behind `0x`.
///
/// Generated types hold the array or the text as it is on the wire. This converts from and to it.
///
/// ```
/// use mof_runtime::OctetString;
///
/// let octets = OctetString::from_bytes(&[0, 0, 0, 6, 0xAB, 0xCD])?;
/// assert_eq!(octets.octets(), [0xAB, 0xCD]);
/// assert_eq!(octets.to_string(), "0x00000006abcd");
/// assert_eq!("0X00000006ABCD".parse(), Ok(octets));
/// assert_eq!(OctetString::new([]).to_bytes(), [0, 0, 0, 4]);
/// # Ok::<(), mof_runtime::OctetStringError>(())
/// ```
///
/// The type `octetstring` of MOF 3 (DSP0221) has no length in front; [`from_hex`](Self::from_hex) and
/// [`to_hex`](Self::to_hex) are for its texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OctetString(Vec<u8>);

/// Why something is no octet string.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OctetStringError {
    /// The text does not begin with `0x`.
    NoPrefix,
    /// The text has something else than pairs of hexadecimal digits; this many bytes from its start.
    NoHexPair(usize),
    /// There are fewer octets than the four of the length.
    NoLength,
    /// The length in front is not that of the whole.
    WrongLength {
        /// The length in front.
        stated: u32,
        /// How many octets there are.
        found: usize,
    },
}

/// How many octets the length takes.
const PREFIX: usize = 4;

impl OctetString {
    /// An octet string of these octets.
    pub fn new(octets: impl Into<Vec<u8>>) -> Self {
        Self(octets.into())
    }

    /// The octets, without their length.
    pub fn octets(&self) -> &[u8] {
        &self.0
    }

    /// The octets, without their length.
    pub fn into_octets(self) -> Vec<u8> {
        self.0
    }

    /// Reads the value of a `uint8` array.
    ///
    /// # Errors
    /// When the length in front is not there, or is not that of the array.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OctetStringError> {
        let (length, octets) = bytes.split_first_chunk::<PREFIX>().ok_or(OctetStringError::NoLength)?;
        let stated = u32::from_be_bytes(*length);
        if usize::try_from(stated) == Ok(bytes.len()) {
            Ok(Self(octets.to_vec()))
        } else {
            Err(OctetStringError::WrongLength { stated, found: bytes.len() })
        }
    }

    /// The value of a `uint8` array. A length that four octets cannot hold is written as the greatest one they can.
    pub fn to_bytes(&self) -> Vec<u8> {
        let length = u32::try_from(PREFIX + self.0.len()).unwrap_or(u32::MAX);
        [&length.to_be_bytes(), self.0.as_slice()].concat()
    }

    /// Reads a text of MOF 3, which has no length in front.
    ///
    /// # Errors
    /// When the text is not `0x` and pairs of hexadecimal digits.
    pub fn from_hex(text: &str) -> Result<Self, OctetStringError> {
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).ok_or(OctetStringError::NoPrefix)?;
        let pairs = digits.as_bytes().chunks(2).enumerate();
        let octets = pairs.map(|(index, pair)| octet(pair).ok_or(OctetStringError::NoHexPair(2 + 2 * index)));
        octets.collect::<Result<_, _>>().map(Self)
    }

    /// The text of MOF 3, which has no length in front.
    pub fn to_hex(&self) -> String {
        hexadecimal(&self.0)
    }
}

fn octet(pair: &[u8]) -> Option<u8> {
    let [high, low] = pair else {
        return None;
    };
    let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(*high)? << 4 | digit(*low)?)
}

fn hexadecimal(octets: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = octets.iter().flat_map(|octet| [octet >> 4, octet & 15]).map(|digit| DIGITS[usize::from(digit)]);
    "0x".chars().chain(digits.map(char::from)).collect()
}

impl FromStr for OctetString {
    type Err = OctetStringError;

    /// Reads a text of a `string` array.
    fn from_str(text: &str) -> Result<Self, OctetStringError> {
        Self::from_bytes(Self::from_hex(text)?.octets())
    }
}

impl fmt::Display for OctetString {
    /// The text for a `string` array.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hexadecimal(&self.to_bytes()))
    }
}

impl fmt::Display for OctetStringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPrefix => f.write_str("an octet string begins with `0x`"),
            Self::NoHexPair(position) => write!(f, "expected two hexadecimal digits at position {position}"),
            Self::NoLength => f.write_str("an octet string begins with its length in four octets"),
            Self::WrongLength { stated, found } => write!(f, "the length is stated as {stated}, and is {found}"),
        }
    }
}

impl std::error::Error for OctetStringError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_counts_itself_and_must_be_right() {
        let reason = |bytes: &[u8]| OctetString::from_bytes(bytes).expect_err("malformed").to_string();
        assert_eq!(OctetString::from_bytes(&[0, 0, 0, 4]), Ok(OctetString::default()));
        assert_eq!(reason(&[0, 0, 0]), "an octet string begins with its length in four octets");
        assert_eq!(reason(&[0, 0, 0, 1, 7]), "the length is stated as 1, and is 5");
        assert_eq!(reason(&[255; 5]), "the length is stated as 4294967295, and is 5");
    }

    #[test]
    fn a_text_is_pairs_of_digits() {
        let reason = |text: &str| text.parse::<OctetString>().expect_err(text).to_string();
        assert_eq!(reason("00000004"), "an octet string begins with `0x`");
        assert_eq!(reason("0x0000000"), "expected two hexadecimal digits at position 8");
        assert_eq!(reason("0x0000ä004"), "expected two hexadecimal digits at position 6");
        assert_eq!(reason("0x+0000004"), "expected two hexadecimal digits at position 2");
    }

    #[test]
    fn every_octet_comes_back() {
        let octets = OctetString::new((0..=255).collect::<Vec<u8>>());
        assert_eq!(OctetString::from_bytes(&octets.to_bytes()).as_ref(), Ok(&octets));
        assert_eq!(octets.to_string().parse().as_ref(), Ok(&octets));
        assert_eq!(OctetString::from_hex(&octets.to_hex()), Ok(octets));
    }
}
