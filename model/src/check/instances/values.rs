//! What the values of instances and the default values of properties may be: S150, S200 for aliases, S203, S206, S223, S234, and what they
//! name.

use mof_parser::ast::{self, ValueKind};
use mof_parser::{Diagnostic, Dialect};
use mof_runtime::{CimDateTime, CimType};

use super::{Known, alias_uses, object_paths};
use crate::check::elements::limits;
use crate::codes;
use crate::name::CimName;
use crate::report::Reports;
use crate::resolve::{OwnProperty, ReadValue};
use crate::schema::{Property, Type};
use crate::value::Value;

/// Checks a value of an instance.
pub(super) fn check(value: &ReadValue<'_>, namespace: Option<&CimName>, known: Known<'_>, reports: &mut Reports) {
    let Some(literal) = &value.initializer.value else { return };
    let data_type = value.property.map(|property| &property.data_type);
    let place = Place { namespace, data_type, known };
    each(literal, &value.value, &mut |literal, value, is_element| {
        check_one(literal, value, is_element, place, reports);
    });
    if let Some(property) = value.property {
        check_null(literal, property, reports);
        check_interval(literal, &value.value, property, reports);
        check_promises(literal, &value.value, property, reports);
    }
}

/// Checks the default value of a property.
pub(in crate::check) fn check_default(
    own: &OwnProperty<'_>,
    namespace: Option<&CimName>,
    known: Known<'_>,
    reports: &mut Reports,
) {
    let (Some(literal), Some(value)) = (&own.declaration.default, &own.resolved.default) else { return };
    let place = Place { namespace, data_type: Some(&own.resolved.data_type), known };
    each(literal, value, &mut |literal, value, is_element| check_one(literal, value, is_element, place, reports));
    check_null(literal, &own.resolved, reports);
    check_interval(literal, value, &own.resolved, reports);
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    namespace: Option<&'a CimName>,
    data_type: Option<&'a Type>,
    known: Known<'a>,
}

/// Calls a function with each element of an array, or with a single value, as written and as read.
fn each(literal: &ast::Value, value: &Value, check: &mut dyn FnMut(&ast::Value, &Value, bool)) {
    match (&literal.kind, value) {
        (ValueKind::Array(literals), Value::Array(values)) => {
            literals.iter().zip(values.iter()).for_each(|(literal, value)| check(literal, value, true));
        }
        (_, Value::Array(values)) => values.iter().for_each(|value| check(literal, value, false)),
        _ => check(literal, value, false),
    }
}

fn check_one(literal: &ast::Value, value: &Value, is_element: bool, place: Place<'_>, reports: &mut Reports) {
    let Place { namespace, data_type, known } = place;
    match value {
        Value::Alias(name) if is_embedded(data_type) && !may_embed_alias(reports.dialect(literal.span.file)) => {
            reports.report(embedded_alias(literal, name, data_type));
        }
        Value::Alias(name) => alias_uses::check(literal, name, data_type, known, reports),
        Value::Reference(path) => object_paths::check(literal, path, namespace, (data_type, known), reports),
        Value::Real(number) if *number == 0.0 => check_underflow(literal, place, reports),
        Value::Null if is_element && literal.kind == ValueKind::Null => {
            let diagnostic = Diagnostic::new(codes::NULL_ELEMENT, *literal.span, "an element of an array is NULL");
            reports.report(diagnostic.help("leave the element out; WMI takes NULL only for a whole array"));
        }
        _ => {}
    }
}

/// S203, for a number that is too small for any type; the syntax tree has it as 0 already.
fn check_underflow(literal: &ast::Value, place: Place<'_>, reports: &mut Reports) {
    let (sources, span) = (place.known.sources, *literal.span);
    let text = if sources.contains(span.file) { sources.slice(span) } else { "" };
    let digits = text.split(['e', 'E']).next().unwrap_or_default();
    let is_zero = !digits.contains(|digit| matches!(digit, '1'..='9'));
    if !is_zero && text.parse() == Ok(0.0) {
        let message = format!("`{text}` is too small for a real number and becomes 0");
        let diagnostic = Diagnostic::new(codes::INEXACT_REAL, span, message);
        reports.report(diagnostic.help("the smallest `real64` is about 4.9e-324; write 0.0 if that is meant"));
    }
}

fn is_embedded(data_type: Option<&Type>) -> bool {
    data_type.is_some_and(|data_type| matches!(data_type.cim_type, CimType::Instance | CimType::Object))
}

/// Desired State Configuration and MOF 3 embed an instance by its alias; in the standard and in WMI an alias is a reference.
fn may_embed_alias(dialect: Dialect) -> bool {
    !matches!(dialect, Dialect::Standard | Dialect::Wmi)
}

