//! The types of the crate `chrono`.

use ::chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, Utc};

use super::std::split;
use crate::datetime::error::{DateTimeError, Reason};
use crate::datetime::{CimInterval, CimTimestamp, TimestampFields};

const RANGE: DateTimeError = DateTimeError::new(Reason::OutOfRange("chrono's times"));

impl TryFrom<DateTime<Utc>> for CimTimestamp {
    type Error = DateTimeError;

    fn try_from(time: DateTime<Utc>) -> Result<Self, DateTimeError> {
        Self::from_epoch_microseconds(time.timestamp_micros(), 0)
    }
}

impl TryFrom<DateTime<FixedOffset>> for CimTimestamp {
    type Error = DateTimeError;

    fn try_from(time: DateTime<FixedOffset>) -> Result<Self, DateTimeError> {
        let seconds = time.offset().local_minus_utc();
        if seconds % 60 != 0 {
            return Err(DateTimeError::new(Reason::WholeMinutes));
        }
        let offset = i16::try_from(seconds / 60).map_err(|_| RANGE)?;
        Self::from_epoch_microseconds(time.timestamp_micros(), offset)
    }
}

impl TryFrom<NaiveDateTime> for CimTimestamp {
    type Error = DateTimeError;

    /// A local time of unknown offset.
    fn try_from(time: NaiveDateTime) -> Result<Self, DateTimeError> {
        let as_utc = Self::from_epoch_microseconds(time.and_utc().timestamp_micros(), 0)?;
        Self::from_fields(TimestampFields { offset: None, ..as_utc.fields() })
    }
}

impl TryFrom<CimTimestamp> for DateTime<Utc> {
    type Error = DateTimeError;

    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        utc(timestamp.epoch_microseconds()?)
    }
}

impl TryFrom<CimTimestamp> for DateTime<FixedOffset> {
    type Error = DateTimeError;

    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        let instant = utc(timestamp.epoch_microseconds()?)?;
        let minutes = timestamp.offset().ok_or(DateTimeError::new(Reason::NoOffset))?;
        let offset = FixedOffset::east_opt(i32::from(minutes) * 60).ok_or(RANGE)?;
        Ok(instant.with_timezone(&offset))
    }
}

impl TryFrom<CimTimestamp> for NaiveDateTime {
    type Error = DateTimeError;

    /// The local time of a timestamp without an offset.
    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        timestamp.require_seconds()?;
        if timestamp.offset().is_some() {
            return Err(DateTimeError::new(Reason::HasOffset));
        }
        utc(timestamp.local_microseconds()).map(|time| time.naive_utc())
    }
}

impl TryFrom<TimeDelta> for CimInterval {
    type Error = DateTimeError;

    fn try_from(delta: TimeDelta) -> Result<Self, DateTimeError> {
        let duration = delta.to_std().map_err(|_| DateTimeError::new(Reason::Negative))?;
        Self::try_from(duration)
    }
}

impl TryFrom<CimInterval> for TimeDelta {
    type Error = DateTimeError;

    fn try_from(interval: CimInterval) -> Result<Self, DateTimeError> {
        interval.require_seconds()?;
        Ok(Self::microseconds(interval.total_microseconds()))
    }
}

fn utc(microseconds: i64) -> Result<DateTime<Utc>, DateTimeError> {
    let (seconds, microseconds) = split(microseconds);
    DateTime::from_timestamp(seconds, microseconds * 1000).ok_or(RANGE)
}

timestamp_scalar!(DateTime<Utc>, DateTime<FixedOffset>, NaiveDateTime);
