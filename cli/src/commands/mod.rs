//! The commands, one file each: its arguments, its help and what it does.

pub(crate) mod check;
pub(crate) mod docs;
pub(crate) mod dump;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod import;
