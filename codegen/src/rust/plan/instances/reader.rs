//! Reads the values of instances, with what aliases stand for.
//!
//! An alias stands for a whole instance wherever it is used, and that has aliases in it as well. So a few lines can stand for more
//! values than any memory holds, and a few keys for a path of any length. A budget counts what is added to what stands in the text, for
//! one instance and for all.

use std::collections::HashMap;

use mof_model::{Class, ClassId, EmbeddedInstance, Instance, Property, Schema, Value};
use mof_runtime::{Char16, CimType, CimValue, KeyValue, ObjectPath};

use super::{InstanceValue, NamedValues};

/// How deep aliases may lead from one instance into another.
const MAX_DEPTH: u32 = 16;

/// Reads values, with what aliases stand for.
pub(super) struct Reader<'a> {
    schema: &'a Schema,
    aliases: HashMap<String, Vec<&'a Instance>>,
    budget: Budget,
}

/// Why a value is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// No constant can hold it.
    Unreadable,
    /// There are more values than are read.
    TooMany,
}

/// The values of an instance, and the names of the properties whose values are not to be had.
#[derive(Default)]
pub(super) struct Values {
    pub(super) read: NamedValues,
    pub(super) lost: Vec<(String, Lost)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        let mut reader = Self { schema, aliases: HashMap::new(), budget: Budget::default() };
        for instance in reader.all() {
            if let Some(alias) = &instance.alias {
                reader.aliases.entry(alias.as_str().to_ascii_lowercase()).or_default().push(instance);
            }
        }
        reader
    }

    /// Instances and structure values.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a Instance> + use<'a> {
        self.schema.instances().iter().chain(self.schema.structure_values())
    }

    pub(super) fn class_id(&self, instance: &Instance) -> Option<ClassId> {
        self.schema.class_id_in(instance.namespace.as_ref(), instance.class.as_str())
    }

    /// All values of an instance that the schema declares.
    pub(super) fn top_values(&mut self, instance: &Instance, class: &Class) -> Values {
        self.budget.begin_instance();
        self.values(instance, Some(class), &given(instance), 0)
    }

    /// The path of an instance that the schema declares.
    pub(super) fn top_path(&mut self, instance: &Instance) -> Option<ObjectPath> {
        self.path(instance, 0).ok()
    }

    /// What an alias names, first of all in its own file.
    fn named(&self, alias: &str, near: &Instance) -> Option<&'a Instance> {
        let all = self.aliases.get(&alias.to_ascii_lowercase())?;
        let in_file = all.iter().find(|instance| instance.span.file == near.span.file);
        in_file.or_else(|| all.first()).copied()
    }

    /// The values that are given, then the defaults of the class.
    fn values(&mut self, near: &Instance, class: Option<&Class>, given: &[(&str, &Value)], depth: u32) -> Values {
        let is_given = |property: &Property| given.iter().any(|(name, _)| property.name.is(name));
        let properties = class.into_iter().flat_map(|class| &class.properties).map(AsRef::as_ref);
        let defaults = properties
            .filter(|property: &&Property| !is_given(property))
            .filter_map(|property| Some((property.name.as_str(), property.default.as_ref()?, depth + 1)));
        let given = given.iter().map(|(name, value)| (*name, *value, depth));
        let mut values = Values::default();
        for (name, value, depth) in given.chain(defaults) {
            let property = class.and_then(|class| class.property(name));
            let cim_type = property.map(|property| property.data_type.cim_type);
            match self.value(near, cim_type, value, depth) {
                Ok(value) => values.read.extend(value.map(|value| (name.to_owned(), value))),
                Err(lost) => values.lost.push((name.to_owned(), lost)),
            }
        }
        values
    }

    /// A value of a property of some type; none for null. What an instance gives itself, at depth 0, is as long as its text and costs
    /// nothing.
    fn value(
        &mut self,
        near: &Instance,
        cim_type: Option<CimType>,
        value: &Value,
        depth: u32,
    ) -> Result<Option<InstanceValue>, Lost> {
        if depth > 0 {
            self.budget.spend(1 + text_length(value) / BYTES_OF_VALUE)?;
        }
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
            Value::Alias(alias) => {
                self.alias(self.named(alias.as_str(), near).ok_or(Lost::Unreadable)?, cim_type, depth)?
            }
            Value::Instance(instance) => self.embedded(near, instance, depth)?,
            Value::Array(elements) => {
                let element = |element: &Value| self.value(near, cim_type, element, depth)?.ok_or(Lost::Unreadable);
                InstanceValue::Array(elements.iter().map(element).collect::<Result<_, _>>()?)
            }
            _ => return Err(Lost::Unreadable),
        }))
    }

    /// What an alias stands for where a value of some type is wanted.
    fn alias(&mut self, named: &Instance, cim_type: Option<CimType>, depth: u32) -> Result<InstanceValue, Lost> {
        if !is_object(cim_type) {
            let path = self.path(named, depth + 1)?;
            return Ok(InstanceValue::Reference(path.as_str().to_owned()));
        }
        self.object(named, (named.class.as_str(), self.class_id(named)), &given(named), depth + 1)
    }

    fn embedded(&mut self, near: &Instance, embedded: &EmbeddedInstance, depth: u32) -> Result<InstanceValue, Lost> {
        let id = self.schema.class_id_in(near.namespace.as_ref(), embedded.class.as_str());
        let given: Vec<(&str, &Value)> =
            embedded.properties.iter().map(|(name, value)| (name.as_str(), value)).collect();
        self.object(near, (embedded.class.as_str(), id), &given, depth + 1)
    }

    fn object(
        &mut self,
        near: &Instance,
        (name, id): (&str, Option<ClassId>),
        given: &[(&str, &Value)],
        depth: u32,
    ) -> Result<InstanceValue, Lost> {
        if depth >= MAX_DEPTH {
            return Err(Lost::Unreadable);
        }
        let schema = self.schema;
        let values = self.values(near, id.map(|id| &schema[id]), given, depth);
        match values.lost.first() {
            Some((_, lost)) => Err(*lost),
            None => Ok(InstanceValue::Instance(name.to_owned(), values.read)),
        }
    }

    /// The path of an instance within its namespace.
    fn path(&mut self, instance: &Instance, depth: u32) -> Result<ObjectPath, Lost> {
        let schema = self.schema;
        let class = &schema[self.class_id(instance).filter(|_| depth < MAX_DEPTH).ok_or(Lost::Unreadable)?];
        let mut path = ObjectPath::builder(class.name.as_str()).singleton();
        for key in class.keys() {
            let given = instance.properties.iter().find(|given| given.name == key.name).map(|given| &given.value);
            let value = given.or(key.default.as_ref()).ok_or(Lost::Unreadable)?;
            let value = self.value(instance, Some(key.data_type.cim_type), value, depth)?;
            let value = value.and_then(key_value).and_then(|value| KeyValue::of(&value)).ok_or(Lost::Unreadable)?;
            path = path.key(key.name.as_str(), value);
        }
        let path = path.build();
        self.budget.spend(path.as_str().len() / BYTES_OF_VALUE)?;
        Ok(path)
    }
}

