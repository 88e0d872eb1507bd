//! One field of a generated type, whatever its Rust type.

use super::Scalar;
use crate::{CimType, CimValue, EmbeddedClass, ValueError};

/// A field that holds the value of a property.
///
/// `T`, `Option<T>`, `Vec<T>` and `Option<Vec<T>>` of every [`Scalar`] are fields; a [`CimValue`] is one that takes
/// anything. Null makes an `Option` `None` and a `Vec` empty, and is an error for a plain scalar.
pub trait Field {
    /// The value.
    fn get(&self) -> CimValue;

    /// Replaces the value, from any form that a wire would bring: see [`Scalar::from_value`].
    ///
    /// # Errors
    /// When the value does not fit; the field stays as it was.
    fn set(&mut self, value: CimValue) -> Result<(), ValueError>;

    /// Whether the value is null.
    fn is_null(&self) -> bool {
        self.get().is_null()
    }

    /// Whether nothing would be lost if the value were null: it is, or it is the empty array that null is read as.
    fn is_unset(&self) -> bool {
        self.is_null()
    }

    /// Which classes the embedded objects of the field may be of, if it holds such.
    fn embedded_class(&self) -> Option<EmbeddedClass> {
        None
    }
}

impl<T: Scalar> Field for T {
    fn get(&self) -> CimValue {
        self.to_value()
    }

    fn set(&mut self, value: CimValue) -> Result<(), ValueError> {
        *self = T::from_value(value)?;
        Ok(())
    }

    fn is_null(&self) -> bool {
        false
    }

    fn embedded_class(&self) -> Option<EmbeddedClass> {
        T::embedded_class()
    }
}

impl<T: Scalar> Field for Option<T> {
    fn get(&self) -> CimValue {
        self.as_ref().map_or(CimValue::Null, T::to_value)
    }

    fn set(&mut self, value: CimValue) -> Result<(), ValueError> {
        *self = if value.is_null() { None } else { Some(T::from_value(value)?) };
        Ok(())
    }

    fn is_null(&self) -> bool {
        self.is_none()
    }

    fn embedded_class(&self) -> Option<EmbeddedClass> {
        T::embedded_class()
    }
}

impl<T: Scalar> Field for Vec<T> {
    fn get(&self) -> CimValue {
        CimValue::Array(self.iter().map(T::to_value).collect())
    }

    fn set(&mut self, value: CimValue) -> Result<(), ValueError> {
        *self = if value.is_null() { Self::new() } else { array(value)? };
        Ok(())
    }

    fn is_null(&self) -> bool {
        false
    }

    fn is_unset(&self) -> bool {
        self.is_empty()
    }

    fn embedded_class(&self) -> Option<EmbeddedClass> {
        T::embedded_class()
    }
}

impl<T: Scalar> Field for Option<Vec<T>> {
    fn get(&self) -> CimValue {
        self.as_ref().map_or(CimValue::Null, Field::get)
    }

    fn set(&mut self, value: CimValue) -> Result<(), ValueError> {
        *self = if value.is_null() { None } else { Some(array(value)?) };
        Ok(())
    }

    fn is_null(&self) -> bool {
        self.is_none()
    }

    fn embedded_class(&self) -> Option<EmbeddedClass> {
        T::embedded_class()
    }
}

impl Field for CimValue {
    fn get(&self) -> CimValue {
        self.clone()
    }

    fn set(&mut self, value: CimValue) -> Result<(), ValueError> {
        *self = value;
        Ok(())
    }

    fn is_null(&self) -> bool {
        self.is_null()
    }
}

fn array<T: Scalar>(value: CimValue) -> Result<Vec<T>, ValueError> {
    match value {
        CimValue::Array(elements) => elements.into_iter().enumerate().map(element).collect(),
        CimValue::String(text) if T::CIM_TYPE == CimType::Uint8 => {
            let bytes = crate::value::convert::bytes_of(&text)?;
            bytes.into_iter().map(|byte| T::from_value(byte.into())).collect()
        }
        single => Ok(vec![T::from_value(single)?]),
    }
}

fn element<T: Scalar>((index, value): (usize, CimValue)) -> Result<T, ValueError> {
    T::from_value(value).map_err(|error| error.in_element(index))
}
