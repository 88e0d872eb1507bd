//! The example builds from the schemas, runs, and reports what is in the answer.

#![expect(clippy::disallowed_methods, reason = "the tests start the example")]

use std::process::{Command, Output};

const README: &str = include_str!("../../../README.md");

/// What the README says that a command prints.
fn shown(command: &str) -> &'static str {
    let (_, after) = README.split_once(&format!("$ {command}\n")).expect("the README has the command");
    after.split_once("```").expect("a block ends").0
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_example-action-report")).args(arguments).output().expect("the example starts")
}

#[test]
fn the_sample_is_reported_as_shown() {
    let output = run(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), shown("cargo run -p example-action-report"));
}

/// Files of Windows PowerShell are in UTF-16, or begin with a byte order mark.
#[test]
fn files_of_windows_powershell_are_read() {
    let sample = include_str!("../samples/actions.json");
    let utf16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(sample.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, bytes) in [("utf16.json", utf16), ("mark.json", format!("\u{FEFF}{sample}").into_bytes())] {
        let file = folder.join(name);
        std::fs::write(&file, bytes).expect("the folder of the build can be written to");
        assert_eq!(run(&[file.to_str().expect("a path in Unicode")]).stdout, run(&[]).stdout, "{name}");
    }
}

#[test]
fn a_file_that_is_no_json_is_named() {
    let output = run(&["Cargo.toml"]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.starts_with("error: Cargo.toml: expected value at line 1"), "{message}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = run(&["no-such-file.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.json"), "{output:?}");
}
