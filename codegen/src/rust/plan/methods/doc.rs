//! Documentation of the structs of methods and of their fields.

use mof_model::{Method, Parameter, Property};

use super::super::doc::{add, add_corrections, feature};
use super::super::facts;
use super::super::property::FieldContext;
use crate::corrections;
use crate::markdown::code;
use crate::rust::plan::PropertyPlan;

/// The documentation of what goes in, which is that of the method.
pub(super) fn input(context: &FieldContext<'_>, method: &Method, output_name: &str) -> Vec<String> {
    let mut doc = context.prose.paragraphs(method.qualifiers.string("Description").unwrap_or_default());
    if let Some(words) = facts::deprecated(&method.qualifiers) {
        add(&mut doc, words);
    }
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
    let direction = match (parameter.is_in(), parameter.is_out()) {
        (true, true) => "in and out",
        (_, false) => "in",
        (false, true) => "out",
    };
    let optional = parameter.is_optional().then_some("optional");
    let words = [direction].into_iter().chain(optional).map(str::to_owned).collect();
    feature(&context.prose, property, &plan.element, words, &plan.constraints)
}

/// The documentation of the field of what a method returns.
pub(super) fn return_value(context: &FieldContext<'_>, property: &Property, plan: &PropertyPlan) -> Vec<String> {
    let words = vec!["what the method returns".to_owned()];
    feature(&context.prose, property, &plan.element, words, &plan.constraints)
}
