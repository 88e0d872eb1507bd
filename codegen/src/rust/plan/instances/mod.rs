//! Plans the instances and structure values that the schema declares, each beside its class.
//!
//! They hold what they give and the default values of their classes. An alias becomes the path of what it names, or that itself where it is
//! embedded.

mod reader;

use std::collections::HashMap;

use mof_model::{Class, ClassId, Instance, Property, Value};
use mof_parser::Diagnostic;

use super::{ClassPlan, Element, Planner, doc};
use crate::codes;
use crate::rust::names::{Claim, Kind, Scope};
use crate::rust::{Instances, ValueTypes};

use reader::{Lost, Reader, Values};

/// An instance: a name, and the values that differ from those of no instance.
#[derive(Debug)]
pub(in crate::rust) struct InstancePlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) doc: Vec<String>,
    pub(in crate::rust) values: NamedValues,
}

/// The instances of a class, as a file beside the code.
#[derive(Debug)]
pub(in crate::rust) struct InstanceList {
    /// What the file is called after.
    pub(in crate::rust) module: String,
    pub(in crate::rust) class: String,
    pub(in crate::rust) instances: Vec<InstancePlan>,
}

/// Values by the names of their properties on the wire.
pub(in crate::rust) type NamedValues = Vec<(String, InstanceValue)>;

/// A value of an instance; there is none for null.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::rust) enum InstanceValue {
    Boolean(bool),
    Integer(i128),
    Real(f64),
    Char16(u16),
    Text(String),
    Reference(String),
    /// The class and the values of an embedded instance.
    Instance(String, NamedValues),
    Array(Vec<InstanceValue>),
}

/// Adds the instances to their classes, and reports those that have none.
pub(super) fn plan(planner: &mut Planner<'_>, selected: &[(ClassId, &Class)], classes: &mut [ClassPlan]) {
    if planner.options.instances == Instances::Omit {
        return;
    }
    let mut reader = Reader::new(planner.schema);
    let positions: HashMap<ClassId, usize> = selected.iter().enumerate().map(|(index, (id, _))| (*id, index)).collect();
    let mut called_so: HashMap<usize, Vec<String>> = HashMap::new();
    for instance in reader.all() {
        let position =
            reader.class_id(instance).and_then(|id| positions.get(&id).map(|index| (*index, &planner.schema[id])));
        let Some((index, class)) = position else {
            let message = format!("no code is generated for an instance of class `{}`, which has none", instance.class);
            planner.diagnostics.push(Diagnostic::new(codes::INSTANCE_WITHOUT_CLASS, instance.span, message));
            continue;
        };
        let mut values = reader.top_values(instance, class);
        keep_fields(planner, class, &classes[index], &mut values);
        report_lost(planner, instance, &values.lost);
        let path = reader.top_path(instance).map(|path| path.as_str().to_owned());
        let values = values.read;
        called_so.entry(index).or_default().push(called(instance, class, &values));
        let doc = planner.options.documentation.of(|| doc::instance(instance, path.as_deref()));
        classes[index].instances.push(InstancePlan { name: String::new(), doc, values });
    }
    for (index, class) in classes.iter_mut().enumerate() {
        let names = scope(class).give(&claims(&called_so.remove(&index).unwrap_or_default())).names;
        class.instances.iter_mut().zip(names).for_each(|(instance, name)| instance.name = name);
    }
}

/// The instances as lists; the classes have none in their code then.
pub(super) fn lists(classes: &mut [ClassPlan]) -> Vec<InstanceList> {
    let classes = classes.iter_mut().filter(|class| !class.instances.is_empty());
    let list = |class: &mut ClassPlan| InstanceList {
        module: class.module.clone(),
        class: class.wire_name.clone(),
        instances: std::mem::take(&mut class.instances),
    };
    classes.map(list).collect()
}

/// Keeps the values that the struct of the class has fields for, and of those what their types take.
fn keep_fields(planner: &Planner<'_>, class: &Class, plan: &ClassPlan, values: &mut Values) {
    values.read.retain(|(name, value)| {
        let Some(property) = plan.properties.iter().find(|property| property.wire_name == *name) else { return false };
        let is_closed = planner.options.values == ValueTypes::Closed && matches!(property.element, Element::Values(_));
        let is_taken = !is_closed || class.property(name).is_none_or(|property| is_named(property, value));
        if !is_taken {
            values.lost.push((name.clone(), Lost::Unreadable));
        }
        is_taken
    });
}

/// Whether the table of a property names a value, or each element of it.
fn is_named(property: &Property, value: &InstanceValue) -> bool {
    match value {
        InstanceValue::Array(elements) => elements.iter().all(|element| is_named(property, element)),
        InstanceValue::Integer(value) => {
            let covers = |range: Option<(i128, i128)>| range.is_none_or(|(first, last)| (first..=last).contains(value));
            !property.bits.is_empty() || property.values.iter().any(|named| covers(named.range))
        }
        InstanceValue::Text(text) => property.values.iter().any(|named| *named.value == **text),
        _ => true,
    }
}

fn report_lost(planner: &mut Planner<'_>, instance: &Instance, lost: &[(String, Lost)]) {
    if lost.is_empty() {
        return;
    }
    let names: Vec<String> = lost.iter().map(|(name, _)| format!("`{name}`")).collect();
    let message = format!("values of an instance of class `{}` are left out: {}", instance.class, names.join(", "));
    let diagnostic = Diagnostic::new(codes::INSTANCE_VALUE, instance.span, message);
    let are_too_many = lost.iter().any(|(_, lost)| *lost == Lost::TooMany);
    planner.diagnostics.push(if are_too_many { diagnostic.help(TOO_MANY) } else { diagnostic });
}

const TOO_MANY: &str = "with what aliases stand for, there are more values than code is made for: name large instances by reference, or \
                        generate fewer";

/// The names that the module of a class has already.
fn scope(class: &ClassPlan) -> Scope {
    let types = class.value_types.iter().map(|value_type| value_type.name.as_str());
    let aliases = class.aliases.iter().map(|alias| alias.name.as_str());
    Scope::with(&types.chain(aliases).chain([class.name.as_str()]).collect::<Vec<_>>())
}

/// What nothing tells apart, such as instances without keys, is numbered.
fn claims(called: &[String]) -> Vec<Claim> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let claims = called.iter().map(|called| {
        let number = seen.entry(called).or_default();
        *number += 1;
        Claim::new(Kind::Constant, called).or_ending_in("instance").or_ending_in(&number.to_string())
    });
    claims.collect()
}

/// What an instance is named after: its alias, or its keys, of which one that refers to another instance by an alias is that.
fn called(instance: &Instance, class: &Class, values: &NamedValues) -> String {
    if let Some(alias) = &instance.alias {
        return alias.to_string();
    }
    let keys = class.keys().filter_map(|key| {
        let given = instance.properties.iter().find(|given| given.name == key.name);
        match given.map(|given| &given.value) {
            Some(Value::Alias(alias)) => Some(alias.to_string()),
            _ => values.iter().find(|(name, _)| key.name.is(name)).map(|(_, value)| key_text(value)),
        }
    });
    let keys: Vec<String> = keys.filter(|text| !text.is_empty()).collect();
    if keys.is_empty() { "instance".to_owned() } else { keys.join(" ") }
}

fn key_text(value: &InstanceValue) -> String {
    match value {
        InstanceValue::Text(text) | InstanceValue::Reference(text) => text.clone(),
        InstanceValue::Integer(value) => value.to_string(),
        InstanceValue::Boolean(value) => value.to_string(),
        _ => String::new(),
    }
}
