//! Classes whose instances have no address: S157 (DSP0004 5.6.3, `Structure`, `Exception`).

use mof_parser::Diagnostic;
use mof_runtime::CimType;

use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::resolve::{Lineage, OwnProperty, ResolvedClass};
use crate::schema::{Class, Schema};
use crate::value::Value;

/// Checks that nothing is a key in such a class, and that no reference leads to one.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, lineage: &Lineage<'_>, reports: &mut Reports) {
    let marker = without_address(&schema[class.id]);
    for property in &class.properties {
        if let Some(marker) = marker {
            check_key(property, class, marker, reports);
        }
        let data_type = &property.resolved.data_type;
        let target = data_type.class_name.as_ref().filter(|_| data_type.cim_type == CimType::Reference);
        if let Some(target) = target.and_then(|name| lineage.find(class.id, name.as_str())) {
            check_reference(property, &schema[target], reports);
        }
    }
}

/// The qualifier that takes the address from a class's instances.
fn without_address(class: &Class) -> Option<&Qualifier> {
    let set = |name: &str| class.qualifiers.get(name).filter(|of| of.value == Value::Boolean(true));
    set("Structure").or_else(|| set("Exception"))
}

fn check_key(property: &OwnProperty<'_>, class: &ResolvedClass<'_>, marker: &Qualifier, reports: &mut Reports) {
    let key = property.resolved.qualifiers.get("Key").filter(|key| !key.propagated);
    if let Some(key) = key.filter(|key| key.value == Value::Boolean(true)) {
        let (name, owner, kind) = (&property.declaration.name.text, &class.declared.name, &marker.name);
        let message = format!("`{name}` is a key, but instances of `{owner}` have no address: it is `{kind}`");
        let diagnostic = Diagnostic::new(codes::NO_ADDRESS, key.span, message).label(marker.span, "no address");
        reports.report(diagnostic.help("remove `Key`"));
    }
}

fn check_reference(property: &OwnProperty<'_>, target: &Class, reports: &mut Reports) {
    let Some(marker) = without_address(target) else { return };
    let (name, target, kind) = (&property.declaration.name.text, &target.name, &marker.name);
    let message = format!("reference `{name}` leads to `{target}`, whose instances have no address");
    let diagnostic = Diagnostic::new(codes::NO_ADDRESS, *property.declaration.data_type.span, message);
    let diagnostic = diagnostic.label(marker.span, format!("it is `{kind}`"));
    reports.report(diagnostic.help("refer to a class that has keys, or embed the instance with `EmbeddedInstance`"));
}
