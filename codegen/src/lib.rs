//! Rust types, validators and documentation from MOF schemas.
//!
//! In a build script one line does it; the result is a file in `OUT_DIR` for `include!`:
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), mof_codegen::Error> {
//!     mof_codegen::compile(["schemas"])
//! }
//! ```
//!
//! [`Builder`] has the options. [`rust::generate`] and [`docs::generate`] make files in memory from a resolved schema,
//! [`mof::Imported`] writes what pages declare as MOF text, and
//! [`Output`] brings them to the disk, or tells whether what lies there is up to date. Generated code needs the crate `mof-runtime`
//! and nothing else, or with [`Runtime::Module`] no crate at all.

mod all_codes;
mod builder;
mod cargo;
pub mod codes;
mod corrections;
mod description;
pub mod docs;
mod error;
mod generated;
mod literal;
mod markdown;
pub mod mof;
pub mod output;
pub mod rust;
pub mod settings;

pub use all_codes::{UnknownCode, all_codes, find_code};
pub use builder::{Builder, compile};
pub use error::Error;
pub use generated::Generated;
pub use mof_model::{Locale, UnknownLocale, World};
pub use mof_parser::Dialect;
pub use mof_parser::diagnostic::Level;
pub use output::{Output, Stale};
pub use rust::{
    Arrays, DateTimeType, Documentation, EmbeddedClasses, Instances, Layout, LazyProperties, Methods, Nullability,
    Runtime, ValueTypes,
};
pub use settings::{Settings, Warnings};

/// The words at the top of each generated file: tool and version, nothing of the machine.
fn header() -> String {
    format!("{} {}; do not edit.", output::MARK, env!("CARGO_PKG_VERSION"))
}
