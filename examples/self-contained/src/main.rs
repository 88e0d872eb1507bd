//! Reads an object without the crate `mof-runtime`: what generated code uses stands beside it in `schema::mof_runtime`.

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

mod schema {
    include!(concat!(env!("OUT_DIR"), "/mof.rs"));
}

use std::error::Error;

use schema::mof_runtime::{Object, Validate};
use schema::SmsClientActionStatus;

const ANSWER: &str =
    r#"{"ActionID": 7, "ActionState": 1, "OperationID": 16777216, "TimeLastUpdated": "2026-03-01T08:30:00Z"}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let status: SmsClientActionStatus = serde_json::from_str(ANSWER)?;
    status.validate()?;
    let state = status.action_state.map_or("no state".to_owned(), |state| state.to_string());
    println!("{}: {state}", status.object_path()?);
    println!("{}", serde_json::to_string(&status)?);
    Ok(())
}
