//! The CIM character type.

use std::fmt;

/// One UCS-2 unit, as the CIM type `char16` holds it (DSP0004 section 5.2.3).
///
/// It may be half of a surrogate pair, which is no Rust `char`.
///
/// ```
/// use mof_runtime::Char16;
///
/// assert_eq!(Char16::try_from('K')?.0, 0x4B);
/// assert_eq!(Char16(0x4B).to_char(), Some('K'));
/// assert_eq!(Char16(0xD800).to_char(), None);
/// # Ok::<(), mof_runtime::NotChar16>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Char16(pub u16);

impl Char16 {
    /// The character, `None` for half of a surrogate pair.
    pub fn to_char(self) -> Option<char> {
        char::from_u32(u32::from(self.0))
    }
}

impl TryFrom<char> for Char16 {
    type Error = NotChar16;

    fn try_from(character: char) -> Result<Self, NotChar16> {
        u16::try_from(u32::from(character)).map(Self).map_err(|_| NotChar16)
    }
}

impl From<u16> for Char16 {
    fn from(unit: u16) -> Self {
        Self(unit)
    }
}

impl From<Char16> for u16 {
    fn from(character: Char16) -> Self {
        character.0
    }
}

impl fmt::Display for Char16 {
    /// The character itself; half of a surrogate pair as `\u{d800}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_char() {
            Some(character) => write!(f, "{character}"),
            None => write!(f, "\\u{{{:x}}}", self.0),
        }
    }
}

impl fmt::Debug for Char16 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_char() {
            Some(character) => write!(f, "Char16({character:?})"),
            None => write!(f, "Char16(0x{:04X})", self.0),
        }
    }
}

/// A character outside the Basic Multilingual Plane, which takes two UCS-2 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotChar16;

impl fmt::Display for NotChar16 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the character does not fit in one UCS-2 unit")
    }
}

impl std::error::Error for NotChar16 {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_beyond_the_basic_plane_is_refused() {
        assert_eq!(Char16::try_from('\u{FFFF}'), Ok(Char16(0xFFFF)));
        assert_eq!(Char16::try_from('😀'), Err(NotChar16));
    }

    #[test]
    fn half_a_surrogate_pair_is_kept_and_shown_by_number() {
        assert_eq!(Char16(0xDC00).to_string(), "\\u{dc00}");
        assert_eq!(format!("{:?}", Char16(0xDC00)), "Char16(0xDC00)");
    }
}
