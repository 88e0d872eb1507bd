//! The resolved schema as a document for other tools: what `mofc dump` prints as JSON (feature `dump`).
//!
//! [`Dump`] borrows a [`Compilation`] and implements [`Serialize`], so it is written in one go, in any format of serde. Its members
//! and their order are fixed: more may be added, none renamed. Names keep the spelling of their declaration, CIM types are in lower
//! case, lines and columns count from one, columns in characters.
//!
//! ```
//! use mof_model::Compiler;
//! use mof_model::dump::Dump;
//!
//! let mut compiler = Compiler::new();
//! compiler.text("disk.mof", "class ACME_Disk { [Key] uint64 Id; };");
//! let compilation = compiler.compile();
//!
//! let document = serde_json::to_value(Dump::new(&compilation)).expect("any dump can be written as JSON");
//! assert_eq!(document["classes"][0]["properties"][0]["type"], "uint64");
//! ```

mod class;
mod enumeration;
mod instance;
mod qualifier;
mod source;
mod value;

use serde::Serialize;

use self::class::{ClassDump, StructureDump};
use self::enumeration::EnumerationDump;
use self::instance::InstanceDump;
use self::qualifier::QualifierTypeDump;
pub use self::source::DiagnosticDump;
use crate::compiler::Compilation;

/// The version of the document's form. It grows when a member changes its meaning.
pub const FORMAT: u32 = 1;

/// A compile's result as one document.
///
/// Classes stand in the order of [`Schema::classes`](crate::Schema::classes), features in theirs. A `uint64` or `sint64` is an exact
/// integer, however large.
///
/// The `source` of a class that other files correct, such as an overlay of SDK pages, also has `corrections`: what is corrected (`what`: `type`,
/// ``value `3` ``, `added`, …) of which property, method or `Method.Parameter` (`of`; null for the class itself), `file` and `line`, and the
/// author's `reason` or null.
///
/// What only MOF 3 has stands in members of its own. `structures` have `declared_in`, the type that they are local to, but neither kind,
/// alias nor methods. `enumerations` have the members `name`, `namespace`, `declared_in`, `base`, `type` (that of the values),
/// `qualifiers`, `elements` and `source`; an element has `name`, `value`, `origin` and `qualifiers`. `structure_values` look like instances.
/// An element that is an enumeration names it in `enumeration`, beside the type of its values.
#[derive(Debug, Serialize)]
pub struct Dump<'a> {
    format: u32,
    classes: Vec<ClassDump<'a>>,
    qualifier_types: Vec<QualifierTypeDump<'a>>,
    instances: Vec<InstanceDump<'a>>,
    structures: Vec<StructureDump<'a>>,
    enumerations: Vec<EnumerationDump<'a>>,
    structure_values: Vec<InstanceDump<'a>>,
    skipped: Vec<Skipped<'a>>,
    diagnostics: Vec<DiagnosticDump<'a>>,
}

/// An input that holds no MOF.
#[derive(Debug, Serialize)]
struct Skipped<'a> {
    file: &'a str,
    reason: &'a str,
}

impl<'a> Dump<'a> {
    /// The document of a compile.
    pub fn new(compilation: &'a Compilation) -> Self {
        let Compilation { sources, schema, .. } = compilation;
        let skipped = compilation
            .files
            .iter()
            .filter_map(|file| Some(Skipped { file: sources.file(file.id).path(), reason: file.skipped.as_deref()? }));
        Self {
            format: FORMAT,
            classes: schema.classes().map(|class| ClassDump::new(class, sources)).collect(),
            qualifier_types: schema.qualifier_types().iter().map(|of| QualifierTypeDump::new(of, sources)).collect(),
            instances: schema.instances().iter().map(|of| InstanceDump::new(of, sources)).collect(),
            structures: schema.structures().map(|of| StructureDump::new(of, schema, sources)).collect(),
            enumerations: schema.enumerations().iter().map(|of| EnumerationDump::new(of, schema, sources)).collect(),
            structure_values: schema.structure_values().iter().map(|of| InstanceDump::new(of, sources)).collect(),
            skipped: skipped.collect(),
            diagnostics: compilation.diagnostics.iter().map(|of| DiagnosticDump::new(of, sources)).collect(),
        }
    }
}
