//! Qualifiers that say nothing without another one: S152.

use mof_parser::Diagnostic;

use super::element::Element;
use crate::codes;
use crate::report::Reports;

/// A qualifier, what it needs beside it, and how to write that.
const NEEDS: [(&str, &str, &str); 4] = [
    ("Syntax", "SyntaxType", "SyntaxType(\"...\")"),
    ("SyntaxType", "Syntax", "Syntax(\"...\")"),
    ("CreateBy", "SupportsCreate", "SupportsCreate"),
    ("DeleteBy", "SupportsDelete", "SupportsDelete"),
];

/// Checks that the qualifiers of an element have what they need beside them.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    for (name, needed, example) in NEEDS {
        let Some(qualifier) = element.own(name).filter(|_| !element.qualifiers.carries(needed)) else { continue };
        let message = format!("`{name}` stands on `{}` without `{needed}`", element.name.text);
        let diagnostic = Diagnostic::new(codes::LONELY_QUALIFIER, qualifier.span, message);
        reports.report(diagnostic.help(format!("add `{example}`")));
    }
}
