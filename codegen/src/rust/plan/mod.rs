//! Decides everything about the generated Rust: names, types, tables, documentation. Emitters only print what stands here.
//!
//! Classes are planned in the order of the schema, superclass before subclass, so a subclass can use the value types that its
//! superclass has. What cannot be generated becomes a diagnostic and a line in the documentation of its class.

mod class;
mod constants;
mod constraints;
mod doc;
mod embedded;
mod facts;
mod instances;
mod methods;
mod property;
mod renames;
mod values;

use std::collections::{HashMap, HashSet};
use std::mem::{Discriminant, discriminant};

use mof_model::{Class, ClassId, ClassKind, Method, Property, Schema};
use mof_parser::Diagnostic;
use mof_runtime::CimType;

use super::choice::{Choices, Item, Rule};
use super::names::{Kind, Scope, rust_name};
use super::options::{DateTimeType, Documentation, Methods};
use super::select::{has_field, selected};
use super::{Options, Runtime, runtime_module};
use crate::codes;

pub(super) use embedded::{AnyPlan, VariantPlan, embedded_class};
pub(super) use instances::{InstancePlan, InstanceValue, NamedValues};
pub(super) use methods::{MethodPlan, ParametersPlan};

/// The generated code of a schema.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) classes: Vec<ClassPlan>,
}

/// A class: a module with a struct, its tables and its value types.
#[derive(Debug)]
pub(super) struct ClassPlan {
    pub(super) module: String,
    pub(super) name: String,
    pub(super) wire_name: String,
    pub(super) superclass: Option<String>,
    pub(super) namespace: Option<String>,
    pub(super) kind: ClassKind,
    pub(super) is_abstract: bool,
    pub(super) doc: Vec<String>,
    pub(super) documentation: Documentation,
    pub(super) attributes: Attributes,
    pub(super) properties: Vec<PropertyPlan>,
    /// The superclass whose table this class's table goes on from.
    pub(super) continues: Option<ItemPath>,
    /// The enum of the class and its subclasses, if it is embedded somewhere and has some.
    pub(super) any: Option<AnyPlan>,
    /// Whether the class has its name to itself: a structure that is local to another has not.
    pub(super) is_global: bool,
    /// The nearest superclass that is generated, if the class inherits methods.
    pub(super) base: Option<ItemPath>,
    pub(super) methods: Vec<MethodPlan>,
    pub(super) value_types: Vec<ValueTypePlan>,
    /// What the schema declares of its objects, if that is wanted.
    pub(super) instances: Vec<InstancePlan>,
}

/// A property: a field and an entry of the class's table.
#[derive(Debug)]
pub(super) struct PropertyPlan {
    pub(super) field: String,
    pub(super) wire_name: String,
    pub(super) cim_type: CimType,
    pub(super) element: Element,
    pub(super) shape: Shape,
    /// The size of an array that has one.
    pub(super) array_size: Option<u32>,
    pub(super) uses: Vec<Use>,
    /// The class of a reference.
    pub(super) class_name: Option<String>,
    /// The class that introduced the property, where that is a superclass.
    pub(super) origin: Option<String>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) doc: Vec<String>,
    /// The field of a superclass that says all there is to say, where the class leaves the property as it was.
    pub(super) inherited_from: Option<FieldPath>,
    pub(super) attributes: Attributes,
}

/// What the user adds to an item, as Rust that was read before.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// Paths of traits.
    pub(super) derives: Vec<String>,
    /// Whole attributes.
    pub(super) others: Vec<String>,
}

/// The type of a field, or of one element of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// The Rust type of the property's CIM type.
    Intrinsic,
    /// A type made for the property's values.
    Values(ValueTypePath),
    /// The Rust type of the property's CIM type, though its values have names.
    RawValues(Table),
    /// A type of the user's, as Rust that was read before.
    Extern(String),
    /// An object of a class.
    Class(ItemPath),
    /// An object of a class or of one of its subclasses.
    AnyClass(ItemPath),
    /// An object of a class that is not generated, or of any.
    Instance,
    /// A reference to an object of a class.
    Reference(ItemPath),
}

/// Where a struct or an enum lies, seen from the module of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ItemPath {
    /// The module of the class that it belongs to; `None` for the class itself.
    pub(super) module: Option<String>,
    pub(super) name: String,
}

/// Where a value type lies, seen from the module of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ValueTypePath {
    /// The module of the class that has the type; `None` for the class itself.
    pub(super) module: Option<String>,
    pub(super) name: String,
    pub(super) kind: TableKind,
}

