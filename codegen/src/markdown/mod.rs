//! Text from a schema as Markdown that shows it literally.
//!
//! Descriptions are plain text by people who thought of no markup: a `*` is a star, `[0]` an index, `<name>` a placeholder. Every
//! character that Markdown, rustdoc or a browser would take for more is escaped, so the text can become no link, list, heading, HTML or
//! doc test. What is kept is its shape: paragraphs, line breaks, and indented blocks as preformatted text. Web addresses become links
//! to themselves; what stands between backticks, identifiers with underscores and the names of a class's own features are set as code,
//! and as links where they name something that has documentation.
//!
//! `blocks` finds paragraphs and sentences, `words` escapes, `lines` wraps.

mod blocks;
mod lines;
mod words;

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use mof_model::{Class, Type};
use mof_parser::Dialect;

use crate::rust::names::is_compound;
use blocks::Block;
use words::Words;

pub(crate) use lines::wrapped;

/// A type as documentation names it: of an enumeration also the type of its values.
pub(crate) fn type_name(data_type: &Type) -> String {
    match data_type.enumeration() {
        Some(enumeration) => format!("{} (enumeration {})", enumeration.cim_type.name(), code(data_type.name())),
        None => data_type.name().to_owned(),
    }
}

/// What names in a text lead to.
pub(crate) trait Links {
    /// The target of a link, for the name of a class, or of a class and a property with a full stop between.
    fn target(&self, name: &str) -> Option<String>;

    /// Whether this is the name of a class, whatever it leads to.
    fn is_class(&self, name: &str) -> bool;
}

/// How text of one class becomes Markdown: its names are set as code where the text mentions them.
#[derive(Clone, Default)]
pub(crate) struct Prose<'a> {
    names: Rc<HashSet<&'a str>>,
    links: Option<&'a dyn Links>,
    is_markdown: bool,
}

impl<'a> Prose<'a> {
    /// For the texts of a class. Names of one word, such as `State`, are left alone: a text may mean the word.
    pub(crate) fn of(class: &'a Class) -> Self {
        let properties = class.properties.iter().map(|property| property.name.as_str());
        let methods = class.methods.iter().map(|method| method.name.as_str());
        let names = properties.chain(methods).filter(|name| is_compound(name)).collect();
        // Authors of DSC resources write their descriptions as Markdown, which their documentation is made of.
        Self { names: Rc::new(names), links: None, is_markdown: class.dialect == Dialect::Dsc }
    }

    /// The same with links to whatever it names.
    pub(crate) fn linked<'b>(&self, links: &'b dyn Links) -> Prose<'b>
    where
        'a: 'b,
    {
        Prose {
            names: Rc::clone(&self.names) as Rc<HashSet<&'b str>>,
            links: Some(links),
            is_markdown: self.is_markdown,
        }
    }

    /// The text as lines of Markdown, an empty line between paragraphs; no line for a text without visible characters.
    pub(crate) fn paragraphs(&self, text: &str) -> Vec<String> {
        let text = printable(text);
        let mut words = Words::new(self);
        let mut lines = Vec::new();
        for block in blocks::blocks(&text) {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(match block {
                Block::Preformatted(block) => blocks::preformatted(&block),
                Block::Flowing(block) => flowing(&mut words, &block),
            });
        }
        lines
    }

    /// The first sentence on one line.
    pub(crate) fn summary(&self, text: &str) -> String {
        self.inline(&blocks::first_sentence(&printable(text)))
    }

    /// The first sentence as lines of Markdown.
    pub(crate) fn first_sentence(&self, text: &str) -> Vec<String> {
        self.paragraphs(&blocks::first_sentence(&printable(text)))
    }

    /// A name as code, which leads to what it names.
    pub(crate) fn name(&self, name: &str) -> String {
        let name = name.trim();
        match self.links.and_then(|links| links.target(name)) {
            Some(target) => format!("[{}]({target})", code(name)),
            None => code(name),
        }
    }

    /// The text on one line, its line breaks as spaces.
    pub(crate) fn inline(&self, text: &str) -> String {
        let line = printable(text).split_whitespace().collect::<Vec<_>>().join(" ");
        lines::safe_start(Words::new(self).of_line(&line).join(" "))
    }
}

/// Lines that are wrapped; each line of the text but the last ends in a hard break.
fn flowing(words: &mut Words<'_>, block: &[&str]) -> Vec<String> {
    let mut flowing: Vec<String> = Vec::new();
    for line in block {
        if let Some(previous) = flowing.last_mut() {
            previous.push('\\');
        }
        flowing.extend(lines::filled(words.of_line(line)));
    }
    flowing
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

/// The text with every control character, and every character that reorders or hides others, as its number. Most texts have none.
fn printable(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return Cow::Borrowed(text);
    }
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
    Cow::Owned(printable)
}

fn is_treacherous(character: char) -> bool {
    const SINGLE: [char; 5] = ['\u{61c}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{feff}'];
    let reorders_or_hides = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    character.is_control() || reorders_or_hides || SINGLE.contains(&character)
}

/// The most backticks in a row.
fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests;
