//! Crates in a temporary folder, and what it costs to check them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What one run of `cargo check` took of the processor and of memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    pub(crate) megabytes: f64,
}

impl Cost {
    pub(crate) fn least(costs: Vec<Self>) -> Self {
        costs.into_iter().min_by(|one, other| one.seconds.total_cmp(&other.seconds)).expect("there is a round")
    }
}

/// A temporary folder of crates.
pub(crate) struct Workshop {
    folder: tempfile::TempDir,
}

impl Workshop {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A crate of generated code.
    pub(crate) fn generated(&self, name: &str, code: &str, features: &[&str]) -> PathBuf {
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
        let runtime = runtime.to_str().expect("a folder whose name a manifest can hold");
        self.library(name, code, &format!("mof-runtime = {{ path = {runtime:?}, features = {features:?} }}"))
    }

    /// A crate of types that derive serde's traits.
    pub(crate) fn derived(&self, name: &str, code: &str) -> PathBuf {
        self.library(name, code, "serde = { version = \"1\", features = [\"derive\"] }")
    }

    fn library(&self, name: &str, code: &str, dependency: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        let manifest = format!(
            "[package]\nname = \"{name}-types\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependency}\n\n[workspace]\n"
        );
        fs::create_dir_all(folder.join("src")).expect("a temporary folder is writable");
        fs::write(folder.join("Cargo.toml"), manifest).expect("a temporary folder is writable");
        fs::write(folder.join("src/lib.rs"), "").expect("a temporary folder is writable");
        check(&mut Command::new("cargo"), &folder);
        fs::write(folder.join("src/lib.rs"), code).expect("a temporary folder is writable");
        folder
    }

    /// Checks a crate whose dependencies are built. GNU time knows what all processes of a command took together.
    pub(crate) fn check(&self, folder: &Path) -> Cost {
        let library = folder.join("src/lib.rs");
        let code = fs::read(&library).expect("the crate was written");
        fs::write(&library, code).expect("a temporary folder is writable");
        let figures = self.folder.path().join("figures");
        let mut command = Command::new("/usr/bin/time");
        command.args(["-f", "%U %M", "-o"]).arg(&figures).arg("cargo");
        check(&mut command, folder);
        let figures = fs::read_to_string(figures).expect("GNU time writes its figures");
        let figures: Vec<f64> = figures.split_whitespace().map(|figure| figure.parse().expect("a number")).collect();
        let [seconds, kilobytes] = figures[..] else { panic!("two figures, not {figures:?}") };
        Cost { seconds, megabytes: kilobytes / 1024.0 }
    }
}

/// Runs `cargo check` in a folder, as the crate would be checked that somebody depends on.
fn check(command: &mut Command, folder: &Path) {
    command.args(["check", "--offline", "--quiet", "--jobs", "1"]).current_dir(folder);
    command.env("CARGO_INCREMENTAL", "0").env_remove("CARGO_TARGET_DIR");
    let status = command.status().expect("cargo runs, and GNU time is installed");
    assert!(status.success(), "{command:?} ended with {status}");
}
