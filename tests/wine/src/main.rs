//! Runs generated types against the real `wmi` crate and a real WMI service: that of Windows, or that of Wine.
//!
//! `run.sh` beside this crate builds it on Linux, runs it under Wine and keeps what it prints. Everything that is
//! expected is either the same on every system or found out in another way, so that the program can also be run on
//! Windows. It prints a line for each thing that it tried, and fails if one of them went wrong.

#[cfg(windows)]
mod methods;
#[cfg(windows)]
mod objects;
#[cfg(windows)]
mod queries;
#[cfg(windows)]
mod report;
#[cfg(windows)]
mod stage;
#[cfg(windows)]
mod values;

#[cfg(windows)]
#[allow(clippy::all, clippy::pedantic, dead_code, reason = "generated; not all of it is used")]
mod schema {
    include!(concat!(env!("OUT_DIR"), "/mof.rs"));
}

#[cfg(windows)]
fn main() -> Result<std::process::ExitCode, wmi::WMIError> {
    let connection = wmi::WMIConnection::new()?;
    let mut report = report::Report::default();
    queries::run(&connection, &mut report);
    values::run(&connection, &mut report);
    methods::run(&connection, &mut report);
    objects::run(&mut report);
    Ok(report.finish())
}

#[cfg(not(windows))]
fn main() {
    eprintln!("The wmi crate is for Windows only; run.sh builds this program for Windows and runs it under Wine.");
    std::process::exit(2);
}
