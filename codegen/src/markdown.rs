//! Text from a schema as Markdown that shows it literally.
//!
//! Descriptions are plain text by people who thought of no markup: a `*` is a star, `[0]` an index, `<name>` a placeholder. Here every
//! character that Markdown, rustdoc or a browser would take for more is escaped, so the text can become no link, list, heading,
//! HTML or doc test. What is kept is its shape: paragraphs, line breaks, and indented blocks as preformatted text. Web addresses
//! become links to themselves; identifiers with underscores, single words
//! between backticks and the names of a class's own features are set as code.

use std::collections::HashSet;

use mof_model::{Class, Type};

use crate::rust::names::is_compound;

/// A type as documentation names it: of an enumeration also the type of its values.
pub(crate) fn type_name(data_type: &Type) -> String {
    match data_type.enumeration() {
        Some(enumeration) => format!("{} (enumeration {})", enumeration.cim_type.name(), code(data_type.name())),
        None => data_type.name().to_owned(),
    }
}

/// The widest line that is written, in characters; a longer word stands alone on its line.
const WIDTH: usize = 100;

/// How text of one class becomes Markdown: its names are set as code where the text mentions them.
#[derive(Debug, Default)]
pub(crate) struct Prose<'a> {
    names: HashSet<&'a str>,
}

impl<'a> Prose<'a> {
    /// For the texts of a class. Names of one word, such as `State`, are left alone: a text may mean the word.
    pub(crate) fn of(class: &'a Class) -> Self {
        let properties = class.properties.iter().map(|property| property.name.as_str());
        let methods = class.methods.iter().map(|method| method.name.as_str());
        Self { names: properties.chain(methods).filter(|name| is_compound(name)).collect() }
    }

    /// The text as lines of Markdown, an empty line between paragraphs; no line for a text without visible characters.
    pub(crate) fn paragraphs(&self, text: &str) -> Vec<String> {
        let text = printable(text);
        let mut lines = Vec::new();
        for paragraph in split_paragraphs(&text) {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            let is_preformatted = paragraph.iter().any(|line| line.starts_with("    ") || line.contains('\t'));
            lines.extend(if is_preformatted { preformatted(&paragraph) } else { self.flowing(&paragraph) });
        }
        lines
    }

    /// The first sentence on one line.
    pub(crate) fn summary(&self, text: &str) -> String {
        self.inline(first_sentence(text))
    }

    /// The first sentence as lines of Markdown.
    pub(crate) fn first_sentence(&self, text: &str) -> Vec<String> {
        self.paragraphs(first_sentence(text))
    }

    /// The text on one line, its line breaks as spaces.
    pub(crate) fn inline(&self, text: &str) -> String {
        let words: Vec<String> = printable(text).split_whitespace().map(|word| self.escaped_word(word)).collect();
        safe_start(words.join(" "))
    }

    /// Lines that are wrapped; each line of the text but the last ends in a hard break.
    fn flowing(&self, paragraph: &[&str]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for line in paragraph {
            if let Some(previous) = lines.last_mut() {
                previous.push('\\');
            }
            lines.extend(self.wrapped(line).into_iter().map(safe_start));
        }
        lines
    }

