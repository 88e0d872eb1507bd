//! Plans types for documented values: what a `ValueMap` or `BitMap` lists, under the names that `Values` or `BitValues` give.

use std::collections::{HashMap, HashSet};

use mof_model::{BitValue, MappedValue, Property};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::{Attributes, Entry, Form, Planner, Table, TableKind, ValueTypePlan, constants, labels};
use crate::codes;
use crate::rust::ValueTypes;

/// The documented values of a property, if a type can be made for them; reports what no type can hold.
pub(super) fn table(property: &Property, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
    let table = match property.data_type.cim_type {
        CimType::String => strings(&property.values),
        cim_type => integers(&property.values, cim_type).or_else(|| bits(&property.bits, cim_type)),
    };
    let lost = lost(property, table.as_ref());
    if !lost.is_empty() && !property.propagated {
        let lost: Vec<String> = lost.iter().map(|lost| format!("`{lost}`")).collect();
        let message = format!("named values of property `{}` are left out: {}", property.name, lost.join(", "));
        diagnostics.push(Diagnostic::new(codes::UNUSABLE_VALUES, property.name_span, message));
    }
    let contradictions = table.as_ref().map_or_else(Vec::new, contradictions);
    if !contradictions.is_empty() && !property.propagated {
        let message =
            format!("labels of property `{}` name the values of others: {}", property.name, contradictions.join(", "));
        diagnostics.push(Diagnostic::new(codes::LABEL_OF_ANOTHER, property.name_span, message));
    }
    table
}

/// What the schema names and the table does not.
fn lost(property: &Property, table: Option<&Table>) -> Vec<String> {
    let cim_type = property.data_type.cim_type;
    let kind = table.map(Table::kind);
    let is_held = |value: &&MappedValue| {
        kind == Some(TableKind::Strings) || (kind == Some(TableKind::Integers) && fits(value, cim_type))
    };
    let is_bit_held = |bit: &&BitValue| kind == Some(TableKind::Bits) && has_bit(cim_type, bit);
    let values = property.values.iter().filter(|value| !is_held(value)).map(|value| value.value.to_string());
    let bits = property.bits.iter().filter(|bit| !is_bit_held(bit)).map(|bit| format!("bit {}", bit.bit));
    values.chain(bits).collect()
}

/// Whether a type has every integer that an entry covers.
fn fits(value: &MappedValue, cim_type: CimType) -> bool {
    match (value.range, cim_type.integer_range()) {
        (Some((first, last)), Some(limits)) => limits.contains(&first) && limits.contains(&last),
        (None, Some(_)) => value.value.trim() == "..",
        (_, None) => false,
    }
}

fn has_bit(cim_type: CimType, bit: &BitValue) -> bool {
    cim_type.bit_width().is_some_and(|width| u32::from(bit.bit) < width)
}

fn integers(values: &[MappedValue], cim_type: CimType) -> Option<Table> {
    let held = values.iter().filter(|value| fits(value, cim_type));
    let entries: Vec<_> = held.map(|value| entry(value.range, &value.value, label(value))).collect();
    let numbers = numbers(&entries);
    (!entries.is_empty()).then(|| Table::Integers(named(entries, &numbers)))
}

fn strings(values: &[MappedValue]) -> Option<Table> {
    let entries = values.iter().map(|value| entry(value.value.to_string(), &value.value, label(value)));
    let entries: Vec<_> = entries.collect();
    (!entries.is_empty()).then(|| Table::Strings(named(entries, &HashSet::new())))
}

fn bits(bits: &[BitValue], cim_type: CimType) -> Option<Table> {
    let label = |bit: &BitValue| bit.label.clone().filter(|label| !label.trim().is_empty());
    let name = |bit: &BitValue| label(bit).map_or_else(|| format!("bit {}", bit.bit), |label| label.to_string());
    let held = bits.iter().filter(|bit| has_bit(cim_type, bit));
    let entries: Vec<_> = held.map(|bit| entry(bit.bit, "", &name(bit))).collect();
    (!entries.is_empty()).then(|| Table::Bits(named(entries, &HashSet::new())))
}

fn entry<V>(value: V, written: &str, label: &str) -> Entry<V> {
    Entry { value, name: labels::name(written, label).to_owned(), label: label.to_owned() }
}

/// The single values of a table.
fn numbers(entries: &[Entry<Option<(i128, i128)>>]) -> HashSet<i128> {
    entries.iter().filter_map(|entry| single(entry.value)).collect()
}

fn single(range: Option<(i128, i128)>) -> Option<i128> {
    range.filter(|(first, last)| first == last).map(|(first, _)| first)
}

/// Names have no number of the table, which the value says, or contradicts; names that would be the same stay as whole as their labels.
fn named<V>(mut entries: Vec<Entry<V>>, numbers: &HashSet<i128>) -> Vec<Entry<V>> {
    for entry in &mut entries {
        if let Some((stem, _)) = labels::numbered(&entry.name, numbers) {
            entry.name = stem.to_owned();
        }
    }
    let mut count: HashMap<String, usize> = HashMap::new();
    for entry in &entries {
        *count.entry(entry.name.clone()).or_default() += 1;
    }
    for entry in entries.iter_mut().filter(|entry| count[&entry.name] > 1) {
        entry.name.clone_from(&entry.label);
    }
    entries
}

/// What a value is called: its label, or itself where it has none.
fn label(value: &MappedValue) -> &str {
    value.label.as_deref().filter(|label| !label.trim().is_empty()).unwrap_or(&value.value)
}

/// Entries whose labels name the value of another.
fn contradictions(table: &Table) -> Vec<String> {
    let Table::Integers(entries) = table else { return Vec::new() };
    let numbers = numbers(entries);
    let contradicts = |entry: &&Entry<Option<(i128, i128)>>| {
        let stated = labels::numbered(labels::name("", &entry.label), &numbers);
        stated.is_some_and(|(_, number)| single(entry.value) != Some(number))
    };
    entries.iter().filter(contradicts).map(|entry| format!("`{}`", entry.label)).collect()
}

/// The type for a table, without a name and without what the user adds.
pub(super) fn plan(
    planner: &Planner<'_>,
    cim_type: CimType,
    table: Table,
    doc: impl FnOnce(&Table, Form) -> Vec<String>,
) -> ValueTypePlan {
    let form = form(planner.options.values, &table);
    let mut constants = constants::plan(form, &table);
    for constant in &mut constants {
        constant.doc = planner.options.documentation.of(|| std::mem::take(&mut constant.doc));
    }
    ValueTypePlan {
        name: String::new(),
        cim_type,
        doc: doc(&table, form),
        attributes: Attributes::default(),
        form,
        constants,
        table,
    }
}

/// Bits are sets, which no enum can be. An enum of a table that names all other values has a variant for them.
fn form(types: ValueTypes, table: &Table) -> Form {
    let names_others = matches!(table, Table::Integers(entries) if entries.iter().any(|entry| entry.value.is_none()));
    match (types, table) {
        (ValueTypes::Open | ValueTypes::Raw, _) | (_, Table::Bits(_)) => Form::Newtype,
        (ValueTypes::Enums, _) => Form::Enum { is_open: true },
        (ValueTypes::Closed, _) => Form::Enum { is_open: names_others },
    }
}
