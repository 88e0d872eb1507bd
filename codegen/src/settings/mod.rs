//! What a user may choose, wherever it is written: in `mofc.toml`, on the command line or with a [`Builder`](crate::Builder).
//!
//! The one table of all there is stands in `table`; [`all`] gives it. [`Settings`] holds what was written, place by place: configuration
//! files in their order, then what the program itself was told. What a later place says of a setting, or of a key of a setting with keys,
//! takes the place of what an earlier one says of the same; within a place it adds up. [`Settings::resolve`] makes of it what a compile
//! needs and what a generator needs.
//!
//! 1. `document` and `written` bring the two forms to entries: a setting, a key where it has some, and a text, each with its place;
//! 2. the table's own functions, in `project` and `rust`, put each entry where it belongs, or say why they cannot.
//!
//! Whatever is reported points to its place in the file, or in a line that shows what was given.

pub(crate) mod choice;
mod document;
mod entry;
mod file;
mod project;
mod reports;
mod rust;
mod syntax;
mod table;
mod written;

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use mof_parser::{Diagnostic, SourceMap};

use crate::rust::Options;
use entry::{Entry, Said};
use written::Written;

pub(crate) use written::Given;

pub use choice::Word;
pub use file::{MAX_SIZE, read};
pub use project::{Project, Warnings};
pub use table::{Equals, Form, Section, Setting, Texts, all, setting};
pub use written::{NotKeyAndValue, Notation};

/// What a user wrote, not yet understood.
///
/// ```
/// use mof_codegen::settings::{Notation, Settings, setting};
/// use mof_codegen::rust::generate;
///
/// let mut settings = Settings::new(Notation::CommandLine);
/// settings.add(setting("class").expect("there is one"), "ACME_F*")?;
///
/// let mut compiler = mof_model::Compiler::new();
/// compiler.text("devices.mof", "class ACME_Fan { [Key] string Id; }; class ACME_Disk { [Key] string Id; };");
/// let mut compilation = compiler.compile();
/// let resolved = settings.resolve(&mut compilation.sources);
/// let schema = compilation.valid_schema().expect("nothing is wrong with it");
/// let generated = generate(schema, &resolved.options);
/// let code = generated.output.get("mof.rs").expect("the default name");
/// assert!(code.contains("struct AcmeFan") && !code.contains("struct AcmeDisk"));
/// # Ok::<(), mof_codegen::settings::NotKeyAndValue>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Settings {
    configurations: Vec<Configuration>,
    written: Written,
}

/// The text of a configuration file.
#[derive(Clone, Debug)]
struct Configuration {
    path: PathBuf,
    text: String,
}

/// What was written, understood.
#[derive(Debug, Default)]
pub struct Resolved {
    /// What is read, and how.
    pub project: Project,
    /// How Rust is generated.
    pub options: Options,
    /// What is wrong. What an entry with an error says is left out of the rest.
    pub diagnostics: Vec<Diagnostic>,
}

impl Resolved {
    /// Whether anything is wrong that nobody can make sense of.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

impl Settings {
    /// Nothing yet; what is added is shown in diagnostics as the user knows it.
    pub fn new(notation: Notation) -> Self {
        Self { configurations: Vec::new(), written: Written::new(notation) }
    }

    /// Takes the text of a configuration file. Relative paths in it start at its folder.
    pub fn configuration(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) {
        self.configurations.push(Configuration { path: path.into(), text: text.into() });
    }

    /// Adds what a command line says of a setting: a text, or `KEY=TEXT`, or `KEY=TEXT,TEXT`.
    ///
    /// # Errors
    ///
    /// If the setting is one with keys, and there is none.
    pub fn add(&mut self, setting: &'static Setting, text: impl AsRef<OsStr>) -> Result<(), NotKeyAndValue> {
        self.written.add(setting, text.as_ref())
    }

    /// Adds all that another has been told, but for its configuration files.
    pub fn extend(&mut self, other: &Self) {
        self.written.extend(&other.written);
    }

    /// Adds texts for a setting, under a key if it has some.
    pub(crate) fn set(&mut self, name: &str, key: Option<&str>, texts: impl IntoIterator<Item = Given>) {
        let setting = setting(name).expect("only names of the table are asked for");
        self.written.set(setting, key.map(str::to_owned), texts.into_iter().collect());
    }

    /// What the program was told, as diagnostics show it.
    pub(crate) fn told(&self) -> String {
        self.written.text()
    }

    /// Reads all that was written, and adds its text to the sources for the places that diagnostics name.
    pub fn resolve(&self, sources: &mut SourceMap) -> Resolved {
        let mut resolved = Resolved::default();
        let files = self.configurations.iter();
        let mut places: Vec<Place<'_>> = files
            .map(|file| Place {
                folder: file.path.parent().unwrap_or(Path::new("")),
                entries: document::read(file, sources, &mut resolved.diagnostics),
            })
            .collect();
        let own = self.written.entries(sources, &mut resolved.diagnostics);
        places.push(Place { folder: Path::new(""), entries: own });
        let counting = counting(&places);
        for setting in all() {
            for (entry, folder) in counting.iter().filter(|(entry, _)| entry.setting == setting) {
                let refused = (setting.take)(&mut resolved, Said { entry, folder });
                resolved.diagnostics.extend(refused.err().map(|refused| *refused.0));
            }
        }
        resolved
    }
}

/// A configuration file, or what the program was told.
struct Place<'a> {
    /// Where relative paths start.
    folder: &'a Path,
    entries: Vec<Entry>,
}

/// The entries that count, in their order: those about whose subject no later place says anything. So a setting with keys, such as
/// `rename`, can be given one more without repeating the others, and a list, such as `input`, can be given anew.
fn counting<'a>(places: &'a [Place<'a>]) -> Vec<(&'a Entry, &'a Path)> {
    let numbered =
        || places.iter().enumerate().flat_map(|(place, of)| of.entries.iter().map(move |entry| (place, entry)));
    let last: HashMap<_, usize> = numbered().map(|(place, entry)| (entry.subject(), place)).collect();
    let counts = numbered().filter(|(place, entry)| last.get(&entry.subject()) == Some(place));
    counts.map(|(place, entry)| (entry, places[place].folder)).collect()
}
