//! `ArrayType`: S130 (DSP0004 5.6.3).

use mof_parser::{Diagnostic, Dialect};

use super::element::Element;
use crate::codes;
use crate::report::Reports;
use crate::value::Value;

/// Checks the `ArrayType` that stands on an element.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    let Some(qualifier) = element.own("ArrayType") else { return };
    let (Value::String(kind), Some(data_type)) = (&qualifier.value, element.data_type) else { return };
    let kinds: &[&str] = match reports.dialect(qualifier.span.file) {
        Dialect::Mof3 => &["Bag", "Ordered", "Indexed", "Set", "OrderedSet"],
        _ => &["Bag", "Ordered", "Indexed"],
    };
    if !kinds.iter().any(|known| kind.eq_ignore_ascii_case(known)) {
        let message = format!("`ArrayType` is `{kind}`, which is no kind of array");
        let diagnostic = Diagnostic::new(codes::ARRAY_TYPE, qualifier.span, message);
        return reports.report(diagnostic.help("write `\"Bag\"`, `\"Ordered\"` or `\"Indexed\"`"));
    }
    if data_type.array.is_none() {
        let message = format!("`ArrayType` stands on `{}`, which is no array", element.name.text);
        let diagnostic =
            Diagnostic::new(codes::ARRAY_TYPE, qualifier.span, message).label(element.type_span(), "a single value");
        reports.report(diagnostic.help("remove it, or declare an array with `[]` after the name"));
    }
}