/// What may still be read.
struct Budget {
    of_instance: usize,
    of_all: usize,
}

/// The most values that aliases and defaults give one instance. A text counts as several, by its length.
const MAX_OF_INSTANCE: usize = 20_000;

/// The most values that aliases and defaults give all instances.
const MAX_OF_ALL: usize = 200_000;

/// How many bytes of a text count as one value.
const BYTES_OF_VALUE: usize = 64;

impl Default for Budget {
    fn default() -> Self {
        Self { of_instance: MAX_OF_INSTANCE, of_all: MAX_OF_ALL }
    }
}

impl Budget {
    fn begin_instance(&mut self) {
        self.of_instance = MAX_OF_INSTANCE;
    }

    fn spend(&mut self, values: usize) -> Result<(), Lost> {
        let is_enough = values <= self.of_instance && values <= self.of_all;
        self.of_instance = self.of_instance.saturating_sub(values);
        self.of_all = self.of_all.saturating_sub(values);
        if is_enough { Ok(()) } else { Err(Lost::TooMany) }
    }
}

fn given(instance: &Instance) -> Vec<(&str, &Value)> {
    instance.properties.iter().map(|given| (given.name.as_str(), &given.value)).collect()
}

fn text_length(value: &Value) -> usize {
    match value {
        Value::String(text) | Value::DateTime(text) | Value::Reference(text) => text.len(),
        _ => 0,
    }
}

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
