//! Placeholder of the grammar.
use crate::{ast::MofSpecification, diagnostic::Diagnostic, dialect::Dialect, source::SourceFile};
use std::ops::Range;
/// What was parsed.
#[derive(Debug)]
pub struct Parsed {
    /// The syntax tree.
    pub specification: MofSpecification,
    /// What was found wrong, in source order.
    pub diagnostics: Vec<Diagnostic>,
}
/// Parses a file.
pub fn parse(file: &SourceFile, dialect: Dialect) -> Parsed {
    let span = file.span();
    parse_range(file, span.start..span.end, dialect)
}
/// Parses a range of bytes of a file, such as a fenced block; spans count from the file's start.
pub fn parse_range(_file: &SourceFile, _range: Range<u32>, dialect: Dialect) -> Parsed {
    Parsed { specification: MofSpecification { dialect, productions: Vec::new() }, diagnostics: Vec::new() }
}
