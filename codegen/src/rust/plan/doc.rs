//! Documentation of generated items: the schema's own words first, then the facts that code does not show.

use mof_model::{Array, Class, ClassKind, Instance, Property};

use super::property::uses;
use super::{Constant, Constraint, Element, FieldPath, Form, ItemPath, PropertyPlan, Table, Use, facts};
use crate::corrections;
use crate::literal::value_text;
use crate::markdown::{Prose, code, inline};

/// The documentation of a class's struct.
pub(super) fn class(
    prose: &Prose<'_>,
    class: &Class,
    superclass: Option<ItemPath>,
    properties: &[PropertyPlan],
) -> Vec<String> {
    let mut doc = prose.paragraphs(class.qualifiers.string("Description").unwrap_or_default());
    if let Some(words) = facts::deprecated(&class.qualifiers) {
        add(&mut doc, words);
    }
    let superclass_name = class.superclass.as_ref().map(|superclass| code(superclass.name.as_str()));
    let superclass_name = superclass_name.map(|name| superclass.map_or(name.clone(), |path| facts::link(&name, &path)));
    let namespace = class.namespace.as_ref().map(|namespace| format!("namespace {}", code(namespace.as_str())));
    let ends = if class.kind == ClassKind::Association { facts::ends(properties) } else { None };
    let facts = [
        Some(format!("{} {}", class_kind(class), code(class.name.as_str()))),
        superclass_name.map(|name| format!("superclass {name}")),
        namespace,
        ends,
    ];
    add(&mut doc, facts.into_iter().flatten().collect::<Vec<_>>().join(", ") + ".");
    add_corrections(&mut doc, &corrections::of_class(class));
    doc
}

