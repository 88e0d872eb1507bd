//! With the runtime as a module, generated code compiles alone: no crate, no warning, no doc test.

#![expect(clippy::disallowed_methods, reason = "the tests run the compiler on what they wrote")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use mof_codegen::rust::{Options, Runtime, generate};
use mof_codegen::{Layout, Stale};

const STRICT: &[&str] =
    &["-D", "warnings", "-W", "missing-docs", "-W", "unreachable-pub", "-W", "unused-qualifications"];

#[test]
fn one_file_needs_no_crate() {
    let folder = with_code(Layout::default(), "pub mod schema { include!(\"schema/mof.rs\"); }");
    run("rustc", folder.path(), &[&["--emit=metadata", "--edition", "2021"], STRICT].concat());
}

#[test]
fn a_folder_of_modules_needs_no_crate() {
    let folder = with_code(Layout::Modules, "pub mod schema;");
    run("rustc", folder.path(), &[&["--emit=metadata", "--edition", "2024"], STRICT].concat());
}

#[test]
fn its_documentation_is_clean_and_holds_no_test() {
    let folder = with_code(Layout::default(), "pub mod schema { include!(\"schema/mof.rs\"); }");
    run("rustdoc", folder.path(), &["--edition", "2024", "-D", "warnings"]);
    let tested = run("rustdoc", folder.path(), &["--edition", "2024", "--test"]);
    assert!(tested.contains("running 0 tests"), "{tested}");
}

/// A folder with a library, whose module `schema` is generated from a case.
fn with_code(layout: Layout, module: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/kinds-of-properties.mof");
    let compilation = support::compile(&case);
    let mut options = Options::default().layout(layout);
    options.runtime = Runtime::Module;
    let generated = generate(compilation.valid_schema().expect("cases have no errors"), &options);
    generated.output.write(folder.path().join("schema"), Stale::Keep).expect("a new folder is writable");
    fs::write(folder.path().join("lib.rs"), format!("//! A case.\n/// Its code.\n{module}\n"))
        .expect("a new folder is writable");
    folder
}

/// Runs a tool of the toolchain on the library, which must succeed, and gives its output.
fn run(tool: &str, folder: &Path, arguments: &[&str]) -> String {
    let tool = std::env::var_os(tool.to_uppercase()).unwrap_or_else(|| tool.into());
    let mut command = Command::new(tool);
    command.args(["--crate-type", "lib"]).args(arguments).arg("lib.rs").current_dir(folder);
    let output = command.output().expect("the toolchain that builds this test has the tool");
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{text}");
    text
}
