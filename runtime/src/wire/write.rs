//! Writing objects as structs, and values.

use std::borrow::Cow;

use serde::ser::{Error, Serialize, SerializeStruct, Serializer};

use super::body::Body;
use super::place::DEPTH;
use crate::value::{base64, convert, fit};
use crate::{CimDateTime, CimType, CimValue, Field, FieldView, Object, PropertyMetadata};

/// Who is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The `wmi` crate: datetimes in DMTF form, bytes as numbers, the class as the name of the struct.
    Wmi,
    /// What goes into a method, through the `wmi` crate: what is null is left out, here and in embedded objects. The crate
    /// makes new objects, in which a null would take the place of the default.
    WmiInput,
    /// Documents: as for the `wmi` crate, but the class as a member.
    Json,
    /// Request bodies of `AdminService`: timestamps in UTC as RFC 3339 has them, bytes in base64.
    AdminService,
}

/// Writes an object as a struct, with all its properties in the order of the class.
pub(super) fn write_struct<S: Serializer>(
    object: &dyn Object,
    target: Target,
    depth: u32,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let class = object.metadata();
    if let Some(instance) = object.as_instance().filter(|_| class.name().is_empty()) {
        let members = instance.undeclared().iter();
        return serializer.collect_map(members.map(|(name, value)| (name, WireValue::member(value, target, depth))));
    }
    let target = if class.is_parameters() { Target::WmiInput } else { target };
    let mut output = serializer.serialize_struct(class.name(), class.properties().len())?;
    for (index, property) in class.properties().iter().enumerate() {
        match object.field(index) {
            Some(field) if target != Target::WmiInput || !field.is_null() => {
                output.serialize_field(property.name(), &PropertyValue::new(field, property, target, depth))?;
            }
            _ => output.skip_field(property.name())?,
        }
    }
    output.end()
}

impl Serialize for dyn Object + '_ {
    /// Writes the object as the type that it is of.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_struct(self, Target::Wmi, DEPTH, serializer)
    }
}

/// How a value is written.
#[derive(Clone, Copy)]
struct Style {
    /// The type that says how wide a number is.
    cim_type: CimType,
    /// The class that the property is declared with, of embedded objects.
    class_name: &'static str,
    target: Target,
    /// How deep objects may lie within each other.
    depth: u32,
}

impl Style {
    /// How what lies within an array or an object is written.
    fn inner<E: Error>(self) -> Result<Self, E> {
        let too_deep = || E::custom(format_args!("arrays and objects lie more than {DEPTH} deep within each other"));
        Ok(Self { depth: self.depth.checked_sub(1).ok_or_else(too_deep)?, ..self })
    }
}

/// The value of a property.
pub(super) struct PropertyValue<'a> {
    view: FieldView<'a>,
    style: Style,
}

impl<'a> PropertyValue<'a> {
    /// What a dynamic field holds is written as the property is, as far as it can be read so.
    pub(super) fn new(field: &'a dyn Field, property: &PropertyMetadata, target: Target, depth: u32) -> Self {
        let class_name = property.referenced_class().unwrap_or_default();
        let view = match field.view() {
            FieldView::Value(Cow::Borrowed(value)) => {
                FieldView::Value(fit::to_property(value, property).unwrap_or(Cow::Borrowed(value)))
            }
            other => other,
        };
        Self { view, style: Style { cim_type: property.cim_type(), class_name, target, depth } }
    }
}

impl Serialize for PropertyValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let style = self.style;
        match &self.view {
            FieldView::Value(value) => WireValue { value, style }.serialize(serializer),
            FieldView::Text(text) => serializer.serialize_str(text),
            FieldView::Object(object) => WireObject { object: *object, style }.serialize(serializer),
            FieldView::Objects(objects) => {
                let style = style.inner()?;
                serializer.collect_seq(objects.iter().map(|object| object.map(|object| WireObject { object, style })))
            }
        }
    }
}

/// An embedded object.
struct WireObject<'a> {
    object: &'a dyn Object,
    style: Style,
}

impl Serialize for WireObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Style { class_name, target, depth, .. } = self.style.inner()?;
        match target {
            Target::Wmi | Target::WmiInput => write_struct(self.object, target, depth, serializer),
            _ => Body::embedded(self.object, class_name, target, depth).serialize(serializer),
        }
    }
}

/// A value, to be written in the form of its type.
pub(super) struct WireValue<'a> {
    value: &'a CimValue,
    style: Style,
}

impl<'a> WireValue<'a> {
    /// A value outside of an object.
    pub(super) const fn new(value: &'a CimValue, cim_type: CimType) -> Self {
        Self { value, style: Style { cim_type, class_name: "", target: Target::Wmi, depth: DEPTH } }
    }

    /// A member of an object of no known class.
    pub(super) const fn member(value: &'a CimValue, target: Target, depth: u32) -> Self {
        Self { value, style: Style { cim_type: CimType::Object, class_name: "", target, depth } }
    }

