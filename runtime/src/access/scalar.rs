//! The Rust types of single values.

use crate::value::convert;
use crate::{Char16, CimDateTime, CimType, CimValue, Class, EmbeddedClass, Instance, Object, ObjectPath, ValueError};

/// A Rust type for single values of a CIM type.
///
/// Implemented here for the standard types, and by the macros of this crate for generated value types.
pub trait Scalar: Sized + 'static {
    /// The type in the schema.
    const CIM_TYPE: CimType;

    /// The value as CIM has it.
    fn to_value(&self) -> CimValue;

    /// Reads the value from any form a source writes it in: integers from decimal or `0x` text and from reals without a
    /// fraction, `uint32` and `uint64` from the negative number of the same bits, booleans from `"true"` or 1, reals
    /// from `"INF"`, datetimes from every text of [`CimDateTime::parse_any`].
    ///
    /// # Errors
    /// When the value is null, of another kind, out of range or malformed.
    fn from_value(value: CimValue) -> Result<Self, ValueError>;

    /// Which classes the embedded objects may be of, if this is a type for such; `None` for all other types.
    fn embedded_class() -> Option<EmbeddedClass> {
        None
    }

    /// The value as the string that it is; `None` for all other types.
    fn text(&self) -> Option<&str> {
        None
    }

    /// The value as the embedded object that it is; `None` for all other types.
    fn embedded_object(&self) -> Option<&dyn Object> {
        None
    }
}

macro_rules! integer_scalar {
    ($($type:ty => $cim_type:ident,)*) => {$(
        impl Scalar for $type {
            const CIM_TYPE: CimType = CimType::$cim_type;

            fn to_value(&self) -> CimValue {
                (*self).into()
            }

            fn from_value(value: CimValue) -> Result<Self, ValueError> {
                let number = convert::integer(&value, Self::CIM_TYPE)?;
                number.try_into().map_err(|_| ValueError::range(Self::CIM_TYPE, &value))
            }
        }
    )*};
}

integer_scalar! {
    u8 => Uint8,
    i8 => Sint8,
    u16 => Uint16,
    i16 => Sint16,
    u32 => Uint32,
    i32 => Sint32,
    u64 => Uint64,
    i64 => Sint64,
}

macro_rules! copy_scalar {
    ($($type:ty => $cim_type:ident, $convert:ident;)*) => {$(
        impl Scalar for $type {
            const CIM_TYPE: CimType = CimType::$cim_type;

            fn to_value(&self) -> CimValue {
                (*self).into()
            }

            fn from_value(value: CimValue) -> Result<Self, ValueError> {
                convert::$convert(&value)
            }
        }
    )*};
}

copy_scalar! {
    bool => Boolean, boolean;
    f32 => Real32, real32;
    f64 => Real64, real64;
    Char16 => Char16, char16;
    CimDateTime => DateTime, datetime;
}

impl<T: Scalar> Scalar for Box<T> {
    const CIM_TYPE: CimType = T::CIM_TYPE;

    fn to_value(&self) -> CimValue {
        T::to_value(self)
    }

    fn from_value(value: CimValue) -> Result<Self, ValueError> {
        T::from_value(value).map(Self::new)
    }

    fn embedded_class() -> Option<EmbeddedClass> {
        T::embedded_class()
    }

    fn text(&self) -> Option<&str> {
        T::text(self)
    }

    fn embedded_object(&self) -> Option<&dyn Object> {
        T::embedded_object(self)
    }
}

impl Scalar for String {
    const CIM_TYPE: CimType = CimType::String;

    fn to_value(&self) -> CimValue {
        CimValue::String(self.clone())
    }

    fn from_value(value: CimValue) -> Result<Self, ValueError> {
        match value {
            CimValue::String(text) => Ok(text),
            other => Err(convert::mismatch("a string", &other)),
        }
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Scalar for ObjectPath {
    const CIM_TYPE: CimType = CimType::Reference;

    fn to_value(&self) -> CimValue {
        CimValue::Reference(self.clone())
    }

    fn from_value(value: CimValue) -> Result<Self, ValueError> {
        match value {
            CimValue::Reference(path) => Ok(path),
            other => convert::reference(&other),
        }
    }
}

impl Scalar for Instance {
    const CIM_TYPE: CimType = CimType::Instance;

    fn to_value(&self) -> CimValue {
        self.clone().into()
    }

    fn from_value(value: CimValue) -> Result<Self, ValueError> {
        match value {
            CimValue::Instance(instance) => Ok(*instance),
            other => Err(convert::no_object(&other)),
        }
    }

    fn embedded_class() -> Option<EmbeddedClass> {
        Some(EmbeddedClass::Any)
    }

    fn embedded_object(&self) -> Option<&dyn Object> {
        Some(self)
    }
}

/// Reads an embedded instance as an object of a class.
///
/// # Errors
/// When the value is no embedded object, or a property of it does not fit.
pub fn class_from_value<T: Class>(value: CimValue) -> Result<T, ValueError> {
    match value {
        CimValue::Instance(instance) => T::from_instance(*instance).map_err(ValueError::within),
        other => Err(convert::no_object(&other)),
    }
}
