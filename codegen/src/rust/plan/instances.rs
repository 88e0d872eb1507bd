//! Plans the instances and structure values that the schema declares, each beside its class.
//!
//! They hold what they give and the default values of their classes. An alias becomes the path of what it names, or that itself where it is
//! embedded.

use std::collections::HashMap;

use mof_model::{Class, ClassId, EmbeddedInstance, Instance, Property, Schema, Value};
use mof_parser::Diagnostic;
use mof_runtime::{Char16, CimType, CimValue, KeyValue, ObjectPath};

use super::{ClassPlan, Element, Planner, doc};
use crate::codes;
use crate::rust::names::{Claim, Kind, Scope};
use crate::rust::{Instances, ValueTypes};

/// An instance: a name, and the values that differ from those of no instance.
#[derive(Debug)]
pub(in crate::rust) struct InstancePlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) doc: Vec<String>,
    pub(in crate::rust) values: NamedValues,
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

/// How deep aliases may lead from one instance into another.
const MAX_DEPTH: u32 = 16;

/// Adds the instances to their classes, and reports those that have none.
pub(super) fn plan(planner: &mut Planner<'_>, selected: &[(ClassId, &Class)], classes: &mut [ClassPlan]) {
    if planner.options.instances == Instances::Omit {
        return;
    }
    let reader = Reader::new(planner.schema);
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
        let (values, lost) = top_values(planner, &reader, (instance, class), &classes[index]);
        report_lost(planner, instance, &lost);
        let path = reader.path(instance, 0).map(|path| path.as_str().to_owned());
        called_so.entry(index).or_default().push(called(instance, class, &values));
        let doc = planner.options.documentation.of(|| doc::instance(instance, path.as_deref()));
        classes[index].instances.push(InstancePlan { name: String::new(), doc, values });
    }
    for (index, class) in classes.iter_mut().enumerate() {
        let names = scope(class).give(&claims(&called_so.remove(&index).unwrap_or_default())).names;
        class.instances.iter_mut().zip(names).for_each(|(instance, name)| instance.name = name);
    }
}

