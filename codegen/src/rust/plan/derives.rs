//! Decides what every generated type derives: what it always does, and what the user wants besides as far as its fields can have it.
//!
//! A trait of the standard library asks each field for itself, and of every field it is known here whether it has it. So one that a field
//! cannot have is left out and reported, since the code would not compile. A class that embeds another depends on what that derives,
//! and classes can lie in each other, so all are taken to have what is wanted until a field speaks against it. Of other traits nothing
//! is known, and they are derived as they are wanted.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use mof_parser::{Diagnostic, Span};
use mof_runtime::CimType;

use super::{
    Attributes, ClassPlan, Element, Form, Plan, Planner, PropertyPlan, Shape, TableKind, ValueTypePath, ValueTypePlan,
};
use crate::codes;

/// A trait of the standard library that no type but those of values has from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trait {
    Copy,
    Eq,
    PartialOrd,
    Ord,
    Hash,
}

/// Traits that every type has, derived or by a macro of the runtime.
const EVERYWHERE: &[&str] = &["Clone", "Debug", "Default", "PartialEq"];

const TRAITS: &[(&str, Trait)] = &[
    ("Copy", Trait::Copy),
    ("Eq", Trait::Eq),
    ("PartialOrd", Trait::PartialOrd),
    ("Ord", Trait::Ord),
    ("Hash", Trait::Hash),
];

/// What a struct derives without being told.
const OF_STRUCT: &[&str] = &["Clone", "Debug", "Default", "PartialEq"];

/// The same of an enum of classes, which keeps objects of any class and so has no more.
const OF_CLASSES: &[&str] = &["Clone", "Debug", "PartialEq"];

/// What the user wants a type to derive.
struct Wanted {
    traits: BTreeMap<Trait, Span>,
    /// Paths of traits of which nothing is known.
    others: Vec<String>,
}

impl Wanted {
    fn of(attributes: &Attributes) -> Self {
        let mut wanted = Self { traits: BTreeMap::new(), others: Vec::new() };
        for derive in &attributes.wanted {
            let path = derive.path.trim_start_matches("::");
            let name = path.rsplit("::").next().unwrap_or(path);
            match TRAITS.iter().find(|(known, _)| *known == name) {
                Some((_, found)) => drop(wanted.traits.entry(*found).or_insert(derive.span)),
                None if EVERYWHERE.contains(&name) => {}
                None if wanted.others.iter().any(|other| other.trim_start_matches("::") == path) => {}
                None => wanted.others.push(derive.path.clone()),
            }
        }
        wanted
    }
}

/// Gives every item of the plan its list of derives.
pub(super) fn decide(planner: &mut Planner<'_>, plan: &mut Plan) {
    let mut decision = Decision::default();
    for class in &mut plan.classes {
        let ClassPlan { module, wire_name, value_types, .. } = class;
        for value_type in value_types {
            decision.value_type(module, &format!("{wire_name}.{}", value_type.name), value_type);
        }
    }
    for enumeration in &mut plan.enumerations {
        decision.value_type(&enumeration.module, &enumeration.wire_name, &mut enumeration.value_type);
    }
    if !planner.choices.derive.is_empty() {
        decision.aliases(&plan.classes);
        decision.structs(&plan.classes);
    }
    for class in &mut plan.classes {
        decision.finish(class);
    }
    for family in &mut plan.families {
        decision.any(&family.wire_name, &mut family.any.attributes);
    }
    planner.diagnostics.extend(decision.reports());
}

#[derive(Default)]
struct Decision {
    /// What each type has, by its place.
    traits: HashMap<String, BTreeSet<Trait>>,
    /// The fields that cannot have what a setting wants, by the place of that and the trait.
    lacking: BTreeMap<(Span, Trait), Vec<String>>,
}

/// A struct that shall derive more than all do.
struct Candidate<'a> {
    place: String,
    module: &'a str,
    /// What messages call it.
    name: String,
    wanted: Wanted,
    properties: &'a [PropertyPlan],
}

