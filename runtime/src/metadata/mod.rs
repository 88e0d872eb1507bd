//! What a schema says about a class, as constants in the user's program.
//!
//! Generated code builds one static [`ClassMetadata`] for each class, out of constant functions, so a table costs no
//! time at start-up and a fact added later breaks no code that was generated before. Everything generic in this crate
//! (reading, writing, validating, object paths) works from these tables.

mod class;
mod constraint;
mod entries;
mod method;
mod property;

pub use class::{ClassMetadata, inherit, property_names};
pub use constraint::Constraint;
pub use entries::{BitEntry, IntegerEntry, StringEntry};
#[cfg(feature = "serde")]
pub(crate) use method::RETURN_VALUE;
pub use method::{MethodMetadata, ParameterDirection};
pub use property::{PropertyMetadata, ValueTable};
