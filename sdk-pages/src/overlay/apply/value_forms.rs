//! What is wrong with the values that an overlay lists, once the type is known that they are of.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use mof_parser::{Diagnostic, Span};

use crate::overlay::entry::{ValueChange, ValueRow};
use crate::overlay::reports;

/// What values must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Any text.
    Text,
    /// Numbers and ranges of numbers.
    Integer,
    /// Positions of bits.
    Bit,
}

/// Reports the rows that the type cannot have and those of one value, and leaves them out. What the page itself lists, it can have.
pub(super) fn checked(
    change: ValueChange,
    form: Form,
    is_on_page: impl Fn(&str) -> bool,
    found: &mut Vec<Diagnostic>,
) -> ValueChange {
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut is_right = |row: &ValueRow| {
        let first = *seen.entry(row.value.clone()).or_insert(row.span);
        if first != row.span {
            found.push(reports::value_twice(row, first));
        } else if row.label.is_some() && !form.allows(&row.value) && !is_on_page(&row.value) {
            found.push(reports::not_a_number(row, form.name()));
        } else {
            return true;
        }
        false
    };
    match change {
        ValueChange::Absent => ValueChange::Absent,
        ValueChange::Whole(rows) => ValueChange::Whole(rows.into_iter().filter(&mut is_right).collect()),
        ValueChange::Some(rows) => ValueChange::Some(rows.into_iter().filter(&mut is_right).collect()),
    }
}

impl Form {
    fn allows(self, value: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Integer => is_integer(value) || is_range(value),
            Self::Bit => value.parse().is_ok_and(|position| POSITIONS.contains(&position)),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Text => "value",
            Self::Integer => reports::VALUE_OF_INTEGER,
            Self::Bit => "position of a bit",
        }
    }
}

/// The positions that the longest integer has.
const POSITIONS: RangeInclusive<u32> = 0..=63;

fn is_integer(value: &str) -> bool {
    value.parse::<i128>().is_ok()
}

/// `2..4`, `..1`, `8..` and `..`, as DSP0004 writes them.
fn is_range(value: &str) -> bool {
    let is_end = |end: &str| end.trim().is_empty() || is_integer(end.trim());
    value.split_once("..").is_some_and(|(first, last)| is_end(first) && is_end(last))
}
