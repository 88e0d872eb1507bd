//! Points in time.

use std::fmt;
use std::str::FromStr;

use super::civil::{self, DAY, MINUTE, SECOND};
use super::dmtf::{self, is_trailing_run, write_field, write_microseconds};
use super::error::{DateTimeError, Reason};
use super::{CimDateTime, iso};

/// A point in time: `yyyymmddhhmmss.mmmmmm` and the offset from UTC in minutes.
///
/// Every field may be without significance, which the getters give as `None`.
///
/// ```
/// use mof_runtime::CimTimestamp;
///
/// let updated = CimTimestamp::new(2024, 8, 30, 22, 55, 6)?.with_offset(120)?;
/// assert_eq!(updated.to_string(), "20240830225506.000000+120");
/// assert_eq!(updated.to_rfc3339()?, "2024-08-30T22:55:06+02:00");
/// assert_eq!(updated.to_utc()?.hour(), Some(20));
/// # Ok::<(), mof_runtime::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct CimTimestamp {
    fields: TimestampFields,
    /// How many digits of the microseconds are significant.
    microsecond_digits: u8,
    /// The sign of the offset as it was written: `-000` and `-***` are kept as they are.
    negative_offset: bool,
}

/// The fields of a [`CimTimestamp`]; `None` is written as asterisks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimestampFields {
    /// 0 to 9999
    pub year: Option<u16>,
    /// 1 to 12
    pub month: Option<u8>,
    /// 1 to 31, and within the month where that is known
    pub day: Option<u8>,
    /// 0 to 23
    pub hour: Option<u8>,
    /// 0 to 59
    pub minute: Option<u8>,
    /// 0 to 59; CIM has no leap seconds
    pub second: Option<u8>,
    /// 0 to `999_999`
    pub microsecond: Option<u32>,
    /// Minutes east of UTC, -999 to 999; `None` for a local time of unknown offset (WMI's `+***`)
    pub offset: Option<i16>,
}

