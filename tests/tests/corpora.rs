//! The code of real schemas compiles without a warning, whatever their authors named and wrote: the schema of the DMTF, the classes of
//! Configuration Manager, DSC resources, providers for Linux, MOF 3.
//!
//! What is generated together is a module. DSC resources of different modules have classes of the same names, so each resource is generated
//! for itself, as is each provider. Everything with errors is left out here: other tests see to what is said about it.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the tests look for files, and say what they found"
)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mof_codegen::rust::Layout;
use mof_model::Compilation;
use mof_parser::Dialect;
use mof_tests::workspace::{Workspace, generate, write_root};
use mof_tests::{compiler, corpus};

/// Crates for both editions, or `None` where there are no real schemas.
static WORKSPACE: LazyLock<Option<Workspace>> = LazyLock::new(workspace);

#[test]
fn code_of_real_schemas_has_no_warnings() {
    let Some(workspace) = &*WORKSPACE else { return };
    workspace.cargo(&[
        "check",
        "--features",
        "serde",
        "--package",
        "small2021",
        "--package",
        "small2024",
        "--package",
        "cim2024",
    ]);
}

/// Everything that a careful user would run, in both editions.
#[test]
#[ignore = "takes minutes"]
fn code_of_real_schemas_passes_every_tool() {
    let Some(workspace) = &*WORKSPACE else { return };
    workspace.cargo(&["clippy", "--workspace", "--", "--deny", "warnings"]);
    workspace.cargo(&["clippy", "--workspace", "--features", "serde", "--", "--deny", "warnings"]);
    workspace.cargo(&["doc", "--workspace", "--no-deps", "--features", "serde"]);
    let output = workspace.cargo(&["test", "--doc", "--workspace"]);
    assert!(!output.contains("running 1 test") && output.contains("running 0 tests"), "{output}");
}

fn workspace() -> Option<Workspace> {
    let cim = corpus("cim/2.32.0")?;
    let mut workspace = Workspace::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpora"));
    let cim_schema = compiler().path(&cim).compile();
    let small = small_schemas(&cim);
    for edition in ["2021", "2024"] {
        let sources = workspace.add_crate(&format!("cim{edition}"), edition);
        generate(&cim_schema, &sources.join("cim"), Layout::Modules);
        write_root(&sources, ["cim"]);
        let sources = workspace.add_crate(&format!("small{edition}"), edition);
        for (name, compilation) in &small {
            generate(compilation, &sources.join(name), Layout::SingleFile("mod.rs".to_owned()));
        }
        write_root(&sources, small.iter().map(|(name, _)| name));
    }
    Some(workspace)
}

/// The schemas that are small enough for a crate together, with a name for the module of each.
fn small_schemas(cim: &Path) -> Vec<(String, Compilation)> {
    let folder = |name: &str| corpus(name).unwrap_or_else(|| panic!("the collection has {name}"));
    let mut schemas = vec![("configmgr".to_owned(), compiler().path(folder("configmgr-sdk")).compile())];
    for (name, dialect) in [("dsc", Dialect::Dsc), ("linux", Dialect::Wmi), ("mof3", Dialect::Mof3)] {
        let files = files(&folder(name));
        let compiled = files.iter().map(|file| compiler().dialect(dialect).search_path(cim).path(file).compile());
        let sound: Vec<Compilation> = compiled.filter(has_code).collect();
        eprintln!("{name}: {} of {} files compile and have classes", sound.len(), files.len());
        let numbered = sound.into_iter().enumerate();
        schemas.extend(numbered.map(|(number, compilation)| (format!("{name}_{number}"), compilation)));
    }
    schemas
}

fn has_code(compilation: &Compilation) -> bool {
    compilation.valid_schema().is_some_and(|schema| schema.classes().len() > 0)
}

/// The MOF files of a folder and of those below it, in the order of their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the collection is readable");
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("the collection is readable").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("mof")) {
            files.push(path);
        }
    }
    files.sort();
    files
}
