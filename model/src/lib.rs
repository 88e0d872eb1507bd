//! What MOF declarations mean: one resolved, checked [`Schema`] out of all inputs of a compile.
//!
//! [`Compiler`] is the front door. It takes paths, folders, standard input or text in memory, asks its readers which of them reads a
//! file, and runs the passes in the order that `compiler.rs` lists: collect, inherit, qualifiers, values, check. The order of files
//! and of declarations does not matter. Every pass gives a value and diagnostics; only a schema without errors becomes a
//! [`Valid`] one, which is what generators take.
//!
//! ```
//! use mof_model::Compiler;
//!
//! let mut compiler = Compiler::new();
//! compiler.text("person.mof", "class ACME_Person { [Key] string Name; };");
//! let compilation = compiler.compile();
//!
//! assert!(compilation.diagnostics.is_empty());
//! let person = compilation.schema.class("acme_person").expect("names compare without case");
//! assert!(person.property("Name").expect("declared above").is_key());
//! ```

mod check;
pub mod codes;
mod compiler;
#[cfg(feature = "dump")]
pub mod dump;
mod enumeration;
mod index;
mod load;
mod locale;
mod name;
mod progress;
mod qualifier;
mod report;
mod resolve;
mod schema;
mod units;
mod value;

pub use compiler::{Compilation, CompiledFile, Compiler, DEFAULT_MAX_FILE_SIZE, World};
pub use enumeration::{Enumeration, EnumerationElement, EnumerationId, EnumerationType};
pub use locale::{Locale, UnknownLocale};
pub use name::CimName;
pub use progress::Progress;
pub use qualifier::{Flavors, Qualifier, Qualifiers};
pub use resolve::is_system_class;
pub use schema::{
    Array, BitValue, Class, ClassId, ClassKind, Correction, Instance, InstanceProperty, MappedValue, Method, Mof3Type,
    Parameter, Property, QualifierType, Schema, Superclass, Type, Valid,
};
pub use value::{EmbeddedInstance, Value};
