//! Documentation of the structs of methods and of their fields.

use mof_model::{Method, Parameter, Property};

use super::super::doc::{add, add_corrections, data_type, limit};
use crate::corrections;
use crate::literal::value_text;
use crate::markdown::code;
use crate::rust::plan::PropertyPlan;
use crate::rust::plan::property::FieldContext;

/// The documentation of what goes in, which is that of the method.
pub(super) fn input(context: &FieldContext<'_>, method: &Method, output_name: &str) -> Vec<String> {
    let mut doc = context.prose.paragraphs(method.qualifiers.string("Description").unwrap_or_default());
    let kind = if method.qualifiers.is_true("Static") { "static method" } else { "method" };
    let (name, class) = (code(method.name.as_str()), code(context.class.name.as_str()));
    add(&mut doc, format!("What goes into the {kind} {name} of class {class}; [`{output_name}`] comes out."));
    add_corrections(&mut doc, &corrections::of_method(context.class, method));
    doc
}

/// The documentation of what comes out.
pub(super) fn output(method: &Method, properties: &[PropertyPlan]) -> Vec<String> {
    let what = if properties.is_empty() { "Nothing comes" } else { "What comes" };
    vec![format!("{what} out of the method {}.", code(method.name.as_str()))]
}

/// The documentation of a parameter's field.
pub(super) fn parameter(
    context: &FieldContext<'_>,
    parameter: &Parameter,
    property: &Property,
    plan: &PropertyPlan,
) -> Vec<String> {
    let mut doc = context.prose.paragraphs(parameter.qualifiers.string("Description").unwrap_or_default());
    let direction = match (parameter.is_in(), parameter.is_out()) {
        (true, true) => "in and out",
        (_, false) => "in",
        (false, true) => "out",
    };
    let optional = parameter.is_optional().then(|| "optional".to_owned());
    let default = parameter.default.iter().map(|value| format!("default {}", code(&value_text(value))));
    let facts = [format!("{}: {}", code(&plan.wire_name), data_type(property)), direction.to_owned()];
    let facts = facts.into_iter().chain(optional).chain(plan.constraints.iter().map(limit)).chain(default);
    add(&mut doc, facts.collect::<Vec<_>>().join(", ") + ".");
    doc
}

/// The documentation of the field of what a method returns.
pub(super) fn return_value(property: &Property, plan: &PropertyPlan) -> Vec<String> {
    let facts = [format!("{}: {}", code(&plan.wire_name), data_type(property)), "what the method returns".to_owned()];
    vec![facts.into_iter().chain(plan.constraints.iter().map(limit)).collect::<Vec<_>>().join(", ") + "."]
}
