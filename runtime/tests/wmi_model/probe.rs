use serde::de::value::Error;
use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

/// The query for all objects of a type, from the name and the fields that the type asks serde for.
pub(crate) fn build_query<'de, T: Deserialize<'de>>() -> Result<String, Error> {
    let mut asked = None;
    // The probe always fails: it is there for what it is asked.
    let _ = T::deserialize(Probe(&mut asked));
    let (name, fields) = asked.ok_or_else(|| Error::custom("Expected a named struct"))?;
    if let Some(malformed) = std::iter::once(&name).chain(fields).find(|name| !is_identifier(name)) {
        return Err(Error::custom(format!("{malformed} is no identifier")));
    }
    Ok(format!("SELECT {} FROM {name}", fields.join(",")))
}

struct Probe<'a>(&'a mut Option<(&'static str, &'static [&'static str])>);

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(Error::custom("I'm just here for the fields"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = Some((name, fields));
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

fn is_identifier(name: &str) -> bool {
    let is_letter = |character: char| {
        character == '_' || character.is_ascii_alphabetic() || ('\u{80}'..='\u{FFEF}').contains(&character)
    };
    name.starts_with(is_letter) && name.chars().all(|character| is_letter(character) || character.is_ascii_digit())
}
