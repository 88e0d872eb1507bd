//! Runs the program in a folder of its own and tells what came of it.

#![allow(dead_code, reason = "each test program uses what it needs")]
#![expect(clippy::disallowed_methods, reason = "a test of a program starts it, and gives it files")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A class without a mistake.
pub(crate) const GOOD: &str = "class ACME_Fan\n{\n    [Key] string DeviceID;\n    uint32 Speed;\n};\n";
/// A class with one mistake, in line 4.
pub(crate) const BAD: &str = "class ACME_Fan\n{\n    [Key] string DeviceID;\n    uint8 Blades = 256;\n};\n";

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status; `None` where a signal ended it.
    pub(crate) status: Option<i32>,
    /// What it wrote to standard output.
    pub(crate) stdout: String,
    /// What it wrote to standard error.
    pub(crate) stderr: String,
}

/// A folder with files, removed at the end, in which the program runs.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder can be made"));
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    /// Where a file of the folder lies.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file, and the folders it needs.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        std::fs::write(path, bytes).expect("a file can be written");
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).expect("the file is there")
    }

    /// Every file in the folder and below, as paths with `/`, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(self.0.path(), "", &mut files);
        files.sort();
        files
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with_input(arguments, b"")
    }

    /// Runs the program in the folder, with something on its standard input.
    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = mofc(arguments);
        let mut child = command.current_dir(self.0.path()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("standard input is piped");
        // The program may end before it has read everything.
        let _ = stdin.write_all(input);
        drop(stdin);
        finish(child.wait_with_output().expect("the program ends"))
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let entry = entry.expect("the folder can be read");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push(path);
        }
    }
}

/// Runs the program where no files are needed.
pub(crate) fn run(arguments: &[&str]) -> Run {
    finish(mofc(arguments).stdin(Stdio::null()).output().expect("the program starts"))
}

/// The program with its arguments and all streams piped, and without the customs of the terminal that runs the tests.
pub(crate) fn mofc(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mofc"));
    command.args(arguments).env_remove("NO_COLOR").env("COLUMNS", "100");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn finish(output: std::process::Output) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Run { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}
