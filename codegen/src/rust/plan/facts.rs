//! What the schema says about a property that no type shows: use, limits, units, counters, octet strings, intervals, what replaces it.

use mof_model::{Property, Qualifiers, Value};
use mof_runtime::CimType;

use super::{Constraint, Element, ItemPath, PropertyPlan, links};
use crate::literal::value_text;
use crate::markdown::{Prose, code, inline, type_name};

/// The type of one value, with a link to the class whose objects it holds or refers to.
pub(super) fn type_of_value(property: &Property, element: &Element) -> String {
    let class = property.data_type.class_name.as_ref().map(|name| code(name.as_str()));
    let plural = if property.data_type.array.is_some() { "s" } else { "" };
    let is_reference = property.data_type.cim_type == CimType::Reference;
    match (element, class) {
        (Element::Class(path), Some(class)) => format!("instance{plural} of {}", link_to_struct(&class, path)),
        (Element::AnyClass(path), Some(class)) => format!("instance{plural} of {} or a subclass", link(&class, path)),
        (Element::Instance, Some(class)) => format!("instance{plural} of {class}, for which there is no type"),
        (Element::Instance, None) => format!("instance{plural} of any class"),
        (Element::Reference(path), Some(class)) => format!("reference{plural} to {}", link_to_struct(&class, path)),
        (_, Some(class)) if is_reference => format!("reference{plural} to {class}"),
        (_, Some(class)) => format!("instance{plural} of {class}"),
        (_, None) => type_name(&property.data_type),
    }
}

/// A text that links to a struct of a class, or to a field of one: all of them stand at the root as well.
///
/// rustdoc finds by itself what a text names as the module does, and reports that a path is given all the same.
pub(super) fn link_to_struct(text: &str, path: &ItemPath) -> String {
    if path.module.is_none() && text == code(&path.name) {
        return format!("[{text}]");
    }
    format!("[{text}]({})", links::root(&path.name))
}

/// A text that links to anything else. The path starts at the module of the class, where the documentation stands.
fn link(text: &str, path: &ItemPath) -> String {
    let module = path.module.as_ref().map_or_else(|| "self".to_owned(), |module| format!("super::{module}"));
    format!("[{text}]({module}::{})", path.name)
}

/// The ends of an association, each with the class that it refers to.
pub(super) fn ends(properties: &[PropertyPlan]) -> Option<String> {
    let references = properties.iter().filter(|property| property.cim_type == CimType::Reference);
    let end = |property: &PropertyPlan| {
        let class = match (&property.class_name, &property.element) {
            (Some(class), Element::Reference(path)) => link_to_struct(&code(class), path),
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
    let bits = (!property.bits.is_empty()).then(|| "bits".to_owned());
    let interval = is_interval(property).then(|| "interval".to_owned());
    let facts = [bits, interval, octet_string(property), unit, counter, gauge];
    facts.into_iter().flatten().collect()
}

/// What a property is for, as far as its schema says so.
///
/// By the standard a property can be read unless something else is written, which therefore says nothing; in DSC, where a property is one
/// of these, it would be untrue.
pub(super) fn uses(property: &Property) -> Vec<&'static str> {
    let states = |name| property.qualifiers.is_true(name);
    let uses = [
        ("key", property.is_key()),
        ("read", states("Read")),
        ("write", states("Write")),
        ("lazy (null in lists)", states("Lazy")),
    ];
    uses.into_iter().filter(|(_, applies)| *applies).map(|(used, _)| used).collect()
}

/// What limits values, with both ends of a range in one.
pub(super) fn limits(constraints: &[Constraint]) -> Vec<String> {
    let find = |end: fn(&Constraint) -> Option<String>| constraints.iter().find_map(end);
    let shortest =
        find(|constraint| if let Constraint::MinLen(low) = constraint { Some(low.to_string()) } else { None });
    let least =
        find(|constraint| if let Constraint::MinValue(low) = constraint { Some(low.to_string()) } else { None });
    let has = |high: fn(&Constraint) -> bool| constraints.iter().any(high);
    let has_longest = has(|constraint| matches!(constraint, Constraint::MaxLen(_)));
    let has_most = has(|constraint| matches!(constraint, Constraint::MaxValue(_)));
    let limit = |constraint: &Constraint| match (constraint, &shortest, &least) {
        (Constraint::MaxLen(high), Some(low), _) => Some(format!("length {low} to {high}")),
        (Constraint::MaxValue(high), _, Some(low)) => Some(format!("{low} to {high}")),
        (Constraint::MinLen(_), ..) if has_longest => None,
        (Constraint::MinValue(_), ..) if has_most => None,
        _ => Some(limit(constraint)),
    };
    constraints.iter().filter_map(limit).collect()
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

/// The default value, with its name where it has one.
pub(super) fn default(property: &Property) -> Option<String> {
    /// A longer name is an explanation.
    const LONGEST: usize = 60;
    let default = property.default.as_ref()?;
    let named = property.values.iter().find(|value| match default {
        Value::Integer(number) => value.range.is_some_and(|(first, last)| first == last && first == *number),
        Value::String(text) => value.value == *text,
        _ => false,
    });
    let label = named.and_then(|value| value.label.as_deref()).map(str::trim);
    let label = label.filter(|label| !label.is_empty() && label.len() <= LONGEST && *label != value_text(default));
    let label = label.filter(|label| !matches!(default, Value::String(text) if **text == **label));
    let label = label.map(|label| format!(" ({})", inline(label))).unwrap_or_default();
    Some(format!("default {}{label}", code(&value_text(default))))
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
pub(super) fn deprecated(prose: &Prose<'_>, qualifiers: &Qualifiers) -> Option<String> {
    let Some(successors) = qualifiers.strings("Deprecated") else {
        return qualifiers.is_true("Deprecated").then(|| "Deprecated.".to_owned());
    };
    let successors: Vec<String> = successors.filter(|name| is_name(name)).map(|name| prose.name(name)).collect();
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
