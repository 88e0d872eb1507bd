//! Plans one class.

use std::collections::HashMap;

use mof_model::{Class, Property};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::property::{self, FieldContext};
use super::{ClassNames, ClassPlan, Planner, PropertyPlan, doc, renames};
use crate::codes;
use crate::markdown::Prose;
use crate::rust::names::Scope;

pub(super) fn plan(planner: &mut Planner<'_>, class: &Class) -> ClassPlan {
    let ClassNames { module, type_name: name } = planner.names_of(class);
    let all = class.properties.iter().map(AsRef::as_ref).filter(|property| planner.has_field(class, property));
    let (left_out, fields): (Vec<&Property>, Vec<&Property>) = all.partition(|property| is_embedded(property));
    report_left_out(planner, class, &left_out);
    let mut context = FieldContext {
        class,
        prose: Prose::of(class),
        fields: Scope::default(),
        chosen: HashMap::new(),
        types: Scope::with(&[&name]),
        tables: HashMap::new(),
        value_types: Vec::new(),
    };
    let mut properties: Vec<PropertyPlan> = Vec::new();
    renames::keep_chosen_fields(planner, &mut context, &fields);
    for property in fields {
        properties.push(property::plan(planner, &mut context, property));
    }
    let plan = ClassPlan {
        doc: doc::class(&context.prose, class, &left_out),
        module,
        name,
        wire_name: class.name.to_string(),
        superclass: class.superclass.as_ref().map(|superclass| superclass.name.to_string()),
        namespace: class.namespace.as_ref().map(ToString::to_string),
        kind: class.kind,
        is_abstract: class.is_abstract(),
        attributes: planner.attributes_of_class(class),
        properties,
        value_types: context.value_types,
    };
    planner.remember(class, &plan);
    plan
}

/// Whether the property holds instances, for which there are no fields yet.
fn is_embedded(property: &Property) -> bool {
    matches!(property.data_type.cim_type, CimType::Instance | CimType::Object)
}

fn report_left_out(planner: &mut Planner<'_>, class: &Class, left_out: &[&Property]) {
    for property in left_out.iter().filter(|property| !property.propagated) {
        let message = format!("no field is generated for property `{}`, which embeds instances", property.name);
        planner.diagnostics.push(Diagnostic::new(codes::EMBEDDED_INSTANCE, property.name_span, message));
    }
    let own_methods: Vec<&str> =
        class.methods.iter().filter(|method| !method.propagated).map(|method| method.name.as_str()).collect();
    if !own_methods.is_empty() {
        let message =
            format!("no code is generated for the methods of class `{}`: {}", class.name, own_methods.join(", "));
        planner.diagnostics.push(Diagnostic::new(codes::METHODS, class.name_span, message));
    }
}