/// Whether a field can be absent, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `T`: a key.
    Plain,
    /// `Option<T>`: anything else.
    Optional,
    /// `Vec<T>`: an array.
    List,
    /// `Option<Vec<T>>`: an array that goes into a method.
    OptionalList,
}

/// What a property is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Key,
    Read,
    Write,
    Lazy,
}

/// A promise of the schema that validation checks, as in `mof_runtime::Constraint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Constraint {
    Required,
    MaxLen(u64),
    MinLen(u64),
    SizeLimit(u64, u64),
    AllowedLen(u64, u64),
    MinValue(i128),
    MaxValue(i128),
    Range(i128, i128),
    ValueRange(i128, i128),
    RequiredIfNull(String),
    RequiredIfNotNull(String),
}

/// A type for the values of one or more properties of a class.
#[derive(Debug)]
pub(super) struct ValueTypePlan {
    pub(super) name: String,
    pub(super) cim_type: CimType,
    pub(super) doc: Vec<String>,
    pub(super) attributes: Attributes,
    pub(super) table: Table,
    pub(super) form: Form,
    pub(super) constants: Vec<ConstantPlan>,
}

/// What a value type is in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A newtype with associated constants.
    Newtype,
    /// An enum; its constants are variants, and it may take values that are none of them.
    Enum { is_open: bool },
}

impl Form {
    /// What the constants are, which decides the form of their names.
    pub(super) fn kind_of_constants(self) -> Kind {
        match self {
            Self::Newtype => Kind::Constant,
            Self::Enum { .. } => Kind::Variant,
        }
    }
}

/// The kind of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TableKind {
    Integers,
    Strings,
    Bits,
}

/// Values and their names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Table {
    /// What each entry covers (`None` is whatever no other covers), and its name.
    Integers(Vec<(Option<(i128, i128)>, String)>),
    Strings(Vec<(String, String)>),
    Bits(Vec<(u8, String)>),
}

impl Table {
    pub(super) fn kind(&self) -> TableKind {
        match self {
            Self::Integers(_) => TableKind::Integers,
            Self::Strings(_) => TableKind::Strings,
            Self::Bits(_) => TableKind::Bits,
        }
    }
}

/// An associated constant of a value type.
#[derive(Debug)]
pub(super) struct ConstantPlan {
    pub(super) name: String,
    pub(super) value: Constant,
    pub(super) doc: Vec<String>,
}

/// The value of a constant.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Constant {
    Integer(i128),
    /// The first and the last value of a range.
    Range(i128, i128),
    String(String),
    Bit(u8),
    /// Whatever no other covers; only enums have it.
    Other,
}

/// Plans a schema.
pub(super) fn plan(schema: &Schema, options: &Options) -> (Plan, Vec<Diagnostic>) {
    let embedded = embedded::embedded_classes(schema, schema.types());
    let is_generated = |(id, class): &(ClassId, &Class)| has_content(class) || embedded.contains(id);
    let generated: Vec<(ClassId, &Class)> = schema.types().filter(is_generated).collect();
    let mut planner = Planner::new(schema, options);
    let selected = selected(schema, &planner.choices, options);
    let is_selected = |(id, _): &&(ClassId, &Class)| selected.contains(id);
    planner.keep_chosen_names(generated.iter().filter(is_selected));
    for (id, class) in &generated {
        planner.name(*id, class, selected.contains(id));
    }
    let selected: Vec<(ClassId, &Class)> = generated.iter().filter(is_selected).copied().collect();
    planner.find_subclasses(&embedded, &selected);
    let mut classes: Vec<ClassPlan> =
        selected.iter().map(|(id, class)| class::plan(&mut planner, *id, class)).collect();
    instances::plan(&mut planner, &selected, &mut classes);
    planner.diagnostics.extend(planner.choices.unused(schema));
    (Plan { classes }, planner.diagnostics)
}

/// Whether there is anything to hold or to name: an abstract class without features is only a name that its subclasses carry.
fn has_content(class: &Class) -> bool {
    !class.is_abstract() || !class.properties.is_empty() || !class.methods.is_empty()
}

