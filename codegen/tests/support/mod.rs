//! What the tests of generated code share.

#![allow(dead_code, reason = "each test program uses what it needs")]

use std::path::Path;

use mof_codegen::{Settings, rust};
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

/// The single file that comes of a case with these settings of generated Rust; patterns may match nothing.
pub(crate) fn generate(path: &Path, settings: &str) -> String {
    generated(compile(path), settings)
}

/// The same of a text, which states its dialect.
pub(crate) fn generate_text(name: &str, text: &str, settings: &str) -> String {
    generated(Compiler::new().text(name, text).compile(), settings)
}

fn generated(mut compilation: Compilation, toml: &str) -> String {
    let mut settings = Settings::default();
    settings.configuration("mofc.toml", format!("[rust]\n{toml}"));
    let resolved = settings.resolve(&mut compilation.sources);
    let schema = compilation.valid_schema().expect("cases have no errors");
    let generated = rust::generate(schema, &resolved.options);
    let errors: Vec<Diagnostic> =
        resolved.diagnostics.into_iter().chain(generated.diagnostics).filter(Diagnostic::is_error).collect();
    assert_eq!(reported(&errors, &compilation.sources), "", "{toml}");
    generated.output.files().map(|(_, text)| text).collect()
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
