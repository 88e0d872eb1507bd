//! The effective qualifiers of an element: those written on it, and those that propagate to it (DSP0004 5.6).
//!
//! A qualifier has the type of its declaration. Where nothing declares it, or where a dialect other than the standard's uses a known
//! one in its own way, it has the type of its literal.

use mof_parser::ast::{self, ValueKind};
use mof_parser::{Diagnostic, Dialect, Severity, Span};
use mof_runtime::CimType;

use super::qualifier_types::{NoInstances, Origin, QualifierTypes};
use super::values::{literal, scalar};
use crate::codes;
use crate::name::{CimName, NameMap, Named};
use crate::qualifier::{Flavors, Qualifier, Qualifiers};
use crate::report::Reports;
use crate::schema::{Array, QualifierType, Type};
use crate::value::Value;

/// The effective qualifiers: own ones in source order, then those that propagate from the superclass or the overridden feature.
pub(super) fn effective(
    written: &[ast::Qualifier],
    inherited: Option<&Qualifiers>,
    types: &QualifierTypes,
    reports: &mut Reports,
) -> Qualifiers {
    let mut effective: Vec<Qualifier> =
        Vec::with_capacity(written.len() + inherited.map_or(0, |above| above.iter().len()));
    let mut places = NameMap::with_capacity(written.len());
    for qualifier in written {
        let name = Named(&qualifier.name.text);
        if let Some(first) = places.get(&name) {
            reports.report(duplicate(qualifier, *first));
            continue;
        }
        let resolved = resolved(qualifier, types, reports);
        places.insert(resolved.name.clone(), *qualifier.name.span);
        effective.push(resolved);
    }
    let inherited = inherited.into_iter().flatten();
    effective
        .extend(inherited.filter(|qualifier| !places.contains_key(&qualifier.name)).filter_map(Qualifier::inherited));
    effective.into()
}

impl Qualifier {
    /// The qualifier as a subclass inherits it.
    fn inherited(&self) -> Option<Self> {
        self.flavors.to_subclass.then(|| Self { propagated: true, ..self.clone() })
    }
}

impl Qualifiers {
    /// The qualifiers as a subclass inherits them.
    pub(super) fn inherited(&self) -> Self {
        self.iter().filter_map(Qualifier::inherited).collect()
    }
}

fn duplicate(qualifier: &ast::Qualifier, first: Span) -> Diagnostic {
    let message = format!("qualifier `{}` is given twice", qualifier.name.text);
    Diagnostic::new(codes::DUPLICATE_QUALIFIER, *qualifier.name.span, message)
        .label(first, "first given here")
        .help("remove one of the two; the first one counts")
}

/// A qualifier with the type and value that its declaration gives it.
fn resolved(written: &ast::Qualifier, types: &QualifierTypes, reports: &mut Reports) -> Qualifier {
    let (name, file) = (written.name.text.as_str(), written.span.file);
    let dialect = reports.dialect(file);
    let candidates = types.candidates(name, dialect);
    let fitting =
        candidates.clone().find_map(|(_, declared)| Some((declared, value(written, declared, dialect).ok()?)));
    let (declared, data_type, value) = if let Some((declared, value)) = fitting {
        (Some(declared), declared.data_type.clone(), value)
    } else {
        let likeliest = candidates.clone().next();
        check_fit(written, likeliest, reports);
        let (data_type, value) = by_literal(written, reports);
        (likeliest.map(|(_, declared)| declared), data_type, value)
    };
    let needs_value = written.value.is_none() && !declared.is_some_and(speaks_alone);
    if needs_value
        && let Some((_, likeliest)) = candidates.clone().next()
        && !candidates.clone().any(|(_, declared)| speaks_alone(declared))
    {
        report_missing(written, likeliest, reports);
    }
    let declared_flavors = declared.map_or_else(|| undeclared_flavors(dialect), |declared| declared.flavors);
    let flavors = declared_flavors.with(types.file_flavors(file, name).iter().copied());
    Qualifier {
        name: declared.map_or_else(|| name.into(), |declared| declared.name.clone()),
        cim_type: data_type.cim_type,
        array: data_type.array.is_some(),
        value,
        flavors: flavors.with(written.flavors.iter().map(|flavor| flavor.flavor)),
        propagated: false,
        span: *written.span,
    }
}

