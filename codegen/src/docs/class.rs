//! The page of one class.

use mof_model::{BitValue, Class, MappedValue, Method, Parameter, Property};

use super::page::Page;
use super::{Site, kind, text};
use crate::literal::value_text;
use crate::markdown;

pub(super) fn page(site: &Site<'_>, class: &Class) -> String {
    let mut page = Page::new(&markdown::inline(class.name.as_str()));
    page.block(&text::description(&class.qualifiers));
    page.table(&["", ""], facts(site, class));
    if !class.properties.is_empty() {
        page.heading(2, "Properties");
        page.table(
            &["Property", "Type", "Use", "Description"],
            class.properties.iter().map(|property| property_row(site, property)),
        );
        for property in &class.properties {
            property_section(site, class, property, &mut page);
        }
    }
    if !class.methods.is_empty() {
        page.heading(2, "Methods");
        for method in &class.methods {
            method_section(site, class, method, &mut page);
        }
    }
    page.finish()
}

fn facts(site: &Site<'_>, class: &Class) -> Vec<Vec<String>> {
    let superclasses: Vec<String> =
        class.superclass.iter().map(|superclass| site.link(superclass.name.as_str())).collect();
    let ancestors: Vec<String> =
        site.schema.ancestors(class).skip(1).map(|ancestor| site.link(ancestor.name.as_str())).collect();
    let subclasses: Vec<String> =
        site.subclasses(class.name.as_str()).iter().map(|subclass| site.link(subclass)).collect();
    let keys: Vec<String> = class.keys().map(property_link).collect();
    let namespace: Vec<String> = class.namespace.iter().map(|namespace| text::code_cell(namespace.as_str())).collect();
    let facts = [
        ("Kind", vec![kind(class).to_owned()]),
        ("Superclass", superclasses),
        ("Further superclasses", ancestors),
        ("Subclasses", subclasses),
        ("Namespace", namespace),
        ("Key", keys),
        ("Qualifiers", text::other_qualifiers(&class.qualifiers)),
    ];
    facts
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| vec![name.to_owned(), values.join(", ")])
        .collect()
}

fn property_link(property: &Property) -> String {
    format!("[{}](#{})", markdown::code(property.name.as_str()), anchor("property", property.name.as_str()))
}

/// A name for links that no other element of the page has, since properties and methods have unique names.
fn anchor(kind: &str, name: &str) -> String {
    let name: String = name.chars().filter(|character| character.is_alphanumeric() || *character == '_').collect();
    format!("{kind}-{name}")
}

fn property_row(site: &Site<'_>, property: &Property) -> Vec<String> {
    vec![
        property_link(property),
        text::data_type(site, &property.data_type),
        property_use(property).join(", "),
        text::summary(&property.qualifiers),
    ]
}

fn property_use(property: &Property) -> Vec<&'static str> {
    let access = match (property.is_readable(), property.is_writable()) {
        (true, true) => "read and write",
        (true, false) => "read",
        (false, true) => "write",
        (false, false) => "neither read nor write",
    };
    let key = property.is_key().then_some("key");
    let required =
        (property.qualifiers.is_true("Required") || property.qualifiers.is_true("Not_Null")).then_some("required");
    let lazy = property.qualifiers.is_true("Lazy").then_some("lazy");
    [key, required, Some(access), lazy].into_iter().flatten().collect()
}

fn property_section(site: &Site<'_>, class: &Class, property: &Property, page: &mut Page) {
    page.anchored_heading(3, &anchor("property", property.name.as_str()), &markdown::inline(property.name.as_str()));
    page.block(&text::description(&property.qualifiers));
    let origin: Vec<String> =
        if property.class_origin == class.name { Vec::new() } else { vec![site.link(property.class_origin.as_str())] };
    let default: Vec<String> = property.default.iter().map(|value| text::code_cell(&value_text(value))).collect();
    let facts = [
        ("Type", vec![text::data_type(site, &property.data_type)]),
        ("Use", property_use(property).into_iter().map(str::to_owned).collect()),
        ("Default", default),
        ("Inherited from", origin),
        ("Qualifiers", text::other_qualifiers(&property.qualifiers)),
    ];
    page.table(
        &["", ""],
        facts
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .map(|(name, values)| vec![name.to_owned(), values.join(", ")]),
    );
    value_tables(&property.values, &property.bits, page);
}

fn value_tables(values: &[MappedValue], bits: &[BitValue], page: &mut Page) {
    page.table(&["Value", "Meaning"], text::value_rows(values));
    page.table(
        &["Bit", "Mask", "Meaning"],
        bits.iter().map(|bit| {
            let mask = 1_u128.checked_shl(u32::from(bit.bit)).map_or_else(String::new, |mask| format!("`0x{mask:X}`"));
            vec![bit.bit.to_string(), mask, markdown::inline(bit.label.as_deref().unwrap_or_default())]
        }),
    );
}

fn method_section(site: &Site<'_>, class: &Class, method: &Method, page: &mut Page) {
    page.anchored_heading(3, &anchor("method", method.name.as_str()), &markdown::inline(method.name.as_str()));
    page.block(&text::description(&method.qualifiers));
    let returned =
        method.return_type.as_ref().map_or_else(|| "nothing".to_owned(), |returned| text::data_type(site, returned));
    let mut facts = vec![vec!["Returns".to_owned(), returned]];
    if method.class_origin != class.name {
        facts.push(vec!["Inherited from".to_owned(), site.link(method.class_origin.as_str())]);
    }
    let qualifiers = text::other_qualifiers(&method.qualifiers);
    if !qualifiers.is_empty() {
        facts.push(vec!["Qualifiers".to_owned(), qualifiers.join(", ")]);
    }
    page.table(&["", ""], facts);
    page.table(
        &["Parameter", "Type", "Use", "Description"],
        method.parameters.iter().map(|parameter| parameter_row(site, parameter)),
    );
    page.table(&["Return value", "Meaning"], text::value_rows(&method.values));
    for parameter in
        method.parameters.iter().filter(|parameter| !(parameter.values.is_empty() && parameter.bits.is_empty()))
    {
        page.block(&format!("Values of {}:", markdown::code(parameter.name.as_str())));
        value_tables(&parameter.values, &parameter.bits, page);
    }
}

fn parameter_row(site: &Site<'_>, parameter: &Parameter) -> Vec<String> {
    let direction = match (parameter.is_in(), parameter.is_out()) {
        (true, true) => "in and out",
        (false, true) => "out",
        _ => "in",
    };
    let optional = if parameter.is_optional() { ", optional" } else { "" };
    vec![
        text::code_cell(parameter.name.as_str()),
        text::data_type(site, &parameter.data_type),
        format!("{direction}{optional}"),
        text::summary(&parameter.qualifiers),
    ]
}
