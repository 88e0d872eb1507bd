//! What a program was told, to entries: each in a line that shows it as the user knows it, for diagnostics to point to.

use std::fmt;

use mof_parser::{SourceMap, Span};

use super::{Entry, Form, Setting, Text};

/// How a user writes what a program is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// As options of a command line: `--class SMS_Client*`.
    #[default]
    CommandLine,
    /// As calls of a builder: `.class("SMS_Client*")`.
    Builder,
}

/// What a program was told, in its order.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    notation: Notation,
    lines: Vec<Line>,
}

#[derive(Clone, Debug)]
struct Line {
    setting: &'static Setting,
    key: Option<String>,
    texts: Vec<String>,
}

/// A setting with keys was given a text without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotKeyAndValue {
    key: &'static str,
    value: &'static str,
}

impl fmt::Display for NotKeyAndValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "write {}={}", self.key, self.value)
    }
}

impl std::error::Error for NotKeyAndValue {}

/// `KEY=TEXT` where texts have equals signs and keys have not.
pub(super) fn first_equals(text: &str) -> Option<(&str, &str)> {
    text.split_once('=')
}

/// `KEY=TEXT` where keys have equals signs and texts have not.
pub(super) fn last_equals(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once('=')
}

impl Written {
    pub(super) fn new(notation: Notation) -> Self {
        Self { notation, lines: Vec::new() }
    }

    pub(super) fn add(&mut self, setting: &'static Setting, text: &str) -> Result<(), NotKeyAndValue> {
        let (key, texts) = match setting.form {
            Form::Map { key, value, several, split, .. } => {
                let (key, text) = split(text).ok_or(NotKeyAndValue { key, value })?;
                (
                    Some(key.to_owned()),
                    if several { text.split(',').map(str::to_owned).collect() } else { vec![text.to_owned()] },
                )
            }
            _ => (None, vec![text.to_owned()]),
        };
        self.set(setting, key, texts);
        Ok(())
    }

    pub(super) fn set(&mut self, setting: &'static Setting, key: Option<String>, texts: Vec<String>) {
        self.lines.push(Line { setting, key, texts });
    }

    /// The entries, with their places in a text that is added to the sources.
    pub(super) fn entries(&self, sources: &mut SourceMap) -> Vec<Entry> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        let mut shown = Shown { text: String::new(), pieces: Vec::new() };
        for line in &self.lines {
            shown.line(line, self.notation);
        }
        let file = sources.add(self.notation.name(), shown.text);
        let span = |(start, end): (u32, u32)| Span { file, start, end };
        let entry = |piece: Piece| Entry {
            setting: piece.setting,
            key: piece.key.map(|(text, range)| Text { text, span: span(range) }),
            text: Text { text: piece.text, span: span(piece.range) },
        };
        shown.pieces.into_iter().map(entry).collect()
    }
}

impl Notation {
    fn name(self) -> &'static str {
        match self {
            Self::CommandLine => "<command line>",
            Self::Builder => "<builder>",
        }
    }

    /// What stands before, between and after the texts of a line, and around each.
    fn signs(self, setting: &Setting) -> [String; 4] {
        match self {
            Self::CommandLine => [format!("--{} ", setting.name), "=".to_owned(), ",".to_owned(), String::new()],
            Self::Builder => {
                [format!(".{}(", setting.name.replace('-', "_")), ", ".to_owned(), ", ".to_owned(), ")".to_owned()]
            }
        }
    }

    fn quote(self) -> &'static str {
        if self == Self::Builder { "\"" } else { "" }
    }
}

/// The text that shows all lines, and where in it each text stands.
struct Shown {
    text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    setting: &'static Setting,
    key: Option<(String, (u32, u32))>,
    text: String,
    range: (u32, u32),
}

impl Shown {
    fn line(&mut self, line: &Line, notation: Notation) {
        let [before, after_key, between, after] = notation.signs(line.setting);
        self.text += &before;
        let key = line.key.as_ref().map(|key| (key.clone(), self.quoted(key, notation)));
        for (index, text) in line.texts.iter().enumerate() {
            match index {
                0 if key.is_some() => self.text += &after_key,
                0 => {}
                _ => self.text += &between,
            }
            let range = self.quoted(text, notation);
            self.pieces.push(Piece { setting: line.setting, key: key.clone(), text: text.clone(), range });
        }
        self.text += &after;
        self.text.push('\n');
    }

    fn quoted(&mut self, text: &str, notation: Notation) -> (u32, u32) {
        self.text += notation.quote();
        let start = self.text.len();
        self.text += text;
        let end = self.text.len();
        self.text += notation.quote();
        // Arguments and calls are shorter than 4 GiB.
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        (offset(start), offset(end))
    }
}
