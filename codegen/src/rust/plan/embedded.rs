//! What embedded objects become.
//!
//! An embedded instance may be of any subclass of the class that is declared. So a class with subclasses that is embedded anywhere, in a
//! property or in a parameter of a method, gets an enum of itself and all of them, and stands as that enum wherever it is embedded. All
//! others stand for themselves, unless the user wants an enum for each (`embedded = "open"`). Of a class that is not generated nothing is
//! known, and so an object of it is kept as it came.

use std::collections::HashSet;

use mof_model::{Class, ClassId, Property, Type};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::{AnyPlan, Declared, Element, FamilyPlan, ItemPath, Planner, VariantPlan, VariantType};
use crate::codes;
use crate::markdown::code;
use crate::rust::choice::Item;
use crate::rust::embedding::{Base, named_class};
use crate::rust::names::{Claim, Kind, Scope, rust_name};
use crate::rust::options::EmbeddedClasses;

/// The variant for objects of classes that are not generated.
const OTHER: &str = "Other";

/// Finds, of each class that is embedded and stands as an enum, the other classes in that: those that are generated, and those for which
/// the user has a type.
pub(super) fn find_families(planner: &mut Planner<'_>, embedded: impl IntoIterator<Item = Base>) {
    for base in embedded {
        let mut members = planner.embedding.family(&base);
        if let Base::Declared(id) = &base
            && !planner.names.contains_key(id)
        {
            report_replaced(planner, &planner.schema[*id], &members);
            continue;
        }
        members.retain(|id| planner.names.contains_key(id) || planner.extern_class(&planner.schema[*id]).is_some());
        let is_open = planner.options.embedded == EmbeddedClasses::Open && matches!(base, Base::Declared(_));
        if is_open || !members.is_empty() {
            planner.families.insert(base, members);
        }
    }
}

