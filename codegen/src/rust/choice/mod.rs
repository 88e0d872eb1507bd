//! What a user chooses about single classes, properties and values: rules, each of a pattern and what holds where it matches.
//!
//! [`Rules`] are part of the options. While a schema is planned, [`Choices`] answers what they say of an item, and remembers which rules
//! ever said anything, so that a pattern that matches nothing is reported with what was probably meant.

mod choices;
mod matcher;
mod near;
mod target;

use mof_parser::Span;

pub(crate) use choices::Choices;
pub(crate) use matcher::Item;
pub(crate) use target::{Target, TargetError};

/// All rules of a user, each list in the order in which it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Classes to generate; all where there are none.
    pub(crate) class: Vec<Rule>,
    /// Classes, properties and methods to leave out.
    pub(crate) exclude: Vec<Rule>,
    /// Classes, and patterns of the only properties that they shall have.
    pub(crate) property: Vec<Rule>,
    /// Classes, properties and values, and their names in Rust.
    pub(crate) rename: Vec<Rule>,
    /// Classes and properties, and traits that their types derive.
    pub(crate) derive: Vec<Rule>,
    /// Classes and properties, and attributes of their structs and fields.
    pub(crate) attribute: Vec<Rule>,
    /// Properties, and attributes of the types of their values.
    pub(crate) value_attribute: Vec<Rule>,
    /// Classes and properties, and the types that stand for them.
    pub(crate) extern_type: Vec<Rule>,
}

/// A pattern and what holds where it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) target: Target,
    /// Where the pattern stands.
    pub(crate) target_span: Span,
    /// What holds; empty where a match is all.
    pub(crate) text: String,
    /// Where that stands.
    pub(crate) text_span: Span,
}
