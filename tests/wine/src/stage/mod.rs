//! A WMI service that this program makes up.
//!
//! The service of Wine has no embedded objects, few types of properties and few methods. One on the stage has whatever a
//! case needs, and the `wmi` crate connects to it, reads from it and calls it through the same COM interfaces as the
//! service of the system. Values are handed over as Windows does: numbers of 64 bits as text, `uint16` and `uint32` as
//! signed numbers, `char16` as `sint16`.

#![expect(unsafe_code, reason = "COM passes results through pointers")]

mod object;
mod service;

pub use object::Staged;
pub use service::Stage;
