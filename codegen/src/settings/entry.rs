//! What is said of one setting once, and where.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use mof_parser::{Diagnostic, Span};

use super::choice::Choice;
use super::{Setting, reports};

/// What is said of one setting once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) setting: &'static Setting,
    pub(super) key: Option<Text>,
    pub(super) text: Text,
}

/// A text and where it stands.
#[expect(clippy::struct_field_names, reason = "a text has a place and, besides, what it says")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) span: Span,
    /// What was given, where that is no text: a path need not be.
    original: Option<OsString>,
}

impl Text {
    pub(super) fn new(text: String, span: Span) -> Self {
        Self { text, span, original: None }
    }

    pub(super) fn given(given: &OsStr, span: Span) -> Self {
        let original = given.to_str().is_none().then(|| given.to_owned());
        Self { text: given.to_string_lossy().into_owned(), span, original }
    }

    fn path(&self) -> &Path {
        self.original.as_ref().map_or(Path::new(&self.text), Path::new)
    }
}

impl Entry {
    /// What two entries share that say something of the same: the setting, and the key without regard to case. Codes go without `MOF-`.
    pub(super) fn subject(&self) -> (&'static str, Option<Cow<'_, str>>) {
        let fold = |key: &Text| {
            let lower = key.text.trim().to_lowercase();
            lower.strip_prefix("mof-").map_or(lower.clone(), str::to_owned)
        };
        (self.setting.name, self.key.as_ref().map(|key| fold(key).into()))
    }
}

/// What a setting takes in: an entry, and the folder where relative paths start.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) entry: &'a Entry,
    pub(super) folder: &'a Path,
}

impl<'a> Said<'a> {
    pub(super) fn text(&self) -> &'a Text {
        &self.entry.text
    }

    /// The key, for settings that have keys.
    pub(super) fn key(&self) -> Result<&'a Text, Refused> {
        self.entry.key.as_ref().ok_or_else(|| reports::no_key(self.entry))
    }

    /// What the word stands for.
    pub(super) fn word<C: Choice>(&self) -> Result<C, Refused> {
        C::of(&self.text().text).ok_or_else(|| reports::unknown_word(self.entry, C::WORDS))
    }

    /// A path, from the folder on where it is relative.
    pub(super) fn path(&self) -> Result<PathBuf, Refused> {
        if self.text().text.is_empty() {
            return Err(reports::wrong(self.text(), &"a path is empty").help("`.` is the folder itself").into());
        }
        Ok(self.folder.join(self.text().path()))
    }
}

/// Why what is said of a setting has no effect.
#[derive(Debug)]
pub(super) struct Refused(pub(super) Box<Diagnostic>);

impl From<Diagnostic> for Refused {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(Box::new(diagnostic))
    }
}
