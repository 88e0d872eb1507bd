//! Typed values of a schema: defaults, qualifier values, values of instances.

use std::sync::Arc;

use crate::name::CimName;

/// A value in a schema. Its CIM type is that of the element that carries it.
///
/// Cloning is cheap: long texts and arrays are shared.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// `NULL`.
    Null,
    /// `TRUE` or `FALSE`.
    Boolean(bool),
    /// A value of an integer type, within the range of that type.
    Integer(i128),
    /// A value of a real type.
    Real(f64),
    /// A UCS-2 code unit.
    Char16(u16),
    /// A string.
    String(Arc<str>),
    /// A datetime, as written and checked.
    DateTime(Arc<str>),
    /// An object path, as written.
    Reference(Arc<str>),
    /// The alias of an instance, without its `$`.
    Alias(CimName),
    /// An embedded instance.
    Instance(Arc<EmbeddedInstance>),
    /// An array.
    Array(Arc<[Value]>),
}

impl FromIterator<Value> for Value {
    /// An array of the values.
    fn from_iter<I: IntoIterator<Item = Value>>(elements: I) -> Self {
        Self::Array(elements.into_iter().collect())
    }
}

/// An instance as a value.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbeddedInstance {
    /// The class, as the class itself spells its name where the inputs declare it.
    pub class: CimName,
    /// The values that it gives, in source order.
    pub properties: Vec<(CimName, Value)>,
}
