//! Generated code compiles without a warning under rustc, clippy and rustdoc, in both editions that are in use, with and without serde.
//!
//! The code of the project's schemas and of the files under `stress` goes into a workspace of two crates, one an edition, and Cargo checks
//! that as it would a user's.

use std::path::Path;
use std::sync::LazyLock;

use mof_codegen::rust::Layout;
use mof_tests::workspace::{Workspace, generate};
use mof_tests::{compiler, repository};

/// One workspace for all tests: Cargo builds in it one at a time anyway.
static WORKSPACE: LazyLock<Workspace> = LazyLock::new(workspace);

#[test]
fn generated_code_has_no_warnings() {
    WORKSPACE.cargo(&["clippy", "--workspace", "--", "--deny", "warnings"]);
    WORKSPACE.cargo(&["clippy", "--workspace", "--features", "serde", "--", "--deny", "warnings"]);
    WORKSPACE.cargo(&["doc", "--workspace", "--no-deps", "--features", "serde"]);
}

#[test]
fn descriptions_never_become_documentation_tests() {
    let output = WORKSPACE.cargo(&["test", "--doc", "--package", "edition2024"]);
    assert!(output.contains("running 0 tests"), "{output}");
}

fn workspace() -> Workspace {
    let mut workspace = Workspace::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated-code"));
    let compilation = compiler().path(repository("schemas")).path(repository("tests/stress")).compile();
    workspace.add_libraries("edition", |sources| {
        generate(&compilation, &sources.join("modules"), Layout::Modules);
        generate(&compilation, &sources.join("one_file"), Layout::SingleFile);
        vec!["modules".to_owned(), "one_file".to_owned()]
    });
    workspace
}