    fn array<S: Serializer>(&self, elements: &'a [CimValue], serializer: S) -> Result<S::Ok, S::Error> {
        let Style { cim_type, target, .. } = self.style;
        if let (Target::AdminService, CimType::Uint8, Some(bytes)) = (target, cim_type, bytes(elements)) {
            return serializer.serialize_str(&base64::encode(&bytes));
        }
        let style = self.style.inner()?;
        serializer.collect_seq(elements.iter().map(|value| Self { value, style }))
    }

    fn datetime<S: Serializer>(&self, datetime: CimDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.style.target, datetime) {
            (Target::AdminService, CimDateTime::Timestamp(timestamp)) => {
                let text = timestamp.to_utc().and_then(|timestamp| timestamp.to_rfc3339());
                serializer.serialize_str(&text.map_err(|error| S::Error::custom(format!("{datetime}: {error}")))?)
            }
            _ => serializer.collect_str(&datetime),
        }
    }
}

impl Serialize for WireValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cim_type = self.style.cim_type;
        match self.value {
            CimValue::Unsigned(number) => unsigned(*number, cim_type, serializer),
            CimValue::Signed(number) => signed(*number, cim_type, serializer),
            CimValue::DateTime(datetime) => self.datetime(*datetime, serializer),
            CimValue::Array(elements) => self.array(elements, serializer),
            // The object of keys that a dynamic instance keeps for a path.
            CimValue::Instance(_) if cim_type == CimType::Reference => {
                let path = convert::reference(self.value).map_err(S::Error::custom)?;
                serializer.serialize_str(path.as_str())
            }
            CimValue::Instance(object) => WireObject { object: &**object, style: self.style }.serialize(serializer),
            other => other.serialize(serializer),
        }
    }
}

impl Serialize for CimValue {
    /// Writes integers with 64 bits, datetimes and references as text, characters as a text of one character (half of
    /// a surrogate pair as a number).
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::Signed(number) => serializer.serialize_i64(*number),
            Self::Real32(number) => real((*number).into(), serializer, |serializer| serializer.serialize_f32(*number)),
            Self::Real64(number) => real(*number, serializer, |serializer| serializer.serialize_f64(*number)),
            Self::Char16(character) => match character.to_char() {
                Some(_) => serializer.collect_str(character),
                None => serializer.serialize_u16(character.0),
            },
            Self::String(text) => serializer.serialize_str(text),
            Self::DateTime(datetime) => serializer.collect_str(datetime),
            Self::Reference(path) => serializer.serialize_str(path.as_str()),
            Self::Instance(instance) => instance.serialize(serializer),
            Self::Array(elements) => serializer.collect_seq(elements),
        }
    }
}

/// Writes an unsigned integer in the width of its type; the `wmi` crate makes the variant type of it.
fn unsigned<S: Serializer>(number: u64, cim_type: CimType, serializer: S) -> Result<S::Ok, S::Error> {
    let too_wide = |_| S::Error::custom(format_args!("{number} is out of range for {cim_type}"));
    match cim_type {
        CimType::Uint8 => serializer.serialize_u8(number.try_into().map_err(too_wide)?),
        CimType::Uint16 => serializer.serialize_u16(number.try_into().map_err(too_wide)?),
        CimType::Uint32 => serializer.serialize_u32(number.try_into().map_err(too_wide)?),
        _ => serializer.serialize_u64(number),
    }
}

fn signed<S: Serializer>(number: i64, cim_type: CimType, serializer: S) -> Result<S::Ok, S::Error> {
    let too_wide = |_| S::Error::custom(format_args!("{number} is out of range for {cim_type}"));
    match cim_type {
        CimType::Sint8 => serializer.serialize_i8(number.try_into().map_err(too_wide)?),
        CimType::Sint16 => serializer.serialize_i16(number.try_into().map_err(too_wide)?),
        CimType::Sint32 => serializer.serialize_i32(number.try_into().map_err(too_wide)?),
        _ => serializer.serialize_i64(number),
    }
}

/// JSON would write infinities and NaN as null, so they are written as the texts that `OData` has for them.
fn real<S: Serializer>(
    number: f64,
    serializer: S,
    finite: impl FnOnce(S) -> Result<S::Ok, S::Error>,
) -> Result<S::Ok, S::Error> {
    if number.is_finite() {
        finite(serializer)
    } else if number.is_nan() {
        serializer.serialize_str("NaN")
    } else {
        serializer.serialize_str(if number > 0.0 { "INF" } else { "-INF" })
    }
}

/// The bytes of an array of `uint8`; `None` if another kind of value is among them.
fn bytes(elements: &[CimValue]) -> Option<Vec<u8>> {
    elements.iter().map(|element| u8::try_from(element.as_integer()?).ok()).collect()
}
