//! What a program was told, to entries: each in a line that shows it as the user knows it, for diagnostics to point to.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::ops::Range;

use mof_parser::{Diagnostic, SourceMap, Span};

use super::choice::Choice;
use super::entry::{Entry, Text};
use super::{Equals, Form, Setting, Texts, reports};

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
    texts: Vec<Given>,
}

/// A text, and how a build script writes it.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    text: OsString,
    code: Code,
}

#[derive(Clone, Copy, Debug)]
enum Code {
    /// The text with this before and after it.
    Around(&'static str, &'static str),
    /// This, which stands for the text.
    Instead(&'static str),
}

impl Given {
    /// A text, which stands in quotes.
    pub(crate) fn text(text: impl Into<OsString>) -> Self {
        Self::within("\"", text, "\"")
    }

    /// A text that stands between others.
    pub(crate) fn within(before: &'static str, text: impl Into<OsString>, after: &'static str) -> Self {
        Self { text: text.into(), code: Code::Around(before, after) }
    }

    /// A choice, which stands as a path.
    pub(crate) fn choice<C: Choice>(choice: C) -> Self {
        let word = choice.word();
        Self::written_as(word, C::WORDS.iter().find(|known| known.name == word).map_or("", |known| known.code))
    }

    /// A text for which another stands.
    pub(crate) fn written_as(text: &str, code: &'static str) -> Self {
        Self { text: text.into(), code: Code::Instead(code) }
    }
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

impl Written {
    pub(super) fn new(notation: Notation) -> Self {
        Self { notation, lines: Vec::new() }
    }

    pub(super) fn add(&mut self, setting: &'static Setting, text: &OsStr) -> Result<(), NotKeyAndValue> {
        let Form::Map { key, value, texts, equals } = setting.form else {
            self.set(setting, None, vec![Given::text(text)]);
            return Ok(());
        };
        let text = text.to_string_lossy();
        let parts = match equals {
            Equals::First => text.split_once('='),
            Equals::Last => text.rsplit_once('='),
        };
        let (key, text) = parts.ok_or(NotKeyAndValue { key, value })?;
        let texts = if texts == Texts::Several { text.split(',').collect() } else { vec![text] };
        self.set(setting, Some(key.to_owned()), texts.into_iter().map(Given::text).collect());
        Ok(())
    }

    pub(super) fn set(&mut self, setting: &'static Setting, key: Option<String>, texts: Vec<Given>) {
        self.lines.push(Line { setting, key, texts });
    }

    pub(super) fn extend(&mut self, other: &Self) {
        self.lines.extend(other.lines.iter().cloned());
    }

    /// What was told, line by line as the user knows it.
    pub(super) fn text(&self) -> String {
        self.shown().0.text
    }

    fn shown(&self) -> (Shown, Vec<ShownLine>) {
        let mut shown = Shown { notation: self.notation, text: String::new() };
        let lines = self.lines.iter().map(|line| shown.line(line)).collect();
        (shown, lines)
    }

    /// The entries, with their places in a text that is added to the sources. A call without a text is reported.
    pub(super) fn entries(&self, sources: &mut SourceMap, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        let (shown, lines) = self.shown();
        let file = sources.add(self.notation.name(), shown.text);
        let span = |range: Range<u32>| Span { file, start: range.start, end: range.end };
        let mut entries = Vec::new();
        for (line, ShownLine { whole, key, texts }) in self.lines.iter().zip(lines) {
            if texts.is_empty() {
                diagnostics.push(reports::empty(line.setting, span(whole)));
            }
            let key = line.key.clone().zip(key).map(|(text, range)| Text::new(text, span(range)));
            entries.extend(line.texts.iter().zip(texts).map(|(given, range)| Entry {
                setting: line.setting,
                key: key.clone(),
                text: Text::given(&given.text, span(range)),
            }));
        }
        entries
    }
}

impl Notation {
    fn name(self) -> &'static str {
        match self {
            Self::CommandLine => "<command line>",
            Self::Builder => "<builder>",
        }
    }

    /// What stands before, between and after the texts of a line.
    fn signs(self, setting: &Setting) -> [String; 4] {
        let signs = |before: String, after_key: &str, between: &str, after: &str| {
            [before, after_key.to_owned(), between.to_owned(), after.to_owned()]
        };
        match self {
            Self::CommandLine if setting.name == "input" => signs(String::new(), "", "", ""),
            Self::CommandLine => signs(format!("--{} ", setting.name), "=", ",", ""),
            Self::Builder if matches!(setting.form, Form::Map { texts: Texts::Several, .. }) => {
                signs(format!(".{}(", setting.name.replace('-', "_")), ", [", ", ", "])")
            }
            Self::Builder => signs(format!(".{}(", setting.name.replace('-', "_")), ", ", ", ", ")"),
        }
    }
}

/// The text that shows all lines.
struct Shown {
    notation: Notation,
    text: String,
}

/// Where the parts of a line stand.
struct ShownLine {
    whole: Range<u32>,
    key: Option<Range<u32>>,
    texts: Vec<Range<u32>>,
}

impl Shown {
    fn line(&mut self, line: &Line) -> ShownLine {
        let [before, after_key, between, after] = self.notation.signs(line.setting);
        let start = self.end();
        self.text += &before;
        let key = line.key.as_ref().map(|key| {
            let range = self.given(&Given::text(key));
            self.text += &after_key;
            range
        });
        let mut texts = Vec::new();
        for (index, text) in line.texts.iter().enumerate() {
            self.text += if index > 0 { &between } else { "" };
            texts.push(self.given(text));
        }
        self.text += &after;
        let whole = start..self.end();
        self.text.push('\n');
        ShownLine { whole, key, texts }
    }

    fn given(&mut self, given: &Given) -> Range<u32> {
        let text = given.text.to_string_lossy();
        let (before, shown, after) = match (self.notation, given.code) {
            (Notation::CommandLine, _) => ("", &*text, ""),
            (Notation::Builder, Code::Around(before, after)) => (before, &*text, after),
            (Notation::Builder, Code::Instead(code)) => ("", code, ""),
        };
        self.text += before;
        let start = self.end();
        self.text += shown;
        let end = self.end();
        self.text += after;
        start..end
    }

    /// Arguments and calls are shorter than 4 GiB.
    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }
}
