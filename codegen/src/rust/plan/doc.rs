//! Documentation of generated items: the schema's own words first, then the facts that code does not show.

use mof_model::{Array, Class, ClassKind, Enumeration, Instance, Property};

use super::{Constant, Constraint, Element, FieldPath, Form, ItemPath, MethodPlan, PropertyPlan, Table, facts};
use crate::corrections;
use crate::description::{description, of_property};
use crate::markdown::{Prose, code, inline, wrapped};

/// The documentation of a class's struct.
pub(super) fn class(
    prose: &Prose<'_>,
    class: &Class,
    superclass: Option<ItemPath>,
    properties: &[PropertyPlan],
    methods: &[MethodPlan],
) -> Vec<String> {
    let mut doc = prose.paragraphs(&description(class, &class.qualifiers));
    if let Some(words) = facts::deprecated(prose, &class.qualifiers) {
        add(&mut doc, &words);
    }
    let superclass_name = class.superclass.as_ref().map(|superclass| code(superclass.name.as_str()));
    let superclass_name =
        superclass_name.map(|name| superclass.map_or(name.clone(), |path| facts::link_to_struct(&name, &path)));
    let namespace = class.namespace.as_ref().map(|namespace| format!("namespace {}", code(namespace.as_str())));
    let ends = if class.kind == ClassKind::Association { facts::ends(properties) } else { None };
    let facts = [
        Some(format!("{} {}", class_kind(class), code(class.name.as_str()))),
        superclass_name.map(|name| format!("superclass {name}")),
        namespace,
        ends,
    ];
    add(&mut doc, &(facts.into_iter().flatten().collect::<Vec<_>>().join(", ") + "."));
    if !methods.is_empty() {
        let links = methods.iter().map(|method| format!("[{}](self::{})", code(&method.wire_name), method.input.name));
        add(&mut doc, &format!("Methods: {}.", links.collect::<Vec<_>>().join(", ")));
    }
    add_corrections(&mut doc, &corrections::of_class(class));
    doc
}

