//! `Aggregation`, `Aggregate`, `Composition`: S052 (DSP0004 5.6.3).

use mof_parser::Diagnostic;

use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::resolve::ResolvedClass;
use crate::schema::{Class, Property, Schema};
use crate::value::Value;

/// Checks that an aggregation says which of its ends is the whole.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    let resolved = &schema[class.id];
    if !class.ancestry_known || reports.has_errors_within(resolved.span) {
        return;
    }
    let own_wholes = || class.properties.iter().map(|own| own.resolved.as_ref()).filter(|of| own(of).is_some());
    match resolved.qualifiers.get("Aggregation").filter(|of| of.value == Value::Boolean(true)) {
        Some(aggregation) if !aggregation.propagated || own_wholes().next().is_some() => {
            check_wholes(resolved, aggregation, reports);
        }
        Some(_) => {}
        None if resolved.qualifiers.is_true("Composition") => check_composition(resolved, reports),
        None => own_wholes().for_each(|whole| report_outside(resolved, whole, reports)),
    }
}

/// The `Aggregate` that stands on a reference itself.
fn own(property: &Property) -> Option<&Qualifier> {
    property.qualifiers.get("Aggregate").filter(|of| !of.propagated && of.value == Value::Boolean(true))
}

fn check_wholes(class: &Class, aggregation: &Qualifier, reports: &mut Reports) {
    let mut wholes = class.properties.iter().filter(|property| property.qualifiers.is_true("Aggregate"));
    let (first, second) = (wholes.next(), wholes.next());
    let diagnostic = match (first, second) {
        (None, _) => {
            let message = format!("aggregation `{}` does not say which end is the whole", class.name);
            Diagnostic::new(codes::AGGREGATION, aggregation.span, message)
                .help("add the qualifier `Aggregate` to the reference to the whole")
        }
        (Some(first), Some(second)) => {
            let message = format!("aggregation `{}` has two references that are `Aggregate`", class.name);
            Diagnostic::new(codes::AGGREGATION, second.name_span, message)
                .label(first.name_span, "the other one")
                .help("keep `Aggregate` on the reference to the whole")
        }
        (Some(_), None) => return,
    };
    reports.report(diagnostic);
}

fn report_outside(class: &Class, whole: &Property, reports: &mut Reports) {
    let Some(qualifier) = own(whole) else { return };
    let message = format!("reference `{}` is `Aggregate`, but `{}` is no aggregation", whole.name, class.name);
    let diagnostic = Diagnostic::new(codes::AGGREGATION, qualifier.span, message).label(class.name_span, "the class");
    reports.report(diagnostic.help("add the qualifier `Aggregation` to the class, or remove `Aggregate`"));
}

/// A composition is an aggregation, and is reported where it begins.
fn check_composition(class: &Class, reports: &mut Reports) {
    let Some(composition) = class.qualifiers.get("Composition").filter(|of| !of.propagated) else { return };
    let message = format!("composition `{}` is no aggregation", class.name);
    let diagnostic = Diagnostic::new(codes::AGGREGATION, composition.span, message);
    reports.report(diagnostic.help("add the qualifier `Aggregation` beside `Composition`"));
}
