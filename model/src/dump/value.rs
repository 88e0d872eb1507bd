//! Values.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::instance::PropertyValueDump;
use crate::value::Value;

/// A value: a boolean, number, string or array; an embedded instance as `{"class", "properties"}`, an alias as `{"alias"}`.
#[derive(Debug)]
pub(super) struct ValueDump<'a>(pub(super) &'a Value);

impl Serialize for ValueDump<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_none(),
            Value::Boolean(value) => serializer.serialize_bool(*value),
            Value::Integer(value) => integer(*value, serializer),
            Value::Real(value) => serializer.serialize_f64(*value),
            Value::Char16(unit) => character(*unit, serializer),
            Value::String(text) | Value::DateTime(text) | Value::Reference(text) => serializer.serialize_str(text),
            Value::Alias(name) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("alias", &format_args!("${name}"))?;
                map.end()
            }
            Value::Instance(instance) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("class", instance.class.as_str())?;
                let properties = instance.properties.iter().map(|(name, value)| PropertyValueDump::new(name, value));
                map.serialize_entry("properties", &properties.collect::<Vec<_>>())?;
                map.end()
            }
            Value::Array(elements) => {
                let mut sequence = serializer.serialize_seq(Some(elements.len()))?;
                elements.iter().try_for_each(|element| sequence.serialize_element(&ValueDump(element)))?;
                sequence.end()
            }
        }
    }
}

/// An integer of the smallest width that formats know, so that those without 128 bits can write it too.
fn integer<S: Serializer>(value: i128, serializer: S) -> Result<S::Ok, S::Error> {
    match (i64::try_from(value), u64::try_from(value)) {
        (Ok(value), _) => serializer.serialize_i64(value),
        (_, Ok(value)) => serializer.serialize_u64(value),
        _ => serializer.serialize_i128(value),
    }
}

/// A character as a string, half a surrogate pair as its number.
fn character<S: Serializer>(unit: u16, serializer: S) -> Result<S::Ok, S::Error> {
    match char::from_u32(u32::from(unit)) {
        Some(character) => serializer.serialize_char(character),
        None => serializer.serialize_u16(unit),
    }
}
