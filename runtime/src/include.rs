//! Where generated code comes into a program.

/// Includes what a build script generated: `mof.rs`, or the file of that name, from the build's `OUT_DIR`.
///
/// ```ignore
/// mod schema {
///     mof_runtime::include_mof!();
/// }
///
/// mod inventory {
///     mof_runtime::include_mof!("inventory"); // Builder::file("inventory.rs")
/// }
/// ```
///
/// A folder of modules is included as `"mod"`.
#[macro_export]
macro_rules! include_mof {
    () => {
        $crate::include_mof!("mof");
    };
    ($name:literal) => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
