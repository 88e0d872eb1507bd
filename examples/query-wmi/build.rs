//! Generates `mof.rs` from the classes in `schemas`, with the properties that the program uses.

use mof_codegen::{Builder, Error};

fn main() -> Result<(), Error> {
    Builder::new()
        .input("schemas")
        // A query asks for the properties that a type has, and each costs the computer time. Keys are always there.
        .property(
            "Win32_OperatingSystem",
            ["Caption", "Version", "LastBootUpTime", "*PhysicalMemory", "*VisibleMemorySize"],
        )
        .property("Win32_LogicalDisk", ["DriveType", "FreeSpace", "Size"])
        .compile()
}
