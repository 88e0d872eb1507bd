//! What the program does where there is WMI.

use std::collections::HashMap;

use mof_runtime::{Method, property_name};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wmi::{FilterValue, WMIConnection, WMIResult};

use crate::schema::std_reg_prov::{EnumKeyHDefKey, EnumKeyInput};
use crate::schema::win32_logical_disk::DriveType;
use crate::schema::{Win32LogicalDisk, Win32OperatingSystem};

pub(crate) fn run() -> WMIResult<()> {
    let connection = WMIConnection::new()?;
    system(&connection)?;
    disks(&connection)?;
    vendors(&connection)
}

/// A class that has one object.
fn system(connection: &WMIConnection) -> WMIResult<()> {
    let system: Win32OperatingSystem = connection.get()?;
    let started = system.last_boot_up_time.map_or("at an unknown time".to_owned(), |time| time.to_string());
    println!(
        "{} {}, started {started}",
        system.caption.as_deref().unwrap_or("a system without a name"),
        system.version.as_deref().unwrap_or("of an unknown version"),
    );
    if let (Some(free), Some(all)) = (system.free_physical_memory, system.total_visible_memory_size) {
        println!("  {} of {} MiB of memory are free", free / 1024, all / 1024);
    }
    Ok(())
}

/// A class that has several, of which some are asked for: that the class has the property, the compiler checks. A value
/// prints as its name, and one that the schema does not know as its number.
fn disks(connection: &WMIConnection) -> WMIResult<()> {
    const DRIVE_TYPE: &str = property_name::<Win32LogicalDisk>("DriveType");
    let local = FilterValue::Number(u32::from(DriveType::LOCAL_DISK).into());
    let filters = HashMap::from([(DRIVE_TYPE.to_owned(), local)]);
    for disk in connection.filtered_query::<Win32LogicalDisk>(&filters)? {
        let kind = disk.drive_type.map(|kind| kind.to_string()).unwrap_or_default();
        let size = disk.size.unwrap_or(0) >> 30;
        println!("  {} {kind}, {} of {size} GiB are free", disk.device_id, disk.free_space.unwrap_or(0) >> 30);
    }
    Ok(())
}

/// A method of a class. What is not set is not sent, so that the method takes its default.
fn vendors(connection: &WMIConnection) -> WMIResult<()> {
    let input = EnumKeyInput {
        h_def_key: Some(EnumKeyHDefKey::HKEY_LOCAL_MACHINE),
        s_sub_key_name: Some("Software".to_owned()),
    };
    let output = call(connection, &input)?;
    println!("  keys of software: {}", output.s_names.join(", "));
    Ok(())
}

/// Calls any method of a class: its input says which method that is, and what comes out of it.
fn call<M>(connection: &WMIConnection, input: &M) -> WMIResult<M::Output>
where
    M: Method<Class: DeserializeOwned, Output: DeserializeOwned> + Serialize,
{
    connection.exec_class_method::<M::Class, M::Output>(M::METHOD.name(), input)
}
