//! Schema to Rust: types, tables and value types.
//!
//! Two steps: `plan` decides every name, type and word of documentation; `emit` prints what was decided. `docs/generated-code.md`
//! of the project describes the result and the reasons.

mod aside;
pub(crate) mod choice;
mod embedding;
mod emit;
mod files;
mod format;
mod json;
pub(crate) mod names;
mod options;
mod plan;
mod runtime_module;
mod select;
mod words;

use mof_model::{Schema, Valid};
use mof_parser::Diagnostic;

use crate::Output;

pub use options::{
    Arrays, DateTimeType, Documentation, EmbeddedClasses, Instances, Layout, LazyProperties, Methods, Nullability,
    Options, Runtime, ValueTypes,
};

/// Generated Rust.
#[derive(Debug)]
pub struct Generated {
    /// The files.
    pub output: Output,
    /// What could not be generated, or not under its plain name; no level of the user's counts yet.
    pub diagnostics: Vec<Diagnostic>,
}

/// Generates Rust for all classes of a schema.
///
/// ```
/// use mof_codegen::rust::{Options, generate};
///
/// let mut compiler = mof_model::Compiler::new();
/// compiler.text("person.mof", "class ACME_Person { [Key] string Name; uint8 Age; };");
/// let compilation = compiler.compile();
/// let schema = compilation.valid_schema().expect("nothing is wrong with it");
///
/// let generated = generate(schema, &Options::default());
/// let code = generated.output.get("mof.rs").expect("the default name");
/// assert!(code.contains("pub age: ::core::option::Option<u8>,"));
/// ```
pub fn generate(schema: Valid<&Schema>, options: &Options) -> Generated {
    let (plan, diagnostics) = plan::plan(&schema, options);
    Generated { output: files::output(plan, options), diagnostics }
}
