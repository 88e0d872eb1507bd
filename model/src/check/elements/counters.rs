//! `Counter` and `Gauge`: S145 (DSP0004 5.6.3).

use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::element::{Element, later_of};
use crate::codes;
use crate::report::Reports;
use crate::value::Value;

/// Checks what is said to count or to measure.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    let set = |name: &str| element.qualifiers.get(name).filter(|of| of.value == Value::Boolean(true));
    let (counter, gauge) = (set("Counter"), set("Gauge"));
    let Some(own) = [counter, gauge].into_iter().flatten().find(|of| !of.propagated) else { return };
    let Some(written) = element.written_type else { return };
    if !element.cim_type().is_some_and(is_unsigned) {
        let message = format!("`{}` stands on type `{}`; it takes an unsigned integer", own.name, element.type_name());
        let diagnostic = Diagnostic::new(codes::COUNTER, own.span, message).label(*written.span, "the type");
        return reports
            .report(diagnostic.help("declare an unsigned integer such as `uint32`, or remove the qualifier"));
    }
    if let (Some(counter), Some(gauge)) = (counter, gauge) {
        let (here, other) = later_of(counter, gauge);
        let message = format!("`{}` is both `Counter` and `Gauge`", element.name.text);
        let diagnostic = Diagnostic::new(codes::COUNTER, here.span, message).label(other.span, "the other one");
        reports.report(diagnostic.help("keep `Counter` for what only grows, `Gauge` for what goes up and down"));
    }
}

fn is_unsigned(cim_type: CimType) -> bool {
    cim_type.integer_range().is_some_and(|range| *range.start() == 0)
}
