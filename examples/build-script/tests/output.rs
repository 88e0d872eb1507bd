//! The example builds from the schemas, runs, and says what it found.

#![expect(clippy::disallowed_methods, reason = "the test starts the example")]

use std::process::Command;

#[test]
fn the_example_says_what_is_in_the_answer() {
    let output = Command::new(env!("CARGO_BIN_EXE_example-build-script")).output().expect("the example starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the example prints UTF-8");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[0].starts_with("SMS_ClientActionStatus.ActionID=7,OperationID=16777216: Download Definition"),
        "{text}"
    );
    assert!(lines[1].contains("state 9, which the schema does not know"), "{text}");
}
