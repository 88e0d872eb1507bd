//! Descriptions: what a page says of a class or property, as plain text.
//!
//! Paragraphs are joined by a blank line, lines of a paragraph by a blank. A list keeps its items as `- item` lines, an alert becomes a
//! paragraph `Note: …`. A sentence that does nothing but announce values is dropped once the values have been read.

use mof_parser::ast::{Name, Qualifier, ValueKind};
use mof_parser::{Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::outline::{Block, Outline, Prose, ProseKind, Table, Text};
use crate::properties::Piece;
use crate::qualifiers::made;
use crate::values::Rest;

/// Text that grows by paragraphs.
#[derive(Debug, Default)]
struct Writer {
    text: String,
    span: Option<Span>,
    in_list: bool,
}

/// The `Description` of a class or method: what stands between the title and the first section, without the sentence about the syntax.
pub(crate) fn of_page(outline: &Outline<'_>, diagnostics: &mut Diagnostics) -> Option<Qualifier> {
    let mut writer = Writer::default();
    for block in outline.introduction() {
        match block {
            Block::Prose(Prose { kind, lines }) => writer.prose(*kind, lines, without_syntax_sentence, diagnostics),
            Block::Table(table) => writer.table(table),
            Block::Heading(_) | Block::Code(_) => {}
        }
    }
    writer.finish()
}

/// The `Description` of a property: what its body says beside values.
pub(crate) fn of_property(
    rest: &[Rest<'_>],
    source: &mof_parser::SourceFile,
    diagnostics: &mut Diagnostics,
) -> Option<Qualifier> {
    let mut writer = Writer::default();
    for rest in rest {
        match rest {
            Rest::Piece(Piece::Prose(kind, lines)) => writer.prose(*kind, lines, str::to_owned, diagnostics),
            Rest::Announcement(Piece::Prose(kind, lines)) => {
                writer.prose(*kind, lines, without_announcement, diagnostics);
            }
            Rest::Piece(Piece::Code(code)) | Rest::Announcement(Piece::Code(code)) => {
                writer.paragraph(&source.slice(code.inside).replace('\r', ""), Some(code.inside));
            }
            Rest::Piece(Piece::Table(table)) | Rest::Announcement(Piece::Table(table)) => writer.table(table),
            Rest::Lines(lines, span) => lines.iter().for_each(|line| writer.item(line, Some(*span))),
        }
    }
    writer.finish()
}

/// Puts a remark of the syntax at the end of the description: `(obsolete in SP1)` as a sentence.
pub(crate) fn add_remark(qualifiers: &mut Vec<Qualifier>, remark: &Name) {
    let mut letters = remark.text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let sentence: String = first.into_iter().chain(letters).chain(['.']).collect();
    let description = qualifiers.iter_mut().find(|qualifier| qualifier.name.text == "Description");
    match description.and_then(|qualifier| qualifier.value.as_mut()).map(|value| &mut value.kind) {
        Some(ValueKind::String(text)) => {
            text.push_str("\n\n");
            text.push_str(&sentence);
        }
        _ => qualifiers.push(made("Description", Some(ValueKind::String(sentence)), *remark.span)),
    }
}

/// A cell of a table as text.
pub(crate) fn of_cell(cell: &Text<'_>) -> String {
    plain(std::slice::from_ref(cell))
}

impl Writer {
    fn prose(
        &mut self,
        kind: ProseKind,
        lines: &[Text<'_>],
        edit: impl Fn(&str) -> String,
        diagnostics: &mut Diagnostics,
    ) {
        report_damage(lines, diagnostics);
        let span = span_of(lines);
        let text = edit(&plain(lines));
        match kind {
            ProseKind::Item => self.item(&text, span),
            ProseKind::Paragraph => self.paragraph(&text, span),
            ProseKind::Quote => self.paragraph(&alert(&text), span),
        }
    }

    fn paragraph(&mut self, text: &str, span: Option<Span>) {
        self.add("\n\n", text.trim_end(), span);
        self.in_list = false;
    }

    fn item(&mut self, text: &str, span: Option<Span>) {
        self.add(if self.in_list { "\n" } else { "\n\n" }, &format!("- {text}"), span);
        self.in_list = true;
    }

    /// A table that lists no values: an item a row.
    fn table(&mut self, table: &Table<'_>) {
        for row in &table.rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| plain(std::slice::from_ref(cell)))
                .filter(|cell| !cell.is_empty())
                .collect();
            self.item(&cells.join(": "), Some(row.span));
        }
    }

    fn add(&mut self, separator: &str, text: &str, span: Option<Span>) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(separator);
        }
        self.text.push_str(text);
        self.span = self.span.or(span);
    }

    fn finish(self) -> Option<Qualifier> {
        Some(made("Description", Some(ValueKind::String(self.text).clone()), self.span?))
    }
}

