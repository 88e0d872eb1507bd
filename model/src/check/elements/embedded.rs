//! `EmbeddedInstance` and `EmbeddedObject`: S143 (DSP0004 Annex F).

use mof_parser::Diagnostic;
use mof_parser::ast::{IntrinsicType, TypeKind};

use super::element::{Element, later_of};
use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::value::Value;

/// Checks the two qualifiers that make a string an embedded object.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    let instance = element.qualifiers.get("EmbeddedInstance").filter(|of| matches!(of.value, Value::String(_)));
    let object = element.qualifiers.get("EmbeddedObject").filter(|of| of.value == Value::Boolean(true));
    let own = [instance, object].into_iter().flatten().find(|of| !of.propagated);
    if own.is_some_and(|own| check_type(element, own, reports)) {
        check_both(instance, object, reports);
    }
}

/// The element is a string, or of a class already. Gives whether it is.
fn check_type(element: &Element<'_>, qualifier: &Qualifier, reports: &mut Reports) -> bool {
    let fits = element.written_type.is_some_and(|written| {
        matches!(written.kind, TypeKind::Intrinsic(IntrinsicType::String) | TypeKind::Class(_) | TypeKind::Object)
    });
    // A qualifier on a class is outside its scope, which is reported as that.
    if fits || element.written_type.is_none() {
        return true;
    }
    let message = format!("`{}` stands on type `{}`; it takes a string", qualifier.name, element.type_name());
    let diagnostic =
        Diagnostic::new(codes::EMBEDDED_TYPE, qualifier.span, message).label(element.type_span(), "the type");
    reports.report(diagnostic.help("declare the element as `string`, or remove the qualifier"));
    false
}

fn check_both(instance: Option<&Qualifier>, object: Option<&Qualifier>, reports: &mut Reports) {
    let (Some(instance), Some(object)) = (instance, object) else { return };
    let (here, other) = later_of(instance, object);
    let message = format!("`{}` and `{}` stand on one element", here.name, other.name);
    let diagnostic = Diagnostic::new(codes::EMBEDDED_TYPE, here.span, message).label(other.span, "the other one");
    reports.report(diagnostic.help("keep `EmbeddedInstance` if the class is known, `EmbeddedObject` otherwise"));
}
