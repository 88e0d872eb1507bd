//! Qualifier lists: on one line where they fit; otherwise short qualifiers share lines, and long ones go over several.
//!
//! `Values` beside a `ValueMap`, and `BitValues` beside a `BitMap`, have one entry a line, each after the value that it names: MOF keeps
//! the two apart, but people read them together.

use super::{INDENT, Writer, literal};
use crate::ast::{Qualifier, Value, ValueKind};
use crate::bidi::changes_direction;

/// The column that a line should not pass.
pub(super) const WIDTH: usize = 100;

/// The least room for text, however deep it stands.
const MIN_ROOM: usize = 40;

impl Writer {
    /// `[A, B("…")]` above the qualified element; nothing where there are none.
    pub(super) fn qualifiers(&mut self, qualifiers: &[Qualifier]) {
        if qualifiers.is_empty() {
            return;
        }
        if let Some(one_line) = self.on_one_line(qualifiers, "") {
            return self.line(&one_line);
        }
        let margin = format!("{} ", self.margin());
        let items: Vec<_> = qualifiers.iter().map(|qualifier| self.qualifier(qualifier, qualifiers)).collect();
        self.line(&format!("[{}]", filled(&items, &margin)));
    }

    /// The whole list on one line with what follows it, if that has room for them.
    pub(super) fn on_one_line(&self, qualifiers: &[Qualifier], rest: &str) -> Option<String> {
        let items: Vec<_> = qualifiers.iter().map(|qualifier| self.short(qualifier)).collect();
        let line = format!("[{}]{rest}", items.join(", "));
        (self.fits(&line) && !qualifiers.iter().any(has_lines)).then_some(line)
    }

    fn fits(&self, line: &str) -> bool {
        self.depth * INDENT.len() + line.chars().count() <= WIDTH && !line.contains('\n')
    }

    fn margin(&self) -> String {
        INDENT.repeat(self.depth)
    }

    /// A qualifier in a list that goes over several lines.
    fn qualifier(&self, qualifier: &Qualifier, all: &[Qualifier]) -> String {
        let names = named_values(qualifier, all);
        let short = self.short(qualifier);
        if names.is_none() && !has_lines(qualifier) && self.fits(&format!(" {short},")) {
            return short;
        }
        let margin = format!("{}{INDENT}", self.margin());
        let value = match qualifier.value.as_ref().map(|value| &value.kind) {
            Some(ValueKind::String(text)) => {
                format!("(\n{margin}{})", literal::broken_string(text, room(&margin), &margin))
            }
            Some(ValueKind::Array(values)) => {
                let values = match names {
                    Some(names) => self.pairs(&names, values, &margin),
                    None => self.values(values, &margin),
                };
                format!("{{\n{margin}{values}}}")
            }
            _ => return short,
        };
        format!("{}{value}{}", qualifier.name.text, flavors(qualifier))
    }

    /// A qualifier on one line.
    fn short(&self, qualifier: &Qualifier) -> String {
        let value = match &qualifier.value {
            None => String::new(),
            Some(value @ Value { kind: ValueKind::Array(_), .. }) => self.value(value),
            Some(value) => format!("({})", self.value(value)),
        };
        format!("{}{value}{}", qualifier.name.text, flavors(qualifier))
    }

    fn values(&self, values: &[Value], margin: &str) -> String {
        let items: Vec<_> = values.iter().map(|value| self.element(value, margin)).collect();
        filled(&items, margin)
    }

    fn element(&self, value: &Value, margin: &str) -> String {
        match &value.kind {
            ValueKind::String(text) => literal::broken_string(text, room(margin), margin),
            _ => self.value(value),
        }
    }

    /// One entry a line, after the value that it names.
    fn pairs(&self, names: &[&str], entries: &[Value], margin: &str) -> String {
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
        let inner = format!("{margin}{}", " ".repeat("/*  */ ".len() + width));
        let pair = |(name, entry): (&&str, &Value)| format!("/* {name:>width$} */ {}", self.element(entry, &inner));
        let pairs: Vec<_> = names.iter().zip(entries).map(pair).collect();
        pairs.join(&format!(",\n{margin}"))
    }
}

/// Whether a qualifier's text has several lines, which are easier to read one below the other.
fn has_lines(qualifier: &Qualifier) -> bool {
    match qualifier.value.as_ref().map(|value| &value.kind) {
        Some(ValueKind::String(text)) => text.trim_end().contains('\n'),
        _ => false,
    }
}

fn flavors(qualifier: &Qualifier) -> String {
    let flavors: Vec<_> = qualifier.flavors.iter().map(|node| node.flavor.keyword()).collect();
    if flavors.is_empty() { String::new() } else { format!(" : {}", flavors.join(" ")) }
}

/// The values that the entries of a qualifier name, if another one of the list has them and they can stand in comments.
fn named_values<'a>(qualifier: &Qualifier, all: &'a [Qualifier]) -> Option<Vec<&'a str>> {
    let pairs = [("Values", "ValueMap"), ("BitValues", "BitMap")];
    let (_, of) = pairs.into_iter().find(|(entries, _)| qualifier.name.text.eq_ignore_ascii_case(entries))?;
    let map = all.iter().find(|other| other.name.text.eq_ignore_ascii_case(of))?;
    let (ValueKind::Array(entries), ValueKind::Array(values)) =
        (&qualifier.value.as_ref()?.kind, &map.value.as_ref()?.kind)
    else {
        return None;
    };
    let text = |value: &'a Value| match &value.kind {
        ValueKind::String(text) if fits_comment(text) => Some(text.as_str()),
        _ => None,
    };
    (entries.len() == values.len()).then(|| values.iter().map(text).collect()).flatten()
}

/// The longest value that stands in a comment.
const MAX_IN_COMMENT: usize = 40;

fn fits_comment(text: &str) -> bool {
    let is_plain = |character: char| !character.is_control() && !changes_direction(character);
    text.len() <= MAX_IN_COMMENT && !text.contains("*/") && text.chars().all(is_plain)
}

/// How long a text may be that begins at a margin and is followed by a closing mark or two.
fn room(margin: &str) -> usize {
    WIDTH.saturating_sub(margin.len() + "\"\")],".len()).max(MIN_ROOM)
}

/// Items with commas between them, as many on a line as fit; one that goes over several lines has them for itself.
fn filled(items: &[String], margin: &str) -> String {
    let width = WIDTH.saturating_sub(margin.len()).max(MIN_ROOM);
    let mut out = String::new();
    let mut column = 0;
    for (index, item) in items.iter().enumerate() {
        let length = item.chars().count() + 1;
        let fits = !item.contains('\n') && column + 1 + length <= width;
        let separator = match (index, fits) {
            (0, _) => "",
            (_, true) => ", ",
            (_, false) => ",\n",
        };
        out.push_str(separator);
        if separator.ends_with('\n') {
            out.push_str(margin);
            column = 0;
        }
        out.push_str(item);
        column = if item.contains('\n') { width } else { column + 1 + length };
    }
    out
}
