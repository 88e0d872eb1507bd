//! Telling which property a member of a document is.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use crate::ClassMetadata;

/// The members seen so far of an object of a class.
///
/// Sources write the properties in the order of the class, or close to it, so the search starts behind the last one
/// found: reading an object then costs one comparison a member.
pub(super) struct Members {
    class: &'static ClassMetadata,
    seen: Vec<bool>,
    next: usize,
}

/// What a member is.
pub(super) enum Member {
    /// The property with this number, for the first time.
    Property(usize),
    /// The property with this number, once more.
    Repeated(usize),
    /// Nothing the class declares.
    Undeclared(String),
}

impl Member {
    pub(super) fn name(&self, class: &'static ClassMetadata) -> &str {
        match self {
            Self::Property(index) | Self::Repeated(index) => class.property_names()[*index],
            Self::Undeclared(name) => name,
        }
    }
}

impl Members {
    pub(super) fn new(class: &'static ClassMetadata) -> Self {
        Self { class, seen: vec![false; class.properties().len()], next: 0 }
    }

    /// The properties that were not among the members.
    pub(super) fn missing(&self) -> impl Iterator<Item = usize> + use<'_> {
        self.seen.iter().enumerate().filter(|(_, seen)| !**seen).map(|(index, _)| index)
    }

    /// Whether none of the properties was among the members.
    pub(super) const fn none_seen(&self) -> bool {
        self.next == 0
    }

    /// Takes note of a member.
    pub(super) fn identify(&mut self, name: &str) -> Member {
        let expected = self.class.property_names().get(self.next).filter(|expected| **expected == name);
        let Some(index) = expected.map(|_| self.next).or_else(|| self.class.index_of(name)) else {
            return Member::Undeclared(name.to_owned());
        };
        self.next = index + 1;
        if std::mem::replace(&mut self.seen[index], true) { Member::Repeated(index) } else { Member::Property(index) }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Members {
    type Value = Member;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Member, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Members {
    type Value = Member;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the name of a property of {}", self.class.name())
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Member, E> {
        Ok(self.identify(name))
    }
}
