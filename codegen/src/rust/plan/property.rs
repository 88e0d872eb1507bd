//! Plans one property of a class.

use std::collections::HashMap;

use mof_model::{Array, Class, ClassId, Property};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::{
    Element, Planner, PropertyPlan, Shape, Table, Use, ValueTypePath, ValueTypePlan, constraints, doc, embedded, values,
};
use crate::codes;
use crate::markdown::Prose;
use crate::rust::names::{Kind, Scope, rust_name};

/// What is known across the properties of a class while they are planned.
pub(super) struct FieldContext<'a> {
    pub(super) id: ClassId,
    pub(super) class: &'a Class,
    /// What the types of the method are named after whose parameters are planned, as the properties that they are on the wire.
    pub(super) method: Option<String>,
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
    let field = field(planner, context, property);
    let element = element(planner, context, property);
    PropertyPlan {
        field,
        wire_name: property.name.to_string(),
        cim_type: property.data_type.cim_type,
        shape,
        array_size: match property.data_type.array {
            Some(Array::Fixed(size)) => Some(size),
            Some(Array::Variable) | None => None,
        },
        uses: uses(property),
        class_name: property.data_type.class_name.as_ref().map(ToString::to_string),
        origin: (property.class_origin != context.class.name).then(|| property.class_origin.to_string()),
        doc: doc::property(&context.prose, context.class, property, &element, &constraints),
        element,
        constraints,
    }
}

fn shape(property: &Property) -> Shape {
    let is_instance = matches!(property.data_type.cim_type, CimType::Instance | CimType::Object);
    match (property.data_type.array, property.is_key()) {
        (Some(_), _) => Shape::List,
        (None, true) if !is_instance => Shape::Plain,
        (None, _) => Shape::Optional,
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
        let what = context.method.as_ref().map_or("property", |_| "parameter");
        let message =
            format!("{what} `{}` becomes field `{field}`, since an earlier {what} has its plain name", property.name);
        planner.diagnostics.push(Diagnostic::new(codes::NAME_TAKEN, property.name_span, message));
    }
    field
}

/// A class; or the value type that the superclass or an earlier property has for the same values, or a new one.
fn element(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> Element {
    if let Some(element) = embedded::property_element(planner, context.id, property) {
        return element;
    }
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
    let name = type_name(context, property);
    let path = ValueTypePath { module: None, name: name.clone(), kind: key.1.kind() };
    context.value_types.push(values::plan(&context.prose, name, property, key.1.clone()));
    context.tables.insert(key, path.clone());
    Element::Values(path)
}

/// The name of the type for the values of a property; that of a parameter has its method's in front.
fn type_name(context: &mut FieldContext<'_>, property: &Property) -> String {
    match &context.method {
        None => context.types.name(Kind::Type, property.name.as_str()),
        Some(method) => {
            let parameter = rust_name(Kind::Type, property.name.as_str());
            context.types.keep(Kind::Type, &format!("{method}{parameter}"))
        }
    }
}
