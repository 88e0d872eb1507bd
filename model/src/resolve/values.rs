//! Literals to typed values (DSP0004 7.12, 5.2).
//!
//! A literal that does not fit its type is reported and becomes NULL, so that whoever reads a [`Value`] can rely on its kind.

use mof_parser::ast::{self, InstanceDeclaration, ValueKind};
use mof_parser::{Diagnostic, Dialect, Severity, Span};
use mof_runtime::{CimDateTime, CimType};

use super::values_mof3 as mof3;
use crate::codes;
use crate::report::Reports;
use crate::schema::{Array, Mof3Type, Property, Type};
use crate::value::Value;

/// Why a literal cannot be the value of a type.
#[derive(Debug)]
pub(super) enum Mismatch {
    /// It is of another kind, such as a string for a number.
    Kind,
    /// The integer is too small or too large.
    Range(i128),
    /// A real number for an integer type, and the integer next to it where the type has it.
    Real(Option<i128>),
    /// `"TRUE"` or `"FALSE"` in quotation marks, as many registrations of WMI providers have them.
    QuotedBoolean(bool),
    /// A string for a character.
    Character,
    /// The string is no datetime, for this reason.
    DateTime(String, String),
    /// The enumeration has no such literal, or none of its name.
    Literal,
    /// The string is no octet string, for this reason.
    OctetString(&'static str),
}

/// What makes a value out of a literal instance: it depends on which classes are known.
pub(super) trait Embed {
    /// The instance that stands in a value, for a type where one is known.
    fn embed(
        &mut self,
        declaration: &InstanceDeclaration,
        expected: Option<Expected<'_>>,
        reports: &mut Reports,
    ) -> Value;

    /// The instance whose text is a string's value (DSP0004 Annex F).
    fn embed_text(&mut self, _: &ast::Value, text: &str, _: Expected<'_>, _: &mut Reports) -> Value {
        Value::String(text.into())
    }
}

/// A type, with the place that declares it.
#[derive(Clone, Copy)]
pub(super) struct Expected<'a> {
    pub(super) data_type: &'a Type,
    pub(super) declared: Option<Span>,
}

impl<'a> Expected<'a> {
    /// The type of a property.
    pub(super) fn of(property: &'a Property) -> Self {
        Self { data_type: &property.data_type, declared: Some(property.name_span) }
    }

    /// Shows where the type is declared.
    pub(super) fn at(self, diagnostic: Diagnostic) -> Diagnostic {
        match self.declared {
            Some(span) => diagnostic.label(span, format!("the type is `{}`", self.type_name())),
            None => diagnostic,
        }
    }

    /// The name of the type, or of the class of an embedded instance.
    fn type_name(self) -> &'a str {
        let Type { cim_type, class_name, .. } = self.data_type;
        match class_name {
            Some(name) if *cim_type == CimType::Instance => name.as_str(),
            _ => self.data_type.name(),
        }
    }
}

/// A literal as a value of a type.
pub(super) fn typed(value: &ast::Value, expected: Expected<'_>, embed: &mut dyn Embed, reports: &mut Reports) -> Value {
    match (&value.kind, expected.data_type.array) {
        (ValueKind::Null | ValueKind::Error, _) => Value::Null,
        (ValueKind::Array(elements), Some(size)) => {
            check_size(elements, size, expected, reports);
            elements.iter().map(|element| single(element, expected, embed, reports)).collect()
        }
        (ValueKind::Array(_), None) => {
            reports.report(array_for_one(value, expected));
            Value::Null
        }
        (_, Some(_)) => {
            report_one_for_array(value, expected, reports);
            [single(value, expected, embed, reports)].into_iter().collect()
        }
        (_, None) => single(value, expected, embed, reports),
    }
}

/// One value, or one element of an array.
fn single(value: &ast::Value, expected: Expected<'_>, embed: &mut dyn Embed, reports: &mut Reports) -> Value {
    let cim_type = expected.data_type.cim_type;
    match (&value.kind, cim_type) {
        (ValueKind::Instance(declaration), CimType::Instance | CimType::Object) => {
            return embed.embed(declaration, Some(expected), reports);
        }
        (ValueKind::String(text), CimType::Instance | CimType::Object) => {
            return embed.embed_text(value, text, expected, reports);
        }
        _ => {}
    }
    match scalar(&value.kind, expected.data_type) {
        Ok(Value::Real(number)) => real(value, number, expected, reports),
        Ok(scalar) => {
            check_asterisks(value, &scalar, reports);
            scalar
        }
        Err(reason) => {
            report_mismatch(value, &reason, expected, reports);
            let converts = reports.dialect(value.span.file) == Dialect::Wmi;
            reason.converted().filter(|_| converts).unwrap_or(Value::Null)
        }
    }
}