fn embedded_alias(literal: &ast::Value, name: &CimName, data_type: Option<&Type>) -> Diagnostic {
    let class = data_type.and_then(|data_type| data_type.class_name.as_ref()).map_or("ACME_Disk", CimName::as_str);
    let message = format!("alias `${name}` is a reference, but the property holds an embedded instance");
    Diagnostic::new(codes::VALUE_TYPE, *literal.span, message)
        .help(format!("write the instance itself as MOF text in a string: `\"instance of {class} {{ ... }};\"`"))
}

/// S150.
fn check_null(literal: &ast::Value, property: &Property, reports: &mut Reports) {
    let name = if property.is_key() { "Key" } else { "Required" };
    let Some(qualifier) = property.qualifiers.get(name).filter(|of| of.value == Value::Boolean(true)) else { return };
    if literal.kind == ValueKind::Null {
        let message = format!("`{}` is `{name}` and must not be NULL", property.name);
        let diagnostic = Diagnostic::new(codes::NULL_REQUIRED, *literal.span, message);
        let diagnostic = diagnostic.label(qualifier.span, "must have a value");
        reports.report(diagnostic.help("give it a value, or leave it out"));
    }
}

/// S223.
fn check_interval(literal: &ast::Value, value: &Value, property: &Property, reports: &mut Reports) {
    if property.qualifiers.string("SubType").is_some_and(|kind| kind.eq_ignore_ascii_case("interval")) {
        return;
    }
    let is_interval = |text: &str| matches!(text.parse(), Ok(CimDateTime::Interval(_)));
    let mut first = None;
    each(literal, value, &mut |literal, value, _| {
        if matches!(value, Value::DateTime(text) if is_interval(text)) {
            first.get_or_insert(*literal.span);
        }
    });
    if let Some(span) = first {
        let message = format!("`{}` holds an interval, but is not marked as one", property.name);
        let diagnostic = Diagnostic::new(codes::UNMARKED_INTERVAL, span, message);
        let diagnostic = diagnostic.label(property.name_span, "the property");
        reports.report(diagnostic.help("add `SubType(\"interval\")` to the property"));
    }
}

/// S234, once a value.
fn check_promises(literal: &ast::Value, value: &Value, property: &Property, reports: &mut Reports) {
    let dialect = reports.dialect(literal.span.file);
    let mut found = None;
    each(literal, value, &mut |literal, value, _| {
        if found.is_none() {
            found = broken(value, property, dialect, reports).map(|promise| (*literal.span, promise));
        }
    });
    let Some((span, Promise { qualifier, breach, help })) = found else { return };
    let Some(qualifier) = property.qualifiers.get(qualifier) else { return };
    let message = format!("the value of `{}` {breach}", property.name);
    let diagnostic = Diagnostic::new(codes::INSTANCE_VALUE, span, message).label(qualifier.span, "the promise");
    reports.report(diagnostic.help(help));
}

/// A promise that a value breaks.
struct Promise {
    qualifier: &'static str,
    breach: String,
    help: String,
}

fn broken(value: &Value, property: &Property, dialect: Dialect, reports: &mut Reports) -> Option<Promise> {
    if let Some((qualifier, bound)) = limits::broken(value, &property.qualifiers, reports) {
        let breach = format!("breaks `{qualifier}`, which is {bound}");
        return Some(Promise { qualifier, breach, help: "change the value or the limit".to_owned() });
    }
    if is_listed(value, property, dialect) {
        return None;
    }
    let qualifier = if property.qualifiers.carries("ValueMap") { "ValueMap" } else { "Values" };
    let breach = format!("is not in its `{qualifier}`");
    Some(Promise { qualifier, breach, help: listed(value, property, reports) })
}

/// The values that a property may have.
fn listed(value: &Value, property: &Property, reports: &mut Reports) -> String {
    const SHOWN: usize = 8;
    let entries = || property.values.iter().map(|entry| &*entry.value);
    if let Value::String(text) = value
        && let Some(meant) = reports.closest(text, entries())
    {
        return format!("did you mean `{meant}`?");
    }
    let shown: Vec<String> = entries().take(SHOWN).map(|entry| format!("`{entry}`")).collect();
    let more = if property.values.len() > SHOWN { ", ..." } else { "" };
    format!("write one of {}{more}", shown.join(", "))
}

/// Whether a value is among those that the property lists, if it lists any; `..` is every other one. Only the standard minds the case
/// of strings.
fn is_listed(value: &Value, property: &Property, dialect: Dialect) -> bool {
    let values = &property.values;
    let is_open = values.is_empty() || values.iter().any(|entry| &*entry.value == "..");
    match value {
        _ if is_open => true,
        Value::Integer(integer) => values.iter().any(|entry| match entry.range {
            Some((lower, upper)) => (lower..=upper).contains(integer),
            // What could not be read may be what is meant.
            None => true,
        }),
        Value::String(text) if matches!(dialect, Dialect::Standard | Dialect::Mof3) => {
            values.iter().any(|entry| entry.value == *text)
        }
        Value::String(text) => values.iter().any(|entry| entry.value.eq_ignore_ascii_case(text)),
        _ => true,
    }
}
