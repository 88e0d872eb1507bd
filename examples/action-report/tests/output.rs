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

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = run(&["no-such-file.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.json"), "{output:?}");
}
