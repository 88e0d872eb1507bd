//! Rust values as CIM values.

use super::CimValue;
use crate::{Char16, CimDateTime, CimInterval, CimTimestamp, Instance, ObjectPath};

macro_rules! from_scalar {
    ($($type:ty => $variant:ident,)*) => {$(
        impl From<$type> for CimValue {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}

from_scalar! {
    bool => Boolean,
    u8 => Unsigned,
    u16 => Unsigned,
    u32 => Unsigned,
    u64 => Unsigned,
    i8 => Signed,
    i16 => Signed,
    i32 => Signed,
    i64 => Signed,
    f32 => Real32,
    f64 => Real64,
    Char16 => Char16,
    &str => String,
    String => String,
    CimDateTime => DateTime,
    CimTimestamp => DateTime,
    CimInterval => DateTime,
    ObjectPath => Reference,
    Instance => Instance,
}

impl<T: Into<Self>> From<Option<T>> for CimValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for CimValue {
    fn from(values: Vec<T>) -> Self {
        Self::Array(values.into_iter().map(Into::into).collect())
    }
}
