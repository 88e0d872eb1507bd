//! Any value as it was written.
//!
//! Everything asks the deserializer with `deserialize_any`: the sources describe their values themselves, and a hint
//! would make some of them refuse what another form of the value could say.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::place::{At, DEPTH, Place};
use crate::{CimValue, Instance};

/// The member that stands for a number where `serde_json` keeps the digits of all numbers.
const DIGITS: &str = "$serde_json::private::Number";

impl<'de> Deserialize<'de> for CimValue {
    /// Reads any value as the kind it is written in. An object becomes an [`Instance`] of no known class.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Raw::new(DEPTH, None))
    }
}

/// Reads a value as it was written, with what lies within it.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a> {
    depth: u32,
    place: Option<&'a Place<'a>>,
}

impl<'a> Raw<'a> {
    pub(super) const fn new(depth: u32, place: Option<&'a Place<'a>>) -> Self {
        Self { depth, place }
    }

    fn inner<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1);
        depth.map(|depth| Self { depth, ..self }).ok_or_else(|| At(self.place).too_deep())
    }
}

impl<'de> serde::de::DeserializeSeed<'de> for Raw<'_> {
    type Value = CimValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Raw<'_> {
    type Value = CimValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value of a CIM property")
    }

    fn visit_bool<E>(self, value: bool) -> Result<CimValue, E> {
        Ok(CimValue::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<CimValue, E> {
        Ok(CimValue::Signed(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<CimValue, E> {
        Ok(CimValue::Unsigned(value))
    }

    /// The digits, which every property of a number reads, and says that they are out of range.
    fn visit_i128<E>(self, value: i128) -> Result<CimValue, E> {
        Ok(CimValue::String(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<CimValue, E> {
        Ok(CimValue::String(value.to_string()))
    }

    fn visit_f32<E>(self, value: f32) -> Result<CimValue, E> {
        Ok(CimValue::Real32(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<CimValue, E> {
        Ok(CimValue::Real64(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<CimValue, E> {
        Ok(CimValue::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<CimValue, E> {
        Ok(CimValue::String(value))
    }

    fn visit_bytes<E>(self, value: &[u8]) -> Result<CimValue, E> {
        Ok(CimValue::from(value.to_vec()))
    }

    fn visit_none<E>(self) -> Result<CimValue, E> {
        Ok(CimValue::Null)
    }

    fn visit_unit<E>(self) -> Result<CimValue, E> {
        Ok(CimValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<CimValue, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<CimValue, A::Error> {
        let inner = self.inner()?;
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(inner)? {
            elements.push(element);
        }
        Ok(CimValue::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<CimValue, A::Error> {
        let inner = self.inner()?;
        let mut object = Instance::default();
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value_seed(inner)?;
            if name == DIGITS {
                return Ok(value);
            }
            object.put_undeclared(name, value);
        }
        complete(object, self.place).map(CimValue::from)
    }
}

/// An object of no known class that has all its members: no two of them may have one name.
pub(super) fn complete<E: Error>(object: Instance, place: Option<&Place<'_>>) -> Result<Instance, E> {
    match object.repeated_member() {
        Some((name, _)) => Err(At(place).error(format_args!("the member {name:?} is there twice"))),
        None => Ok(object),
    }
}