impl Decision {
    fn value_type(&mut self, module: &str, name: &str, value_type: &mut ValueTypePlan) {
        let always = of_values(value_type);
        let mut has = known(always);
        let wanted = Wanted::of(&value_type.attributes);
        for (wanted, span) in wanted.traits {
            if wanted == Trait::Copy && value_type.table.kind() == TableKind::Strings {
                self.lack(span, wanted, format!("`{name}` (string)"));
            } else {
                has.insert(wanted);
            }
        }
        value_type.attributes.derives = listed(always, &mut has, wanted.others);
        self.traits.insert(place(module, &value_type.name), has);
    }

    /// A further name has what its type has; superclasses come first.
    fn aliases(&mut self, classes: &[ClassPlan]) {
        for class in classes {
            for alias in &class.aliases {
                let of = self.traits.get(&value_place(&class.module, &alias.stands_for)).cloned().unwrap_or_default();
                self.traits.insert(place(&class.module, &alias.name), of);
            }
        }
    }

    /// Takes from structs what a field of theirs cannot have, until no field speaks against anything.
    fn structs(&mut self, classes: &[ClassPlan]) {
        let candidates: Vec<Candidate<'_>> = classes.iter().flat_map(candidates).collect();
        let mut embedding: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, candidate) in candidates.iter().enumerate() {
            self.traits.insert(candidate.place.clone(), candidate.wanted.traits.keys().copied().collect());
            for embedded in
                candidate.properties.iter().filter_map(|property| embedded_place(candidate.module, property))
            {
                embedding.entry(embedded).or_default().push(index);
            }
        }
        let mut open: Vec<usize> = (0..candidates.len()).rev().collect();
        while let Some(candidate) = open.pop().map(|index| &candidates[index]) {
            if self.take_from(candidate) {
                open.extend(embedding.get(&candidate.place).into_iter().flatten());
            }
        }
    }

    /// Whether the struct has lost something.
    fn take_from(&mut self, candidate: &Candidate<'_>) -> bool {
        let mut has_lost = false;
        for (wanted, span) in &candidate.wanted.traits {
            let lacks = |property: &&PropertyPlan| !self.has(candidate.module, property, *wanted);
            let Some(property) = candidate.properties.iter().find(lacks) else { continue };
            let field = format!("`{}.{}` ({})", candidate.name, property.wire_name, kind(property));
            if self.traits.get_mut(&candidate.place).is_some_and(|has| has.remove(wanted)) {
                self.lack(*span, *wanted, field);
                has_lost = true;
            }
        }
        has_lost
    }

    /// Whether the type of a field has a trait.
    fn has(&self, module: &str, property: &PropertyPlan, of: Trait) -> bool {
        let is_list = matches!(property.shape, Shape::List | Shape::OptionalList);
        let known = |place: String| self.traits.get(&place).is_some_and(|has| has.contains(&of));
        let has = match &property.element {
            Element::Intrinsic | Element::RawValues(_) => intrinsic_has(property.cim_type, of),
            Element::Values(path) => known(value_place(module, path)),
            Element::Extern(_) => true,
            Element::Class(path) => {
                of != Trait::Copy && known(place(path.module.as_deref().unwrap_or(module), &path.name))
            }
            Element::AnyClass(_) | Element::Instance => false,
            Element::Reference(_) => of != Trait::Copy,
        };
        has && !(is_list && of == Trait::Copy)
    }

    fn lack(&mut self, span: Span, of: Trait, field: String) {
        self.lacking.entry((span, of)).or_default().push(field);
    }

    /// Writes down what the structs of a class derive.
    fn finish(&mut self, class: &mut ClassPlan) {
        self.finish_one(&place(&class.module, &class.name), &mut class.attributes);
        for parameters in class.methods.iter_mut().flat_map(|method| [&mut method.input, &mut method.output]) {
            self.finish_one(&place(&class.module, &parameters.name), &mut parameters.attributes);
        }
        if let Some(any) = &mut class.any {
            self.any(&class.wire_name, &mut any.attributes);
        }
    }

    fn finish_one(&mut self, place: &str, attributes: &mut Attributes) {
        let mut has = self.traits.remove(place).unwrap_or_default();
        attributes.derives = listed(OF_STRUCT, &mut has, Wanted::of(attributes).others);
    }

    /// An enum of classes holds objects of any class, which have none of these traits.
    fn any(&mut self, class: &str, attributes: &mut Attributes) {
        let wanted = Wanted::of(attributes);
        for (wanted, span) in wanted.traits {
            self.lack(span, wanted, format!("`Any{class}` (instance)"));
        }
        attributes.derives = listed(OF_CLASSES, &mut BTreeSet::new(), wanted.others);
    }

    fn reports(self) -> impl Iterator<Item = Diagnostic> {
        self.lacking.into_iter().map(|((span, of), fields)| {
            let shown = fields.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
            let more = fields.len().saturating_sub(SHOWN);
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            let message = format!("`{of:?}` is not derived where a field cannot have it: {shown}{more}");
            Diagnostic::new(codes::NOT_DERIVED, span, message)
        })
    }
}

