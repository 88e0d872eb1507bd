//! Datetimes and the types of the date libraries.
#![cfg(all(feature = "chrono", feature = "jiff", feature = "time"))]

use mof_runtime::{CimInterval, CimTimestamp, CimValue, DateTimeError, Scalar};
use proptest::prelude::*;

fn timestamp(text: &str) -> CimTimestamp {
    text.parse().expect("a well-formed timestamp")
}

fn interval(text: &str) -> CimInterval {
    text.parse().expect("a well-formed interval")
}

/// Converts to a type and back; the result must print as before.
fn round_trip<T>(original: CimTimestamp) -> Result<String, DateTimeError>
where
    T: TryFrom<CimTimestamp, Error = DateTimeError>,
    CimTimestamp: TryFrom<T, Error = DateTimeError>,
{
    Ok(CimTimestamp::try_from(T::try_from(original)?)?.to_string())
}

type ChronoOffset = chrono::DateTime<chrono::FixedOffset>;
type ChronoUtc = chrono::DateTime<chrono::Utc>;

#[test]
fn a_time_with_an_offset_keeps_it() {
    for text in ["20240830225506.123456+120", "19691231235959.999999-330", "00011231000000.000000+000"] {
        assert_eq!(round_trip::<ChronoOffset>(timestamp(text)).as_deref(), Ok(text));
        assert_eq!(round_trip::<time::OffsetDateTime>(timestamp(text)).as_deref(), Ok(text));
        let zoned = jiff::Zoned::try_from(timestamp(text)).expect("in range");
        assert_eq!(CimTimestamp::try_from(&zoned).map(|timestamp| timestamp.to_string()).as_deref(), Ok(text));
    }
}

#[test]
fn an_instant_comes_back_in_utc() {
    let original = timestamp("20240830225506.123456+120");
    assert_eq!(round_trip::<ChronoUtc>(original).as_deref(), Ok("20240830205506.123456+000"));
    assert_eq!(round_trip::<jiff::Timestamp>(original).as_deref(), Ok("20240830205506.123456+000"));
}

#[test]
fn a_local_time_keeps_its_fields() {
    for text in ["20240830225506.123456+***", "00000229000000.000000+***", "99991231000000.000000+***"] {
        assert_eq!(round_trip::<chrono::NaiveDateTime>(timestamp(text)).as_deref(), Ok(text));
        assert_eq!(round_trip::<jiff::civil::DateTime>(timestamp(text)).as_deref(), Ok(text));
        assert_eq!(round_trip::<time::PrimitiveDateTime>(timestamp(text)).as_deref(), Ok(text));
    }
}

#[test]
fn what_a_library_cannot_hold_is_refused_with_the_reason() {
    let reason = |result: Result<String, DateTimeError>| result.expect_err("not convertible").to_string();
    let no_offset = timestamp("20240830225506.123456+***");
    assert_eq!(reason(round_trip::<ChronoUtc>(no_offset)), "the offset from UTC is not given");
    assert_eq!(reason(round_trip::<jiff::Timestamp>(no_offset)), "the offset from UTC is not given");
    let with_offset = timestamp("20240830225506.123456+000");
    assert_eq!(
        reason(round_trip::<jiff::civil::DateTime>(with_offset)),
        "the timestamp has an offset from UTC, which would be lost"
    );
    let day = timestamp("20240830******.******+000");
    assert_eq!(reason(round_trip::<time::OffsetDateTime>(day)), "the hour is not given");
    assert_eq!(reason(round_trip::<chrono::NaiveDateTime>(day)), "the hour is not given");
    let beyond = timestamp("99991231235959.000000-999");
    assert_eq!(reason(round_trip::<jiff::Timestamp>(beyond)), "outside the range of jiff's time stamps");
}

#[test]
fn an_offset_with_seconds_is_refused() {
    let offset = chrono::FixedOffset::east_opt(3601).expect("in range");
    let time = chrono::DateTime::from_timestamp(0, 0).expect("in range").with_timezone(&offset);
    let error = CimTimestamp::try_from(time).expect_err("one hour and a second");
    assert_eq!(error.to_string(), "a CIM offset from UTC has whole minutes");
}

