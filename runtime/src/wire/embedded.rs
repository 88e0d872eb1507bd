//! Values of properties, embedded instances among them.
//!
//! An embedded instance is asked for as a struct, like the object around it: the `wmi` crate answers nothing else for
//! one. Every other value is read as it was written.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::object::ObjectVisitor;
use crate::{CimValue, ClassMetadata, Field, Instance, Object};

/// Reads the value of a property of a class.
#[derive(Clone, Copy)]
pub(super) struct PropertySeed<'a> {
    pub(super) class: &'static ClassMetadata,
    pub(super) index: usize,
    pub(super) field: Option<&'a dyn Field>,
    pub(super) depth: u32,
}

impl<'de> DeserializeSeed<'de> for PropertySeed<'_> {
    type Value = CimValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        match self.field.and_then(Field::new_object) {
            None => CimValue::deserialize(deserializer),
            Some(object) => deserializer.deserialize_option(Embedded { seed: self, object }),
        }
    }
}

impl PropertySeed<'_> {
    fn inner<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1);
        depth.map(|depth| Self { depth, ..self }).ok_or_else(|| E::custom("the object is nested too deeply"))
    }
}

/// Reads an embedded instance, or an array of them.
struct Embedded<'a> {
    seed: PropertySeed<'a>,
    object: Box<dyn Object>,
}

impl<'de> Visitor<'de> for Embedded<'_> {
    type Value = CimValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PropertySeed { class, index, .. } = self.seed;
        let property = class.property_names().get(index).copied().unwrap_or_default();
        let embedded = self.object.metadata().name();
        write!(f, "an object of the class {embedded} for {}.{property}", class.name())
    }

    fn visit_none<E>(self) -> Result<CimValue, E> {
        Ok(CimValue::Null)
    }

    fn visit_unit<E>(self) -> Result<CimValue, E> {
        Ok(CimValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        let is_array = self.seed.class.properties().get(self.seed.index).is_some_and(crate::PropertyMetadata::is_array);
        if is_array {
            return deserializer.deserialize_any(self);
        }
        let class = self.object.metadata();
        deserializer.deserialize_struct(class.name(), class.property_names(), self)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, map: A) -> Result<CimValue, A::Error> {
        let depth = self.seed.inner()?.depth;
        let class = self.object.metadata();
        ObjectVisitor { class, object: &mut *self.object, depth }.visit_map(map)?;
        Ok(Instance::from_object(&*self.object).into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<CimValue, A::Error> {
        let element = Element(self.seed.inner()?);
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(element)? {
            elements.push(element);
        }
        Ok(CimValue::Array(elements))
    }
}

/// Reads one element of an array of embedded instances.
#[derive(Clone, Copy)]
struct Element<'a>(PropertySeed<'a>);

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = CimValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        let Some(object) = self.0.field.and_then(Field::new_object) else {
            return CimValue::deserialize(deserializer);
        };
        let class = object.metadata();
        deserializer.deserialize_struct(class.name(), class.property_names(), Embedded { seed: self.0, object })
    }
}
