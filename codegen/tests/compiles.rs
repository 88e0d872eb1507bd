//! Generated code of each case compiles without a warning, in both editions, and its documentation holds no doc test.

#![expect(clippy::disallowed_methods, reason = "the tests run the compiler on what they wrote")]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mof_codegen::{Layout, Stale, rust};

/// Every warning is an error, and lints that libraries like to have on are warnings.
const STRICT: &[&str] =
    &["-D", "warnings", "-W", "missing-docs", "-W", "unreachable-pub", "-W", "unused-qualifications"];

#[test]
fn generated_code_has_no_warnings() {
    let workshop = Workshop::new();
    insta::glob!("cases/*.mof", |case| {
        let library = workshop.generate(case, Layout::default()).join("lib.rs");
        fs::write(&library, "//! A library.\n\ninclude!(\"mof.rs\");\n").expect("writable");
        for edition in ["2021", "2024"] {
            workshop.rustc(&[&["--crate-type", "lib", "--edition", edition], STRICT].concat(), &library);
        }
    });
}

#[test]
fn a_program_that_uses_none_of_it_has_no_warnings() {
    let workshop = Workshop::new();
    insta::glob!("cases/*.mof", |case| {
        let folder = workshop.generate(case, Layout::default());
        let main = folder.join("main.rs");
        fs::write(&main, "//! A program.\n\nmod schema { include!(\"mof.rs\"); }\nfn main() {}\n").expect("writable");
        workshop.rustc(&[&["--crate-type", "bin", "--edition", "2024"], STRICT].concat(), &main);
    });
}

#[test]
fn modules_compile_as_a_single_file_does() {
    let workshop = Workshop::new();
    insta::glob!("cases/*.mof", |case| {
        let folder = workshop.generate(case, Layout::Modules);
        workshop.rustc(&["--crate-type", "lib", "--edition", "2024", "-D", "warnings"], &folder.join("mod.rs"));
    });
}

#[test]
fn documentation_is_clean_and_holds_no_test() {
    let workshop = Workshop::new();
    insta::glob!("cases/*.mof", |case| {
        let code = workshop.generate(case, Layout::default()).join("mof.rs");
        workshop.run("RUSTDOC", "rustdoc", &["--crate-type", "lib", "--edition", "2024", "-D", "warnings"], &code);
        let tested = workshop.run("RUSTDOC", "rustdoc", &["--crate-type", "lib", "--edition", "2024", "--test"], &code);
        assert!(tested.contains("running 0 tests"), "{tested}");
    });
}

/// A temporary folder with the compiled runtime, without serde.
struct Workshop {
    folder: tempfile::TempDir,
    runtime: PathBuf,
}

impl Workshop {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let runtime = folder.path().join("libmof_runtime.rmeta");
        let workshop = Self { folder, runtime };
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src/lib.rs");
        let arguments =
            ["--crate-name", "mof_runtime", "--crate-type", "rlib", "--edition", "2024", "--cap-lints", "allow"];
        workshop.rustc(&arguments, &source);
        workshop
    }

    /// Writes the code of a case to a folder of its own.
    fn generate(&self, case: &Path, layout: Layout) -> PathBuf {
        let compilation = support::compile(case);
        let schema = compilation.valid_schema().expect("cases have no errors");
        let folder = self.folder.path().join(case.file_stem().expect("cases have names"));
        let generated = rust::generate(schema, &rust::Options::default().layout(layout));
        generated.output.write(&folder, Stale::Keep).expect("a temporary folder is writable");
        folder
    }

    fn rustc(&self, arguments: &[&str], source: &Path) {
        self.run("RUSTC", "rustc", &[&["--emit=metadata"], arguments].concat(), source);
    }

    /// Runs a tool of the toolchain, which must succeed, and gives its output.
    fn run(&self, variable: &str, tool: &str, arguments: &[&str], source: &Path) -> String {
        let tool = std::env::var_os(variable).unwrap_or_else(|| tool.into());
        let mut command = Command::new(tool);
        command.args(arguments).arg(source).current_dir(self.folder.path());
        if source.starts_with(self.folder.path()) {
            command.args([OsStr::new("--extern"), &with_path("mof_runtime=", &self.runtime)]);
        }
        let output = command.output().expect("the toolchain that builds this test has the tool");
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(output.status.success(), "{}: {text}", source.display());
        text
    }
}

fn with_path(start: &str, path: &Path) -> std::ffi::OsString {
    let mut text = std::ffi::OsString::from(start);
    text.push(path);
    text
}
