//! Diagnostics as JSON, one object a line, with the members that they have in the document of `mofc dump`.

use std::io::{self, Write};

use mof_model::dump::DiagnosticDump;
use mof_parser::{Diagnostic, SourceMap};
use serde::Serialize;

use crate::json::write_line;
use crate::status::Failure;

/// Writes a diagnostic as one line.
pub(super) fn write(out: &mut impl Write, sources: &SourceMap, diagnostic: &Diagnostic) -> io::Result<()> {
    write_line(out, &DiagnosticDump::new(diagnostic, sources))
}

/// Writes what stopped a command as one line: a diagnostic that is about no place.
pub(super) fn write_failure(out: &mut impl Write, failure: &Failure) -> io::Result<()> {
    write_line(
        out,
        &Stopped { code: None, severity: "error", message: &failure.message, help: failure.help.as_deref() },
    )
}

#[derive(Serialize)]
struct Stopped<'a> {
    code: Option<&'a str>,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
}
