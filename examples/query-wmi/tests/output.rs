//! The example says what it asks for where there is no WMI.
#![cfg(not(windows))]
#![expect(clippy::disallowed_methods, reason = "the test starts the example")]

use std::process::Command;

const README: &str = include_str!("../../../README.md");

/// What the README says that a command prints.
fn shown(command: &str) -> &'static str {
    let (_, after) = README.split_once(&format!("$ {command}\n")).expect("the README has the command");
    after.split_once("```").expect("a block ends").0
}

#[test]
fn the_queries_name_the_properties_of_the_schema_as_shown() {
    let output = Command::new(env!("CARGO_BIN_EXE_example-query-wmi")).output().expect("the example starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), shown("cargo run -p example-query-wmi"));
}
