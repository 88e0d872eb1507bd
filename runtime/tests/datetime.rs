//! Datetimes: the 25 characters, the other forms, equality and order.

use std::collections::HashSet;
use std::time::{Duration, SystemTime};

use mof_runtime::{CimDateTime, CimInterval, CimTimestamp, IntervalFields, TimestampFields};
use proptest::prelude::*;

fn dmtf(text: &str) -> CimDateTime {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn any(text: &str) -> CimDateTime {
    CimDateTime::parse_any(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn dmtf_error(text: &str) -> String {
    text.parse::<CimDateTime>().expect_err(text).to_string()
}

fn any_error(text: &str) -> String {
    CimDateTime::parse_any(text).expect_err(text).to_string()
}

#[test]
fn the_25_characters_print_as_they_were_read() {
    for text in [
        "20240830225506.123456+120",
        "20240830225506.000000-000",
        "20240229000000.000000-060",
        "00000101000000.000000+720",
        "99991231115959.999999-720",
        "20240830225506.128***+000",
        "20240830225506.******+000",
        "2024**********.******+000",
        "****0401******.000000+***",
        "****0401******.******-***",
        "********225506.******+999",
        "**************.******+***",
        "00000001020304.500000:000",
        "99999999235959.999999:000",
        "00000001******.******:000",
        "********0112**.******:000",
    ] {
        assert_eq!(dmtf(text).to_string(), text);
        assert_eq!(any(text), dmtf(text), "{text}");
    }
}

#[test]
fn asterisks_that_only_wmi_allows_are_told_apart() {
    for text in [
        "20240830225506.123456+120",
        "20240830225506.12****+120",
        "202408********.******+120",
        "**************.******+000",
        "0000000102****.******:000",
    ] {
        assert!(!dmtf(text).uses_wmi_asterisks(), "{text}");
    }
    for text in [
        "20240830225506.123456+***",
        "****0401******.******+000",
        "20240830******.000000+000",
        "20240830******.5*****+000",
        "********0304**.******:000",
    ] {
        assert!(dmtf(text).uses_wmi_asterisks(), "{text}");
    }
}

#[test]
fn errors_name_the_place_and_the_reason() {
    for (text, message) in [
        ("", "a CIM datetime has 25 characters, this has 0"),
        ("20240830225506.123456+1200", "a CIM datetime has 25 characters, this has 26"),
        ("2024083022550ä.123456+120", "expected a digit, at position 13"),
        ("20240830225506,123456+120", "expected `.`, at position 14"),
        ("20240830225506.123456 120", "expected `+`, `-` or `:`, at position 21"),
        ("2O240830225506.123456+120", "expected a digit, at position 1"),
        ("2*240830225506.123456+120", "the year mixes digits and asterisks, at position 1"),
        ("20241330225506.123456+120", "month 13 is not in the range 01 to 12, at position 4"),
        ("20240030225506.123456+120", "month 00 is not in the range 01 to 12, at position 4"),
        ("20240832225506.123456+120", "day 32 is not in the range 01 to 31, at position 6"),
        ("20230229225506.123456+120", "month 02 has no day 29, at position 6"),
        ("****0230225506.123456+120", "month 02 has no day 30, at position 6"),
        ("20240830245506.123456+120", "hour 24 is not in the range 00 to 23, at position 8"),
        ("20240830226006.123456+120", "minute 60 is not in the range 00 to 59, at position 10"),
        ("20240830225560.123456+120", "second 60 is not in the range 00 to 59, at position 12"),
        ("20240830225506.12*456+120", "expected an asterisk, as before, at position 18"),
        ("20240830225506.12x456+120", "expected a digit, at position 17"),
        ("20240830225506.123456+1*0", "the offset mixes digits and asterisks, at position 23"),
        ("00000001240000.000000:000", "hours 24 is not in the range 00 to 23, at position 8"),
        ("00000001020304.500000:001", "expected `:000` at the end of an interval, at position 24"),
        ("00000001020304.500000:***", "expected `:000` at the end of an interval, at position 22"),
    ] {
        assert_eq!(dmtf_error(text), message, "{text}");
    }
}

#[test]
fn a_text_that_is_no_ascii_is_refused_whatever_its_length() {
    assert_eq!(dmtf_error("2024083022550é.12345+120"), "expected `.`, at position 14");
    assert!("é".repeat(12).parse::<CimDateTime>().is_err());
}

#[test]
fn equality_is_by_instant_and_precision() {
    assert_eq!(dmtf("20240830225506.000000+120"), dmtf("20240830205506.000000+000"));
    assert_eq!(dmtf("20240830205506.000000-000"), dmtf("20240830205506.000000+000"));
    assert_eq!(dmtf("2024083022****.******+120"), dmtf("2024083020****.******+000"));
    assert_ne!(dmtf("20240830225506.000000+120"), dmtf("20240830225506.******+120"));
    assert_ne!(dmtf("20240830225506.120000+120"), dmtf("20240830225506.12****+120"));
    assert_ne!(dmtf("20240830225506.000000+***"), dmtf("20240830225506.000000+000"));
    assert_eq!(dmtf("20240830225506.000000+***"), dmtf("20240830225506.000000-***"));
    assert_ne!(dmtf("00000001000000.000000:000"), dmtf("00000101000000.000000+000"));
}

#[test]
fn equal_values_have_equal_hashes() {
    let same = ["20240830225506.000000+120", "20240830205506.000000+000", "20240830152506.000000-330"];
    let set: HashSet<CimDateTime> = same.into_iter().map(dmtf).collect();
    assert_eq!(set.len(), 1);
}

#[test]
fn order_is_by_instant_where_there_is_one() {
    assert!(dmtf("20240830225506.000000+120") < dmtf("20240830205506.000001+000"));
    assert!(dmtf("202408********.******+000") < dmtf("202409********.******+000"));
    assert!(dmtf("00000000235959.999999:000") < dmtf("00000001000000.000000:000"));
    let unordered = |this, other| dmtf(this).partial_cmp(&dmtf(other)).is_none();
    assert!(unordered("20240830225506.000000+***", "20250830225506.000000+000"), "offset known and unknown");
    assert!(unordered("202408********.******+000", "2025**********.******+000"), "different precision");
    assert!(unordered("****0401******.******+000", "****0402******.******+000"), "days of every year");
    assert!(unordered("20240830225506.000000+000", "00000001000000.000000:000"), "different kinds");
}

#[test]
fn iso_8601_is_read_as_a_complete_timestamp() {
    for (text, expected) in [
        ("2024-08-30T20:55:06Z", "20240830205506.000000+000"),
        ("2024-08-30t20:55:06z", "20240830205506.000000+000"),
        ("2024-08-30 20:55:06+02:00", "20240830205506.000000+120"),
        ("2024-08-30T20:55:06-0330", "20240830205506.000000-210"),
        ("2024-08-30T20:55:06.1Z", "20240830205506.100000+000"),
        ("2024-08-30T20:55:06.1234567Z", "20240830205506.123456+000"),
        ("2024-08-30T20:55:06.99999999999999Z", "20240830205506.999999+000"),
        ("2024-08-30T20:55:06", "20240830205506.000000+***"),
        ("2024-08-30T20:55Z", "20240830205500.000000+000"),
        ("0000-01-01T00:00:00Z", "00000101000000.000000+000"),
        ("  2024-08-30T20:55:06Z\n", "20240830205506.000000+000"),
    ] {
        assert_eq!(any(text).to_string(), expected, "{text}");
    }
    assert_eq!(any_error("2024-08-30"), "expected `T`, at position 10");
    assert_eq!(any_error("2024-8-30T20:55:06Z"), "expected a digit, at position 6");
    assert_eq!(any_error(" 2024-08-30T24:55:06Z"), "hour 24 is not in the range 00 to 23, at position 12");
    assert_eq!(any_error("2024-08-30T20:55:06.Z"), "expected a digit, at position 20");
    assert_eq!(any_error("2024-08-30T20:55:06+2"), "expected a digit, at position 21");
    assert_eq!(
        any_error("2024-08-30T20:55:06+16:40"),
        "outside the range of 999 minutes, the greatest CIM offset, at position 20"
    );
    assert_eq!(any_error("2024-08-30T20:55:06Zulu"), "unexpected text after the end, at position 20");
}

#[test]
fn epoch_milliseconds_are_read_with_their_offset() {
    for (text, expected) in [
        ("/Date(1725051306000)/", "20240830205506.000000+000"),
        (r"\/Date(1725051306000)\/", "20240830205506.000000+000"),
        ("/Date(1725051306000+0200)/", "20240830225506.000000+120"),
        ("/Date(1725051306000-0330)/", "20240830172506.000000-210"),
        ("/Date(-1)/", "19691231235959.999000+000"),
        ("/Date(-62167219200000)/", "00000101000000.000000+000"),
        ("/Date(253402300799999)/", "99991231235959.999000+000"),
    ] {
        assert_eq!(any(text).to_string(), expected, "{text}");
    }
    for text in ["/Date(-62167219200001)/", "/Date(253402300800000)/", "/Date(9223372036854775807)/"] {
        assert_eq!(any_error(text), "outside the range of the years 0000 to 9999", "{text}");
    }
    assert_eq!(any_error("/Date(99999999999999999999)/"), "outside the range of 64 bits, at position 6");
    assert_eq!(any_error("/Date()/"), "expected a digit, at position 6");
    assert_eq!(any_error("/Date(1)"), "expected `/`, at position 8");
}

#[test]
fn time_spans_and_durations_are_read_as_intervals() {
    for (text, expected) in [
        ("1.02:03:04.5000000", "00000001020304.500000:000"),
        ("02:03:04", "00000000020304.000000:000"),
        ("99999999.23:59:59.9999999", "99999999235959.999999:000"),
        ("P1DT2H3M4.5S", "00000001020304.500000:000"),
        ("PT36H", "00000001120000.000000:000"),
        ("P2D", "00000002000000.000000:000"),
        ("PT0S", "00000000000000.000000:000"),
    ] {
        assert_eq!(any(text).to_string(), expected, "{text}");
    }
    assert_eq!(any_error("-02:03:04"), "a CIM interval cannot be negative, at position 0");
    assert_eq!(any_error("-P1D"), "a CIM interval cannot be negative, at position 0");
    assert_eq!(any_error("100000000.00:00:00"), "outside the range of 99,999,999 days, at position 0");
    assert_eq!(any_error("P100000000D"), "days 100000000 is not in the range 00000000 to 99999999");
    assert_eq!(any_error("P999999999999999D"), "outside the range of 99,999,999 days, at position 1");
    assert_eq!(any_error("24:00:00"), "hours 24 is not in the range 00 to 23, at position 0");
    for text in ["P", "PT", "P1DT", "P1H", "PT1D", "P1Y", "PT1S2M", "P1.5D", "PT1", "P1D2D"] {
        assert!(CimDateTime::parse_any(text).is_err(), "{text}");
    }
    assert!(any_error("tomorrow").starts_with("expected a CIM datetime, an ISO 8601 date and time"));
}

#[test]
fn rfc_3339_is_written_where_the_instant_is_known() {
    let written = |text| dmtf(text).to_rfc3339().map_err(|error| error.to_string());
    assert_eq!(written("20240830225506.000000+120").as_deref(), Ok("2024-08-30T22:55:06+02:00"));
    assert_eq!(written("20240830225506.123456-210").as_deref(), Ok("2024-08-30T22:55:06.123456-03:30"));
    assert_eq!(written("20240830225506.128***+000").as_deref(), Ok("2024-08-30T22:55:06.128Z"));
    assert_eq!(written("20240830225506.******-000").as_deref(), Ok("2024-08-30T22:55:06Z"));
    assert_eq!(written("20240830225506.000000+***"), Err("the offset from UTC is not given".to_owned()));
    assert_eq!(written("20240830******.******+000"), Err("the hour is not given".to_owned()));
    assert_eq!(written("00000001020304.500000:000"), Err("expected a timestamp, not an interval".to_owned()));
}

#[test]
fn fields_are_given_and_checked_one_by_one() -> Result<(), mof_runtime::DateTimeError> {
    let timestamp = CimTimestamp::from_fields(TimestampFields { year: Some(2024), ..TimestampFields::default() })?;
    assert_eq!(timestamp.to_string(), "2024**********.******+***");
    assert_eq!((timestamp.year(), timestamp.month(), timestamp.microsecond()), (Some(2024), None, None));

    let precise = CimTimestamp::new(2024, 8, 30, 22, 55, 6)?.with_microsecond(128_999)?.with_offset(-60)?;
    assert_eq!(precise.with_microsecond_digits(3).to_string(), "20240830225506.128***-060");
    assert_eq!(precise.with_microsecond_digits(3).with_offset(0)?.to_string(), "20240830225506.128***+000");
    assert_eq!(precise.with_microsecond_digits(0).microsecond(), None);

    let error = CimTimestamp::new(2024, 2, 30, 0, 0, 0).expect_err("February");
    assert_eq!(error.to_string(), "month 02 has no day 30");
    assert!(precise.with_offset(1000).is_err());
    assert!(precise.with_microsecond(1_000_000).is_err());

    let interval = CimInterval::from_fields(IntervalFields { days: Some(3), ..IntervalFields::default() })?;
    assert_eq!(interval.to_string(), "00000003******.******:000");
    assert!(CimInterval::new(100_000_000, 0, 0, 0).is_err());
    Ok(())
}

#[test]
fn utc_cannot_leave_the_four_digit_years() {
    let first: CimTimestamp = "00000101000000.000000+720".parse().expect("well formed");
    let error = first.to_utc().expect_err("the year before 0000");
    assert_eq!(error.to_string(), "outside the range of the years 0000 to 9999");
}

#[test]
fn system_times_before_and_after_1970_are_the_same_instants() {
    for (text, seconds) in [("20240830225506.000000+120", 1_725_051_306), ("19691231235958.000000+000", -2_i64)] {
        let timestamp: CimTimestamp = text.parse().expect("well formed");
        let time = SystemTime::try_from(timestamp).expect("in range");
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let expected = if seconds < 0 { SystemTime::UNIX_EPOCH - distance } else { SystemTime::UNIX_EPOCH + distance };
        assert_eq!(time, expected);
        assert_eq!(CimTimestamp::try_from(time), Ok(timestamp));
    }
    let half_a_microsecond_before = SystemTime::UNIX_EPOCH - Duration::from_nanos(500);
    let rounded = CimTimestamp::try_from(half_a_microsecond_before).expect("in range");
    assert_eq!(rounded.to_string(), "19691231235959.999999+000");
}

#[test]
fn durations_convert_or_say_why_not() {
    let interval: CimInterval = "99999999235959.999999:000".parse().expect("well formed");
    let duration = Duration::try_from(interval).expect("complete");
    assert_eq!(duration.as_micros(), 8_639_999_999_999_999_999);
    assert_eq!(CimInterval::try_from(duration), Ok(interval));
    assert!(CimInterval::try_from(duration + Duration::from_micros(1)).is_err());
    let partial: CimInterval = "00000001******.******:000".parse().expect("well formed");
    let error = Duration::try_from(partial).expect_err("hours are not known");
    assert_eq!(error.to_string(), "the number of hours is not given");
}

proptest! {
    #[test]
    fn whatever_is_in_range_prints_as_it_was_read(
        (year, month, day) in ("[0-9]{4}|[*]{4}", "0[1-9]|1[0-2]|[*]{2}", "0[1-9]|1[0-9]|2[0-8]|[*]{2}"),
        (hour, minute, second) in ("[01][0-9]|2[0-3]|[*]{2}", "[0-5][0-9]|[*]{2}", "[0-5][0-9]|[*]{2}"),
        (digits, count) in ("[0-9]{6}", 0_usize..=6),
        offset in "[+-]([0-9]{3}|[*]{3})",
    ) {
        let microseconds = format!("{:*<6}", &digits[..count]);
        let timestamp = format!("{year}{month}{day}{hour}{minute}{second}.{microseconds}{offset}");
        prop_assert_eq!(dmtf(&timestamp).to_string(), timestamp);
        let interval = format!("{year}{year}{hour}{minute}{second}.{microseconds}:000");
        prop_assert_eq!(dmtf(&interval).to_string(), interval);
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in r"\PC{0,40}", near in r"[-+:.,*/\\DatePTHMSZ() 0-9é]{0,30}") {
        for text in [text, near] {
            let _ = text.parse::<CimDateTime>();
            let _ = CimDateTime::parse_any(&text);
        }
    }

    #[test]
    fn instants_agree_with_jiff(microseconds in -62_135_596_800_000_000_i64..253_000_000_000_000_000, offset in -720_i16..=840) {
        let jiff = jiff::Timestamp::from_microsecond(microseconds).expect("in jiff's range");
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::Offset::from_seconds(i32::from(offset) * 60).expect("in range"));
        let local = jiff.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%.6f%:z").to_string();
        let ours = any(&local);
        prop_assert_eq!(ours.as_timestamp().and_then(CimTimestamp::offset), Some(offset));
        let written: jiff::Timestamp = ours.to_rfc3339().expect("complete").parse().expect("RFC 3339");
        prop_assert_eq!(written, jiff);
        let utc = ours.as_timestamp().expect("a timestamp").to_utc().expect("in range");
        prop_assert_eq!(CimDateTime::from(utc), ours);
        prop_assert_eq!(dmtf(&ours.to_string()), ours);
    }

    #[test]
    fn every_duration_reads_back(microseconds in 0_u64..8_640_000_000_000_000_000) {
        let interval = CimInterval::try_from(Duration::from_micros(microseconds)).expect("in range");
        prop_assert_eq!(Duration::try_from(interval), Ok(Duration::from_micros(microseconds)));
        prop_assert_eq!(interval.to_string().parse(), Ok(interval));
    }
}
