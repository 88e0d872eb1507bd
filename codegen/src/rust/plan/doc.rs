//! Documentation of generated items: the schema's own words first, then the facts that code does not show.

use mof_model::{Array, Class, ClassKind, Property};
use mof_runtime::CimType;

use super::property::uses;
use super::{Constant, Constraint, Table, Use};
use crate::corrections;
use crate::literal::value_text;
use crate::markdown::{Prose, code, inline, type_name};

/// The documentation of a class's struct.
pub(super) fn class(prose: &Prose<'_>, class: &Class, left_out: &[&Property]) -> Vec<String> {
    let mut doc = prose.paragraphs(class.qualifiers.string("Description").unwrap_or_default());
    let superclass = class.superclass.iter().map(|superclass| format!("superclass {}", code(superclass.name.as_str())));
    let namespace = class.namespace.iter().map(|namespace| format!("namespace {}", code(namespace.as_str())));
    let kind = format!("{} {}", class_kind(class), code(class.name.as_str()));
    let facts: Vec<String> = [kind].into_iter().chain(superclass).chain(namespace).collect();
    add(&mut doc, facts.join(", ") + ".");
    if !left_out.is_empty() {
        let names: Vec<String> = left_out.iter().map(|property| embedded(property)).collect();
        add(&mut doc, format!("Without fields, since they embed instances: {}.", names.join(", ")));
    }
    add_corrections(&mut doc, &corrections::of_class(class));
    doc
}

fn add_corrections(doc: &mut Vec<String>, corrections: &[String]) {
    if !corrections.is_empty() {
        add(doc, format!("Corrected: {}.", corrections.join("; ")));
    }
}

fn class_kind(class: &Class) -> &'static str {
    match (class.kind, class.is_abstract()) {
        (ClassKind::Class, false) => "Class",
        (ClassKind::Class, true) => "Abstract class",
        (ClassKind::Association, false) => "Association",
        (ClassKind::Association, true) => "Abstract association",
        (ClassKind::Indication, false) => "Indication",
        (ClassKind::Indication, true) => "Abstract indication",
        (ClassKind::Structure, false) => "Structure",
        (ClassKind::Structure, true) => "Abstract structure",
    }
}

fn embedded(property: &Property) -> String {
    match &property.data_type.class_name {
        Some(class) => format!("{} ({})", code(property.name.as_str()), code(class.as_str())),
        None => code(property.name.as_str()),
    }
}

/// The documentation of a property's field.
pub(super) fn property(
    prose: &Prose<'_>,
    class: &Class,
    property: &Property,
    constraints: &[Constraint],
) -> Vec<String> {
    let mut doc = prose.paragraphs(property.qualifiers.string("Description").unwrap_or_default());
    let facts = [code(property.name.as_str()) + ": " + &data_type(property)]
        .into_iter()
        .chain(use_words(property).map(str::to_owned))
        .chain(constraints.iter().map(limit))
        .chain(property.default.iter().map(|value| format!("default {}", code(&value_text(value)))));
    let facts: Vec<String> = facts.collect();
    add(&mut doc, facts.join(", ") + ".");
    add_corrections(&mut doc, &corrections::of_property(class, property.name.as_str()));
    doc
}

fn data_type(property: &Property) -> String {
    let element = match (property.data_type.cim_type, &property.data_type.class_name) {
        (CimType::Reference, Some(class)) => format!("reference to {}", code(class.as_str())),
        _ => type_name(&property.data_type),
    };
    match property.data_type.array {
        None => element,
        Some(Array::Variable) => format!("array of {element}"),
        Some(Array::Fixed(size)) => format!("array of {size} {element}"),
    }
}

fn use_words(property: &Property) -> impl Iterator<Item = &'static str> {
    uses(property).into_iter().map(|used| match used {
        Use::Key => "key",
        Use::Read => "read",
        Use::Write => "write",
        Use::Lazy => "lazy (null in lists)",
    })
}

fn limit(constraint: &Constraint) -> String {
    match constraint {
        Constraint::Required => "required".to_owned(),
        Constraint::MaxLen(high) | Constraint::SizeLimit(0, high) | Constraint::AllowedLen(0, high) => {
            format!("length up to {high}")
        }
        Constraint::MinLen(low) => format!("length from {low}"),
        Constraint::SizeLimit(low, high) | Constraint::AllowedLen(low, high) => format!("length {low} to {high}"),
        Constraint::MinValue(low) => format!("at least {low}"),
        Constraint::MaxValue(high) => format!("at most {high}"),
        Constraint::Range(low, high) | Constraint::ValueRange(low, high) => format!("{low} to {high}"),
        Constraint::RequiredIfNull(other) => format!("required if {} is null", code(other)),
        Constraint::RequiredIfNotNull(other) => format!("required if {} is not null", code(other)),
    }
}

/// The documentation of a value type; the label of all other values stands here, since it has no constant.
pub(super) fn value_type(prose: &Prose<'_>, property: &Property, table: &Table) -> Vec<String> {
    let summary = prose.summary(property.qualifiers.string("Description").unwrap_or_default());
    let mut doc: Vec<String> = [summary].into_iter().filter(|summary| !summary.is_empty()).collect();
    add(&mut doc, format!("A value of {}; values without a name here are kept as well.", code(property.name.as_str())));
    let Table::Integers(entries) = table else { return doc };
    for (_, label) in entries.iter().filter(|(range, _)| range.is_none()) {
        add(&mut doc, format!("Any other value: {}", inline(label)));
    }
    doc
}

/// The documentation of a constant: its value, and the label in full.
pub(super) fn constant(label: &str, value: &Constant) -> Vec<String> {
    let value = match value {
        Constant::Integer(value) => value.to_string(),
        Constant::Range(first, last) => format!("{first} to {last}"),
        Constant::String(value) if value.is_empty() => "The empty string".to_owned(),
        Constant::String(value) => code(value),
        Constant::Bit(bit) => format!("Bit {bit}"),
    };
    vec![format!("{value}: {}", inline(label))]
}

fn add(doc: &mut Vec<String>, paragraph: String) {
    if !doc.is_empty() {
        doc.push(String::new());
    }
    doc.push(paragraph);
}