/// How many fields a message names.
const SHOWN: usize = 5;

/// The structs of a class of which more is wanted than all derive.
fn candidates(class: &ClassPlan) -> Vec<Candidate<'_>> {
    let candidate = |struct_name: &str, name: String, attributes: &Attributes, properties| Candidate {
        place: place(&class.module, struct_name),
        module: &class.module,
        name,
        wanted: Wanted::of(attributes),
        properties,
    };
    let mut candidates =
        vec![candidate(&class.name, class.wire_name.clone(), &class.attributes, class.properties.as_slice())];
    for method in &class.methods {
        for parameters in [&method.input, &method.output] {
            let name = format!("{}.{}", class.wire_name, method.wire_name);
            candidates.push(candidate(&parameters.name, name, &parameters.attributes, &parameters.properties));
        }
    }
    candidates.retain(|candidate| !candidate.wanted.traits.is_empty());
    candidates
}

fn place(module: &str, name: &str) -> String {
    format!("{module}::{name}")
}

fn value_place(module: &str, path: &ValueTypePath) -> String {
    place(path.module.as_deref().unwrap_or(module), &path.name)
}

/// The struct that lies in a field.
fn embedded_place(module: &str, property: &PropertyPlan) -> Option<String> {
    match &property.element {
        Element::Class(path) => Some(place(path.module.as_deref().unwrap_or(module), &path.name)),
        _ => None,
    }
}

/// What a field holds, in the words of the schema.
fn kind(property: &PropertyPlan) -> String {
    let array = if matches!(property.shape, Shape::List | Shape::OptionalList) { "array of " } else { "" };
    format!("{array}{}", property.cim_type.name())
}

/// Whether the Rust type of a CIM type has a trait.
fn intrinsic_has(cim_type: CimType, of: Trait) -> bool {
    match cim_type {
        CimType::Real32 | CimType::Real64 => matches!(of, Trait::Copy | Trait::PartialOrd),
        CimType::String | CimType::Reference => of != Trait::Copy,
        CimType::DateTime => of != Trait::Ord,
        CimType::Instance | CimType::Object => false,
        _ => true,
    }
}

/// What a type of values derives without being told.
fn of_values(value_type: &ValueTypePlan) -> &'static [&'static str] {
    match (value_type.form, value_type.table.kind()) {
        (Form::Newtype, TableKind::Strings) => &["Clone", "Default", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"],
        (Form::Newtype, _) => &["Clone", "Copy", "Default", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash"],
        (Form::Enum { .. }, TableKind::Strings) => &["Clone", "Debug", "PartialEq", "Eq", "Hash"],
        (Form::Enum { .. }, _) => &["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"],
    }
}

fn known(names: &[&str]) -> BTreeSet<Trait> {
    TRAITS.iter().filter(|(name, _)| names.contains(name)).map(|(_, of)| *of).collect()
}

/// The whole list: what is always derived, what the fields can have, and what nobody knows. `Ord` cannot stand without what it builds on,
/// and a type whose fields have it has that too.
fn listed(always: &[&str], has: &mut BTreeSet<Trait>, others: Vec<String>) -> Vec<String> {
    if has.contains(&Trait::Ord) {
        has.extend([Trait::Eq, Trait::PartialOrd]);
    }
    let more = TRAITS.iter().filter(|(name, of)| has.contains(of) && !always.contains(name)).map(|(name, _)| *name);
    always.iter().copied().chain(more).map(str::to_owned).chain(others).collect()
}
