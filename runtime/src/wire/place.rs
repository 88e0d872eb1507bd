//! Where in a document something is wrong.

use std::fmt;

use serde::de::{Error, Expected};

use crate::value::convert::DEPTH_HINT;
use crate::{CimValue, ClassMetadata};

/// How deep arrays and objects may lie within each other.
pub(super) const DEPTH: u32 = 64;

/// How many places are named of a deep one, at its start and at its end.
const SHOWN: usize = 3;

/// A property of an object, or an element of one, with the place that the object stands in.
///
/// It prints as what stands in front of the reason in every error: `SMS_Collection.Rules: element 2: SMS_Rule.Name: `.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) outer: Option<&'a Self>,
    pub(super) class: &'static ClassMetadata,
    pub(super) index: usize,
    pub(super) element: Option<usize>,
}

impl<'a> Place<'a> {
    pub(super) const fn element(&self, element: usize) -> Self {
        Self { element: Some(element), ..*self }
    }

    fn name(&self) -> &'static str {
        self.class.property_names().get(self.index).copied().unwrap_or_default()
    }

    fn outermost_first(&'a self) -> Vec<&'a Self> {
        let mut places: Vec<_> = std::iter::successors(Some(self), |place| place.outer).collect();
        places.reverse();
        places
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}: ", self.class.name(), self.name())?;
        self.element.map_or(Ok(()), |element| write!(f, "element {element}: "))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.outermost_first();
        if places.len() <= 2 * SHOWN {
            return places.iter().try_for_each(|place| place.write(f));
        }
        places[..SHOWN].iter().try_for_each(|place| place.write(f))?;
        f.write_str("…: ")?;
        places[places.len() - SHOWN..].iter().try_for_each(|place| place.write(f))
    }
}

/// The place in front of a reason, if there is one: an object that lies in no other has none.
pub(super) struct At<'a>(pub(super) Option<&'a Place<'a>>);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |place| place.fmt(f))
    }
}

impl At<'_> {
    pub(super) fn error<E: Error>(&self, reason: impl fmt::Display) -> E {
        E::custom(format_args!("{self}{reason}"))
    }

    pub(super) fn too_deep<E: Error>(&self) -> E {
        self.error(format_args!("arrays and objects lie more than {DEPTH} deep within each other"))
    }

    /// The error for a value of another kind than an object.
    pub(super) fn unexpected<E: Error>(&self, expected: &dyn Expected, found: &CimValue) -> E {
        let hint = if found.as_str().is_some() { format!(" ({DEPTH_HINT})") } else { String::new() };
        self.error(format_args!("expected {expected}, found {}{hint}", found.described()))
    }

    /// Gives an error of the deserializer about a value of another kind, which knows no property, the form of all others.
    ///
    /// Asked for a struct, a deserializer refuses other values by itself, in the words of [`Error::invalid_type`].
    pub(super) fn placed<E: Error>(&self, expected: &dyn Expected, error: E) -> E {
        if self.0.is_some() { reworded(&self, &expected.to_string(), error) } else { error }
    }
}

/// The place of an item in a list.
pub(super) struct Item(pub(super) usize);

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "element {}: ", self.0)
    }
}

/// Gives an error in the words of [`Error::invalid_type`] about what was expected the form of all others; leaves any other
/// as it is.
pub(super) fn reworded<E: Error>(place: &dyn fmt::Display, expected: &str, error: E) -> E {
    const CHARACTERS: usize = 80;
    let text = error.to_string();
    let separator = format!(", expected {expected}");
    let parts = text.strip_prefix("invalid type: ").and_then(|found| found.rsplit_once(separator.as_str()));
    let Some((found, position)) = parts else {
        return error;
    };
    let hint = if found.starts_with("string") { format!(" ({DEPTH_HINT})") } else { String::new() };
    let found: String = found.chars().filter(|character| *character != '`').take(CHARACTERS).collect();
    E::custom(format_args!("{place}expected {expected}, found {found}{hint}{position}"))
}
