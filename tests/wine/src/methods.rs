//! Methods.
use crate::report::Report;
use wmi::WMIConnection;
pub fn run(_: &WMIConnection, report: &mut Report) {
    report.section("Methods");
}
