//! Which classes lie in other objects, and what they become there.
//!
//! An embedded instance may be of any subclass of the class that is declared. So a class with subclasses that is embedded anywhere, in a
//! property or in a parameter of a method, gets an enum of itself and all of them, and stands as that enum wherever it is embedded. All
//! others stand for themselves. Of a class that is not generated nothing is known, and so an object of it is kept as it came.

use std::collections::{HashMap, HashSet};

use mof_model::{Class, ClassId, Property, Schema, Type};
use mof_runtime::CimType;

use super::{Element, ItemPath, Planner};
use crate::markdown::code;
use crate::rust::names::{Claim, Kind, Scope};

/// The enum of an embedded class and its subclasses.
#[derive(Debug)]
pub(in crate::rust) struct AnyPlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) doc: Vec<String>,
    /// The documentation of the variant for all other classes.
    pub(in crate::rust) other_doc: Vec<String>,
    /// The class itself first.
    pub(in crate::rust) variants: Vec<VariantPlan>,
}

/// A class that an embedded object can be of.
#[derive(Debug)]
pub(in crate::rust) struct VariantPlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) doc: Vec<String>,
    pub(in crate::rust) class: ItemPath,
}

/// The variant for objects of classes that are not generated.
const OTHER: &str = "Other";

/// The classes that a property, a parameter or a return value of these classes embeds.
pub(super) fn embedded_classes<'a>(
    schema: &Schema,
    classes: impl Iterator<Item = (ClassId, &'a Class)>,
) -> HashSet<ClassId> {
    let embedded =
        classes.flat_map(|(id, class)| own_types(class).filter_map(move |of| embedded_class(schema, id, of)));
    embedded.collect()
}

/// The types of all features that a class declares or restates.
fn own_types(class: &Class) -> impl Iterator<Item = &Type> {
    let properties =
        class.properties.iter().filter(|property| !property.propagated).map(|property| &property.data_type);
    let methods = class.methods.iter().filter(|method| !method.propagated);
    properties.chain(methods.flat_map(|method| method.types()))
}

/// The class that a type embeds; `body` is the class whose declaration states it.
pub(in crate::rust) fn embedded_class(schema: &Schema, body: ClassId, data_type: &Type) -> Option<ClassId> {
    (data_type.cim_type == CimType::Instance).then(|| named_class(schema, body, data_type)).flatten()
}

/// The class that a type names in the body of a class.
fn named_class(schema: &Schema, body: ClassId, data_type: &Type) -> Option<ClassId> {
    let name = data_type.class_name.as_ref()?;
    schema.class_id_within(Some(body), schema[body].namespace.as_ref(), name.as_str())
}

/// Of each of the `embedded` classes that has some, the subclasses that are generated, near and far, in the order of the schema.
pub(super) fn subclasses(
    schema: &Schema,
    embedded: &HashSet<ClassId>,
    generated: &[ClassId],
) -> HashMap<ClassId, Vec<ClassId>> {
    let mut subclasses: HashMap<ClassId, Vec<ClassId>> = HashMap::new();
    for id in generated {
        let superclass = |id: &ClassId| schema[*id].superclass.as_ref()?.id;
        let ancestors = std::iter::successors(superclass(id), superclass);
        ancestors.filter(|id| embedded.contains(id)).for_each(|base| subclasses.entry(base).or_default().push(*id));
    }
    subclasses
}

/// What a property that holds instances or references becomes in the module of a class; `None` for all other types.
pub(super) fn property_element(planner: &Planner<'_>, class: ClassId, property: &Property) -> Option<Element> {
    let holds_objects = matches!(property.data_type.cim_type, CimType::Reference | CimType::Instance | CimType::Object);
    holds_objects.then(|| element(planner, class, declaring(planner, class, property), &property.data_type)).flatten()
}

/// The class whose declaration states the type of a property.
fn declaring(planner: &Planner<'_>, class: ClassId, property: &Property) -> ClassId {
    let superclass = |id: &ClassId| planner.schema[*id].superclass.as_ref()?.id;
    let states = |id: &ClassId| planner.schema[*id].property(property.name.as_str()).is_some_and(|own| !own.propagated);
    std::iter::successors(Some(class), superclass).find(states).unwrap_or(class)
}

/// The same for any type; `body` is the class whose declaration states it.
pub(super) fn element(planner: &Planner<'_>, class: ClassId, body: ClassId, data_type: &Type) -> Option<Element> {
    let class_of = named_class(planner.schema, body, data_type);
    let named = || class_of.filter(|id| planner.names.contains_key(id));
    let not_generated =
        || class_of.and_then(|id| planner.extern_class(&planner.schema[id])).unwrap_or(Element::Instance);
    match data_type.cim_type {
        CimType::Reference => named().map(|id| Element::Reference(struct_path(planner, class, id))),
        CimType::Instance | CimType::Object => Some(named().map_or_else(not_generated, |id| {
            if planner.subclasses.contains_key(&id) {
                Element::AnyClass(ItemPath {
                    name: any_name(&planner.names[&id].type_name),
                    ..struct_path(planner, class, id)
                })
            } else {
                Element::Class(struct_path(planner, class, id))
            }
        })),
        _ => None,
    }
}

/// The struct of a class that is generated, from the module of another.
pub(super) fn struct_path(planner: &Planner<'_>, from: ClassId, class: ClassId) -> ItemPath {
    let names = &planner.names[&class];
    ItemPath { module: (from != class).then(|| names.module.clone()), name: names.type_name.clone() }
}

/// The name of the enum of a class and its subclasses, which is kept free in the module of every class: a schema that grows may need it.
pub(super) fn any_name(type_name: &str) -> String {
    format!("Any{type_name}")
}

/// The enum of a class, if one is needed.
pub(super) fn plan(planner: &Planner<'_>, id: ClassId) -> Option<AnyPlan> {
    let subclasses = planner.subclasses.get(&id)?;
    let type_name = &planner.names[&id].type_name;
    let documentation = planner.options.documentation;
    let classes: Vec<ClassId> = [id].iter().chain(subclasses).copied().collect();
    let claim = |class: &ClassId| {
        let type_name = &planner.names[class].type_name;
        Claim::exactly(Kind::Type, type_name.clone(), type_name.clone()).or_ending_in("class")
    };
    let names = Scope::with(&[OTHER]).give(&classes.iter().map(claim).collect::<Vec<_>>()).names;
    let variant = |(class, name): (&ClassId, String)| VariantPlan {
        name,
        doc: documentation.of(|| vec![format!("Class {}.", code(planner.schema[*class].name.as_str()))]),
        class: struct_path(planner, id, *class),
    };
    let variants = classes.iter().zip(names).map(variant).collect();
    let summary = format!("An object of class {} or of one of its subclasses.", code(planner.schema[id].name.as_str()));
    let other = "An object of a class that is not among them is kept as [`Other`](Self::Other), with all its members.";
    Some(AnyPlan {
        name: any_name(type_name),
        doc: documentation.of(|| vec![summary, String::new(), other.to_owned()]),
        other_doc: documentation.of(|| vec!["An object of any other class.".to_owned()]),
        variants,
    })
}
