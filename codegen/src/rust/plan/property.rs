//! Plans one property of a class.

use std::borrow::Cow;
use std::collections::HashMap;

use mof_model::{Array, CimName, Class, ClassId, Method, Property};
use mof_parser::Dialect;
use mof_runtime::CimType;

use super::naming::TypeNames;
use super::{
    Element, Planner, PropertyPlan, Shape, Table, Use, ValueTypePath, ValueTypePlan, constraints, doc, embedded,
    renames, values,
};
use crate::markdown::Prose;
use crate::rust::ValueTypes;
use crate::rust::names::{Kind, rust_name};
use crate::rust::options::{Arrays, Nullability, Options};

/// What is known across the properties of a class while they are planned.
pub(super) struct FieldContext<'a> {
    pub(super) id: ClassId,
    pub(super) class: &'a Class,
    /// The method whose parameters are planned, as the properties that they are on the wire.
    pub(super) method: Option<&'a Method>,
    pub(super) prose: Prose<'a>,
    /// The names of fields by those of their properties, or of the parameters of the method.
    pub(super) fields: HashMap<String, String>,
    pub(super) types: TypeNames,
    /// The types that the class has for tables already: equal tables share one.
    pub(super) tables: HashMap<(CimType, Table), ValueTypePath>,
    pub(super) value_types: Vec<ValueTypePlan>,
}

impl<'a> FieldContext<'a> {
    /// What the user chose for a property of the class. Patterns name properties, so nothing is chosen for parameters.
    fn chosen_for<T: Default>(&self, choice: impl FnOnce(&'a Class) -> T) -> T {
        if self.method.is_some() { T::default() } else { choice(self.class) }
    }

    fn field(&self, property: &Property) -> String {
        let given = self.fields.get(property.name.as_str());
        given.cloned().unwrap_or_else(|| rust_name(Kind::Field, property.name.as_str()))
    }

    /// A property under the name that messages and documentation have for it, which for a parameter begins with its method's.
    fn named<'p>(&self, property: &'p Property) -> Cow<'p, Property> {
        self.method.as_ref().map_or(Cow::Borrowed(property), |method| {
            let name = CimName::from(format!("{}.{}", method.name, property.name));
            Cow::Owned(Property { name, ..property.clone() })
        })
    }
}

pub(super) fn plan(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> PropertyPlan {
    let shape = shape(planner.options, property);
    let mut constraints = constraints::plan(context.class, &context.named(property), &mut planner.diagnostics);
    constraints.retain(|constraint| planner.can_check(context, constraint));
    let inherited_from = planner.inherited_from(context.class, property).cloned();
    let field = context.field(property);
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
        uses: uses(context.class, property),
        class_name: property.data_type.class_name.as_ref().map(ToString::to_string),
        origin: (property.class_origin != context.class.name).then(|| property.class_origin.to_string()),
        doc: planner.doc(context, |prose| {
            let in_full = inherited_from.as_ref().or_else(|| planner.restated(context.class, property));
            doc::property(prose, context.class, property, (&element, &constraints), in_full)
        }),
        inherited_from,
        element,
        attributes: context.chosen_for(|class| planner.attributes_of_field(class, property)),
        constraints,
    }
}

fn shape(options: &Options, property: &Property) -> Shape {
    let is_instance = matches!(property.data_type.cim_type, CimType::Instance | CimType::Object);
    let is_plain = match options.nullability {
        Nullability::Keys => property.is_key(),
        Nullability::All => false,
        Nullability::Promised => property.is_key() || is_promised(property),
    };
    match (property.data_type.array, is_plain) {
        (Some(_), _) => match options.arrays {
            Arrays::List => Shape::List,
            Arrays::Optional => Shape::OptionalList,
            Arrays::OptionalElements => Shape::OptionalElements,
        },
        (None, true) if !is_instance => Shape::Plain,
        (None, _) => Shape::Optional,
    }
}

/// Whether the schema promises a value.
fn is_promised(property: &Property) -> bool {
    ["Required", "Not_Null"].iter().any(|name| property.qualifiers.is_true(name))
}

/// What a property is for. In DSC it is one of these and no other: a default of the standard has no meaning there.
fn uses(class: &Class, property: &Property) -> Vec<Use> {
    let is_dsc = class.dialect == Dialect::Dsc;
    let uses = [
        (Use::Key, property.is_key()),
        (Use::Read, if is_dsc { property.qualifiers.is_true("Read") } else { property.is_readable() }),
        (Use::Write, property.is_writable()),
        (Use::Lazy, property.qualifiers.is_true("Lazy")),
    ];
    uses.into_iter().filter(|(_, applies)| *applies).map(|(used, _)| used).collect()
}

/// A class; or the value type that the superclass or an earlier property has for the same values, or a new one.
fn element(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> Element {
    let chosen = context.chosen_for(|class| planner.extern_type(class, property));
    if let Some(element) = chosen.or_else(|| planner.datetime_type(property)) {
        return element;
    }
    if let Some(element) = embedded::property_element(planner, context.id, property) {
        return element;
    }
    if property.propagated
        && let Some(path) = planner.inherited_values(context.class, property.name.as_str())
    {
        return Element::Values(path);
    }
    let named = context.named(property);
    let Some(table) = values::table(&named, &mut planner.diagnostics) else { return Element::Intrinsic };
    if planner.options.values == ValueTypes::Raw {
        return Element::RawValues(table);
    }
    let key = (property.data_type.cim_type, table);
    if let Some(path) = context.tables.get(&key) {
        return Element::Values(path.clone());
    }
    let name = context.types.of_values(context.method, property);
    let path = ValueTypePath { module: None, name: name.clone(), kind: key.1.kind() };
    let attributes = context.chosen_for(|class| planner.attributes_of_values(class, property));
    let mut value_type = values::plan(planner, context, name, &named, key.1.clone());
    context.chosen_for(|class| renames::rename_constants(planner, class, property, &mut value_type));
    context.value_types.push(ValueTypePlan { attributes, ..value_type });
    context.tables.insert(key, path.clone());
    Element::Values(path)
}
