//! The schemas of other parties, where the environment variable `MOF_CORPUS` names a folder with them.
#![expect(clippy::disallowed_methods, reason = "the corpus lies outside the repository")]

use std::path::PathBuf;

use mof_model::{Compilation, Compiler};
use mof_parser::Dialect;

/// A folder of the corpus; `None` where there is no corpus, which is said.
#[expect(clippy::print_stdout, reason = "a test that tests nothing says so")]
fn corpus(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("MOF_CORPUS").map(PathBuf::from);
    let found = root.map(|root| root.join(folder)).filter(|path| path.is_dir());
    if found.is_none() {
        println!("skipped: MOF_CORPUS names no folder with {folder}");
    }
    found
}

fn errors(compilation: &Compilation) -> Vec<String> {
    let errors = compilation.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    errors
        .map(|diagnostic| {
            let file = compilation.sources.file(diagnostic.primary.span.file);
            format!("{}: {} {}", file.path(), diagnostic.code, diagnostic.message)
        })
        .collect()
}

#[test]
fn the_cim_schema_has_no_errors() {
    let Some(path) = corpus("cim") else { return };
    let compilation = Compiler::new().path(path).compile();
    assert_eq!(errors(&compilation), [""; 0]);
    assert!(compilation.schema.classes().len() > 1400);
    let disk = compilation.schema.class("CIM_DiskDrive").expect("the schema has it");
    let keys: Vec<&str> = disk.keys().map(|key| key.name.as_str()).collect();
    assert_eq!(keys, ["SystemCreationClassName", "SystemName", "CreationClassName", "DeviceID"]);
}

#[test]
fn any_file_in_any_dialect_compiles_to_something() {
    for folder in ["dsc", "linux", "windows", "mof3", "peer-tests"] {
        let Some(path) = corpus(folder) else { continue };
        for dialect in Dialect::ALL {
            let compilation = Compiler::new().dialect(dialect).path(&path).compile();
            assert!(!compilation.files.is_empty(), "{folder}");
        }
    }
}
