//! What is known across classes while they are planned: names, value types and fields that later classes build on.

use std::collections::{BTreeSet, HashMap};
use std::mem::{Discriminant, discriminant};

use mof_model::{Class, ClassId, EnumerationId, Method, Property, Schema};
use mof_parser::Diagnostic;

use super::links::Targets;
use super::property::FieldContext;
use super::shared::Shared;
use super::{ClassPlan, Constraint, Element, FieldPath, PropertyPlan, renames};
use crate::markdown::Prose;
use crate::rust::choice::Choices;
use crate::rust::embedding::{Base, Embedding};
use crate::rust::names::Scope;
use crate::rust::options::{Options, Runtime};
use crate::rust::runtime_module;
use crate::rust::select::{has_field, has_method};

/// What is known across classes while they are planned.
pub(super) struct Planner<'a> {
    pub(super) schema: &'a Schema,
    pub(super) options: &'a Options,
    pub(super) choices: Choices<'a>,
    pub(super) chosen: renames::ChosenNames,
    pub(super) modules: Scope,
    pub(super) types: Scope,
    /// The names of every class that is generated; they are given before anything is planned, so that a class can name a later one.
    pub(super) names: HashMap<ClassId, ClassNames>,
    /// The names of classes that are embedded and that the schema does not declare.
    pub(super) undeclared: HashMap<Base, ClassNames>,
    /// The names of enumerations.
    pub(super) enumerations: HashMap<EnumerationId, ClassNames>,
    /// The enumerations that fields have.
    pub(super) used_enumerations: BTreeSet<EnumerationId>,
    pub(super) embedding: Embedding<'a>,
    /// Of each class that stands as an enum where it is embedded, the other classes in that.
    pub(super) families: HashMap<Base, Vec<ClassId>>,
    planned: HashMap<ClassId, Planned>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What a class is called in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClassNames {
    pub(super) module: String,
    pub(super) type_name: String,
}

/// What subclasses need to know of a class.
struct Planned {
    module: String,
    /// The types of properties' values, by wire name.
    values: HashMap<String, Shared>,
    /// What the table says of the properties, in their order, where the user's choice can make a difference.
    entries: Vec<Entry>,
    /// The fields that say all there is to say of the properties, by wire name.
    fields: HashMap<String, FieldPath>,
}

/// What classes with the same property can disagree about: a limit may be about a property that one of them is without, and the user may
/// have chosen another type.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    wire_name: String,
    constraints: Vec<Constraint>,
    element: Discriminant<Element>,
}

impl Entry {
    pub(super) fn new(property: &PropertyPlan) -> Self {
        Self {
            wire_name: property.wire_name.clone(),
            constraints: property.constraints.clone(),
            element: discriminant(&property.element),
        }
    }

    /// Whether this is what the table of a subclass says of its property, unless that has an entry of its own.
    pub(super) fn holds_for(&self, property: &PropertyPlan) -> bool {
        match property.inherited_from {
            Some(_) => *self == Self::new(property),
            None => self.wire_name == property.wire_name,
        }
    }
}

