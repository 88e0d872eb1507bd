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

use mof_codegen::rust::Layout;
use mof_model::Compilation;
use mof_parser::Dialect;
use mof_tests::workspace::{Workspace, generate};
use mof_tests::{compiler, corpus};

#[test]
fn code_of_real_schemas_has_no_warnings() {
    let Some(workspace) = small_schemas_workspace() else { return };
    workspace.cargo(&["check", "--workspace", "--features", "serde"]);
}

/// Everything that a careful user would run; and the schema of the DMTF with what builds on it, which takes a minute each time.
#[test]
#[ignore = "takes minutes"]
fn code_of_real_schemas_passes_every_tool() {
    let Some(mut workspace) = small_schemas_workspace() else { return };
    let cim = corpus("cim/2.32.0").expect("it is there as well");
    workspace.add_libraries("cim", |sources| {
        generate(&compiler().path(&cim).compile(), &sources.join("cim"), Layout::Modules);
        vec!["cim".to_owned()]
    });
    workspace.add_libraries("linux", |sources| write_modules(sources, each_file("linux", Dialect::Wmi, &cim)));
    workspace.cargo(&["clippy", "--workspace", "--", "--deny", "warnings"]);
    workspace.cargo(&["clippy", "--workspace", "--features", "serde", "--", "--deny", "warnings"]);
    workspace.cargo(&["doc", "--workspace", "--no-deps", "--features", "serde"]);
    let output = workspace.cargo(&["test", "--doc", "--workspace"]);
    assert!(!output.contains("running 1 test") && output.contains("running 0 tests"), "{output}");
}

/// A crate for each edition with what is small; `None` where there are no real schemas.
fn small_schemas_workspace() -> Option<Workspace> {
    let cim = corpus("cim/2.32.0")?;
    let mut schemas = vec![("configmgr".to_owned(), compiler().path(collection("configmgr-sdk")).compile())];
    schemas.extend(each_file("dsc", Dialect::Dsc, &cim));
    schemas.extend(each_file("mof3", Dialect::Mof3, &cim));
    let mut workspace = Workspace::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpora"));
    workspace.add_libraries("small", |sources| write_modules(sources, schemas));
    Some(workspace)
}

/// Generates each schema as a module; gives the names.
fn write_modules(sources: &Path, schemas: Vec<(String, Compilation)>) -> Vec<String> {
    for (name, compilation) in &schemas {
        generate(compilation, &sources.join(name), Layout::SingleFile);
    }
    schemas.into_iter().map(|(name, _)| name).collect()
}

/// The files of a folder that compile on their own and have classes, with names for their modules.
fn each_file(folder: &str, dialect: Dialect, search_path: &Path) -> Vec<(String, Compilation)> {
    let files = files(&collection(folder));
    let compiled = files.iter().map(|file| compiler().dialect(dialect).search_path(search_path).path(file).compile());
    let sound: Vec<Compilation> = compiled.filter(has_code).collect();
    eprintln!("{folder}: {} of {} files compile and have classes", sound.len(), files.len());
    sound.into_iter().enumerate().map(|(number, compilation)| (format!("{folder}_{number}"), compilation)).collect()
}

fn collection(folder: &str) -> PathBuf {
    corpus(folder).unwrap_or_else(|| panic!("the collection has {folder}"))
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
