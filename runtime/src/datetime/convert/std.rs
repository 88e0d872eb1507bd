//! `SystemTime` and `Duration`.

use std::time::{Duration, SystemTime};

use crate::datetime::civil::SECOND;
use crate::datetime::error::{DateTimeError, Reason};
use crate::datetime::{CimDateTime, CimInterval, CimTimestamp};

impl TryFrom<SystemTime> for CimTimestamp {
    type Error = DateTimeError;

    /// The instant in UTC.
    fn try_from(time: SystemTime) -> Result<Self, DateTimeError> {
        let out_of_range = || DateTimeError::new(Reason::OutOfRange("the years 0000 to 9999"));
        let microseconds = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_micros()),
            // Rounds down, as for times after 1970.
            Err(before) => i64::try_from(before.duration().as_nanos().div_ceil(1000)).map(|micros| -micros),
        };
        Self::from_epoch_microseconds(microseconds.map_err(|_| out_of_range())?, 0)
    }
}

impl TryFrom<CimTimestamp> for SystemTime {
    type Error = DateTimeError;

    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        let microseconds = timestamp.epoch_microseconds()?;
        let distance = Duration::from_micros(microseconds.unsigned_abs());
        let time = if microseconds < 0 {
            Self::UNIX_EPOCH.checked_sub(distance)
        } else {
            Self::UNIX_EPOCH.checked_add(distance)
        };
        time.ok_or(DateTimeError::new(Reason::OutOfRange("this system's clock")))
    }
}

impl TryFrom<Duration> for CimInterval {
    type Error = DateTimeError;

    fn try_from(duration: Duration) -> Result<Self, DateTimeError> {
        let microseconds = i64::try_from(duration.as_micros());
        Self::from_total_microseconds(
            microseconds.map_err(|_| DateTimeError::new(Reason::OutOfRange("99,999,999 days")))?,
        )
    }
}

impl TryFrom<CimInterval> for Duration {
    type Error = DateTimeError;

    fn try_from(interval: CimInterval) -> Result<Self, DateTimeError> {
        interval.require_seconds()?;
        Ok(Self::from_micros(interval.total_microseconds().unsigned_abs()))
    }
}

impl TryFrom<SystemTime> for CimDateTime {
    type Error = DateTimeError;

    fn try_from(time: SystemTime) -> Result<Self, DateTimeError> {
        CimTimestamp::try_from(time).map(Self::Timestamp)
    }
}

impl TryFrom<Duration> for CimDateTime {
    type Error = DateTimeError;

    fn try_from(duration: Duration) -> Result<Self, DateTimeError> {
        CimInterval::try_from(duration).map(Self::Interval)
    }
}

/// The whole seconds and the microseconds beyond them, rounded down.
#[cfg_attr(not(any(feature = "chrono", feature = "time")), expect(dead_code, reason = "for the date libraries only"))]
pub(super) fn split(microseconds: i64) -> (i64, u32) {
    (microseconds.div_euclid(SECOND), u32::try_from(microseconds.rem_euclid(SECOND)).unwrap_or(0))
}
