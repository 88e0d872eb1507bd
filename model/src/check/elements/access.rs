//! Properties that nobody can read or write: S154.

use mof_parser::Diagnostic;
use mof_parser::ast::Scope;

use super::element::Element;
use crate::codes;
use crate::report::Reports;
use crate::value::Value;

/// Checks `Read` and `Write` of a property.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    let Some(read) = element.own("Read").filter(|read| read.value == Value::Boolean(false)) else { return };
    if element.kind != Scope::Property || element.qualifiers.is_true("Write") {
        return;
    }
    let message = format!("property `{}` can be neither read nor written", element.name.text);
    let diagnostic = Diagnostic::new(codes::NO_ACCESS, read.span, message);
    reports.report(diagnostic.help("remove `Read(FALSE)`, or add `Write`"));
}
