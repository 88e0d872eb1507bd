//! The files of a compile, each once, whatever names and links lead to it.

#![expect(clippy::disallowed_methods, reason = "this is the file loader")]

use hashbrown::HashMap;
use std::fs;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use mof_parser::Span;

use super::InputProblem;

/// All that is to be read, in the order in which it was found.
#[derive(Debug, Default)]
pub(super) struct Catalog<'a> {
    pub(super) sources: Vec<Source<'a>>,
    /// Every file and folder that was looked at.
    pub(super) dependencies: Vec<PathBuf>,
    /// The folders that the user named, as paths like those of files.
    pub(super) inputs: Vec<String>,
    /// Which source a path is: canonical for what is on disk, without `.` and `..` for text in memory.
    known: HashMap<PathBuf, Option<usize>>,
    folders: Folders,
}

/// One thing to read, or what is wrong with it.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// The name that diagnostics give.
    pub(super) name: String,
    pub(super) content: Content<'a>,
    pub(super) origin: Origin,
}

#[derive(Debug)]
pub(super) enum Content<'a> {
    File(PathBuf),
    Bytes(&'a [u8]),
    Problem(InputProblem),
}

/// How a source came to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The user named it.
    Named,
    /// It lies in a folder that the user named.
    Found,
    /// The directive at this place is the first to include it.
    Included(Span),
    /// It is named after something that the element at this place needs.
    LookedUp(Span),
}

impl<'a> Catalog<'a> {
    /// Adds what has no path, or whose path says nothing.
    pub(super) fn add(&mut self, name: String, content: Content<'a>, origin: Origin) -> usize {
        self.sources.push(Source { name, content, origin });
        self.sources.len() - 1
    }

    /// Adds text in memory, which [`find`](Self::find) knows by its name from now on.
    pub(super) fn add_text(&mut self, name: &str, bytes: &'a [u8]) {
        let index = self.add(name.to_owned(), Content::Bytes(bytes), Origin::Named);
        self.known.entry(without_dots(Path::new(name))).or_insert(Some(index));
    }

    /// Adds a file on disk, unless it is there already.
    pub(super) fn add_file(&mut self, path: &Path, origin: Origin) -> usize {
        let next = self.sources.len();
        match self.known.entry(self.folders.canonical(path)).or_insert(Some(next)) {
            Some(index) if *index < next => return *index,
            entry => *entry = Some(next),
        }
        self.dependencies.push(path.to_owned());
        self.add(display(path), Content::File(path.to_owned()), origin)
    }

    /// Adds a path that cannot be used as it should.
    pub(super) fn add_problem(&mut self, path: &Path, problem: InputProblem) {
        if self.dependencies.last().is_none_or(|last| last != path) {
            self.dependencies.push(path.to_owned());
        }
        self.add(display(path), Content::Problem(problem), Origin::Named);
    }

    /// Takes note of a folder; whether it is met for the first time.
    pub(super) fn enter_folder(&mut self, path: &Path) -> bool {
        let new = self.known.insert(canonical(path), None).is_none();
        if new {
            self.dependencies.push(path.to_owned());
        }
        new
    }

    /// Never enters a folder.
    pub(super) fn leave_out(&mut self, path: &Path) {
        self.known.insert(canonical(path), None);
    }

    /// The text in memory of a name.
    pub(super) fn text(&self, path: &Path) -> Option<usize> {
        self.known.get(&without_dots(path)).copied().flatten()
    }
}

/// The canonical paths of the folders in which files lie. The system looks at every part of a path to find it, which for thousands of
/// files takes longer than to read them.
#[derive(Debug, Default)]
struct Folders(HashMap<PathBuf, PathBuf>);

impl Folders {
    /// Whether two names that differ in letter case may be one file, so that only the system knows how a file is called.
    const IGNORE_CASE: bool = cfg!(any(windows, target_vendor = "apple"));

    /// The canonical path of a file.
    fn canonical(&mut self, path: &Path) -> PathBuf {
        let is_link = || fs::symlink_metadata(path).map_or(true, |metadata| metadata.is_symlink());
        match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if !Self::IGNORE_CASE && !is_link() => self.folder(folder).join(name),
            _ => canonical(path),
        }
    }

    fn folder(&mut self, path: &Path) -> &Path {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        self.0.entry_ref(path).or_insert_with(|| canonical(path))
    }
}

fn canonical(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The path without `.`, and without `..` where a folder stands before it.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// The path as given, with `/` on every system.
pub(super) fn display(path: &Path) -> String {
    let text = path.display().to_string();
    if MAIN_SEPARATOR == '/' { text } else { text.replace(MAIN_SEPARATOR, "/") }
}
