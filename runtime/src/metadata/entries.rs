//! The named values of a property: `ValueMap` with `Values`, `BitMap` with `BitValues`.

use std::ops::RangeInclusive;

/// A named integer, a named range of integers, or the name for all others (DSP0004 section 5.6.3.55).
///
/// Ranges with an open end (`5..`) are given resolved, so an entry always knows both ends.
///
/// ```
/// use mof_runtime::IntegerEntry;
///
/// const STATES: &[IntegerEntry] = &[
///     IntegerEntry::value(0, "Inactive"),
///     IntegerEntry::range(10, 19, "Reserved"),
///     IntegerEntry::other("Vendor"),
/// ];
/// assert_eq!(IntegerEntry::find(STATES, 0).map(IntegerEntry::name), Some("Inactive"));
/// assert_eq!(IntegerEntry::find(STATES, 12).map(IntegerEntry::name), Some("Reserved"));
/// assert_eq!(IntegerEntry::find(STATES, 99).map(IntegerEntry::name), Some("Vendor"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IntegerEntry {
    cover: Cover,
    name: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cover {
    Values { first: i128, last: i128 },
    Other,
}

impl IntegerEntry {
    /// Names one value.
    pub const fn value(value: i128, name: &'static str) -> Self {
        Self::range(value, value, name)
    }

    /// Names the values from `first` to `last`, both included.
    pub const fn range(first: i128, last: i128, name: &'static str) -> Self {
        Self { cover: Cover::Values { first, last }, name }
    }

    /// Names every value that no other entry covers (`..` in a `ValueMap`).
    pub const fn other(name: &'static str) -> Self {
        Self { cover: Cover::Other, name }
    }

    /// The entry that covers `value`: one for exactly this value, else a range, else the one for all others.
    pub fn find(entries: &'static [Self], value: i128) -> Option<&'static Self> {
        let first = |matches: fn(&Self, i128) -> bool| entries.iter().find(|entry| matches(entry, value));
        first(Self::is_exactly)
            .or_else(|| first(Self::contains))
            .or_else(|| first(|entry, _| entry.cover == Cover::Other))
    }

    /// The name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The values covered; `None` for the entry that covers all others.
    pub const fn values(&self) -> Option<RangeInclusive<i128>> {
        match self.cover {
            Cover::Values { first, last } => Some(first..=last),
            Cover::Other => None,
        }
    }

    /// The value, if the entry covers just one.
    pub const fn single_value(&self) -> Option<i128> {
        match self.cover {
            Cover::Values { first, last } if first == last => Some(first),
            _ => None,
        }
    }

    fn is_exactly(&self, value: i128) -> bool {
        self.single_value() == Some(value)
    }

    fn contains(&self, value: i128) -> bool {
        self.values().is_some_and(|values| values.contains(&value))
    }
}

/// A named string. Values compare with letter case, as DSP0004 has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StringEntry {
    value: &'static str,
    name: &'static str,
}

impl StringEntry {
    /// Names a string.
    pub const fn new(value: &'static str, name: &'static str) -> Self {
        Self { value, name }
    }

    /// The entry of this value.
    pub fn find(entries: &'static [Self], value: &str) -> Option<&'static Self> {
        entries.iter().find(|entry| entry.value == value)
    }

    /// The value on the wire.
    pub const fn value(&self) -> &'static str {
        self.value
    }

    /// The name.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// A named bit of an integer; bit 0 is the least significant one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BitEntry {
    bit: u8,
    name: &'static str,
}

impl BitEntry {
    /// Names a bit by its position, 0 to 63.
    ///
    /// # Panics
    /// When the position is above 63; in a constant that is an error of compilation.
    pub const fn new(bit: u8, name: &'static str) -> Self {
        assert!(bit < 64, "an integer has at most 64 bits");
        Self { bit, name }
    }

    /// All bits that have a name.
    pub fn mask_of(entries: &[Self]) -> u64 {
        entries.iter().fold(0, |mask, entry| mask | entry.mask())
    }

    /// The position.
    pub const fn bit(&self) -> u8 {
        self.bit
    }

    /// The integer that has only this bit.
    pub const fn mask(&self) -> u64 {
        1 << self.bit
    }

    /// The name.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRIES: &[IntegerEntry] =
        &[IntegerEntry::other("rest"), IntegerEntry::range(1, 9, "some"), IntegerEntry::value(5, "five")];

    #[test]
    fn a_single_value_wins_over_a_range_and_a_range_over_the_rest_whatever_the_order() {
        let name = |value| IntegerEntry::find(ENTRIES, value).map(IntegerEntry::name);
        assert_eq!((name(5), name(9), name(10)), (Some("five"), Some("some"), Some("rest")));
        assert_eq!(IntegerEntry::find(&[], 1), None);
    }

    #[test]
    fn strings_are_found_with_letter_case() {
        const KINDS: &[StringEntry] = &[StringEntry::new("ca", "Certificate authority")];
        assert_eq!(StringEntry::find(KINDS, "ca").map(StringEntry::name), Some("Certificate authority"));
        assert_eq!(StringEntry::find(KINDS, "CA"), None);
    }
}
