//! `ValueMap` and `Values`: S131 to S136 (DSP0004 5.6.3).

use hashbrown::HashMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use mof_parser::{Code, Diagnostic};
use mof_runtime::CimType;

use super::element::Element;
use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::resolve::value_map::{Entry, ranges};
use crate::value::Value;

/// Checks the value map that stands on an element, wholly or in part.
pub(super) fn check(element: &Element<'_>, reports: &mut Reports) {
    if let Some(any) = element.own("ValueMap").or_else(|| element.own("Values")) {
        check_values(element, any, reports);
    }
}

fn check_values(element: &Element<'_>, any: &Qualifier, reports: &mut Reports) {
    let limits = element.cim_type().and_then(CimType::integer_range);
    if limits.is_none() && element.cim_type() != Some(CimType::String) {
        let message =
            format!("`{}` stands on type `{}`, which is neither integer nor string", any.name, element.type_name());
        let diagnostic =
            Diagnostic::new(codes::VALUE_MAP_TYPE, any.span, message).label(element.type_span(), "the type");
        return reports.report(diagnostic.help("remove it, or declare an integer"));
    }
    let map = element.qualifiers.get("ValueMap");
    check_lengths(map, element.qualifiers.get("Values"), codes::VALUES_LENGTH, reports);
    if let (None, Some(names), Some(limits)) = (map, element.own("Values"), &limits) {
        check_number(element, names, limits, reports);
    }
    match (map.filter(|map| !map.propagated), limits) {
        (Some(map), Some(limits)) => check_entries(element, map, &limits, reports),
        (Some(map), None) => check_repeated(element, map, codes::VALUE_MAP_OVERLAP, reports),
        (None, _) => {}
    }
}

/// S136: without a `ValueMap` the names are those of 0, 1, 2 and so on.
fn check_number(element: &Element<'_>, names: &Qualifier, limits: &RangeInclusive<i128>, reports: &mut Reports) {
    let count = texts(names).len();
    if i128::try_from(count).is_ok_and(|count| count - 1 > *limits.end()) {
        let message =
            format!("`Values` names {count} values, but type `{}` ends at {}", element.type_name(), limits.end());
        let diagnostic = Diagnostic::new(codes::TOO_MANY_VALUES, names.span, message);
        let diagnostic = diagnostic.label(element.type_span(), "the type");
        reports.report(diagnostic.help("declare a larger type, or say with `ValueMap` which values they mean"));
    }
}

/// The entries of a list; none where some are no strings, which is reported as that.
pub(super) fn texts(qualifier: &Qualifier) -> Vec<Arc<str>> {
    let Value::Array(elements) = &qualifier.value else { return Vec::new() };
    let text = |element: &Value| match element {
        Value::String(text) => Some(text.clone()),
        _ => None,
    };
    elements.iter().map(text).collect::<Option<_>>().unwrap_or_default()
}

/// Two lists that name each other's entries have the same length.
pub(super) fn check_lengths(map: Option<&Qualifier>, names: Option<&Qualifier>, code: Code, reports: &mut Reports) {
    let (Some(map), Some(names)) = (map, names) else { return };
    let (Value::Array(entries), Value::Array(labels)) = (&map.value, &names.value) else { return };
    if entries.len() == labels.len() {
        return;
    }
    // The one that stands here can be changed here.
    let (here, other) = if names.propagated { (map, names) } else { (names, map) };
    let (count, others) = if names.propagated { (entries, labels) } else { (labels, entries) };
    let (count, others) = (count.len(), others.len());
    let message = format!("`{}` has {}, but `{}` has {others}", here.name, counted(count), other.name);
    let diagnostic = Diagnostic::new(code, here.span, message).label(other.span, counted(others));
    reports.report(diagnostic.help(format!("give each entry of `{}` one of `{}`", map.name, names.name)));
}

fn counted(entries: usize) -> String {
    format!("{entries} entr{}", if entries == 1 { "y" } else { "ies" })
}

