//! What the tests of generated code share.

#![allow(dead_code, reason = "each test program uses what it needs")]

use std::path::Path;

use mof_model::{Compilation, Compiler};
use mof_parser::{Diagnostic, Dialect, SourceMap};

/// Compiles a file under its name alone, so that nothing depends on where it lies; in the dialect that it states, or else the one that
/// allows most.
#[expect(clippy::disallowed_methods, reason = "cases are files")]
pub(crate) fn compile(path: &Path) -> Compilation {
    let text = std::fs::read_to_string(path).expect("the case is readable");
    let name = path.file_name().and_then(|name| name.to_str()).expect("the case has a plain name");
    let mut compiler = Compiler::new();
    if !text.starts_with("// mofc: dialect") {
        compiler.dialect(Dialect::Wmi);
    }
    compiler.text(name, text);
    let compilation = compiler.compile();
    assert!(
        !compilation.has_errors(),
        "cases have no errors:\n{}",
        reported(&compilation.diagnostics, &compilation.sources)
    );
    compilation
}

/// One comment line a diagnostic.
pub(crate) fn reported(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let line = |diagnostic: &Diagnostic| {
        let place = sources.file(diagnostic.primary.span.file).position(diagnostic.primary.span.start);
        format!(
            "// {}:{} {}[{}] {}\n",
            place.line, place.column, diagnostic.severity, diagnostic.code, diagnostic.message
        )
    };
    diagnostics.iter().map(line).collect()
}
