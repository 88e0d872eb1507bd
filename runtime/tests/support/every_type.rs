//! A class with a property of every type, in the shape of generated code.

use std::borrow::Cow;

use mof_runtime::{Char16, CimDateTime, Instance, Reference};

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Matrix {
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
    pub(crate) interval: Option<CimDateTime>,
    pub(crate) reference: Option<Reference<Part>>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) numbers: Vec<u16>,
    pub(crate) names: Vec<String>,
    pub(crate) dates: Vec<CimDateTime>,
    pub(crate) fixed: Vec<u16>,
    pub(crate) state: Option<State>,
    pub(crate) states: Vec<Level>,
    pub(crate) status: Option<Status>,
    pub(crate) flags: Option<Flags>,
    pub(crate) part: Option<Box<Part>>,
    pub(crate) parts: Vec<Part>,
    pub(crate) rule: Option<AnyRule>,
    pub(crate) rules: Vec<AnyRule>,
    pub(crate) anything: Option<Box<Instance>>,
    pub(crate) booleans: Vec<bool>,
    pub(crate) signed: Vec<i64>,
    pub(crate) reals: Vec<f32>,
    pub(crate) characters: Vec<Char16>,
    pub(crate) references: Vec<Reference<Part>>,
    pub(crate) octets: Vec<u8>,
    pub(crate) sparse: Vec<Option<String>>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct State(pub(crate) u32);

mof_runtime::integer_values!(State, u32, [IntegerEntry::value(1, "Active")]);

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Level(pub(crate) u8);

mof_runtime::integer_values!(Level, u8, [IntegerEntry::value(1, "Low"), IntegerEntry::range(2, 9, "High")]);

#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Status(pub(crate) Cow<'static, str>);

mof_runtime::string_values!(Status, [StringEntry::new("OK", "OK"), StringEntry::new("Pred Fail", "Degraded")]);

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Flags(pub(crate) u32);

mof_runtime::bit_values!(Flags, u32, [BitEntry::new(0, "First"), BitEntry::new(31, "Last")]);

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) since: Option<CimDateTime>,
    pub(crate) size: Option<u64>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Rule {
    pub(crate) rule_name: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct RuleDirect {
    pub(crate) rule_name: Option<String>,
    pub(crate) resource_id: Option<u32>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AnyRule {
    Rule(Box<Rule>),
    RuleDirect(Box<RuleDirect>),
    Other(Box<Instance>),
}

mof_runtime::impl_any_class!(AnyRule, Rule, { Rule => Rule, RuleDirect => RuleDirect });

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

    static CLASS: ClassMetadata = ClassMetadata::new("T_Matrix", PROPERTIES, PROPERTY_NAMES);

    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);

    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("ID", CimType::Uint32).key(),
        PropertyMetadata::new("Boolean", CimType::Boolean),
        PropertyMetadata::new("Uint8", CimType::Uint8),
        PropertyMetadata::new("Sint8", CimType::Sint8),
        PropertyMetadata::new("Uint16", CimType::Uint16),
        PropertyMetadata::new("Sint16", CimType::Sint16),
        PropertyMetadata::new("Uint32", CimType::Uint32),
        PropertyMetadata::new("Sint32", CimType::Sint32),
        PropertyMetadata::new("Uint64", CimType::Uint64),
        PropertyMetadata::new("Sint64", CimType::Sint64),
        PropertyMetadata::new("Real32", CimType::Real32),
        PropertyMetadata::new("Real64", CimType::Real64),
        PropertyMetadata::new("Char16", CimType::Char16),
        PropertyMetadata::new("String", CimType::String),
        PropertyMetadata::new("Datetime", CimType::DateTime),
        PropertyMetadata::new("Interval", CimType::DateTime),
        PropertyMetadata::new("Reference", CimType::Reference).class_name("T_Part"),
        PropertyMetadata::new("Bytes", CimType::Uint8).array(),
        PropertyMetadata::new("Numbers", CimType::Uint16).array(),
        PropertyMetadata::new("Names", CimType::String).array(),
        PropertyMetadata::new("Dates", CimType::DateTime).array(),
        PropertyMetadata::new("Fixed", CimType::Uint16).fixed_array(2),
        PropertyMetadata::new("State", CimType::Uint32).integer_values(State::ENTRIES),
        PropertyMetadata::new("States", CimType::Uint8).array().integer_values(Level::ENTRIES),
        PropertyMetadata::new("Status", CimType::String).string_values(Status::ENTRIES),
        PropertyMetadata::new("Flags", CimType::Uint32).bits(Flags::ENTRIES),
        PropertyMetadata::new("Part", CimType::Instance).class_name("T_Part"),
        PropertyMetadata::new("Parts", CimType::Instance).array().class_name("T_Part"),
        PropertyMetadata::new("Rule", CimType::Instance).class_name("T_Rule"),
        PropertyMetadata::new("Rules", CimType::Instance).array().class_name("T_Rule"),
        PropertyMetadata::new("Anything", CimType::Object),
        PropertyMetadata::new("Booleans", CimType::Boolean).array(),
        PropertyMetadata::new("Signed", CimType::Sint64).array(),
        PropertyMetadata::new("Reals", CimType::Real32).array(),
        PropertyMetadata::new("Characters", CimType::Char16).array(),
        PropertyMetadata::new("References", CimType::Reference).array().class_name("T_Part"),
        PropertyMetadata::new("Octets", CimType::Uint8).array(),
        PropertyMetadata::new("Sparse", CimType::String).array(),
    ];

    mof_runtime::impl_class!(Matrix, CLASS, {
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
        15 => interval,
        16 => reference,
        17 => bytes,
        18 => numbers,
        19 => names,
        20 => dates,
        21 => fixed,
        22 => state,
        23 => states,
        24 => status,
        25 => flags,
        26 => part,
        27 => parts,
        28 => rule,
        29 => rules,
        30 => anything,
        31 => booleans,
        32 => signed,
        33 => reals,
        34 => characters,
        35 => references,
        36 => octets,
        37 => sparse,
    });
    mof_runtime::impl_serde!(Matrix, Part, Rule, RuleDirect);
};

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata};

    static PART: ClassMetadata = ClassMetadata::new("T_Part", PART_PROPERTIES, &["Name", "Since", "Size"]);
    const PART_PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("Name", CimType::String).key(),
        PropertyMetadata::new("Since", CimType::DateTime),
        PropertyMetadata::new("Size", CimType::Uint64),
    ];
    mof_runtime::impl_class!(Part, PART, { 0 => name, 1 => since, 2 => size });

    static RULE: ClassMetadata = ClassMetadata::new("T_Rule", RULE_PROPERTIES, &["RuleName"]);
    const RULE_PROPERTIES: &[PropertyMetadata] = &[PropertyMetadata::new("RuleName", CimType::String)];
    mof_runtime::impl_class!(Rule, RULE, { 0 => rule_name });

    static RULE_DIRECT: ClassMetadata =
        ClassMetadata::new("T_RuleDirect", RULE_DIRECT_PROPERTIES, &["RuleName", "ResourceID"]).superclass("T_Rule");
    const RULE_DIRECT_PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("RuleName", CimType::String).origin("T_Rule"),
        PropertyMetadata::new("ResourceID", CimType::Uint32),
    ];
    mof_runtime::impl_class!(RuleDirect, RULE_DIRECT, { 0 => rule_name, 1 => resource_id });
};
