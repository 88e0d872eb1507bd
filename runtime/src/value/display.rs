//! Printing values for messages: escaped, and cut short.

use std::fmt;

use super::CimValue;

/// How many characters of a string, and how many elements of an array, are printed.
const CHARACTERS: usize = 60;
const ELEMENTS: usize = 8;

impl fmt::Display for CimValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(value) => value.fmt(f),
            Self::Unsigned(value) => value.fmt(f),
            Self::Signed(value) => value.fmt(f),
            Self::Real32(value) => value.fmt(f),
            Self::Real64(value) => value.fmt(f),
            Self::Char16(value) => write!(f, "'{value}'"),
            Self::String(value) => write_quoted(f, value),
            Self::DateTime(value) => value.fmt(f),
            Self::Reference(value) => write_quoted(f, value.as_str()),
            Self::Instance(value) if value.class().name().is_empty() => f.write_str("object"),
            Self::Instance(value) => write!(f, "instance of {}", value.class().name()),
            Self::Array(values) => write_array(f, values),
        }
    }
}

/// A text in quotes, with control characters escaped and a long end left out.
pub(crate) fn write_quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let shown = text.char_indices().nth(CHARACTERS).map_or(text, |(end, _)| &text[..end]);
    write!(f, "\"{}\"", shown.escape_debug())?;
    match text[shown.len()..].chars().count() {
        0 => Ok(()),
        more => write!(f, "… and {more} more"),
    }
}

fn write_array(f: &mut fmt::Formatter<'_>, values: &[CimValue]) -> fmt::Result {
    f.write_str("[")?;
    for (index, value) in values.iter().take(ELEMENTS).enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        // An array within an array is malformed; naming it is enough, and keeps the output short.
        match value {
            CimValue::Array(inner) => write!(f, "{separator}array of {}", inner.len())?,
            _ => write!(f, "{separator}{value}")?,
        }
    }
    match values.len().saturating_sub(ELEMENTS) {
        0 => f.write_str("]"),
        more => write!(f, ", … and {more} more]"),
    }
}

impl CimValue {
    /// The kind and the value, such as `string "abc"`, to say what was found where something else belongs.
    pub(crate) fn described(&self) -> Described<'_> {
        Described(self)
    }
}

pub(crate) struct Described<'a>(&'a CimValue);

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.0.kind_in_front(), self.0)
    }
}

impl CimValue {
    /// The word for the kind of the value with a space behind it; nothing where the value says its kind itself.
    pub(crate) const fn kind_in_front(&self) -> &'static str {
        match self {
            Self::Null | Self::Instance(_) => "",
            Self::Boolean(_) => "boolean ",
            Self::Unsigned(_) | Self::Signed(_) => "integer ",
            Self::Real32(_) | Self::Real64(_) => "real ",
            Self::Char16(_) => "character ",
            Self::String(_) => "string ",
            Self::DateTime(_) => "datetime ",
            Self::Reference(_) => "reference ",
            Self::Array(_) => "array ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(CimValue::from("a\n\u{1b}[31m\"").to_string(), r#""a\n\u{1b}[31m\"""#);
    }

    #[test]
    fn long_values_are_cut_short() {
        let text = CimValue::from("ä".repeat(100)).to_string();
        assert_eq!(text, format!("\"{}\"… and 40 more", "ä".repeat(60)));
        assert_eq!(CimValue::from(vec![1_u8; 10]).to_string(), "[1, 1, 1, 1, 1, 1, 1, 1, … and 2 more]");
    }

    #[test]
    fn debug_names_the_kind() {
        assert_eq!(format!("{:?}", CimValue::from(-1_i8)), "integer -1");
        assert_eq!(format!("{:?}", CimValue::from(vec!["a"])), "array [\"a\"]");
    }
}
