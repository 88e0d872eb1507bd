//! ISO 8601: what `AdminService` and `PowerShell` write for timestamps, and what RFC 3339 wants written.

use std::fmt::Write as _;

use super::civil::{DAY, MINUTE, SECOND};
use super::error::{DateTimeError, Reason};
use super::interval::CimInterval;
use super::timestamp::{CimTimestamp, TimestampFields};

/// Reads `yyyy-mm-ddThh:mm[:ss[.f…]][Z|±hh[:]mm]`.
///
/// A part that is left out is zero, not unknown: the sources write no fraction where it is zero.
pub(super) fn parse_timestamp(text: &str) -> Result<CimTimestamp, DateTimeError> {
    let mut scan = Scanner::new(text);
    let year = scan.digits("year", 4)?;
    scan.expect(b"-", "`-`")?;
    let month = scan.digits("month", 2)?;
    scan.expect(b"-", "`-`")?;
    let day = scan.digits("day", 2)?;
    scan.expect(b"Tt ", "`T`")?;
    let hour = scan.digits("hour", 2)?;
    scan.expect(b":", "`:`")?;
    let minute = scan.digits("minute", 2)?;
    let (second, microsecond) = if scan.skip(b":") { (scan.digits("second", 2)?, scan.fraction()?) } else { (0, 0) };
    let offset = scan.offset()?;
    scan.end()?;
    let fields = TimestampFields {
        year: u16::try_from(year).ok(),
        month: u8::try_from(month).ok(),
        day: u8::try_from(day).ok(),
        hour: u8::try_from(hour).ok(),
        minute: u8::try_from(minute).ok(),
        second: u8::try_from(second).ok(),
        microsecond: Some(microsecond),
        offset,
    };
    // The one thing left to refuse is a day that the month does not have.
    CimTimestamp::from_fields(fields).map_err(|error| error.placed_at(8))
}

/// Writes `yyyy-mm-ddThh:mm:ss[.f…](Z|±hh:mm)`.
pub(super) fn print_timestamp(timestamp: &CimTimestamp) -> Result<String, DateTimeError> {
    timestamp.require_seconds()?;
    let offset = timestamp.offset().ok_or(DateTimeError::new(Reason::NoOffset))?;
    let field = |value: Option<u8>| value.unwrap_or(0);
    let mut text = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        timestamp.year().unwrap_or(0),
        field(timestamp.month()),
        field(timestamp.day()),
        field(timestamp.hour()),
        field(timestamp.minute()),
        field(timestamp.second()),
    );
    push_fraction(&mut text, timestamp);
    push_offset(&mut text, offset);
    Ok(text)
}

fn push_fraction(text: &mut String, timestamp: &CimTimestamp) {
    let Some(microsecond) = timestamp.microsecond().filter(|microsecond| *microsecond > 0) else {
        return;
    };
    let digits = format!("{microsecond:06}");
    text.push('.');
    text.push_str(&digits[..usize::from(timestamp.microsecond_digits().min(6))]);
}

fn push_offset(text: &mut String, offset: i16) {
    if offset == 0 {
        text.push('Z');
        return;
    }
    let minutes = offset.unsigned_abs();
    text.push(if offset < 0 { '-' } else { '+' });
    // Writing to a string cannot fail.
    let _ = write!(text, "{:02}:{:02}", minutes / 60, minutes % 60);
}

/// Reads `PnDTnHnMn.nS`, the form of `Edm.Duration`. Weeks, months and years have no length in days there.
pub(super) fn parse_duration(text: &str) -> Result<CimInterval, DateTimeError> {
    let mut scan = Scanner::new(text);
    if scan.skip(b"-") {
        return Err(DateTimeError::at(0, Reason::Negative));
    }
    scan.expect(b"Pp", "`P`")?;
    let mut total: i64 = 0;
    let mut units: &Units = &[(b'D', DAY)];
    let mut parts = 0;
    while !scan.is_at_end() {
        if units.len() < 3 && scan.skip(b"Tt") {
            units = &[(b'H', 60 * MINUTE), (b'M', MINUTE), (b'S', SECOND)];
        }
        let (length, rest) = scan.duration_part(units)?;
        let sum = total.checked_add(length);
        total = sum.ok_or(DateTimeError::new(Reason::OutOfRange("99,999,999 days")))?;
        (units, parts) = (rest, parts + 1);
    }
    if parts == 0 {
        return Err(DateTimeError::at(text.len(), Reason::Expected("a number")));
    }
    CimInterval::from_total_microseconds(total)
}

/// Units by their letters, and their lengths in microseconds, in the order they may follow each other.
type Units = [(u8, i64)];

