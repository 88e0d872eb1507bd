//! The types of the crate `jiff`.

use ::jiff::civil::DateTime;
use ::jiff::tz::{Offset, TimeZone};
use ::jiff::{SignedDuration, Timestamp, Zoned};

use crate::datetime::error::{DateTimeError, Reason};
use crate::datetime::{CimInterval, CimTimestamp, TimestampFields};

const RANGE: DateTimeError = DateTimeError::new(Reason::OutOfRange("jiff's time stamps"));

impl TryFrom<Timestamp> for CimTimestamp {
    type Error = DateTimeError;

    /// The instant in UTC.
    fn try_from(timestamp: Timestamp) -> Result<Self, DateTimeError> {
        let microseconds = timestamp.as_nanosecond().div_euclid(1000);
        let microseconds = i64::try_from(microseconds).map_err(|_| RANGE)?;
        Self::from_epoch_microseconds(microseconds, 0)
    }
}

impl TryFrom<CimTimestamp> for Timestamp {
    type Error = DateTimeError;

    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        Self::from_microsecond(timestamp.epoch_microseconds()?).map_err(|_| RANGE)
    }
}

impl TryFrom<&Zoned> for CimTimestamp {
    type Error = DateTimeError;

    /// The instant at the offset the zone has then; the name of the zone is not kept.
    fn try_from(zoned: &Zoned) -> Result<Self, DateTimeError> {
        let seconds = zoned.offset().seconds();
        if seconds % 60 != 0 {
            return Err(DateTimeError::new(Reason::WholeMinutes));
        }
        let offset = i16::try_from(seconds / 60).map_err(|_| RANGE)?;
        let microseconds = Self::try_from(zoned.timestamp())?.epoch_microseconds()?;
        Self::from_epoch_microseconds(microseconds, offset)
    }
}

impl TryFrom<CimTimestamp> for Zoned {
    type Error = DateTimeError;

    /// The instant in a time zone of the fixed offset.
    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        let instant = Timestamp::try_from(timestamp)?;
        let minutes = timestamp.offset().ok_or(DateTimeError::new(Reason::NoOffset))?;
        let offset = Offset::from_seconds(i32::from(minutes) * 60).map_err(|_| RANGE)?;
        Ok(instant.to_zoned(TimeZone::fixed(offset)))
    }
}

impl TryFrom<DateTime> for CimTimestamp {
    type Error = DateTimeError;

    /// A local time of unknown offset.
    fn try_from(datetime: DateTime) -> Result<Self, DateTimeError> {
        let out_of_range = || DateTimeError::new(Reason::OutOfRange("the years 0000 to 9999"));
        let microsecond = datetime.subsec_nanosecond().unsigned_abs() / 1000;
        Self::from_fields(TimestampFields {
            year: Some(u16::try_from(datetime.year()).map_err(|_| out_of_range())?),
            month: Some(datetime.month().unsigned_abs()),
            day: Some(datetime.day().unsigned_abs()),
            hour: Some(datetime.hour().unsigned_abs()),
            minute: Some(datetime.minute().unsigned_abs()),
            second: Some(datetime.second().unsigned_abs()),
            microsecond: Some(microsecond),
            offset: None,
        })
    }
}

impl TryFrom<CimTimestamp> for DateTime {
    type Error = DateTimeError;

    /// The local time of a timestamp without an offset.
    fn try_from(timestamp: CimTimestamp) -> Result<Self, DateTimeError> {
        timestamp.require_seconds()?;
        if timestamp.offset().is_some() {
            return Err(DateTimeError::new(Reason::HasOffset));
        }
        // What is missing below the second is 0; what is above it was found to be there.
        let field = |value: Option<u8>| value.unwrap_or(0).cast_signed();
        let microsecond = timestamp.microsecond().unwrap_or(0).cast_signed();
        Self::new(
            timestamp.year().unwrap_or(0).cast_signed(),
            field(timestamp.month()),
            field(timestamp.day()),
            field(timestamp.hour()),
            field(timestamp.minute()),
            field(timestamp.second()),
            microsecond * 1000,
        )
        .map_err(|_| RANGE)
    }
}

impl TryFrom<SignedDuration> for CimInterval {
    type Error = DateTimeError;

    fn try_from(duration: SignedDuration) -> Result<Self, DateTimeError> {
        if duration.is_negative() {
            return Err(DateTimeError::new(Reason::Negative));
        }
        Self::try_from(duration.unsigned_abs())
    }
}

impl TryFrom<CimInterval> for SignedDuration {
    type Error = DateTimeError;

    fn try_from(interval: CimInterval) -> Result<Self, DateTimeError> {
        interval.require_seconds()?;
        Ok(Self::from_micros(interval.total_microseconds()))
    }
}

impl TryFrom<Zoned> for CimTimestamp {
    type Error = DateTimeError;

    /// The instant at the offset the zone has then; the name of the zone is not kept.
    fn try_from(zoned: Zoned) -> Result<Self, DateTimeError> {
        Self::try_from(&zoned)
    }
}

timestamp_scalar!(Timestamp, Zoned, DateTime);
