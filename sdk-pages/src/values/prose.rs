//! Values in text: lists after "Possible values are:", paragraphs of a number line and a text line, and rows that are no table because
//! the line under the header is missing.

use mof_parser::{Diagnostic, Span};

use super::number::Number;
use super::table::is_value_header;
use super::{Context, Entry, Form, Group, is_integer};
use crate::codes;
use crate::outline::{Part, ProseKind, Text};
use crate::properties::Piece;

/// A list, if the text before it speaks of values. An item is `Value`, `Value. Text`, `1 - Text`, or `Value (default)`.
pub(super) fn list<'page>(pieces: &[Piece<'page>], lead: Option<Piece<'page>>) -> Option<(Group<'page>, usize)> {
    let Piece::Prose(ProseKind::Paragraph, lead) = lead? else { return None };
    if !lead.iter().any(|line| has_word(line.as_str(), "values")) {
        return None;
    }
    group(leading(pieces, ProseKind::Item).map(item).collect())
}

/// Paragraphs of two lines each, the first a number.
pub(super) fn pairs<'page>(pieces: &[Piece<'page>], context: Context<'_>) -> Option<(Group<'page>, usize)> {
    if !context.intrinsic.is_some_and(is_integer) {
        return None;
    }
    group(leading(pieces, ProseKind::Paragraph).map_while(pair).collect())
}

/// Lines of which each begins and ends with a bar. A header and dashes may be among them that do not fit each other.
pub(super) fn piped<'page>(pieces: &[Piece<'page>]) -> Option<(Group<'page>, usize)> {
    let Piece::Prose(_, lines) = pieces.first()? else { return None };
    let entries: Option<Vec<Entry<'page>>> = lines.iter().map(|line| piped_row(line.part())).collect();
    let mut entries = entries?;
    if entries.first().is_some_and(|entry| is_value_header(entry.value.as_str())) {
        entries.remove(0);
    }
    entries.retain(|entry| !entry.value.as_str().trim_matches(['-', ':', ' ', '|']).is_empty());
    let (mut group, _) = group(entries)?;
    let message = "the rows are no table, for the line under the header is missing or has other columns";
    let help = "write a header and a line such as `|---|---|` above the rows; they are read as values";
    group.damage.push(Diagnostic::new(codes::TABLE_DAMAGED, group.span, message).help(help));
    Some((group, 1))
}

/// A group of which each entry is a piece.
fn group(entries: Vec<Entry<'_>>) -> Option<(Group<'_>, usize)> {
    let length = entries.len();
    let span = entries.iter().map(|entry| entry.value.span()).reduce(Span::to)?;
    Some((Group { entries, form: Form::Plain, span, remarks: Vec::new(), damage: Vec::new() }, length))
}

/// The lines of the pieces of one kind that come first.
fn leading<'page>(pieces: &[Piece<'page>], wanted: ProseKind) -> impl Iterator<Item = &'page [Text<'page>]> {
    pieces.iter().map_while(move |piece| match piece {
        Piece::Prose(kind, lines) if *kind == wanted => Some(*lines),
        _ => None,
    })
}

fn item<'page>(lines: &'page [Text<'page>]) -> Entry<'page> {
    let first = lines[0].part();
    let text = first.as_str();
    let symbol = || text.split_once(". ").filter(|(value, _)| !value.contains(' '));
    let (value, mut label) = match numbered(text).or_else(symbol) {
        Some((value, label)) => (first.narrow(value), label.to_owned()),
        None => (first.narrow(text.strip_suffix("(default)").unwrap_or(text)).trim(), String::new()),
    };
    for line in &lines[1..] {
        label.push(' ');
        label.push_str(line.part().as_str());
    }
    Entry { value, label: label.trim().to_owned(), number: Number::read(value.as_str()) }
}

/// `1 - One`, `1 = One`, `1: One`.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let mut parts = [" - ", " = ", ": ", " \u{2013} "].iter().filter_map(|sign| text.split_once(sign));
    parts.find(|(value, _)| Number::read(value).is_some())
}

fn pair<'page>(lines: &'page [Text<'page>]) -> Option<Entry<'page>> {
    let [value, label @ ..] = lines else { return None };
    let value = value.part();
    let label: Vec<&str> = label.iter().map(|line| line.part().as_str()).collect();
    let number = Number::read(value.as_str()).filter(|number| number.name.is_none())?;
    (!label.is_empty()).then(|| Entry { value, label: label.join(" "), number: Some(number) })
}

fn piped_row(line: Part<'_>) -> Option<Entry<'_>> {
    let inside = line.as_str().strip_prefix('|')?.strip_suffix('|')?;
    let (value, label) = inside.split_once('|').unwrap_or((inside, ""));
    let value = line.narrow(value).trim();
    (!value.as_str().is_empty()).then(|| Entry {
        value,
        label: label.trim().to_owned(),
        number: Number::read(value.as_str()),
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|character: char| !character.is_alphanumeric()).any(|candidate| candidate.eq_ignore_ascii_case(word))
}
