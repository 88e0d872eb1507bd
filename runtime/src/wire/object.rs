//! Objects of generated types.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::embedded::{Embedded, PropertySeed};
use super::family::{Asked, optional};
use super::members::{Member, Members};
use super::write::{Target, WireValue};
use crate::schema::any_from_value;
use crate::{AnyClass, CimValue, Class, ClassMetadata, EmbeddedClass, Field, Object, PropertyError};

/// Reads an object of a class: the one line that generated code has for `Deserialize`.
///
/// # Errors
/// When a key is missing or null, a property is there twice, or a value does not fit its type.
pub fn deserialize_object<'de, T: Class, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut object = T::default();
    read(&mut object, deserializer)?;
    Ok(object)
}

/// Reads an object of a class or of one of its subclasses: the one line that generated code has for `Deserialize` of an
/// enum over them.
///
/// # Errors
/// As [`deserialize_object`].
pub fn deserialize_any_class<'de, T: AnyClass, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let embedded = Embedded { class: EmbeddedClass::Family(T::family()), place: None, depth: DEPTH };
    any_from_value(embedded.ask(deserializer)?).map_err(D::Error::custom)
}

/// Writes an object: the one line that generated code has for `Serialize`. An instance of a class that is not known is
/// written with the members that it has.
///
/// # Errors
/// When the serializer fails.
pub fn serialize_object<S: Serializer>(object: &dyn Object, serializer: S) -> Result<S::Ok, S::Error> {
    let class = object.metadata();
    if let Some(instance) = object.as_instance().filter(|_| class.name().is_empty()) {
        return serializer.collect_map(instance.undeclared().iter().map(|(name, value)| (name, value)));
    }
    let mut output = serializer.serialize_struct(class.name(), class.properties().len())?;
    for (index, property) in class.properties().iter().enumerate() {
        let value = object.field(index).map_or(CimValue::Null, Field::get);
        if class.is_parameters() && value.is_null() {
            // A null would take the place of the parameter's default.
            output.skip_field(property.name())?;
            continue;
        }
        output.serialize_field(property.name(), &WireValue::of_property(&value, property, Target::Wmi))?;
    }
    output.end()
}

impl Serialize for dyn Object + '_ {
    /// Writes the object as the type that it is of.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_object(self, serializer)
    }
}

/// How deep embedded objects may lie within each other.
pub(super) const DEPTH: u32 = 64;

/// Reads into an object whose fields are as a new object has them.
fn read<'de, D: Deserializer<'de>>(object: &mut dyn Object, deserializer: D) -> Result<(), D::Error> {
    let class = object.metadata();
    deserializer.deserialize_struct(class.name(), class.property_names(), ObjectVisitor::new(object, DEPTH))
}

pub(super) struct ObjectVisitor<'a> {
    class: &'static ClassMetadata,
    object: &'a mut dyn Object,
    depth: u32,
    asked: Asked,
}

impl<'a> ObjectVisitor<'a> {
    pub(super) fn new(object: &'a mut dyn Object, depth: u32) -> Self {
        Self { class: object.metadata(), object, depth, asked: Asked::default() }
    }

    /// Tells what the object is asked for though its class need not have it.
    pub(super) const fn asked_for(mut self, asked: Asked) -> Self {
        self.asked = asked;
        self
    }
}

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object of the class {}", self.class.name())
    }

    /// What the `wmi` crate has for a method out of which nothing comes.
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        if self.class.is_parameters() { Ok(()) } else { Err(E::invalid_type(Unexpected::Unit, &self)) }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut members = Members::new(self.class);
        while let Some(member) = map.next_key_seed(&mut members)? {
            let may_lack = self.asked.is_next(member.name(self.class));
            match member {
                Member::Undeclared(_) => {
                    optional(map.next_value::<IgnoredAny>(), may_lack)?;
                }
                Member::Repeated(index) => {
                    return Err(A::Error::custom(PropertyError::duplicate(self.class, index)));
                }
                Member::Property(index) => {
                    let value = map.next_value_seed(self.seed(index))?;
                    self.set(index, value).map_err(A::Error::custom)?;
                }
            }
        }
        self.check_missing(&members).map_err(A::Error::custom)
    }
}

impl ObjectVisitor<'_> {
    fn seed(&self, index: usize) -> PropertySeed {
        let embedded = self.object.field(index).and_then(Field::embedded_class);
        PropertySeed { class: self.class, index, embedded, depth: self.depth }
    }

    fn set(&mut self, index: usize, value: CimValue) -> Result<(), PropertyError> {
        let Some(field) = self.object.field_mut(index) else {
            return Ok(());
        };
        field.set(value).map_err(|error| PropertyError::value(self.class, index, error))
    }

    /// Makes what was not there null, which a plain field refuses.
    fn check_missing(&mut self, members: &Members) -> Result<(), PropertyError> {
        for index in members.missing() {
            if self.set(index, CimValue::Null).is_err() {
                return Err(PropertyError::missing(self.class, index));
            }
        }
        Ok(())
    }
}