/// What is known across classes while they are planned.
struct Planner<'a> {
    schema: &'a Schema,
    options: &'a Options,
    choices: Choices<'a>,
    chosen: renames::ChosenNames,
    modules: Scope,
    types: Scope,
    /// The names of every class that is generated; they are given before anything is planned, so that a class can name a later one.
    names: HashMap<ClassId, ClassNames>,
    /// Of each class that is embedded somewhere and has any, the subclasses that are generated.
    subclasses: HashMap<ClassId, Vec<ClassId>>,
    planned: HashMap<ClassId, Planned>,
    diagnostics: Vec<Diagnostic>,
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
    /// The value types of properties, by wire name.
    values: HashMap<String, ValueTypePath>,
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
    fn new(property: &PropertyPlan) -> Self {
        Self {
            wire_name: property.wire_name.clone(),
            constraints: property.constraints.clone(),
            element: discriminant(&property.element),
        }
    }

    /// Whether this is what the table of a subclass says of its property, unless that has an entry of its own.
    fn holds_for(&self, property: &PropertyPlan) -> bool {
        match property.inherited_from {
            Some(_) => *self == Self::new(property),
            None => self.wire_name == property.wire_name,
        }
    }
}

/// A field of a generated struct, for documentation elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldPath {
    /// The class on the wire.
    pub(super) class: String,
    /// The field, behind its struct.
    pub(super) path: ItemPath,
}

impl FieldPath {
    /// A link names a raw identifier without its mark.
    fn new(class: &ClassPlan, field: &str) -> Self {
        let name = format!("{}::{}", class.name, field.strip_prefix("r#").unwrap_or(field));
        Self { class: class.wire_name.clone(), path: ItemPath { module: Some(class.module.clone()), name } }
    }
}

impl<'a> Planner<'a> {
    fn new(schema: &'a Schema, options: &'a Options) -> Self {
        Self {
            schema,
            options,
            choices: Choices::new(&options.rules),
            chosen: renames::ChosenNames::default(),
            // The runtime may be a module beside those of the classes.
            modules: Scope::with(if options.runtime == Runtime::Crate { &[] } else { &[runtime_module::NAME] }),
            types: Scope::default(),
            names: HashMap::new(),
            subclasses: HashMap::new(),
            planned: HashMap::new(),
            diagnostics: Vec::new(),
        }
    }

    fn find_subclasses(&mut self, embedded: &HashSet<ClassId>, generated: &[(ClassId, &Class)]) {
        let generated: Vec<ClassId> = generated.iter().map(|(id, _)| *id).collect();
        self.subclasses = embedded::subclasses(self.schema, embedded, &generated);
    }

    /// Gives a class its names; one that is not selected keeps them free, so that selecting it later renames no other.
    fn name(&mut self, id: ClassId, class: &Class, is_selected: bool) {
        let name = &self.full_name(class);
        let chosen = self.chosen.class(id);
        let names = chosen.unwrap_or_else(|| ClassNames {
            module: self.modules.name(Kind::Module, name),
            type_name: self.types.name(Kind::Type, name),
        });
        if !is_selected {
            return;
        }
        self.report_taken(class, &names);
        self.names.insert(id, names);
    }

    fn report_taken(&mut self, class: &Class, names: &ClassNames) {
        let plain = rust_name(Kind::Type, &self.full_name(class));
        if names.type_name == plain || self.choices.rename.matches(Item::class(class)) {
            return;
        }
        let (name, given) = (&class.name, &names.type_name);
        if let Some(span) = self.chosen.taken_from_class(&plain) {
            let message = format!("class `{name}` would become struct `{plain}`, whose name another class is given");
            let diagnostic = Diagnostic::new(codes::CHOSEN_NAME_TAKEN, span, message);
            self.diagnostics
                .push(diagnostic.label(class.name_span, "the class").help("choose another name, or rename both"));
            return;
        }
        let message = format!("class `{name}` becomes struct `{given}`, since an earlier class has its plain name");
        self.diagnostics.push(Diagnostic::new(codes::NAME_TAKEN, class.name_span, message));
    }

    /// The name of a class, behind those of the types that it is local to.
    fn full_name(&self, class: &Class) -> String {
        let around = std::iter::successors(Some(class), |class| class.declared_in.map(|body| &self.schema[body]));
        let mut names: Vec<&str> = around.map(|class| class.name.as_str()).collect();
        names.reverse();
        names.join("_")
    }

    /// The value type that a property has in the superclass, for a class that leaves the property as it was.
    fn inherited_values(&self, class: &Class, property: &str) -> Option<ValueTypePath> {
        let planned = self.planned.get(&class.superclass.as_ref()?.id?)?;
        let path = planned.values.get(property)?.clone();
        Some(ValueTypePath { module: path.module.or_else(|| Some(planned.module.clone())), ..path })
    }

    /// The field that says all there is to say of a property, for a class that leaves the property as it was.
    fn inherited_from(&self, class: &Class, property: &Property) -> Option<&FieldPath> {
        let superclass = class.superclass.as_ref().filter(|_| property.propagated)?;
        self.planned.get(&superclass.id?)?.fields.get(property.name.as_str())
    }