    fn wrapped(&self, line: &str) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut width = 0;
        for word in line.split_whitespace().map(|word| self.escaped_word(word)) {
            let word_width = word.chars().count();
            if width > 0 && width + 1 + word_width > WIDTH {
                lines.push(String::new());
                width = 0;
            }
            if let Some(last) = lines.last_mut() {
                if width > 0 {
                    last.push(' ');
                }
                last.push_str(&word);
                width += word_width + 1;
            }
        }
        lines
    }

    /// A word without spaces, so that nothing in it is markup wherever it stands on a line but at the start.
    fn escaped_word(&self, word: &str) -> String {
        if let Some(start) = word.find("http://").or_else(|| word.find("https://")) {
            let (before, address) = word.split_at(start);
            let (address, after) = address.split_at(address_length(address));
            return format!("{}<{address}>{}", self.escaped_parts(before), self.escaped_parts(after));
        }
        if let [before, quoted, after] = word.split('`').collect::<Vec<_>>()[..]
            && !quoted.is_empty()
            && !quoted.contains('|')
        {
            return format!("{}`{quoted}`{}", self.escaped_parts(before), self.escaped_parts(after));
        }
        self.escaped_parts(word)
    }

    /// Identifiers with underscores as code, and the rest with its special characters escaped.
    fn escaped_parts(&self, text: &str) -> String {
        let mut escaped = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let length = rest.find(|character| !is_identifier(character)).unwrap_or(rest.len());
            let (identifier, after) = rest.split_at(length);
            escaped.push_str(&self.escaped_identifier(identifier));
            let length = after.find(is_identifier).unwrap_or(after.len());
            let (signs, after) = after.split_at(length);
            escaped.push_str(&escaped_signs(signs, after));
            rest = after;
        }
        escaped
    }

    fn escaped_identifier(&self, identifier: &str) -> String {
        let has_letter = identifier.contains(char::is_alphanumeric);
        if !identifier.contains('_') && !self.names.contains(identifier) {
            identifier.to_owned()
        } else if has_letter {
            format!("`{identifier}`")
        } else {
            identifier.replace('_', "\\_")
        }
    }
}

/// A text that belongs to no class, on one line.
pub(crate) fn inline(text: &str) -> String {
    Prose::default().inline(text)
}

/// The text on one line as code.
pub(crate) fn code(text: &str) -> String {
    let text = printable(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let padding = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// The text with every control character, and every character that reorders or hides others, as its number.
fn printable(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut printable = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => printable.push(character),
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => printable.push('\n'),
            '\u{a0}' => printable.push(' '),
            _ if is_treacherous(character) => printable.extend(format!("U+{:04X}", u32::from(character)).chars()),
            _ => printable.push(character),
        }
    }
    printable
}

/// The text up to its first full stop that ends a sentence, and no further than to the end of its first paragraph.
fn first_sentence(text: &str) -> &str {
    let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
    let ends_sentence = |stop: &usize| !paragraph[stop + 2..].starts_with(char::is_lowercase);
    let end = paragraph.match_indices(". ").map(|(stop, _)| stop).find(ends_sentence);
    end.map_or(paragraph, |stop| &paragraph[..=stop])
}

fn is_treacherous(character: char) -> bool {
    const SINGLE: [char; 5] = ['\u{61c}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{feff}'];
    let reorders_or_hides = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    character.is_control() || reorders_or_hides || SINGLE.contains(&character)
}

fn split_paragraphs(text: &str) -> Vec<Vec<&str>> {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    lines.split(|line| line.is_empty()).filter(|paragraph| !paragraph.is_empty()).map(<[&str]>::to_vec).collect()
}

fn preformatted(paragraph: &[&str]) -> Vec<String> {
    let fence = "`".repeat(longest_run(&paragraph.join("\n")).max(2) + 1);
    let opening = format!("{fence}text");
    std::iter::once(opening).chain(paragraph.iter().map(|line| line.replace('\t', "    "))).chain([fence]).collect()
}

/// How much of a text that starts with a web address belongs to it: not the punctuation of the sentence.
fn address_length(text: &str) -> usize {
    let end = text.find(|character| "<>\"`|\\^{}".contains(character)).unwrap_or(text.len());
    let trimmed = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '*', '_']);
    if trimmed.contains('(') { trimmed.len() } else { trimmed.trim_end_matches([')', '.', ',']).len() }
}

