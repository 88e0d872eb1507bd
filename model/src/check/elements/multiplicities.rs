//! `Min` and `Max` of a reference: S051 (DSP0004 5.6.3).

use mof_parser::Diagnostic;
use mof_parser::ast::Scope;

use super::element::{Element, later_of};
use crate::codes;
use crate::report::Reports;
use crate::value::Value;

/// Checks how many objects may stand at an end of an association.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    let (min, max) = (element.qualifiers.get("Min"), element.qualifiers.get("Max"));
    let (Some(max), true) = (max, element.kind == Scope::Reference) else { return };
    let Value::Integer(most) = max.value else { return };
    let name = &element.name.text;
    if most == 0 && !max.propagated {
        let message = format!("`Max` of reference `{name}` is 0, so the association can have no instance");
        return reports
            .report(Diagnostic::new(codes::MULTIPLICITY, max.span, message).help("remove `Max`, or write at least 1"));
    }
    let Some((min, &Value::Integer(least))) = min.map(|min| (min, &min.value)) else { return };
    let (here, other) = later_of(min, max);
    if least > most && !here.propagated {
        let message = format!("`Min` of reference `{name}` is {least}, which is more than `Max`, {most}");
        let diagnostic = Diagnostic::new(codes::MULTIPLICITY, here.span, message).label(other.span, "the other one");
        reports.report(diagnostic.help("exchange or correct the two"));
    }
}
