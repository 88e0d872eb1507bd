//! What the qualifiers of a property say about its values that no type shows: units, counters, octet strings, intervals, what replaces it.

use mof_model::{Property, Qualifiers, Value};
use mof_runtime::CimType;

use super::{Element, ItemPath, PropertyPlan};
use crate::markdown::{code, type_name};

/// The type of one value, with a link to the class whose objects it holds or refers to.
pub(super) fn type_of_value(property: &Property, element: &Element) -> String {
    let class = property.data_type.class_name.as_ref().map(|name| code(name.as_str()));
    let plural = if property.data_type.array.is_some() { "s" } else { "" };
    match (element, class) {
        (Element::Class(path), Some(class)) => format!("instance{plural} of {}", link(&class, path)),
        (Element::AnyClass(path), Some(class)) => format!("instance{plural} of {} or a subclass", link(&class, path)),
        (Element::Instance, Some(class)) => format!("instance{plural} of {class}, for which there is no type"),
        (Element::Instance, None) => format!("instance{plural} of any class"),
        (Element::Reference(path), Some(class)) => format!("reference{plural} to {}", link(&class, path)),
        (_, Some(class)) if property.data_type.cim_type == CimType::Instance => format!("instance{plural} of {class}"),
        (_, Some(class)) => format!("reference{plural} to {class}"),
        (_, None) => type_name(&property.data_type),
    }
}

/// A text that links to a struct or enum. The path starts at the module of the class, where the documentation stands.
///
/// rustdoc finds by itself what a text names as the module does, and reports that a path is given all the same.
pub(super) fn link(text: &str, path: &ItemPath) -> String {
    if path.module.is_none() && text == code(&path.name) {
        return format!("[{text}]");
    }
    let module = path.module.as_ref().map_or_else(|| "self".to_owned(), |module| format!("super::{module}"));
    format!("[{text}]({module}::{})", path.name)
}

/// The ends of an association, each with the class that it refers to.
pub(super) fn ends(properties: &[PropertyPlan]) -> Option<String> {
    let references = properties.iter().filter(|property| property.cim_type == CimType::Reference);
    let end = |property: &PropertyPlan| {
        let class = match (&property.class_name, &property.element) {
            (Some(class), Element::Reference(path)) => link(&code(class), path),
            (Some(class), _) => code(class),
            (None, _) => "any class".to_owned(),
        };
        format!("{} ({class})", code(&property.wire_name))
    };
    let ends: Vec<String> = references.map(end).collect();
    (!ends.is_empty()).then(|| format!("ends {}", ends.join(" and ")))
}

/// What the values are, besides their type and limits.
pub(super) fn of_values(property: &Property) -> Vec<String> {
    let qualifiers = &property.qualifiers;
    let unit = qualifiers.string("PUnit").or_else(|| qualifiers.string("Units"));
    let unit = unit.filter(|unit| !unit.trim().is_empty()).map(|unit| format!("unit {}", code(unit)));
    let counter = qualifiers.is_true("Counter").then(|| "counter".to_owned());
    let gauge = qualifiers.is_true("Gauge").then(|| "gauge".to_owned());
    let interval = is_interval(property).then(|| "interval".to_owned());
    let facts = [interval, octet_string(property), unit, counter, gauge];
    facts.into_iter().flatten().collect()
}

/// Whether a datetime is a span of time: a qualifier of WMI says so, or the default value.
pub(super) fn is_interval(property: &Property) -> bool {
    let is_stated = property.qualifiers.string("SubType").is_some_and(|of| of.eq_ignore_ascii_case("interval"));
    let by_default = matches!(&property.default, Some(Value::DateTime(text)) if text.as_bytes().get(21) == Some(&b':'));
    property.data_type.cim_type == CimType::DateTime && (is_stated || by_default)
}

/// DSP0004 5.6.3.34: the octets are those of the array, or written in hexadecimal; the first four are the length.
fn octet_string(property: &Property) -> Option<String> {
    let is_octets = property.qualifiers.is_true("OctetString");
    is_octets.then(|| match property.data_type.cim_type {
        CimType::String => {
            "each an octet string in hexadecimal after `0x`, its length in the first four octets".to_owned()
        }
        _ => "octet string, its length in the first four octets".to_owned(),
    })
}

/// That a class or property is on its way out, and what takes its place.
///
/// Words, not an attribute: the schema's own code would have to be told not to heed it, and servers fill such properties for years.
pub(super) fn deprecated(qualifiers: &Qualifiers) -> Option<String> {
    let Some(successors) = qualifiers.strings("Deprecated") else {
        return qualifiers.is_true("Deprecated").then(|| "Deprecated.".to_owned());
    };
    let successors: Vec<String> = successors.filter(|name| is_name(name)).map(code).collect();
    if successors.is_empty() {
        return Some("Deprecated.".to_owned());
    }
    Some(format!("Deprecated in favour of {}.", successors.join(", ")))
}

/// `No value` says that there is no successor.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.eq_ignore_ascii_case("no value")
}