/// A type of the user's for a class is all that its objects become, and those of its subclasses too.
fn report_replaced(planner: &mut Planner<'_>, class: &Class, subclasses: &[ClassId]) {
    let Some(rule) = planner.choices.extern_type.apply_one(Item::class(class)) else { return };
    let Some(first) = subclasses.first().map(|id| &planner.schema[*id].name) else { return };
    let message =
        format!("embedded objects of subclasses of `{}`, such as `{first}`, are read as `{}`", class.name, rule.text);
    let diagnostic = Diagnostic::new(codes::SUBCLASSES_REPLACED, rule.text_span, message);
    let help = "the type can keep what it does not know, or types can stand for the subclasses instead";
    planner.diagnostics.push(diagnostic.label(class.name_span, "the class").help(help));
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
fn element(planner: &Planner<'_>, class: ClassId, body: ClassId, data_type: &Type) -> Option<Element> {
    match data_type.cim_type {
        CimType::Reference => {
            let named = named_class(planner.schema, body, data_type).filter(|id| planner.names.contains_key(id));
            named.map(|id| Element::Reference(struct_path(planner, class, id)))
        }
        CimType::Instance | CimType::Object => {
            let base = planner.embedding.class_of(body, data_type);
            Some(base.map_or(Element::Instance, |base| object(planner, class, &base)))
        }
        _ => None,
    }
}

/// What an embedded object becomes in the module of a class.
fn object(planner: &Planner<'_>, class: ClassId, base: &Base) -> Element {
    match base {
        _ if planner.families.contains_key(base) => Element::AnyClass(any_path(planner, class, base)),
        Base::Declared(id) if planner.names.contains_key(id) => Element::Class(struct_path(planner, class, *id)),
        Base::Declared(id) => planner
            .extern_class(&planner.schema[*id])
            .map_or(Element::Instance, |path| Element::Extern(path.to_owned())),
        Base::Undeclared(_) => Element::Instance,
    }
}

/// The struct of a class that is generated, from the module of another.
pub(super) fn struct_path(planner: &Planner<'_>, from: ClassId, class: ClassId) -> ItemPath {
    let names = &planner.names[&class];
    ItemPath { module: (from != class).then(|| names.module.clone()), name: names.type_name.clone() }
}

/// The enum of a class and its subclasses, from the module of a class.
fn any_path(planner: &Planner<'_>, from: ClassId, base: &Base) -> ItemPath {
    match base {
        Base::Declared(id) => {
            let path = struct_path(planner, from, *id);
            ItemPath { name: any_name(&path.name), ..path }
        }
        Base::Undeclared(_) => {
            let names = &planner.undeclared[base];
            ItemPath { module: Some(names.module.clone()), name: any_name(&names.type_name) }
        }
    }
}

/// The name of the enum of a class and its subclasses, which is kept free in the module of every class: a schema that grows may need it.
pub(super) fn any_name(type_name: &str) -> String {
    format!("Any{type_name}")
}

/// The enum of a class that is generated, if one is needed.
pub(super) fn plan(planner: &Planner<'_>, id: ClassId) -> Option<AnyPlan> {
    let subclasses = planner.families.get(&Base::Declared(id))?;
    let names = &planner.names[&id];
    let class = code(planner.schema[id].name.as_str());
    let summary = format!("An object of class {class} or of one of its subclasses.");
    Some(any(
        planner,
        (planner.schema[id].name.as_str(), Some(id)),
        &names.type_name,
        [&id].into_iter().chain(subclasses),
        Declared::Struct(names.type_name.clone()),
        summary,
    ))
}

/// The modules of the enums of classes that the schema does not declare, by their names.
pub(super) fn families(planner: &Planner<'_>) -> Vec<FamilyPlan> {
    let undeclared = planner.families.iter().filter(|(base, _)| matches!(base, Base::Undeclared(_)));
    let mut families: Vec<(&Base, &Vec<ClassId>)> = undeclared.collect();
    families.sort_unstable();
    families.into_iter().map(|(base, members)| family(planner, base, members)).collect()
}

fn family(planner: &Planner<'_>, base: &Base, members: &[ClassId]) -> FamilyPlan {
    let names = &planner.undeclared[base];
    let wire_name = planner.embedding.name(base).to_owned();
    let class = code(&wire_name);
    let summary = format!("An object of a class that derives from {class}, which the schema does not declare.");
    let declared = Declared::Nowhere(wire_name.clone());
    FamilyPlan {
        module: names.module.clone(),
        module_doc: planner
            .options
            .documentation
            .of(|| vec![format!("Classes that derive from {class}, which the schema does not declare.")]),
        any: any(planner, (&wire_name, None), &names.type_name, members.iter(), declared, summary),
        wire_name,
    }
}

fn any<'b>(
    planner: &Planner<'_>,
    (class, from): (&str, Option<ClassId>),
    type_name: &str,
    members: impl Iterator<Item = &'b ClassId>,
    declared: Declared,
    summary: String,
) -> AnyPlan {
    // A type of the user's can stand for several classes, but only one variant can be made of it.
    let mut seen = HashSet::new();
    let is_new = |variant: &VariantPlan| match &variant.data_type {
        VariantType::Class(_) => true,
        VariantType::Extern(path) => seen.insert(path.clone()),
    };
    let mut variants: Vec<VariantPlan> = members.map(|id| variant(planner, from, *id)).filter(is_new).collect();
    let claim = |variant: &VariantPlan| {
        Claim::exactly(Kind::Type, variant.name.clone(), variant.name.clone()).or_ending_in("class")
    };
    let names = Scope::with(&[OTHER]).give(&variants.iter().map(claim).collect::<Vec<_>>()).names;
    variants.iter_mut().zip(names).for_each(|(variant, name)| variant.name = name);
    let documentation = planner.options.documentation;
    let other = "An object of a class that is not among them is kept as [`Other`](Self::Other), with all its members.";
    AnyPlan {
        name: any_name(type_name),
        doc: documentation.of(|| vec![summary, String::new(), other.to_owned()]),
        other_doc: documentation.of(|| vec!["An object of any other class.".to_owned()]),
        attributes: planner.attributes_of_any(class),
        declared,
        variants,
    }
}

/// A variant under the plain name of its class.
fn variant(planner: &Planner<'_>, from: Option<ClassId>, id: ClassId) -> VariantPlan {
    let class = &planner.schema[id];
    let (name, data_type) = if let Some(own) = planner.names.get(&id) {
        let module = (from != Some(id)).then(|| own.module.clone());
        (own.type_name.clone(), VariantType::Class(ItemPath { module, name: own.type_name.clone() }))
    } else {
        let path = planner.extern_class(class).unwrap_or_default().to_owned();
        (rust_name(Kind::Type, &planner.full_name(class)), VariantType::Extern(path))
    };
    let doc = planner.options.documentation.of(|| vec![format!("Class {}.", code(class.name.as_str()))]);
    VariantPlan { name, doc, data_type }
}
