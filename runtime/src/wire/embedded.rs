//! Values of properties, embedded objects among them.
//!
//! An embedded object is asked for as a struct, like the object around it: the `wmi` crate answers nothing else for
//! one. Every other value is read as it was written.
//!
//! An embedded object becomes an instance that has the table of its class where that is known, whose values are as they
//! were written. The field that takes it makes of it what it is, with all that lies within: once.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::family::{read_document, read_family};
use super::object::ObjectVisitor;
use super::place::{At, Place};
use super::raw::Raw;
use crate::instance::sources::{CLASS, WRAPPER};
use crate::value::fit;
use crate::{CimValue, EmbeddedClass, Instance};

/// Reads the value of a property.
#[derive(Clone, Copy)]
pub(super) struct PropertySeed<'a> {
    pub(super) place: &'a Place<'a>,
    pub(super) embedded: Option<EmbeddedClass>,
    pub(super) depth: u32,
}

impl<'de> DeserializeSeed<'de> for PropertySeed<'_> {
    type Value = CimValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        let place = Some(self.place);
        let Some(class) = self.embedded else {
            return Raw::new(self.depth, place).deserialize(deserializer);
        };
        let property = self.place.class.properties().get(self.place.index);
        let is_array = property.is_some_and(crate::PropertyMetadata::is_array);
        deserializer.deserialize_option(Embedded { class, place, depth: self.depth, is_array })
    }
}

/// Reads an embedded object, or an array of them.
#[derive(Clone, Copy)]
pub(super) struct Embedded<'a> {
    pub(super) class: EmbeddedClass,
    pub(super) place: Option<&'a Place<'a>>,
    pub(super) depth: u32,
    pub(super) is_array: bool,
}

impl Embedded<'_> {
    /// Asks for one object, with all the members that it may have.
    pub(super) fn ask<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        let object = deserializer.deserialize_struct(self.class_name(), self.member_names(), self);
        object.map_err(|error| At(self.place).placed(&self, error))
    }

    fn class_name(self) -> &'static str {
        match self.class {
            EmbeddedClass::One(class) => class.name(),
            EmbeddedClass::Family(family) => family.declared().name(),
            EmbeddedClass::Any => "",
        }
    }

    fn member_names(self) -> &'static [&'static str] {
        match self.class {
            EmbeddedClass::One(class) => class.metadata().property_names(),
            EmbeddedClass::Family(family) => family.member_names(),
            EmbeddedClass::Any => &[CLASS],
        }
    }

    fn inner<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1);
        depth.map(|depth| Self { depth, ..self }).ok_or_else(|| At(self.place).too_deep())
    }

    fn object<'de, A: MapAccess<'de>>(self, map: A) -> Result<CimValue, A::Error> {
        let instance = match self.class {
            EmbeddedClass::One(class) => {
                let mut instance = Instance::new(class.metadata());
                ObjectVisitor::embedded(&mut instance, class, self.place, self.depth).visit_map(map)?;
                instance
            }
            EmbeddedClass::Family(family) => read_family(family, map, self.depth, self.place)?,
            EmbeddedClass::Any => read_document(Instance::default(), map, self.depth, self.place)?,
        };
        Ok(instance.into())
    }

    /// An object where an array should be: its only element, or what Windows `PowerShell` may make of an array.
    ///
    /// Which of them it is only all members tell, whatever the class has; so one that begins like a wrapper is kept as it
    /// is written until they are read.
    fn object_for_array<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<CimValue, A::Error> {
        let first = map.next_key::<String>()?;
        let may_wrap = first.as_deref().is_some_and(|name| WRAPPER.contains(&name));
        let map = Begun { first, map };
        let object = if may_wrap {
            read_document(Instance::default(), map, self.depth, self.place)?.into()
        } else {
            self.object(map)?
        };
        Ok(fit::in_array(object))
    }

    fn refuse<E: Error>(self, found: impl Into<CimValue>) -> Result<CimValue, E> {
        Err(At(self.place).unexpected(&self, &found.into()))
    }
}

impl<'de> Visitor<'de> for Embedded<'_> {
    type Value = CimValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.class_name() {
            "" => f.write_str("an object"),
            class => write!(f, "an object of the class {class}"),
        }
    }

    fn visit_none<E>(self) -> Result<CimValue, E> {
        Ok(CimValue::Null)
    }

    fn visit_unit<E>(self) -> Result<CimValue, E> {
        Ok(CimValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        if self.is_array { deserializer.deserialize_any(self) } else { self.ask(deserializer) }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<CimValue, A::Error> {
        let inner = self.inner()?;
        if self.is_array { inner.object_for_array(map) } else { inner.object(map) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<CimValue, A::Error> {
        let inner = self.inner()?;
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(Element { array: inner, index: elements.len() })? {
            elements.push(element);
        }
        Ok(CimValue::Array(elements))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<CimValue, E> {
        self.refuse(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<CimValue, E> {
        self.refuse(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<CimValue, E> {
        self.refuse(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<CimValue, E> {
        self.refuse(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<CimValue, E> {
        self.refuse(value)
    }
}

/// Reads one element of an array of embedded objects.
#[derive(Clone, Copy)]
struct Element<'a> {
    array: Embedded<'a>,
    index: usize,
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = CimValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        let place = self.array.place.map(|place| place.element(self.index));
        deserializer.deserialize_option(Embedded { place: place.as_ref(), is_array: false, ..self.array })
    }
}

/// An object of which the first name was read already.
struct Begun<A> {
    first: Option<String>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Begun<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(name) => seed.deserialize(name.into_deserializer()).map(Some),
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