/// S132, S133 and S134 for an integer.
fn check_entries(element: &Element<'_>, map: &Qualifier, limits: &RangeInclusive<i128>, reports: &mut Reports) {
    let texts = texts(map);
    let entries: Vec<Option<Entry>> = texts.iter().map(|text| Entry::parse(text)).collect();
    let mut ranges = ranges(&entries, limits);
    for (index, (text, entry)) in texts.iter().zip(&entries).enumerate() {
        let complaint = match (entry, ranges[index]) {
            (None, _) => Some((codes::VALUE_MAP_ENTRY, format!("`ValueMap` entry `{text}` is no integer or range"))),
            (Some(entry), range) => out_of_range(text, *entry, range, limits, element.type_name()),
        };
        if let Some((code, message)) = complaint {
            let help = format!(
                "write integers from {} to {}, such as `3`, `4..7`, `8..` or `..`",
                limits.start(),
                limits.end()
            );
            let diagnostic = Diagnostic::new(code, element.entry_span(map, index), message);
            reports.report(
                diagnostic.label(element.type_span(), format!("the type is `{}`", element.type_name())).help(help),
            );
            ranges[index] = None;
        }
    }
    check_overlaps(element, map, &ranges, reports);
    let unclaimed = entries.iter().enumerate().filter(|(_, entry)| **entry == Some(Entry::Unclaimed));
    let places: Vec<usize> = unclaimed.map(|(index, _)| index).collect();
    for index in places.iter().skip(1) {
        overlap(
            element,
            map,
            *index,
            places[0],
            "two `ValueMap` entries `..` cover the same values".to_owned(),
            reports,
        );
    }
}

fn out_of_range(
    text: &str,
    entry: Entry,
    range: Option<(i128, i128)>,
    limits: &RangeInclusive<i128>,
    type_name: &str,
) -> Option<(Code, String)> {
    if entry.bounds().any(|bound| !limits.contains(&bound)) {
        return Some((codes::VALUE_MAP_RANGE, format!("`ValueMap` entry `{text}` is outside type `{type_name}`")));
    }
    let (lower, upper) = range?;
    (lower > upper).then(|| (codes::VALUE_MAP_RANGE, format!("`ValueMap` entry `{text}` covers no value")))
}

/// S134 for integers: sorted by its start, a range overlaps its predecessor, or the one before it that reaches furthest, or none.
fn check_overlaps(element: &Element<'_>, map: &Qualifier, ranges: &[Option<(i128, i128)>], reports: &mut Reports) {
    let indexed = ranges.iter().enumerate();
    let mut sorted: Vec<(i128, i128, usize)> =
        indexed.filter_map(|(index, range)| range.map(|(lower, upper)| (lower, upper, index))).collect();
    sorted.sort_unstable();
    let Some(mut furthest) = sorted.first().copied() else { return };
    for pair in sorted.windows(2) {
        let [before, range] = [pair[0], pair[1]];
        if let Some(other) = [before, furthest].into_iter().find(|other| range.0 <= other.1) {
            let (first, second) = (other.2.min(range.2), other.2.max(range.2));
            overlap(element, map, second, first, format!("two `ValueMap` entries cover {}", range.0), reports);
        }
        if range.1 > furthest.1 {
            furthest = range;
        }
    }
}

fn overlap(
    element: &Element<'_>,
    map: &Qualifier,
    second: usize,
    first: usize,
    message: String,
    reports: &mut Reports,
) {
    let diagnostic = Diagnostic::new(codes::VALUE_MAP_OVERLAP, element.entry_span(map, second), message);
    let diagnostic = diagnostic.label(element.entry_span(map, first), "the other one");
    reports.report(diagnostic.help("give every value one entry"));
}

/// Entries that are compared as text.
fn check_repeated(element: &Element<'_>, map: &Qualifier, code: Code, reports: &mut Reports) {
    let mut first: HashMap<Arc<str>, usize> = HashMap::new();
    for (index, text) in texts(map).into_iter().enumerate() {
        let message = format!("`{}` entry `{text}` stands twice", map.name);
        let earlier = *first.entry(text).or_insert(index);
        if earlier != index {
            let diagnostic = Diagnostic::new(code, element.entry_span(map, index), message);
            let diagnostic = diagnostic.label(element.entry_span(map, earlier), "first here");
            reports.report(diagnostic.help("remove one of the two"));
        }
    }
}
