//! A model of how the `wmi` crate (0.18) drives serde, which builds on Windows only.
//!
//! A row answers `deserialize_struct` and `deserialize_map` and nothing else. It looks the fields up one by one in the
//! order it is given them, without letter case, and a name it does not have fails the row; whoever passes over that
//! failure is given the next. Values answer every call as they would `deserialize_any`, and `deserialize_option` with
//! `visit_none` or `visit_some`; an embedded object answers `deserialize_struct` like a row, and fails otherwise. Writing
//! makes a row out of a struct, and knows neither maps nor characters nor bytes nor arrays of objects.

mod probe;
mod read;
mod write;

pub(crate) use probe::build_query;
pub(crate) use write::row_of;

/// The crate's `Variant`, without what only COM needs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Variant {
    Empty,
    Null,
    String(String),
    I1(i8),
    I2(i16),
    I4(i32),
    I8(i64),
    R4(f32),
    R8(f64),
    Bool(bool),
    Ui1(u8),
    Ui2(u16),
    Ui4(u32),
    Ui8(u64),
    Array(Vec<Variant>),
    /// An embedded object; of what a program can ask for, it answers structs only.
    Object(Row),
}

/// One object of a result: the properties of its class and their values. The system property `__CLASS`, which every
/// object has, stands among them where a test needs it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row(pub(crate) Vec<(&'static str, Variant)>);

impl From<&str> for Variant {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}
