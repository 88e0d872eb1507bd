//! Single values outside of a class, such as a generated value type in a hand-written struct.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::write::WireValue;
use crate::{Char16, CimDateTime, CimValue, Class, ObjectPath, Reference, Scalar};

/// Reads a value from any form a source writes it in.
///
/// # Errors
/// When the value does not fit the type.
pub fn deserialize_scalar<'de, T: Scalar, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = CimValue::deserialize(deserializer)?;
    T::from_value(value).map_err(D::Error::custom)
}

/// Writes a value as WMI reads it.
///
/// # Errors
/// When the serializer fails.
pub fn serialize_scalar<T: Scalar, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    WireValue::new(&value.to_value(), T::CIM_TYPE).serialize(serializer)
}

crate::__impl_serde_scalar!(CimDateTime);
crate::__impl_serde_scalar!(Char16);
crate::__impl_serde_scalar!(ObjectPath);

impl<T: Class> Serialize for Reference<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_scalar(self, serializer)
    }
}

impl<'de, T: Class> Deserialize<'de> for Reference<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_scalar(deserializer)
    }
}
