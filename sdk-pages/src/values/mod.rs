//! The values of a property: tables, lists that are introduced as values, and pairs of a number and a text.
//!
//! [`read`] takes them out of the property's body and leaves what is description. Whether numbers are values, bit positions or masks
//! is decided in [`bits`]. Values that do not fit the property's type are reported and read as the page has them.

mod argument;
mod bits;
mod faults;
mod number;
mod prose;
mod table;

use mof_parser::ast::{IntrinsicType, NodeSpan, Qualifier, TypeKind, Value, ValueKind};
use mof_parser::{Diagnostic, Diagnostics, Span};

pub(crate) use argument::{contradiction, from_argument};
use number::Number;

use crate::element::Kind;
use crate::outline::{Part, ProseKind};
use crate::properties::Piece;
use crate::qualifiers::{is, made};

/// What has to be known of an element to read its values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) kind: Kind,
    pub(crate) name: &'a str,
    /// `None` for a reference or an embedded instance.
    pub(crate) intrinsic: Option<IntrinsicType>,
    /// Where the page says that the values are bits.
    pub(crate) bits: Said,
}

/// Where a page says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Said {
    Nowhere,
    /// The text speaks of bits or flags, which need not be what the values are.
    ByHint,
    ByWording,
    ByQualifier,
}

/// A row of a value table, a pair or an item of a list.
#[derive(Clone, Debug)]
struct Entry<'page> {
    value: Part<'page>,
    label: String,
    /// The first number in the row, where there is one.
    number: Option<Number>,
}

/// Values that stand together.
#[derive(Debug)]
struct Group<'page> {
    entries: Vec<Entry<'page>>,
    form: Form,
    span: Span,
    /// Captions, and what a third column says about a value.
    remarks: Vec<String>,
    /// What is wrong with the group's form; it matters only if values are read from it.
    damage: Vec<Diagnostic>,
}

impl Group<'_> {
    fn has_numbers(&self) -> bool {
        self.entries.iter().any(|entry| entry.number.is_some())
    }
}

/// What a group's form says about its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Nothing.
    Plain,
    /// A column `Bit`, or one that can only be bit positions.
    Positions,
    /// `0x00000020 (5)`: masks with their positions.
    MasksWithPositions,
}

/// The values of a property, and what else its body says.
#[derive(Debug)]
pub(crate) struct Values<'page> {
    /// `ValueMap` and `Values`, or `BitMap` and `BitValues`.
    pub(crate) qualifiers: Vec<Qualifier>,
    /// The body without the values.
    pub(crate) rest: Vec<Rest<'page>>,
}

/// A piece of what a property's body says beside values.
#[derive(Debug)]
pub(crate) enum Rest<'page> {
    Piece(Piece<'page>),
    /// The piece that announced values; they follow in the page.
    Announcement(Piece<'page>),
    /// Lines that were made of a table.
    Lines(Vec<String>, Span),
}

/// Reads the values in a property's body.
pub(crate) fn read<'page>(body: &[Piece<'page>], context: Context<'_>, diagnostics: &mut Diagnostics) -> Values<'page> {
    let mut rest: Vec<Rest<'page>> = Vec::new();
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(piece) = body.get(at) {
        let lead = match rest.last() {
            Some(Rest::Piece(piece)) => Some(*piece),
            _ => None,
        };
        if let Some((group, length)) = group(&body[at..], lead, context) {
            at += length;
            groups.extend(keep(group, &mut rest, context, diagnostics));
        } else {
            at += 1;
            rest.push(Rest::Piece(*piece));
        }
    }
    if groups.is_empty() {
        return Values { qualifiers: Vec::new(), rest };
    }
    let bits = context.bits.max(bits::wording(body));
    let qualifiers = qualifiers(groups, Context { bits, ..context }, &mut rest, diagnostics);
    Values { qualifiers, rest }
}

/// Gives the group back if it can be values; otherwise it becomes lines of the description.
fn keep<'page>(
    mut group: Group<'page>,
    rest: &mut Vec<Rest<'page>>,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Group<'page>> {
    if !faults::fits(&group, context, diagnostics) {
        rest.push(Rest::Lines(group.entries.iter().map(line).collect(), group.span));
        return None;
    }
    // Of a group without numbers, that was said.
    let is_damaged = !context.intrinsic.is_some_and(is_integer) || group.has_numbers();
    group.damage.drain(..).filter(|_| is_damaged).for_each(|diagnostic| diagnostics.report(diagnostic));
    announce(rest);
    if context.intrinsic.is_some_and(is_integer) {
        group.remarks.extend(group.entries.iter().filter_map(symbol));
    }
    if !group.remarks.is_empty() {
        rest.push(Rest::Lines(std::mem::take(&mut group.remarks), group.span));
    }
    Some(group)
}

