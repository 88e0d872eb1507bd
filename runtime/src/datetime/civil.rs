//! Dates of the proleptic Gregorian calendar as day numbers, for the years 0000 to 9999 that CIM has.

/// Microseconds in a day.
pub(super) const DAY: i64 = 86_400_000_000;
/// Microseconds in a minute.
pub(super) const MINUTE: i64 = 60_000_000;
/// Microseconds in a second.
pub(super) const SECOND: i64 = 1_000_000;

/// Days in 400 years, after which the calendar repeats.
const CYCLE: i64 = 146_097;
/// From 1 March 0000 to 1 January 1970.
const EPOCH: i64 = 719_468;

/// The number of days of a month; February has 29 where the year is not known.
pub(super) fn days_in_month(year: Option<u16>, month: u8) -> u8 {
    match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1 January 1970 to the given date.
///
/// Years are counted from March, so that the leap day is the last day of its year and a month's place in the year does
/// not depend on it.
pub(super) fn day_number(year: u16, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - EPOCH
}

/// The year, month and day of a day number; `None` outside the years 0000 to 9999.
pub(super) fn date_of(day_number: i64) -> Option<(u16, u8, u8)> {
    let days = day_number.checked_add(EPOCH)?;
    let (cycle, day_of_cycle) = (days.div_euclid(CYCLE), days.rem_euclid(CYCLE));
    let year_of_cycle = (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
    let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = cycle * 400 + year_of_cycle + i64::from(month <= 2);
    let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
    Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_agree_with_jiff_from_the_first_day_to_the_last() {
        let epoch = jiff::civil::date(1970, 1, 1);
        let mut date = jiff::civil::date(0, 1, 1);
        loop {
            let number = i64::from((date - epoch).get_days());
            let (year, month, day) =
                (date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs());
            assert_eq!(day_number(year, month, day), number, "{date}");
            assert_eq!(date_of(number), Some((year, month, day)), "{date}");
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
    }

    #[test]
    fn dates_outside_four_digit_years_are_none() {
        assert_eq!(date_of(day_number(0, 1, 1) - 1), None);
        assert_eq!(date_of(day_number(9999, 12, 31) + 1), None);
        assert_eq!(date_of(i64::MAX), None);
        assert_eq!(date_of(i64::MIN), None);
    }

    #[test]
    fn months_have_the_lengths_that_jiff_gives_them() {
        for year in 0..=9999_u16 {
            for month in 1..=12_u8 {
                let first = jiff::civil::date(year.cast_signed(), month.cast_signed(), 1);
                assert_eq!(days_in_month(Some(year), month).cast_signed(), first.days_in_month(), "{first}");
            }
        }
        assert_eq!(days_in_month(None, 2), 29);
    }
}
