//! Which properties an instance sets: S150, S208, S232, S233; those of a structure value: S307.

use mof_parser::ast::{InstanceKeyword, Name, ValueInitializer};
use mof_parser::{Code, Diagnostic, Severity, Span};

use crate::codes;
use crate::name::{NameMap, Named};
use crate::report::Reports;
use crate::resolve::{InstanceClass, ReadInstance};
use crate::schema::{Class, Property};
use crate::value::Value;

/// Checks that every value has its property, that none is set twice, and that no key is forgotten.
pub(super) fn check(instance: &ReadInstance<'_>, reports: &mut Reports) {
    let code = match instance.declaration.keyword {
        InstanceKeyword::Instance => codes::INSTANCE_PROPERTY,
        InstanceKeyword::Value => codes::STRUCTURE_VALUE,
    };
    let mut set: NameMap<Span> = NameMap::with_capacity(instance.values.len());
    for value in instance.values {
        let name = &value.initializer.name;
        if let Some(first) = set.get(&Named(&name.text)) {
            reports.report(set_twice(name, *first, code));
        } else {
            set.insert(name.text.as_str().into(), *name.span);
        }
        check_value(value.initializer, reports);
    }
    let Some(class) = instance.class.filter(|class| class.is_complete && is_fixed(class.class)) else { return };
    for value in instance.values.iter().filter(|value| value.property.is_none()) {
        report_unknown(&value.initializer.name, class, code, reports);
    }
    // What could not be read may have been the key.
    if !instance.is_embedded && !reports.has_errors_within(*instance.declaration.span) {
        check_keys(instance, class, &set, reports);
        check_required(instance, class, &set, reports);
    }
}

/// The parameters of any method are an instance of one class, whose properties they are.
fn is_fixed(class: &Class) -> bool {
    !class.name.is("__PARAMETERS")
}

/// S208.
fn check_value(initializer: &ValueInitializer, reports: &mut Reports) {
    if initializer.value.is_none() {
        let name = &initializer.name;
        let message = format!("property `{}` is named without a value", name.text);
        let diagnostic = Diagnostic::new(codes::MISSING_VALUE, *name.span, message);
        reports.report(
            diagnostic.help(format!("write `{} = ...;`; only WMI has properties that a provider fills", name.text)),
        );
    }
}

fn set_twice(name: &Name, first: Span, code: Code) -> Diagnostic {
    let message = format!("property `{}` is set twice", name.text);
    Diagnostic::new(code, *name.span, message)
        .label(first, "first set here")
        .help("remove one of the two; there is one value for each property")
}

fn report_unknown(
    name: &Name,
    InstanceClass { class, is_system, .. }: &InstanceClass<'_>,
    code: Code,
    reports: &mut Reports,
) {
    let meant = reports.closest(&name.text, class.properties.iter().map(|property| property.name.as_str()));
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "remove the value, or declare the property".to_owned(),
    };
    let what = if class.is_structure() { "structure" } else { "class" };
    let message = format!("{what} `{}` has no property `{}`", class.name, name.text);
    let diagnostic = Diagnostic::new(code, *name.span, message);
    let diagnostic = diagnostic.label(class.name_span, format!("the {what}")).help(help);
    reports.report_as(if *is_system { Severity::Warning } else { Severity::Error }, diagnostic);
}

/// S233.
fn check_keys(
    instance: &ReadInstance<'_>,
    InstanceClass { class, keys, .. }: &InstanceClass<'_>,
    set: &NameMap<Span>,
    reports: &mut Reports,
) {
    let has_default = |default: &Option<Value>| default.as_ref().is_some_and(|default| *default != Value::Null);
    let missing: Vec<&&Property> =
        keys.iter().filter(|key| !set.contains_key(&key.name) && !has_default(&key.default)).take(SHOWN).collect();
    let Some(first) = missing.first() else { return };
    let (plural, names) = listed(&missing);
    let message = format!("the instance of `{}` does not set its key{plural} {names}", class.name);
    let diagnostic = Diagnostic::new(codes::KEY_NOT_SET, *instance.declaration.class.span, message);
    let help = format!("write `{} = ...;`: without all its keys an instance has no path", first.name);
    reports.report(diagnostic.label(first.name_span, "a key").help(help));
}

/// S150, for what is not mentioned and so is NULL.
fn check_required(
    instance: &ReadInstance<'_>,
    InstanceClass { class, required, .. }: &InstanceClass<'_>,
    set: &NameMap<Span>,
    reports: &mut Reports,
) {
    let missing: Vec<&&Property> = required.iter().filter(|of| !set.contains_key(&of.name)).take(SHOWN).collect();
    let Some(first) = missing.first() else { return };
    let (plural, names) = listed(&missing);
    let message = format!("the instance of `{}` does not set its required value{plural} {names}", class.name);
    let diagnostic = Diagnostic::new(codes::NULL_REQUIRED, *instance.declaration.class.span, message);
    let help = format!("write `{} = ...;`", first.name);
    reports.report(diagnostic.label(first.name_span, "`Required`").help(help));
}

/// How many missing properties are named.
const SHOWN: usize = 8;

/// The names of properties, and an `s` for more than one.
fn listed(properties: &[&&Property]) -> (&'static str, String) {
    let names: Vec<String> = properties.iter().map(|property| format!("`{}`", property.name)).collect();
    (if names.len() == 1 { "" } else { "s" }, names.join(", "))
}
