//! `ValueMap` and Values, `BitMap` and `BitValues`: pairs of what stands on the wire and what it means (DSP0004 5.6.3).
//!
//! Lists of different lengths are paired as far as they go; the checks report them.

use std::ops::RangeInclusive;
use std::sync::Arc;

use mof_runtime::CimType;

use crate::qualifier::Qualifiers;
use crate::schema::{BitValue, MappedValue, Type};
use crate::value::Value;

/// An entry of a `ValueMap` for an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// `m`
    Single(i128),
    /// `m..n`, `m..` or `..n`
    Range(Option<i128>, Option<i128>),
    /// `..`: every value that no other entry covers.
    Unclaimed,
}

impl Entry {
    /// Reads an entry: `int | int ".." int | int ".." | ".." int | ".."`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // Nearly all of them.
        if text.len() < 10
            && !text.starts_with(['0', '+', '-', '.'])
            && let Ok(value) = text.parse::<u32>()
        {
            return Some(Self::Single(value.into()));
        }
        let Some((lower, upper)) = text.split_once("..") else { return integer(text).map(Self::Single) };
        match (lower, upper) {
            ("", "") => Some(Self::Unclaimed),
            ("", upper) => Some(Self::Range(None, Some(integer(upper)?))),
            (lower, "") => Some(Self::Range(Some(integer(lower)?), None)),
            (lower, upper) => Some(Self::Range(Some(integer(lower)?), Some(integer(upper)?))),
        }
    }

    /// The integers that the entry names.
    pub(crate) fn bounds(self) -> impl Iterator<Item = i128> {
        let (lower, upper) = match self {
            Self::Single(value) => (Some(value), None),
            Self::Range(lower, upper) => (lower, upper),
            Self::Unclaimed => (None, None),
        };
        lower.into_iter().chain(upper)
    }

    fn lower(self) -> Option<i128> {
        match self {
            Self::Single(value) => Some(value),
            Self::Range(lower, _) => lower,
            Self::Unclaimed => None,
        }
    }

    fn upper(self) -> Option<i128> {
        match self {
            Self::Single(value) => Some(value),
            Self::Range(_, upper) => upper,
            Self::Unclaimed => None,
        }
    }
}

/// The integers that each entry covers. An open end reaches to the neighbour, or to the end of the type where there is none.
pub(crate) fn ranges(entries: &[Option<Entry>], limits: &RangeInclusive<i128>) -> Vec<Option<(i128, i128)>> {
    let neighbour = |index: Option<usize>| index.and_then(|index| *entries.get(index)?);
    let covered = |(index, entry): (usize, &Option<Entry>)| match (*entry)? {
        Entry::Single(value) => Some((value, value)),
        Entry::Range(lower, upper) => {
            let before = || neighbour(index.checked_sub(1)).and_then(Entry::upper).filter(|end| Some(*end) < upper);
            let after = || neighbour(index.checked_add(1)).and_then(Entry::lower).filter(|start| Some(*start) > lower);
            let lower = lower.unwrap_or_else(|| before().map_or(*limits.start(), |end| end + 1));
            let upper = upper.unwrap_or_else(|| after().map_or(*limits.end(), |start| start - 1));
            Some((lower, upper))
        }
        Entry::Unclaimed => None,
    };
    entries.iter().enumerate().map(covered).collect()
}

/// The values of an element, by its effective `ValueMap` and `Values`.
///
/// `Values` alone name the integers from 0, or the strings that they are. Without either an enumeration has its elements.
pub(super) fn values(qualifiers: &Qualifiers, data_type: Option<&Type>) -> Arc<[MappedValue]> {
    let (map, names) = (texts(qualifiers, "ValueMap"), texts(qualifiers, "Values"));
    let cim_type = data_type.map(|data_type| data_type.cim_type);
    let entries: Vec<Arc<str>> = match (map, &names) {
        (Some(map), _) => map,
        (None, Some(names)) if cim_type == Some(CimType::String) => names.clone(),
        (None, Some(names)) => (0..names.len()).map(|index| index.to_string().into()).collect(),
        (None, None) => {
            let enumeration = data_type.and_then(Type::enumeration);
            return enumeration.map_or_else(Arc::default, |enumeration| enumeration.values.clone());
        }
    };
    let ranges = match cim_type.and_then(CimType::integer_range) {
        Some(limits) => ranges(&entries.iter().map(|entry| Entry::parse(entry)).collect::<Vec<_>>(), &limits),
        None => vec![None; entries.len()],
    };
    let labels = names.into_iter().flatten().map(Some).chain(std::iter::repeat(None));
    let pairs = entries.into_iter().zip(ranges).zip(labels);
    pairs.map(|((value, range), label)| MappedValue { value, label, range }).collect()
}

