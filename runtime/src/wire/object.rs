//! Objects of generated types.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::Serializer;

use super::embedded::{Embedded, PropertySeed};
use super::family::{Asked, optional};
use super::members::{Member, Members};
use super::place::{At, DEPTH, Place};
use super::write::{Target, write_struct};
use crate::instance::sources::{CLASS, WRAPPER};
use crate::schema::any_from_value;
use crate::{
    AnyClass, CimType, CimValue, Class, ClassMetadata, EmbeddedClass, Instance, Object, PropertyError, SchemaClass,
};

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
    let class = EmbeddedClass::Family(T::family());
    let embedded = Embedded { class, place: None, depth: DEPTH, is_array: false };
    any_from_value(embedded.ask(deserializer)?).map_err(D::Error::custom)
}

/// Writes an object: the one line that generated code has for `Serialize`. An instance of a class that is not known is
/// written with the members that it has.
///
/// # Errors
/// When the serializer fails, or embedded objects lie too deep within each other.
pub fn serialize_object<S: Serializer>(object: &dyn Object, serializer: S) -> Result<S::Ok, S::Error> {
    write_struct(object, Target::Wmi, DEPTH, serializer)
}

/// Reads into an object whose fields are as a new object has them.
fn read<'de, D: Deserializer<'de>>(object: &mut dyn Object, deserializer: D) -> Result<(), D::Error> {
    let class = object.metadata();
    deserializer.deserialize_struct(class.name(), class.property_names(), ObjectVisitor::new(object))
}

/// Reads the members of an object of a class into that object, or into an instance that has the table of the class.
pub(super) struct ObjectVisitor<'a> {
    class: &'static ClassMetadata,
    object: &'a mut dyn Object,
    /// Makes an object of the class where the one that is read into does not know what its fields embed.
    new_object: Option<SchemaClass>,
    /// Where the object lies, if it lies in another.
    outer: Option<&'a Place<'a>>,
    depth: u32,
    asked: Asked,
}

impl<'a> ObjectVisitor<'a> {
    fn new(object: &'a mut dyn Object) -> Self {
        let class = object.metadata();
        Self { class, object, new_object: None, outer: None, depth: DEPTH, asked: Asked::default() }
    }

    pub(super) fn embedded(
        instance: &'a mut Instance,
        class: SchemaClass,
        outer: Option<&'a Place<'a>>,
        depth: u32,
    ) -> Self {
        let (object, new_object) = (instance, Some(class));
        Self { class: class.metadata(), object, new_object, outer, depth, asked: Asked::default() }
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

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(self.is_list("the document is an array"))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut members = Members::new(self.class);
        let mut has_value = false;
        while let Some(member) = map.next_key_seed(&mut members)? {
            let may_lack = self.asked.is_next(member.name(self.class));
            match member {
                Member::Undeclared(name) if self.asked.has_class() && name.eq_ignore_ascii_case(CLASS) => {
                    return Err(At(self.outer).error(format_args!("the member {name:?} is there twice")));
                }
                Member::Undeclared(name) => {
                    has_value |= name == "value";
                    optional(map.next_value::<IgnoredAny>(), may_lack)?;
                }
                Member::Repeated(index) => {
                    return Err(At(self.outer).error(PropertyError::duplicate(self.class, index)));
                }
                Member::Property(index) => {
                    let place = Place { outer: self.outer, class: self.class, index, element: None };
                    let (embedded, depth) = (self.embedded_class(index), self.depth);
                    let value = map.next_value_seed(PropertySeed { place: &place, embedded, depth })?;
                    self.check_value(&place, &value)?;
                    self.set(index, value).map_err(A::Error::custom)?;
                }
            }
        }
        if has_value && members.none_seen() {
            return Err(self.is_list("the object holds nothing of the class but a `value`"));
        }
        self.check_missing(&members).map_err(A::Error::custom)
    }
}

impl ObjectVisitor<'_> {
    fn embedded_class(&self, index: usize) -> Option<EmbeddedClass> {
        let property = self.class.properties().get(index)?;
        match self.new_object {
            None => self.object.field(index)?.embedded_class(),
            Some(class) if matches!(property.cim_type(), CimType::Instance | CimType::Object) => {
                class.new_object().field(index)?.embedded_class()
            }
            Some(_) => None,
        }
    }

    /// Refuses the wrapper of a list where one embedded object should be, before it is blamed for what it lacks.
    fn check_value<E: Error>(&self, place: &Place<'_>, value: &CimValue) -> Result<(), E> {
        let property = &self.class.properties()[place.index];
        let is_list = matches!(value, CimValue::Array(_)) && property.name().eq_ignore_ascii_case(WRAPPER[0]);
        if self.new_object.is_none() || !is_list || property.is_array() {
            return Ok(());
        }
        Err(At(Some(place)).error(format_args!("expected a single value, found {}", value.described())))
    }

    fn set(&mut self, index: usize, value: CimValue) -> Result<(), PropertyError> {
        let Some(field) = self.object.field_mut(index) else {
            return Ok(());
        };
        field.set(value).map_err(|error| PropertyError::value(self.class, index, error))
    }

    /// The error for what is read as an object but is something around objects.
    fn is_list<E: Error>(&self, because: &str) -> E {
        let wrapper = if self.class.is_parameters() { "AdminServiceAnswer" } else { "Collection" };
        let way_out = format_args!("read it as `{wrapper}`");
        At(self.outer).error(format_args!("expected {}, but {because}: {way_out}", self.expected()))
    }

    fn expected(&self) -> String {
        format!("an object of the class {}", self.class.name())
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
