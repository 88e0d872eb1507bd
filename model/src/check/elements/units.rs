//! `PUnit`: S149 (DSP0004 Annex C).

use mof_parser::{Diagnostic, Span};
use mof_runtime::CimType;

use super::element::Element;
use crate::codes;
use crate::report::Reports;
use crate::units::{self, UnitError};
use crate::value::Value;

/// Checks the `PUnit` that stands on an element.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    let Some(qualifier) = element.own("PUnit") else { return };
    let (Value::String(text), Some(cim_type)) = (&qualifier.value, element.cim_type()) else { return };
    if !cim_type.is_integer() && !matches!(cim_type, CimType::Real32 | CimType::Real64) {
        let message = format!("`PUnit` stands on type `{}`, which is no number", element.type_name());
        let diagnostic = Diagnostic::new(codes::PROGRAMMATIC_UNIT, qualifier.span, message);
        return reports.report(diagnostic.label(element.type_span(), "the type").help("remove the qualifier"));
    }
    if let Err(error) = units::check(text) {
        report(text, &error, element.value_span(qualifier), reports);
    }
}

fn report(text: &str, error: &UnitError<'_>, place: Span, reports: &mut Reports) {
    let (message, meant) = match error {
        UnitError::Malformed("") => (format!("`{text}` lacks a unit"), None),
        UnitError::Malformed(part) => (format!("`{part}` is neither a number nor a unit"), None),
        UnitError::Unknown(unit) => (format!("there is no unit `{unit}`"), reports.closest(unit, units::base_units())),
    };
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write base units, numbers, `*` and `/`, such as `byte`, `hertz * 10^6` or `bit / second`".to_owned(),
    };
    reports.report(Diagnostic::new(codes::PROGRAMMATIC_UNIT, place, message).help(help));
}