/// The bits of an element, by its effective `BitMap` and `BitValues`. `BitValues` alone name the bits from 0.
pub(super) fn bits(qualifiers: &Qualifiers, data_type: Option<&Type>) -> Vec<BitValue> {
    let Some(width) =
        data_type.filter(|data_type| data_type.cim_type.is_integer()).and_then(|of| of.cim_type.bit_width())
    else {
        return Vec::new();
    };
    let (map, names) = (texts(qualifiers, "BitMap"), texts(qualifiers, "BitValues"));
    let positions: Vec<Option<u8>> = match (map, &names) {
        (Some(map), _) => map.iter().map(|entry| bit(entry, width)).collect(),
        (None, Some(names)) => (0..names.len()).map(|index| u8::try_from(index).ok()).collect(),
        (None, None) => return Vec::new(),
    };
    let labels = names.into_iter().flatten().map(Some).chain(std::iter::repeat(None));
    let pairs = positions.into_iter().zip(labels);
    pairs.filter_map(|(bit, label)| Some(BitValue { bit: bit?, label })).collect()
}

/// The position of a bit that an integer of a width has.
pub(crate) fn bit(entry: &str, width: u32) -> Option<u8> {
    let position = integer(entry).filter(|position| (0..i128::from(width)).contains(position));
    position.and_then(|position| u8::try_from(position).ok())
}

/// The elements of a string array qualifier; one that is not a string counts as an empty one, so that the others keep their place.
fn texts(qualifiers: &Qualifiers, name: &str) -> Option<Vec<Arc<str>>> {
    let Value::Array(elements) = &qualifiers.get(name)?.value else { return None };
    let text = |element: &Value| match element {
        Value::String(text) => text.clone(),
        _ => "".into(),
    };
    Some(elements.iter().map(text).collect())
}

/// `integerValue` of DSP0004 Annex A: decimal, hexadecimal, octal or binary, with an optional sign.
fn integer(text: &str) -> Option<i128> {
    // `from_str_radix` would take a second sign.
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let lower = digits.to_ascii_lowercase();
    let magnitude = if let Some(hexadecimal) = lower.strip_prefix("0x") {
        i128::from_str_radix(Some(hexadecimal).filter(|rest| !rest.starts_with(['+', '-']))?, 16)
    } else if let Some(binary) = lower.strip_suffix('b') {
        i128::from_str_radix(binary, 2)
    } else if digits.len() > 1 && digits.starts_with('0') {
        i128::from_str_radix(digits, 8)
    } else {
        digits.parse()
    };
    let magnitude = magnitude.ok()?;
    Some(if text.starts_with('-') { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(entries: &[&str]) -> Vec<Option<(i128, i128)>> {
        ranges(&entries.iter().map(|entry| Entry::parse(entry)).collect::<Vec<_>>(), &(0..=65535))
    }

    #[test]
    fn open_ends_reach_to_the_neighbours_or_the_end_of_the_type() {
        assert_eq!(
            covered(&["0", "2..4", "..9", "0x10.."]),
            [Some((0, 0)), Some((2, 4)), Some((5, 9)), Some((16, 65535))]
        );
        assert_eq!(covered(&["..7", "8..", "0x8000.."]), [Some((0, 7)), Some((8, 32767)), Some((32768, 65535))]);
        assert_eq!(covered(&["1", "..", "5.."]), [Some((1, 1)), None, Some((5, 65535))]);
    }

    #[test]
    fn an_open_end_ignores_a_neighbour_on_the_wrong_side() {
        assert_eq!(covered(&["8..", "3"]), [Some((8, 65535)), Some((3, 3))]);
    }

    #[test]
    fn entries_are_integers_in_any_base_of_mof() {
        assert_eq!(Entry::parse("-5"), Some(Entry::Single(-5)));
        assert_eq!(Entry::parse("0X1F..017"), Some(Entry::Range(Some(31), Some(15))));
        assert_eq!(Entry::parse("101b"), Some(Entry::Single(5)));
        for wrong in ["", "one", "08", "1 ..2", "--1", "+-1", "0x-1", "0x", "1...2", "1..2..3", "1.5"] {
            assert_eq!(Entry::parse(wrong), None, "{wrong}");
        }
    }
}