impl<'a> Planner<'a> {
    pub(super) fn new(schema: &'a Schema, options: &'a Options) -> Self {
        Self {
            schema,
            options,
            choices: Choices::new(&options.rules),
            chosen: renames::ChosenNames::default(),
            // The runtime may be a module beside those of the classes.
            modules: Scope::with(if options.runtime == Runtime::Crate { &[] } else { &[runtime_module::NAME] }),
            types: Scope::default(),
            names: HashMap::new(),
            undeclared: HashMap::new(),
            enumerations: HashMap::new(),
            used_enumerations: BTreeSet::new(),
            embedding: Embedding::new(schema),
            families: HashMap::new(),
            planned: HashMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The name of a class, behind those of the types that it is local to.
    pub(super) fn full_name(&self, class: &Class) -> String {
        let around = std::iter::successors(Some(class), |class| class.declared_in.map(|body| &self.schema[body]));
        let mut names: Vec<&str> = around.map(|class| class.name.as_str()).collect();
        names.reverse();
        names.join("_")
    }

    /// The type that the values of a property have in the superclass.
    pub(super) fn inherited_values(&self, class: &Class, property: &str) -> Option<Shared> {
        let planned = self.planned.get(&class.superclass.as_ref()?.id?)?;
        Some(planned.values.get(property)?.seen_from_outside(&planned.module))
    }

    /// The field that says all there is to say of a property, for a class that leaves the property as it was.
    pub(super) fn inherited_from(&self, class: &Class, property: &Property) -> Option<&FieldPath> {
        let superclass = class.superclass.as_ref().filter(|_| property.propagated)?;
        self.planned.get(&superclass.id?)?.fields.get(property.name.as_str())
    }

    /// The same for a property that the class, and maybe its superclass, restates in the words of a class further up.
    pub(super) fn restated(&self, class: &Class, property: &Property) -> Option<&FieldPath> {
        let description = property.qualifiers.string("Description")?;
        let superclass = |class: &Class| class.superclass.as_ref()?.id;
        let ancestors = std::iter::successors(superclass(class), |id| superclass(&self.schema[*id]));
        let restated = |id: &ClassId| {
            self.schema[*id].property(property.name.as_str()).is_some_and(|before| {
                before.data_type == property.data_type && before.qualifiers.string("Description") == Some(description)
            })
        };
        let first = ancestors.take_while(restated).filter(|id| self.planned.contains_key(id)).last()?;
        self.planned[&first].fields.get(property.name.as_str())
    }

    /// Whether the properties of a class begin with those of its superclass, so that the two tables can share them.
    pub(super) fn continues_superclass(&self, class: &Class, properties: &[PropertyPlan]) -> bool {
        let superclass = class.superclass.as_ref().and_then(|superclass| self.planned.get(&superclass.id?));
        let inherited = superclass.map_or(&[][..], |superclass| &superclass.entries);
        let begin_alike = inherited.iter().zip(properties).all(|(entry, property)| entry.holds_for(property));
        !inherited.is_empty() && inherited.len() <= properties.len() && begin_alike
    }

    pub(super) fn remember(&mut self, id: ClassId, plan: &ClassPlan, values: HashMap<String, Shared>) {
        let fields = plan.properties.iter().map(|property| {
            let own = || FieldPath::new(plan, &property.field);
            (property.wire_name.clone(), property.inherited_from.clone().unwrap_or_else(own))
        });
        let planned = Planned {
            module: plan.module.clone(),
            values,
            entries: plan.properties.iter().map(Entry::new).collect(),
            fields: fields.collect(),
        };
        self.planned.insert(id, planned);
    }

    /// The documentation of an item of a class, if there is to be any.
    pub(super) fn doc(&self, context: &FieldContext<'_>, write: impl FnOnce(&Prose<'_>) -> Vec<String>) -> Vec<String> {
        let targets = Targets { planner: self, from: context.id };
        self.options.documentation.of(|| write(&context.prose.linked(&targets)))
    }

    /// Whether a property gets a field.
    pub(super) fn has_field(&self, class: &Class, property: &Property) -> bool {
        has_field(&self.choices, self.options, class, property)
    }

    /// Whether a method gets its structs.
    pub(super) fn has_method(&self, class: &Class, method: &Method) -> bool {
        has_method(&self.choices, self.options, class, method)
    }

    /// Whether validation can check a constraint: not one about a property without a field, nor about a property where parameters are.
    pub(super) fn can_check(&self, context: &FieldContext<'_>, constraint: &Constraint) -> bool {
        let other = match constraint {
            Constraint::RequiredIfNull(other) | Constraint::RequiredIfNotNull(other) => context.class.property(other),
            _ => return true,
        };
        context.method.is_none() && other.is_some_and(|other| self.has_field(context.class, other))
    }
}
