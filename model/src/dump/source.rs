//! Places and diagnostics.

use mof_parser::{Diagnostic, Label, SourceMap, Span};
use serde::Serialize;

use crate::schema::{Class, Correction};

/// Where something is declared.
#[derive(Debug, Serialize)]
pub(super) struct SourceDump<'a> {
    file: &'a str,
    line: u32,
}

impl<'a> SourceDump<'a> {
    pub(super) fn new(span: Span, sources: &'a SourceMap) -> Self {
        let file = sources.file(span.file);
        Self { file: file.path(), line: file.position(span.start).line }
    }
}

/// Where a class is declared, and what other files correct in it.
#[derive(Debug, Serialize)]
pub(super) struct ClassSourceDump<'a> {
    #[serde(flatten)]
    declared: SourceDump<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionDump<'a>>,
}

#[derive(Debug, Serialize)]
struct CorrectionDump<'a> {
    of: Option<&'a str>,
    what: &'a str,
    file: &'a str,
    line: u32,
    reason: Option<&'a str>,
}

impl<'a> ClassSourceDump<'a> {
    pub(super) fn new(class: &'a Class, sources: &'a SourceMap) -> Self {
        let correction = |correction: &'a Correction| {
            let Correction { part, what, reason, file, line } = correction;
            CorrectionDump { of: part.as_deref(), what, file, line: *line, reason: reason.as_deref() }
        };
        let corrections = class.corrections.iter().map(correction).collect();
        Self { declared: SourceDump::new(class.name_span, sources), corrections }
    }
}

/// A diagnostic with its places, as it stands in the document.
///
/// It is public so that diagnostics can be given one by one in the same form.
#[derive(Debug, Serialize)]
pub struct DiagnosticDump<'a> {
    code: &'static str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<LabelDump<'a>>,
    help: Option<&'a str>,
}

impl<'a> DiagnosticDump<'a> {
    /// The form of a diagnostic about one of these sources.
    pub fn new(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> Self {
        Self {
            code: diagnostic.code.id(),
            severity: diagnostic.severity.to_string(),
            message: &diagnostic.message,
            place: Place::new(diagnostic.primary.span, sources),
            labels: diagnostic.secondary.iter().map(|label| LabelDump::new(label, sources)).collect(),
            help: diagnostic.help.as_deref(),
        }
    }
}

/// Another place of a diagnostic.
#[derive(Debug, Serialize)]
struct LabelDump<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

impl<'a> LabelDump<'a> {
    fn new(label: &'a Label, sources: &'a SourceMap) -> Self {
        Self { message: &label.text, place: Place::new(label.span, sources) }
    }
}

#[derive(Debug, Serialize)]
struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

impl<'a> Place<'a> {
    fn new(span: Span, sources: &'a SourceMap) -> Self {
        let file = sources.file(span.file);
        let (start, end) = (file.position(span.start), file.position(span.end));
        Self { file: file.path(), line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}
