//! Reading and writing objects with serde.
//!
//! One type reads what the `wmi` crate hands over, the JSON of `AdminService`, and that of `PowerShell`. Reading takes
//! two steps: any value becomes a [`CimValue`](crate::CimValue) of the kind it was written in (`raw`), then the field
//! makes of that what the type of the property allows. Nothing here is generic over a class, so a class adds two calls
//! to a program, not a visitor.
//!
//! A struct is asked for as `deserialize_struct` with the class name and the exact property names, since the `wmi`
//! crate writes its query from these.

mod macros;

#[cfg(feature = "serde")]
mod admin_service;
#[cfg(feature = "serde")]
mod answer;
#[cfg(feature = "serde")]
mod body;
#[cfg(feature = "serde")]
mod collection;
#[cfg(feature = "serde")]
mod embedded;
#[cfg(feature = "serde")]
mod family;
#[cfg(feature = "serde")]
mod instance;
#[cfg(feature = "serde")]
mod json;
#[cfg(feature = "serde")]
mod members;
#[cfg(feature = "serde")]
mod object;
#[cfg(feature = "serde")]
mod place;
#[cfg(feature = "serde")]
mod raw;
#[cfg(feature = "serde")]
mod report;
#[cfg(feature = "serde")]
mod scalar;
#[cfg(feature = "serde")]
mod schema;
#[cfg(feature = "serde")]
mod text;
#[cfg(feature = "serde")]
mod write;

#[cfg(feature = "serde")]
pub use admin_service::AdminService;
#[cfg(feature = "serde")]
pub use answer::AdminServiceAnswer;
#[cfg(feature = "serde")]
pub use collection::Collection;
#[cfg(feature = "serde")]
pub use json::Json;
#[cfg(feature = "serde")]
pub use object::{deserialize_any_class, deserialize_object, serialize_object};
#[cfg(feature = "serde")]
pub use scalar::{deserialize_scalar, serialize_scalar};
#[cfg(feature = "serde")]
pub use text::{JsonTextError, json_text};
