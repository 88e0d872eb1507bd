//! What overlays say: entries about classes and their parts, each with the facts that it states.

use std::fmt;
use std::sync::Arc;

use mof_parser::Span;
use mof_parser::ast::{Array, DataType, Name, ValueKind};

use crate::properties::AccessType;

/// What an overlay file says.
#[derive(Debug, Default)]
pub(crate) struct Overlay {
    /// Entries about classes, in source order.
    pub(super) entries: Vec<Entry>,
}

/// The facts about one element, and the entries about its parts.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) element: Element,
    pub(super) name: Name,
    pub(super) facts: Vec<Fact>,
    pub(super) parts: Vec<Entry>,
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Element {
    Class,
    Property,
    Method,
    Parameter,
}

/// One statement of an entry.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) change: Change,
    /// Where the value stands, or the key whose value is `true` or `false`.
    pub(super) span: Span,
    /// Why, in the words of the author.
    pub(super) reason: Option<Arc<str>>,
}

/// What a fact changes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    Add,
    Remove,
    After(String),
    Rename(String),
    /// `None` takes it away.
    Superclass(Option<String>),
    Type(DataType, Option<Array>),
    Key(bool),
    Access(AccessType),
    Nullable(bool),
    Optional(bool),
    Direction(Direction),
    /// `None` takes it away.
    Description(Option<String>),
    Qualifiers(Vec<QualifierChange>),
    Values(ValueChange),
    Bits(ValueChange),
}

/// The direction of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    In,
    Out,
    InOut,
}

/// A qualifier to set or to take away.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct QualifierChange {
    pub(super) name: Name,
    pub(super) setting: Setting,
}

/// What becomes of a qualifier.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Setting {
    /// `false`: it is taken away.
    Absent,
    /// `true`: it is there without a value.
    Present,
    Value(ValueKind),
}

/// A list of values or bits.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ValueChange {
    /// None: they are taken away.
    Absent,
    /// All of them.
    Whole(Vec<ValueRow>),
    /// Some; the others stay.
    Some(Vec<ValueRow>),
}

/// A value or bit with its label.
#[derive(Clone, Debug)]
pub(super) struct ValueRow {
    pub(super) value: String,
    /// `None` takes the value away.
    pub(super) label: Option<String>,
    pub(super) span: Span,
}

impl PartialEq for ValueRow {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.label == other.label
    }
}

impl Entry {
    /// The fact of a key, where the entry states it.
    pub(super) fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.change.key() == key)
    }

    /// What `rename` says.
    pub(super) fn new_name(&self) -> Option<&str> {
        self.facts.iter().find_map(|fact| match &fact.change {
            Change::Rename(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// What `after` says, and where.
    pub(super) fn after(&self) -> Option<(&str, Span)> {
        self.facts.iter().find_map(|fact| match &fact.change {
            Change::After(name) => Some((name.as_str(), fact.span)),
            _ => None,
        })
    }

    /// The statement `add = true` or `remove = true`, where there is one.
    pub(super) fn has(&self, change: &Change) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.change == *change)
    }
}

impl ValueChange {
    /// The same with numbers as lists of values write them: `0x10` is `16`.
    pub(super) fn in_decimal(&self) -> Self {
        let row = |row: &ValueRow| ValueRow { value: decimal(&row.value), ..row.clone() };
        match self {
            Self::Absent => Self::Absent,
            Self::Whole(rows) => Self::Whole(rows.iter().map(row).collect()),
            Self::Some(rows) => Self::Some(rows.iter().map(row).collect()),
        }
    }
}

fn decimal(value: &str) -> String {
    let digits = value.strip_prefix("0x").or_else(|| value.strip_prefix("0X"));
    let number = digits.and_then(|digits| u64::from_str_radix(digits, 16).ok());
    number.map_or_else(|| value.to_owned(), |number| number.to_string())
}

impl Change {
    /// Whether it lists values or bits.
    pub(super) fn lists(&self) -> bool {
        matches!(self, Self::Values(list) | Self::Bits(list) if *list != ValueChange::Absent)
    }

    /// The key that states it.
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
            Self::After(_) => "after",
            Self::Rename(_) => "rename",
            Self::Superclass(_) => "superclass",
            Self::Type(..) => "type",
            Self::Key(_) => "key",
            Self::Access(_) => "access",
            Self::Nullable(_) => "nullable",
            Self::Optional(_) => "optional",
            Self::Direction(_) => "direction",
            Self::Description(_) => "description",
            Self::Qualifiers(_) => "qualifiers",
            Self::Values(_) => "values",
            Self::Bits(_) => "bits",
        }
    }
}

impl Element {
    /// The keys that an entry about it may have, beside `reason` and those of its parts.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Class => &["add", "remove", "rename", "superclass", "description", "qualifiers"],
            Self::Property => &[
                "add",
                "remove",
                "after",
                "rename",
                "type",
                "key",
                "access",
                "nullable",
                "description",
                "qualifiers",
                "values",
                "bits",
            ],
            Self::Method => &["add", "remove", "after", "rename", "type", "description", "qualifiers", "values"],
            Self::Parameter => &[
                "add",
                "remove",
                "after",
                "rename",
                "type",
                "direction",
                "optional",
                "nullable",
                "description",
                "qualifiers",
                "values",
                "bits",
            ],
        }
    }

    /// The keys of the tables of its parts.
    pub(super) fn parts(self) -> &'static [(&'static str, Element)] {
        match self {
            Self::Class => &[("properties", Self::Property), ("methods", Self::Method)],
            Self::Method => &[("parameters", Self::Parameter)],
            Self::Property | Self::Parameter => &[],
        }
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Class => "class",
            Self::Property => "property",
            Self::Method => "method",
            Self::Parameter => "parameter",
        })
    }
}
