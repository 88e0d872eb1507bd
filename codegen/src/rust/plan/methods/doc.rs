//! Documentation of the structs of methods and of their fields.

use mof_model::{Method, Parameter, Property};

use super::super::doc::{add, add_corrections, feature};
use super::super::property::FieldContext;
use super::super::{ItemPath, facts};
use crate::corrections;
use crate::description::{description, of_method, of_property};
use crate::markdown::{Prose, code, wrapped};
use crate::rust::plan::PropertyPlan;

/// What the structs of a method are called, and that of its class.
#[derive(Clone, Copy)]
pub(super) struct Structs<'n> {
    pub(super) class: &'n str,
    pub(super) input: &'n str,
    pub(super) output: &'n str,
}

/// The documentation of what goes in, which is that of the method.
pub(super) fn input(
    prose: &Prose<'_>,
    context: &FieldContext<'_>,
    method: &Method,
    structs: Structs<'_>,
) -> Vec<String> {
    let text = description(context.class, &method.qualifiers);
    let text = if method.return_type.is_some() { of_method(&text).0 } else { text.as_ref().into() };
    let mut doc = prose.paragraphs(&text);
    if let Some(words) = facts::deprecated(prose, &method.qualifiers) {
        add(&mut doc, &words);
    }
    let kind = if method.qualifiers.is_true("Static") { "the static method " } else { "" };
    let name = link(context, method, structs);
    add(&mut doc, &format!("Input of {kind}{name}, whose output is [`{}`].", structs.output));
    add_corrections(&mut doc, &corrections::of_method(context.class, method));
    doc
}

/// The documentation of what comes out.
pub(super) fn output(
    context: &FieldContext<'_>,
    method: &Method,
    structs: Structs<'_>,
    properties: &[PropertyPlan],
) -> Vec<String> {
    let nothing = if properties.is_empty() { " Nothing comes out." } else { "" };
    let name = link(context, method, structs);
    wrapped(&format!("Output of {name}, whose input is [`{}`].{nothing}", structs.input))
}

/// The name of a method with that of its class, which leads to the class.
fn link(context: &FieldContext<'_>, method: &Method, structs: Structs<'_>) -> String {
    let path = ItemPath { module: None, name: structs.class.to_owned() };
    facts::link_to_struct(&code(&format!("{}.{}", context.class.name, method.name)), &path)
}

/// The documentation of a parameter's field.
pub(super) fn parameter(
    prose: &Prose<'_>,
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
    let text = of_property(context.class, property);
    feature(prose, &text, property, (&plan.element, &plan.constraints), words)
}

/// The documentation of the field of what a method returns.
pub(super) fn return_value(
    prose: &Prose<'_>,
    context: &FieldContext<'_>,
    method: &Method,
    property: &Property,
    plan: &PropertyPlan,
) -> Vec<String> {
    let text = description(context.class, &method.qualifiers);
    let words = vec!["what the method returns".to_owned()];
    feature(prose, &of_method(&text).1, property, (&plan.element, &plan.constraints), words)
}
