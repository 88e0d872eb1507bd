//! The example says what is wrong with a document, for people and for programs.

#![expect(clippy::disallowed_methods, reason = "the tests start the example")]

use std::process::{Command, Output};

const README: &str = include_str!("../../../README.md");

/// What the README says that a command prints.
fn shown(command: &str) -> &'static str {
    let (_, after) = README.split_once(&format!("$ {command}\n")).expect("the README has the command");
    after.split_once("```").expect("a block ends").0
}

fn run(arguments: &[&str]) -> Output {
    let mut example = Command::new(env!("CARGO_BIN_EXE_example-validate-json"));
    example.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().expect("the example starts")
}

/// Exit status and standard output.
fn answer(arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(arguments);
    (output.status.code(), String::from_utf8(output.stdout).expect("the example prints UTF-8"))
}

#[test]
fn a_valid_document_passes_in_silence() {
    assert_eq!(answer(&["samples/good.json", "SMS_ClientActionStatus"]), (Some(0), String::new()));
}

#[test]
fn everything_that_is_wrong_is_said_at_once_as_shown() {
    let command =
        "cargo run -p example-validate-json -- examples/validate-json/samples/bad.json SMS_ClientActionStatus";
    assert_eq!(answer(&["samples/bad.json", "SMS_ClientActionStatus"]), (Some(1), shown(command).to_owned()));
}

#[test]
fn a_value_without_a_name_is_wrong_only_where_that_is_asked_for() {
    let strict = answer(&["samples/bad.json", "sms_clientactionstatus", "--strict"]).1;
    assert!(strict.contains("ActionState: 9"), "{strict}");
    assert!(!answer(&["samples/bad.json", "sms_clientactionstatus"]).1.contains("ActionState"));
}

#[test]
fn the_report_is_also_data() {
    let (status, report) = answer(&["samples/bad.json", "SMS_ClientActionStatus", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(status, Some(1));
    assert_eq!(report["1"][0]["property"], "CompletedClients", "{report}");
}

#[test]
fn an_unknown_class_is_answered_with_those_that_there_are() {
    let output = run(&["samples/good.json", "SMS_Site"]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(message.contains("SMS_ClientActionStatus, "), "{message}");
}
