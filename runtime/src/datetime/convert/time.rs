//! The types of the crate `time`.

use ::time::{Duration, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::std::split;
use crate::datetime::error::{DateTimeError, Reason};
use crate::datetime::{CimInterval, CimTimestamp, TimestampFields};

const RANGE: DateTimeError = DateTimeError::new(Reason::OutOfRange("the time crate's times"));

impl TryFrom<OffsetDateTime> for CimTimestamp {
    type Error = DateTimeError;

    fn try_from(time: OffsetDateTime) -> Result<Self, DateTimeError> {
        let seconds = time.offset().whole_seconds();
        if seconds % 60 != 0 {
            return Err(DateTimeError::new(Reason::WholeMinutes));
        }
        let offset = i16::try_from(seconds / 60).map_err(|_| RANGE)?;
        let microseconds = time.unix_timestamp_nanos().div_euclid(1000);
        Self::from_epoch_microseconds(i64::try_from(microseconds).map_err(|_| RANGE)?, offset)
    }
}

impl TryFrom<PrimitiveDateTime> for CimTimestamp {
    type Error = DateTimeError;

    /// A local time of unknown offset.
    fn try_from(time: PrimitiveDateTime) -> Result<Self, DateTimeError> {
        let as_utc = Self::try_from(time.assume_utc())?;
        Self::from_fields(TimestampFields { offset: None, ..as_utc.fields() })
    }
}

impl TryFrom<CimTimestamp> for OffsetDateTime {
    type Error = DateTimeError;

    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        let instant = utc(timestamp.epoch_microseconds()?)?;
        let minutes = timestamp.offset().ok_or(DateTimeError::new(Reason::NoOffset))?;
        let offset = UtcOffset::from_whole_seconds(i32::from(minutes) * 60).map_err(|_| RANGE)?;
        instant.checked_to_offset(offset).ok_or(RANGE)
    }
}

impl TryFrom<CimTimestamp> for PrimitiveDateTime {
    type Error = DateTimeError;

    /// The local time of a timestamp without an offset.
    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        timestamp.require_seconds()?;
        if timestamp.offset().is_some() {
            return Err(DateTimeError::new(Reason::HasOffset));
        }
        let local = utc(timestamp.local_microseconds())?;
        Ok(Self::new(local.date(), local.time()))
    }
}

impl TryFrom<Duration> for CimInterval {
    type Error = DateTimeError;

    fn try_from(duration: Duration) -> Result<Self, DateTimeError> {
        if duration.is_negative() {
            return Err(DateTimeError::new(Reason::Negative));
        }
        Self::try_from(duration.unsigned_abs())
    }
}

impl TryFrom<CimInterval> for Duration {
    type Error = DateTimeError;

    fn try_from(interval: CimInterval) -> Result<Self, DateTimeError> {
        interval.require_seconds()?;
        Ok(Self::microseconds(interval.total_microseconds()))
    }
}

fn utc(microseconds: i64) -> Result<OffsetDateTime, DateTimeError> {
    let (seconds, microseconds) = split(microseconds);
    let time = OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| RANGE)?;
    time.checked_add(Duration::microseconds(microseconds.into())).ok_or(RANGE)
}

timestamp_scalar!(OffsetDateTime, PrimitiveDateTime);
