//! Plans the enumerations of MOF 3: a type each, in a module of its own, which every property of it has.

use std::sync::Arc;

use mof_model::{CimName, Enumeration, EnumerationId, Property, Qualifiers, Type, Value};

use super::naming::{Owner, Root};
use super::{ClassNames, Constant, EnumerationPlan, Planner, ValueTypePath, doc, values};
use crate::markdown::{Prose, code};
use crate::rust::choice::Item;

/// All enumerations, which have names whether fields turn out to need them or not.
pub(super) fn roots(planner: &mut Planner<'_>) -> Vec<Root> {
    let roots = planner.schema.enumerations().iter().map(|enumeration| {
        let name = &enumeration.data_type.name;
        let called = format!("enumeration `{name}`");
        let rule = planner.choices.rename.apply_one(Item::named(name.as_str()));
        Root {
            owner: Owner::Enumeration(enumeration.data_type.id),
            chosen: rule.and_then(|rule| planner.keep_chosen(rule, &called)),
            full_name: full_name(planner, enumeration),
            namespace: enumeration.namespace.as_ref().map(ToString::to_string),
            called,
            span: enumeration.name_span,
            pattern: Some(name.to_string()),
            is_own: true,
        }
    });
    roots.collect()
}

/// The name of an enumeration, behind those of the types that it is local to.
fn full_name(planner: &Planner<'_>, enumeration: &Enumeration) -> String {
    let name = enumeration.data_type.name.as_str();
    let body = enumeration.declared_in.map(|body| planner.full_name(&planner.schema[body]));
    body.map_or_else(|| name.to_owned(), |body| format!("{body}_{name}"))
}

/// The type of a property that is an enumeration, if that has any values.
pub(super) fn element(planner: &mut Planner<'_>, property: &Property) -> Option<ValueTypePath> {
    let id = property.data_type.enumeration()?.id;
    let property = as_property(&planner.schema[id]);
    let table = values::table(&property, &mut Vec::new())?;
    planner.used_enumerations.insert(id);
    let names = &planner.enumerations[&id];
    Some(ValueTypePath { module: Some(names.module.clone()), name: names.type_name.clone(), kind: table.kind() })
}

/// The enumerations that fields have, in the order of the schema.
pub(super) fn plan(planner: &mut Planner<'_>) -> Vec<EnumerationPlan> {
    let used = std::mem::take(&mut planner.used_enumerations);
    used.into_iter().filter_map(|id| plan_one(planner, id)).collect()
}

fn plan_one(planner: &mut Planner<'_>, id: EnumerationId) -> Option<EnumerationPlan> {
    let enumeration = &planner.schema[id];
    let property = as_property(enumeration);
    let table = values::table(&property, &mut planner.diagnostics)?;
    let documentation = planner.options.documentation;
    let prose = Prose::default();
    let description = |qualifiers: &Qualifiers| prose.paragraphs(qualifiers.string("Description").unwrap_or_default());
    let mut value_type = values::plan(planner, enumeration.data_type.cim_type, table, |table, form| {
        documentation.of(|| doc::enumeration(description(&enumeration.qualifiers), enumeration, table, form))
    });
    let ClassNames { module, type_name } = planner.enumerations[&id].clone();
    value_type.name = type_name;
    value_type.attributes = planner.attributes_of_enumeration(enumeration);
    for constant in &mut value_type.constants {
        let element = enumeration.elements.iter().find(|element| is_value(&constant.value, &element.value));
        let description =
            documentation.of(|| element.map_or_else(Vec::new, |element| description(&element.qualifiers)));
        if !description.is_empty() {
            constant.doc.push(String::new());
            constant.doc.extend(description);
        }
    }
    let wire_name = enumeration.data_type.name.to_string();
    let module_doc = documentation.of(|| vec![format!("Enumeration {}.", code(&wire_name))]);
    Some(EnumerationPlan { module, module_doc, wire_name, value_type })
}

fn is_value(constant: &Constant, value: &Value) -> bool {
    match (constant, value) {
        (Constant::Integer(constant), Value::Integer(value)) => constant == value,
        (Constant::String(constant), Value::String(value)) => **constant == **value,
        _ => false,
    }
}

/// An enumeration as a property of it, without which nothing else has named values.
fn as_property(enumeration: &Enumeration) -> Property {
    let of = &enumeration.data_type;
    Property {
        name: of.name.clone(),
        data_type: Type { cim_type: of.cim_type, class_name: None, array: None, mof3: None },
        class_origin: CimName::from(String::new()),
        propagated: false,
        default: None,
        qualifiers: enumeration.qualifiers.clone(),
        values: Arc::clone(&of.values),
        bits: Vec::new(),
        span: enumeration.span,
        name_span: enumeration.name_span,
    }
}
