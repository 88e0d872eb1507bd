//! Tokens to a syntax tree: a total parser for every dialect, written with nom over the token slice.
//!
//! A grammar function is one production and quotes it. It fails with what it expected; the nearest place that can go on reports
//! that, skips a sensible amount (`recover.rs`) and leaves an error node. So a file with ten mistakes gives ten diagnostics, each on
//! its own bytes. A deviation that some dialect allows is read as what it means and reported with its own code.

mod class;
mod class_body;
mod data_type;
mod directive;
mod enumeration;
mod error;
mod feature;
mod foreign;
mod input;
mod instance;
mod list;
mod literal;
mod method;
mod qualifier;
mod qualifier_declaration;
mod recover;
mod specification;
mod structure;
mod value;

use std::ops::Range;

use crate::ast::MofSpecification;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::dialect::Dialect;
use crate::lex::lex;
use crate::source::SourceFile;
use input::{Context, Tokens};
pub(crate) use literal::escape_lengths;

/// What was made of a text.
#[derive(Debug)]
pub struct Parsed {
    /// The syntax tree.
    pub specification: MofSpecification,
    /// What was found wrong, in source order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a whole file. Never fails.
pub fn parse(file: &SourceFile, dialect: Dialect) -> Parsed {
    let span = file.span();
    parse_range(file, span.start..span.end, dialect)
}

/// Parses a range of bytes of a file, such as the inside of a fenced block. Spans count from the file's start.
///
/// The range must lie on character boundaries of the text; what does not, reads as empty.
pub fn parse_range(file: &SourceFile, range: Range<u32>, dialect: Dialect) -> Parsed {
    parse_range_with(file, range, Diagnostics::new(dialect))
}

/// Parses a range of bytes like [`parse_range`], in the dialect of a collection of diagnostics, which takes what is found wrong.
pub fn parse_range_with(file: &SourceFile, range: Range<u32>, mut diagnostics: Diagnostics) -> Parsed {
    let dialect = diagnostics.dialect();
    let tokens = lex(file, range, &mut diagnostics);
    let context = Context::new(file, &tokens, diagnostics);
    let productions = specification::mof_specification(Tokens::new(&context));
    Parsed { specification: MofSpecification { dialect, productions }, diagnostics: context.into_diagnostics() }
}
