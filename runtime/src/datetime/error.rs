//! Why a text is no CIM datetime, or why a CIM datetime is nothing else.

use std::fmt;

/// A datetime that cannot be read, built or converted.
///
/// ```
/// use mof_runtime::CimDateTime;
///
/// let error = "20241301000000.000000+000".parse::<CimDateTime>().unwrap_err();
/// assert_eq!(error.to_string(), "month 13 is not in the range 01 to 12, at position 4");
/// assert_eq!(error.position(), Some(4));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTimeError {
    position: Option<usize>,
    reason: Reason,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reason {
    Length(usize),
    Expected(&'static str),
    MixedAsterisks(&'static str),
    Range {
        field: &'static str,
        value: i64,
        low: i64,
        high: i64,
        width: usize,
    },
    NoSuchDay {
        month: u8,
        day: u8,
    },
    UnknownForm,
    TrailingText,
    NotSignificant(&'static str),
    NoOffset,
    #[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
    HasOffset,
    OutOfRange(&'static str),
    Negative,
    #[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
    WholeMinutes,
    OtherKind {
        expected: &'static str,
    },
}

impl DateTimeError {
    pub(super) const fn new(reason: Reason) -> Self {
        Self { position: None, reason }
    }

    pub(super) const fn at(position: usize, reason: Reason) -> Self {
        Self { position: Some(position), reason }
    }

    /// Where the text is wrong, in bytes from its start; `None` if no single place is to blame.
    pub const fn position(&self) -> Option<usize> {
        self.position
    }

    /// Blames a place in the text, for an error that knows none.
    pub(super) const fn placed_at(mut self, position: usize) -> Self {
        self.position = Some(position);
        self
    }

    /// Counts positions from `start` bytes further ahead, for a text that was part of another.
    pub(super) const fn shifted(mut self, start: usize) -> Self {
        if let Some(position) = self.position {
            self.position = Some(position + start);
        }
        self
    }
}

impl fmt::Display for DateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.reason)?;
        match self.position {
            Some(position) => write!(f, ", at position {position}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(length) => {
                write!(f, "a CIM datetime has 25 characters, this has {length}")
            }
            Self::Expected(what) => write!(f, "expected {what}"),
            Self::MixedAsterisks(field) => write!(f, "the {field} mixes digits and asterisks"),
            Self::Range { field, value, low, high, width } => {
                write!(f, "{field} {value:0width$} is not in the range {low:0width$} to {high:0width$}")
            }
            Self::NoSuchDay { month, day } => write!(f, "month {month:02} has no day {day:02}"),
            Self::UnknownForm => {
                f.write_str("expected a CIM datetime, an ISO 8601 date and time, `/Date(…)/` or a time span")
            }
            Self::TrailingText => f.write_str("unexpected text after the end"),
            Self::NotSignificant(field) => write!(f, "the {field} is not given"),
            Self::NoOffset => f.write_str("the offset from UTC is not given"),
            #[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
            Self::HasOffset => f.write_str("the timestamp has an offset from UTC, which would be lost"),
            Self::OutOfRange(of) => write!(f, "outside the range of {of}"),
            Self::Negative => f.write_str("a CIM interval cannot be negative"),
            #[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
            Self::WholeMinutes => f.write_str("a CIM offset from UTC has whole minutes"),
            Self::OtherKind { expected } => write!(f, "expected {expected}"),
        }
    }
}

impl std::error::Error for DateTimeError {}
