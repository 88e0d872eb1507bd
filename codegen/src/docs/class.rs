//! The page of one class.

use mof_model::{BitValue, Class, MappedValue};

use super::page::Page;
use super::{Site, kind, method, property, text};
use crate::corrections;
use crate::markdown::{Prose, inline};

/// What the parts of a page know of it.
pub(super) struct Subject<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) class: &'a Class,
    pub(super) prose: Prose<'a>,
}

pub(super) fn page(site: &Site<'_>, class: &Class) -> String {
    let subject = Subject { site, class, prose: Prose::of(class) };
    let mut page = Page::new(&inline(class.name.as_str()));
    page.block(&text::description(&subject.prose, class, &class.qualifiers));
    page.facts(facts(site, class));
    if !class.properties.is_empty() {
        page.heading(2, "Properties");
        let rows = class.properties.iter().map(|property| property::row(&subject, property));
        page.table(&["Property", "Type", "Use", "Description"], rows);
    }
    for property in &class.properties {
        property::section(&subject, property, &mut page);
    }
    if !class.methods.is_empty() {
        page.heading(2, "Methods");
    }
    for method in &class.methods {
        method::section(&subject, method, &mut page);
    }
    page.finish()
}

fn facts(site: &Site<'_>, class: &Class) -> Vec<(&'static str, Vec<String>)> {
    let superclass = class.superclass.iter().map(|superclass| superclass.name.as_str());
    let ancestors = site.schema.ancestors(class).skip(1).map(|ancestor| ancestor.name.as_str());
    let subclasses = site.subclasses(class.name.as_str()).iter().copied();
    let namespace = class.namespace.iter().map(|namespace| text::code_cell(namespace.as_str()));
    vec![
        ("Kind", vec![kind(class).to_owned()]),
        ("Superclass", superclass.map(|name| site.link(name)).collect()),
        ("Further superclasses", ancestors.map(|name| site.link(name)).collect()),
        ("Subclasses", subclasses.map(|name| site.link(name)).collect()),
        ("Namespace", namespace.collect()),
        ("Key", class.keys().map(property::link).collect()),
        ("Qualifiers", text::other_qualifiers(&class.qualifiers, text::SHOWN_OF_CLASS)),
        ("Corrected", corrections::of_class(class)),
    ]
}

/// A name for links that no other element of the page has, since properties and methods have unique names.
pub(super) fn anchor(kind: &str, name: &str) -> String {
    let name: String = name.chars().filter(|character| character.is_alphanumeric() || *character == '_').collect();
    format!("{kind}-{name}")
}

/// The class that a feature comes from, where it is another one.
pub(super) fn origin(subject: &Subject<'_>, class_origin: &mof_model::CimName) -> Vec<String> {
    if *class_origin == subject.class.name { Vec::new() } else { vec![subject.site.link(class_origin.as_str())] }
}

pub(super) fn value_tables(values: &[MappedValue], bits: &[BitValue], page: &mut Page) {
    page.table(&["Value", "Meaning"], text::value_rows(values));
    let bit_rows = bits.iter().map(|bit| {
        let mask = 1_u128.checked_shl(u32::from(bit.bit)).map_or_else(String::new, |mask| format!("`0x{mask:X}`"));
        vec![bit.bit.to_string(), mask, inline(bit.label.as_deref().unwrap_or_default())]
    });
    page.table(&["Bit", "Mask", "Meaning"], bit_rows);
}
