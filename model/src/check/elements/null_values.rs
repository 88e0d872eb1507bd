//! `NullValue`, `UnknownValues`, `UnsupportedValues`: S158 (DSP0004 5.6.3, 5.6.4).

use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::element::Element;
use crate::codes;
use crate::report::Reports;
use crate::resolve::value_map::Entry;
use crate::value::Value;

/// Checks the values of an integer that stand for something else than a number; they are written as in a `ValueMap`.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    let Some(limits) = element.cim_type().and_then(CimType::integer_range) else { return };
    let own = ["NullValue", "UnknownValues", "UnsupportedValues"].into_iter().filter_map(|name| element.own(name));
    for qualifier in own {
        let is_array = matches!(qualifier.value, Value::Array(_));
        let value = std::slice::from_ref(&qualifier.value);
        let entries = if let Value::Array(entries) = &qualifier.value { entries } else { value };
        for (index, entry) in entries.iter().enumerate() {
            let Value::String(text) = entry else { continue };
            let span = if is_array { element.entry_span(qualifier, index) } else { element.value_span(qualifier) };
            if Entry::parse(text).is_some_and(|entry| entry.bounds().all(|bound| limits.contains(&bound))) {
                continue;
            }
            let message =
                format!("`{}` is `{text}`, which is no value of type `{}`", qualifier.name, element.type_name());
            let diagnostic = Diagnostic::new(codes::NULL_VALUE, span, message);
            let help = format!("write an integer from {} to {}, or a range of them", limits.start(), limits.end());
            reports.report(diagnostic.label(element.type_span(), "the type").help(help));
        }
    }
}
