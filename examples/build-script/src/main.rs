//! Reads an answer of AdminService and says what is in it.
//!
//! The types come from `build.rs`: no line of this file says how a property is called on the wire or which states there are.

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

mod schema {
    mof_runtime::include_mof!();
}

use std::error::Error;

use mof_runtime::{Collection, Object, Validate};
use schema::SmsClientActionStatus;
use schema::sms_client_action_status::ActionState;

/// What `GET wmi/SMS_ClientActionStatus` answers.
const ANSWER: &str = r#"{
    "@odata.context": "https://server/AdminService/wmi/$metadata#SMS_ClientActionStatus",
    "value": [
        {"ActionID": 7, "OperationID": 16777216, "ActionState": 1, "ActionType": 3, "CompletedClients": 12, "TotalClients": 40,
         "TimeLastUpdated": "2026-03-01T08:30:00Z"},
        {"ActionID": 8, "OperationID": 16777216, "ActionState": 9, "ActionType": 2, "CompletedClients": null}
    ]
}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let statuses: Collection<SmsClientActionStatus> = serde_json::from_str(ANSWER)?;
    for status in statuses {
        println!("{}", described(&status)?);
    }
    Ok(())
}

fn described(status: &SmsClientActionStatus) -> Result<String, Box<dyn Error>> {
    status.validate()?;
    let path = status.object_path()?;
    let action = status.action_type.map_or("no action".to_owned(), |action| action.to_string());
    let progress = match status.action_state {
        Some(ActionState::ACTIVE) => {
            format!(
                "{} of {} clients are done",
                status.completed_clients.unwrap_or(0),
                status.total_clients.unwrap_or(0)
            )
        }
        Some(state) if state.is_known() => state.to_string(),
        Some(state) => format!("state {state}, which the schema does not know"),
        None => "no state".to_owned(),
    };
    Ok(format!("{path}: {action}: {progress}"))
}
