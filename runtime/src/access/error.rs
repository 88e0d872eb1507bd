//! Why a property cannot be read or set.

use std::borrow::Cow;
use std::fmt;

use crate::{CimValue, ClassMetadata, ValueError};

/// A property that cannot be read or set, with its class and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyError {
    class_name: &'static str,
    property: Cow<'static, str>,
    reason: Reason,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reason {
    Unknown,
    #[cfg(feature = "serde")]
    Missing,
    #[cfg(feature = "serde")]
    Duplicate,
    #[cfg(feature = "serde")]
    Unwritable(String),
    NotAKey(String),
    Value(ValueError),
}

impl PropertyError {
    pub(crate) fn unknown(class: &'static ClassMetadata, name: &str) -> Self {
        Self { class_name: class.name(), property: Cow::Owned(name.to_owned()), reason: Reason::Unknown }
    }

    pub(crate) fn not_a_key(class: &'static ClassMetadata, index: usize, value: &CimValue) -> Self {
        Self::declared(class, index, Reason::NotAKey(value.described().to_string()))
    }

    pub(crate) fn value(class: &'static ClassMetadata, index: usize, error: ValueError) -> Self {
        Self::declared(class, index, Reason::Value(error))
    }

    #[cfg(feature = "serde")]
    pub(crate) fn missing(class: &'static ClassMetadata, index: usize) -> Self {
        Self::declared(class, index, Reason::Missing)
    }

    #[cfg(feature = "serde")]
    pub(crate) fn duplicate(class: &'static ClassMetadata, index: usize) -> Self {
        Self::declared(class, index, Reason::Duplicate)
    }

    #[cfg(feature = "serde")]
    pub(crate) fn unwritable(class: &'static ClassMetadata, index: usize, because: impl fmt::Display) -> Self {
        Self::declared(class, index, Reason::Unwritable(because.to_string()))
    }

    fn declared(class: &'static ClassMetadata, index: usize, reason: Reason) -> Self {
        let property = class.property_names().get(index).copied().unwrap_or_default();
        Self { class_name: class.name(), property: Cow::Borrowed(property), reason }
    }

    /// The class, as the schema spells it.
    pub const fn class_name(&self) -> &'static str {
        self.class_name
    }

    /// The property, as the schema spells it, or as it was asked for if the class has none of this name.
    pub fn property(&self) -> &str {
        &self.property
    }

    /// The error of the value, if that is the reason.
    pub const fn value_error(&self) -> Option<&ValueError> {
        match &self.reason {
            Reason::Value(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for PropertyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}: ", self.class_name, self.property.escape_debug())?;
        match &self.reason {
            Reason::Unknown => f.write_str("the class has no such property"),
            #[cfg(feature = "serde")]
            Reason::Missing => {
                f.write_str("the property is missing (the setting `nullability = \"all\"` makes keys optional)")
            }
            #[cfg(feature = "serde")]
            Reason::Duplicate => f.write_str("the property is there twice"),
            #[cfg(feature = "serde")]
            Reason::Unwritable(because) => write!(f, "the value cannot be written: {because}"),
            Reason::NotAKey(found) => write!(f, "expected the value of a key, found {found}"),
            Reason::Value(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PropertyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::Value(error) => Some(error),
            _ => None,
        }
    }
}