/// A literal as a single value of a type, or why it is none.
pub(super) fn scalar(literal: &ValueKind, data_type: &Type) -> Result<Value, Mismatch> {
    match &data_type.mof3 {
        Some(Mof3Type::Enumeration(enumeration)) => mof3::of_enumeration(literal, enumeration),
        Some(Mof3Type::OctetString) => mof3::octet_string(literal),
        Some(Mof3Type::Integer) | None => of_cim_type(literal, data_type.cim_type),
    }
}

fn of_cim_type(literal: &ValueKind, cim_type: CimType) -> Result<Value, Mismatch> {
    match (literal, cim_type) {
        (ValueKind::Null | ValueKind::Error, _) => Ok(Value::Null),
        (ValueKind::Boolean(value), CimType::Boolean) => Ok(Value::Boolean(*value)),
        (ValueKind::String(text), CimType::String) => Ok(Value::String(text.as_str().into())),
        (ValueKind::String(text), CimType::DateTime) => datetime(text),
        (ValueKind::String(_), CimType::Char16) => Err(Mismatch::Character),
        (ValueKind::String(path), CimType::Reference) => Ok(Value::Reference(path.as_str().into())),
        (ValueKind::Character(unit), CimType::Char16) => Ok(Value::Char16(*unit)),
        (ValueKind::Integer(value), CimType::Char16) => {
            u16::try_from(*value).map(Value::Char16).map_err(|_| Mismatch::Range(*value))
        }
        (ValueKind::Alias(name), CimType::Reference | CimType::Instance | CimType::Object) => {
            Ok(Value::Alias(name.as_str().into()))
        }
        // What nothing declares may be an enumeration.
        (ValueKind::Enumeration(literal), CimType::Instance) => Ok(Value::String(literal.literal.text.as_str().into())),
        (ValueKind::Integer(value), _) if cim_type.is_integer() => integer(*value, cim_type),
        (ValueKind::Real(value), _) if cim_type.is_integer() => Err(Mismatch::Real(rounded(*value, cim_type))),
        (ValueKind::Real(value), CimType::Real32 | CimType::Real64) => Ok(Value::Real(*value)),
        #[expect(clippy::cast_precision_loss, reason = "an integer literal may initialise a real element")]
        (ValueKind::Integer(value), CimType::Real32 | CimType::Real64) => Ok(Value::Real(*value as f64)),
        (ValueKind::String(text), CimType::Boolean) if text.eq_ignore_ascii_case("true") => {
            Err(Mismatch::QuotedBoolean(true))
        }
        (ValueKind::String(text), CimType::Boolean) if text.eq_ignore_ascii_case("false") => {
            Err(Mismatch::QuotedBoolean(false))
        }
        _ => Err(Mismatch::Kind),
    }
}

impl Mismatch {
    /// What WMI makes of the literal all the same.
    fn converted(&self) -> Option<Value> {
        match self {
            Self::Real(rounded) => rounded.map(Value::Integer),
            Self::QuotedBoolean(value) => Some(Value::Boolean(*value)),
            _ => None,
        }
    }
}

fn integer(value: i128, cim_type: CimType) -> Result<Value, Mismatch> {
    let fits = cim_type.integer_range().is_some_and(|range| range.contains(&value));
    if fits { Ok(Value::Integer(value)) } else { Err(Mismatch::Range(value)) }
}

/// The integer next to a real, if the type has it.
fn rounded(value: f64, cim_type: CimType) -> Option<i128> {
    #[expect(clippy::cast_possible_truncation, reason = "what is too large saturates, and no type has that value")]
    let nearest = value.round() as i128;
    cim_type.integer_range().filter(|range| range.contains(&nearest)).map(|_| nearest)
}

fn datetime(text: &str) -> Result<Value, Mismatch> {
    match text.parse::<CimDateTime>() {
        Ok(_) => Ok(Value::DateTime(text.into())),
        Err(error) => Err(Mismatch::DateTime(text.to_owned(), error.to_string())),
    }
}

/// The value that a literal has by itself, where no type is known.
pub(super) fn literal(value: &ast::Value, embed: &mut dyn Embed, reports: &mut Reports) -> Value {
    match &value.kind {
        ValueKind::Boolean(value) => Value::Boolean(*value),
        ValueKind::Integer(value) => Value::Integer(*value),
        ValueKind::Real(value) => Value::Real(*value),
        ValueKind::Character(unit) => Value::Char16(*unit),
        ValueKind::String(text) | ValueKind::Word(text) => Value::String(text.as_str().into()),
        ValueKind::Alias(name) => Value::Alias(name.as_str().into()),
        ValueKind::Enumeration(literal) => Value::String(literal.literal.text.as_str().into()),
        ValueKind::Array(elements) => elements.iter().map(|element| literal(element, embed, reports)).collect(),
        ValueKind::Instance(declaration) => embed.embed(declaration, None, reports),
        _ => Value::Null,
    }
}

