//! Generated code as Cargo checks it for a user: a workspace of packages that hold nothing else.
//!
//! One run of Cargo checks many packages at once and builds what they share once; what was built is kept for the next run.

#![expect(clippy::disallowed_methods, reason = "the tests run Cargo on files that they write")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mof_codegen::rust::{self, Layout, Options};
use mof_codegen::{Output, Stale};
use mof_model::Compilation;

use crate::{report, repository};

/// A workspace whose packages hold generated code.
pub struct Workspace {
    root: PathBuf,
    members: Vec<String>,
}

/// A package of the workspace.
pub struct Package<'a> {
    /// Its name.
    pub name: &'a str,
    /// The edition of its code.
    pub edition: &'a str,
    /// What it names besides the standard library, as `[dependencies]` has it.
    pub dependencies: &'a str,
    /// Its feature `serde`, as `[features]` has it.
    pub serde: &'a str,
    /// The path of its root: `src/lib.rs`, `src/main.rs`.
    pub root: &'a str,
    /// The text of its root.
    pub text: &'a str,
}

impl<'a> Package<'a> {
    /// A library that depends on the runtime alone, with a feature `serde` that passes it on.
    pub fn library(name: &'a str, edition: &'a str, text: &'a str) -> Self {
        let dependencies = "mof-runtime = { workspace = true }";
        Self { name, edition, dependencies, serde: r#"["mof-runtime/serde"]"#, root: "src/lib.rs", text }
    }

    /// A library whose code has the runtime as a module, which may need serde.
    pub fn library_with_runtime(name: &'a str, edition: &'a str, text: &'a str) -> Self {
        Self { dependencies: "serde = \"1\"", serde: "[]", ..Self::library(name, edition, text) }
    }
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
        Self { root, members: Vec::new() }
    }

    /// Adds a package.
    ///
    /// # Panics
    /// If the folder cannot be written to.
    pub fn add(&mut self, package: &Package<'_>) {
        let folder = self.root.join(package.name);
        fs::create_dir_all(folder.join("src")).expect("the target folder can be written to");
        write(&folder.join("Cargo.toml"), &manifest(package));
        write(&folder.join(package.root), package.text);
        self.members.push(format!("{:?}", package.name));
        write(&self.root.join("Cargo.toml"), &workspace_manifest(&self.members));
    }

    /// Adds a library for each edition that is in use, both with the modules that a function writes into a folder and names.
    ///
    /// # Panics
    /// If the folder cannot be written to.
    pub fn add_libraries(&mut self, name: &str, write_modules: impl FnOnce(&Path) -> Vec<String>) {
        let sources = self.folder(name);
        let modules = write_modules(&sources);
        let declared = modules.iter().map(|module| declaration(&sources.join(module).join("mod.rs"), module));
        let text = format!("//! Generated code.\n\n{}", declared.collect::<String>());
        for edition in ["2021", "2024"] {
            self.add(&Package::library(&format!("{name}{edition}"), edition, &text));
        }
    }

    /// Writes files that packages are to include into a folder for this purpose, and gives the folder.
    ///
    /// # Panics
    /// If the folder cannot be written to.
    pub fn write(&self, purpose: &str, module: &str, output: &Output) -> PathBuf {
        let folder = self.folder(purpose).join(module);
        output.write(&folder, Stale::Delete).expect("the target folder can be written to");
        folder
    }

    fn folder(&self, purpose: &str) -> PathBuf {
        let folder = self.root.join(format!("{purpose}-sources"));
        fs::create_dir_all(&folder).expect("the target folder can be written to");
        folder
    }

    /// Runs Cargo in the workspace, warnings being errors, and gives what it printed.
    ///
    /// # Panics
    /// If Cargo fails.
    pub fn cargo(&self, arguments: &[&str]) -> String {
        let output = self.command(env!("CARGO"), arguments).output().expect("Cargo starts");
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "cargo {arguments:?}\n{text}");
        text
    }

    /// A command in the workspace that runs Cargo in the end.
    ///
    /// # Panics
    /// If there are no arguments.
    pub fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let (subcommand, options) = arguments.split_first().expect("a command");
        let mut command = Command::new(program);
        command.args([subcommand, "--offline"]).args(options).current_dir(&self.root);
        // Not the folder that the outer build has locked.
        command.env("CARGO_TARGET_DIR", self.root.join("target"));
        command.env("RUSTFLAGS", "--deny warnings").env("RUSTDOCFLAGS", "--deny warnings");
        command
    }
}

/// Generates the code of a compilation into a folder, as `mod.rs` and what belongs to it.
///
/// # Panics
/// If the compilation has errors.
pub fn generate(compilation: &Compilation, folder: &Path, layout: Layout) {
    let schema = compilation.valid_schema().unwrap_or_else(|| panic!("{}", report(compilation)));
    let mut options = Options::default();
    options.layout = layout;
    "mod.rs".clone_into(&mut options.file);
    let generated = rust::generate(schema, &options);
    generated.output.write(folder, Stale::Delete).expect("the folder can be written to");
}

/// The line that makes a file a module.
pub fn declaration(file: &Path, module: &str) -> String {
    format!("/// Generated code.\n#[path = {:?}]\npub mod {module};\n", file.display().to_string())
}

/// Writes a file unless it has the text already, so that Cargo does not take it for new.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).expect("the target folder can be written to");
}

fn workspace_manifest(members: &[String]) -> String {
    let runtime = repository("runtime").canonicalize().expect("the runtime is part of the project");
    let mut manifest = format!("[workspace]\nresolver = \"2\"\nmembers = [{}]\n\n", members.join(", "));
    let _ =
        writeln!(manifest, "[workspace.dependencies]\nmof-runtime = {{ path = {:?} }}", runtime.display().to_string());
    manifest
}

/// Lints that libraries like to have on are on as well.
fn manifest(package: &Package<'_>) -> String {
    let Package { name, edition, dependencies, serde, .. } = package;
    format!(
        "[package]\nname = {name:?}\nedition = {edition:?}\npublish = false\n\n\
         [features]\nserde = {serde}\n\n[dependencies]\n{dependencies}\n\n\
         [lints.rust]\nmissing_docs = \"warn\"\nunreachable_pub = \"warn\"\nunused_qualifications = \"warn\"\n"
    )
}