fn is_identifier(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Signs between identifiers; `after` is what follows them.
fn escaped_signs(signs: &str, after: &str) -> String {
    let mut escaped = String::with_capacity(signs.len());
    for (index, sign) in signs.char_indices() {
        let next = signs[index + sign.len_utf8()..].chars().chain(after.chars()).next();
        let is_special = match sign {
            '\\' | '`' | '*' | '[' | '<' | '|' | '~' | '$' => true,
            '-' | '{' => next == Some(sign) || signs[..index].ends_with(sign),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            _ => false,
        };
        if is_special {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// A line whose first characters make it no list, heading or line of a table.
fn safe_start(line: String) -> String {
    if line.starts_with(['-', '+', '#', '>', '=', ':']) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line
}

/// The most backticks in a row.
fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_lines(text: &str, expected: &[&str]) {
        assert_eq!(Prose::default().paragraphs(text), expected, "{text:?}");
    }

    #[test]
    fn markup_is_shown_literally() {
        for (text, expected) in [
            ("a *b* _c_ **d**", r"a \*b\* `_c_` \*\*d\*\*"),
            ("see [x] and [y](z)", r"see \[x] and \[y](z)"),
            ("</div> & &amp; <script>", r"\</div> & \&amp; \<script>"),
            ("`a word` ```", r"\`a word\` \`\`\`"),
            ("(see `ActionID`, `</b>`)", r"(see `ActionID`, `</b>`)"),
            ("``rust``", r"\`\`rust\`\`"),
            (r"C:\Windows\*", r"C:\\Windows\\\*"),
            ("# no heading", r"\# no heading"),
            ("> no quote", r"\> no quote"),
            ("- no item, read-only", r"\- no item, read-only"),
            ("+ no item", r"\+ no item"),
            ("=== no heading", r"\=== no heading"),
            ("1. no item", r"1\. no item"),
            ("12) no item", r"12\) no item"),
            ("a | b", r"a \| b"),
            ("~~gone~~ --option", r"\~\~gone\~\~ \-\-option"),
            ("{{#include x}} {a}", r"\{\{#include x}} {a}"),
            ("`a|b`", r"\`a\|b\`"),
            ("*/ /* //", r"\*/ /\* //"),
            ("SMS_Client: __PATH ___", r"`SMS_Client`: `__PATH` \_\_\_"),
        ] {
            assert_lines(text, &[expected]);
        }
    }

    #[test]
    fn web_addresses_link_to_themselves() {
        for (text, expected) in [
            ("See http://example.com/a_b.", "See <http://example.com/a_b>."),
            ("(https://example.com/x)", "(<https://example.com/x>)"),
            ("https://example.com/a_(b)", "<https://example.com/a_(b)>"),
            ("<https://example.com>", r"\<<https://example.com>>"),
        ] {
            assert_lines(text, &[expected]);
        }
    }

    #[test]
    fn paragraphs_and_line_breaks_stay() {
        assert_lines("one\r\ntwo\n\n\nthree\n", &["one\\", "two", "", "three"]);
        assert_lines(" \n\t ", &[]);
    }

    #[test]
    fn an_indented_block_is_preformatted_text_and_no_doc_test() {
        assert_lines("Flags:\n\n    a = 1\n    ``` *", &["Flags:", "", "````text", "    a = 1", "    ``` *", "````"]);
        assert_lines("Flags:\n\ta", &["```text", "Flags:", "    a", "```"]);
    }

    #[test]
    fn invisible_and_reordering_characters_become_visible() {
        assert_lines("a\u{202e}b\u{0}c\u{feff}", &["aU+202EbU+0000cU+FEFF"]);
    }

    #[test]
    fn long_lines_wrap_and_no_wrapped_line_starts_a_list() {
        let lines = Prose::default().paragraphs(&"word - 1. ".repeat(40));
        assert!(lines.len() > 3, "{lines:?}");
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH + 1), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with("- ") && !line.starts_with("1.")), "{lines:?}");
    }

    #[test]
    fn names_of_the_class_are_code() {
        let prose = Prose { names: HashSet::from(["ActionID"]) };
        assert_eq!(
            prose.paragraphs("(ActionID), ActionIDs and *ActionID*"),
            [r"(`ActionID`), ActionIDs and \*`ActionID`\*"]
        );
    }

    #[test]
    fn a_summary_is_the_first_sentence() {
        let summary = |text| Prose::default().summary(text);
        assert_eq!(summary("Via hardware (e.g. a button). More."), "Via hardware (e.g. a button).");
        assert_eq!(summary("One\ntwo\n\nthree."), "One two");
    }

    #[test]
    fn one_line_forms_have_no_line_break() {
        assert_eq!(inline("1. a\n\n* b"), r"1\. a \* b");
        assert_eq!(code("a `b`\nc"), "``a `b` c``");
        assert_eq!(code("`"), "`` ` ``");
    }
}
