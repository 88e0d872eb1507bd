//! Tables of an overlay file to entries.
//!
//! Everything is checked that the file alone can tell: keys, the forms of values, and keys that exclude each other.

use std::sync::Arc;

use mof_parser::Diagnostics;
use mof_parser::ast::{Name, NodeSpan};

use super::entry::{Change, Element, Entry, Fact, Overlay};
use super::{forms, reports};
use crate::name::is_name;
use mof_parser::toml::{Member, Node, Value};

/// The key of the words that say why.
const REASON: &str = "reason";

/// Reads the tables of a file: one a class, and perhaps a reason that holds for all of them.
pub(super) fn overlay(members: Vec<Member>, diagnostics: &mut Diagnostics) -> Overlay {
    let reason = reason(&members, None, diagnostics);
    let is_class = |member: &Member| member.key != REASON || matches!(member.node.value, Value::Table(_));
    let classes = members.into_iter().filter(is_class);
    Overlay {
        entries: classes.filter_map(|member| entry(Element::Class, member, reason.as_ref(), diagnostics)).collect(),
    }
}

/// Reads the table of one element.
fn entry(element: Element, member: Member, outer: Option<&Arc<str>>, diagnostics: &mut Diagnostics) -> Option<Entry> {
    let Value::Table(members) = member.node.value else {
        diagnostics.report(reports::not_a_table(element, &member));
        return None;
    };
    if !is_name(&member.key) {
        diagnostics.report(reports::no_name(element, &member.key, member.key_span));
        return None;
    }
    let reason = reason(&members, outer, diagnostics);
    let name = Name { text: member.key, span: NodeSpan(member.key_span) };
    let mut entry = Entry { element, name, facts: Vec::new(), parts: Vec::new() };
    for member in members.into_iter().filter(|member| member.key != REASON) {
        match element.parts().iter().find(|(key, _)| *key == member.key) {
            Some((_, part)) => entry.parts.extend(parts(*part, member, reason.as_ref(), diagnostics)),
            None => entry.facts.extend(fact(element, &member, reason.as_ref(), diagnostics)),
        }
    }
    // What values are written like depends on the type.
    entry.facts.sort_by_key(|fact| !matches!(fact.change, Change::Type(..)));
    check_company(&entry, diagnostics);
    Some(entry)
}

/// Reads the table `properties`, `methods` or `parameters`.
fn parts(element: Element, member: Member, reason: Option<&Arc<str>>, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let Value::Table(members) = member.node.value else {
        diagnostics.report(reports::wrong_form(&member.key, &member.node, "a table with an entry a name"));
        return Vec::new();
    };
    members.into_iter().filter_map(|member| entry(element, member, reason, diagnostics)).collect()
}

fn fact(element: Element, member: &Member, reason: Option<&Arc<str>>, diagnostics: &mut Diagnostics) -> Option<Fact> {
    let Some(key) = element.keys().iter().find(|key| **key == member.key) else {
        diagnostics.report(reports::unknown_key(element, member));
        return None;
    };
    let change = forms::change(key, element, &member.node, diagnostics)?;
    let is_flag = matches!(member.node.value, Value::Boolean(_));
    let span = if is_flag { member.key_span } else { member.node.span };
    Some(Fact { change, span, reason: reason.cloned() })
}

fn reason(members: &[Member], outer: Option<&Arc<str>>, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    let own = members.iter().find(|member| member.key == REASON);
    match own.map(|member| &member.node) {
        Some(Node { value: Value::Text(text), .. }) => Some(text.as_str().into()),
        // At the top, this is an odd name of a class.
        Some(node @ Node { value, .. }) if !matches!(value, Value::Table(_)) => {
            diagnostics.report(reports::wrong_form(REASON, node, "a string"));
            None
        }
        _ => outer.cloned(),
    }
}

/// What is removed needs nothing else, and an element has values or bits.
fn check_company(entry: &Entry, diagnostics: &mut Diagnostics) {
    let lists = ["values", "bits"].map(|key| entry.fact(key).filter(|fact| fact.change.lists()));
    if let [Some(values), Some(bits)] = lists {
        diagnostics.report(reports::values_and_bits(entry, values, bits));
    }
    let Some(remove) = entry.has(&Change::Remove) else { return };
    let other = entry.facts.iter().find(|fact| fact.change != Change::Remove).map(|fact| fact.span);
    if let Some(other) = other.or_else(|| entry.parts.first().map(|part| *part.name.span)) {
        diagnostics.report(reports::removed_and_more(entry, remove, other));
    }
}
