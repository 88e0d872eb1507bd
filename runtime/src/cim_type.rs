//! The types a CIM property, parameter or method can have.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The type of a CIM element, without its arrayness (DSP0004 section 5.2).
///
/// ```
/// use mof_runtime::CimType;
///
/// let cim_type: CimType = "UInt32".parse()?;
/// assert_eq!(cim_type, CimType::Uint32);
/// assert_eq!(cim_type.name(), "uint32");
/// assert_eq!(cim_type.integer_range(), Some(0..=4_294_967_295));
/// # Ok::<(), mof_runtime::UnknownCimType>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CimType {
    /// `boolean`
    Boolean,
    /// `string`, a sequence of UCS characters without a limit of its own
    String,
    /// `char16`, one UCS-2 unit
    Char16,
    /// `uint8`
    Uint8,
    /// `sint8`
    Sint8,
    /// `uint16`
    Uint16,
    /// `sint16`
    Sint16,
    /// `uint32`
    Uint32,
    /// `sint32`
    Sint32,
    /// `uint64`
    Uint64,
    /// `sint64`
    Sint64,
    /// `real32`, IEEE 754 binary32
    Real32,
    /// `real64`, IEEE 754 binary64
    Real64,
    /// `datetime`, a timestamp or an interval
    DateTime,
    /// A reference: the object path of another object.
    Reference,
    /// An embedded instance of a named class (`EmbeddedInstance`).
    Instance,
    /// Any embedded object (`EmbeddedObject`).
    Object,
}

impl CimType {
    /// The types that MOF has a keyword for.
    pub const INTRINSIC: [Self; 14] = [
        Self::Boolean,
        Self::String,
        Self::Char16,
        Self::Uint8,
        Self::Sint8,
        Self::Uint16,
        Self::Sint16,
        Self::Uint32,
        Self::Sint32,
        Self::Uint64,
        Self::Sint64,
        Self::Real32,
        Self::Real64,
        Self::DateTime,
    ];

    /// The lower-case name: the MOF keyword, or `reference`, `instance` and `object`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Char16 => "char16",
            Self::Uint8 => "uint8",
            Self::Sint8 => "sint8",
            Self::Uint16 => "uint16",
            Self::Sint16 => "sint16",
            Self::Uint32 => "uint32",
            Self::Sint32 => "sint32",
            Self::Uint64 => "uint64",
            Self::Sint64 => "sint64",
            Self::Real32 => "real32",
            Self::Real64 => "real64",
            Self::DateTime => "datetime",
            Self::Reference => "reference",
            Self::Instance => "instance",
            Self::Object => "object",
        }
    }

    /// The smallest and the greatest value of an integer type, `None` for every other type.
    pub const fn integer_range(self) -> Option<RangeInclusive<i128>> {
        let Some(bits) = self.bit_width() else {
            return None;
        };
        match self {
            Self::Uint8 | Self::Uint16 | Self::Uint32 | Self::Uint64 => Some(0..=(1 << bits) - 1),
            Self::Sint8 | Self::Sint16 | Self::Sint32 | Self::Sint64 => {
                Some(-(1 << (bits - 1))..=(1 << (bits - 1)) - 1)
            }
            _ => None,
        }
    }

    /// Whether this is one of the eight integer types (`char16` is not).
    pub const fn is_integer(self) -> bool {
        self.integer_range().is_some()
    }

    /// The width in bits of a number or a `char16`, `None` for every other type.
    pub const fn bit_width(self) -> Option<u32> {
        match self {
            Self::Uint8 | Self::Sint8 => Some(8),
            Self::Uint16 | Self::Sint16 | Self::Char16 => Some(16),
            Self::Uint32 | Self::Sint32 | Self::Real32 => Some(32),
            Self::Uint64 | Self::Sint64 | Self::Real64 => Some(64),
            _ => None,
        }
    }
}

impl fmt::Display for CimType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for CimType {
    type Err = UnknownCimType;

    /// Reads the keyword of an intrinsic type, in any letter case.
    fn from_str(text: &str) -> Result<Self, UnknownCimType> {
        Self::INTRINSIC.into_iter().find(|cim_type| cim_type.name().eq_ignore_ascii_case(text)).ok_or(UnknownCimType)
    }
}

/// The text is not the keyword of an intrinsic CIM type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCimType;

impl fmt::Display for UnknownCimType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of an intrinsic CIM type")
    }
}

impl std::error::Error for UnknownCimType {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integer_ranges_are_those_of_the_rust_integers() {
        assert_eq!(CimType::Uint8.integer_range(), Some(0..=255));
        assert_eq!(CimType::Sint8.integer_range(), Some(-128..=127));
        assert_eq!(CimType::Uint64.integer_range(), Some(0..=i128::from(u64::MAX)));
        assert_eq!(CimType::Sint64.integer_range(), Some(i128::from(i64::MIN)..=i128::from(i64::MAX)));
        assert_eq!(CimType::Char16.integer_range(), None);
        assert_eq!(CimType::Real32.integer_range(), None);
    }

    #[test]
    fn every_intrinsic_name_reads_back_in_any_case() {
        for cim_type in CimType::INTRINSIC {
            assert_eq!(cim_type.name().to_uppercase().parse(), Ok(cim_type));
        }
        assert_eq!("reference".parse::<CimType>(), Err(UnknownCimType));
        assert_eq!(" uint8".parse::<CimType>(), Err(UnknownCimType));
    }
}