/// Lines as one, with single blanks.
fn plain(lines: &[Text<'_>]) -> String {
    let mut plain = String::with_capacity(lines.iter().map(|line| line.as_str().len() + 1).sum());
    for word in lines.iter().flat_map(|line| line.as_str().split(is_blank)).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// Asks of most characters no more than whether they are ASCII.
fn is_blank(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_whitespace() } else { character.is_whitespace() }
}

fn span_of(lines: &[Text<'_>]) -> Option<Span> {
    lines.iter().map(|line| line.part().span()).reduce(Span::to)
}

/// `[!NOTE] text` as `Note: text`.
fn alert(text: &str) -> String {
    let Some((marker, rest)) = text.strip_prefix("[!").and_then(|text| text.split_once(']')) else {
        return text.to_owned();
    };
    let mut letters = marker.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let word: String = first.into_iter().chain(letters.map(|letter| letter.to_ascii_lowercase())).collect();
    format!("{word}: {}", rest.trim_start())
}

/// Every page has the sentence "The following syntax is …" before its Syntax section.
fn without_syntax_sentence(text: &str) -> String {
    match text.find("The following syntax is ") {
        Some(start) => text[..start].trim_end().to_owned(),
        None => text.to_owned(),
    }
}

/// Drops the sentences that only announce values.
fn without_announcement(text: &str) -> String {
    let kept: Vec<&str> = sentences(text).filter(|sentence| !only_announces(sentence)).collect();
    kept.join(" ")
}

/// Cuts after each full stop or colon that a blank follows.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest
            .char_indices()
            .find(|(index, character)| matches!(character, '.' | ':') && rest[index + 1..].starts_with(' '));
        let (sentence, after) = rest.split_at(end.map_or(rest.len(), |(index, _)| index + 1));
        rest = after.trim_start();
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Whether a sentence consists of nothing but words that announcements are made of, and one of them is about values.
fn only_announces(sentence: &str) -> bool {
    const WORDS: &str = "a all allowed and are as be below bit bits can combination contains currently defined description descriptions either error \
        field flag flags follow following follows for has have in include includes is list listed lists of one only or possible \
        property shown shows table the these this valid with";
    let mut about_values = false;
    let sentence = sentence.replace("but are not limited to", "");
    let mut words = sentence.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let only = words.all(|word| {
        let word = word.to_ascii_lowercase();
        let is_option = sentence.ends_with(':') && (word == "option" || word == "options");
        let is_value = is_option || word == "value" || word == "values";
        about_values |= is_value || word == "following" || word == "below";
        is_value || WORDS.split(' ').any(|known| known == word)
    });
    only && about_values
}

fn report_damage(lines: &[Text<'_>], diagnostics: &mut Diagnostics) {
    let Some(line) = lines.iter().find(|line| line.as_str().contains(char::REPLACEMENT_CHARACTER)) else { return };
    let part = line.part();
    let damaged = part
        .as_str()
        .matches(char::REPLACEMENT_CHARACTER)
        .next()
        .map_or(part.span(), |damaged| part.narrow(damaged).span());
    diagnostics.report(
        Diagnostic::new(codes::DAMAGED_TEXT, damaged, "the description has damaged characters")
            .help("write what stood there before the encoding got lost"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_announcements_are_dropped() {
        for (text, expected) in [
            ("State of the action. Possible values are:", "State of the action."),
            ("Flags. Possible values are listed below. The default value is 0.", "Flags. The default value is 0."),
            ("Possible values are a combination of the following:", ""),
            ("Type of the template. Currently the only possible value is:", "Type of the template."),
            ("Possible options are:", ""),
            ("Options.", "Options."),
            (
                "Possible values are listed below, with the default value COMMON.",
                "Possible values are listed below, with the default value COMMON.",
            ),
            (
                "The following table shows the values for the State property:",
                "The following table shows the values for the State property:",
            ),
            ("Possible values are 0 for off.", "Possible values are 0 for off."),
            ("Type, e.g. 3.5. Valid values are:", "Type, e.g. 3.5."),
        ] {
            assert_eq!(without_announcement(text), expected);
        }
    }

    #[test]
    fn alerts_say_their_kind() {
        assert_eq!(alert("[!IMPORTANT] Do not."), "Important: Do not.");
        assert_eq!(alert("just quoted"), "just quoted");
    }
}
