//! The CIM type `datetime`: points in time and lengths of time.
//!
//! CIM knows the year 0000, intervals of 99,999,999 days, offsets in minutes and fields without significance, written
//! as asterisks. No date library holds all of these, so the types here are plain fields that print exactly the text
//! they were read from; conversions to the libraries are checked and say what they cannot express. The rules are those
//! of DSP0004 section 5.2.4, plus the wider use of asterisks that WMI's `CIM_DATETIME` allows.

mod civil;
mod compare;
mod convert;
mod dmtf;
mod dotnet;
mod error;
mod interval;
mod iso;
mod timestamp;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

pub use error::DateTimeError;
pub use interval::{CimInterval, IntervalFields};
pub use timestamp::{CimTimestamp, TimestampFields};

use error::Reason;

/// A value of the CIM type `datetime`: a timestamp or an interval.
///
/// It prints as the 25 characters of DSP0004, and `parse` reads exactly these. [`parse_any`](Self::parse_any) reads
/// what `AdminService` and `PowerShell` write, too.
///
/// Two timestamps are equal if they name the same instant with the same precision, so a value that one source gives in
/// UTC and another in local time is one value. A timestamp without an offset equals only timestamps without one. The
/// order is partial: values of different kind, precision or knowledge of the offset have none.
///
/// ```
/// use mof_runtime::CimDateTime;
///
/// let from_wmi: CimDateTime = "20240830225506.000000+120".parse()?;
/// let from_admin_service = CimDateTime::parse_any("2024-08-30T20:55:06Z")?;
/// assert_eq!(from_wmi, from_admin_service);
/// assert_eq!(from_wmi.to_string(), "20240830225506.000000+120");
/// # Ok::<(), mof_runtime::DateTimeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum CimDateTime {
    /// A point in time.
    Timestamp(CimTimestamp),
    /// A length of time.
    Interval(CimInterval),
}

/// Shows the 25 characters instead of a dozen fields.
impl fmt::Debug for CimDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CimDateTime({self})")
    }
}

impl CimDateTime {
    /// Reads any text form a CIM datetime is seen in:
    ///
    /// * the 25 characters of DSP0004, timestamp or interval;
    /// * ISO 8601 date and time, such as `2024-08-30T20:55:06.1234567+02:00`; digits after the sixth of the fraction
    ///   are cut off, and without an offset the timestamp has none;
    /// * Windows PowerShell's `/Date(1725051306000)/` and `/Date(1725051306000+0200)/`, milliseconds since 1970 in UTC
    ///   and the offset to show them in, with `/` or `\/`;
    /// * .NET time spans such as `1.02:03:04.5000000`, and ISO 8601 durations such as `P1DT2H3M4.5S`, as intervals.
    ///
    /// White space around the text is ignored.
    ///
    /// # Errors
    /// When the text has none of these forms, or a field is out of its range.
    pub fn parse_any(text: &str) -> Result<Self, DateTimeError> {
        let start = text.len() - text.trim_start().len();
        parse_trimmed(text.trim()).map_err(|error| error.shifted(start))
    }

    /// The timestamp, `None` for an interval.
    pub const fn as_timestamp(&self) -> Option<&CimTimestamp> {
        match self {
            Self::Timestamp(timestamp) => Some(timestamp),
            Self::Interval(_) => None,
        }
    }

    /// The interval, `None` for a timestamp.
    pub const fn as_interval(&self) -> Option<&CimInterval> {
        match self {
            Self::Timestamp(_) => None,
            Self::Interval(interval) => Some(interval),
        }
    }

    /// Whether asterisks stand where only WMI has them: in a field before a significant one, or in the offset.
    ///
    /// DSP0004 lets asterisks only replace everything from some field, or some digit of the microseconds, to the end.
    pub fn uses_wmi_asterisks(&self) -> bool {
        match self {
            Self::Timestamp(timestamp) => timestamp.uses_wmi_asterisks(),
            Self::Interval(interval) => interval.uses_wmi_asterisks(),
        }
    }

    /// The timestamp in the form of RFC 3339, as [`CimTimestamp::to_rfc3339`] gives it.
    ///
    /// # Errors
    /// When this is an interval, a field is not significant, or there is no offset.
    pub fn to_rfc3339(&self) -> Result<String, DateTimeError> {
        self.timestamp()?.to_rfc3339()
    }

    fn timestamp(&self) -> Result<&CimTimestamp, DateTimeError> {
        self.as_timestamp().ok_or(DateTimeError::new(Reason::OtherKind { expected: "a timestamp, not an interval" }))
    }

    fn interval(&self) -> Result<&CimInterval, DateTimeError> {
        self.as_interval().ok_or(DateTimeError::new(Reason::OtherKind { expected: "an interval, not a timestamp" }))
    }
}

fn parse_trimmed(text: &str) -> Result<CimDateTime, DateTimeError> {
    let bytes = text.as_bytes();
    if text.starts_with("/Date(") || text.starts_with("\\/Date(") {
        dotnet::parse_date(text).map(CimDateTime::Timestamp)
    } else if bytes.get(14) == Some(&b'.') && text.len() == 25 {
        text.parse()
    } else if bytes.get(4) == Some(&b'-') {
        iso::parse_timestamp(text).map(CimDateTime::Timestamp)
    } else if text.starts_with(['P', 'p']) || text.starts_with("-P") {
        iso::parse_duration(text).map(CimDateTime::Interval)
    } else if text.contains(':') {
        dotnet::parse_time_span(text).map(CimDateTime::Interval)
    } else {
        Err(DateTimeError::new(Reason::UnknownForm))
    }
}

impl FromStr for CimDateTime {
    type Err = DateTimeError;

    /// Reads the 25 characters of DSP0004, with asterisks in DSP0004's or WMI's style.
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        dmtf::parse(text)
    }
}

impl fmt::Display for CimDateTime {
    /// The 25 characters of DSP0004.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timestamp(timestamp) => timestamp.fmt(f),
            Self::Interval(interval) => interval.fmt(f),
        }
    }
}

impl Default for CimDateTime {
    /// The timestamp that tells nothing, `**************.******+***`.
    fn default() -> Self {
        Self::Timestamp(CimTimestamp::default())
    }
}

impl PartialOrd for CimDateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Timestamp(this), Self::Timestamp(other)) => this.partial_cmp(other),
            (Self::Interval(this), Self::Interval(other)) => this.partial_cmp(other),
            _ => None,
        }
    }
}

impl From<CimTimestamp> for CimDateTime {
    fn from(timestamp: CimTimestamp) -> Self {
        Self::Timestamp(timestamp)
    }
}

impl From<CimInterval> for CimDateTime {
    fn from(interval: CimInterval) -> Self {
        Self::Interval(interval)
    }
}
