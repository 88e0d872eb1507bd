//! Dynamic instances.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::embedded::Embedded;
use super::members::{Member, Members};
use super::object::serialize_object;
use super::place::DEPTH;
use super::raw::complete;
use crate::{CimValue, ClassMetadata, EmbeddedClass, Instance, Scalar};

impl Instance {
    /// Reads an instance of a class without failing on its content.
    ///
    /// What does not fit is kept and found by [`validate`](crate::Validate::validate): values of a wrong kind,
    /// malformed datetimes, numbers out of range, missing keys, and properties that are there twice. Members that the
    /// class does not declare are kept as [`undeclared`](Self::undeclared).
    ///
    /// # Errors
    /// When the document is malformed, or is no object.
    pub fn read<'de, D: Deserializer<'de>>(class: &'static ClassMetadata, deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(class.name(), class.property_names(), InstanceVisitor { class })
    }
}

struct InstanceVisitor {
    class: &'static ClassMetadata,
}

impl<'de> Visitor<'de> for InstanceVisitor {
    type Value = Instance;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object of the class {}", self.class.name())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Instance, A::Error> {
        let mut builder = InstanceBuilder::new(Some(self.class));
        while let Some(member) = map.next_key_seed(&mut builder.members)? {
            let value = map.next_value()?;
            builder.put(member, value);
        }
        builder.build()
    }
}

/// An instance in the making, one member after the other.
pub(super) struct InstanceBuilder {
    instance: Instance,
    members: Members,
}

impl InstanceBuilder {
    /// An instance of the class, or of none that is known.
    pub(super) fn new(class: Option<&'static ClassMetadata>) -> Self {
        let instance = class.map(Instance::new).unwrap_or_default();
        Self { members: Members::new(instance.class()), instance }
    }

    pub(super) fn add(&mut self, name: &str, value: CimValue) {
        let member = self.members.identify(name);
        self.put(member, value);
    }

    /// The instance. Of one of no known class no member may be there twice; the others tell it when they are validated.
    pub(super) fn build<E: Error>(self) -> Result<Instance, E> {
        if self.instance.class().name().is_empty() { complete(self.instance, None) } else { Ok(self.instance) }
    }

    fn put(&mut self, member: Member, value: CimValue) {
        match member {
            Member::Property(index) => self.instance.put(index, value),
            Member::Repeated(index) => self.instance.note_duplicate(index),
            Member::Undeclared(name) => self.instance.put_undeclared(name, value),
        }
    }
}

impl Serialize for Instance {
    /// Writes the properties of the class; the members of an object of no known class, as they came.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_object(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Instance {
    /// Reads an object of any class, and keeps all its members as they are written; see
    /// [`SchemaMetadata::object_of`](crate::SchemaMetadata::object_of).
    ///
    /// The `wmi` crate gives members only by their names. It is asked for `__CLASS` alone, so that is what is known of
    /// its objects.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let embedded = Embedded { class: EmbeddedClass::Any, place: None, depth: DEPTH, is_array: false };
        Self::from_value(embedded.ask(deserializer)?).map_err(D::Error::custom)
    }
}
