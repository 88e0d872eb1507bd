//! One class of a schema, as a table that makes objects.

use std::fmt;

use crate::{Class, ClassMetadata, Object};

/// A generated type as a value: its table, and how a new object of it is made.
///
/// ```
/// # mod generated {
/// #     #[derive(Default)]
/// #     pub struct SmsSite { pub site_code: String }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #     const PROPERTIES: &[PropertyMetadata] = &[PropertyMetadata::new("SiteCode", CimType::String).key()];
/// #     const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Site", PROPERTIES, PROPERTY_NAMES);
/// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code });
/// # }
/// # use generated::SmsSite;
/// use mof_runtime::SchemaClass;
///
/// const SITE: SchemaClass = SchemaClass::of::<SmsSite>();
///
/// assert_eq!(SITE.name(), "SMS_Site");
/// assert_eq!(SITE.new_object().property("SiteCode"), Some("".into()));
/// ```
#[derive(Clone, Copy)]
pub struct SchemaClass {
    metadata: &'static ClassMetadata,
    new_object: fn() -> Box<dyn Object>,
}

impl SchemaClass {
    /// The class of a generated type.
    pub const fn of<T: Class>() -> Self {
        Self { metadata: T::METADATA, new_object: || Box::new(T::default()) }
    }

    /// What the schema says about the class.
    pub const fn metadata(&self) -> &'static ClassMetadata {
        self.metadata
    }

    /// The class name as the schema spells it.
    pub const fn name(&self) -> &'static str {
        self.metadata.name()
    }

    /// A new object of the class, in which nothing is set.
    pub fn new_object(&self) -> Box<dyn Object> {
        (self.new_object)()
    }
}

impl fmt::Debug for SchemaClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SchemaClass({})", self.name())
    }
}
