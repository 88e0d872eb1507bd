//! What a property takes from the one that explains it: the description, and the values if it has none of its own.

use mof_parser::ast::{PropertyDeclaration, Qualifier, ValueKind};

use super::Page;
use super::index::PropertyId;
use crate::pointer::Pointer;
use crate::qualifiers::{find, is, made, text};
use crate::values::{is_announcement, is_integer_type, is_list};

/// Gives a property the description and the values of the one that explains it.
pub(super) fn take(from: PropertyId, pointer: &Pointer, to: PropertyId, pages: &mut [Page<'_>]) {
    let (Some(own), Some(other)) = (from.of(pages), to.of(pages)) else { return };
    let keeps = !pointer.takes_values || has_values(own) || !can_have_values_of(own, other);
    let values: Vec<Qualifier> = other.qualifiers.iter().filter(|of| !keeps && is_list(of)).cloned().collect();
    let description = find(&other.qualifiers, "Description").cloned();
    let Some(property) = from.of_mut(pages) else { return };
    if !values.is_empty() {
        property.qualifiers.retain(|qualifier| !is_announcement(qualifier));
    }
    let position = property.qualifiers.iter().position(|qualifier| is(qualifier, "Description"));
    let position = position.unwrap_or(property.qualifiers.len());
    property.qualifiers.splice(position..position, values);
    describe(property, pointer, description.as_ref());
}

/// What of a property is copied: its values and the lines of its description.
pub(super) fn weight(property: &PropertyDeclaration) -> usize {
    let of = |qualifier: &Qualifier| match qualifier.value.as_ref().map(|value| &value.kind) {
        Some(ValueKind::Array(values)) if is_list(qualifier) => values.len(),
        Some(ValueKind::String(text)) if is(qualifier, "Description") => text.len() / 100,
        _ => 0,
    };
    1 + property.qualifiers.iter().map(of).sum::<usize>()
}

/// Puts a description in the place of the pointer; what the page adds follows it.
fn describe(property: &mut PropertyDeclaration, pointer: &Pointer, explanation: Option<&Qualifier>) {
    let is_pointer = |of: &Qualifier| is(of, "Description") && *of.span == pointer.description;
    let Some(position) = property.qualifiers.iter().position(is_pointer) else { return };
    let pointing = property.qualifiers.remove(position);
    let added = text(&pointing).and_then(|text| text.get(pointer.length..)).unwrap_or_default();
    let added = added.trim_start_matches(['.', '\u{2026}']).trim();
    let explained = explanation.and_then(text);
    let is_new = |paragraph: &&str| !explained.into_iter().flat_map(paragraphs).any(|known| known == *paragraph);
    let described: Vec<&str> = explained.into_iter().chain(paragraphs(added).filter(is_new)).collect();
    if !described.is_empty() {
        let span = *explanation.unwrap_or(&pointing).span;
        property.qualifiers.push(made("Description", Some(ValueKind::String(described.join("\n\n"))), span));
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").filter(|paragraph| !paragraph.is_empty())
}

pub(super) fn has_values(property: &PropertyDeclaration) -> bool {
    property.qualifiers.iter().any(is_list)
}

/// Whether values of one property can be values of another: both have one type, or both are integers.
fn can_have_values_of(one: &PropertyDeclaration, other: &PropertyDeclaration) -> bool {
    let (one, other) = (&one.data_type.kind, &other.data_type.kind);
    one == other || is_integer_type(one) && is_integer_type(other)
}
