//! Qualifiers whose text has a form, or which say what form the text of their element has: S147, S153, S156.

use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::element::Element;
use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::value::Value;

/// Checks the qualifiers that stand on an element.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    if let Some(version) = element.own("Version") {
        check_version(element, version, reports);
    }
    if let Some(correlatable) = element.own("Correlatable") {
        check_correlatable(element, correlatable, reports);
    }
    for name in ["DN", "IsPUnit", "XMLNamespaceName", "Reference"] {
        if let Some(qualifier) = element.own(name) {
            check_string(element, qualifier, reports);
        }
    }
}

/// S147: `M.N.U`, three decimal numbers.
fn check_version(element: &Element<'_>, version: &Qualifier, reports: &mut Reports) {
    let Value::String(text) = &version.value else { return };
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() != 3 || !parts.iter().all(is_number) {
        let message = format!("version `{text}` is not of the form `M.N.U`");
        let diagnostic = Diagnostic::new(codes::VERSION_FORM, element.value_span(version), message);
        reports.report(diagnostic.help("write three numbers, such as `Version(\"1.0.0\")`"));
    }
}

/// S153.
fn check_correlatable(element: &Element<'_>, qualifier: &Qualifier, reports: &mut Reports) {
    let Value::Array(entries) = &qualifier.value else { return };
    for (index, entry) in entries.iter().enumerate() {
        let Value::String(text) = entry else { continue };
        if text.split(':').count() != 3 || text.split(':').any(str::is_empty) {
            let message = format!("`Correlatable` entry `{text}` is not of the form `organization:set:role`");
            let diagnostic = Diagnostic::new(codes::CORRELATABLE_FORM, element.entry_span(qualifier, index), message);
            reports.report(diagnostic.help("write three names with `:` between them, such as `\"ACME:Disks:Id\"`"));
        }
    }
}

/// S156.
fn check_string(element: &Element<'_>, qualifier: &Qualifier, reports: &mut Reports) {
    let is_set = !matches!(qualifier.value, Value::Boolean(false) | Value::Null);
    let Some(written) = element.written_type.filter(|_| is_set) else { return };
    if element.cim_type() != Some(CimType::String) {
        let message =
            format!("`{}` stands on type `{}`; it is about the text of a string", qualifier.name, element.type_name());
        let diagnostic = Diagnostic::new(codes::STRING_QUALIFIER, qualifier.span, message);
        reports.report(diagnostic.label(*written.span, "the type").help("declare a `string`, or remove the qualifier"));
    }
}