/// Reports a value that fits none of the types that its qualifier may have, where the dialect minds.
fn check_fit(written: &ast::Qualifier, likeliest: Option<(Origin, &QualifierType)>, reports: &mut Reports) {
    let dialect = reports.dialect(written.span.file);
    let Some((origin, declared)) = likeliest else { return };
    let Err(reason) = value(written, declared, dialect) else { return };
    match (origin, dialect) {
        (Origin::Declared, _) | (Origin::Standard, Dialect::Standard | Dialect::Mof3) => {
            reports.report(mismatch(written, declared, &reason));
        }
        // WMI takes a qualifier as it is written, but a `Key` that is no boolean makes no key.
        (_, Dialect::Wmi) if declared.data_type.cim_type == CimType::Boolean => {
            reports.report_as(Severity::Warning, mismatch(written, declared, &reason));
        }
        (Origin::Standard, Dialect::Dsc) if matches!(reason, Unfit::Type(_)) => {
            reports.report_as(Severity::Warning, mismatch(written, declared, &reason));
        }
        _ => {}
    }
}

/// S103: only a boolean, or a qualifier whose declaration has a default, may stand without a value.
fn report_missing(written: &ast::Qualifier, declared: &QualifierType, reports: &mut Reports) {
    let message = format!("qualifier `{}` needs a value", written.name.text);
    let diagnostic =
        Diagnostic::new(codes::MISSING_QUALIFIER_VALUE, *written.span, message).help(example(declared, None));
    reports.report(match declared.span {
        Some(span) => diagnostic.label(span, "declared here"),
        None => diagnostic,
    });
}

/// Whether a qualifier of this type says something by standing there without a value.
fn speaks_alone(declared: &QualifierType) -> bool {
    let is_boolean = declared.data_type.cim_type == CimType::Boolean && declared.data_type.array.is_none();
    is_boolean || declared.default.as_ref().is_some_and(|default| *default != Value::Null)
}

/// In DSP0004 a qualifier propagates unless its declaration says otherwise; in WMI it does not unless something says so.
fn undeclared_flavors(dialect: Dialect) -> Flavors {
    Flavors { to_subclass: matches!(dialect, Dialect::Standard | Dialect::Mof3), ..Flavors::default() }
}

/// Why a qualifier's value does not fit its declaration.
enum Unfit<'a> {
    /// Nothing is given, and the declaration has no default.
    Missing,
    /// One value for an array, or an array for one value.
    Array,
    /// This value, or element, is of another type.
    Type(&'a ast::Value),
}

/// The value of a qualifier by its declaration.
fn value<'a>(written: &'a ast::Qualifier, declared: &QualifierType, dialect: Dialect) -> Result<Value, Unfit<'a>> {
    let array = declared.data_type.array;
    let lenient = !matches!(dialect, Dialect::Standard | Dialect::Mof3);
    let one = |value: &'a ast::Value| {
        let fitting = scalar(&value.kind, &declared.data_type).map_err(|_| Unfit::Type(value));
        fitting.or_else(|unfit| as_text(&declared.name, value, lenient).ok_or(unfit))
    };
    match (&written.value, array) {
        (None, _) => without_value(declared, lenient),
        (Some(value), Some(_)) => match &value.kind {
            ValueKind::Null | ValueKind::Error => Ok(Value::Null),
            ValueKind::Array(elements) => elements.iter().map(one).collect(),
            _ if lenient => Ok([one(value)?].into_iter().collect()),
            _ => Err(Unfit::Array),
        },
        (Some(value), None) if matches!(value.kind, ValueKind::Array(_)) => Err(Unfit::Array),
        (Some(value), None) => one(value),
    }
}

/// A mention without a value: TRUE for a boolean, the declared default otherwise.
fn without_value(declared: &QualifierType, lenient: bool) -> Result<Value, Unfit<'static>> {
    match (&declared.default, declared.data_type.cim_type) {
        (_, CimType::Boolean) if declared.data_type.array.is_none() => Ok(Value::Boolean(true)),
        // In WMI a mention alone is the boolean TRUE, whatever others make of that qualifier.
        (None | Some(Value::Null), _) if lenient => Err(Unfit::Missing),
        (default, _) => Ok(default.clone().unwrap_or(Value::Null)),
    }
}

