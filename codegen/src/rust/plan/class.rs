//! Plans one class.

use mof_model::{Class, ClassId, Property};

use super::property::{self, FieldContext};
use super::shared::ValueModule;
use super::{ClassNames, ClassPlan, Planner, PropertyPlan, doc, embedded, methods, renames};
use crate::markdown::Prose;

pub(super) fn plan(planner: &mut Planner<'_>, id: ClassId, class: &Class) -> ClassPlan {
    let ClassNames { module, type_name: name } = planner.names[&id].clone();
    let all = class.properties.iter().map(AsRef::as_ref);
    let fields: Vec<&Property> = all.filter(|property| planner.has_field(class, property)).collect();
    let own_methods = methods::own(planner, class);
    let chosen = renames::chosen_fields(planner, class, &fields);
    let mut context = FieldContext {
        id,
        class,
        method: None,
        prose: Prose::of(class),
        fields: planner.name_fields(class, &fields, &chosen),
        types: planner.name_types((id, class), &fields, &own_methods, &chosen),
        values: ValueModule::default(),
    };
    let mut properties: Vec<PropertyPlan> = Vec::new();
    for property in fields {
        properties.push(property::plan(planner, &mut context, property));
    }
    let methods = methods::plan(planner, &mut context, &own_methods);
    let superclass = class.superclass.as_ref().and_then(|superclass| superclass.id);
    let superclass = superclass.filter(|superclass| planner.names.contains_key(superclass));
    let superclass = superclass.map(|superclass| embedded::struct_path(planner, id, superclass));
    let continues = superclass.clone().filter(|_| planner.continues_superclass(class, &properties));
    let plan = ClassPlan {
        doc: planner.doc(&context, |prose| doc::class(prose, class, superclass, &properties, &methods)),
        module_doc: planner.options.documentation.of(|| doc::module(class, &methods)),
        continues,
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
        base: methods::base(planner, id),
        methods,
        value_types: context.values.types,
        aliases: context.values.aliases,
        instances: Vec::new(),
    };
    planner.remember(id, &plan, context.values.by_feature);
    plan
}
