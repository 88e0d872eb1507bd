//! Generated code of all cases compiles without a warning, in both editions, and its documentation holds no doc test.

#![expect(clippy::disallowed_methods, reason = "the tests run the compiler on what they wrote")]

mod support;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mof_codegen::rust::{Runtime, ValueTypes};
use mof_codegen::{Layout, Stale, rust};

/// Every warning is an error, and lints that libraries like to have on are warnings.
const STRICT: &[&str] =
    &["-D", "warnings", "-W", "missing-docs", "-W", "unreachable-pub", "-W", "unused-qualifications"];

#[test]
fn generated_code_has_no_warnings() {
    let workshop = Workshop::new();
    let library = workshop.crate_of_all_cases(&rust::Options::default(), "pub mod");
    for edition in ["2021", "2024"] {
        workshop.rustc(&[&["--crate-type", "lib", "--edition", edition], STRICT].concat(), &library);
    }
}

#[test]
fn a_program_that_uses_none_of_it_has_no_warnings() {
    let workshop = Workshop::new();
    let program = workshop.crate_of_all_cases(&rust::Options::default(), "mod");
    workshop.rustc(&[&["--crate-type", "bin", "--edition", "2024"], STRICT].concat(), &program);
}

#[test]
fn value_types_of_each_kind_have_no_warnings() {
    for values in [ValueTypes::Enums, ValueTypes::Closed, ValueTypes::Raw] {
        let workshop = Workshop::new();
        let mut options = rust::Options::default();
        options.values = values;
        let library = workshop.crate_of_all_cases(&options, "pub mod");
        workshop.rustc(&[&["--crate-type", "lib", "--edition", "2021"], STRICT].concat(), &library);
    }
}

#[test]
fn modules_compile_as_a_single_file_does() {
    let workshop = Workshop::new();
    let library = workshop.crate_of_all_cases(&rust::Options::default().layout(Layout::Modules), "pub mod");
    workshop.rustc(&[&["--crate-type", "lib", "--edition", "2024"], STRICT].concat(), &library);
}

#[test]
fn with_the_runtime_as_a_module_it_needs_no_crate() {
    let workshop = Workshop::empty();
    for (layout, edition) in [(Layout::default(), "2021"), (Layout::Modules, "2024")] {
        let mut options = rust::Options::default().layout(layout);
        options.runtime = Runtime::Module;
        let library = workshop.crate_of(&cases()[..2], &options, "pub mod");
        workshop.rustc(&[&["--crate-type", "lib", "--edition", edition], STRICT].concat(), &library);
    }
}

#[test]
fn documentation_of_the_runtime_as_a_module_is_clean_and_holds_no_test() {
    let workshop = Workshop::empty();
    let mut options = rust::Options::default();
    options.runtime = Runtime::Module;
    let library = workshop.crate_of(&cases()[..1], &options, "pub mod");
    workshop.clean_documentation(&library);
}

#[test]
fn documentation_is_clean_and_holds_no_test() {
    let workshop = Workshop::new();
    let library = workshop.crate_of_all_cases(&rust::Options::default(), "pub mod");
    workshop.clean_documentation(&library);
}

/// A temporary folder, with the compiled runtime without serde or without anything.
struct Workshop {
    folder: tempfile::TempDir,
}

impl Workshop {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn new() -> Self {
        let workshop = Self::empty();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src/lib.rs");
        let crate_type = ["--crate-name", "mof_runtime", "--crate-type", "rlib", "--edition", "2024"];
        workshop.rustc(&[&crate_type[..], &["--cap-lints", "allow"]].concat(), &source);
        workshop
    }

    fn crate_of_all_cases(&self, options: &rust::Options, module: &str) -> PathBuf {
        self.crate_of(&cases(), options, module)
    }

    /// Writes a crate with a module for each case; gives its root.
    fn crate_of(&self, cases: &[PathBuf], options: &rust::Options, module: &str) -> PathBuf {
        let mut root = "//! Cases.\n".to_owned();
        for case in cases {
            let name =
                case.file_stem().and_then(|name| name.to_str()).expect("cases have plain names").replace('-', "_");
            let compilation = support::compile(case);
            let schema = compilation.valid_schema().expect("cases have no errors");
            let generated = rust::generate(schema, options);
            generated
                .output
                .write(self.folder.path().join(&name), Stale::Keep)
                .expect("a temporary folder is writable");
            let content = match &options.layout {
                Layout::Modules => ";".to_owned(),
                Layout::SingleFile(file) => format!(" {{ include!(\"{name}/{file}\"); }}"),
            };
            root.extend(["/// A case.\n", module, " ", &name, &content, "\n"]);
        }
        if module == "mod" {
            root += "fn main() {}\n";
        }
        let path = self.folder.path().join("root.rs");
        fs::write(&path, root).expect("a temporary folder is writable");
        path
    }

    fn rustc(&self, arguments: &[&str], source: &Path) {
        self.run("RUSTC", "rustc", &[&["--emit=metadata"], arguments].concat(), source);
    }

    /// Documents a library, which must give no warning and no test.
    fn clean_documentation(&self, library: &Path) {
        let arguments = ["--crate-type", "lib", "--edition", "2024", "-D", "warnings"];
        self.run("RUSTDOC", "rustdoc", &arguments, library);
        let tested = self.run("RUSTDOC", "rustdoc", &[&arguments[..], &["--test"]].concat(), library);
        assert!(tested.contains("running 0 tests"), "{tested}");
    }

    /// Runs a tool of the toolchain, which must succeed, and gives its output.
    fn run(&self, variable: &str, tool: &str, arguments: &[&str], source: &Path) -> String {
        let tool = std::env::var_os(variable).unwrap_or_else(|| tool.into());
        let mut command = Command::new(tool);
        command.args(arguments).arg(source).current_dir(self.folder.path());
        if self.folder.path().join("libmof_runtime.rmeta").is_file() {
            command.args([OsString::from("--extern"), "mof_runtime=libmof_runtime.rmeta".into()]);
        }
        let output = command.output().expect("the toolchain that builds this test has the tool");
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(output.status.success(), "{}: {text}", source.display());
        text
    }
}

/// The files of `cases`, in the order of their names.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).expect("the cases are there");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "there are cases");
    cases
}
