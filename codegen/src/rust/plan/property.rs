//! Plans one property of a class.

use std::collections::HashMap;

use mof_model::{Array, Class, Property};
use mof_parser::{Diagnostic, Span};
use mof_runtime::CimType;

use super::{
    Element, Planner, PropertyPlan, Shape, Table, Use, ValueTypePath, ValueTypePlan, constraints, doc, renames, values,
};
use crate::codes;
use crate::markdown::Prose;
use crate::rust::names::{Kind, Scope, rust_name};
use crate::rust::options::Nullability;

/// What is known across the properties of a class while they are planned.
pub(super) struct FieldContext<'a> {
    pub(super) class: &'a Class,
    pub(super) prose: Prose<'a>,
    pub(super) fields: Scope,
    /// The names of fields that the user chose, by the names of their properties.
    pub(super) chosen: HashMap<String, (String, Span)>,
    pub(super) types: Scope,
    /// The types that the class has for tables already: equal tables share one.
    pub(super) tables: HashMap<(CimType, Table), ValueTypePath>,
    pub(super) value_types: Vec<ValueTypePlan>,
}

pub(super) fn plan(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> PropertyPlan {
    let shape = shape(planner.options.nullability, property);
    let mut constraints = constraints::plan(context.class, property, &mut planner.diagnostics);
    constraints.retain(|constraint| planner.can_check(context.class, constraint));
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
        doc: doc::property(&context.prose, context.class, property, &constraints),
        attributes: planner.attributes_of_field(context.class, property),
        constraints,
    }
}

fn shape(nullability: Nullability, property: &Property) -> Shape {
    let is_plain = match nullability {
        Nullability::Keys => property.is_key(),
        Nullability::All => false,
        Nullability::Promised => property.is_key() || is_promised(property),
    };
    match (property.data_type.array, is_plain) {
        (Some(_), _) => Shape::List,
        (None, true) => Shape::Plain,
        (None, false) => Shape::Optional,
    }
}

/// Whether the schema promises a value.
fn is_promised(property: &Property) -> bool {
    ["Required", "Not_Null"].iter().any(|name| property.qualifiers.is_true(name))
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
    let name = &property.name;
    if let Some((chosen, _)) = context.chosen.get(name.as_str()) {
        return chosen.clone();
    }
    let field = context.fields.name(Kind::Field, name.as_str());
    let plain = rust_name(Kind::Field, name.as_str());
    if field == plain {
        return field;
    }
    if let Some((_, span)) = context.chosen.values().find(|(chosen, _)| *chosen == plain) {
        let message = format!("property `{name}` would become field `{plain}`, whose name another property is given");
        let diagnostic = Diagnostic::new(codes::CHOSEN_NAME_TAKEN, *span, message);
        let help = "choose another name, or rename both";
        planner.diagnostics.push(diagnostic.label(property.name_span, "the property").help(help));
    } else if !property.propagated {
        let message =
            format!("property `{name}` becomes field `{field}`, since an earlier property has its plain name");
        planner.diagnostics.push(Diagnostic::new(codes::NAME_TAKEN, property.name_span, message));
    }
    field
}

/// The value type that the superclass or an earlier property has for the same values, or a new one.
fn element(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> Element {
    if let Some(element) = planner.extern_type(context.class, property) {
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
    let wire_name = property.name.as_str();
    let name_of = context.chosen.get(wire_name).map_or(wire_name, |(chosen, _)| chosen);
    let name = context.types.name(Kind::Type, name_of);
    let path = ValueTypePath { module: None, name: name.clone(), kind: key.1.kind() };
    let attributes = planner.attributes_of_values(context.class, property);
    let mut value_type = values::plan(&context.prose, name, property, key.1.clone());
    renames::rename_constants(planner, context.class, property, &mut value_type.constants);
    context.value_types.push(ValueTypePlan { attributes, ..value_type });
    context.tables.insert(key, path.clone());
    Element::Values(path)
}
