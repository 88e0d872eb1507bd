//! A class with a property of every kind, in the shape of generated code.

use std::borrow::Cow;

use mof_runtime::{Char16, CimDateTime, CimValue, ObjectPath};

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Everything {
    pub(crate) id: u32,
    pub(crate) boolean: Option<bool>,
    pub(crate) uint8: Option<u8>,
    pub(crate) sint8: Option<i8>,
    pub(crate) uint16: Option<u16>,
    pub(crate) sint16: Option<i16>,
    pub(crate) uint32: Option<u32>,
    pub(crate) sint32: Option<i32>,
    pub(crate) uint64: Option<u64>,
    pub(crate) sint64: Option<i64>,
    pub(crate) real32: Option<f32>,
    pub(crate) real64: Option<f64>,
    pub(crate) char16: Option<Char16>,
    pub(crate) string: Option<String>,
    pub(crate) datetime: Option<CimDateTime>,
    pub(crate) reference: Option<ObjectPath>,
    pub(crate) flags: Option<Flags>,
    pub(crate) status: Option<Status>,
    pub(crate) embedded: CimValue,
    pub(crate) bytes: Vec<u8>,
    pub(crate) numbers: Vec<u16>,
    pub(crate) names: Option<Vec<String>>,
    pub(crate) states: Option<Vec<Level>>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Flags(pub(crate) i32);

mof_runtime::bit_values!(Flags, i32, [BitEntry::new(0, "First"), BitEntry::new(31, "Last")]);

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Level(pub(crate) u8);

mof_runtime::integer_values!(Level, u8, [IntegerEntry::value(1, "Low"), IntegerEntry::range(2, 9, "High")]);

#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Status(pub(crate) Cow<'static, str>);

mof_runtime::string_values!(Status, [StringEntry::new("OK", "OK"), StringEntry::new("Pred Fail", "Degraded")]);

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata, property_names};

    static CLASS: ClassMetadata = ClassMetadata::new("T_Everything", PROPERTIES, PROPERTY_NAMES);

    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);

    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("ID", CimType::Uint32).key(),
        PropertyMetadata::new("Boolean", CimType::Boolean),
        PropertyMetadata::new("Uint8", CimType::Uint8),
        PropertyMetadata::new("Sint8", CimType::Sint8).constraints(&[Constraint::MinValue(-5)]),
        PropertyMetadata::new("Uint16", CimType::Uint16).constraints(&[Constraint::Range(1, 99)]),
        PropertyMetadata::new("Sint16", CimType::Sint16),
        PropertyMetadata::new("Uint32", CimType::Uint32),
        PropertyMetadata::new("Sint32", CimType::Sint32),
        PropertyMetadata::new("Uint64", CimType::Uint64),
        PropertyMetadata::new("Sint64", CimType::Sint64),
        PropertyMetadata::new("Real32", CimType::Real32),
        PropertyMetadata::new("Real64", CimType::Real64).constraints(&[Constraint::MaxValue(100)]),
        PropertyMetadata::new("Char16", CimType::Char16),
        PropertyMetadata::new("String", CimType::String).constraints(&[
            Constraint::MinLen(2),
            Constraint::MaxLen(4),
            Constraint::RequiredIfNull("Names"),
        ]),
        PropertyMetadata::new("Datetime", CimType::DateTime),
        PropertyMetadata::new("Reference", CimType::Reference).constraints(&[Constraint::RequiredIfNotNull("Uint8")]),
        PropertyMetadata::new("Flags", CimType::Sint32).bits(Flags::ENTRIES),
        PropertyMetadata::new("Status", CimType::String).string_values(Status::ENTRIES),
        PropertyMetadata::new("Embedded", CimType::Object),
        PropertyMetadata::new("Bytes", CimType::Uint8).array().constraints(&[Constraint::SizeLimit(0, 3)]),
        PropertyMetadata::new("Numbers", CimType::Uint16).array(),
        PropertyMetadata::new("Names", CimType::String).array().constraints(&[Constraint::AllowedLen(1, 3)]),
        PropertyMetadata::new("States", CimType::Uint8).fixed_array(2).integer_values(Level::ENTRIES),
    ];

    mof_runtime::impl_class!(Everything, CLASS, {
        0 => id,
        1 => boolean,
        2 => uint8,
        3 => sint8,
        4 => uint16,
        5 => sint16,
        6 => uint32,
        7 => sint32,
        8 => uint64,
        9 => sint64,
        10 => real32,
        11 => real64,
        12 => char16,
        13 => string,
        14 => datetime,
        15 => reference,
        16 => flags,
        17 => status,
        18 => embedded,
        19 => bytes,
        20 => numbers,
        21 => names,
        22 => states,
    });
    mof_runtime::impl_serde!(Everything);
};
