//! Declarations to meaning: one pass a file, in the order in which `compiler.rs` runs them.
//!
//! Each pass is a function over borrowed data that gives a value and reports what it finds. What is found here is what the pass
//! cannot do its work without noticing; everything else is a check of its own in `check/`.

mod aliases;
mod amendments;
mod classes;
mod collect;
mod corrections;
mod embedded_text;
mod enumeration_elements;
mod enumerations;
mod features;
mod hierarchy;
mod inherit;
mod instances;
mod lineage;
mod qualifier_types;
mod qualifiers;
mod types;
mod unfold;
pub(crate) mod value_map;
mod values;
mod values_mof3;

pub(crate) use aliases::{Aliases, aliases, is_document_dialect};
pub(crate) use amendments::{amended_classes, is_localized};
pub use classes::is_system_class;
pub(crate) use classes::{Classes, system_class};
pub(crate) use collect::{Declarations, Declared, collect};
pub(crate) use corrections::corrections;
pub(crate) use enumerations::{enumerations, with_qualifiers};
pub(crate) use hierarchy::{ADD_FILE, Hierarchy, hierarchy};
pub(crate) use inherit::{OwnMethod, OwnProperty, ResolvedClass, inherit};
pub(crate) use instances::{InstanceClass, ReadInstance, ReadValue, instances};
pub(crate) use lineage::Lineage;
pub(crate) use qualifier_types::{Origin, QualifierTypes, qualifier_types};
