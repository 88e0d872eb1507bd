//! What a user may choose, wherever it is written: in `mofc.toml`, on the command line or with a [`Builder`](crate::Builder).
//!
//! [`SETTINGS`] is the one table of all there is. [`Settings`] holds what was written, in two layers: what the configuration file says
//! counts where the program itself was told nothing. [`Settings::resolve`] makes of both what a compile needs and what a generator needs.
//!
//! 1. `document` and `written` bring the two forms to entries: a setting, a key where it has some, and a text, each with its place;
//! 2. the table's own functions, in `project` and `rust`, put each entry where it belongs, or say why they cannot.
//!
//! Whatever is reported points to its place in the file, or in a line that shows what was given.

mod document;
mod file;
mod project;
mod reports;
mod rust;
mod syntax;
mod table;
mod written;

use std::path::{Path, PathBuf};

use mof_parser::{Diagnostic, SourceMap, Span};

use crate::rust::Options;
use written::Written;

pub use file::{MAX_SIZE, read};
pub use project::{Project, parse_size};
pub use table::{Form, SETTINGS, Section, Setting, Word, setting};
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
    configuration: Option<Configuration>,
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

/// Why what is said of a setting has no effect.
#[derive(Debug)]
pub struct Refused(Box<Diagnostic>);

impl From<Diagnostic> for Refused {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(Box::new(diagnostic))
    }
}

/// What is said of one setting once.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    setting: &'static Setting,
    key: Option<Text>,
    text: Text,
}

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    text: String,
    span: Span,
}

impl Settings {
    /// Nothing yet; what is added is shown in diagnostics as the user knows it.
    pub fn new(notation: Notation) -> Self {
        Self { configuration: None, written: Written::new(notation) }
    }

    /// Takes the text of a configuration file. Relative paths in it start at its folder.
    pub fn configuration(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) {
        self.configuration = Some(Configuration { path: path.into(), text: text.into() });
    }

    /// Adds what a command line says of a setting: a text, or `KEY=TEXT`, or `KEY=TEXT,TEXT`.
    ///
    /// # Errors
    ///
    /// If the setting is one with keys, and there is none.
    pub fn add(&mut self, setting: &'static Setting, text: &str) -> Result<(), NotKeyAndValue> {
        self.written.add(setting, text)
    }

    /// Adds texts for a setting, under a key if it has some.
    pub(crate) fn set(&mut self, name: &str, key: Option<String>, texts: impl IntoIterator<Item = String>) {
        let setting = setting(name).expect("only names of the table are asked for");
        self.written.set(setting, key, texts.into_iter().collect());
    }

    /// Reads all that was written, and adds its text to the sources for the places that diagnostics name.
    ///
    /// Where the program was told something about a setting, what the file says of it does not count.
    pub fn resolve(&self, sources: &mut SourceMap) -> Resolved {
        let mut resolved = Resolved::default();
        let own = self.written.entries(sources);
        let folder = self.configuration.as_ref().and_then(|configuration| configuration.path.parent());
        let file = match &self.configuration {
            Some(configuration) => document::read(configuration, sources, &mut resolved.diagnostics),
            None => Vec::new(),
        };
        for setting in SETTINGS {
            let is_it = |entry: &&Entry| entry.setting == setting;
            let (entries, folder) = if own.iter().any(|entry| is_it(&entry)) { (&own, None) } else { (&file, folder) };
            for entry in entries.iter().filter(is_it) {
                apply(entry, folder.unwrap_or(Path::new("")), &mut resolved);
            }
        }
        resolved
    }
}

fn apply(entry: &Entry, folder: &Path, resolved: &mut Resolved) {
    let result = match entry.setting.form {
        Form::Word { words, .. } => match words.iter().find(|word| word.name == entry.text.text) {
            Some(word) => {
                (word.set)(resolved);
                Ok(())
            }
            None => Err(reports::unknown_word(entry, words)),
        },
        Form::Text { set, .. } | Form::List { add: set, .. } => set(resolved, &entry.text, folder),
        Form::Map { add, .. } => match &entry.key {
            Some(key) => add(resolved, key, &entry.text),
            None => Err(reports::no_key(entry)),
        },
    };
    resolved.diagnostics.extend(result.err().map(|refused| *refused.0));
}