/// Building.
impl CimTimestamp {
    /// A local time of unknown offset; [`with_offset`](Self::with_offset) adds the offset.
    ///
    /// # Errors
    /// When a field is out of its range or the month has no such day.
    pub fn new(year: u16, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Result<Self, DateTimeError> {
        Self::from_fields(TimestampFields {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            hour: Some(hour),
            minute: Some(minute),
            second: Some(second),
            microsecond: Some(0),
            offset: None,
        })
    }

    /// A timestamp of which any field may lack significance.
    ///
    /// # Errors
    /// When a field is out of its range or the month has no such day.
    pub fn from_fields(fields: TimestampFields) -> Result<Self, DateTimeError> {
        check_range("year", fields.year, 0, 9999, 4)?;
        check_range("month", fields.month, 1, 12, 2)?;
        check_range("day", fields.day, 1, 31, 2)?;
        check_range("hour", fields.hour, 0, 23, 2)?;
        check_range("minute", fields.minute, 0, 59, 2)?;
        check_range("second", fields.second, 0, 59, 2)?;
        check_range("microsecond", fields.microsecond, 0, 999_999, 6)?;
        check_range("offset", fields.offset, -999, 999, 3)?;
        check_day(&fields)?;
        let microsecond_digits = if fields.microsecond.is_some() { 6 } else { 0 };
        Ok(Self { fields, microsecond_digits, negative_offset: fields.offset.is_some_and(|offset| offset < 0) })
    }

    /// The same fields with this offset from UTC, in minutes.
    ///
    /// # Errors
    /// When the offset is not in the range -999 to 999.
    pub fn with_offset(self, minutes: i16) -> Result<Self, DateTimeError> {
        let changed = Self::from_fields(TimestampFields { offset: Some(minutes), ..self.fields })?;
        Ok(Self { microsecond_digits: self.microsecond_digits, ..changed })
    }

    /// The same fields with these microseconds, all six digits significant.
    ///
    /// # Errors
    /// When there are more than 999,999.
    pub fn with_microsecond(self, microsecond: u32) -> Result<Self, DateTimeError> {
        let changed = Self::from_fields(TimestampFields { microsecond: Some(microsecond), ..self.fields })?;
        Ok(Self { negative_offset: self.negative_offset, ..changed })
    }

    /// Keeps only the first `digits` digits of the microseconds significant: 3 turns `.128000` into `.128***`.
    ///
    /// More digits than are significant now change nothing.
    #[must_use]
    pub fn with_microsecond_digits(mut self, digits: u8) -> Self {
        self.microsecond_digits = self.microsecond_digits.min(digits);
        self.fields.microsecond = dmtf::truncate(self.fields.microsecond, self.microsecond_digits);
        self
    }

    /// Keeps the sign of an offset that is zero or unknown.
    pub(super) fn with_negative_offset(mut self, negative: bool) -> Self {
        self.negative_offset = negative;
        self
    }

    /// The instant so many microseconds after 1970-01-01T00:00Z, shown at an offset.
    pub(super) fn from_epoch_microseconds(microseconds: i64, offset: i16) -> Result<Self, DateTimeError> {
        let out_of_range = DateTimeError::new(Reason::OutOfRange("the years 0000 to 9999"));
        let local = microseconds.checked_add(i64::from(offset) * MINUTE).ok_or(out_of_range.clone())?;
        let (year, month, day) = civil::date_of(local.div_euclid(DAY)).ok_or(out_of_range)?;
        let time = local.rem_euclid(DAY);
        let part = |unit: i64, modulus: i64| u8::try_from(time / unit % modulus).ok();
        Self::from_fields(TimestampFields {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            hour: part(60 * MINUTE, 24),
            minute: part(MINUTE, 60),
            second: part(SECOND, 60),
            microsecond: u32::try_from(time % SECOND).ok(),
            offset: Some(offset),
        })
    }
}

/// Asking.
impl CimTimestamp {
    /// All fields at once.
    pub const fn fields(&self) -> TimestampFields {
        self.fields
    }

    /// 0 to 9999
    pub const fn year(&self) -> Option<u16> {
        self.fields.year
    }

    /// 1 to 12
    pub const fn month(&self) -> Option<u8> {
        self.fields.month
    }

    /// 1 to 31
    pub const fn day(&self) -> Option<u8> {
        self.fields.day
    }

    /// 0 to 23
    pub const fn hour(&self) -> Option<u8> {
        self.fields.hour
    }

    /// 0 to 59
    pub const fn minute(&self) -> Option<u8> {
        self.fields.minute
    }

    /// 0 to 59
    pub const fn second(&self) -> Option<u8> {
        self.fields.second
    }

    /// 0 to 999,999; digits without significance count as 0, `None` if there are only such.
    pub const fn microsecond(&self) -> Option<u32> {
        self.fields.microsecond
    }

    /// How many digits of the microseconds are significant, 0 to 6.
    pub const fn microsecond_digits(&self) -> u8 {
        self.microsecond_digits
    }

    /// Minutes east of UTC, -999 to 999.
    pub const fn offset(&self) -> Option<i16> {
        self.fields.offset
    }

    /// Whether asterisks stand where only WMI has them; see [`CimDateTime::uses_wmi_asterisks`].
    pub fn uses_wmi_asterisks(&self) -> bool {
        self.fields.offset.is_none() || !is_trailing_run(&self.significance(), self.microsecond_digits)
    }

    /// The same instant at the offset 0.
    ///
    /// # Errors
    /// When a field down to the second is not significant, there is no offset, or the year leaves 0000 to 9999.
    pub fn to_utc(&self) -> Result<Self, DateTimeError> {
        Ok(Self::from_epoch_microseconds(self.epoch_microseconds()?, 0)?
            .with_microsecond_digits(self.microsecond_digits))
    }

