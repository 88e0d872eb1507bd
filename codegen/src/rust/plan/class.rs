//! Plans one class.

use std::collections::HashMap;

use mof_model::{Class, ClassId, Property};
use mof_parser::Diagnostic;

use super::property::{self, FieldContext};
use super::{ClassNames, ClassPlan, Planner, PropertyPlan, doc, embedded, renames};
use crate::codes;
use crate::markdown::Prose;
use crate::rust::names::Scope;

pub(super) fn plan(planner: &mut Planner<'_>, id: ClassId, class: &Class) -> ClassPlan {
    let ClassNames { module, type_name: name } = planner.names[&id].clone();
    let fields = class.properties.iter().map(AsRef::as_ref).filter(|property| planner.has_field(class, property));
    let fields: Vec<&Property> = fields.collect();
    report_methods(planner, class);
    let mut context = FieldContext {
        id,
        class,
        prose: Prose::of(class),
        fields: Scope::default(),
        chosen: HashMap::new(),
        types: Scope::with(&[&name, &embedded::any_name(&name)]),
        tables: HashMap::new(),
        value_types: Vec::new(),
    };
    let mut properties: Vec<PropertyPlan> = Vec::new();
    renames::keep_chosen_fields(planner, &mut context, &fields);
    for property in fields {
        properties.push(property::plan(planner, &mut context, property));
    }
    let superclass = class.superclass.as_ref().and_then(|superclass| superclass.id);
    let superclass = superclass.filter(|superclass| planner.names.contains_key(superclass));
    let superclass = superclass.map(|superclass| embedded::struct_path(planner, id, superclass));
    let plan = ClassPlan {
        doc: doc::class(&context.prose, class, superclass, &properties),
        module,
        name,
        wire_name: class.name.to_string(),
        superclass: class.superclass.as_ref().map(|superclass| superclass.name.to_string()),
        namespace: class.namespace.as_ref().map(ToString::to_string),
        kind: class.kind,
        is_abstract: class.is_abstract(),
        attributes: planner.attributes_of_class(class),
        properties,
        any: embedded::plan(planner, id),
        is_global: class.declared_in.is_none(),
        value_types: context.value_types,
    };
    planner.remember(id, &plan);
    plan
}

fn report_methods(planner: &mut Planner<'_>, class: &Class) {
    let own_methods: Vec<&str> =
        class.methods.iter().filter(|method| !method.propagated).map(|method| method.name.as_str()).collect();
    if !own_methods.is_empty() {
        let message =
            format!("no code is generated for the methods of class `{}`: {}", class.name, own_methods.join(", "));
        planner.diagnostics.push(Diagnostic::new(codes::METHODS, class.name_span, message));
    }
}
