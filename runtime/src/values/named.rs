//! What all types of named values have in common.

use super::integer::value_of_integer;
use crate::{BitEntry, CimType, CimValue, IntegerEntry, Scalar, StringEntry};

/// A type whose values a schema gives names to.
///
/// The macros of this crate implement it. What most programs need of it (`name`, `is_known`, `ENTRIES`) the types have by themselves.
///
/// ```
/// use mof_runtime::NamedValue;
///
/// #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// pub struct ActionState(pub u32);
///
/// mof_runtime::integer_values!(ActionState, u32, [
///     IntegerEntry::value(0, "Inactive"),
///     IntegerEntry::value(1, "Active"),
///     IntegerEntry::range(100, 199, "Reserved"),
/// ]);
///
/// assert_eq!(ActionState::from_name("active"), Some(ActionState(1)));
/// assert_eq!(ActionState::from_name("Reserved"), None);
/// assert!(ActionState::all_named().eq([ActionState(0), ActionState(1)]));
/// ```
pub trait NamedValue: Scalar {
    /// What the table of the type has for each name.
    type Entry: NamedEntry;

    /// What the schema names, in its order.
    const NAMED: &'static [Self::Entry];

    /// The value of a name, in any letter case if none is spelled so; for bits, the value that has only this bit. `None` for the name of a
    /// range, which has many.
    fn from_name(name: &str) -> Option<Self> {
        let find = |is_it: &dyn Fn(&str) -> bool| Self::NAMED.iter().find(|entry| is_it(entry.entry_name()));
        let entry = find(&|found| found == name).or_else(|| find(&|found| found.eq_ignore_ascii_case(name)))?;
        Self::from_value(entry.entry_value(Self::CIM_TYPE)?).ok()
    }

    /// All values that have a name of their own, in the order of the schema.
    fn all_named() -> impl Iterator<Item = Self> {
        Self::NAMED
            .iter()
            .filter_map(|entry| entry.entry_value(Self::CIM_TYPE))
            .filter_map(|value| Self::from_value(value).ok())
    }
}

/// An entry of a table of named values.
pub trait NamedEntry: 'static {
    /// The name.
    fn entry_name(&self) -> &'static str;

    /// The value, if the entry names just one.
    fn entry_value(&self, cim_type: CimType) -> Option<CimValue>;
}

impl NamedEntry for IntegerEntry {
    fn entry_name(&self) -> &'static str {
        self.name()
    }

    fn entry_value(&self, _: CimType) -> Option<CimValue> {
        value_of_integer(self.single_value()?)
    }
}

impl NamedEntry for StringEntry {
    fn entry_name(&self) -> &'static str {
        self.name()
    }

    fn entry_value(&self, _: CimType) -> Option<CimValue> {
        Some(self.value().into())
    }
}

impl NamedEntry for BitEntry {
    fn entry_name(&self) -> &'static str {
        self.name()
    }

    /// The highest bit of a signed type is a negative number.
    fn entry_value(&self, cim_type: CimType) -> Option<CimValue> {
        let limits = cim_type.integer_range()?;
        let value = i128::from(self.mask());
        let width = cim_type.bit_width()?;
        value_of_integer(if limits.contains(&value) { value } else { value - (1 << width) })
    }
}
