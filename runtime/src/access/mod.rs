//! How generic code reaches the properties of a generated type.
//!
//! A generated struct hands out its fields by number, in the order of its [`ClassMetadata`]. All else (reading,
//! writing, validating, object paths) is written once here against `dyn Object`, so a class costs a table and two
//! matches, not code of its own.

mod error;
mod field;
mod method;
mod name;
mod scalar;

use std::fmt;

pub use error::PropertyError;
pub use field::{Field, FieldView};
pub use method::Method;
pub use name::property_name;
pub use scalar::{Scalar, class_from_value};

use crate::{CimValue, ClassMetadata, Instance, KeyValue, ObjectPath, Violations};

/// An object whose properties can be reached by name and by number.
///
/// Generated types and [`Instance`] implement it; [`impl_class!`](crate::impl_class) does that for a struct.
///
/// ```
/// # mod generated {
/// #     #[derive(Default)]
/// #     pub struct SmsSite { pub site_code: String, pub status: Option<u32> }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #     const PROPERTIES: &[PropertyMetadata] = &[
/// #         PropertyMetadata::new("SiteCode", CimType::String).key(),
/// #         PropertyMetadata::new("Status", CimType::Uint32),
/// #     ];
/// #     const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Site", PROPERTIES, PROPERTY_NAMES);
/// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code, 1 => status });
/// # }
/// # use generated::SmsSite;
/// use mof_runtime::{CimValue, Object};
///
/// let mut site = SmsSite { site_code: "ABC".into(), ..SmsSite::default() };
/// site.set_property("Status", 2_u32.into())?;
/// assert_eq!(site.property("status"), Some(CimValue::from(2_u32)));
/// assert_eq!(site.object_path()?.as_str(), r#"SMS_Site.SiteCode="ABC""#);
/// # Ok::<(), mof_runtime::PropertyError>(())
/// ```
pub trait Object {
    /// The class of the object.
    fn metadata(&self) -> &'static ClassMetadata;

    /// The field of the property with this number in [`ClassMetadata::properties`].
    fn field(&self, index: usize) -> Option<&dyn Field>;

    /// The field of the property with this number, to change it.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field>;

    /// The object as a dynamic instance, if it is one.
    fn as_instance(&self) -> Option<&Instance> {
        None
    }

    /// The class of the object, as the schema spells it. For an [`Instance`] of no known class it is what the document
    /// says, and empty where that says nothing.
    fn class_name(&self) -> &str {
        let instance = self.as_instance().and_then(Instance::known_class_name);
        instance.unwrap_or(self.metadata().name())
    }

    /// The value of a property by its name, in any letter case; `None` if the class has no such property, and an
    /// [`Instance`] no such member.
    fn property(&self, name: &str) -> Option<CimValue> {
        match self.metadata().index_of(name) {
            Some(index) => self.field(index).map(Field::get),
            None => self.as_instance()?.get(name).cloned(),
        }
    }

    /// Sets a property by its name, in any letter case, from any form of the value that a wire would bring.
    ///
    /// # Errors
    /// When the class has no such property, or the value does not fit its type.
    fn set_property(&mut self, name: &str, value: CimValue) -> Result<(), PropertyError> {
        let metadata = self.metadata();
        let index = metadata.index_of(name);
        match index.and_then(|index| self.field_mut(index).map(|field| (index, field))) {
            Some((index, field)) => field.set(value).map_err(|error| PropertyError::value(metadata, index, error)),
            None => Err(PropertyError::unknown(metadata, name)),
        }
    }

    /// The path of the object within its namespace, from its keys in the order of the schema. An object of a class
    /// without keys is taken for the only one of its class.
    ///
    /// # Errors
    /// When a key is null, an array or an embedded object, which only a dynamic [`Instance`] or an odd schema can have.
    fn object_path(&self) -> Result<ObjectPath, PropertyError> {
        let metadata = self.metadata();
        let mut path = ObjectPath::builder(metadata.name()).singleton();
        for (index, property) in metadata.properties().iter().enumerate().filter(|(_, property)| property.is_key()) {
            let value = self.field(index).map_or(CimValue::Null, Field::get);
            let key = KeyValue::of(&value).ok_or_else(|| PropertyError::not_a_key(metadata, index, &value))?;
            path = path.key(property.name(), key);
        }
        Ok(path.build())
    }
}

/// A generated type.
pub trait Class: Object + Default + 'static {
    /// What the schema says about the class.
    const METADATA: &'static ClassMetadata;

    /// Converts a dynamic instance, of this class or of one with properties of the same names.
    ///
    /// # Errors
    /// All properties whose value does not fit, at once. Constraints such as `MaxLen` are left to
    /// [`Validate`](crate::Validate).
    fn from_instance(instance: Instance) -> Result<Self, Violations> {
        let mut object = Self::default();
        instance.move_into(&mut object)?;
        Ok(object)
    }
}

impl fmt::Debug for dyn Object + '_ {
    /// The class and all properties by their names on the wire.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(instance) = self.as_instance() {
            return instance.fmt(f);
        }
        let mut output = f.debug_struct(self.class_name());
        for (index, name) in self.metadata().property_names().iter().enumerate() {
            output.field(name, &self.field(index).map(Field::get).unwrap_or_default());
        }
        output.finish()
    }
}
