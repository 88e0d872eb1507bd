//! Value tables.
//!
//! Most have no header, and some have theirs in the first row of the body. The value stands in the first column, or in that of the
//! header `Value`; its label in the next column that is prose. Further columns of prose are remarks.

use mof_parser::Diagnostic;

use super::number::Number;
use super::{Entry, Form, Group};
use crate::codes;
use crate::outline::{Row, Table, Text};

/// Reads a table; `None` where it lists limits (`Type`, `Value`) or nothing at all.
pub(super) fn read<'page>(table: &'page Table<'page>) -> Option<Group<'page>> {
    let (header, rows) = header(table);
    let rows: Vec<&Row<'_>> = rows.iter().filter(|row| !is_blank(row)).collect();
    let captions = Captions::of(&rows);
    let listed: Vec<&Row<'_>> = rows.iter().filter(|row| !captions.contains(row)).copied().collect();
    let columns = Columns::of(header, &listed);
    if listed.is_empty() || is_limits(header, &columns) {
        return None;
    }
    let entries = captions.with(&rows).filter_map(|(caption, row)| entry(row, caption, &columns)).collect();
    let remarks = listed.iter().filter_map(|row| remark(row, &columns)).collect();
    let damage = damage(table, &listed, &columns);
    Some(Group { entries, form: columns.form, span: table.span, remarks, damage })
}

