//! What code generated from MOF schemas uses: CIM values, datetimes, validation and wire formats.
//!
//! A generated type is a plain struct with a table that says what the schema knows about it. Everything that can be
//! done with such an object is written once here and works from the table, so that thousands of classes stay cheap to
//! compile:
//!
//! * [`Object`] and [`Class`] reach properties by their names on the wire, and build [object paths](ObjectPath);
//! * [`Validate`] checks what the schema promises, and names everything that is broken;
//! * with the feature `serde`, one type reads what the `wmi` crate hands over, the JSON of Configuration Manager's
//!   `AdminService`, and that of `PowerShell`; `Collection` reads lists, `json_text` the files of Windows `PowerShell`, the
//!   wrappers `AdminService` and `Json` write request bodies and documents;
//! * [`AnyClass`] is an object of a class or of a subclass of it, [`Reference`] the path of one;
//! * [`SchemaMetadata`] finds classes by name, makes objects of them and reads documents that name their class;
//! * [`Method`] calls methods, through the `wmi` crate or, with [`AdminServiceUrl`], `AdminService`;
//! * [`Instance`] holds an object whose class is known only as a table, and whatever a document says of it.
//!
//! # A class
//!
//! Code like this is generated; writing it by hand is no different. The struct and the constants of its value types are
//! what a user sees, the rest is in the unnamed constant.
//!
//! ```
//! use mof_runtime::CimDateTime;
//!
//! /// Status of a client action.
//! #[derive(Debug, Clone, Default, PartialEq)]
//! pub struct SmsClientActionStatus {
//!     pub action_id: u32,
//!     pub action_state: Option<ActionState>,
//!     pub time_last_updated: Option<CimDateTime>,
//! }
//!
//! /// State of the client action. Servers may send values that no documentation lists, so any `u32` is one.
//! #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
//! pub struct ActionState(pub u32);
//!
//! impl ActionState {
//!     pub const INACTIVE: Self = Self(0);
//!     pub const ACTIVE: Self = Self(1);
//! }
//!
//! mof_runtime::integer_values!(ActionState, u32, [
//!     IntegerEntry::value(0, "Inactive"),
//!     IntegerEntry::value(1, "Active"),
//! ]);
//!
//! const _: () = {
//!     use mof_runtime::{CimType, PropertyMetadata};
//!
//!     const PROPERTIES: &[PropertyMetadata] = &[
//!         PropertyMetadata::new("ActionID", CimType::Uint32).key().read().write(),
//!         PropertyMetadata::new("ActionState", CimType::Uint32).read().write().integer_values(ActionState::ENTRIES),
//!         PropertyMetadata::new("TimeLastUpdated", CimType::DateTime).read().write(),
//!     ];
//!
//!     mof_runtime::impl_class!(
//!         SmsClientActionStatus,
//!         "SMS_ClientActionStatus",
//!         PROPERTIES,
//!         (.superclass("SMS_BaseClass")),
//!         { 0 => action_id, 1 => action_state, 2 => time_last_updated }
//!     );
//! };
//!
//! use mof_runtime::{Object, Validate};
//!
//! # #[cfg(feature = "serde")] {
//! let status: SmsClientActionStatus = serde_json::from_str(
//!     r#"{"@odata.etag": "…", "ActionID": 7, "ActionState": 1, "TimeLastUpdated": "2024-08-30T20:55:06Z"}"#,
//! )?;
//! assert_eq!(status.action_state, Some(ActionState::ACTIVE));
//! assert_eq!(status.object_path()?.as_str(), "SMS_ClientActionStatus.ActionID=7");
//! status.validate()?;
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The types a field may have are `T` for keys, and `Option<T>`, `Vec<T>` or `Option<Vec<T>>`, with `Option<T>` for `T` in
//! an array whose elements may be null, where `T` is a [`Scalar`]: `bool`, an integer, `f32`, `f64`, `String`, [`Char16`], [`CimDateTime`], [`ObjectPath`], [`Reference`], a
//! type made with [`integer_values!`], [`string_values!`] or [`bit_values!`], or, for an embedded object, another class
//! (in a `Box` where classes lie within each other), an enum made with [`impl_any_class!`], or [`Instance`] for one of any
//! class. A field of type [`CimValue`] takes anything, except that the `wmi` crate gives embedded objects to none but the
//! former.
//!
//! # Features
//!
//! None is on by default, and without them the crate has no dependencies.
//!
//! * `serde`: reading and writing. [`impl_serde!`] expands to nothing without it.
//! * `source`: the source of the crate as text, which `mof-codegen` writes into programs that shall need no crate.
//! * `jiff`, `chrono`, `time`: conversions of [`CimTimestamp`] and [`CimInterval`] from and to these crates' types.

mod access;
mod admin_service;
mod char16;
mod cim_type;
mod datetime;
mod include;
mod instance;
mod macros;
mod metadata;
mod object_path;
mod octet_string;
mod schema;
#[cfg(feature = "source")]
mod source;
mod validate;
mod value;
mod values;
mod wire;

pub use access::{Class, Field, FieldView, Method, Object, PropertyError, Scalar, property_name};
pub use admin_service::AdminServiceUrl;
pub use char16::{Char16, NotChar16};
pub use cim_type::{CimType, UnknownCimType};
pub use datetime::{CimDateTime, CimInterval, CimTimestamp, DateTimeError, IntervalFields, TimestampFields};
pub use instance::Instance;
#[doc(hidden)]
pub use instance::{ConstantValue, constant_object};
#[doc(hidden)]
pub use metadata::inherit;
pub use metadata::{
    BitEntry, ClassMetadata, Constraint, IntegerEntry, MethodMetadata, ParameterDirection, PropertyMetadata,
    StringEntry, ValueTable, property_names,
};
pub use object_path::{
    KeyBinding, KeyValue, ObjectPath, ObjectPathBuilder, ObjectPathError, ObjectPathParts, PathKeys, Reference,
    ReferenceError,
};
pub use octet_string::{OctetString, OctetStringError};
pub use schema::{AnyClass, ClassFamily, EmbeddedClass, SchemaClass, SchemaMetadata};
#[cfg(feature = "source")]
pub use source::SOURCES;
pub use validate::{Rule, Strictness, Validate, Violation, Violations};
pub use value::{CimValue, ValueError};
pub use values::{BitNames, NamedEntry, NamedValue};
#[cfg(feature = "serde")]
pub use wire::{AdminService, AdminServiceAnswer, Collection, Json, JsonTextError, json_text};

/// What the macros expand to. Not part of the interface: it may change with any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::access::class_from_value;
    pub use crate::schema::{VariantReader, any_from_instance, any_from_value, variant_from_instance};
    pub use crate::values::{
        RawBits, fmt_bits, fmt_bits_debug, fmt_integer, fmt_integer_debug, fmt_string, fmt_string_debug,
        name_of_integer, name_of_string, named_bits, names_of, set_bits, unnamed, unnamed_value,
    };
    #[cfg(feature = "serde")]
    pub use crate::wire::{
        deserialize_any_class, deserialize_object, deserialize_scalar, serialize_object, serialize_scalar,
    };
    #[cfg(feature = "serde")]
    pub use serde;
}
