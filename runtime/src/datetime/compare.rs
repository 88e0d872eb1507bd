//! Equality, hash and order of timestamps and intervals.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::civil::MINUTE;
use super::dmtf::is_trailing_run;
use super::{CimInterval, CimTimestamp};

/// What two equal values have in common. What is not significant counts as the least value it may have, so that
/// values of the same precision compare by the rest.
#[derive(PartialEq, Eq, Hash)]
struct Identity<const FIELDS: usize> {
    significance: [bool; FIELDS],
    microsecond_digits: u8,
    has_offset: bool,
    /// Microseconds: from 1970 in UTC for a timestamp (of the local clock without an offset), the length of an interval.
    microseconds: i64,
}

impl<const FIELDS: usize> Identity<FIELDS> {
    fn compare(&self, other: &Self) -> Option<Ordering> {
        let same_precision = self.significance == other.significance
            && self.microsecond_digits == other.microsecond_digits
            && self.has_offset == other.has_offset;
        let is_ordered = is_trailing_run(&self.significance, self.microsecond_digits);
        let comparable = same_precision && (is_ordered || self.microseconds == other.microseconds);
        comparable.then(|| self.microseconds.cmp(&other.microseconds))
    }
}

fn of_timestamp(timestamp: &CimTimestamp) -> Identity<6> {
    let offset = i64::from(timestamp.offset().unwrap_or(0));
    Identity {
        significance: timestamp.significance(),
        microsecond_digits: timestamp.microsecond_digits(),
        has_offset: timestamp.offset().is_some(),
        microseconds: timestamp.local_microseconds() - offset * MINUTE,
    }
}

fn of_interval(interval: &CimInterval) -> Identity<4> {
    Identity {
        significance: interval.significance(),
        microsecond_digits: interval.microsecond_digits(),
        has_offset: false,
        microseconds: interval.total_microseconds(),
    }
}

impl PartialEq for CimTimestamp {
    fn eq(&self, other: &Self) -> bool {
        of_timestamp(self) == of_timestamp(other)
    }
}

impl Eq for CimTimestamp {}

impl Hash for CimTimestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        of_timestamp(self).hash(state);
    }
}

impl PartialOrd for CimTimestamp {
    /// By instant. Timestamps of different precision, or of which only one has an offset, have no order; nor have two
    /// different ones that leave out a field before a significant one, such as every 1 April.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        of_timestamp(self).compare(&of_timestamp(other))
    }
}

impl PartialEq for CimInterval {
    fn eq(&self, other: &Self) -> bool {
        of_interval(self) == of_interval(other)
    }
}

impl Eq for CimInterval {}

impl Hash for CimInterval {
    fn hash<H: Hasher>(&self, state: &mut H) {
        of_interval(self).hash(state);
    }
}

impl PartialOrd for CimInterval {
    /// By length. Intervals of different precision have no order.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        of_interval(self).compare(&of_interval(other))
    }
}
