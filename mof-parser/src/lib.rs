//! A total parser for MOF, the Managed Object Format of CIM, WMI and Configuration Manager.
//!
//! Bytes become text ([`source`]), text becomes tokens ([`lex`]), tokens become a syntax tree ([`parse()`], [`ast`]). No step
//! fails: each gives a value and a list of [`Diagnostic`]s, and whatever could not be understood stands in the tree as an error
//! node at its place. One grammar reads every [`Dialect`]; the dialect only decides how severe a deviation is.
//!
//! ```
//! use mof_parser::{Dialect, SourceMap, parse};
//!
//! let mut sources = SourceMap::default();
//! let file = sources.add("person.mof", "class ACME_Person { [Key] string Name; uint8 Age };");
//! let parsed = parse(sources.file(file), Dialect::Standard);
//!
//! let class = parsed.specification.classes().next().expect("one class was written");
//! assert_eq!(class.name.text, "ACME_Person");
//! assert_eq!(class.features.len(), 2);
//! assert_eq!(parsed.diagnostics[0].message, "missing `;` after property `Age`");
//! ```

pub mod ast;
pub mod bidi;
pub mod codes;
pub mod diagnostic;
pub mod dialect;
pub mod lex;
pub mod name;
pub mod parse;
mod places;
pub mod reader;
pub mod source;
mod statement;
pub mod suggest;
#[cfg(feature = "toml")]
pub mod toml;
pub mod write;

pub use ast::MofSpecification;
pub use diagnostic::{Code, Diagnostic, Diagnostics, Label, Severity};
pub use dialect::Dialect;
pub use parse::{Parsed, parse, parse_range, parse_range_with};
pub use places::StringPlaces;
pub use reader::{Correction, ReadOptions, Reader, Reading};
pub use source::{FileId, SourceFile, SourceMap, Span};
pub use statement::states_stubs;
