//! The keys in a path.

use std::fmt::{self, Write as _};

use crate::{Char16, CimDateTime, CimValue, ObjectPath};

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyBinding {
    /// The name of the key.
    pub name: String,
    /// The value of the key.
    pub value: KeyValue,
}

/// The value of a key. References and datetimes are strings here, as they are in the text of a path.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum KeyValue {
    /// Text in double quotes.
    String(String),
    /// A number without a fraction.
    Integer(i128),
    /// A number with a fraction.
    Real(f64),
    /// `TRUE` or `FALSE`.
    Boolean(bool),
    /// One character in single quotes.
    Char16(Char16),
}

impl KeyValue {
    /// The value of a property as a key; `None` for null, arrays and embedded objects, which are never keys.
    pub fn of(value: &CimValue) -> Option<Self> {
        Some(match value {
            CimValue::Boolean(value) => Self::Boolean(*value),
            CimValue::Unsigned(value) => Self::Integer((*value).into()),
            CimValue::Signed(value) => Self::Integer((*value).into()),
            CimValue::Real32(value) => Self::Real((*value).into()),
            CimValue::Real64(value) => Self::Real(*value),
            CimValue::Char16(value) => Self::Char16(*value),
            CimValue::String(value) => Self::String(value.clone()),
            CimValue::DateTime(value) => (*value).into(),
            CimValue::Reference(value) => value.clone().into(),
            CimValue::Null | CimValue::Instance(_) | CimValue::Array(_) => return None,
        })
    }
}

impl From<KeyValue> for CimValue {
    fn from(key: KeyValue) -> Self {
        match key {
            KeyValue::String(text) => Self::String(text),
            KeyValue::Integer(number) => match (u64::try_from(number), i64::try_from(number)) {
                (Ok(number), _) => Self::Unsigned(number),
                (_, Ok(number)) => Self::Signed(number),
                // The digits, which a property of any integer type says are out of its range.
                _ => Self::String(number.to_string()),
            },
            KeyValue::Real(number) => Self::Real64(number),
            KeyValue::Boolean(value) => Self::Boolean(value),
            KeyValue::Char16(character) => Self::Char16(character),
        }
    }
}

impl fmt::Display for KeyValue {
    /// The value as it stands in a path, with `"` and `\` escaped by a backslash.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => write_quoted(f, text),
            Self::Integer(number) => number.fmt(f),
            Self::Real(number) => write!(f, "{number:?}"),
            Self::Boolean(value) => f.write_str(if *value { "TRUE" } else { "FALSE" }),
            Self::Char16(character) => match character.to_char() {
                Some(character @ ('\'' | '\\')) => write!(f, "'\\{character}'"),
                Some(character) => write!(f, "'{character}'"),
                None => write!(f, "{}", character.0),
            },
        }
    }
}

fn write_quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(character)?;
    }
    f.write_char('"')
}

impl From<&str> for KeyValue {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for KeyValue {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for KeyValue {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<Char16> for KeyValue {
    fn from(character: Char16) -> Self {
        Self::Char16(character)
    }
}

impl From<CimDateTime> for KeyValue {
    fn from(datetime: CimDateTime) -> Self {
        Self::String(datetime.to_string())
    }
}

impl From<ObjectPath> for KeyValue {
    fn from(path: ObjectPath) -> Self {
        Self::String(path.into())
    }
}

macro_rules! from_integer {
    ($($type:ty)*) => {$(
        impl From<$type> for KeyValue {
            fn from(number: $type) -> Self {
                Self::Integer(number.into())
            }
        }
    )*};
}

from_integer! { u8 u16 u32 u64 i8 i16 i32 i64 }
