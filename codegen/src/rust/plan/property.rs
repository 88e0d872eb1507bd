//! Plans one property of a class.

use std::borrow::Cow;
use std::collections::HashMap;

use mof_model::{Array, CimName, Class, ClassId, Method, Property};
use mof_parser::Dialect;
use mof_runtime::CimType;

use super::naming::TypeNames;
use super::shared::{self, ValueModule};
use super::{Element, Planner, PropertyPlan, Shape, Use, constraints, doc, embedded, enumerations, values};
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
    pub(super) values: ValueModule,
}

impl<'a> FieldContext<'a> {
    /// What the user chose for a property of the class. Patterns name properties, so nothing is chosen for parameters.
    pub(super) fn chosen_for<T: Default>(&self, choice: impl FnOnce(&'a Class) -> T) -> T {
        if self.method.is_some() { T::default() } else { choice(self.class) }
    }

    fn field(&self, property: &Property) -> String {
        let given = self.fields.get(property.name.as_str());
        given.cloned().unwrap_or_else(|| rust_name(Kind::Field, property.name.as_str()))
    }

    /// A property under the name that messages and documentation have for it, which for a parameter begins with its method's.
    pub(super) fn named<'p>(&self, property: &'p Property) -> Cow<'p, Property> {
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

/// A class; or a type for values with names.
fn element(planner: &mut Planner<'_>, context: &mut FieldContext<'_>, property: &Property) -> Element {
    let chosen = context.chosen_for(|class| planner.extern_type(class, property));
    if let Some(element) =
        chosen.or_else(|| planner.datetime_type(property)).or_else(|| planner.enumeration_type(property))
    {
        return element;
    }
    if let Some(element) = embedded::property_element(planner, context.id, property) {
        return element;
    }
    if planner.options.values == ValueTypes::Raw {
        let table = values::table(&context.named(property), &mut planner.diagnostics);
        return table.map_or(Element::Intrinsic, Element::RawValues);
    }
    if property.data_type.enumeration().is_some() {
        return enumerations::element(planner, property).map_or(Element::Intrinsic, Element::Values);
    }
    shared::element(planner, context, property).map_or(Element::Intrinsic, Element::Values)
}
