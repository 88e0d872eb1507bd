//! Queries WMI and calls a method, with types that `build.rs` generates from the MOF text in `schemas`.
//!
//! ```sh
//! cargo run -p example-query-wmi
//! ```
//!
//! On Windows this prints what the computer is and has. Elsewhere there is no WMI; it prints what it would ask for.

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

#[cfg(windows)]
mod windows;

mod schema {
    mof_runtime::include_mof!();
}

#[cfg(windows)]
fn main() -> wmi::WMIResult<()> {
    windows::run()
}

#[cfg(not(windows))]
fn main() {
    use schema::std_reg_prov::EnumKeyInput;
    use schema::{Win32LogicalDisk, Win32OperatingSystem};

    println!("There is no WMI here. On Windows this program would ask:");
    println!("{}", query::<Win32OperatingSystem>());
    println!("{}", query::<Win32LogicalDisk>());
    println!("{}", call::<EnumKeyInput>());
}

/// The query that `wmi` makes from a type: it names the properties of the class, and no others.
#[cfg(not(windows))]
fn query<T: mof_runtime::Class>() -> String {
    format!("  SELECT {} FROM {}", T::METADATA.property_names().join(","), T::METADATA.name())
}

/// The method that a type is the input of, with its parameters.
#[cfg(not(windows))]
fn call<M: mof_runtime::Method>() -> String {
    let parameters: Vec<_> = M::METHOD.parameters().map(|(parameter, _)| parameter.name()).collect();
    format!("  {}.{}({})", M::METHOD.class_name(), M::METHOD.name(), parameters.join(", "))
}