fn check_size(elements: &[ast::Value], size: Array, expected: Expected<'_>, reports: &mut Reports) {
    let Array::Fixed(size) = size else { return };
    let Some(surplus) = elements.get(size as usize) else { return };
    let message = format!("{} values are given for an array of {size}", elements.len());
    let span = elements.last().map_or(*surplus.span, |last| surplus.span.to(*last.span));
    let diagnostic = Diagnostic::new(codes::ARRAY_SIZE, span, message).at("no room for these");
    let help = format!("remove the surplus, or declare an array of {}", elements.len());
    reports.report(expected.at(diagnostic).help(help));
}

fn array_for_one(value: &ast::Value, expected: Expected<'_>) -> Diagnostic {
    let name = expected.type_name();
    let message = format!("an array is given for a single value of type `{name}`");
    expected
        .at(Diagnostic::new(codes::ARRAY_MISMATCH, *value.span, message))
        .help("write the value without braces, or declare an array with `[]` after the name")
}

/// WMI, Desired State Configuration and SDK pages take a single value for an array of one.
fn report_one_for_array(value: &ast::Value, expected: Expected<'_>, reports: &mut Reports) {
    let name = expected.type_name();
    let message = format!("a single value is given for an array of `{name}`");
    let diagnostic =
        Diagnostic::new(codes::ARRAY_MISMATCH, *value.span, message).help("write the value in braces: `{ ... }`");
    let strict = matches!(reports.dialect(value.span.file), Dialect::Standard | Dialect::Mof3);
    let severity = if strict { Severity::Error } else { Severity::Warning };
    reports.report_as(severity, expected.at(diagnostic));
}

/// Says why a literal is no value of the type.
fn report_mismatch(value: &ast::Value, reason: &Mismatch, expected: Expected<'_>, reports: &mut Reports) {
    let cim_type = expected.data_type.cim_type;
    let name = expected.type_name();
    let (code, message) = match reason {
        Mismatch::Kind | Mismatch::QuotedBoolean(_) => {
            (codes::VALUE_TYPE, format!("{} cannot be a value of type `{name}`", kind(&value.kind)))
        }
        Mismatch::Range(integer) => (codes::INTEGER_RANGE, format!("`{integer}` does not fit type `{name}`")),
        Mismatch::Real(_) => (codes::REAL_FOR_INTEGER, format!("a real number cannot be a value of type `{name}`")),
        Mismatch::Character => (codes::CHAR16_VALUE, "a string cannot be a value of type `char16`".to_owned()),
        Mismatch::DateTime(text, reason) => (datetime_code(text), format!("malformed datetime: {reason}")),
        Mismatch::Literal => (codes::ENUMERATION_KIND, mof3::unknown_literal(value, expected.data_type)),
        Mismatch::OctetString(reason) => (codes::OCTET_STRING_VALUE, format!("malformed octet string: {reason}")),
    };
    if matches!(reason, Mismatch::QuotedBoolean(_)) && reports.dialect(value.span.file) == Dialect::Wmi {
        let diagnostic = expected.at(Diagnostic::new(code, *value.span, message));
        return reports.report_as(Severity::Warning, diagnostic.help("write it without quotation marks"));
    }
    let advice = mof3::advice(value, expected.data_type, reports).unwrap_or_else(|| advice(cim_type));
    reports.report(expected.at(Diagnostic::new(code, *value.span, message)).help(advice));
}

fn kind(literal: &ValueKind) -> &'static str {
    match literal {
        ValueKind::Null => "NULL",
        ValueKind::Boolean(_) => "a boolean",
        ValueKind::Integer(_) => "an integer",
        ValueKind::Real(_) => "a real number",
        ValueKind::Character(_) => "a character",
        ValueKind::String(_) => "a string",
        ValueKind::Array(_) => "an array",
        ValueKind::Alias(_) => "an alias",
        ValueKind::Instance(_) => "an instance",
        ValueKind::Word(_) => "a bare word",
        ValueKind::Enumeration(_) => "a literal of an enumeration",
        _ => "this",
    }
}

