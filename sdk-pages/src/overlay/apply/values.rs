//! Facts about values and bits: `ValueMap` with `Values`, `BitMap` with `BitValues`.

use std::collections::{HashMap, HashSet};

use mof_parser::Span;
use mof_parser::ast::{Qualifier, Value, ValueKind};

use super::findings::{Findings, Outcome};
use super::qualifiers::{add, find};
use super::value_forms::{self, Form};
use crate::overlay::entry::{ValueChange, ValueRow};
use crate::overlay::settle::Matter;
use crate::qualifiers::made;

/// A pair of qualifiers.
pub(super) struct Pair {
    what: &'static str,
    map: &'static str,
    labels: &'static str,
    /// The qualifiers that a whole list takes the place of.
    others: [&'static str; 2],
}

pub(super) const VALUES: Pair =
    Pair { what: "value", map: "ValueMap", labels: "Values", others: ["BitMap", "BitValues"] };
pub(super) const BITS: Pair = Pair { what: "bit", map: "BitMap", labels: "BitValues", others: ["ValueMap", "Values"] };

/// A value with its label and the places of both.
#[derive(Clone, Debug)]
struct Row {
    value: (String, Span),
    label: (String, Span),
}

/// Changes a list as a fact at a place says.
pub(super) fn change(
    list: &mut Vec<Qualifier>,
    pair: &Pair,
    change: &ValueChange,
    (span, form): (Span, Form),
    findings: &mut Findings,
) -> Vec<Outcome> {
    let said = rows(list, pair);
    let place = find(list, pair.map).or_else(|| find(list, pair.labels)).map_or(span, |index| *list[index].span);
    let known: HashSet<&str> = said.iter().map(|row| row.value.0.as_str()).collect();
    let change = if form == Form::Text { change.clone() } else { change.in_decimal() };
    match value_forms::checked(change, form, |value| known.contains(value), &mut findings.reports) {
        ValueChange::Absent => vec![absent(list, pair, place, span)],
        ValueChange::Whole(stated) => vec![whole(list, pair, (said, place), &stated, span)],
        ValueChange::Some(stated) => some(list, pair, (said, place), &stated, span),
    }
}

/// The list as it is.
fn rows(list: &[Qualifier], pair: &Pair) -> Vec<Row> {
    let strings = |name: &str| match find(list, name).and_then(|index| list[index].value.as_ref()) {
        Some(Value { kind: ValueKind::Array(values), .. }) => values.iter().map(string).collect(),
        Some(value) => vec![string(value)],
        None => Vec::new(),
    };
    let (mut map, labels): (Vec<_>, Vec<_>) = (strings(pair.map), strings(pair.labels));
    if map.is_empty() {
        // Without a map, values count from 0.
        map = labels.iter().enumerate().map(|(index, (_, span))| (index.to_string(), *span)).collect();
    }
    let label = |index: usize, span: Span| labels.get(index).cloned().unwrap_or((String::new(), span));
    map.into_iter().enumerate().map(|(index, value)| Row { label: label(index, value.1), value }).collect()
}

fn string(value: &Value) -> (String, Span) {
    let text = match &value.kind {
        ValueKind::String(text) => text.clone(),
        ValueKind::Integer(integer) => integer.to_string(),
        _ => String::new(),
    };
    (text, *value.span)
}

/// Takes a list away.
fn absent(list: &mut Vec<Qualifier>, pair: &Pair, place: Span, span: Span) -> Outcome {
    let before = list.len();
    list.retain(|qualifier| ![pair.map, pair.labels].contains(&qualifier.name.text.as_str()));
    Outcome { what: format!("{}s", pair.what), changes: list.len() < before, span, place, matter: Matter::Values }
}

fn whole(
    list: &mut Vec<Qualifier>,
    pair: &Pair,
    (said, place): (Vec<Row>, Span),
    stated: &[ValueRow],
    span: Span,
) -> Outcome {
    let stated: Vec<Row> = stated.iter().filter_map(row).collect();
    let same = said.len() == stated.len() && said.iter().zip(&stated).all(|(said, stated)| is_same(said, stated));
    let others = list.iter().any(|qualifier| pair.others.contains(&qualifier.name.text.as_str()));
    if !same || others {
        list.retain(|qualifier| !pair.others.contains(&qualifier.name.text.as_str()));
        write(list, pair, &stated, span);
    }
    Outcome { what: format!("{}s", pair.what), changes: !same || others, span, place, matter: Matter::Values }
}

fn some(
    list: &mut Vec<Qualifier>,
    pair: &Pair,
    (said, place): (Vec<Row>, Span),
    stated: &[ValueRow],
    span: Span,
) -> Vec<Outcome> {
    let mut listed = Listed::new(said, stated);
    let mut outcomes = Vec::new();
    for change in stated {
        let (changes, said_at) = listed.set(change);
        let what = format!("{} `{}`", pair.what, change.value);
        let place = said_at.unwrap_or(place);
        outcomes.push(Outcome { what, changes, span: change.span, place, matter: Matter::Values });
    }
    if outcomes.iter().any(|outcome| outcome.changes) {
        let rows: Vec<Row> = listed.rows.into_iter().flatten().collect();
        write(list, pair, &rows, span);
    }
    outcomes
}

/// A list that is being changed.
struct Listed {
    rows: Vec<Option<Row>>,
    /// Where each value stands.
    indexes: HashMap<String, usize>,
    /// The values that were listed twice.
    repeated: HashSet<String>,
}

impl Listed {
    /// Takes a list. Of a value that the overlay states, only the first row is kept.
    fn new(said: Vec<Row>, stated: &[ValueRow]) -> Self {
        let stated: HashSet<&str> = stated.iter().map(|row| row.value.as_str()).collect();
        let mut listed = Self { rows: Vec::new(), indexes: HashMap::new(), repeated: HashSet::new() };
        for row in said {
            let value = row.value.0.clone();
            let first = *listed.indexes.entry(value.clone()).or_insert(listed.rows.len());
            if first < listed.rows.len() && stated.contains(value.as_str()) {
                listed.repeated.insert(value);
            } else {
                listed.rows.push(Some(row));
            }
        }
        listed
    }

