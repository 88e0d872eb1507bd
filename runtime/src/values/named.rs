//! What all types of named values have in common.

use super::bits::bits_of;
use super::integer::value_of_integer;
use crate::value::convert;
use crate::{BitEntry, CimType, CimValue, IntegerEntry, Scalar, StringEntry, ValueError, ValueTable};

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
        Self::from_value(value_of_name(Self::NAMED, name, Self::CIM_TYPE)?).ok()
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

    /// The entries as the table of a property has them.
    fn table(entries: &'static [Self]) -> ValueTable
    where
        Self: Sized;
}

/// The value of a text that is no number but names one, or of bits several: `PowerShell` and `OData` may write so. `None`
/// where the value is itself what is meant.
///
/// # Errors
/// When the text is neither a number nor a name of just one value.
pub(crate) fn without_name(
    value: &CimValue,
    table: ValueTable,
    cim_type: CimType,
) -> Result<Option<CimValue>, ValueError> {
    let CimValue::String(text) = value else {
        return Ok(None);
    };
    let is_no_number = || convert::integer(value, cim_type).is_err_and(|error| error.is_wrong_kind());
    let named = match table {
        ValueTable::Integers(entries) if is_no_number() => {
            value_of_name(entries, text.trim(), cim_type).ok_or_else(|| no_value(value, text.trim(), entries))
        }
        ValueTable::Bits(entries) if is_no_number() => {
            value_of_names(entries, text, cim_type).ok_or_else(|| no_bits(value, text, entries, cim_type))
        }
        _ => return Ok(None),
    };
    named.map(Some)
}

/// The error for a text that is no number and names no value.
fn no_value(value: &CimValue, name: &str, entries: &[IntegerEntry]) -> ValueError {
    let is_shared = entries.iter().any(|entry| entry.name().eq_ignore_ascii_case(name));
    let hint = if is_shared { "that is the name of a range, which has many values" } else { "" };
    ValueError::kind_with_hint("an integer or the name of a value", value, hint)
}

/// The error for a text that is no number and no list of bits.
fn no_bits(value: &CimValue, names: &str, entries: &[BitEntry], cim_type: CimType) -> ValueError {
    const CHARACTERS: usize = 80;
    let mut names = names.split([',', '|']).map(str::trim);
    let unknown = names.find(|name| value_of_name(entries, name, cim_type).is_none()).unwrap_or_default();
    let unknown: String = unknown.chars().take(CHARACTERS).collect();
    ValueError::kind_with_hint("an integer or the names of bits", value, format!("no bit is named {unknown:?}"))
}

/// The value itself, or the one that it names: what the macros read.
///
/// # Errors
/// When the value is a text that is neither a number nor a name of just one value.
pub fn unnamed_value<E: NamedEntry>(
    value: CimValue,
    entries: &'static [E],
    cim_type: CimType,
) -> Result<CimValue, ValueError> {
    Ok(without_name(&value, E::table(entries), cim_type)?.unwrap_or(value))
}

fn value_of_name<E: NamedEntry>(entries: &[E], name: &str, cim_type: CimType) -> Option<CimValue> {
    let find = |is_it: &dyn Fn(&str) -> bool| entries.iter().find(|entry| is_it(entry.entry_name()));
    let entry = find(&|found| found == name).or_else(|| find(&|found| found.eq_ignore_ascii_case(name)))?;
    entry.entry_value(cim_type)
}

/// All bits of a list of names, unless the whole is the name of one.
fn value_of_names(entries: &[BitEntry], names: &str, cim_type: CimType) -> Option<CimValue> {
    let bits_of = |name: &str| bits_of(&value_of_name(entries, name.trim(), cim_type)?, cim_type);
    let bits =
        bits_of(names).or_else(|| names.split([',', '|']).try_fold(0, |bits, name| Some(bits | bits_of(name)?)))?;
    value_of_bits(bits, cim_type)
}

impl NamedEntry for IntegerEntry {
    fn entry_name(&self) -> &'static str {
        self.name()
    }

    fn entry_value(&self, _: CimType) -> Option<CimValue> {
        value_of_integer(self.single_value()?)
    }

    fn table(entries: &'static [Self]) -> ValueTable {
        ValueTable::Integers(entries)
    }
}

impl NamedEntry for StringEntry {
    fn entry_name(&self) -> &'static str {
        self.name()
    }

    fn entry_value(&self, _: CimType) -> Option<CimValue> {
        Some(self.value().into())
    }

    fn table(entries: &'static [Self]) -> ValueTable {
        ValueTable::Strings(entries)
    }
}

impl NamedEntry for BitEntry {
    fn entry_name(&self) -> &'static str {
        self.name()
    }

    fn entry_value(&self, cim_type: CimType) -> Option<CimValue> {
        value_of_bits(self.mask(), cim_type)
    }

    fn table(entries: &'static [Self]) -> ValueTable {
        ValueTable::Bits(entries)
    }
}

/// The highest bit of a signed type is a negative number.
fn value_of_bits(bits: u64, cim_type: CimType) -> Option<CimValue> {
    let limits = cim_type.integer_range()?;
    let value = i128::from(bits);
    let width = cim_type.bit_width()?;
    value_of_integer(if limits.contains(&value) { value } else { value - (1 << width) })
}
