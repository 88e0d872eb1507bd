//! Values of properties, embedded objects among them.
//!
//! An embedded object is asked for as a struct, like the object around it: the `wmi` crate answers nothing else for
//! one. Every other value is read as it was written.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::family::{CLASS, read_document, read_family};
use super::object::ObjectVisitor;
use crate::{CimValue, ClassMetadata, EmbeddedClass, Instance};

/// Reads the value of a property of a class.
#[derive(Clone, Copy)]
pub(super) struct PropertySeed {
    pub(super) class: &'static ClassMetadata,
    pub(super) index: usize,
    pub(super) embedded: Option<EmbeddedClass>,
    pub(super) depth: u32,
}

impl<'de> DeserializeSeed<'de> for PropertySeed {
    type Value = CimValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        let Some(class) = self.embedded else {
            return CimValue::deserialize(deserializer);
        };
        let place = Some(Place { class: self.class, index: self.index });
        deserializer.deserialize_option(Embedded { class, place, depth: self.depth })
    }
}

/// Reads an embedded object, or an array of them.
#[derive(Clone, Copy)]
pub(super) struct Embedded {
    pub(super) class: EmbeddedClass,
    pub(super) place: Option<Place>,
    pub(super) depth: u32,
}

/// The property that embeds an object.
#[derive(Clone, Copy)]
pub(super) struct Place {
    class: &'static ClassMetadata,
    index: usize,
}

impl Embedded {
    /// Asks for one object, with all the members that it may have.
    pub(super) fn ask<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        let (name, members) = match self.class {
            EmbeddedClass::One(class) => (class.name(), class.metadata().property_names()),
            EmbeddedClass::Family(family) => (family.declared().name(), family.member_names()),
            EmbeddedClass::Any => ("", [CLASS].as_slice()),
        };
        deserializer.deserialize_struct(name, members, self)
    }

    fn is_array(self) -> bool {
        let property = self.place.and_then(|place| place.class.properties().get(place.index));
        property.is_some_and(crate::PropertyMetadata::is_array)
    }

    fn inner<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1);
        depth.map(|depth| Self { depth, ..self }).ok_or_else(|| E::custom("the object is nested too deeply"))
    }
}

impl<'de> Visitor<'de> for Embedded {
    type Value = CimValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.class {
            EmbeddedClass::One(class) => write!(f, "an object of the class {}", class.name())?,
            EmbeddedClass::Family(family) => write!(f, "an object of the class {}", family.declared().name())?,
            EmbeddedClass::Any => f.write_str("an object")?,
        }
        let Some(Place { class, index }) = self.place else {
            return Ok(());
        };
        let property = class.property_names().get(index).copied().unwrap_or_default();
        write!(f, " for {}.{property} (ConvertTo-Json writes a text where its -Depth is too small)", class.name())
    }

    fn visit_none<E>(self) -> Result<CimValue, E> {
        Ok(CimValue::Null)
    }

    fn visit_unit<E>(self) -> Result<CimValue, E> {
        Ok(CimValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        if self.is_array() { deserializer.deserialize_any(self) } else { self.ask(deserializer) }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<CimValue, A::Error> {
        let depth = self.inner()?.depth;
        let instance = match self.class {
            EmbeddedClass::One(class) => {
                let mut object = class.new_object();
                ObjectVisitor::new(&mut *object, depth).visit_map(map)?;
                Instance::from_object(&*object)
            }
            EmbeddedClass::Family(family) => read_family(family, map, depth)?,
            EmbeddedClass::Any => read_document(Instance::default(), map, depth)?,
        };
        Ok(instance.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<CimValue, A::Error> {
        let element = Element(self.inner()?);
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(element)? {
            elements.push(element);
        }
        Ok(CimValue::Array(elements))
    }
}

/// Reads one element of an array of embedded objects.
#[derive(Clone, Copy)]
struct Element(Embedded);

impl<'de> DeserializeSeed<'de> for Element {
    type Value = CimValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        self.0.ask(deserializer)
    }
}