    /// Sets or removes a row. Gives whether that differs from what was said, and where it was said.
    fn set(&mut self, change: &ValueRow) -> (bool, Option<Span>) {
        let new = row(change);
        let Some(old) = self.indexes.get(&change.value).map(|index| &mut self.rows[*index]) else {
            let changes = new.is_some();
            self.rows.extend(new.map(Some));
            return (changes, None);
        };
        let place = old.as_ref().map(|row| row.value.1);
        let same = match (old.as_ref(), &new) {
            (Some(old), Some(new)) => is_same(old, new) && !self.repeated.contains(&change.value),
            (old, new) => old.is_none() && new.is_none(),
        };
        if !same {
            *old = new;
        }
        (!same, place)
    }
}

fn row(stated: &ValueRow) -> Option<Row> {
    let label = stated.label.clone()?;
    Some(Row { value: (stated.value.clone(), stated.span), label: (label, stated.span) })
}

/// A value without a label has its own text as one.
fn is_same(said: &Row, stated: &Row) -> bool {
    let label = |row: &Row| if row.label.0.is_empty() { row.value.0.clone() } else { row.label.0.clone() };
    said.value.0 == stated.value.0 && label(said) == label(stated)
}

/// Puts the rows into the two qualifiers, where these stand; without any label, only the first is needed.
fn write(list: &mut Vec<Qualifier>, pair: &Pair, rows: &[Row], span: Span) {
    let array = |part: &dyn Fn(&Row) -> (String, Span)| {
        let values =
            rows.iter().map(part).map(|(text, span)| Value { kind: ValueKind::String(text), span: span.into() });
        Some(ValueKind::Array(values.collect()))
    };
    let label = |row: &Row| if row.label.0.is_empty() { row.value.clone() } else { row.label.clone() };
    let has_labels = rows.iter().any(|row| !row.label.0.is_empty());
    let map = (!rows.is_empty()).then(|| made(pair.map, array(&|row| row.value.clone()), span));
    let labels = has_labels.then(|| made(pair.labels, array(&label), span));
    for (name, new) in [(pair.map, map), (pair.labels, labels)] {
        match (find(list, name), new) {
            (Some(index), Some(new)) => list[index].value = new.value,
            (Some(index), None) => drop(list.remove(index)),
            (None, Some(new)) => add(list, new),
            (None, None) => {}
        }
    }
}
