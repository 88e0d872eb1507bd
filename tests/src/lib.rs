//! What the tests of several crates share: where things lie, and the whole way from a file to what its user sees.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use mof_model::{Compilation, Compiler};
use mof_parser::diagnostic::render::Renderer;
use mof_sdk_pages::PageReader;

pub mod covering;
pub mod workspace;

/// A path in the repository, given from its root.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A folder of the collection of real schemas; `None`, and a word about it, where there is none.
///
/// The collection is not part of the repository. `MOF_CORPUS` says where it lies; by default in `../shared/corpus`.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may ask where its data lie, and says so when it skips"
)]
pub fn corpus(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("MOF_CORPUS").map_or_else(|| repository("../shared/corpus"), PathBuf::from);
    let folder = root.join(folder);
    let found = folder.is_dir();
    if !found {
        eprintln!("skipped: there is no folder {} (set MOF_CORPUS)", folder.display());
    }
    found.then_some(folder)
}

/// A compiler that reads everything the command line reads.
pub fn compiler() -> Compiler {
    let mut compiler = Compiler::new();
    compiler.reader(PageReader);
    compiler
}

/// Compiles one text under a file name.
pub fn compile(name: &str, text: &str) -> Compilation {
    let mut compiler = compiler();
    compiler.text(name, text);
    compiler.compile()
}

/// All diagnostics as a user sees them, without colour.
pub fn report(compilation: &Compilation) -> String {
    let renderer = Renderer::new(&compilation.sources).color(false);
    compilation.diagnostics.iter().fold(String::new(), |mut text, diagnostic| {
        let _ = writeln!(text, "{}\n", renderer.long(diagnostic));
        text
    })
}

/// Runs the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
