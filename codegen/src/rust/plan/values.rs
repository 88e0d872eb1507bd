//! Plans types for documented values: what a ValueMap or BitMap lists, under the names that Values or BitValues give.

use std::collections::HashSet;

use mof_model::{BitValue, MappedValue, Property};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::{Constant, ConstantPlan, Table, ValueTypePlan, doc};
use crate::codes;
use crate::rust::names::{Kind, MAX_LENGTH, Scope};

/// The documented values of a property, if a type can be made for them; reports what no type can hold.
pub(super) fn table(property: &Property, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
    let table = match property.data_type.cim_type {
        CimType::String => strings(&property.values),
        cim_type => integers(&property.values, cim_type).or_else(|| bits(&property.bits, cim_type)),
    };
    let held = match &table {
        None => 0,
        Some(Table::Integers(entries)) => entries.len(),
        Some(Table::Strings(entries)) => entries.len(),
        Some(Table::Bits(entries)) => entries.len(),
    };
    let lost = property.values.len() + property.bits.len() - held;
    if lost > 0 && !property.propagated {
        let message = format!("{lost} named values of property `{}` are not generated", property.name);
        diagnostics.push(Diagnostic::new(codes::UNUSABLE_VALUES, property.name_span, message));
    }
    table
}

fn integers(values: &[MappedValue], cim_type: CimType) -> Option<Table> {
    let limits = cim_type.integer_range()?;
    let covers = |value: &MappedValue| match value.range {
        Some((first, last)) => limits.contains(&first) && limits.contains(&last),
        None => value.value.trim() == "..",
    };
    let entries: Vec<_> =
        values.iter().filter(|value| covers(value)).map(|value| (value.range, label(value).to_owned())).collect();
    (!entries.is_empty()).then_some(Table::Integers(entries))
}

fn strings(values: &[MappedValue]) -> Option<Table> {
    let entries: Vec<_> = values.iter().map(|value| (value.value.to_string(), label(value).to_owned())).collect();
    (!entries.is_empty()).then_some(Table::Strings(entries))
}

fn bits(bits: &[BitValue], cim_type: CimType) -> Option<Table> {
    let width = cim_type.bit_width()?;
    let name = |bit: &BitValue| bit.label.as_deref().map_or_else(|| format!("bit {}", bit.bit), str::to_owned);
    let entries: Vec<_> =
        bits.iter().filter(|bit| u32::from(bit.bit) < width).map(|bit| (bit.bit, name(bit))).collect();
    (!entries.is_empty()).then_some(Table::Bits(entries))
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
        Table::Integers(entries) => integer_constants(&mut scope, entries),
        Table::Strings(entries) => entries
            .iter()
            .map(|(value, label)| constant(&mut scope, string_name(value, label), label, value, Constant::String(value.clone())))
            .collect(),
        Table::Bits(entries) => {
            entries.iter().map(|(bit, label)| constant(&mut scope, label, label, &bit.to_string(), Constant::Bit(*bit))).collect()
        }
    }
}

fn integer_constants(scope: &mut Scope, entries: &[(Option<(i128, i128)>, String)]) -> Vec<ConstantPlan> {
    let mut seen = HashSet::new();
    let mut constants = Vec::new();
    for (range, label) in entries {
        if let Some((value, last)) = *range
            && value == last
            && seen.insert((value, label))
        {
            constants.push(constant(scope, label, label, &value.to_string(), Constant::Integer(value)));
        }
    }
    constants
}

/// The constant in which the runtime's macros keep the table.
const ENTRIES: &str = "ENTRIES";

/// `text` is what the name is made of: the label, or what stands for it.
fn constant(scope: &mut Scope, text: &str, label: &str, value: &str, constant: Constant) -> ConstantPlan {
    let distinction = value.strip_prefix('-').map_or_else(|| value.to_owned(), |digits| format!("minus {digits}"));
    let is_number = text.trim().trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    let wanted = if is_number { distinction.as_str() } else { short_label(text) };
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
