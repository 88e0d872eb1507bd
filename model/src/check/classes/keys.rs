//! Keys: S040, S041, S042, S044 (DSP0004 5.6.3, `Key`).

use mof_parser::Diagnostic;
use mof_runtime::CimType;

use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::resolve::{OwnProperty, ResolvedClass};
use crate::schema::Schema;
use crate::value::Value;

/// Checks the keys that a class declares.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    // A property provider fills the other properties of an instance whose key is given once and for all.
    let is_filled_in = schema[class.id].qualifiers.is_true("DynProps");
    for property in &class.properties {
        if !is_filled_in {
            check_default(property, reports);
        }
        let Some(key) = property.resolved.qualifiers.get("Key").filter(|key| !key.propagated) else { continue };
        if key.value == Value::Boolean(true) {
            check_type(property, key, reports);
            check_new(property, key, class, schema, reports);
        } else if key.value == Value::Boolean(false) {
            check_lost(property, key, reports);
        }
    }
}

/// S040.
fn check_type(property: &OwnProperty<'_>, key: &Qualifier, reports: &mut Reports) {
    let data_type = &property.resolved.data_type;
    let (what, help) = match data_type.cim_type {
        _ if data_type.array.is_some() => ("an array", "make it a single value, or choose another key"),
        CimType::Real32 | CimType::Real64 => ("a real number", "choose a key of an integer or string type"),
        CimType::Instance | CimType::Object => {
            ("an embedded object", "choose another key, such as a reference to the object")
        }
        _ => return,
    };
    let declaration = property.declaration;
    let span = declaration.array.as_ref().map_or(*declaration.data_type.span, |array| *array.span);
    let message = format!("key `{}` is {what}", declaration.name.text);
    reports.report(Diagnostic::new(codes::KEY_TYPE, span, message).label(key.span, "makes it a key").help(help));
}

/// S041: once a class has keys, its subclasses have the same.
fn check_new(
    property: &OwnProperty<'_>,
    key: &Qualifier,
    class: &ResolvedClass<'_>,
    schema: &Schema,
    reports: &mut Reports,
) {
    let Some(superclass) = class.superclass.map(|superclass| &schema[superclass]) else { return };
    let was_key = property.overridden.as_ref().is_some_and(|overridden| overridden.is_key());
    let Some(first) = superclass.keys().next().filter(|_| !was_key) else { return };
    let message = format!(
        "class `{}` adds the key `{}` to those of `{}`",
        class.declared.name, property.declaration.name.text, superclass.name
    );
    let label = format!("`{}` is a key already", first.name);
    let diagnostic = Diagnostic::new(codes::NEW_KEY, key.span, message).label(first.name_span, label);
    reports.report(diagnostic.help("remove `Key`: the class that has the first key fixes the keys of all subclasses"));
}

/// S042.
fn check_lost(property: &OwnProperty<'_>, key: &Qualifier, reports: &mut Reports) {
    let Some(overridden) = property.overridden.as_ref().filter(|overridden| overridden.qualifiers.is_true("Key"))
    else {
        return;
    };
    let message = format!("property `{}` is a key in the superclass and must stay one", property.declaration.name.text);
    let diagnostic =
        Diagnostic::new(codes::LOST_KEY, key.span, message).label(overridden.name_span, "the inherited key");
    reports.report(diagnostic.help("remove the qualifier"));
}

/// S044: a default is what instances have in common, and a key is what tells them apart.
fn check_default(property: &OwnProperty<'_>, reports: &mut Reports) {
    let resolved = &property.resolved;
    let written = property.declaration.default.as_ref().filter(|_| resolved.default.as_ref() != Some(&Value::Null));
    let (Some(written), Some(key)) = (written, resolved.qualifiers.get("Key").filter(|_| resolved.is_key())) else {
        return;
    };
    let message = format!("key `{}` has a default value", property.declaration.name.text);
    let diagnostic = Diagnostic::new(codes::KEY_DEFAULT, *written.span, message).label(key.span, "makes it a key");
    reports.report(diagnostic.help("remove the default: each instance has a key of its own"));
}
