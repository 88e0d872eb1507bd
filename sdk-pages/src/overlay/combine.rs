//! Several overlays as one list of entries: an element has one entry, a key one value. Where two overlays differ, the first counts.

use std::collections::HashMap;

use mof_parser::Diagnostic;

use super::entry::{Change, Element, Entry, Fact, Overlay, QualifierChange, ValueChange, ValueRow};
use super::reports;

/// Combines overlays, and reports what contradicts.
pub(super) fn combine(overlays: impl IntoIterator<Item = Overlay>, found: &mut Vec<Diagnostic>) -> Vec<Entry> {
    merged(overlays.into_iter().flat_map(|overlay| overlay.entries), found)
}

fn merged(entries: impl IntoIterator<Item = Entry>, found: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut merged: Vec<Entry> = Vec::new();
    let mut known: HashMap<(Element, String), usize> = HashMap::new();
    for entry in entries {
        let index = *known.entry((entry.element, entry.name.text.to_ascii_lowercase())).or_insert(merged.len());
        match merged.get_mut(index) {
            Some(first) => merge(first, entry, found),
            None => merged.push(entry),
        }
    }
    for entry in &mut merged {
        entry.parts = self::merged(std::mem::take(&mut entry.parts), found);
    }
    merged
}

fn merge(first: &mut Entry, second: Entry, found: &mut Vec<Diagnostic>) {
    let removes = |entry: &Entry| entry.has(&Change::Remove).map(|fact| fact.span);
    if removes(first).is_some() != removes(&second).is_some() {
        let span = removes(&second).unwrap_or(*second.name.span);
        let other = removes(first).unwrap_or(*first.name.span);
        return found.push(reports::removed_elsewhere(&second, span, other));
    }
    let new: Vec<Fact> = second.facts.into_iter().filter_map(|fact| remainder(first, fact, found)).collect();
    first.facts.extend(new);
    first.parts.extend(second.parts);
}

/// What a fact says beyond those of an entry.
fn remainder(entry: &Entry, fact: Fact, found: &mut Vec<Diagnostic>) -> Option<Fact> {
    let Some(first) = entry.fact(fact.change.key()) else { return Some(fact) };
    let change = match (fact.change, &first.change) {
        (Change::Qualifiers(list), _) => Change::Qualifiers(new_qualifiers(list, entry, found)),
        (Change::Values(ValueChange::Some(rows)), Change::Values(ValueChange::Some(_))) => {
            Change::Values(ValueChange::Some(new_rows(rows, "values", entry, found)))
        }
        (Change::Bits(ValueChange::Some(rows)), Change::Bits(ValueChange::Some(_))) => {
            Change::Bits(ValueChange::Some(new_rows(rows, "bits", entry, found)))
        }
        (change, said) if change == *said => return None,
        (change, _) => {
            let what = format!("`{}`", change.key());
            found.push(reports::contradiction(entry, &what, fact.span, first.span));
            return None;
        }
    };
    Some(Fact { change, ..fact })
}

fn new_qualifiers(list: Vec<QualifierChange>, entry: &Entry, found: &mut Vec<Diagnostic>) -> Vec<QualifierChange> {
    let said = entry.facts.iter().filter_map(|fact| match &fact.change {
        Change::Qualifiers(said) => Some(said),
        _ => None,
    });
    let said: HashMap<&str, &QualifierChange> =
        said.flatten().map(|change| (change.name.text.as_str(), change)).collect();
    let mut new = Vec::new();
    for change in list {
        match said.get(change.name.text.as_str()) {
            None => new.push(change),
            Some(first) if **first == change => {}
            Some(first) => {
                let what = format!("qualifier `{}`", change.name.text);
                found.push(reports::contradiction(entry, &what, *change.name.span, *first.name.span));
            }
        }
    }
    new
}

fn new_rows(rows: Vec<ValueRow>, key: &str, entry: &Entry, found: &mut Vec<Diagnostic>) -> Vec<ValueRow> {
    let said = entry.facts.iter().filter(|fact| fact.change.key() == key).filter_map(|fact| match &fact.change {
        Change::Values(ValueChange::Some(said)) | Change::Bits(ValueChange::Some(said)) => Some(said),
        _ => None,
    });
    let said: HashMap<&str, &ValueRow> = said.flatten().map(|row| (row.value.as_str(), row)).collect();
    let mut new = Vec::new();
    for row in rows {
        match said.get(row.value.as_str()) {
            None => new.push(row),
            Some(first) if **first == row => {}
            Some(first) => {
                let what = format!("`{}` of `{key}`", row.value);
                found.push(reports::contradiction(entry, &what, row.span, first.span));
            }
        }
    }
    new
}
