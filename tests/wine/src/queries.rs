//! Queries in every form that the crate has.

use std::collections::HashMap;
use std::process::Command;

use mof_runtime::{Class, Object, property_name};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wmi::{FilterValue, Variant, WMIConnection, WMIResult};

use crate::report::Report;
use crate::schema::{
    Win32Bios, Win32DiskPartition, Win32LogicalDisk, Win32LogicalDiskToPartition, Win32NetworkAdapterConfiguration,
    Win32OperatingSystem, Win32Process, Win32Service, Win32SystemEnclosure, Win32WinSat,
};

pub fn run(connection: &WMIConnection, report: &mut Report) {
    report.section("Queries");
    statement(report);
    every_class(connection, report);
    this_process(connection, report);
    asynchronous(connection, report);
    by_path(connection, report);
    associators(connection, report);
    missing_property(connection, report);
    notification(connection, report);
}

fn statement(report: &mut Report) {
    let expected = "SELECT DeviceID,DriveType,FileSystem,FreeSpace,Size FROM Win32_LogicalDisk ".to_owned();
    report.gives("the query asks for the properties", &expected, wmi::build_query::<Win32LogicalDisk>(None));
}

fn every_class(connection: &WMIConnection, report: &mut Report) {
    some::<Win32OperatingSystem>(connection, report);
    some::<Win32Process>(connection, report);
    some::<Win32Service>(connection, report);
    some::<Win32LogicalDisk>(connection, report);
    some::<Win32LogicalDiskToPartition>(connection, report);
    some::<Win32DiskPartition>(connection, report);
    some::<Win32NetworkAdapterConfiguration>(connection, report);
    some::<Win32SystemEnclosure>(connection, report);
    some::<Win32Bios>(connection, report);
    some::<Win32WinSat>(connection, report);
}

/// There are objects of the class, and each has its key.
fn some<T: Class + DeserializeOwned>(connection: &WMIConnection, report: &mut Report) {
    let what = format!("query {}", T::METADATA.name());
    match connection.query::<T>() {
        Ok(objects) => {
            let paths: Result<Vec<_>, _> = objects.iter().map(Object::object_path).collect();
            let count = paths.as_ref().map_or(0, Vec::len);
            report.holds(&what, "objects with keys", &paths.map(|paths| paths.len()), count > 0);
        }
        Err(error) => report.holds(&what, "objects with keys", &error.to_string(), false),
    }
}

fn this_process(connection: &WMIConnection, report: &mut Report) {
    const PROCESS_ID: &str = property_name::<Win32Process>("ProcessId");
    let filters = HashMap::from([(PROCESS_ID.to_owned(), FilterValue::Number(i64::from(std::process::id())))]);
    let found: WMIResult<Vec<Win32Process>> = connection.filtered_query(&filters);
    let ids = found.map(|processes| processes.iter().map(|process| process.process_id).collect::<Vec<_>>());
    report.gives("filtered_query by ProcessId", &vec![Some(std::process::id())], ids);

    let query = format!("SELECT * FROM Win32_Process WHERE ProcessId = {}", std::process::id());
    let found: WMIResult<Vec<Win32Process>> = connection.raw_query(query);
    let handles = found.map(|processes| processes.into_iter().map(|process| process.handle).collect::<Vec<_>>());
    report.gives("raw_query with all columns", &vec![std::process::id().to_string()], handles);
}

fn asynchronous(connection: &WMIConnection, report: &mut Report) {
    let now = connection.query::<Win32LogicalDisk>().map(|disks| names(&disks));
    let later = futures::executor::block_on(connection.async_query::<Win32LogicalDisk>()).map(|disks| names(&disks));
    report.gives("async_query gives what query does", &now.unwrap_or_default(), later);
}

/// In order, since the crate hands over asynchronous results in another one.
fn names(disks: &[Win32LogicalDisk]) -> Vec<String> {
    let mut names: Vec<_> = disks.iter().map(|disk| disk.device_id.clone()).collect();
    names.sort();
    names
}

/// The path of an object is what the service finds it by.
fn by_path(connection: &WMIConnection, report: &mut Report) {
    let Ok(services) = connection.query::<Win32Service>() else { return };
    let Some(service) = services.into_iter().next() else { return };
    let Ok(path) = service.object_path() else { return };
    let found = connection.get_by_path::<Win32Service>(path.as_str());
    report.gives(&format!("get_by_path {path}"), &service.name, found.map(|found| found.name));
}

/// What the association says leads to the object at its other end.
fn associators(connection: &WMIConnection, report: &mut Report) {
    let disk = Win32LogicalDisk { device_id: "C:".into(), ..Win32LogicalDisk::default() };
    let Ok(path) = disk.object_path() else { return };
    let partitions = connection.associators::<Win32DiskPartition, Win32LogicalDiskToPartition>(path.as_str());
    let count = partitions.map(|partitions| partitions.len());
    report.gives(&format!("associators of {path}"), &1, count);

    let query = "SELECT Antecedent,Dependent FROM Win32_LogicalDiskToPartition";
    let ends = connection.raw_query::<Win32LogicalDiskToPartition>(query).unwrap_or_default();
    let dependent = ends.iter().find_map(|association| {
        let path = association.dependent.parse().ok()?;
        Some((path.class_name, association.dependent.as_str().contains("C:")))
    });
    report.equal("a reference is a path", &Some(("Win32_LogicalDisk".to_owned(), true)), &dependent);
}

/// The crate fails for a property that the class lacks, whoever asks.
fn missing_property(connection: &WMIConnection, report: &mut Report) {
    let found = connection.raw_query::<Win32Service>("SELECT * FROM Win32_OperatingSystem");
    report.refuses("a property that the class lacks", "0x80041002", found);

    let found = connection.raw_query::<HashMap<String, Variant>>("SELECT * FROM Win32_NoSuchClass");
    let count = found.map(|rows| rows.len());
    report.holds(
        "a class that nobody knows",
        "no objects or an error",
        &count,
        count.as_ref().map_or(true, |&n| n == 0),
    );
}

/// An event has the object that it is about embedded in it.
fn notification(connection: &WMIConnection, report: &mut Report) {
    let query = "SELECT * FROM __InstanceCreationEvent WITHIN 1 WHERE TargetInstance ISA 'Win32_Process'";
    let mut events = match connection.exec_notification_query(query) {
        Ok(events) => events,
        Err(error) => return report.skip("an event when a process starts", &format!("the service has none: {error}")),
    };
    let started = Command::new("cmd").args(["/c", "ping -n 3 127.0.0.1"]).spawn();
    report.holds("a process starts", "no error", &started.as_ref().map(|_| ()), started.is_ok());
    let process = events.next().map(|event| event?.get_property("TargetInstance").and_then(Win32Process::deserialize));
    let is_named = matches!(&process, Some(Ok(process)) if process.name.is_some());
    report.holds("an event when a process starts", "the process", &process, is_named);
}