pub(super) fn add_corrections(doc: &mut Vec<String>, corrections: &[String]) {
    if !corrections.is_empty() {
        add(doc, &format!("Corrected: {}.", corrections.join("; ")));
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
    plan: (&Element, &[Constraint]),
    in_full: Option<&FieldPath>,
) -> Vec<String> {
    let text = of_property(class, property);
    let text = if in_full.is_some() { prose.first_sentence(&text) } else { prose.paragraphs(&text) };
    let words = facts::uses(property).into_iter().map(str::to_owned).collect();
    let inherited = in_full.map(|path| {
        let relation = if property.propagated { "Inherited from" } else { "As in" };
        format!("{relation} {}.", facts::link_to_struct(&code(&path.class), &path.path))
    });
    let mut doc = described(prose, text, property, plan, words, inherited);
    add_corrections(&mut doc, &corrections::of_property(class, property.name.as_str()));
    doc
}

/// The documentation of a parameter or a return value; `words` say what it is for.
pub(super) fn feature(
    prose: &Prose<'_>,
    text: &str,
    property: &Property,
    plan: (&Element, &[Constraint]),
    words: Vec<String>,
) -> Vec<String> {
    described(prose, prose.paragraphs(text), property, plan, words, None)
}

/// The description, then the facts, and where more stands.
fn described(
    prose: &Prose<'_>,
    mut doc: Vec<String>,
    property: &Property,
    (element, constraints): (&Element, &[Constraint]),
    words: Vec<String>,
    more: Option<String>,
) -> Vec<String> {
    if let Some(words) = facts::deprecated(prose, &property.qualifiers) {
        add(&mut doc, &words);
    }
    let facts = [code(property.name.as_str()) + ": " + &data_type(property, element)]
        .into_iter()
        .chain(facts::of_values(property))
        .chain(words)
        .chain(facts::limits(constraints))
        .chain(facts::default(property));
    let facts = facts.collect::<Vec<_>>().join(", ") + ".";
    add(&mut doc, &[facts].into_iter().chain(more).collect::<Vec<_>>().join(" "));
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

/// The documentation of a value type; the label of all other values stands here, since it has no constant.
pub(super) fn value_type(
    prose: &Prose<'_>,
    class: &Class,
    property: &Property,
    table: &Table,
    form: Form,
) -> Vec<String> {
    let mut doc = prose.first_sentence(&of_property(class, property));
    add_openness(&mut doc, property.name.as_str(), table, form);
    doc
}

/// The documentation of the type of an enumeration, of which nothing else has the description.
pub(super) fn enumeration(
    mut description: Vec<String>,
    enumeration: &Enumeration,
    table: &Table,
    form: Form,
) -> Vec<String> {
    add_openness(&mut description, enumeration.data_type.name.as_str(), table, form);
    description
}

/// Adds what becomes of values without a name.
fn add_openness(doc: &mut Vec<String>, name: &str, table: &Table, form: Form) {
    let what = if matches!(table, Table::Bits(_)) { "set of bits" } else { "value" };
    let others = match (form, table) {
        (Form::Enum { is_open: false }, _) => "values without a name here are refused",
        (_, Table::Bits(_)) => "bits without a name are kept as well",
        _ => "values without a name here are kept as well",
    };
    add(doc, &format!("A {what} of {}; {others}.", code(name)));
    let Table::Integers(entries) = table else { return };
    for entry in entries.iter().filter(|entry| form == Form::Newtype && entry.value.is_none()) {
        add(doc, &format!("Any other value: {}", inline(&entry.label)));
    }
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
    for (label, value) in &constants {
        let lines = constant(label, value).into_iter().enumerate();
        doc.extend(lines.map(|(number, line)| if number == 0 { format!("* {line}") } else { format!("  {line}") }));
    }
}

fn integers(range: Option<(i128, i128)>) -> Constant {
    match range {
        None => Constant::Other,
        Some((first, last)) if first == last => Constant::Integer(first),
        Some((first, last)) => Constant::Range(first, last),
    }
}

/// The documentation of a constant: its value, and the label in full where it says more.
pub(super) fn constant(label: &str, value: &Constant) -> Vec<String> {
    let (value, shown) = match value {
        Constant::Integer(value) => (value.to_string(), value.to_string()),
        Constant::Range(first, last) => (format!("{first}..{last}"), format!("{first} to {last}")),
        Constant::String(value) if value.is_empty() => (String::new(), "The empty string".to_owned()),
        Constant::String(value) => (value.clone(), code(value)),
        Constant::Bit(bit) => (format!("bit {bit}"), format!("Bit {bit}")),
        Constant::Other => ("..".to_owned(), "Any other value".to_owned()),
    };
    let says_more = !label.is_empty() && label.trim() != value;
    wrapped(&if says_more { format!("{shown}: {}", inline(&in_one_line(label))) } else { shown })
}

/// A label with its lines as sentences, or as items of a list.
fn in_one_line(label: &str) -> String {
    let lines = label.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |text, line| {
        let separator = match text.chars().last() {
            None => "",
            Some('.' | ':' | ';' | ',') => " ",
            Some(_) => "; ",
        };
        text + separator + line
    })
}

/// The documentation of an instance that the schema declares.
pub(super) fn instance(instance: &Instance, path: Option<&str>) -> Vec<String> {
    let class = format!("An instance of {}", code(instance.class.as_str()));
    let alias = instance.alias.as_ref().map(|alias| format!("alias {}", code(&format!("${alias}"))));
    let path = path.map(|path| format!("path {}", code(path)));
    wrapped(&([Some(class), alias, path].into_iter().flatten().collect::<Vec<_>>().join(", ") + "."))
}

/// The documentation of the module of a class.
pub(super) fn module(class: &Class, methods: &[MethodPlan]) -> Vec<String> {
    let methods = if methods.is_empty() { "" } else { " and methods" };
    let kind = if class.kind == ClassKind::Structure { "Structure" } else { "Class" };
    wrapped(&format!("{kind} {} and the types of its values{methods}.", code(class.name.as_str())))
}

/// Adds a paragraph.
pub(super) fn add(doc: &mut Vec<String>, paragraph: &str) {
    if !doc.is_empty() {
        doc.push(String::new());
    }
    doc.extend(wrapped(paragraph));
}
