//! Generated code compiles without a warning under rustc, clippy and rustdoc, in both editions that are in use, with and without serde.
//!
//! The code of the project's schemas and of the files under `stress` goes into a workspace of two crates, one an edition, and Cargo checks
//! that as it would a user's.

#![expect(clippy::disallowed_methods, reason = "the tests run Cargo on files that they write")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use mof_codegen::Stale;
use mof_codegen::rust::{self, Layout, Options};
use mof_tests::{compiler, report, repository};

/// One workspace for all tests: Cargo builds in it one at a time anyway.
static WORKSPACE: LazyLock<PathBuf> = LazyLock::new(|| write_workspace().expect("the target folder can be written to"));

#[test]
fn generated_code_has_no_warnings() {
    cargo(&["clippy", "--workspace", "--", "--deny", "warnings"]);
    cargo(&["clippy", "--workspace", "--features", "serde", "--", "--deny", "warnings"]);
    cargo(&["doc", "--workspace", "--no-deps", "--features", "serde"]);
}

#[test]
fn descriptions_never_become_documentation_tests() {
    let output = cargo(&["test", "--doc", "--package", "edition2024"]);
    assert!(output.contains("running 0 tests"), "{output}");
}

/// Runs Cargo in the workspace, warnings being errors, and gives what it printed.
fn cargo(arguments: &[&str]) -> String {
    let (command, options) = arguments.split_first().expect("a command");
    let output = Command::new(env!("CARGO"))
        .args([command, "--offline"])
        .args(options)
        .current_dir(&*WORKSPACE)
        .env("CARGO_TARGET_DIR", target())
        .env("RUSTDOCFLAGS", "--deny warnings")
        .output()
        .expect("Cargo starts");
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "cargo {arguments:?}\n{text}");
    text
}

/// Where the inner builds go: not the folder that the outer one has locked.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated-code-target")
}

fn write_workspace() -> std::io::Result<PathBuf> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated-code");
    fs::create_dir_all(&root)?;
    fs::write(
        root.join("Cargo.toml"),
        "[workspace]\nresolver = \"2\"\nmembers = [\"edition2021\", \"edition2024\"]\n",
    )?;
    // The versions that the project itself has fetched, so that no network is needed.
    fs::copy(repository("Cargo.lock"), root.join("Cargo.lock"))?;
    for edition in ["2021", "2024"] {
        let package = root.join(format!("edition{edition}"));
        fs::create_dir_all(package.join("src"))?;
        fs::write(package.join("Cargo.toml"), manifest(edition))?;
        fs::write(package.join("src/lib.rs"), "//! Generated code.\n\npub mod one_file;\npub mod modules;\n")?;
        generate(&package.join("src/modules"), Layout::Modules);
        generate(&package.join("src/one_file"), Layout::SingleFile("mod.rs".to_owned()));
    }
    Ok(root)
}

fn manifest(edition: &str) -> String {
    let runtime = repository("runtime").canonicalize().expect("the runtime is part of the project");
    format!(
        "[package]\nname = \"edition{edition}\"\nedition = \"{edition}\"\npublish = false\n\n\
         [features]\nserde = [\"mof-runtime/serde\"]\n\n\
         [dependencies]\nmof-runtime = {{ path = {:?} }}\n",
        runtime.display().to_string(),
    )
}

fn generate(folder: &Path, layout: Layout) {
    let mut compiler = compiler();
    compiler.path(repository("schemas")).path(repository("tests/stress"));
    let compilation = compiler.compile();
    let schema = compilation.valid_schema().unwrap_or_else(|| panic!("{}", report(&compilation)));
    rust::generate(schema, &Options::default().layout(layout))
        .output
        .write(folder, Stale::Delete)
        .expect("the folder can be written to");
}
