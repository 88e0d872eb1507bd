//! The promises about a value that validation checks.

use std::fmt;

/// A qualifier that limits the values of a property.
///
/// Lengths count Unicode characters of each string; `SizeLimit` and `AllowedLen` of an array that does not hold strings
/// count its elements. Null satisfies everything but `Required` and the `RequiredIf` rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Constraint {
    /// The value is not null (`Required`, Microsoft's `Not_Null`).
    Required,
    /// Each string has at most so many characters (DSP0004 section 5.6.3.34).
    MaxLen(u64),
    /// Each string has at least so many characters.
    MinLen(u64),
    /// The length of the data lies between the two, both included (Configuration Manager).
    SizeLimit(u64, u64),
    /// The length of the string lies between the two, both included (task sequence actions).
    AllowedLen(u64, u64),
    /// Each number is at least this.
    MinValue(i128),
    /// Each number is at most this.
    MaxValue(i128),
    /// Each number lies between the two, both included (Configuration Manager).
    Range(i128, i128),
    /// Each number lies between the two, both included (task sequence actions).
    ValueRange(i128, i128),
    /// The value is not null where the named property of the same object is null.
    RequiredIfNull(&'static str),
    /// The value is not null where the named property of the same object has a value.
    RequiredIfNotNull(&'static str),
}

impl Constraint {
    /// The name of the qualifier.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "Required",
            Self::MaxLen(_) => "MaxLen",
            Self::MinLen(_) => "MinLen",
            Self::SizeLimit(..) => "SizeLimit",
            Self::AllowedLen(..) => "AllowedLen",
            Self::MinValue(_) => "MinValue",
            Self::MaxValue(_) => "MaxValue",
            Self::Range(..) => "Range",
            Self::ValueRange(..) => "ValueRange",
            Self::RequiredIfNull(_) => "RequiredIfNull",
            Self::RequiredIfNotNull(_) => "RequiredIfNotNull",
        }
    }
}

impl fmt::Display for Constraint {
    /// The qualifier with its argument, such as `MaxLen(256)` or `Range(1-99)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self {
            Self::Required => Ok(()),
            Self::MaxLen(length) | Self::MinLen(length) => write!(f, "({length})"),
            Self::SizeLimit(low, high) | Self::AllowedLen(low, high) => write!(f, "({low}-{high})"),
            Self::MinValue(limit) | Self::MaxValue(limit) => write!(f, "({limit})"),
            Self::Range(low, high) | Self::ValueRange(low, high) => write!(f, "({low}-{high})"),
            Self::RequiredIfNull(property) | Self::RequiredIfNotNull(property) => {
                write!(f, "({property})")
            }
        }
    }
}