/// WMI takes numbers in `ValueMap{0, 1}`; what it means are the strings of DSP0004.
fn as_text(name: &CimName, value: &ast::Value, lenient: bool) -> Option<Value> {
    let map = ["ValueMap", "Values", "BitMap", "BitValues"].iter().any(|map| name.is(map));
    match value.kind {
        ValueKind::Integer(integer) if map && lenient => Some(Value::String(integer.to_string().into())),
        _ => None,
    }
}

/// The type and value that a qualifier has without a declaration.
fn by_literal(written: &ast::Qualifier, reports: &mut Reports) -> (Type, Value) {
    let Some(value) = &written.value else {
        return (Type::new(CimType::Boolean), Value::Boolean(true));
    };
    let (element, array) = match &value.kind {
        ValueKind::Array(elements) => {
            (elements.iter().find(|element| element.kind != ValueKind::Null), Some(Array::Variable))
        }
        _ => (Some(value), None),
    };
    let cim_type = element.map_or(CimType::String, |element| literal_type(&element.kind));
    (Type { array, ..Type::new(cim_type) }, literal(value, &mut NoInstances, reports))
}

fn literal_type(literal: &ValueKind) -> CimType {
    match literal {
        ValueKind::Boolean(_) => CimType::Boolean,
        ValueKind::Integer(value) => {
            let fits = |cim_type: &CimType| cim_type.integer_range().is_some_and(|range| range.contains(value));
            [CimType::Sint32, CimType::Sint64].into_iter().find(fits).unwrap_or(CimType::Uint64)
        }
        ValueKind::Real(_) => CimType::Real64,
        ValueKind::Character(_) => CimType::Char16,
        _ => CimType::String,
    }
}

fn mismatch(written: &ast::Qualifier, declared: &QualifierType, reason: &Unfit<'_>) -> Diagnostic {
    let name = &declared.name;
    let type_name = declared.data_type.cim_type.name();
    let span = written.value.as_ref().map_or(*written.span, |value| *value.span);
    let diagnostic = match reason {
        Unfit::Type(value) => {
            let message = format!("qualifier `{name}` takes values of type `{type_name}`");
            Diagnostic::new(codes::QUALIFIER_TYPE_MISMATCH, *value.span, message).help(example(declared, Some(value)))
        }
        _ if declared.data_type.array.is_some() => {
            let message = format!("qualifier `{name}` takes an array");
            Diagnostic::new(codes::QUALIFIER_ARRAY_MISMATCH, span, message).help(format!("write `{name} {{ ... }}`"))
        }
        _ => {
            let message = format!("qualifier `{name}` takes a single value");
            Diagnostic::new(codes::QUALIFIER_ARRAY_MISMATCH, span, message).help(format!("write `{name} ( ... )`"))
        }
    };
    match declared.span {
        Some(span) => diagnostic.label(span, "declared here"),
        None => diagnostic,
    }
}

/// What to write: the value that was probably meant, or one that shows the form.
fn example(declared: &QualifierType, written: Option<&ast::Value>) -> String {
    let name = &declared.name;
    let cim_type = declared.data_type.cim_type;
    let meant = written.and_then(|written| meant(&written.kind, cim_type));
    let element = meant.unwrap_or_else(|| form(cim_type).to_owned());
    if declared.data_type.array.is_some() {
        format!("write `{name} {{ {element} }}`")
    } else {
        format!("write `{name}({element})`")
    }
}

/// A literal with too many quotation marks, or too few.
fn meant(literal: &ValueKind, cim_type: CimType) -> Option<String> {
    match literal {
        ValueKind::Integer(value) if cim_type == CimType::String => Some(format!("\"{value}\"")),
        ValueKind::Boolean(value) if cim_type == CimType::String => Some(format!("\"{value}\"")),
        ValueKind::String(text) if cim_type == CimType::Boolean => {
            let text = text.trim().to_ascii_uppercase();
            matches!(text.as_str(), "TRUE" | "FALSE").then_some(text)
        }
        ValueKind::String(text) => {
            let value: i128 = text.trim().parse().ok()?;
            cim_type.integer_range().filter(|range| range.contains(&value)).map(|_| value.to_string())
        }
        _ => None,
    }
}

fn form(cim_type: CimType) -> &'static str {
    match cim_type {
        CimType::Boolean => "TRUE",
        CimType::String => "\"...\"",
        CimType::DateTime => "\"yyyymmddhhmmss.mmmmmmsutc\"",
        CimType::Char16 => "'a'",
        CimType::Real32 | CimType::Real64 => "1.5",
        _ => "1",
    }
}
