//! Dynamic instances.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::members::{Member, Members};
use super::object::serialize_object;
use crate::{CimValue, ClassMetadata, Instance};

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
        let mut builder = InstanceBuilder::new(self.class);
        while let Some(member) = map.next_key_seed(&mut builder.members)? {
            let value = map.next_value()?;
            builder.put(member, value);
        }
        Ok(builder.build())
    }
}

/// An instance in the making, one member after the other.
pub(super) struct InstanceBuilder {
    instance: Instance,
    members: Members,
}

impl InstanceBuilder {
    pub(super) fn new(class: &'static ClassMetadata) -> Self {
        Self { instance: Instance::new(class), members: Members::new(class) }
    }

    pub(super) fn add(&mut self, name: &str, value: CimValue) {
        let member = self.members.identify(name);
        self.put(member, value);
    }

    pub(super) fn build(self) -> Instance {
        self.instance
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
    /// Writes the properties of the class; the undeclared members of an object of unknown class.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.class().name().is_empty() {
            return serialize_object(self, serializer);
        }
        let mut map = serializer.serialize_map(Some(self.undeclared().len()))?;
        for (name, value) in self.undeclared() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
