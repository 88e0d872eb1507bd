//! Reports how far client actions have come, from an answer of `AdminService`.
//!
//! ```sh
//! cargo run -p example-action-report                       # reports the sample of this crate
//! cargo run -p example-action-report -- answer.json        # reports your answer
//! ```
//!
//! An answer of your own is what `GET https://SERVER/AdminService/wmi/SMS_ClientActionStatus` gives, or one object of it,
//! or what `Get-CimInstance -Namespace root/sms/site_ABC SMS_ClientActionStatus | ConvertTo-Json -Depth 5` prints.
//!
//! The types come from `build.rs`: no line of this file says how a property is called on the wire or what its numbers mean.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example shows what it finds")]
#![expect(clippy::disallowed_methods, reason = "it reads the file that its user names")]

mod schema {
    mof_runtime::include_mof!();
}

use std::error::Error;
use std::process::ExitCode;

use mof_runtime::{Collection, Object, json_text};
use schema::SmsClientActionStatus;

/// What is reported where no file is named.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/actions.json");

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| SAMPLE.to_owned());
    for status in read(&path).map_err(|error| format!("{path}: {error}"))? {
        print!("{}", report(&status)?);
    }
    Ok(())
}

/// The statuses in a file of any encoding that Windows writes.
fn read(path: &str) -> Result<Collection<SmsClientActionStatus>, Box<dyn Error>> {
    let file = std::fs::read(path)?;
    Ok(serde_json::from_str(&json_text(&file)?)?)
}

/// Three lines about one action.
fn report(status: &SmsClientActionStatus) -> Result<String, Box<dyn Error>> {
    // Everything but the key may be missing. Values print as their names, and as numbers where the schema has no name.
    let action = status.action_type.map_or("no action".to_owned(), |action| match action.name() {
        Some(name) => name.to_owned(),
        None => format!("action {action}, which the schema does not name"),
    });
    let state = status.action_state.map_or("no state".to_owned(), |state| match state.name() {
        Some(name) => name.to_owned(),
        None => format!("state {state}, which the schema does not name"),
    });
    let updated = status.time_last_updated.and_then(|time| time.to_rfc3339().ok());
    Ok(format!(
        "{path}\n  {action}: {state}, last updated {updated}\n  {progress}\n",
        path = status.object_path()?,
        updated = updated.as_deref().unwrap_or("never"),
        progress = progress(status),
    ))
}

fn progress(status: &SmsClientActionStatus) -> String {
    let Some(total) = status.total_clients.filter(|total| *total > 0) else {
        return "no clients".to_owned();
    };
    let completed = status.completed_clients.unwrap_or(0);
    format!(
        "{completed} of {total} clients completed ({percent} %), {failed} failed, {offline} offline, {unknown} not heard of",
        percent = u64::from(completed) * 100 / u64::from(total),
        failed = status.failed_clients.unwrap_or(0),
        offline = status.offline_clients.unwrap_or(0),
        unknown = status.unknown_clients.unwrap_or(0),
    )
}
