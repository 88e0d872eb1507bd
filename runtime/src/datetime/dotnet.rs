//! The forms that .NET gives times in text: `/Date(…)/` of Windows `PowerShell`'s JSON, and `TimeSpan`.

use super::civil::{DAY, MINUTE, SECOND};
use super::error::{DateTimeError, Reason};
use super::interval::CimInterval;
use super::iso::Scanner;
use super::timestamp::CimTimestamp;

/// Reads `/Date(ms)/` or `/Date(ms±hhmm)/`, with or without a backslash before each slash.
///
/// The milliseconds count from 1970 in UTC; the offset only says how to show them.
pub(super) fn parse_date(text: &str) -> Result<CimTimestamp, DateTimeError> {
    let mut scan = Scanner::new(text);
    scan.skip(b"\\");
    for letter in b"/Date(" {
        scan.expect(&[*letter], "`/Date(`")?;
    }
    let negative = scan.skip(b"-");
    let milliseconds = scan.number()?;
    let offset = if scan.skip(b"+") {
        scan.hours_and_minutes()?
    } else if scan.skip(b"-") {
        -scan.hours_and_minutes()?
    } else {
        0
    };
    scan.expect(b")", "`)`")?;
    scan.skip(b"\\");
    scan.expect(b"/", "`/`")?;
    scan.end()?;
    let milliseconds = if negative { -milliseconds } else { milliseconds };
    let microseconds = milliseconds.checked_mul(1000);
    let microseconds = microseconds.ok_or(DateTimeError::new(Reason::OutOfRange("the years 0000 to 9999")))?;
    CimTimestamp::from_epoch_microseconds(microseconds, offset)
}

/// Reads `[d.]hh:mm:ss[.f…]`.
pub(super) fn parse_time_span(text: &str) -> Result<CimInterval, DateTimeError> {
    let mut scan = Scanner::new(text);
    if scan.skip(b"-") {
        return Err(DateTimeError::at(0, Reason::Negative));
    }
    let days = match text.split_once(':') {
        Some((head, _)) if head.contains('.') => {
            let days = scan.number()?;
            scan.expect(b".", "`.`")?;
            days
        }
        _ => 0,
    };
    if days > 99_999_999 {
        return Err(DateTimeError::at(0, Reason::OutOfRange("99,999,999 days")));
    }
    let hours = i64::from(scan.digits("hours", 2)?);
    scan.expect(b":", "`:`")?;
    let minutes = i64::from(scan.digits("minutes", 2)?);
    scan.expect(b":", "`:`")?;
    let seconds = i64::from(scan.digits("seconds", 2)?);
    let fraction = i64::from(scan.fraction()?);
    scan.end()?;
    CimInterval::from_total_microseconds(days * DAY + (hours * 60 + minutes) * MINUTE + seconds * SECOND + fraction)
}
