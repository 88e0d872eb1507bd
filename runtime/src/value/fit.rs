//! Reading a value as what a property has: null, a value of the type of the property, or an array of such.

use std::borrow::Cow;

use super::{CimValue, ValueError, convert};
use crate::values::without_name;
use crate::{CimType, PropertyMetadata};

/// The value as the property has it, which may be null; so may elements of an array.
pub(crate) fn to_property<'v>(
    value: &'v CimValue,
    property: &PropertyMetadata,
) -> Result<Cow<'v, CimValue>, ValueError> {
    let is_fit = |value: &CimValue| value.is_null() || is_of_type(value, property.cim_type());
    match value {
        CimValue::Null => Ok(Cow::Borrowed(value)),
        CimValue::Array(elements) if property.is_array() && elements.iter().all(is_fit) => Ok(Cow::Borrowed(value)),
        _ if property.is_array() => to_array(value, property).map(Cow::Owned),
        _ if is_fit(value) => Ok(Cow::Borrowed(value)),
        _ => to_scalar(value, property).map(Cow::Owned),
    }
}

/// The value as the array that it stands for: an embedded object is one of one element, unless it holds a list.
pub(crate) fn in_array(value: CimValue) -> CimValue {
    match unwrapped(value) {
        object @ CimValue::Instance(_) => CimValue::Array(vec![object]),
        other => other,
    }
}

/// The array in the object that Windows PowerShell may make of one, any other value as it is.
pub(crate) fn unwrapped(value: CimValue) -> CimValue {
    match value {
        CimValue::Instance(object) => {
            object.into_wrapped_list().map_or_else(|object| (*object).into(), CimValue::Array)
        }
        other => other,
    }
}

fn to_array(value: &CimValue, property: &PropertyMetadata) -> Result<CimValue, ValueError> {
    match value {
        CimValue::String(text) if property.cim_type() == CimType::Uint8 => convert::bytes_of(text).map(CimValue::from),
        CimValue::Array(elements) => {
            let converted = elements.iter().enumerate().map(|(index, element)| match element {
                CimValue::Null => Ok(CimValue::Null),
                element => to_scalar(element, property).map_err(|error| error.in_element(index)),
            });
            Ok(CimValue::Array(converted.collect::<Result<_, _>>()?))
        }
        CimValue::Instance(object) if object.wrapped_list().is_some() => to_array(&unwrapped(value.clone()), property),
        single => Ok(CimValue::Array(vec![to_scalar(single, property)?])),
    }
}

fn to_scalar(value: &CimValue, property: &PropertyMetadata) -> Result<CimValue, ValueError> {
    match without_name(value, property.value_table(), property.cim_type())? {
        Some(named) => convert::to_type(&named, property.cim_type()),
        None => convert::to_type(value, property.cim_type()),
    }
}

/// Whether [`convert::to_type`] would give just this value.
fn is_of_type(value: &CimValue, cim_type: CimType) -> bool {
    let in_range =
        || cim_type.integer_range().zip(value.as_integer()).is_some_and(|(range, number)| range.contains(&number));
    match cim_type {
        CimType::Boolean => matches!(value, CimValue::Boolean(_)),
        CimType::String => matches!(value, CimValue::String(_)),
        CimType::Char16 => matches!(value, CimValue::Char16(_)),
        CimType::Uint8 | CimType::Uint16 | CimType::Uint32 | CimType::Uint64 => {
            matches!(value, CimValue::Unsigned(_)) && in_range()
        }
        CimType::Sint8 | CimType::Sint16 | CimType::Sint32 | CimType::Sint64 => {
            matches!(value, CimValue::Signed(_)) && in_range()
        }
        CimType::Real32 => matches!(value, CimValue::Real32(_)),
        CimType::Real64 => matches!(value, CimValue::Real64(_)),
        CimType::DateTime => matches!(value, CimValue::DateTime(_)),
        CimType::Reference => matches!(value, CimValue::Reference(_)),
        CimType::Instance | CimType::Object => matches!(value, CimValue::Instance(_)),
    }
}
