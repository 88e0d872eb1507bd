//! The example says what it asks for where there is no WMI.
#![cfg(not(windows))]
#![expect(clippy::disallowed_methods, reason = "the test starts the example")]

use std::process::Command;

#[test]
fn the_queries_name_the_properties_of_the_schema() {
    let output = Command::new(env!("CARGO_BIN_EXE_example-query-wmi")).output().expect("the example starts");
    let expected = "\
There is no WMI here. On Windows this program would ask:
  SELECT Name,Caption,Version,LastBootUpTime,FreePhysicalMemory,TotalVisibleMemorySize FROM Win32_OperatingSystem
  SELECT DeviceID,DriveType,FreeSpace,Size FROM Win32_LogicalDisk
  StdRegProv.EnumKey(hDefKey, sSubKeyName, sNames)
";
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}
