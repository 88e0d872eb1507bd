//! Generated code as Cargo checks it for a user: a workspace of crates that hold nothing else.

#![expect(clippy::disallowed_methods, reason = "the tests run Cargo on files that they write")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mof_codegen::Stale;
use mof_codegen::rust::{self, Layout, Options};
use mof_model::Compilation;

use crate::{report, repository};

/// A workspace whose crates hold generated code and depend on the runtime alone, with a feature `serde` that passes it on.
pub struct Workspace {
    root: PathBuf,
    crates: Vec<String>,
}

impl Workspace {
    /// A workspace in this folder, which is written anew but keeps what was built in it.
    ///
    /// # Panics
    /// If the folder cannot be written to.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        fs::create_dir_all(&root).expect("the target folder can be written to");
        // The versions that the project itself has fetched, so that no network is needed.
        fs::copy(repository("Cargo.lock"), root.join("Cargo.lock")).expect("the lock file can be copied");
        Self { root, crates: Vec::new() }
    }

    /// Adds a crate for each edition that is in use, both with the modules that a function writes into a folder and names.
    ///
    /// # Panics
    /// If the folder cannot be written to.
    pub fn add_crates(&mut self, name: &str, write_modules: impl FnOnce(&Path) -> Vec<String>) {
        let sources = self.root.join(format!("{name}-sources"));
        fs::create_dir_all(&sources).expect("the target folder can be written to");
        let modules = write_modules(&sources);
        for edition in ["2021", "2024"] {
            self.add_crate(&format!("{name}{edition}"), edition, &sources, &modules);
        }
    }

    fn add_crate(&mut self, name: &str, edition: &str, sources: &Path, modules: &[String]) {
        let package = self.root.join(name);
        fs::create_dir_all(package.join("src")).expect("the target folder can be written to");
        write(&package.join("Cargo.toml"), &manifest(name, edition));
        let declarations: String = modules.iter().map(|module| declaration(sources, module)).collect();
        write(&package.join("src/lib.rs"), &format!("//! Generated code.\n\n{declarations}"));
        self.crates.push(format!("{name:?}"));
        let members = self.crates.join(", ");
        write(&self.root.join("Cargo.toml"), &format!("[workspace]\nresolver = \"2\"\nmembers = [{members}]\n"));
    }

    /// Runs Cargo in the workspace, warnings being errors, and gives what it printed.
    ///
    /// # Panics
    /// If Cargo fails.
    pub fn cargo(&self, arguments: &[&str]) -> String {
        let (command, options) = arguments.split_first().expect("a command");
        let output = Command::new(env!("CARGO"))
            .args([command, "--offline"])
            .args(options)
            .current_dir(&self.root)
            // Not the folder that the outer build has locked.
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env("RUSTFLAGS", "--deny warnings")
            .env("RUSTDOCFLAGS", "--deny warnings")
            .output()
            .expect("Cargo starts");
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "cargo {arguments:?}\n{text}");
        text
    }
}

/// Generates the code of a compilation into a folder, as `mod.rs` and what belongs to it.
///
/// # Panics
/// If the compilation has errors.
pub fn generate(compilation: &Compilation, folder: &Path, layout: Layout) {
    let schema = compilation.valid_schema().unwrap_or_else(|| panic!("{}", report(compilation)));
    let generated = rust::generate(schema, &Options::default().layout(layout));
    generated.output.write(folder, Stale::Delete).expect("the folder can be written to");
}

fn declaration(sources: &Path, module: &str) -> String {
    let path = sources.join(module).join("mod.rs");
    format!("#[path = {:?}]\npub mod {module};\n", path.display().to_string())
}

/// Writes a file unless it has the text already, so that Cargo does not take it for new.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).expect("the target folder can be written to");
}

fn manifest(name: &str, edition: &str) -> String {
    let runtime = repository("runtime").canonicalize().expect("the runtime is part of the project");
    format!(
        "[package]\nname = {name:?}\nedition = {edition:?}\npublish = false\n\n\
         [features]\nserde = [\"mof-runtime/serde\"]\n\n\
         [dependencies]\nmof-runtime = {{ path = {:?} }}\n",
        runtime.display().to_string(),
    )
}
