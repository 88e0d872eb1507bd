//! Lengths of time.

use std::fmt;
use std::str::FromStr;

use super::CimDateTime;
use super::civil::{DAY, MINUTE, SECOND};
use super::dmtf::{self, is_trailing_run, write_field, write_microseconds};
use super::error::{DateTimeError, Reason};

/// A length of time: `ddddddddhhmmss.mmmmmm:000`, never negative.
///
/// ```
/// use mof_runtime::CimInterval;
///
/// let interval = CimInterval::new(1, 2, 3, 4)?.with_microsecond(500_000)?;
/// assert_eq!(interval.to_string(), "00000001020304.500000:000");
/// assert_eq!(std::time::Duration::try_from(interval)?.as_millis(), 93_784_500);
/// # Ok::<(), mof_runtime::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct CimInterval {
    fields: IntervalFields,
    /// How many digits of the microseconds are significant.
    microsecond_digits: u8,
}

/// The fields of a [`CimInterval`]; `None` is written as asterisks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IntervalFields {
    /// 0 to `99_999_999`
    pub days: Option<u32>,
    /// 0 to 23
    pub hours: Option<u8>,
    /// 0 to 59
    pub minutes: Option<u8>,
    /// 0 to 59
    pub seconds: Option<u8>,
    /// 0 to `999_999`
    pub microseconds: Option<u32>,
}

/// Building.
impl CimInterval {
    /// An interval of whole seconds.
    ///
    /// # Errors
    /// When a field is out of its range; 90 minutes are one hour and 30 minutes.
    pub fn new(days: u32, hours: u8, minutes: u8, seconds: u8) -> Result<Self, DateTimeError> {
        Self::from_fields(IntervalFields {
            days: Some(days),
            hours: Some(hours),
            minutes: Some(minutes),
            seconds: Some(seconds),
            microseconds: Some(0),
        })
    }

    /// An interval of which any field may lack significance.
    ///
    /// # Errors
    /// When a field is out of its range.
    pub fn from_fields(fields: IntervalFields) -> Result<Self, DateTimeError> {
        check_range("days", fields.days, 99_999_999, 8)?;
        check_range("hours", fields.hours, 23, 2)?;
        check_range("minutes", fields.minutes, 59, 2)?;
        check_range("seconds", fields.seconds, 59, 2)?;
        check_range("microseconds", fields.microseconds, 999_999, 6)?;
        Ok(Self { fields, microsecond_digits: if fields.microseconds.is_some() { 6 } else { 0 } })
    }

    /// The same fields with these microseconds, all six digits significant.
    ///
    /// # Errors
    /// When there are more than 999,999.
    pub fn with_microsecond(self, microseconds: u32) -> Result<Self, DateTimeError> {
        Self::from_fields(IntervalFields { microseconds: Some(microseconds), ..self.fields })
    }

    /// Keeps only the first `digits` digits of the microseconds significant.
    ///
    /// More digits than are significant now change nothing.
    #[must_use]
    pub fn with_microsecond_digits(mut self, digits: u8) -> Self {
        self.microsecond_digits = self.microsecond_digits.min(digits);
        self.fields.microseconds = dmtf::truncate(self.fields.microseconds, self.microsecond_digits);
        self
    }

    /// The interval of so many microseconds.
    pub(crate) fn from_total_microseconds(total: i64) -> Result<Self, DateTimeError> {
        if total < 0 {
            return Err(DateTimeError::new(Reason::Negative));
        }
        let part = |unit: i64, modulus: i64| u8::try_from(total / unit % modulus).ok();
        Self::from_fields(IntervalFields {
            days: u32::try_from(total / DAY).ok(),
            hours: part(60 * MINUTE, 24),
            minutes: part(MINUTE, 60),
            seconds: part(SECOND, 60),
            microseconds: u32::try_from(total % SECOND).ok(),
        })
    }
}

/// Asking.
impl CimInterval {
    /// All fields at once.
    pub const fn fields(&self) -> IntervalFields {
        self.fields
    }

    /// 0 to 99,999,999
    pub const fn days(&self) -> Option<u32> {
        self.fields.days
    }

    /// 0 to 23
    pub const fn hours(&self) -> Option<u8> {
        self.fields.hours
    }

    /// 0 to 59
    pub const fn minutes(&self) -> Option<u8> {
        self.fields.minutes
    }

    /// 0 to 59
    pub const fn seconds(&self) -> Option<u8> {
        self.fields.seconds
    }

    /// 0 to 999,999; digits without significance count as 0, `None` if there are only such.
    pub const fn microseconds(&self) -> Option<u32> {
        self.fields.microseconds
    }

    /// How many digits of the microseconds are significant, 0 to 6.
    pub const fn microsecond_digits(&self) -> u8 {
        self.microsecond_digits
    }

    /// Whether asterisks stand where only WMI has them; see [`CimDateTime::uses_wmi_asterisks`].
    pub fn uses_wmi_asterisks(&self) -> bool {
        !is_trailing_run(&self.significance(), self.microsecond_digits)
    }

    /// The length in microseconds; what is not significant counts as 0. It stays below 2^63 for every interval.
    pub(super) fn total_microseconds(&self) -> i64 {
        let IntervalFields { days, hours, minutes, seconds, microseconds } = self.fields;
        let minutes = i64::from(hours.unwrap_or(0)) * 60 + i64::from(minutes.unwrap_or(0));
        i64::from(days.unwrap_or(0)) * DAY
            + minutes * MINUTE
            + i64::from(seconds.unwrap_or(0)) * SECOND
            + i64::from(microseconds.unwrap_or(0))
    }

    /// Refuses an interval that is not significant down to the second.
    pub(super) fn require_seconds(&self) -> Result<(), DateTimeError> {
        let names = ["number of days", "number of hours", "number of minutes", "number of seconds"];
        match self.significance().iter().position(|significant| !significant) {
            Some(index) => Err(DateTimeError::new(Reason::NotSignificant(names[index]))),
            None => Ok(()),
        }
    }

    pub(super) fn significance(&self) -> [bool; 4] {
        let IntervalFields { days, hours, minutes, seconds, .. } = self.fields;
        [days.is_some(), hours.is_some(), minutes.is_some(), seconds.is_some()]
    }
}

fn check_range<T: Into<i64>>(
    field: &'static str,
    value: Option<T>,
    high: i64,
    width: usize,
) -> Result<(), DateTimeError> {
    match value.map(Into::into) {
        Some(value) if value > high => Err(DateTimeError::new(Reason::Range { field, value, low: 0, high, width })),
        _ => Ok(()),
    }
}

impl FromStr for CimInterval {
    type Err = DateTimeError;

    /// Reads the 25 characters of a DSP0004 interval.
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        dmtf::parse(text)?.interval().copied()
    }
}

impl TryFrom<CimDateTime> for CimInterval {
    type Error = DateTimeError;

    fn try_from(datetime: CimDateTime) -> Result<Self, DateTimeError> {
        datetime.interval().copied()
    }
}

impl fmt::Display for CimInterval {
    /// The 25 characters of DSP0004.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_field(f, self.fields.days, 8)?;
        write_field(f, self.fields.hours, 2)?;
        write_field(f, self.fields.minutes, 2)?;
        write_field(f, self.fields.seconds, 2)?;
        write_microseconds(f, self.fields.microseconds, self.microsecond_digits)?;
        f.write_str(":000")
    }
}