#[test]
fn intervals_keep_their_length() {
    for text in ["00000001020304.500000:000", "99999999235959.999999:000", "00000000000000.000000:000"] {
        let original = interval(text);
        let from_jiff = jiff::SignedDuration::try_from(original).and_then(CimInterval::try_from);
        let from_chrono = chrono::TimeDelta::try_from(original).and_then(CimInterval::try_from);
        let from_time = time::Duration::try_from(original).and_then(CimInterval::try_from);
        assert_eq!([from_jiff, from_chrono, from_time], [Ok(original), Ok(original), Ok(original)]);
    }
    let negative = "a CIM interval cannot be negative";
    let reason = |result: Result<CimInterval, DateTimeError>| result.expect_err("negative").to_string();
    assert_eq!(reason(jiff::SignedDuration::from_secs(-1).try_into()), negative);
    assert_eq!(reason(chrono::TimeDelta::seconds(-1).try_into()), negative);
    assert_eq!(reason(time::Duration::seconds(-1).try_into()), negative);
}

proptest! {
    #[test]
    fn the_libraries_agree(seconds in -60_000_000_000_i64..250_000_000_000, micros in 0_u32..1_000_000, offset in -720_i32..=840) {
        let zone = chrono::FixedOffset::east_opt(offset * 60).expect("in range");
        let chrono = chrono::DateTime::from_timestamp(seconds, micros * 1000).expect("in range").with_timezone(&zone);
        let ours = CimTimestamp::try_from(chrono).expect("in range");
        prop_assert_eq!(ChronoOffset::try_from(ours), Ok(chrono));
        let jiff = jiff::Timestamp::try_from(ours).expect("in range");
        prop_assert_eq!(jiff.as_microsecond(), chrono.timestamp_micros());
        let time = time::OffsetDateTime::try_from(ours).expect("in range");
        prop_assert_eq!(time.unix_timestamp_nanos() / 1000, i128::from(chrono.timestamp_micros()));
        prop_assert_eq!(i32::from(time.offset().whole_minutes()), offset);
    }
}

/// Reads a field of a type, and gives it back as text.
fn through_a_field<T: Scalar>(text: &str) -> Result<String, String> {
    let value = T::from_value(CimValue::from(text)).map_err(|error| error.to_string())?;
    Ok(value.to_value().to_string())
}

#[test]
fn fields_have_the_types_of_date_libraries() {
    for text in ["20240830225506.123456+120", "2024-08-30T22:55:06.123456+02:00"] {
        for read in
            [through_a_field::<ChronoOffset>, through_a_field::<jiff::Zoned>, through_a_field::<time::OffsetDateTime>]
        {
            assert_eq!(read(text).as_deref(), Ok("20240830225506.123456+120"));
        }
        for read in [through_a_field::<ChronoUtc>, through_a_field::<jiff::Timestamp>] {
            assert_eq!(read(text).as_deref(), Ok("20240830205506.123456+000"), "an instant keeps no offset");
        }
    }
    for read in [
        through_a_field::<chrono::NaiveDateTime>,
        through_a_field::<jiff::civil::DateTime>,
        through_a_field::<time::PrimitiveDateTime>,
    ] {
        assert_eq!(read("20240830225506.123456+***").as_deref(), Ok("20240830225506.123456+***"));
        assert!(read("20240830225506.123456+120").is_err(), "a local time has no offset");
    }
}

#[test]
fn what_a_type_of_another_crate_cannot_hold_is_an_error_that_says_why() {
    let interval = through_a_field::<jiff::Timestamp>("00000001020304.500000:000").expect_err("an interval");
    assert!(interval.contains("it is an interval"), "{interval}");
    let asterisks = through_a_field::<ChronoUtc>("2024083022****.******+120").expect_err("no minutes");
    assert!(asterisks.contains("a point in time"), "{asterisks}");
    assert!(through_a_field::<time::OffsetDateTime>("soon").is_err());
}

#[test]
fn what_cim_cannot_hold_is_handed_on_as_text() {
    let long_ago = jiff::Timestamp::from_second(-99_999_999_999).expect("jiff has it");
    assert_eq!(long_ago.to_value(), CimValue::from(long_ago.to_string()));
    assert!(mof_runtime::CimDateTime::from_value(long_ago.to_value()).is_err());
}
