//! Objects as JSON that reads back as what they were.

use serde::ser::{Serialize, Serializer};

use super::body::Body;
use super::write::Target;
use crate::Object;

/// Serializes an object as a document that says what it is: its class, and that of each embedded object that is not of
/// the class its property is declared with, as `__CLASS`.
///
/// Without it an object is serialized for the `wmi` crate, which takes the class from the name of the struct; JSON keeps
/// no such name, and an embedded object of a subclass would read back as one of the declared class. What is null is left
/// out.
///
/// ```
/// # mod generated {
/// #     #[derive(Default, Debug, PartialEq)]
/// #     pub struct SmsSite { pub site_code: String }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, SchemaClass, SchemaMetadata};
/// #     static CLASS: ClassMetadata =
/// #         ClassMetadata::new("SMS_Site", &[PropertyMetadata::new("SiteCode", CimType::String).key()], &["SiteCode"]);
/// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code });
/// #     pub static SCHEMA: SchemaMetadata = SchemaMetadata::new(&[SchemaClass::of::<SmsSite>()]);
/// # }
/// # use generated::{SCHEMA, SmsSite};
/// use mof_runtime::{Json, Object};
///
/// let document = serde_json::to_string(&Json(&SmsSite { site_code: "ABC".into() }))?;
/// assert_eq!(document, r#"{"__CLASS":"SMS_Site","SiteCode":"ABC"}"#);
/// let site = SCHEMA.read(&mut serde_json::Deserializer::from_str(&document))?;
/// assert_eq!(site.property("SiteCode"), Some("ABC".into()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Json<'a, T: ?Sized>(pub &'a T);

impl<T: Object> Serialize for Json<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Body::new(self.0, Target::Json).serialize(serializer)
    }
}

impl Serialize for Json<'_, dyn Object + '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Body::new(self.0, Target::Json).serialize(serializer)
    }
}
