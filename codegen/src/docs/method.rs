//! A method on its class's page.

use mof_model::{Method, Parameter};

use super::class::{Subject, anchor, origin, value_tables};
use super::page::Page;
use super::text;
use crate::corrections;
use crate::description::description;
use crate::markdown::{code, inline};

pub(super) fn section(subject: &Subject<'_>, method: &Method, page: &mut Page) {
    let name = method.name.as_str();
    page.anchored_heading(3, &anchor("method", name), &inline(name));
    page.block(&text::description(&subject.prose, subject.class, &method.qualifiers));
    let returned = method.return_type.as_ref().map(|returned| text::data_type(subject, returned));
    page.facts(vec![
        ("Returns", vec![returned.unwrap_or_else(|| "nothing".to_owned())]),
        ("Inherited from", origin(subject, &method.class_origin)),
        ("Qualifiers", text::other_qualifiers(&method.qualifiers, text::SHOWN_OF_FEATURE)),
        ("Corrected", corrections::of_method(subject.class, method)),
    ]);
    let rows = method.parameters.iter().map(|parameter| row(subject, parameter));
    page.table(&["Parameter", "Type", "Use", "Description"], rows);
    page.table(&["Return value", "Meaning"], text::value_rows(&method.values));
    for parameter in &method.parameters {
        if !(parameter.values.is_empty() && parameter.bits.is_empty()) {
            page.block(&format!("Values of {}:", code(parameter.name.as_str())));
            value_tables(&parameter.values, &parameter.bits, page);
        }
    }
}

/// The parameter's row. A parameter has no section of its own, so its description stands here in full.
fn row(subject: &Subject<'_>, parameter: &Parameter) -> Vec<String> {
    let direction = match (parameter.is_in(), parameter.is_out()) {
        (true, true) => "in and out",
        (false, true) => "out",
        _ => "in",
    };
    let optional = if parameter.is_optional() { ", optional" } else { "" };
    vec![
        text::code_cell(parameter.name.as_str()),
        text::data_type(subject, &parameter.data_type),
        format!("{direction}{optional}"),
        subject.prose.inline(&description(subject.class, &parameter.qualifiers)),
    ]
}
