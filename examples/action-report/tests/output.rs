//! The example builds from the schemas, runs, and reports what is in the answer.

#![expect(clippy::disallowed_methods, reason = "the tests start the example")]

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_example-action-report")).args(arguments).output().expect("the example starts")
}

#[test]
fn the_sample_is_reported() {
    let output = run(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let expected = "\
SMS_ClientActionStatus.ActionID=7,OperationID=16777216
  Download Definition: Active, last updated 2026-03-01T08:30:00Z
  1290 of 1600 clients completed (80 %), 14 failed, 96 offline, 200 not heard of
SMS_ClientActionStatus.ActionID=8,OperationID=16777217
  Quick Scan: Inactive, last updated 2026-02-27T17:05:41Z
  12 of 12 clients completed (100 %), 0 failed, 0 offline, 0 not heard of
SMS_ClientActionStatus.ActionID=9,OperationID=16777218
  action 12, which the schema does not name: state 4, which the schema does not name, last updated never
  no clients
";
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = run(&["no-such-file.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.json"), "{output:?}");
}
