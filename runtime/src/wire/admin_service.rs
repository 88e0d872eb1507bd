//! Objects as the `AdminService` of Configuration Manager wants them in request bodies.

use serde::ser::{Serialize, Serializer};

use super::body::Body;
use super::write::Target;
use crate::Object;

/// Serializes an object for a request body of the Configuration Manager `AdminService`.
///
/// Serde gives a type no way to tell one JSON from another, so this wrapper says it: properties that are null, and
/// empty arrays of fields for which that is the same, are left out, timestamps are written in UTC as RFC 3339 has them,
/// and `uint8` arrays in base64.
///
/// ```
/// # mod generated {
/// #     #[derive(Default)]
/// #     pub struct SmsSite { pub site_code: String, pub status: Option<u32>, pub installed: Option<mof_runtime::CimDateTime> }
/// #     use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};
/// #     const PROPERTIES: &[PropertyMetadata] = &[
/// #         PropertyMetadata::new("SiteCode", CimType::String).key(),
/// #         PropertyMetadata::new("Status", CimType::Uint32),
/// #         PropertyMetadata::new("Installed", CimType::DateTime),
/// #     ];
/// #     const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
/// #     static CLASS: ClassMetadata = ClassMetadata::new("SMS_Site", PROPERTIES, PROPERTY_NAMES);
/// #     mof_runtime::impl_class!(SmsSite, CLASS, { 0 => site_code, 1 => status, 2 => installed });
/// # }
/// # use generated::SmsSite;
/// use mof_runtime::AdminService;
///
/// let installed = "20240830225506.000000+120".parse().ok();
/// let site = SmsSite { site_code: "ABC".into(), status: None, installed };
/// let body = serde_json::to_string(&AdminService(&site)).expect("plain values");
/// assert_eq!(body, r#"{"SiteCode":"ABC","Installed":"2024-08-30T20:55:06Z"}"#);
/// ```
///
/// An embedded object of another class than its property is declared with says so with `@odata.type`. One of no known
/// class is written with the members that it has, without those that sources add to every object.
///
/// Serializing fails for a timestamp without an offset or with asterisks above the microseconds, which has no such form.
#[derive(Debug, Clone, Copy)]
pub struct AdminService<'a, T: ?Sized>(pub &'a T);

impl<T: Object> Serialize for AdminService<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Body::new(self.0, Target::AdminService).serialize(serializer)
    }
}

impl Serialize for AdminService<'_, dyn Object + '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Body::new(self.0, Target::AdminService).serialize(serializer)
    }
}