pub(super) fn add_corrections(doc: &mut Vec<String>, corrections: &[String]) {
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

/// The documentation of a property's field. Where a superclass's field has it in full, a sentence and the way there are enough.
pub(super) fn property(
    prose: &Prose<'_>,
    class: &Class,
    property: &Property,
    element: &Element,
    constraints: &[Constraint],
    in_full: Option<&FieldPath>,
) -> Vec<String> {
    let words = use_words(property).map(str::to_owned).collect();
    let description = property.qualifiers.string("Description").unwrap_or_default();
    let text = if in_full.is_some() { prose.first_sentence(description) } else { prose.paragraphs(description) };
    let mut doc = described(text, property, element, words, constraints);
    let inherited = |path: &FieldPath| format!("Inherited from {}.", facts::link(&code(&path.class), &path.path));
    doc.extend(in_full.map(inherited));
    add_corrections(&mut doc, &corrections::of_property(class, property.name.as_str()));
    doc
}

/// The documentation of a parameter or a return value; `words` say what it is for.
pub(super) fn feature(
    prose: &Prose<'_>,
    property: &Property,
    element: &Element,
    words: Vec<String>,
    constraints: &[Constraint],
) -> Vec<String> {
    let text = prose.paragraphs(property.qualifiers.string("Description").unwrap_or_default());
    described(text, property, element, words, constraints)
}

/// The description, then the facts.
fn described(
    mut doc: Vec<String>,
    property: &Property,
    element: &Element,
    words: Vec<String>,
    constraints: &[Constraint],
) -> Vec<String> {
    if let Some(words) = facts::deprecated(&property.qualifiers) {
        add(&mut doc, words);
    }
    let facts = [code(property.name.as_str()) + ": " + &data_type(property, element)]
        .into_iter()
        .chain(facts::of_values(property))
        .chain(words)
        .chain(constraints.iter().map(limit))
        .chain(property.default.iter().map(|value| format!("default {}", code(&value_text(value)))));
    let facts: Vec<String> = facts.collect();
    add(&mut doc, facts.join(", ") + ".");
    if let Element::RawValues(table) = element {
        add_values(&mut doc, table);
    }
    doc
}

fn data_type(property: &Property, element: &Element) -> String {
    let element = facts::type_of_value(property, element);
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
pub(super) fn value_type(prose: &Prose<'_>, property: &Property, table: &Table, form: Form) -> Vec<String> {
    let summary = prose.summary(property.qualifiers.string("Description").unwrap_or_default());
    let mut doc: Vec<String> = [summary].into_iter().filter(|summary| !summary.is_empty()).collect();
    let others = match form {
        Form::Enum { is_open: false } => "values without a name here are refused",
        Form::Newtype | Form::Enum { is_open: true } => "values without a name here are kept as well",
    };
    add(&mut doc, format!("A value of {}; {others}.", code(property.name.as_str())));
    let Table::Integers(entries) = table else { return doc };
    for entry in entries.iter().filter(|entry| form == Form::Newtype && entry.value.is_none()) {
        add(&mut doc, format!("Any other value: {}", inline(&entry.label)));
    }
    doc
}

/// Adds the named values to the documentation of a field that has no type for them.
fn add_values(doc: &mut Vec<String>, table: &Table) {
    let constants: Vec<(&str, Constant)> = match table {
        Table::Integers(entries) => entries.iter().map(|entry| (entry.label.as_str(), integers(entry.value))).collect(),
        Table::Strings(entries) => {
            entries.iter().map(|entry| (entry.label.as_str(), Constant::String(entry.value.clone()))).collect()
        }
        Table::Bits(entries) => {
            entries.iter().map(|entry| (entry.label.as_str(), Constant::Bit(entry.value))).collect()
        }
    };
    doc.push(String::new());
    doc.extend(constants.iter().flat_map(|(label, value)| constant(label, value)).map(|line| format!("* {line}")));
}

fn integers(range: Option<(i128, i128)>) -> Constant {
    match range {
        None => Constant::Other,
        Some((first, last)) if first == last => Constant::Integer(first),
        Some((first, last)) => Constant::Range(first, last),
    }
}

/// The documentation of a constant: its value, and the label in full unless it says the same.
pub(super) fn constant(label: &str, value: &Constant) -> Vec<String> {
    let (shown, text) = match value {
        Constant::Integer(value) => (value.to_string(), value.to_string()),
        Constant::Range(first, last) => (format!("{first} to {last}"), String::new()),
        Constant::String(value) if value.is_empty() => ("The empty string".to_owned(), String::new()),
        Constant::String(value) => (code(value), value.clone()),
        Constant::Bit(bit) => (format!("Bit {bit}"), format!("bit {bit}")),
        Constant::Other => ("Any other value".to_owned(), String::new()),
    };
    let label = label.trim();
    vec![if label.is_empty() || label == text.trim() {
        shown
    } else {
        format!("{shown}: {}", inline(&in_one_line(label)))
    }]
}

/// A label with its lines as sentences, or as items of a list.
fn in_one_line(label: &str) -> String {
    let lines = label.lines().map(str::trim).filter(|line| !line.is_empty());
    let join = |text: String, line: &str| {
        let sign = if text.is_empty() {
            ""
        } else if text.ends_with(['.', ':', ';', ',']) {
            " "
        } else {
            "; "
        };
        text + sign + line
    };
    lines.fold(String::new(), join)
}

/// The documentation of an instance that the schema declares.
pub(super) fn instance(instance: &Instance, path: Option<&str>) -> Vec<String> {
    let class = format!("An instance of {}", code(instance.class.as_str()));
    let alias = instance.alias.as_ref().map(|alias| format!("alias {}", code(&format!("${alias}"))));
    let path = path.map(|path| format!("path {}", code(path)));
    vec![[Some(class), alias, path].into_iter().flatten().collect::<Vec<_>>().join(", ") + "."]
}

/// Adds a paragraph.
pub(super) fn add(doc: &mut Vec<String>, paragraph: String) {
    if !doc.is_empty() {
        doc.push(String::new());
    }
    doc.push(paragraph);
}
