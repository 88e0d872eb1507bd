//! Why a value does not fit a type.

use std::borrow::Cow;
use std::fmt;

use super::CimValue;
use crate::{CimType, Violations};

/// A value that does not fit the type of a property.
///
/// The message says what was expected and what was found, with long values cut short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueError {
    reason: Box<Reason>,
    element: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reason {
    Null,
    Kind { expected: &'static str, kind: &'static str, found: String, hint: Cow<'static, str> },
    Range { cim_type: CimType, found: String },
    Malformed { what: &'static str, found: String, because: String },
    Within { violations: Violations },
    Unnamed { found: String },
}

impl ValueError {
    pub(crate) fn null() -> Self {
        Self::new(Reason::Null)
    }

    pub(crate) fn kind(expected: &'static str, found: &CimValue) -> Self {
        Self::kind_with_hint(expected, found, "")
    }

    /// The same, with what may be behind it.
    pub(crate) fn kind_with_hint(expected: &'static str, found: &CimValue, hint: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Reason::Kind { expected, kind: found.kind_in_front(), found: found.to_string(), hint: hint.into() })
    }

    pub(crate) fn range(cim_type: CimType, found: &CimValue) -> Self {
        Self::new(Reason::Range { cim_type, found: found.to_string() })
    }

    pub(crate) fn malformed(what: &'static str, found: &CimValue, because: impl fmt::Display) -> Self {
        Self::new(Reason::Malformed { what, found: found.to_string(), because: because.to_string() })
    }

    /// An embedded object with values that do not fit.
    pub(crate) fn within(violations: Violations) -> Self {
        Self::new(Reason::Within { violations })
    }

    /// What is wrong within the embedded object that is to blame, if one is.
    pub(crate) fn inner_violations(&self) -> Option<&Violations> {
        match &*self.reason {
            Reason::Within { violations } => Some(violations),
            _ => None,
        }
    }

    pub(crate) fn unnamed(found: &CimValue) -> Self {
        Self::new(Reason::Unnamed { found: found.to_string() })
    }

    fn new(reason: Reason) -> Self {
        Self { reason: Box::new(reason), element: None }
    }

    /// Says that an element of an array is to blame.
    #[must_use]
    pub(crate) fn in_element(mut self, index: usize) -> Self {
        self.element = Some(index);
        self
    }

    /// The value, cut short.
    pub fn found(&self) -> &str {
        match &*self.reason {
            Reason::Null => "null",
            Reason::Within { .. } => "object",
            Reason::Kind { found, .. }
            | Reason::Range { found, .. }
            | Reason::Malformed { found, .. }
            | Reason::Unnamed { found } => found,
        }
    }

    /// Whether the value is null where there must be one.
    pub fn is_null(&self) -> bool {
        *self.reason == Reason::Null
    }

    /// Whether the value is of a kind that never fits, such as a boolean for a string.
    pub fn is_wrong_kind(&self) -> bool {
        matches!(*self.reason, Reason::Kind { .. })
    }

    /// Whether the value is a number outside the range of the type.
    pub fn is_out_of_range(&self) -> bool {
        matches!(*self.reason, Reason::Range { .. })
    }

    /// Whether the value is a text that cannot be read, such as a datetime with a month 13, or an embedded object with
    /// a property whose value does not fit.
    pub fn is_malformed(&self) -> bool {
        matches!(*self.reason, Reason::Malformed { .. } | Reason::Within { .. })
    }

    /// Whether the type takes only values that the schema names, and this is none of them.
    pub fn is_unnamed(&self) -> bool {
        matches!(*self.reason, Reason::Unnamed { .. })
    }

    /// The element of the array that is to blame, counted from 0.
    pub const fn element(&self) -> Option<usize> {
        self.element
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.element {
            write!(f, "element {index}: ")?;
        }
        match &*self.reason {
            Reason::Null if self.element.is_some() => {
                f.write_str("null is not allowed (the setting `arrays = \"optional-elements\"` takes it)")
            }
            Reason::Null => f.write_str("null is not allowed"),
            Reason::Kind { expected, kind, found, hint } if hint.is_empty() => {
                write!(f, "expected {expected}, found {kind}{found}")
            }
            Reason::Kind { expected, kind, found, hint } => {
                write!(f, "expected {expected}, found {kind}{found} ({hint})")
            }
            Reason::Range { cim_type, found } => {
                write!(f, "{found} is out of range for {cim_type}")?;
                cim_type.integer_range().map_or(Ok(()), |range| write!(f, " ({} to {})", range.start(), range.end()))
            }
            Reason::Within { violations } => write_first(f, violations),
            Reason::Unnamed { found } => write!(f, "{found} is none of the values that the schema names"),
            Reason::Malformed { what, found, because } => write!(f, "{found} is not {what}: {because}"),
        }
    }
}

/// The first of the violations, and how many more there are: an error is one line.
fn write_first(f: &mut fmt::Formatter<'_>, violations: &Violations) -> fmt::Result {
    let mut violations = violations.iter();
    violations.next().map_or(Ok(()), |first| write!(f, "{first}"))?;
    match violations.len() {
        0 => Ok(()),
        further => write!(f, " (and {further} more in the object)"),
    }
}

impl std::error::Error for ValueError {}
