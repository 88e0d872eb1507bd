//! `Octetstring`: S146 (DSP0004 5.6.3).
//!
//! On `uint8[]` the array is one octet string, on `string[]` each text is one in hexadecimal. Either begins with its length in four
//! octets, themselves included.

use mof_parser::ast::{self, ValueKind};
use mof_parser::{Diagnostic, Span};
use mof_runtime::CimType;

use super::element::Element;
use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::value::Value;

/// Checks the `Octetstring` that is in force on an element.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    let Some(qualifier) = element.qualifiers.get("Octetstring").filter(|of| of.value == Value::Boolean(true)) else {
        return;
    };
    let cim_type = element.cim_type().filter(|of| matches!(of, CimType::Uint8 | CimType::String));
    let is_array = element.data_type.is_some_and(|data_type| data_type.array.is_some());
    let Some(cim_type) = cim_type.filter(|_| is_array) else {
        if !qualifier.propagated && element.written_type.is_some() {
            reports.report(misplaced(element, qualifier));
        }
        return;
    };
    if let Some((literal, Value::Array(elements))) = element.default {
        check_default(literal, elements, cim_type, reports);
    }
}

fn misplaced(element: &Element<'_>, qualifier: &Qualifier) -> Diagnostic {
    let name = &element.name.text;
    let message = format!("`Octetstring` stands on `{name}`, which is neither `uint8[]` nor `string[]`");
    Diagnostic::new(codes::OCTET_STRING, qualifier.span, message)
        .label(element.type_span(), "the type")
        .help(format!("declare `uint8 {name}[]`, or remove the qualifier"))
}

fn check_default(literal: &ast::Value, elements: &[Value], cim_type: CimType, reports: &mut Reports) {
    if cim_type == CimType::Uint8 {
        let octets: Option<Vec<u8>> = elements.iter().map(octet).collect();
        return check_octets(octets.as_deref(), *literal.span, reports);
    }
    let ValueKind::Array(literals) = &literal.kind else { return };
    for (literal, element) in literals.iter().zip(elements) {
        if let Value::String(text) = element {
            check_octets(octets(text).as_deref(), *literal.span, reports);
        }
    }
}

fn check_octets(octets: Option<&[u8]>, place: Span, reports: &mut Reports) {
    let complaint = match octets {
        None => "an octet string is written `0x` and two hexadecimal digits an octet".to_owned(),
        Some(octets) => match octets.first_chunk().map(|length| u32::from_be_bytes(*length)) {
            Some(length) if usize::try_from(length) == Ok(octets.len()) => return,
            Some(length) => format!("an octet string of {} octets says that it has {length}", octets.len()),
            None => format!("an octet string of {} octets has no room for its length", octets.len()),
        },
    };
    let help = "begin with the number of octets, these four included: `0x00000006` and two more octets";
    reports.report(Diagnostic::new(codes::OCTET_STRING, place, complaint).help(help));
}

fn octet(value: &Value) -> Option<u8> {
    match value {
        Value::Integer(value) => u8::try_from(*value).ok(),
        _ => None,
    }
}

fn octets(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit()) && digits.len().is_multiple_of(2);
    if is_hexadecimal { digits.as_bytes().chunks(2).map(pair).collect() } else { None }
}
