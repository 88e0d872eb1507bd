//! `MaxLen`, `MinLen`, `MaxValue`, `MinValue`: S140, S141, S142 (DSP0004 5.6.3).

use mof_parser::{Code, Diagnostic, Dialect, Severity};
use mof_runtime::CimType;

use super::element::{Element, later_of};
use crate::codes;
use crate::qualifier::{Qualifier, Qualifiers};
use crate::report::Reports;
use crate::value::Value;

/// Checks the limits that stand on an element, and its default value against those in force.
pub(crate) fn check(element: &Element<'_>, reports: &mut Reports) {
    check_pair(element, &LENGTH, reports);
    check_pair(element, &VALUE, reports);
}

/// A lower and an upper limit.
struct Limits {
    lower: &'static str,
    upper: &'static str,
    code: Code,
    /// What the limits are for.
    applies_to: &'static str,
    applies: fn(CimType) -> bool,
}

const LENGTH: Limits = Limits {
    lower: "MinLen",
    upper: "MaxLen",
    code: codes::LENGTH_LIMIT,
    applies_to: "a string",
    applies: |cim_type| cim_type == CimType::String,
};

const VALUE: Limits = Limits {
    lower: "MinValue",
    upper: "MaxValue",
    code: codes::VALUE_LIMIT,
    applies_to: "a number",
    applies: |cim_type| cim_type.is_integer() || matches!(cim_type, CimType::Real32 | CimType::Real64),
};

fn check_pair(element: &Element<'_>, limits: &Limits, reports: &mut Reports) {
    let (lower, upper) = (element.qualifiers.get(limits.lower), element.qualifiers.get(limits.upper));
    let Some(first) =
        [lower, upper].into_iter().flatten().find(|qualifier| !qualifier.propagated || element.default.is_some())
    else {
        return;
    };
    if !element.cim_type().is_some_and(limits.applies) {
        if !first.propagated {
            reports.report(misplaced(element, limits, first));
        }
        return;
    }
    let is_order_wrong = check_order(lower, upper, limits, reports);
    for bound in [lower, upper].into_iter().flatten().filter(|bound| !bound.propagated) {
        check_type(element, bound, limits, reports);
        check_widening(element, bound, reports);
    }
    if !is_order_wrong {
        check_default(element, lower, upper, limits, reports);
    }
}

fn misplaced(element: &Element<'_>, limits: &Limits, qualifier: &Qualifier) -> Diagnostic {
    let message =
        format!("`{}` stands on type `{}`, which is not {}", qualifier.name, element.type_name(), limits.applies_to);
    let diagnostic = Diagnostic::new(limits.code, qualifier.span, message).label(element.type_span(), "the type");
    diagnostic.help("remove the qualifier")
}

/// The bound that a qualifier sets. The WMI driver kit writes `MaxLen(0)` for no limit.
fn bound(qualifier: Option<&Qualifier>, reports: &Reports) -> Option<i128> {
    let qualifier = qualifier?;
    let Value::Integer(bound) = qualifier.value else { return None };
    let unlimited = bound == 0 && qualifier.name.is("MaxLen") && reports.dialect(qualifier.span.file) == Dialect::Wmi;
    (!unlimited).then_some(bound)
}

/// The lower limit is not above the upper. Gives whether it is.
fn check_order(lower: Option<&Qualifier>, upper: Option<&Qualifier>, limits: &Limits, reports: &mut Reports) -> bool {
    let (Some(least), Some(most), Some(lower), Some(upper)) =
        (bound(lower, reports), bound(upper, reports), lower, upper)
    else {
        return false;
    };
    if least <= most {
        return false;
    }
    let (here, other) = later_of(lower, upper);
    if !here.propagated {
        let message = format!("`{}` is {least}, which is more than `{}`, {most}", limits.lower, limits.upper);
        let diagnostic = Diagnostic::new(limits.code, here.span, message).label(other.span, "the other limit");
        reports.report(diagnostic.help("exchange or correct the two"));
    }
    true
}

