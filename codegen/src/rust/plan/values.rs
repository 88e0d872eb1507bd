//! Plans types for documented values: what a ValueMap or BitMap lists, under the names that Values or BitValues give.

use mof_model::{MappedValue, Property};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::{Constant, ConstantPlan, Table, ValueTypePlan, doc};
use crate::codes;
use crate::rust::names::{Kind, MAX_LENGTH, Scope};

/// The documented values of a property, if a type can be made for them.
pub(super) fn table(property: &Property, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
    let table = match property.data_type.cim_type {
        cim_type if cim_type.is_integer() && !property.values.is_empty() => Some(integers(&property.values)),
        CimType::String if !property.values.is_empty() => Some(strings(&property.values)),
        cim_type if cim_type.is_integer() => bits(property),
        _ => None,
    };
    let has_both = !property.values.is_empty() && !property.bits.is_empty();
    let is_lost = table.is_none() && !(property.values.is_empty() && property.bits.is_empty());
    if (has_both || is_lost) && !property.propagated {
        let what = if has_both { "bits" } else { "values" };
        let message = format!("no type is generated for the named {what} of property `{}`", property.name);
        diagnostics.push(Diagnostic::new(codes::UNUSABLE_VALUES, property.name_span, message));
    }
    table
}

fn integers(values: &[MappedValue]) -> Table {
    Table::Integers(values.iter().map(|value| (value.range, label(value).to_owned())).collect())
}

fn strings(values: &[MappedValue]) -> Table {
    Table::Strings(values.iter().map(|value| (value.value.to_string(), label(value).to_owned())).collect())
}

/// The bits; `None` unless the type has each of them.
fn bits(property: &Property) -> Option<Table> {
    let width = property.data_type.cim_type.bit_width()?;
    let fits = property.bits.iter().all(|bit| u32::from(bit.bit) < width);
    let name = |bit: &mof_model::BitValue| bit.label.as_deref().map_or_else(|| format!("bit {}", bit.bit), str::to_owned);
    (fits && !property.bits.is_empty()).then(|| Table::Bits(property.bits.iter().map(|bit| (bit.bit, name(bit))).collect()))
}

/// What a value is called: its label, or itself where it has none.
fn label(value: &MappedValue) -> &str {
    value.label.as_deref().filter(|label| !label.trim().is_empty()).unwrap_or(&value.value)
}

pub(super) fn plan(name: String, property: &Property, table: Table) -> ValueTypePlan {
    let cim_type = property.data_type.cim_type;
    ValueTypePlan { name, cim_type, doc: doc::value_type(property, &table), constants: constants(&table), table }
}

/// A constant for each single value; ranges stand in the table only.
fn constants(table: &Table) -> Vec<ConstantPlan> {
    let mut scope = Scope::with(&[ENTRIES]);
    match table {
        Table::Integers(entries) => {
            let single = entries.iter().filter_map(|(range, label)| Some(((*range)?, label))).filter(|((first, last), _)| first == last);
            let mut seen = std::collections::HashSet::new();
            single
                .filter(|((value, _), label)| seen.insert((*value, label.as_str())))
                .map(|((value, _), label)| constant(&mut scope, label, &value.to_string(), Constant::Integer(value)))
                .collect()
        }
        Table::Strings(entries) => entries
            .iter()
            .map(|(value, label)| constant(&mut scope, string_name(value, label), value, Constant::String(value.clone())))
            .collect(),
        Table::Bits(entries) => {
            entries.iter().map(|(bit, label)| constant(&mut scope, label, &bit.to_string(), Constant::Bit(*bit))).collect()
        }
    }
}

/// The constant in which the runtime's macros keep the table.
const ENTRIES: &str = "ENTRIES";

fn constant(scope: &mut Scope, label: &str, value: &str, constant: Constant) -> ConstantPlan {
    let distinction = value.strip_prefix('-').map_or_else(|| value.to_owned(), |digits| format!("minus {digits}"));
    let is_number = label.trim().trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    let wanted = if is_number { distinction.as_str() } else { short_label(label) };
    ConstantPlan { name: scope.name_or(Kind::Constant, wanted, &distinction), doc: doc::constant(label, &constant), value: constant }
}

/// The part of a label that names: the symbol before its explanation, or the first clause of a label that is too long.
fn short_label(label: &str) -> &str {
    let label = label.trim();
    let clause = label.split_once(". ").or_else(|| label.split_once(": ")).map_or(label, |(clause, _)| clause);
    let is_symbol = clause.len() > 2 && clause.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if is_symbol || label.len() > MAX_LENGTH { clause } else { label }
}

/// A string value names itself where its label cannot start a name, as a GUID cannot.
fn string_name<'a>(value: &'a str, label: &'a str) -> &'a str {
    let starts_name = |text: &str| text.trim_start().starts_with(|first: char| first.is_ascii_alphabetic());
    if !starts_name(label) && starts_name(value) { value } else { label }
}