/// The header's cells, be it that of the table or a first row that reads like one, and the rows below.
fn header<'page>(table: &'page Table<'page>) -> (&'page [Text<'page>], &'page [Row<'page>]) {
    let is_empty = table.header.iter().all(|cell| text(cell).is_empty());
    match table.rows.split_first() {
        Some((first, rows)) if is_empty && first.cells.first().is_some_and(|cell| is_value_header(text(cell))) => {
            (&first.cells, rows)
        }
        _ => (&table.header, &table.rows),
    }
}

/// Whether a header names a column of values.
pub(super) fn is_value_header(cell: &str) -> bool {
    ["value", "values", "possible values", "bit"].iter().any(|known| cell.eq_ignore_ascii_case(known))
}

fn text<'text>(cell: &'text Text<'_>) -> &'text str {
    cell.part().as_str()
}

/// `|Type|Value|` over `Default`, `Minimum` and `Maximum`.
fn is_limits(header: &[Text<'_>], columns: &Columns) -> bool {
    columns.value > 0 && text(&header[0]).eq_ignore_ascii_case("type")
}

fn is_blank(row: &Row<'_>) -> bool {
    row.cells.iter().all(|cell| text(cell).is_empty())
}

/// `|X86||`: rows with nothing but a heading for those below. Only among numbers is a text alone no value.
struct Captions {
    are_there: bool,
}

impl Captions {
    fn of(rows: &[&Row<'_>]) -> Self {
        let mut others = rows.iter().filter(|row| !is_text_alone(row)).peekable();
        let are_there = others.peek().is_some() && others.all(|row| number(row).is_some());
        Self { are_there }
    }

    fn contains(&self, row: &Row<'_>) -> bool {
        self.are_there && is_text_alone(row)
    }

    /// Each row that is none with the caption above it, or an empty one.
    fn with<'page>(&self, rows: &[&'page Row<'page>]) -> impl Iterator<Item = (&'page str, &'page Row<'page>)> {
        let mut caption = "";
        rows.iter().filter_map(move |row| {
            if self.contains(row) {
                caption = row.cells.first().map_or("", text);
                return None;
            }
            Some((caption, *row))
        })
    }
}

fn is_text_alone(row: &Row<'_>) -> bool {
    let [first, rest @ ..] = row.cells.as_slice() else { return false };
    !rest.is_empty() && rest.iter().all(|cell| text(cell).is_empty()) && Number::read(text(first)).is_none()
}

fn number(row: &Row<'_>) -> Option<Number> {
    Number::read(text(row.cells.first()?))
}

/// Which column holds what.
struct Columns {
    value: usize,
    label: Option<usize>,
    remarks: Vec<usize>,
    form: Form,
}

impl Columns {
    fn of(header: &[Text<'_>], rows: &[&Row<'_>]) -> Self {
        let headers: Vec<String> = header.iter().map(|cell| text(cell).to_ascii_lowercase()).collect();
        let value = headers.iter().position(|header| is_value_header(header)).unwrap_or(0);
        let is_label = |column: &usize| !is_numeric_column(&headers, *column, rows);
        let mut prose = (0..headers.len()).filter(|column| *column != value).filter(is_label);
        let label = prose.next();
        Self { value, label, remarks: prose.collect(), form: form(&headers, value, rows) }
    }
}

/// A column of other spellings of the value.
fn is_numeric_column(headers: &[String], column: usize, rows: &[&Row<'_>]) -> bool {
    let header = headers[column].as_str();
    let named = ["decimal", "hexadecimal", "bit"].contains(&header);
    let numbers =
        || rows.iter().all(|row| row.cells.get(column).is_some_and(|cell| Number::read(text(cell)).is_some()));
    named || (headers.len() > 2 && ["", "mask", "bit mask"].contains(&header) && numbers())
}

fn form(headers: &[String], value: usize, rows: &[&Row<'_>]) -> Form {
    let header = headers.get(value).map_or("", String::as_str);
    let numbers = |column: usize| rows.iter().filter_map(move |row| Number::read(text(row.cells.get(column)?)));
    let is_mask = |(position, mask): (Number, Number)| is_power(mask.value, position.value);
    let has_position = |number: &Number| number.second.is_some_and(|bit| is_power(number.value, bit));
    let next_is_mask = headers.len() > 2 && header.is_empty() && numbers(value).zip(numbers(value + 1)).all(is_mask);
    match header {
        "bit" => Form::Positions,
        _ if header.contains("(bit)")
            || numbers(value).next().is_some() && numbers(value).all(|number| has_position(&number)) =>
        {
            Form::MasksWithPositions
        }
        _ if next_is_mask && numbers(value + 1).count() == rows.len() => Form::Positions,
        _ => Form::Plain,
    }
}

/// Whether a mask is that of a bit.
fn is_power(mask: i128, bit: i128) -> bool {
    u32::try_from(bit).is_ok_and(|bit| bit < 64 && mask == 1 << bit)
}

/// A row with the caption above it, which tells apart what has the same label under another.
fn entry<'page>(row: &'page Row<'page>, caption: &str, columns: &Columns) -> Option<Entry<'page>> {
    let value = row.cells.get(columns.value)?.part();
    let label = columns.label.and_then(|column| row.cells.get(column)).map(lines).unwrap_or_default();
    let label = match (label.as_str(), caption) {
        (_, "") => label,
        ("", caption) => caption.to_owned(),
        (label, caption) => format!("{label} ({caption})"),
    };
    let number = Number::read(value.as_str());
    (!value.as_str().is_empty()).then_some(Entry { value, label, number })
}

/// The lines of a cell with single blanks; one that goes on in a small letter belongs to the line before.
fn lines(cell: &Text<'_>) -> String {
    let lines = cell.as_str().lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).fold(String::new(), |text, line| {
        let goes_on = line.starts_with(char::is_lowercase);
        let separator = if text.is_empty() {
            ""
        } else if goes_on {
            " "
        } else {
            "\n"
        };
        text + separator + &line
    })
}

/// A cell's text with single blanks.
fn words(cell: &Text<'_>) -> String {
    cell.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the columns after the label say: `LABEL: prose`.
fn remark(row: &Row<'_>, columns: &Columns) -> Option<String> {
    let cell = |column: usize| row.cells.get(column).map(words).filter(|text| !text.is_empty());
    let remarks: Vec<String> = columns.remarks.iter().filter_map(|column| cell(*column)).collect();
    let label = cell(columns.label?)?;
    (!remarks.is_empty()).then(|| format!("{label}: {}", remarks.join(" ")))
}

/// A row that lost its beginning lacks the bar that all others have.
fn damage(table: &Table<'_>, rows: &[&Row<'_>], columns: &Columns) -> Vec<Diagnostic> {
    let damaged = |row: &&&Row<'_>| {
        let lacks_bar = row.cells.first().is_some_and(|cell| cell.span().start == row.span.start);
        let lacks_zero = row.cells.first().is_some_and(|cell| text(cell).starts_with(['x', 'X']));
        lacks_bar && lacks_zero && table.span.start < row.span.start && number(row).is_some()
    };
    let report = |row: &&Row<'_>| {
        let cell = row.cells.first().map_or("", text);
        Diagnostic::new(codes::TABLE_DAMAGED, row.span, format!("the table row of `{cell}` lost its beginning"))
            .help(format!("write `|0{cell}`; it is read so"))
    };
    rows.iter().filter(damaged).map(report).chain(rows.iter().filter_map(|row| lost(row, columns))).collect()
}

/// A row that has no value, or more cells than the header.
fn lost(row: &Row<'_>, columns: &Columns) -> Option<Diagnostic> {
    let lacks_value = row.cells.get(columns.value).is_none_or(|cell| text(cell).is_empty());
    if lacks_value {
        let help = "write the value in its column; the row is not read";
        return Some(Diagnostic::new(codes::TABLE_DAMAGED, row.span, "a row of the table has no value").help(help));
    }
    let help = "give the header as many cells, or write `\\|` where a bar belongs to the text; the rest of the row is not read";
    let message = "a row has more cells than the header of its table";
    row.dropped.map(|dropped| Diagnostic::new(codes::TABLE_DAMAGED, dropped, message).help(help))
}
