use std::iter::Peekable;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{Row, Variant};

impl<'de> Deserializer<'de> for &Row {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(Error::custom("Only structs and maps can be deserialized from WMI objects"))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let names: Vec<_> = self.0.iter().map(|(name, _)| *name).filter(|name| !name.starts_with("__")).collect();
        visitor.visit_map(Fields { row: self, names: names.into_iter().peekable() })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { row: self, names: Vec::from(fields).into_iter().peekable() })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct enum identifier ignored_any
    }
}

struct Fields<'a> {
    row: &'a Row,
    names: Peekable<std::vec::IntoIter<&'static str>>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let name: Option<StrDeserializer<'_, Error>> = self.names.peek().map(|name| name.into_deserializer());
        name.map(|name| seed.deserialize(name)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        // The crate is at the next field already when the object does not have this one.
        let name = self.names.next().ok_or_else(|| Error::custom("Expected current field to not be None"))?;
        let found = self.row.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let (_, value) = found.ok_or_else(|| Error::custom(format!("HRESULT 0x80041002 for {name}")))?;
        seed.deserialize(value.clone())
    }
}

impl<'de> Deserializer<'de> for Variant {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Null => visitor.visit_none(),
            Self::Empty => visitor.visit_unit(),
            Self::String(text) => visitor.visit_string(text),
            Self::I1(number) => visitor.visit_i8(number),
            Self::I2(number) => visitor.visit_i16(number),
            Self::I4(number) => visitor.visit_i32(number),
            Self::I8(number) => visitor.visit_i64(number),
            Self::R4(number) => visitor.visit_f32(number),
            Self::R8(number) => visitor.visit_f64(number),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Ui1(number) => visitor.visit_u8(number),
            Self::Ui2(number) => visitor.visit_u16(number),
            Self::Ui4(number) => visitor.visit_u32(number),
            Self::Ui8(number) => visitor.visit_u64(number),
            Self::Array(elements) => visitor.visit_seq(Elements(elements.into_iter())),
            Self::Object(_) => Err(Error::custom("Cannot deserialize Variant: Object")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Null | Self::Empty => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Object(row) => row.deserialize_struct(name, fields, visitor),
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct Elements(std::vec::IntoIter<Variant>);

impl<'de> SeqAccess<'de> for Elements {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.next().map(|element| seed.deserialize(element)).transpose()
    }
}