/// A limit that no value of the type can reach says nothing.
fn check_type(element: &Element<'_>, qualifier: &Qualifier, limits: &Limits, reports: &mut Reports) {
    let (Value::Integer(bound), Some(range)) = (&qualifier.value, element.cim_type().and_then(CimType::integer_range))
    else {
        return;
    };
    if !range.contains(bound) {
        let message = format!("`{}` is {bound}, which is outside type `{}`", qualifier.name, element.type_name());
        let diagnostic = Diagnostic::new(limits.code, qualifier.span, message).label(element.type_span(), "the type");
        let help = format!("write an integer from {} to {}", range.start(), range.end());
        reports.report_as(Severity::Warning, diagnostic.help(help));
    }
}

/// S142: an override may only narrow the limits.
fn check_widening(element: &Element<'_>, own: &Qualifier, reports: &mut Reports) {
    let Some(inherited) = element.inherited.and_then(|above| above.get(own.name.as_str())) else { return };
    let (Value::Integer(now), Value::Integer(before)) = (&own.value, &inherited.value) else { return };
    let is_upper = own.name.is("MaxLen") || own.name.is("MaxValue");
    if if is_upper { now > before } else { now < before } {
        let name = &element.name.text;
        let message = format!("`{}` of `{name}` is {now}, which is wider than the inherited {before}", own.name);
        let diagnostic = Diagnostic::new(codes::WIDER_LIMIT, own.span, message);
        let diagnostic = diagnostic.label(inherited.span, "the inherited limit");
        reports.report(diagnostic.help("keep within it: whoever knows the superclass relies on it"));
    }
}

/// The default value keeps within the limits.
fn check_default(
    element: &Element<'_>,
    lower: Option<&Qualifier>,
    upper: Option<&Qualifier>,
    limits: &Limits,
    reports: &mut Reports,
) {
    let Some((literal, value)) = element.default else { return };
    let (least, most) = (bound(lower, reports), bound(upper, reports));
    let elements = if let Value::Array(elements) = value { &**elements } else { std::slice::from_ref(value) };
    let broken = elements.iter().find_map(|value| {
        let (below, above) =
            (least.is_some_and(|least| is_below(value, least)), most.is_some_and(|most| is_above(value, most)));
        if below { lower } else { upper.filter(|_| above) }
    });
    if let Some(broken) = broken {
        let message = format!("the default value of `{}` breaks its `{}`", element.name.text, broken.name);
        let diagnostic = Diagnostic::new(limits.code, *literal.span, message).label(broken.span, "the limit");
        reports.report(diagnostic.help("change the value or the limit"));
    }
}

/// The limit in force that a value breaks, and its bound.
pub(crate) fn broken(value: &Value, qualifiers: &Qualifiers, reports: &Reports) -> Option<(&'static str, i128)> {
    let limit = |name: &'static str, breaks: fn(&Value, i128) -> bool| {
        let bound = bound(qualifiers.get(name), reports)?;
        breaks(value, bound).then_some((name, bound))
    };
    let limits = match value {
        Value::String(_) => &LENGTH,
        _ => &VALUE,
    };
    limit(limits.lower, is_below).or_else(|| limit(limits.upper, is_above))
}

fn is_below(value: &Value, least: i128) -> bool {
    match value {
        Value::String(text) => length(text) < least,
        Value::Integer(value) => *value < least,
        #[expect(
            clippy::cast_precision_loss,
            reason = "a limit of more than 53 bits is compared as nearly as a real can be"
        )]
        Value::Real(value) => *value < least as f64,
        _ => false,
    }
}

fn is_above(value: &Value, most: i128) -> bool {
    match value {
        Value::String(text) => length(text) > most,
        Value::Integer(value) => *value > most,
        #[expect(
            clippy::cast_precision_loss,
            reason = "a limit of more than 53 bits is compared as nearly as a real can be"
        )]
        Value::Real(value) => *value > most as f64,
        _ => false,
    }
}

/// The number of characters.
fn length(text: &str) -> i128 {
    i128::try_from(text.chars().count()).unwrap_or(i128::MAX)
}