/// A place in an ASCII text.
pub(super) struct Scanner<'a> {
    text: &'a [u8],
    position: usize,
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), position: 0 }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.position == self.text.len()
    }

    /// Steps over one of these bytes, if one is next.
    pub(super) fn skip(&mut self, any_of: &[u8]) -> bool {
        let found = self.text.get(self.position).is_some_and(|byte| any_of.contains(byte));
        self.position += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, any_of: &[u8], what: &'static str) -> Result<(), DateTimeError> {
        if self.skip(any_of) { Ok(()) } else { Err(DateTimeError::at(self.position, Reason::Expected(what))) }
    }

    pub(super) fn end(&self) -> Result<(), DateTimeError> {
        if self.is_at_end() { Ok(()) } else { Err(DateTimeError::at(self.position, Reason::TrailingText)) }
    }

    /// Exactly so many digits, whose value the range of the field limits.
    pub(super) fn digits(&mut self, field: &'static str, width: usize) -> Result<u32, DateTimeError> {
        let start = self.position;
        let mut value = 0;
        for _ in 0..width {
            let digit = self.digit().ok_or(DateTimeError::at(self.position, Reason::Expected("a digit")))?;
            value = value * 10 + digit;
        }
        check_field(field, value, width).map_err(|error| error.shifted(start))?;
        Ok(value)
    }

    /// A run of at least one digit; a number above 2^63 is out of range.
    pub(super) fn number(&mut self) -> Result<i64, DateTimeError> {
        let start = self.position;
        let mut value: i64 = 0;
        while let Some(digit) = self.digit() {
            let next = value.checked_mul(10).and_then(|value| value.checked_add(digit.into()));
            value = next.ok_or(DateTimeError::at(start, Reason::OutOfRange("64 bits")))?;
        }
        if start == self.position {
            return Err(DateTimeError::at(start, Reason::Expected("a digit")));
        }
        Ok(value)
    }

    /// `.` or `,` and digits as microseconds, 0 if there is no point; digits after the sixth are cut off.
    pub(super) fn fraction(&mut self) -> Result<u32, DateTimeError> {
        if !self.skip(b".,") {
            return Ok(0);
        }
        let start = self.position;
        let mut unit = 100_000;
        let mut value = 0;
        while let Some(digit) = self.digit() {
            value += digit * unit;
            unit /= 10;
        }
        if start == self.position {
            return Err(DateTimeError::at(start, Reason::Expected("a digit")));
        }
        Ok(value)
    }

    /// `Z`, `±hh:mm`, `±hhmm`, or nothing.
    fn offset(&mut self) -> Result<Option<i16>, DateTimeError> {
        if self.skip(b"Zz") {
            return Ok(Some(0));
        }
        let negative = self.text.get(self.position) == Some(&b'-');
        if !self.skip(b"+-") {
            return Ok(None);
        }
        self.hours_and_minutes().map(|minutes| Some(if negative { -minutes } else { minutes }))
    }

    /// `hh:mm` or `hhmm` of an offset, as minutes.
    pub(super) fn hours_and_minutes(&mut self) -> Result<i16, DateTimeError> {
        let start = self.position;
        let hours = self.digits("hours of the offset", 2)?;
        self.skip(b":");
        let minutes = hours * 60 + self.digits("minute", 2)?;
        i16::try_from(minutes)
            .ok()
            .filter(|minutes| *minutes <= 999)
            .ok_or(DateTimeError::at(start, Reason::OutOfRange("999 minutes, the greatest CIM offset")))
    }

    /// A number and its unit, in microseconds, with the units that may follow.
    fn duration_part<'u>(&mut self, units: &'u Units) -> Result<(i64, &'u Units), DateTimeError> {
        let start = self.position;
        let whole = self.number()?;
        let has_fraction = matches!(self.text.get(self.position), Some(b'.' | b','));
        let fraction = self.fraction()?;
        let letter = self.text.get(self.position).map(u8::to_ascii_uppercase);
        let unit = units.iter().position(|(name, _)| Some(*name) == letter);
        let unit = unit.filter(|index| !has_fraction || units[*index].0 == b'S');
        let index = unit.ok_or(DateTimeError::at(self.position, Reason::Expected("a unit: D, then T with H, M, S")))?;
        self.position += 1;
        let length = whole.checked_mul(units[index].1).and_then(|length| length.checked_add(fraction.into()));
        let length = length.ok_or(DateTimeError::at(start, Reason::OutOfRange("99,999,999 days")))?;
        Ok((length, &units[index + 1..]))
    }

    fn digit(&mut self) -> Option<u32> {
        let digit = char::from(*self.text.get(self.position)?).to_digit(10)?;
        self.position += 1;
        Some(digit)
    }
}

/// Refuses a value out of the range that the field has by its name.
fn check_field(field: &'static str, value: u32, width: usize) -> Result<(), DateTimeError> {
    let (low, high) = match field {
        "month" => (1, 12),
        "day" => (1, 31),
        "hour" | "hours" => (0, 23),
        "minute" | "minutes" | "second" | "seconds" => (0, 59),
        _ => return Ok(()),
    };
    let value = i64::from(value);
    if value < low || value > high {
        return Err(DateTimeError::at(0, Reason::Range { field, value, low, high, width }));
    }
    Ok(())
}
