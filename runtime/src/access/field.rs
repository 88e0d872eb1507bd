//! One field of a generated type, whatever its Rust type.

use std::borrow::Cow;

use super::{Object, Scalar};
use crate::value::{convert, fit};
use crate::{CimType, CimValue, EmbeddedClass, ValueError};

/// A field that holds the value of a property.
///
/// Of every [`Scalar`] `T` these are fields: `T`, `Option<T>`, and the arrays `Vec<T>`, `Option<Vec<T>>`, and, with
/// elements that may be null, `Vec<Option<T>>` and `Option<Vec<Option<T>>>`. A [`CimValue`] is one that takes anything.
/// Null makes an `Option` `None` and a `Vec` empty, and is an error for a plain scalar and a plain element.
pub trait Field {
    /// The value.
    fn get(&self) -> CimValue;

    /// The value to look at: what `get` gives, but strings and embedded objects as they are, without a copy.
    fn view(&self) -> FieldView<'_> {
        FieldView::Value(Cow::Owned(self.get()))
    }

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

/// What a field holds.
#[derive(Debug)]
pub enum FieldView<'a> {
    /// Null, a value that is neither string nor object, or an array of such; a dynamic field has whatever it holds here.
    Value(Cow<'a, CimValue>),
    /// A string.
    Text(&'a str),
    /// An embedded object.
    Object(&'a dyn Object),
    /// An array of embedded objects, some of which may be null.
    Objects(Vec<Option<&'a dyn Object>>),
}

impl<T: Scalar> Field for T {
    fn get(&self) -> CimValue {
        self.to_value()
    }

    fn view(&self) -> FieldView<'_> {
        match (self.text(), self.embedded_object()) {
            (Some(text), _) => FieldView::Text(text),
            (_, Some(object)) => FieldView::Object(object),
            _ => FieldView::Value(Cow::Owned(self.to_value())),
        }
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

    fn view(&self) -> FieldView<'_> {
        self.as_ref().map_or(NULL, Field::view)
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

impl<E: Element> Field for Vec<E> {
    fn get(&self) -> CimValue {
        CimValue::Array(self.iter().map(E::to_element).collect())
    }

    fn view(&self) -> FieldView<'_> {
        let objects: Vec<_> = if E::class().is_some() { self.iter().map(E::object).collect() } else { Vec::new() };
        if objects.iter().any(Option::is_some) {
            FieldView::Objects(objects)
        } else {
            FieldView::Value(Cow::Owned(self.get()))
        }
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
        E::class()
    }
}

impl<E: Element> Field for Option<Vec<E>> {
    fn get(&self) -> CimValue {
        self.as_ref().map_or(CimValue::Null, Field::get)
    }

    fn view(&self) -> FieldView<'_> {
        self.as_ref().map_or(NULL, Field::view)
    }

    fn set(&mut self, value: CimValue) -> Result<(), ValueError> {
        *self = if value.is_null() { None } else { Some(array(value)?) };
        Ok(())
    }

    fn is_null(&self) -> bool {
        self.is_none()
    }

    fn embedded_class(&self) -> Option<EmbeddedClass> {
        E::class()
    }
}

impl Field for CimValue {
    fn get(&self) -> CimValue {
        self.clone()
    }

    fn view(&self) -> FieldView<'_> {
        FieldView::Value(Cow::Borrowed(self))
    }

    fn set(&mut self, value: CimValue) -> Result<(), ValueError> {
        *self = value;
        Ok(())
    }

    fn is_null(&self) -> bool {
        self.is_null()
    }
}

const NULL: FieldView<'static> = FieldView::Value(Cow::Owned(CimValue::Null));

/// An element of an array: a value, or an `Option` of one, which may be null.
pub trait Element: Sized + 'static {
    /// The type of the value.
    const TYPE: CimType;

    /// The element as CIM has it.
    fn to_element(&self) -> CimValue;

    /// Reads the element.
    ///
    /// # Errors
    /// When the value does not fit.
    fn from_element(value: CimValue) -> Result<Self, ValueError>;

    /// The element as the embedded object that it is.
    fn object(&self) -> Option<&dyn Object>;

    /// Which classes it may be of as an embedded object.
    fn class() -> Option<EmbeddedClass>;
}

impl<T: Scalar> Element for T {
    const TYPE: CimType = T::CIM_TYPE;

    fn to_element(&self) -> CimValue {
        self.to_value()
    }

    fn from_element(value: CimValue) -> Result<Self, ValueError> {
        T::from_value(value)
    }

    fn object(&self) -> Option<&dyn Object> {
        self.embedded_object()
    }

    fn class() -> Option<EmbeddedClass> {
        T::embedded_class()
    }
}

impl<T: Scalar> Element for Option<T> {
    const TYPE: CimType = T::CIM_TYPE;

    fn to_element(&self) -> CimValue {
        self.get()
    }

    fn from_element(value: CimValue) -> Result<Self, ValueError> {
        if value.is_null() { Ok(None) } else { T::from_value(value).map(Some) }
    }

    fn object(&self) -> Option<&dyn Object> {
        self.as_ref().and_then(T::embedded_object)
    }

    fn class() -> Option<EmbeddedClass> {
        T::embedded_class()
    }
}

fn array<E: Element>(value: CimValue) -> Result<Vec<E>, ValueError> {
    match fit::unwrapped(value) {
        CimValue::Array(elements) => elements.into_iter().enumerate().map(element).collect(),
        CimValue::String(text) if E::TYPE == CimType::Uint8 => {
            convert::bytes_of(&text)?.into_iter().map(|byte| E::from_element(byte.into())).collect()
        }
        single => Ok(vec![E::from_element(single)?]),
    }
}

fn element<E: Element>((index, value): (usize, CimValue)) -> Result<E, ValueError> {
    E::from_element(value).map_err(|error| error.in_element(index))
}
