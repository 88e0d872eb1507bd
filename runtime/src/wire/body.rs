//! Objects written as maps, which say of what class they are.

use serde::ser::{Error, Serialize, SerializeMap, Serializer};

use super::place::DEPTH;
use super::write::{PropertyValue, Target, WireValue};
use crate::instance::sources::{CLASS, TYPE};
use crate::{CimValue, Instance, Object, PropertyError};

/// An object for one of the targets that take maps.
pub(super) struct Body<'a> {
    object: &'a dyn Object,
    target: Target,
    /// The class that the property around the object is declared with; empty where it is with none.
    declared: Option<&'static str>,
    /// How deep objects may lie within it.
    depth: u32,
}

impl<'a> Body<'a> {
    /// An object that lies in no other.
    pub(super) const fn new(object: &'a dyn Object, target: Target) -> Self {
        Self { object, target, declared: None, depth: DEPTH }
    }

    /// An object in a property that is declared with a class, or with none.
    pub(super) const fn embedded(object: &'a dyn Object, declared: &'static str, target: Target, depth: u32) -> Self {
        Self { object, target, declared: Some(declared), depth }
    }
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_map(None)?;
        self.class(&mut body)?;
        self.properties(&mut body)?;
        self.further_members(&mut body)?;
        body.end()
    }
}

impl Body<'_> {
    /// The class, where the reader would take it for another.
    fn class<M: SerializeMap>(&self, body: &mut M) -> Result<(), M::Error> {
        let (class, declared) = (self.object.class_name(), self.declared);
        let is_declared = declared.is_some_and(|declared| class.eq_ignore_ascii_case(declared));
        match self.target {
            Target::AdminService if declared.is_some() && !is_declared && !class.is_empty() => {
                body.serialize_entry(TYPE, &format_args!("#AdminService.{class}"))
            }
            // One of no known class names its class among its members.
            Target::Json if !is_declared && !self.object.metadata().name().is_empty() => {
                body.serialize_entry(CLASS, class)
            }
            _ => Ok(()),
        }
    }

    fn properties<M: SerializeMap>(&self, body: &mut M) -> Result<(), M::Error> {
        let class = self.object.metadata();
        for (index, property) in class.properties().iter().enumerate() {
            let Some(field) = self.object.field(index).filter(|field| !field.is_unset()) else {
                continue;
            };
            let value = PropertyValue::new(field, property, self.target, self.depth);
            let named = |error| M::Error::custom(PropertyError::unwritable(class, index, error));
            body.serialize_entry(property.name(), &value).map_err(named)?;
        }
        Ok(())
    }

    /// The members of an object of no known class.
    fn further_members<M: SerializeMap>(&self, body: &mut M) -> Result<(), M::Error> {
        match self.object.as_instance().filter(|instance| instance.class().name().is_empty()) {
            None => Ok(()),
            Some(instance) if self.target == Target::AdminService => self.own_members(instance, body),
            Some(instance) => {
                let mut members = instance.undeclared().iter();
                members.try_for_each(|(name, value)| body.serialize_entry(name, &self.member(value)))
            }
        }
    }

    fn own_members<M: SerializeMap>(&self, instance: &Instance, body: &mut M) -> Result<(), M::Error> {
        let mut members = instance.members_of_its_own().filter(|(_, value)| !value.is_null());
        members.try_for_each(|(name, value)| body.serialize_entry(name, &self.member(value)))
    }

    const fn member<'v>(&self, value: &'v CimValue) -> WireValue<'v> {
        WireValue::member(value, self.target, self.depth)
    }
}
