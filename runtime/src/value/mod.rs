//! One value of any CIM type, and how values become one another.

pub(crate) mod base64;
pub(crate) mod convert;
mod display;
mod error;
pub(crate) mod fit;
mod from;

use std::fmt;

pub use error::ValueError;

use crate::{Char16, CimDateTime, Instance, ObjectPath};

/// A value of any CIM type.
///
/// ```
/// use mof_runtime::CimValue;
///
/// let value = CimValue::from(vec!["a", "b"]);
/// assert_eq!(value.to_string(), r#"["a", "b"]"#);
/// assert!(CimValue::from(None::<u32>).is_null());
/// assert_eq!(CimValue::from(7_u8).as_integer(), Some(7));
/// ```
///
/// `==` compares the variants as they stand: `Unsigned(1)` is not `Signed(1)`, and NaN equals nothing.
/// [`Display`](fmt::Display) is meant for messages: it escapes control characters and cuts long values short.
#[derive(Clone, Default, PartialEq)]
pub enum CimValue {
    /// No value.
    #[default]
    Null,
    /// `boolean`
    Boolean(bool),
    /// `uint8` to `uint64`
    Unsigned(u64),
    /// `sint8` to `sint64`
    Signed(i64),
    /// `real32`
    Real32(f32),
    /// `real64`
    Real64(f64),
    /// `char16`
    Char16(Char16),
    /// `string`
    String(String),
    /// `datetime`
    DateTime(CimDateTime),
    /// A reference to another object.
    Reference(ObjectPath),
    /// An embedded object.
    Instance(Box<Instance>),
    /// An array; its elements are scalars, and may be null.
    Array(Vec<CimValue>),
}

impl CimValue {
    /// Whether this is [`Null`](Self::Null).
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The integer, of either sign.
    pub const fn as_integer(&self) -> Option<i128> {
        match self {
            Self::Unsigned(number) => Some(*number as i128),
            Self::Signed(number) => Some(*number as i128),
            _ => None,
        }
    }

    /// The text of a string.
    pub const fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// The values to look at one by one: the elements of an array, nothing for null, otherwise the value itself.
    pub const fn elements(&self) -> &[Self] {
        match self {
            Self::Array(elements) => elements.as_slice(),
            Self::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }
}

impl fmt::Debug for CimValue {
    /// As [`Display`](fmt::Display) prints it, with the kind in front.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.described())
    }
}
