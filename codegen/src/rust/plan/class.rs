//! Plans one class.

use std::collections::HashMap;

use mof_model::{Class, ClassId, Property};

use super::property::{self, FieldContext};
use super::shared::ValueModule;
use super::{ClassNames, ClassPlan, Planner, PropertyPlan, doc, embedded, methods, renames};
use crate::markdown::Prose;
use crate::rust::names::Scope;

pub(super) fn plan(planner: &mut Planner<'_>, id: ClassId, class: &Class) -> ClassPlan {
    let ClassNames { module, type_name: name } = planner.names[&id].clone();
    let all = class.properties.iter().map(AsRef::as_ref);
    let fields: Vec<&Property> = all.filter(|property| planner.has_field(class, property)).collect();
    let mut context = FieldContext {
        id,
        class,
        method: None,
        prose: Prose::of(class),
        fields: Scope::default(),
        chosen: HashMap::new(),
        types: Scope::with(&[&name, &embedded::any_name(&name)]),
        values: ValueModule::default(),
    };
    let mut properties: Vec<PropertyPlan> = Vec::new();
    renames::keep_chosen_fields(planner, &mut context, &fields);
    for property in fields {
        properties.push(property::plan(planner, &mut context, property));
    }
    let methods = methods::plan(planner, &mut context);
    let superclass = class.superclass.as_ref().and_then(|superclass| superclass.id);
    let superclass = superclass.filter(|superclass| planner.names.contains_key(superclass));
    let superclass = superclass.map(|superclass| embedded::struct_path(planner, id, superclass));
    let continues = superclass.clone().filter(|_| planner.continues_superclass(class, &properties));
    let plan = ClassPlan {
        doc: doc::class(&context.prose, class, superclass, &properties),
        continues,
        module,
        name,
        wire_name: class.name.to_string(),
        superclass: class.superclass.as_ref().map(|superclass| superclass.name.to_string()),
        namespace: class.namespace.as_ref().map(ToString::to_string),
        kind: class.kind,
        is_abstract: class.is_abstract(),
        documentation: planner.options.documentation,
        attributes: planner.attributes_of_class(class),
        properties,
        any: embedded::plan(planner, id),
        is_global: class.declared_in.is_none(),
        base: methods::base(planner, id),
        methods,
        value_types: context.values.types,
        aliases: context.values.aliases,
        instances: Vec::new(),
    };
    planner.remember(id, &plan, context.values.by_feature);
    plan
}
