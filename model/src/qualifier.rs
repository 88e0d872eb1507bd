//! Qualifier values and how they propagate (DSP0004 5.6).

use mof_parser::Span;
use mof_parser::ast::Flavor;
use mof_runtime::CimType;

use crate::name::{CimName, NameFilter};
use crate::value::Value;

/// The effective flavors of a qualifier.
///
/// Without a word about it a qualifier may be overridden, propagates to subclasses, and is not translatable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flavor of its own, and any may go with any")]
pub struct Flavors {
    /// A subclass may restate it with another value.
    pub overridable: bool,
    /// Its value propagates to subclasses and overriding features.
    pub to_subclass: bool,
    /// Its value propagates to instances (WMI).
    pub to_instance: bool,
    /// Its value may be localized.
    pub translatable: bool,
    /// Its value is localized and lives in an amendment (WMI).
    pub amended: bool,
}

impl Default for Flavors {
    fn default() -> Self {
        Self { overridable: true, to_subclass: true, to_instance: false, translatable: false, amended: false }
    }
}

impl Flavors {
    /// These flavors, changed by those that a declaration or a value states.
    #[must_use]
    pub fn with(mut self, stated: impl IntoIterator<Item = Flavor>) -> Self {
        for flavor in stated {
            match flavor {
                Flavor::EnableOverride => self.overridable = true,
                Flavor::DisableOverride => self.overridable = false,
                Flavor::Restricted | Flavor::NotToSubclass => self.to_subclass = false,
                Flavor::ToSubclass => self.to_subclass = true,
                Flavor::Translatable => self.translatable = true,
                Flavor::ToInstance => self.to_instance = true,
                Flavor::NotToInstance => self.to_instance = false,
                Flavor::Amended => self.amended = true,
            }
        }
        self
    }

    /// The keywords that say the same, in the order of DSP0004.
    pub fn keywords(self) -> impl Iterator<Item = &'static str> {
        let overriding = if self.overridable { Flavor::EnableOverride } else { Flavor::DisableOverride };
        let propagating = if self.to_subclass { Flavor::ToSubclass } else { Flavor::Restricted };
        [
            Some(overriding),
            Some(propagating),
            self.to_instance.then_some(Flavor::ToInstance),
            self.translatable.then_some(Flavor::Translatable),
            self.amended.then_some(Flavor::Amended),
        ]
        .into_iter()
        .flatten()
        .map(Flavor::keyword)
    }
}

/// An effective qualifier of an element.
#[derive(Clone, Debug)]
pub struct Qualifier {
    /// The name, as its qualifier type spells it, or as written where nothing declares it.
    pub name: CimName,
    /// The type of the value, or of one element of it.
    pub cim_type: CimType,
    /// Whether the value is an array.
    pub array: bool,
    /// The value.
    pub value: Value,
    /// How it propagates.
    pub flavors: Flavors,
    /// Whether it comes from the superclass and is not restated.
    pub propagated: bool,
    /// Where it is written.
    pub span: Span,
}

/// The effective qualifiers of an element.
#[derive(Clone, Debug, Default)]
pub struct Qualifiers {
    list: Vec<Qualifier>,
    /// An element has a few of a hundred that may be asked for; most answers need no look at the list.
    names: NameFilter,
}

impl Qualifiers {
    /// The qualifiers, own first, then propagated ones.
    pub fn iter(&self) -> std::slice::Iter<'_, Qualifier> {
        self.list.iter()
    }

    /// The qualifier of a name, in any case.
    pub fn get(&self, name: &str) -> Option<&Qualifier> {
        if !self.names.may_have(name) {
            return None;
        }
        self.list.iter().find(|qualifier| qualifier.name.is(name))
    }

    /// Whether the element carries a qualifier, with any value.
    pub fn carries(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of a boolean qualifier; `None` where the element does not carry it.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        match self.get(name)?.value {
            Value::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the element carries a boolean qualifier with the value TRUE.
    pub fn is_true(&self, name: &str) -> bool {
        self.boolean(name) == Some(true)
    }

    /// The value of a string qualifier.
    pub fn string(&self, name: &str) -> Option<&str> {
        match &self.get(name)?.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of an integer qualifier.
    pub fn integer(&self, name: &str) -> Option<i128> {
        match self.get(name)?.value {
            Value::Integer(value) => Some(value),
            _ => None,
        }
    }

    /// The elements of a string array qualifier.
    pub fn strings(&self, name: &str) -> Option<impl Iterator<Item = &str>> {
        let Value::Array(elements) = &self.get(name)?.value else { return None };
        Some(elements.iter().filter_map(|element| match element {
            Value::String(text) => Some(text.as_ref()),
            _ => None,
        }))
    }
}

impl FromIterator<Qualifier> for Qualifiers {
    fn from_iter<I: IntoIterator<Item = Qualifier>>(qualifiers: I) -> Self {
        Vec::from_iter(qualifiers).into()
    }
}

impl From<Vec<Qualifier>> for Qualifiers {
    fn from(list: Vec<Qualifier>) -> Self {
        let names = list.iter().map(|qualifier| qualifier.name.as_str()).collect();
        Self { list, names }
    }
}

impl<'a> IntoIterator for &'a Qualifiers {
    type Item = &'a Qualifier;
    type IntoIter = std::slice::Iter<'a, Qualifier>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
