//! Values in the argument of a qualifier: `enumeration("VALID(0), USER(1)")` and `bits("DANGLING(0)")`. The page may list the values in
//! its text as well, and otherwise: D007.

use hashbrown::HashMap;

use mof_parser::ast::{Qualifier, Value, ValueKind};
use mof_parser::{Diagnostic, Span};

use super::number::Number;
use super::{LISTS, MapRow, is_list, pair};
use crate::codes;
use crate::element::Kind;
use crate::qualifiers;

/// The qualifiers that the argument spells out; empty where the qualifier has none that can be read whole.
pub(crate) fn from_argument(qualifier: &Qualifier) -> Vec<Qualifier> {
    let names = match qualifier.name.text.as_str() {
        "Enumeration" => ("ValueMap", "Values"),
        "Bits" => ("BitMap", "BitValues"),
        _ => return Vec::new(),
    };
    let Some(text) = qualifiers::text(qualifier) else { return Vec::new() };
    let row = |item: &str| {
        let number = Number::read(item)?;
        Some(MapRow { value: number.value.to_string(), label: number.name?, span: *qualifier.span })
    };
    let rows: Option<Vec<MapRow>> = text.split(',').map(row).collect();
    pair(names.0, names.1, &rows.unwrap_or_default(), *qualifier.span)
}

/// Reports the first value of the text that the qualifiers do not have or call something else, or else the first that only they have.
pub(crate) fn contradiction(kind: Kind, name: &str, list: &[Qualifier], of_text: &[Qualifier]) -> Option<Diagnostic> {
    let of_list: Vec<Qualifier> = list.iter().flat_map(from_argument).collect();
    let of_list = rows(&of_list, of_text).or_else(|| rows(list, of_text))?;
    let of_text = rows(of_text, of_text)?;
    let (known, found) = (by_value(&of_list), by_value(&of_text));
    let other = of_text.iter().find(|row| known.get(row.value).is_none_or(|known| !is_same(known.label, row.label)));
    let row = other.or_else(|| of_list.iter().find(|row| !found.contains_key(row.value)))?;
    let (other, place) = match known.get(row.value) {
        Some(known) if other.is_some() => (format!("the qualifiers call it `{}`", known.label), known.span),
        Some(_) => ("only the qualifiers have it".to_owned(), of_text.first()?.span),
        None => ("only the text has it".to_owned(), of_list.first()?.span),
    };
    let message = format!("qualifiers and text give {kind} `{name}` different values: `{}`", row.value);
    let diagnostic = Diagnostic::new(codes::VALUES_CONTRADICTION, row.span, message).label(place, other);
    Some(diagnostic.help("find out which values are right and list them once; those of the text are read"))
}

/// A value in a qualifier.
struct Row<'a> {
    value: &'a str,
    label: &'a str,
    span: Span,
}

/// The values of a list and their labels, if it is a list of the same kind as another: of values or of bits.
fn rows<'a>(list: &'a [Qualifier], same_as: &[Qualifier]) -> Option<Vec<Row<'a>>> {
    let [map, labels] = LISTS.chunks(2).find(|names| array(same_as, names[0]).is_some())? else { return None };
    let (map, labels) = (array(list, map)?, array(list, labels)?);
    let row = |(value, label): (&'a Value, &'a Value)| {
        let (ValueKind::String(text), ValueKind::String(label)) = (&value.kind, &label.kind) else { return None };
        Some(Row { value: text, label, span: *value.span })
    };
    map.iter().zip(labels).map(row).collect()
}

fn array<'a>(list: &'a [Qualifier], name: &str) -> Option<&'a [Value]> {
    let named = list.iter().find(|qualifier| is_list(qualifier) && qualifiers::is(qualifier, name))?;
    match &named.value.as_ref()?.kind {
        ValueKind::Array(values) => Some(values),
        _ => None,
    }
}

fn by_value<'a, 'b>(rows: &'b [Row<'a>]) -> HashMap<&'a str, &'b Row<'a>> {
    rows.iter().map(|row| (row.value, row)).collect()
}

/// Whether the label of a qualifier, which is mostly a symbol, and that of the text say the same: `NOT_READY` and `Not ready yet.` A
/// sentence can explain a symbol without any of its words.
fn is_same(symbol: &str, text: &str) -> bool {
    let letters =
        |label: &str| -> String { label.to_lowercase().chars().filter(|one| one.is_alphanumeric()).collect() };
    let (one, other) = (letters(symbol), letters(text));
    let mut words = symbol.split(|one: char| !one.is_alphanumeric()).filter(|word| word.len() > 2);
    let is_sentence = text.split_whitespace().count() > 3;
    is_sentence
        || one.contains(&other)
        || other.contains(&one)
        || words.any(|word| other.contains(&word.to_lowercase()))
}
