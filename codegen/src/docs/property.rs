//! A property on its class's page.

use mof_model::Property;

use super::class::{Subject, anchor, origin, value_tables};
use super::page::Page;
use super::text;
use crate::corrections;
use crate::literal::value_text;
use crate::markdown::{code, inline};

pub(super) fn link(property: &Property) -> String {
    format!("[{}](#{})", code(property.name.as_str()), anchor("property", property.name.as_str()))
}

/// The property's row in the table of all.
pub(super) fn row(subject: &Subject<'_>, property: &Property) -> Vec<String> {
    vec![
        link(property),
        text::data_type(subject, &property.data_type),
        uses(property).join(", "),
        text::summary(&subject.prose, subject.class, &property.qualifiers),
    ]
}

pub(super) fn section(subject: &Subject<'_>, property: &Property, page: &mut Page) {
    let name = property.name.as_str();
    page.anchored_heading(3, &anchor("property", name), &inline(name));
    page.block(&text::description(&subject.prose, subject.class, &property.qualifiers));
    page.facts(vec![
        ("Type", vec![text::data_type(subject, &property.data_type)]),
        ("Use", uses(property)),
        ("Default", property.default.iter().map(|value| text::code_cell(&value_text(value))).collect()),
        ("Inherited from", origin(subject, &property.class_origin)),
        ("Qualifiers", text::other_qualifiers(&property.qualifiers, text::SHOWN_OF_FEATURE)),
        ("Corrected", corrections::of_property(subject.class, name)),
    ]);
    value_tables(&property.values, &property.bits, page);
}

fn uses(property: &Property) -> Vec<String> {
    let is_required = property.qualifiers.is_true("Required") || property.qualifiers.is_true("Not_Null");
    let uses = [
        (property.is_key(), "key"),
        (is_required, "required"),
        // What the standard takes for granted where nothing is written says nothing, and in DSC would be untrue.
        (property.qualifiers.is_true("Read"), "read"),
        (property.qualifiers.is_true("Write"), "write"),
        (property.qualifiers.is_true("Lazy"), "lazy"),
    ];
    uses.into_iter().filter(|(applies, _)| *applies).map(|(_, used)| used.to_owned()).collect()
}
