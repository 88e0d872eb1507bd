//! What values arrive as: those that the service has, and one of every CIM type that the stage has.

use std::collections::HashMap;

use mof_runtime::{CimDateTime, Object};
use wmi::{Variant, WMIConnection};

use crate::report::Report;
use crate::schema::win32_logical_disk::DriveType;
use crate::schema::win32_operating_system::{OsType, SuiteMask};
use crate::schema::win32_service::{StartMode, State};
use crate::schema::{
    Win32Bios, Win32LogicalDisk, Win32NetworkAdapterConfiguration, Win32OperatingSystem, Win32Service,
    Win32SystemEnclosure, Win32WinSat,
};

pub fn run(connection: &WMIConnection, report: &mut Report) {
    report.section("Values of the service");
    same_as_variants(connection, report);
    operating_system(connection, report);
    names_of_values(connection, report);
    arrays(connection, report);
    small_numbers(connection, report);
    datetimes(connection, report);
}

/// Each property of a generated type says what the crate's own untyped row says.
fn same_as_variants(connection: &WMIConnection, report: &mut Report) {
    let typed = connection.query::<Win32LogicalDisk>().unwrap_or_default();
    let rows: Vec<HashMap<String, Variant>> =
        connection.raw_query("SELECT DeviceID,DriveType,FileSystem,Size FROM Win32_LogicalDisk").unwrap_or_default();
    for name in ["DeviceID", "DriveType", "FileSystem", "Size"] {
        let expected: Vec<_> = rows.iter().map(|row| printed(row, name)).collect();
        let got: Vec<_> = typed.iter().map(|disk| disk.property(name).map(|value| raw(&value))).collect();
        report.equal(&format!("Win32_LogicalDisk.{name} as the row has it"), &expected, &got);
    }
}

/// A value of a row, found in any letter case and written as plain text.
fn printed(row: &HashMap<String, Variant>, name: &str) -> Option<String> {
    let (_, value) = row.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some(match value {
        Variant::String(text) => text.clone(),
        Variant::UI4(number) => number.to_string(),
        Variant::UI8(number) => number.to_string(),
        Variant::Null => "null".to_owned(),
        other => format!("{other:?}"),
    })
}

fn raw(value: &mof_runtime::CimValue) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn operating_system(connection: &WMIConnection, report: &mut Report) {
    let system = match connection.get::<Win32OperatingSystem>() {
        Ok(system) => system,
        Err(error) => return report.holds("get Win32_OperatingSystem", "the object", &error.to_string(), false),
    };
    let name = std::env::var("COMPUTERNAME").ok();
    report.equal(
        "string: name of the computer",
        &name.map(|name| name.to_uppercase()),
        &system.cs_name.map(|name| name.to_uppercase()),
    );
    report.equal("uint16 with values", &Some(OsType::WINNT), &system.os_type);
    let free = system.free_physical_memory.zip(system.total_visible_memory_size);
    report.holds(
        "uint64: less is free than there is",
        "(less, more)",
        &free,
        free.is_some_and(|(free, all)| 0 < free && free < all),
    );
    report.equal("boolean", &Some(true), &system.primary);
    let sku = system.operating_system_sku.map(|sku| (sku.0, sku.name().is_some()));
    report.holds(
        "uint32 whose value has no name is kept",
        "(number, whether it has a name)",
        &sku,
        sku.is_some_and(|(number, _)| number > 0),
    );
    let suites = system.suite_mask.map(|suites| (suites.0, suites.contains(SuiteMask::SINGLE_USER)));
    report.holds("uint32 of bits, known and unknown", "Single User on a workstation", &suites, suites.is_some());
    let offset = system.current_time_zone;
    report.holds(
        "sint16: minutes from Greenwich",
        "-840 to 840",
        &offset,
        offset.is_some_and(|minutes| minutes.abs() <= 840),
    );
    let folder = std::env::var("SystemRoot").map(|root| format!("{root}\\system32").to_lowercase());
    report.equal("string with backslashes", &folder.ok(), &system.system_directory.map(|folder| folder.to_lowercase()));
}

fn names_of_values(connection: &WMIConnection, report: &mut Report) {
    let path = Win32LogicalDisk { device_id: "C:".into(), ..Win32LogicalDisk::default() }.object_path();
    let disk = path
        .map_err(|error| error.to_string())
        .and_then(|path| connection.get_by_path::<Win32LogicalDisk>(path.as_str()).map_err(|error| error.to_string()));
    report.gives("uint32 with values, named", &Some(DriveType::LOCAL_DISK), disk.map(|disk| disk.drive_type));

    let services = connection.query::<Win32Service>().unwrap_or_default();
    let stopped = services.iter().any(|service| service.state == Some(State::STOPPED));
    report.equal("string with values: a service is stopped", &true, &stopped);
    let modes = services.into_iter().filter_map(|service| service.start_mode);
    let unnamed: Vec<_> = modes.filter(|mode| !mode.is_known()).collect();
    report.equal("string with values: all are named", &Vec::<StartMode>::new(), &unnamed);
}

fn arrays(connection: &WMIConnection, report: &mut Report) {
    let adapters = match connection.query::<Win32NetworkAdapterConfiguration>() {
        Ok(adapters) => adapters,
        Err(error) => return report.holds("query adapters", "the objects", &error.to_string(), false),
    };
    let with = adapters.iter().filter(|adapter| !adapter.ip_address.is_empty()).count();
    report.holds("array of strings: an adapter has addresses", "at least one adapter", &with, with > 0);
    let without = adapters.iter().filter(|adapter| adapter.ip_address.is_empty()).count();
    report.holds("array that is null is empty", "some adapters or none", &without, true);
    let enclosures = connection.query::<Win32SystemEnclosure>().unwrap_or_default();
    let types = enclosures.first().map(|enclosure| enclosure.chassis_types.clone()).unwrap_or_default();
    report.holds("uint16[] with values", "at least one", &types, !types.is_empty());
}

fn small_numbers(connection: &WMIConnection, report: &mut Report) {
    let version = connection.get::<Win32Bios>().map(|bios| bios.embedded_controller_major_version);
    report.holds("uint8", "a number or nothing", &version, version.is_ok());
    let score = connection.get::<Win32WinSat>().map(|score| score.cpu_score);
    report.holds(
        "real32",
        "a score from 0 to 9.9",
        &score,
        matches!(score, Ok(Some(score)) if (0.0..10.0).contains(&score)),
    );
}

fn datetimes(connection: &WMIConnection, report: &mut Report) {
    let released = connection.get::<Win32Bios>().map(|bios| bios.release_date);
    let text = released.as_ref().map(|date| date.as_ref().map(ToString::to_string));
    let length = text.as_ref().ok().cloned().flatten().map(|text| text.len());
    report.holds("datetime in 25 characters", "25 characters", &text, length == Some(25));
    let boot = connection.get::<Win32OperatingSystem>().ok().and_then(|system| system.last_boot_up_time);
    let past = boot.as_ref().and_then(CimDateTime::as_timestamp).map(mof_runtime::CimTimestamp::fields);
    report.holds(
        "datetime with its fields",
        "a year from 2020 on",
        &past.map(|fields| fields.year),
        past.is_some_and(|fields| fields.year >= Some(2020)),
    );
}
