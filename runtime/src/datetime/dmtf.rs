//! The 25 characters of DSP0004 section 5.2.4.
//!
//! `yyyymmddhhmmss.mmmmmmsutc` is a timestamp, `ddddddddhhmmss.mmmmmm:000` an interval; the character at index 21
//! decides. A field is all digits or all asterisks; only the microseconds may end in asterisks.

use std::fmt;

use super::CimDateTime;
use super::error::{DateTimeError, Reason};
use super::interval::{CimInterval, IntervalFields};
use super::timestamp::{CimTimestamp, TimestampFields};

/// Reads a datetime from its 25 characters.
pub(super) fn parse(text: &str) -> Result<CimDateTime, DateTimeError> {
    let Ok(text) = <&[u8; 25]>::try_from(text.as_bytes()) else {
        return Err(wrong_length(text));
    };
    if text[14] != b'.' {
        return Err(DateTimeError::at(14, Reason::Expected("`.`")));
    }
    match text[21] {
        b':' => parse_interval(text).map(CimDateTime::Interval),
        b'+' | b'-' => parse_timestamp(text).map(CimDateTime::Timestamp),
        _ => Err(DateTimeError::at(21, Reason::Expected("`+`, `-` or `:`"))),
    }
}

/// The error for a text that has not 25 bytes; it may have 25 characters, one of which takes more.
fn wrong_length(text: &str) -> DateTimeError {
    match (text.chars().count(), text.bytes().position(|byte| !byte.is_ascii())) {
        (25, Some(position)) => DateTimeError::at(position, Reason::Expected("a digit")),
        (length, _) => DateTimeError::new(Reason::Length(length)),
    }
}

fn parse_timestamp(text: &[u8; 25]) -> Result<CimTimestamp, DateTimeError> {
    let read = Reader { text };
    let (microsecond, digits) = read.microseconds()?;
    let negative = text[21] == b'-';
    let offset = read.field("offset", 22, 3, 0, 999)?.and_then(|minutes| i16::try_from(minutes).ok());
    let fields = TimestampFields {
        year: read.field("year", 0, 4, 0, 9999)?.and_then(|year| u16::try_from(year).ok()),
        month: read.short_field("month", 4, 1, 12)?,
        day: read.short_field("day", 6, 1, 31)?,
        hour: read.short_field("hour", 8, 0, 23)?,
        minute: read.short_field("minute", 10, 0, 59)?,
        second: read.short_field("second", 12, 0, 59)?,
        microsecond,
        offset: offset.map(|minutes| if negative { -minutes } else { minutes }),
    };
    // The one thing left to refuse is a day that the month does not have.
    let timestamp = CimTimestamp::from_fields(fields).map_err(|error| error.placed_at(6))?;
    Ok(timestamp.with_microsecond_digits(digits).with_negative_offset(negative))
}

fn parse_interval(text: &[u8; 25]) -> Result<CimInterval, DateTimeError> {
    let read = Reader { text };
    let (microseconds, digits) = read.microseconds()?;
    if let Some(position) = (22..25).find(|position| text[*position] != b'0') {
        return Err(DateTimeError::at(position, Reason::Expected("`:000` at the end of an interval")));
    }
    let fields = IntervalFields {
        days: read.field("days", 0, 8, 0, 99_999_999)?,
        hours: read.short_field("hours", 8, 0, 23)?,
        minutes: read.short_field("minutes", 10, 0, 59)?,
        seconds: read.short_field("seconds", 12, 0, 59)?,
        microseconds,
    };
    Ok(CimInterval::from_fields(fields)?.with_microsecond_digits(digits))
}

struct Reader<'a> {
    text: &'a [u8; 25],
}

impl Reader<'_> {
    /// A field of digits in a range, or of asterisks, which are `None`.
    fn field(
        &self,
        field: &'static str,
        start: usize,
        width: usize,
        low: u32,
        high: u32,
    ) -> Result<Option<u32>, DateTimeError> {
        let bytes = &self.text[start..start + width];
        if bytes.iter().all(|byte| *byte == b'*') {
            return Ok(None);
        }
        let value = self.digits(field, start, start + width)?;
        if value < low || value > high {
            let (value, low, high) = (value.into(), low.into(), high.into());
            return Err(DateTimeError::at(start, Reason::Range { field, value, low, high, width }));
        }
        Ok(Some(value))
    }

    fn short_field(&self, field: &'static str, start: usize, low: u32, high: u32) -> Result<Option<u8>, DateTimeError> {
        Ok(self.field(field, start, 2, low, high)?.and_then(|value| u8::try_from(value).ok()))
    }

    /// The microseconds, with 0 for the asterisks at their end, and the number of digits before these.
    fn microseconds(&self) -> Result<(Option<u32>, u8), DateTimeError> {
        let count = self.text[15..21].iter().take_while(|byte| **byte != b'*').count();
        if let Some(position) = (15 + count..21).find(|position| self.text[*position] != b'*') {
            return Err(DateTimeError::at(position, Reason::Expected("an asterisk, as before")));
        }
        if count == 0 {
            return Ok((None, 0));
        }
        let value = self.digits("microseconds", 15, 15 + count)?;
        let missing = u32::try_from(6 - count).unwrap_or(0);
        Ok((Some(value * 10_u32.pow(missing)), u8::try_from(count).unwrap_or(6)))
    }

    /// At most eight digits as a number.
    fn digits(&self, field: &'static str, start: usize, end: usize) -> Result<u32, DateTimeError> {
        let mut value = 0;
        for position in start..end {
            match self.text[position] {
                byte @ b'0'..=b'9' => value = value * 10 + u32::from(byte - b'0'),
                b'*' => return Err(DateTimeError::at(position, Reason::MixedAsterisks(field))),
                _ => return Err(DateTimeError::at(position, Reason::Expected("a digit"))),
            }
        }
        Ok(value)
    }
}

/// Writes a number with leading zeros, or asterisks.
pub(super) fn write_field<T: Into<u32>>(f: &mut fmt::Formatter<'_>, value: Option<T>, width: usize) -> fmt::Result {
    match value {
        Some(value) => write!(f, "{:0width$}", value.into()),
        None => write!(f, "{:*<width$}", ""),
    }
}

/// Writes the point, the significant digits of the microseconds, and asterisks for the others.
pub(super) fn write_microseconds(f: &mut fmt::Formatter<'_>, value: Option<u32>, digits: u8) -> fmt::Result {
    let text = format!("{:06}", value.unwrap_or(0));
    write!(f, ".{:*<6}", &text[..usize::from(digits.min(6))])
}

/// The microseconds with all but the first digits set to 0.
pub(super) fn truncate(microseconds: Option<u32>, digits: u8) -> Option<u32> {
    let unit = 10_u32.pow(6 - u32::from(digits.min(6)));
    microseconds.filter(|_| digits > 0).map(|value| value - value % unit)
}

/// Whether the fields without significance are all those from some place to the end, as DSP0004 demands.
pub(super) fn is_trailing_run(significance: &[bool], microsecond_digits: u8) -> bool {
    let all_before = |index: usize| significance[..index].iter().all(|significant| *significant);
    let last = significance.iter().rposition(|significant| *significant).map_or(0, |index| index + 1);
    all_before(if microsecond_digits > 0 { significance.len() } else { last })
}