/// The values that the struct of the class has fields for, and the names of properties whose values cannot be had.
fn top_values(
    planner: &Planner<'_>,
    reader: &Reader<'_>,
    (instance, class): (&Instance, &Class),
    plan: &ClassPlan,
) -> (NamedValues, Vec<String>) {
    let given: Vec<(&str, &Value)> =
        instance.properties.iter().map(|given| (given.name.as_str(), &given.value)).collect();
    let (mut values, mut lost) = reader.values(instance, Some(class), &given, 0);
    values.retain(|(name, value)| {
        let Some(property) = plan.properties.iter().find(|property| property.wire_name == *name) else { return false };
        let is_closed = planner.options.values == ValueTypes::Closed && matches!(property.element, Element::Values(_));
        let is_taken = !is_closed || class.property(name).is_none_or(|property| is_named(property, value));
        if !is_taken {
            lost.push(name.clone());
        }
        is_taken
    });
    (values, lost)
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

fn report_lost(planner: &mut Planner<'_>, instance: &Instance, lost: &[String]) {
    if !lost.is_empty() {
        let lost: Vec<String> = lost.iter().map(|name| format!("`{name}`")).collect();
        let message = format!("values of an instance of class `{}` are left out: {}", instance.class, lost.join(", "));
        planner.diagnostics.push(Diagnostic::new(codes::INSTANCE_VALUE, instance.span, message));
    }
}

/// The names that the module of a class has already.
fn scope(class: &ClassPlan) -> Scope {
    let types = class.value_types.iter().map(|value_type| value_type.name.as_str());
    Scope::with(&types.chain([class.name.as_str()]).collect::<Vec<_>>())
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

/// What an instance is named after: its alias, or its keys.
fn called(instance: &Instance, class: &Class, values: &NamedValues) -> String {
    if let Some(alias) = &instance.alias {
        return alias.to_string();
    }
    let text = |value: &InstanceValue| match value {
        InstanceValue::Text(text) | InstanceValue::Reference(text) => text.clone(),
        InstanceValue::Integer(value) => value.to_string(),
        InstanceValue::Boolean(value) => value.to_string(),
        _ => String::new(),
    };
    let keys = class.keys().filter_map(|key| values.iter().find(|(name, _)| key.name.is(name)));
    let keys: Vec<String> = keys.map(|(_, value)| text(value)).collect();
    if keys.is_empty() { "instance".to_owned() } else { keys.join(" ") }
}

/// Reads values, with what aliases stand for.
struct Reader<'a> {
    schema: &'a Schema,
    aliases: HashMap<String, Vec<&'a Instance>>,
}

impl<'a> Reader<'a> {
    fn new(schema: &'a Schema) -> Self {
        let mut reader = Self { schema, aliases: HashMap::new() };
        for instance in reader.all() {
            if let Some(alias) = &instance.alias {
                reader.aliases.entry(alias.as_str().to_ascii_lowercase()).or_default().push(instance);
            }
        }
        reader
    }

    /// Instances and structure values.
    fn all(&self) -> impl Iterator<Item = &'a Instance> + use<'a> {
        self.schema.instances().iter().chain(self.schema.structure_values())
    }

    fn class_id(&self, instance: &Instance) -> Option<ClassId> {
        self.schema.class_id_in(instance.namespace.as_ref(), instance.class.as_str())
    }

    /// What an alias names, first of all in its own file.
    fn named(&self, alias: &str, near: &Instance) -> Option<&'a Instance> {
        let all = self.aliases.get(&alias.to_ascii_lowercase())?;
        let in_file = all.iter().find(|instance| instance.span.file == near.span.file);
        in_file.or_else(|| all.first()).copied()
    }

    /// The values that are given, then the defaults of the class; and the names of properties whose values cannot be had.
    fn values(
        &self,
        near: &Instance,
        class: Option<&Class>,
        given: &[(&str, &Value)],
        depth: u32,
    ) -> (NamedValues, Vec<String>) {
        let is_given = |property: &Property| given.iter().any(|(name, _)| property.name.is(name));
        let properties = class.into_iter().flat_map(|class| &class.properties).map(AsRef::as_ref);
        let defaults = properties
            .filter(|property: &&Property| !is_given(property))
            .filter_map(|property| Some((property.name.as_str(), property.default.as_ref()?)));
        let (mut values, mut lost) = (NamedValues::new(), Vec::new());
        for (name, value) in given.iter().copied().chain(defaults) {
            let property = class.and_then(|class| class.property(name));
            let cim_type = property.map(|property| property.data_type.cim_type);
            match self.value(near, cim_type, value, depth) {
                Ok(value) => values.extend(value.map(|value| (name.to_owned(), value))),
                Err(Unreadable) => lost.push(name.to_owned()),
            }
        }
        (values, lost)
    }

    /// A value of a property of some type; none for null.
    fn value(
        &self,
        near: &Instance,
        cim_type: Option<CimType>,
        value: &Value,
        depth: u32,
    ) -> Result<Option<InstanceValue>, Unreadable> {
        Ok(Some(match value {
            Value::Null => return Ok(None),
            Value::Boolean(value) => InstanceValue::Boolean(*value),
            Value::Integer(value) => InstanceValue::Integer(*value),
            Value::Real(value) => InstanceValue::Real(*value),
            Value::Char16(unit) => InstanceValue::Char16(*unit),
            Value::String(text) | Value::DateTime(text) if !is_object(cim_type) => {
                InstanceValue::Text(text.to_string())
            }
            Value::Reference(path) => InstanceValue::Reference(path.to_string()),
            Value::Alias(alias) => self.alias(self.named(alias.as_str(), near).ok_or(Unreadable)?, cim_type, depth)?,
            Value::Instance(instance) => self.embedded(near, instance, depth)?,
            Value::Array(elements) => {
                let element = |element: &Value| self.value(near, cim_type, element, depth)?.ok_or(Unreadable);
                InstanceValue::Array(elements.iter().map(element).collect::<Result<_, _>>()?)
            }
            _ => return Err(Unreadable),
        }))
    }

    /// What an alias stands for where a value of some type is wanted.
    fn alias(&self, named: &Instance, cim_type: Option<CimType>, depth: u32) -> Result<InstanceValue, Unreadable> {
        if !is_object(cim_type) {
            let path = self.path(named, depth + 1).ok_or(Unreadable)?;
            return Ok(InstanceValue::Reference(path.as_str().to_owned()));
        }
        let given: Vec<(&str, &Value)> =
            named.properties.iter().map(|given| (given.name.as_str(), &given.value)).collect();
        self.object(named, (named.class.as_str(), self.class_id(named)), &given, depth + 1)
    }

    fn embedded(&self, near: &Instance, embedded: &EmbeddedInstance, depth: u32) -> Result<InstanceValue, Unreadable> {
        let id = self.schema.class_id_in(near.namespace.as_ref(), embedded.class.as_str());
        let given: Vec<(&str, &Value)> =
            embedded.properties.iter().map(|(name, value)| (name.as_str(), value)).collect();
        self.object(near, (embedded.class.as_str(), id), &given, depth + 1)
    }

    fn object(
        &self,
        near: &Instance,
        (name, id): (&str, Option<ClassId>),
        given: &[(&str, &Value)],
        depth: u32,
    ) -> Result<InstanceValue, Unreadable> {
        let (values, lost) = match depth {
            ..MAX_DEPTH => self.values(near, id.map(|id| &self.schema[id]), given, depth),
            _ => return Err(Unreadable),
        };
        if lost.is_empty() { Ok(InstanceValue::Instance(name.to_owned(), values)) } else { Err(Unreadable) }
    }

    /// The path of an instance within its namespace.
    fn path(&self, instance: &Instance, depth: u32) -> Option<ObjectPath> {
        let class = &self.schema[self.class_id(instance).filter(|_| depth < MAX_DEPTH)?];
        let mut path = ObjectPath::builder(class.name.as_str()).singleton();
        for key in class.keys() {
            let given = instance.properties.iter().find(|given| given.name == key.name).map(|given| &given.value);
            let value = given.or(key.default.as_ref())?;
            let value = self.value(instance, Some(key.data_type.cim_type), value, depth).ok()??;
            path = path.key(key.name.as_str(), KeyValue::of(&key_value(value)?)?);
        }
        Some(path.build())
    }
}

/// A value that no constant can hold.
struct Unreadable;

fn is_object(cim_type: Option<CimType>) -> bool {
    matches!(cim_type, Some(CimType::Instance | CimType::Object))
}

fn key_value(value: InstanceValue) -> Option<CimValue> {
    Some(match value {
        InstanceValue::Boolean(value) => value.into(),
        InstanceValue::Integer(value) => match u64::try_from(value) {
            Ok(value) => value.into(),
            Err(_) => i64::try_from(value).ok()?.into(),
        },
        InstanceValue::Real(value) => value.into(),
        InstanceValue::Char16(unit) => Char16(unit).into(),
        InstanceValue::Text(text) => text.into(),
        InstanceValue::Reference(path) => ObjectPath::new(path).into(),
        InstanceValue::Instance(..) | InstanceValue::Array(_) => return None,
    })
}
