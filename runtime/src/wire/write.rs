//! Writing single values.

use serde::ser::{Error, Serialize, Serializer};

use super::body::Body;
use crate::value::{base64, convert};
use crate::{CimType, CimValue, PropertyMetadata};

/// A value with the type that says how wide it is written.
pub(super) struct WireValue<'a> {
    value: &'a CimValue,
    cim_type: CimType,
    /// The class that the property is declared with, of embedded objects.
    class_name: Option<&'static str>,
    target: Target,
}

/// Who is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The `wmi` crate: datetimes in DMTF form, bytes as numbers, the class as the name of the struct.
    Wmi,
    /// Documents: the same, but the class as a member.
    Json,
    /// Request bodies of `AdminService`: timestamps in UTC as RFC 3339 has them, bytes in base64.
    AdminService,
}

impl<'a> WireValue<'a> {
    pub(super) const fn new(value: &'a CimValue, cim_type: CimType, target: Target) -> Self {
        Self { value, cim_type, class_name: None, target }
    }

    pub(super) const fn of_property(value: &'a CimValue, property: &PropertyMetadata, target: Target) -> Self {
        Self { value, cim_type: property.cim_type(), class_name: property.referenced_class(), target }
    }

    fn array<S: Serializer>(&self, elements: &'a [CimValue], serializer: S) -> Result<S::Ok, S::Error> {
        if let (Target::AdminService, CimType::Uint8, Some(bytes)) = (self.target, self.cim_type, bytes(elements)) {
            return serializer.serialize_str(&base64::encode(&bytes));
        }
        serializer.collect_seq(elements.iter().map(|value| Self { value, ..*self }))
    }

    fn datetime<S: Serializer>(&self, datetime: crate::CimDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.target, datetime) {
            (Target::AdminService, crate::CimDateTime::Timestamp(timestamp)) => {
                let text = timestamp.to_utc().and_then(|timestamp| timestamp.to_rfc3339());
                serializer.serialize_str(&text.map_err(|error| S::Error::custom(format!("{datetime}: {error}")))?)
            }
            _ => serializer.collect_str(&datetime),
        }
    }
}

impl Serialize for WireValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            CimValue::Unsigned(number) => unsigned(*number, self.cim_type, serializer),
            CimValue::Signed(number) => signed(*number, self.cim_type, serializer),
            CimValue::DateTime(datetime) => self.datetime(*datetime, serializer),
            CimValue::Array(elements) => self.array(elements, serializer),
            // The object of keys that a dynamic instance keeps for a path.
            CimValue::Instance(_) if self.cim_type == CimType::Reference => {
                let path = convert::reference(self.value).map_err(S::Error::custom)?;
                serializer.serialize_str(path.as_str())
            }
            CimValue::Instance(instance) if self.target != Target::Wmi => {
                Body::embedded(&**instance, self.class_name.unwrap_or_default(), self.target).serialize(serializer)
            }
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
