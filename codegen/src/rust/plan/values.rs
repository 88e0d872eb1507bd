//! Plans types for documented values: what a `ValueMap` or `BitMap` lists, under the names that `Values` or `BitValues` give.

use std::collections::HashSet;

use mof_model::{BitValue, MappedValue, Property};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::{Attributes, Constant, ConstantPlan, Table, TableKind, ValueTypePlan, doc};
use crate::codes;
use crate::markdown::Prose;
use crate::rust::names::{Kind, Label, MAX_LABEL, Scope};

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
    let entries: Vec<_> = held.map(|value| (value.range, label(value).to_owned())).collect();
    (!entries.is_empty()).then_some(Table::Integers(entries))
}

fn strings(values: &[MappedValue]) -> Option<Table> {
    let entries: Vec<_> = values.iter().map(|value| (value.value.to_string(), label(value).to_owned())).collect();
    (!entries.is_empty()).then_some(Table::Strings(entries))
}

fn bits(bits: &[BitValue], cim_type: CimType) -> Option<Table> {
    let label = |bit: &BitValue| bit.label.clone().filter(|label| !label.trim().is_empty());
    let name = |bit: &BitValue| label(bit).map_or_else(|| format!("bit {}", bit.bit), |label| label.to_string());
    let held = bits.iter().filter(|bit| has_bit(cim_type, bit));
    let entries: Vec<_> = held.map(|bit| (bit.bit, name(bit))).collect();
    (!entries.is_empty()).then_some(Table::Bits(entries))
}

/// What a value is called: its label, or itself where it has none.
fn label(value: &MappedValue) -> &str {
    value.label.as_deref().filter(|label| !label.trim().is_empty()).unwrap_or(&value.value)
}

pub(super) fn plan(prose: &Prose<'_>, name: String, property: &Property, table: Table) -> ValueTypePlan {
    let cim_type = property.data_type.cim_type;
    let (doc, constants) = (doc::value_type(prose, property, &table), constants(&table));
    ValueTypePlan { name, cim_type, doc, attributes: Attributes::default(), constants, table }
}

/// A constant for each single value and each range.
fn constants(table: &Table) -> Vec<ConstantPlan> {
    match table {
        Table::Integers(entries) => named(integers_to_name(entries)),
        Table::Strings(entries) => named(entries.iter().enumerate().map(|(index, (value, label))| {
            let text = string_name(value, label);
            Named { text, label, value: value.clone(), rank: index, constant: Constant::String(value.clone()) }
        })),
        Table::Bits(entries) => named(entries.iter().map(|(bit, label)| Named {
            text: label,
            label,
            value: bit.to_string(),
            rank: *bit,
            constant: Constant::Bit(*bit),
        })),
    }
}

/// A constant without its name.
struct Named<'a, R> {
    /// What the name is made of: the label, or what stands for it.
    text: &'a str,
    label: &'a str,
    value: String,
    rank: R,
    constant: Constant,
}

/// Each value under each of its labels once; single values go before ranges.
fn integers_to_name(entries: &[(Option<(i128, i128)>, String)]) -> impl Iterator<Item = Named<'_, (bool, i128)>> {
    let mut seen = HashSet::new();
    entries.iter().filter_map(move |(range, label)| {
        let (first, last) = (*range)?;
        let is_range = first != last;
        let (value, constant) = if is_range {
            (format!("{first} to {}", sign_in_words(&last.to_string())), Constant::Range(first, last))
        } else {
            (first.to_string(), Constant::Integer(first))
        };
        let rank = (is_range, first);
        seen.insert((first, last, label)).then_some(Named { text: label, label, value, rank, constant })
    })
}

/// The constants in which the runtime's macros keep the table.
const ENTRIES: &str = "ENTRIES";

fn named<'a, R: Ord + Copy>(constants: impl Iterator<Item = Named<'a, R>>) -> Vec<ConstantPlan> {
    let constants: Vec<Named<'a, R>> = constants.collect();
    let texts: Vec<(String, String)> = constants
        .iter()
        .map(|constant| (sign_in_words(short_label(constant.text)), sign_in_words(&constant.value)))
        .collect();
    let labels: Vec<_> = texts
        .iter()
        .zip(&constants)
        .map(|((text, value), constant)| Label { text, value, rank: constant.rank })
        .collect();
    let names = Scope::with(&[ENTRIES]).label_names(Kind::Constant, &labels);
    let plan = |(name, named): (String, Named<'a, R>)| ConstantPlan {
        name,
        doc: doc::constant(named.label, &named.constant),
        value: named.constant,
    };
    names.into_iter().zip(constants).map(plan).collect()
}

/// A negative number with its sign as a word, since names have no signs.
fn sign_in_words(text: &str) -> String {
    match text.trim().strip_prefix('-') {
        Some(number) if number.starts_with(|first: char| first.is_ascii_digit()) => format!("minus {number}"),
        _ => text.to_owned(),
    }
}

/// The part of a label that names: the symbol before its explanation, or the first clause of a label that is too long.
fn short_label(label: &str) -> &str {
    let label = label.trim();
    let clause = label.split_once(". ").or_else(|| label.split_once(": ")).map_or(label, |(clause, _)| clause);
    let is_symbol = clause.len() > 2
        && clause.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if is_symbol || label.len() > MAX_LABEL { clause } else { label }
}

/// A string value names itself where its label cannot start a name, as a GUID cannot.
fn string_name<'a>(value: &'a str, label: &'a str) -> &'a str {
    let starts_name = |text: &str| text.trim_start().starts_with(|first: char| first.is_ascii_alphabetic());
    if !starts_name(label) && starts_name(value) { value } else { label }
}
