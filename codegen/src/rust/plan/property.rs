//! Plans one property of a class.

use std::collections::HashMap;

use mof_model::{Array, Class, Property};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::{
    Element, Planner, PropertyPlan, Shape, Table, Use, ValueTypePath, ValueTypePlan, constraints, doc, values,
};
use crate::codes;
use crate::markdown::Prose;
use crate::rust::names::{Kind, Scope, rust_name};

/// What is known across the properties of a class while they are planned.
pub(super) struct FieldContext<'a> {
    pub(super) class: &'a Class,
    pub(super) prose: Prose<'a>,
    pub(super) fields: Scope,
    pub(super) types: Scope,
    /// The types that the class has for tables already: equal tables share one.
    pub(super) tables: HashMap<(CimType, Table), ValueTypePath>,
    pub(super) value_types: Vec<ValueTypePlan>,
}

pub(super) fn plan(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> PropertyPlan {
    let shape = shape(property);
    let constraints = constraints::plan(context.class, property, &mut planner.diagnostics);
    let documented_in = planner.documented_in(context.class, property).cloned();
    PropertyPlan {
        field: field(planner, context, property),
        wire_name: property.name.to_string(),
        cim_type: property.data_type.cim_type,
        element: element(planner, context, property),
        shape,
        array_size: match property.data_type.array {
            Some(Array::Fixed(size)) => Some(size),
            Some(Array::Variable) | None => None,
        },
        uses: uses(property),
        class_name: property.data_type.class_name.as_ref().map(ToString::to_string),
        origin: (property.class_origin != context.class.name).then(|| property.class_origin.to_string()),
        doc: doc::property(&context.prose, context.class, property, &constraints, documented_in.as_ref()),
        documented_in,
        constraints,
    }
}

fn shape(property: &Property) -> Shape {
    match (property.data_type.array, property.is_key()) {
        (Some(_), _) => Shape::List,
        (None, true) => Shape::Plain,
        (None, false) => Shape::Optional,
    }
}

pub(super) fn uses(property: &Property) -> Vec<Use> {
    let uses = [
        (Use::Key, property.is_key()),
        (Use::Read, property.is_readable()),
        (Use::Write, property.is_writable()),
        (Use::Lazy, property.qualifiers.is_true("Lazy")),
    ];
    uses.into_iter().filter(|(_, applies)| *applies).map(|(used, _)| used).collect()
}

fn field(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> String {
    let field = context.fields.name(Kind::Field, property.name.as_str());
    if field != rust_name(Kind::Field, property.name.as_str()) && !property.propagated {
        let message = format!(
            "property `{}` becomes field `{field}`, since an earlier property has its plain name",
            property.name
        );
        planner.diagnostics.push(Diagnostic::new(codes::NAME_TAKEN, property.name_span, message));
    }
    field
}

/// The value type that the superclass or an earlier property has for the same values, or a new one.
fn element(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> Element {
    if property.propagated
        && let Some(path) = planner.inherited_values(context.class, property.name.as_str())
    {
        return Element::Values(path);
    }
    let Some(table) = values::table(property, &mut planner.diagnostics) else { return Element::Intrinsic };
    let key = (property.data_type.cim_type, table);
    if let Some(path) = context.tables.get(&key) {
        return Element::Values(path.clone());
    }
    let name = context.types.name(Kind::Type, property.name.as_str());
    let path = ValueTypePath { module: None, name: name.clone(), kind: key.1.kind() };
    context.value_types.push(values::plan(&context.prose, name, property, key.1.clone()));
    context.tables.insert(key, path.clone());
    Element::Values(path)
}
