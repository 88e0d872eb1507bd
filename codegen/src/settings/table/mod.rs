//! The table of all settings.

mod read;
mod rust;

use super::Resolved;
use super::choice::{Choice, Word};
use super::entry::{Refused, Said};

/// Something that a user can choose.
///
/// It has the same name everywhere: as key of `mofc.toml`, as option of the command line, and with `_` for `-` as method of
/// [`Builder`](crate::Builder).
#[derive(Debug)]
pub struct Setting {
    /// The name.
    pub name: &'static str,
    /// Where in `mofc.toml` it stands.
    pub section: Section,
    /// What it is about, in one line.
    pub help: &'static str,
    /// A line of `mofc.toml` that shows it.
    pub example: &'static str,
    /// What is written for it.
    pub form: Form,
    /// Puts what is said of it where it belongs, or says what is wrong with it.
    pub(super) take: Take,
}

pub(super) type Take = fn(&mut Resolved, Said<'_>) -> Result<(), Refused>;

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Setting {}

/// A part of `mofc.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The top: what is read, and how.
    Top,
    /// `[rust]`: what is written.
    Rust,
}

/// What is written for a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One word out of a list; the first is the default.
    Word(&'static [Word]),
    /// A text, which is called this in help: `DIR`.
    Text(&'static str),
    /// A text that may be a whole number in a file, which is called this in help: `SIZE`.
    Number(&'static str),
    /// Any number of texts, each of which is called this in help: `PATTERN`.
    List(&'static str),
    /// Any number of texts, each under a key.
    Map {
        /// What a key is called in help: `CLASS`.
        key: &'static str,
        /// What a text is called in help: `NAME`.
        value: &'static str,
        /// How many texts stand under a key.
        texts: Texts,
        /// Where a key ends on a command line.
        equals: Equals,
    },
}

/// How many texts stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// One.
    One,
    /// Several, which is a list in a file; commas separate them on a command line.
    Several,
    /// Several, which is a list in a file. They have commas of their own, so a command line says each for itself.
    SeveralWithCommas,
}

/// Which equals sign of `KEY=TEXT` ends the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equals {
    /// The first: texts may have others.
    First,
    /// The last: keys may have others.
    Last,
}

impl Form {
    const fn choice<C: Choice>() -> Self {
        Self::Word(C::WORDS)
    }
}

/// All settings, in the order in which they are shown and take effect.
pub fn all() -> impl Iterator<Item = &'static Setting> + Clone {
    read::SETTINGS.iter().chain(rust::SETTINGS)
}

/// The setting of a name.
pub fn setting(name: &str) -> Option<&'static Setting> {
    all().find(|setting| setting.name == name)
}
