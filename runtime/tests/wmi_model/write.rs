use serde::de::value::Error;
use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::{Row, Variant};

/// The class name and the row that a struct is written as.
pub(crate) fn row_of<T: Serialize>(object: &T) -> Result<(&'static str, Row), Error> {
    match object.serialize(VariantSerializer)? {
        Written::Object(name, row) => Ok((name, row)),
        Written::Value(_) => Err(Error::custom("not an object")),
    }
}

/// What one value is written as.
enum Written {
    Value(Variant),
    Object(&'static str, Row),
}

struct VariantSerializer;

macro_rules! write_value {
    ($($method:ident($type:ty) => $variant:ident;)*) => {$(
        fn $method(self, value: $type) -> Result<Written, Error> {
            Ok(Written::Value(Variant::$variant(value.into())))
        }
    )*};
}

macro_rules! refuse {
    ($($method:ident($($type:ty),*) -> $result:ty;)*) => {$(
        fn $method(self, $(_: $type),*) -> Result<$result, Error> {
            Err(Error::custom(concat!(stringify!($method), " is not supported")))
        }
    )*};
}

impl Serializer for VariantSerializer {
    type Ok = Written;
    type Error = Error;
    type SerializeSeq = Elements;
    type SerializeStruct = Fields;
    type SerializeTuple = Impossible<Written, Error>;
    type SerializeTupleStruct = Impossible<Written, Error>;
    type SerializeTupleVariant = Impossible<Written, Error>;
    type SerializeMap = Impossible<Written, Error>;
    type SerializeStructVariant = Impossible<Written, Error>;

    write_value! {
        serialize_bool(bool) => Bool;
        serialize_i8(i8) => I1;
        serialize_i16(i16) => I2;
        serialize_i32(i32) => I4;
        serialize_i64(i64) => I8;
        serialize_u8(u8) => Ui1;
        serialize_u16(u16) => Ui2;
        serialize_u32(u32) => Ui4;
        serialize_u64(u64) => Ui8;
        serialize_f32(f32) => R4;
        serialize_f64(f64) => R8;
        serialize_str(&str) => String;
    }

    refuse! {
        serialize_char(char) -> Written;
        serialize_bytes(&[u8]) -> Written;
        serialize_unit() -> Written;
        serialize_unit_struct(&'static str) -> Written;
        serialize_unit_variant(&'static str, u32, &'static str) -> Written;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_none(self) -> Result<Written, Error> {
        Ok(Written::Value(Variant::Null))
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Written, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<Written, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Written, Error> {
        Err(Error::custom("serialize_newtype_variant is not supported"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements, Error> {
        Ok(Elements(Vec::new()))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields, Error> {
        Ok(Fields { name, row: Row(Vec::new()) })
    }
}

struct Elements(Vec<Variant>);

impl SerializeSeq for Elements {
    type Ok = Written;
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        match variant_of(value)? {
            Variant::Object(_) => return Err(Error::custom("Cannot convert Object to a Windows VARIANT")),
            element => self.0.push(element),
        }
        Ok(())
    }

    fn end(self) -> Result<Written, Error> {
        Ok(Written::Value(Variant::Array(self.0)))
    }
}

struct Fields {
    name: &'static str,
    row: Row,
}

impl SerializeStruct for Fields {
    type Ok = Written;
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.row.0.push((key, variant_of(value)?));
        Ok(())
    }

    fn end(self) -> Result<Written, Error> {
        Ok(Written::Object(self.name, self.row))
    }
}

fn variant_of<T: ?Sized + Serialize>(value: &T) -> Result<Variant, Error> {
    Ok(match value.serialize(VariantSerializer)? {
        Written::Value(variant) => variant,
        // The object is made from its class, so it has the name of that.
        Written::Object(name, mut row) => {
            row.0.insert(0, ("__CLASS", name.into()));
            Variant::Object(row)
        }
    })
}
