//! The example reads and writes with nothing but serde.

#![expect(clippy::disallowed_methods, reason = "the test starts the example")]

use std::process::Command;

#[test]
fn the_example_reads_an_object_and_writes_it() {
    let output = Command::new(env!("CARGO_BIN_EXE_example-self-contained")).output().expect("the example starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the example prints UTF-8");
    assert!(text.starts_with("SMS_ClientActionStatus.ActionID=7,OperationID=16777216: Active\n"), "{text}");
    assert!(text.contains(r#""TimeLastUpdated":"20260301083000.000000+000""#), "{text}");
}
