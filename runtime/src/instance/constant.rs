//! Instances of a schema as constants of generated code.

use crate::{Char16, CimValue, Class, Instance, ObjectPath};

/// A value of an instance that a schema declares, as generated code holds it.
///
/// Datetimes are text, in the form of WMI.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ConstantValue {
    /// `boolean`
    Boolean(bool),
    /// An integer that is not negative.
    Unsigned(u64),
    /// A negative integer.
    Signed(i64),
    /// `real32` or `real64`
    Real(f64),
    /// `char16`
    Char16(u16),
    /// `string` or `datetime`
    Text(&'static str),
    /// A reference to another object.
    Reference(&'static str),
    /// An embedded object: its class, and its values by their names.
    Instance(&'static str, &'static [(&'static str, Self)]),
    /// An array.
    Array(&'static [Self]),
}

impl From<ConstantValue> for CimValue {
    fn from(value: ConstantValue) -> Self {
        match value {
            ConstantValue::Boolean(value) => value.into(),
            ConstantValue::Unsigned(value) => value.into(),
            ConstantValue::Signed(value) => value.into(),
            ConstantValue::Real(value) => value.into(),
            ConstantValue::Char16(unit) => Char16(unit).into(),
            ConstantValue::Text(text) => text.into(),
            ConstantValue::Reference(path) => ObjectPath::new(path).into(),
            ConstantValue::Instance(class, values) => {
                let mut instance = Instance::of_class(class);
                for (name, value) in values {
                    instance.set(name, Self::from(*value));
                }
                instance.into()
            }
            ConstantValue::Array(elements) => Self::Array(elements.iter().copied().map(Self::from).collect()),
        }
    }
}

/// An object of these values. One that does not fit its property stays what `Default` makes it; the generator writes none of these.
///
/// ```
/// # #[derive(Default)]
/// # pub struct SmsSite { pub site_code: String, pub status: Option<u32> }
/// # const _: () = {
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #     const PROPERTIES: &[PropertyMetadata] = &[
/// #         PropertyMetadata::new("SiteCode", CimType::String).key(),
/// #         PropertyMetadata::new("Status", CimType::Uint32),
/// #     ];
/// #     const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Site", PROPERTIES, PROPERTY_NAMES);
/// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code, 1 => status });
/// # };
/// use std::sync::LazyLock;
///
/// use mof_runtime::{ConstantValue, constant_object};
///
/// pub static MAIN: LazyLock<SmsSite> = LazyLock::new(|| {
///     constant_object(&[("SiteCode", ConstantValue::Text("ABC")), ("Status", ConstantValue::Unsigned(1))])
/// });
///
/// assert_eq!((MAIN.site_code.as_str(), MAIN.status), ("ABC", Some(1)));
/// ```
pub fn constant_object<T: Class>(values: &[(&str, ConstantValue)]) -> T {
    let mut object = T::default();
    for (name, value) in values {
        let _ = object.set_property(name, (*value).into());
    }
    object
}
