//! The page of one class.

use mof_model::{BitValue, Class, ClassId, MappedValue};

use super::page::Page;
use super::{PageLinks, Site, kind, method, property, text};
use crate::corrections;
use crate::markdown::{Prose, code, inline};

/// What the parts of a page know of it.
pub(super) struct Subject<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) id: ClassId,
    pub(super) class: &'a Class,
    pub(super) prose: Prose<'a>,
}

pub(super) fn page(site: &Site<'_>, id: ClassId, class: &Class) -> String {
    let links = PageLinks { site, from: id };
    let prose = Prose::of(class);
    let subject = Subject { site, id, class, prose: prose.linked(&links) };
    let mut page = Page::new(&code(&site.pages[&id].title));
    page.block(&text::description(&subject.prose, class, &class.qualifiers));
    page.facts(facts(site, id, class));
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

fn facts(site: &Site<'_>, id: ClassId, class: &Class) -> Vec<(&'static str, Vec<String>)> {
    let superclass = class.superclass.iter().map(|superclass| {
        superclass.id.map_or_else(|| code(superclass.name.as_str()), |superclass| site.link(superclass))
    });
    let superclass_of = |id: &ClassId| site.schema[*id].superclass.as_ref()?.id;
    let ancestors = std::iter::successors(superclass_of(&id), superclass_of).skip(1);
    let subclasses = site.subclasses.get(&id).into_iter().flatten();
    let namespace = class.namespace.iter().map(|namespace| text::code_cell(namespace.as_str()));
    vec![
        ("Kind", vec![kind(class).to_owned()]),
        ("Superclass", superclass.collect()),
        ("Further superclasses", ancestors.map(|id| site.link(id)).collect()),
        ("Subclasses", subclasses.map(|id| site.link(*id)).collect()),
        ("Local to", class.declared_in.iter().map(|body| site.link(*body)).collect()),
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
    if *class_origin == subject.class.name {
        Vec::new()
    } else {
        vec![subject.site.link_to(subject.id, class_origin.as_str())]
    }
}

pub(super) fn value_tables(values: &[MappedValue], bits: &[BitValue], page: &mut Page) {
    page.table(&["Value", "Meaning"], text::value_rows(values));
    let bit_rows = bits.iter().map(|bit| {
        let mask = 1_u128.checked_shl(u32::from(bit.bit)).map_or_else(String::new, |mask| format!("`0x{mask:X}`"));
        vec![bit.bit.to_string(), mask, inline(bit.label.as_deref().unwrap_or_default())]
    });
    page.table(&["Bit", "Mask", "Meaning"], bit_rows);
}
