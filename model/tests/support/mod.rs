//! What the tests of this crate have in common.
#![allow(dead_code, unreachable_pub, reason = "each test file takes what it needs")]

use mof_model::{Class, Compilation, Compiler, Property};
use mof_parser::Dialect;

/// Compiles one text in the standard's dialect.
pub fn compile(text: &str) -> Compilation {
    compile_in(Dialect::Standard, text)
}

/// Compiles one text in a dialect.
pub fn compile_in(dialect: Dialect, text: &str) -> Compilation {
    Compiler::new().dialect(dialect).text("test.mof", text).compile()
}

/// What a compile reports, as `error MOF-S201 "256": message`: each diagnostic with the very text that it marks.
pub fn reported(compilation: &Compilation) -> Vec<String> {
    let line = |diagnostic: &mof_parser::Diagnostic| {
        let marked = compilation.sources.slice(diagnostic.primary.span);
        format!("{} {} {marked:?}: {}", diagnostic.severity, diagnostic.code, diagnostic.message)
    };
    compilation.diagnostics.iter().map(line).collect()
}

/// What a text is reported for, in the standard's dialect.
pub fn report(text: &str) -> Vec<String> {
    reported(&compile(text))
}

/// What a text is reported for, in a dialect.
pub fn report_in(dialect: Dialect, text: &str) -> Vec<String> {
    reported(&compile_in(dialect, text))
}

/// The codes of what a text is reported for.
pub fn codes_in(dialect: Dialect, text: &str) -> Vec<&'static str> {
    compile_in(dialect, text).diagnostics.iter().map(|diagnostic| diagnostic.code.id()).collect()
}

/// A class that the test has declared.
pub fn class<'a>(compilation: &'a Compilation, name: &str) -> &'a Class {
    compilation.schema.class(name).unwrap_or_else(|| panic!("class {name} is declared"))
}

/// A property that the test has declared.
pub fn property<'a>(compilation: &'a Compilation, class_name: &str, name: &str) -> &'a Property {
    class(compilation, class_name).property(name).unwrap_or_else(|| panic!("property {name} is declared"))
}

/// A folder with files of these names and texts.
#[expect(clippy::disallowed_methods, reason = "the loader reads real files")]
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    folder
}