/// Marks the paragraph before values as their announcement, at most one alert between them.
fn announce(rest: &mut [Rest<'_>]) {
    let paragraph = |rest: &Rest<'_>| matches!(rest, Rest::Piece(Piece::Prose(ProseKind::Paragraph, _)));
    let Some(found) = rest.iter_mut().rev().take(2).find(|rest| paragraph(rest)) else { return };
    if let Rest::Piece(piece) = *found {
        *found = Rest::Announcement(piece);
    }
}

/// The group that the pieces begin with, and of how many pieces it is made.
fn group<'page>(
    pieces: &[Piece<'page>],
    lead: Option<Piece<'page>>,
    context: Context<'_>,
) -> Option<(Group<'page>, usize)> {
    match pieces.first()? {
        Piece::Table(table) => table::read(table).map(|group| (group, 1)),
        Piece::Prose(..) => {
            prose::list(pieces, lead).or_else(|| prose::pairs(pieces, context)).or_else(|| prose::piped(pieces))
        }
        Piece::Code(_) => None,
    }
}

/// What stands for a number beside its label: `GREEN(0)`.
fn symbol(entry: &Entry<'_>) -> Option<String> {
    let Number { value, name, .. } = entry.number.as_ref()?;
    name.as_ref().filter(|_| !entry.label.is_empty()).map(|name| format!("{name}: {value}"))
}

pub(crate) fn is_integer(intrinsic: IntrinsicType) -> bool {
    bits::width(intrinsic).is_some()
}

pub(crate) fn is_integer_type(kind: &TypeKind) -> bool {
    intrinsic(kind).is_some_and(is_integer)
}

pub(crate) fn intrinsic(kind: &TypeKind) -> Option<IntrinsicType> {
    match kind {
        TypeKind::Intrinsic(intrinsic) => Some(*intrinsic),
        _ => None,
    }
}

/// An entry as a line of a description.
fn line(entry: &Entry<'_>) -> String {
    match entry.label.as_str() {
        "" => entry.value.as_str().to_owned(),
        label => format!("{}: {label}", entry.value.as_str()),
    }
}

/// All groups of a property as one pair of qualifiers.
fn qualifiers(
    groups: Vec<Group<'_>>,
    context: Context<'_>,
    rest: &mut Vec<Rest<'_>>,
    diagnostics: &mut Diagnostics,
) -> Vec<Qualifier> {
    let Some(span) = groups.iter().map(|group| group.span).reduce(Span::to) else { return Vec::new() };
    let form = groups.iter().map(|group| group.form).find(|form| *form != Form::Plain).unwrap_or(Form::Plain);
    let entries: Vec<Entry<'_>> = groups.into_iter().flat_map(|group| group.entries).collect();
    let (map, labels, map_of) = match bits::read(&entries, form, span, context, diagnostics) {
        Some(bits) => ("BitMap", "BitValues", bits),
        None => ("ValueMap", "Values", values(&entries, context, diagnostics)),
    };
    rest.extend((!map_of.others.is_empty()).then_some(Rest::Lines(map_of.others, span)));
    faults::report_repeated(&map_of.rows, diagnostics);
    pair(map, labels, &map_of.rows, span)
}

/// The qualifiers that list values.
const LISTS: [&str; 4] = ["ValueMap", "Values", "BitMap", "BitValues"];

/// Whether a qualifier lists values.
pub(crate) fn is_list(qualifier: &Qualifier) -> bool {
    is_named_as_list(qualifier) && qualifier.value.is_some()
}

/// Whether a qualifier only says that values are listed somewhere.
pub(crate) fn is_announcement(qualifier: &Qualifier) -> bool {
    is_named_as_list(qualifier) && qualifier.value.is_none()
}

fn is_named_as_list(qualifier: &Qualifier) -> bool {
    LISTS.iter().any(|name| is(qualifier, name))
}

/// A row as it goes into the qualifiers.
#[derive(Clone, Debug)]
struct MapRow {
    value: String,
    label: String,
    span: Span,
}

/// The entries that go into the qualifiers, and the others as lines of the description.
#[derive(Debug, Default)]
struct Map {
    rows: Vec<MapRow>,
    others: Vec<String>,
}

fn values(entries: &[Entry<'_>], context: Context<'_>, diagnostics: &mut Diagnostics) -> Map {
    let is_integer = context.intrinsic.is_some_and(is_integer);
    let has_numbers = entries.iter().any(|entry| entry.number.is_some());
    let mut map = Map::default();
    for entry in entries {
        let number = entry.number.as_ref().filter(|_| is_integer);
        if is_integer && number.is_none() && has_numbers {
            faults::report_no_number(entry, context, diagnostics);
        }
        let value = number.map_or_else(|| entry.value.as_str().to_owned(), |number| number.value.to_string());
        let label = number.map_or(entry.label.as_str(), |number| number.label(&entry.label)).to_owned();
        map.rows.push(MapRow { value, label, span: entry.value.span() });
    }
    map
}

/// The two qualifiers; without labels, only the first.
fn pair(map: &str, labels: &str, rows: &[MapRow], span: Span) -> Vec<Qualifier> {
    if rows.is_empty() {
        return Vec::new();
    }
    let array = |text: fn(&MapRow) -> &str| {
        let strings =
            rows.iter().map(|row| Value { kind: ValueKind::String(text(row).to_owned()), span: NodeSpan(row.span) });
        Some(ValueKind::Array(strings.collect()))
    };
    let mut qualifiers = vec![made(map, array(|row| &row.value), span)];
    if rows.iter().any(|row| !row.label.is_empty()) {
        qualifiers.push(made(labels, array(|row| &row.label), span));
    }
    qualifiers
}
