//! Schema elements as Markdown phrases.

use mof_model::{Array, CimName, Class, MappedValue, Qualifiers, Type};

use super::class::Subject;
use crate::description;
use crate::literal::qualifier_text;
use crate::markdown::{self, Prose};

/// The description as a block.
pub(super) fn description(prose: &Prose<'_>, class: &Class, qualifiers: &Qualifiers) -> String {
    prose.paragraphs(&description::description(class, qualifiers)).join("\n")
}

/// The first sentence of the description, for a cell of a table.
pub(super) fn summary(prose: &Prose<'_>, class: &Class, qualifiers: &Qualifiers) -> String {
    prose.summary(&description::description(class, qualifiers))
}

/// A text as code in a cell of a table, where a bar would end the cell even in code.
pub(super) fn code_cell(text: &str) -> String {
    markdown::code(text).replace('|', "\\|")
}

/// A type, with a link to the class it names.
pub(super) fn data_type(subject: &Subject<'_>, data_type: &Type) -> String {
    let link = |class: &CimName| subject.site.link_to(subject.id, class.as_str());
    let element = match &data_type.class_name {
        Some(class) if data_type.cim_type == mof_runtime::CimType::Reference => {
            format!("reference to {}", link(class))
        }
        Some(class) => link(class),
        None => markdown::type_name(data_type),
    };
    match data_type.array {
        None => element,
        Some(Array::Variable) => format!("array of {element}"),
        Some(Array::Fixed(length)) => format!("array of up to {length} {element}"),
    }
}

/// Rows of a table of values: the value and its name.
pub(super) fn value_rows(values: &[MappedValue]) -> impl Iterator<Item = Vec<String>> {
    values.iter().map(|value| {
        let shown = if value.value.is_empty() { "(empty)".to_owned() } else { code_cell(&value.value) };
        vec![shown, markdown::inline(value.label.as_deref().unwrap_or_default())]
    })
}

/// The qualifiers that a page does not show in another way, each as code.
pub(super) fn other_qualifiers(qualifiers: &Qualifiers, shown: &[&str]) -> Vec<String> {
    let others = qualifiers.iter().filter(|qualifier| !shown.iter().any(|shown| qualifier.name.is(shown)));
    others.map(|qualifier| code_cell(&qualifier_text(qualifier))).collect()
}

/// The qualifiers of a class that its page shows as description and facts.
pub(super) const SHOWN_OF_CLASS: &[&str] = &["Abstract", "Association", "Description", "Indication"];

/// The qualifiers of a property, method or parameter that pages show as descriptions, facts and tables.
pub(super) const SHOWN_OF_FEATURE: &[&str] =
    &["BitMap", "BitValues", "Description", "In", "Key", "Optional", "Out", "Read", "ValueMap", "Values", "Write"];