    /// Whether the properties of a class begin with those of its superclass, so that the two tables can share them.
    fn continues_superclass(&self, class: &Class, properties: &[PropertyPlan]) -> bool {
        let superclass = class.superclass.as_ref().and_then(|superclass| self.planned.get(&superclass.id?));
        let inherited = superclass.map_or(&[][..], |superclass| &superclass.entries);
        let begin_alike = inherited.iter().zip(properties).all(|(entry, property)| entry.holds_for(property));
        !inherited.is_empty() && inherited.len() <= properties.len() && begin_alike
    }

    fn remember(&mut self, id: ClassId, plan: &ClassPlan) {
        let values = plan.properties.iter().filter_map(|property| match &property.element {
            Element::Values(path) => Some((property.wire_name.clone(), path.clone())),
            _ => None,
        });
        let fields = plan.properties.iter().map(|property| {
            let own = || FieldPath::new(plan, &property.field);
            (property.wire_name.clone(), property.inherited_from.clone().unwrap_or_else(own))
        });
        let planned = Planned {
            module: plan.module.clone(),
            values: values.collect(),
            entries: plan.properties.iter().map(Entry::new).collect(),
            fields: fields.collect(),
        };
        self.planned.insert(id, planned);
    }

    /// Whether a property gets a field.
    fn has_field(&self, class: &Class, property: &Property) -> bool {
        has_field(&self.choices, self.options, class, property)
    }

    /// Whether a method gets its structs.
    fn has_method(&self, class: &Class, method: &Method) -> bool {
        self.options.methods == Methods::Include && self.choices.has_method(class, method)
    }

    /// Whether validation can check a constraint: not one about a property without a field, nor about a property where parameters are.
    fn can_check(&self, context: &property::FieldContext<'_>, constraint: &Constraint) -> bool {
        let other = match constraint {
            Constraint::RequiredIfNull(other) | Constraint::RequiredIfNotNull(other) => context.class.property(other),
            _ => return true,
        };
        context.method.is_none() && other.is_some_and(|other| self.has_field(context.class, other))
    }

    /// What the user adds to the struct of a class.
    fn attributes_of_class(&self, class: &Class) -> Attributes {
        let item = Item::class(class);
        Attributes { derives: texts(self.choices.derive.all(item)), others: texts(self.choices.attribute.all(item)) }
    }

    /// What the user adds to the field of a property.
    fn attributes_of_field(&self, class: &Class, property: &Property) -> Attributes {
        let item = Item::feature(class, property.name.as_str());
        let rules = self.choices.attribute.all_with_origin(item, property.class_origin.as_str());
        Attributes { derives: Vec::new(), others: texts(rules) }
    }

    /// What the user adds to the type of a property's values.
    fn attributes_of_values(&self, class: &Class, property: &Property) -> Attributes {
        let (item, origin) = (Item::feature(class, property.name.as_str()), property.class_origin.as_str());
        Attributes {
            derives: texts(self.choices.derive.all_with_origin(item, origin)),
            others: texts(self.choices.value_attribute.all_with_origin(item, origin)),
        }
    }

    /// The type of the user's for a property.
    fn extern_type(&self, class: &Class, property: &Property) -> Option<Element> {
        let item = Item::feature(class, property.name.as_str());
        let rule = self.choices.extern_type.one_with_origin(item, property.class_origin.as_str());
        rule.map(|rule| Element::Extern(rule.text.clone()))
    }

    /// The type of the user's for a class.
    fn extern_class(&self, class: &Class) -> Option<Element> {
        let rule = self.choices.extern_type.one(Item::class(class));
        rule.map(|rule| Element::Extern(rule.text.clone()))
    }

    /// What the user adds to the structs of a method.
    fn attributes_of_method(&self, class: &Class, method: &Method) -> Attributes {
        let (item, origin) = (Item::feature(class, method.name.as_str()), method.class_origin.as_str());
        Attributes {
            derives: texts(self.choices.derive.all_with_origin(item, origin)),
            others: texts(self.choices.attribute.all_with_origin(item, origin)),
        }
    }

    /// The type of the user's for all datetimes.
    fn datetime_type(&self, property: &Property) -> Option<Element> {
        match &self.options.datetime {
            DateTimeType::Path(path) if property.data_type.cim_type == CimType::DateTime => {
                Some(Element::Extern(path.clone()))
            }
            _ => None,
        }
    }
}

fn texts(rules: Vec<&Rule>) -> Vec<String> {
    rules.into_iter().map(|rule| rule.text.clone()).collect()
}