/// What a value of a type looks like.
fn advice(cim_type: CimType) -> String {
    match cim_type {
        CimType::Boolean => "write `TRUE` or `FALSE`, without quotation marks".to_owned(),
        CimType::String => "write a string in quotation marks".to_owned(),
        CimType::Char16 => {
            "write one character in apostrophes, such as `'a'`, or an integer from 0 to 65535".to_owned()
        }
        CimType::DateTime => {
            "write `\"yyyymmddhhmmss.mmmmmmsutc\"`, or `\"ddddddddhhmmss.mmmmmm:000\"` for an interval".to_owned()
        }
        CimType::Real32 | CimType::Real64 => "write a number, such as `1.5`".to_owned(),
        CimType::Reference => "write an object path in quotation marks, or an alias such as `$a`".to_owned(),
        CimType::Instance | CimType::Object => "write `instance of` a class, or an alias such as `$a`".to_owned(),
        _ => match cim_type.integer_range() {
            Some(range) => format!("write an integer from {} to {}", range.start(), range.end()),
            None => format!("write a value of type `{}`", cim_type.name()),
        },
    }
}

/// A number as a value of a real type (S203).
///
/// That a decimal fraction such as 0.1 is rounded goes without saying; an integer is written to be kept.
fn real(value: &ast::Value, number: f64, expected: Expected<'_>, reports: &mut Reports) -> Value {
    let kept = if expected.data_type.cim_type == CimType::Real32 { shortest(number) } else { number };
    let name = expected.type_name();
    let diagnostic = |message| Diagnostic::new(codes::INEXACT_REAL, *value.span, message);
    if kept.is_infinite() {
        let too_large = diagnostic(format!("`{number:?}` is too large for type `{name}`"));
        let help = format!("the largest `{name}` is about 3.4e38; declare the element as `real64`");
        reports.report_as(Severity::Error, expected.at(too_large).help(help));
        return Value::Null;
    }
    if kept == 0.0 && number != 0.0 {
        let too_small = diagnostic(format!("`{number:?}` is too small for type `{name}` and becomes 0"));
        reports.report(expected.at(too_small).help("declare the element as `real64`, or write 0.0"));
    }
    #[expect(clippy::cast_possible_truncation, reason = "the nearest integer is what is compared")]
    if let ValueKind::Integer(integer) = value.kind
        && kept as i128 != integer
    {
        let inexact =
            diagnostic(format!("type `{name}` cannot hold `{integer}` exactly and makes it `{}`", kept as i128));
        reports.report(
            expected.at(inexact).help("declare the element as an integer, or write the number that it can hold"),
        );
    }
    Value::Real(kept)
}

/// The shortest number that means the same `real32` as this one.
#[expect(clippy::cast_possible_truncation, reason = "it is what the type does")]
fn shortest(number: f64) -> f64 {
    let narrow = number as f32;
    narrow.to_string().parse().unwrap_or_else(|_| narrow.into())
}

/// Asterisks where WMI has them are no mistake of form, so the value stands.
fn check_asterisks(value: &ast::Value, scalar: &Value, reports: &mut Reports) {
    let Value::DateTime(text) = scalar else { return };
    if text.parse::<CimDateTime>().is_ok_and(|datetime| datetime.uses_wmi_asterisks()) {
        let message = "the asterisks of a datetime must run to the last digit of the microseconds";
        reports.report(
            Diagnostic::new(codes::WMI_DATETIME, *value.span, message)
                .help("only WMI takes asterisks in a leading field or in the offset"),
        );
    }
}

/// Whether the asterisks or something else are what is wrong with a datetime.
fn datetime_code(text: &str) -> mof_parser::Code {
    const TIMESTAMP: &[(usize, usize)] = &[(0, 4), (4, 6), (6, 8), (8, 10), (10, 12), (12, 14), (22, 25)];
    const INTERVAL: &[(usize, usize)] = &[(0, 8), (8, 10), (10, 12), (12, 14), (22, 25)];
    let fields = if text.as_bytes().get(21) == Some(&b':') { INTERVAL } else { TIMESTAMP };
    let mixed = |(start, end): &(usize, usize)| {
        let field = text.as_bytes().get(*start..*end).unwrap_or_default();
        field.contains(&b'*') && field.iter().any(u8::is_ascii_digit)
    };
    let microseconds = text.as_bytes().get(15..21).unwrap_or_default();
    let resumed = microseconds.windows(2).any(|pair| pair[0] == b'*' && pair[1].is_ascii_digit());
    let shape = text.len() == 25 && text.bytes().all(|byte| byte.is_ascii_digit() || b"*.+-:".contains(&byte));
    if shape && (fields.iter().any(mixed) || resumed) { codes::DATETIME_ASTERISKS } else { codes::MALFORMED_DATETIME }
}