    /// The timestamp as RFC 3339 has it, such as `2024-08-30T22:55:06.128+02:00`; offset 0 is `Z`.
    ///
    /// The fraction has as many digits as are significant, and none where they are all 0.
    ///
    /// # Errors
    /// When a field down to the second is not significant, or there is no offset.
    pub fn to_rfc3339(&self) -> Result<String, DateTimeError> {
        iso::print_timestamp(self)
    }

    /// Microseconds from 1970-01-01T00:00Z; digits of the fraction without significance count as 0.
    pub(super) fn epoch_microseconds(&self) -> Result<i64, DateTimeError> {
        self.require_seconds()?;
        let offset = self.fields.offset.ok_or(DateTimeError::new(Reason::NoOffset))?;
        Ok(self.local_microseconds() - i64::from(offset) * MINUTE)
    }

    /// Refuses a timestamp that is not significant down to the second.
    pub(super) fn require_seconds(&self) -> Result<(), DateTimeError> {
        let names = ["year", "month", "day", "hour", "minute", "second"];
        match self.significance().iter().position(|significant| !significant) {
            Some(index) => Err(DateTimeError::new(Reason::NotSignificant(names[index]))),
            None => Ok(()),
        }
    }

    /// Microseconds from 1970-01-01T00:00 on the local clock, with the values DSP0004 has for what is not significant:
    /// the year 0, the first month and day, the start of the day.
    pub(super) fn local_microseconds(&self) -> i64 {
        let TimestampFields { year, month, day, hour, minute, second, microsecond, .. } = self.fields;
        let days = civil::day_number(year.unwrap_or(0), month.unwrap_or(1), day.unwrap_or(1));
        let minutes = i64::from(hour.unwrap_or(0)) * 60 + i64::from(minute.unwrap_or(0));
        days * DAY + minutes * MINUTE + i64::from(second.unwrap_or(0)) * SECOND + i64::from(microsecond.unwrap_or(0))
    }

    pub(super) fn significance(&self) -> [bool; 6] {
        let TimestampFields { year, month, day, hour, minute, second, .. } = self.fields;
        [year.is_some(), month.is_some(), day.is_some(), hour.is_some(), minute.is_some(), second.is_some()]
    }
}

fn check_range<T: Into<i64>>(
    field: &'static str,
    value: Option<T>,
    low: i64,
    high: i64,
    width: usize,
) -> Result<(), DateTimeError> {
    match value.map(Into::into) {
        Some(value) if value < low || value > high => {
            Err(DateTimeError::new(Reason::Range { field, value, low, high, width }))
        }
        _ => Ok(()),
    }
}

fn check_day(fields: &TimestampFields) -> Result<(), DateTimeError> {
    match (fields.month, fields.day) {
        (Some(month), Some(day)) if day > civil::days_in_month(fields.year, month) => {
            Err(DateTimeError::new(Reason::NoSuchDay { month, day }))
        }
        _ => Ok(()),
    }
}

impl FromStr for CimTimestamp {
    type Err = DateTimeError;

    /// Reads the 25 characters of a DSP0004 timestamp.
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        dmtf::parse(text)?.timestamp().copied()
    }
}

impl TryFrom<CimDateTime> for CimTimestamp {
    type Error = DateTimeError;

    fn try_from(datetime: CimDateTime) -> Result<Self, DateTimeError> {
        datetime.timestamp().copied()
    }
}

impl fmt::Display for CimTimestamp {
    /// The 25 characters of DSP0004.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_field(f, self.fields.year, 4)?;
        write_field(f, self.fields.month, 2)?;
        write_field(f, self.fields.day, 2)?;
        write_field(f, self.fields.hour, 2)?;
        write_field(f, self.fields.minute, 2)?;
        write_field(f, self.fields.second, 2)?;
        write_microseconds(f, self.fields.microsecond, self.microsecond_digits)?;
        f.write_str(if self.negative_offset { "-" } else { "+" })?;
        write_field(f, self.fields.offset.map(i16::unsigned_abs), 3)
    }
}
