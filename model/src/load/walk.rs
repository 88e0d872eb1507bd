//! Finds the files of a compile: what was named, and what lies in the folders that were named.
//!
//! Folders are walked in the order of names, so that the same files give the same result on every system. Hidden entries are left
//! out. A file or folder that was met before, also through a symbolic link, is not taken again, which cuts loops of links.

#![expect(clippy::disallowed_methods, reason = "this is the file loader")]

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::{InputProblem, Readers};
use crate::compiler::Input;

/// What the inputs come to, in their order.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    pub(super) sources: Vec<Source<'a>>,
    /// Every file and folder that was looked at.
    pub(super) dependencies: Vec<PathBuf>,
}

/// One thing to read, or what is wrong with it.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// The name that diagnostics give.
    pub(super) name: String,
    pub(super) content: Content<'a>,
    /// Whether the user named it, rather than a folder that holds it.
    pub(super) named: bool,
}

#[derive(Debug)]
pub(super) enum Content<'a> {
    File(PathBuf),
    Bytes(&'a [u8]),
    Problem(InputProblem),
}

/// Finds all files of the inputs.
pub(super) fn find<'a>(inputs: &'a [Input], readers: &Readers<'_>) -> Found<'a> {
    let mut walk = Walk { readers, seen: HashSet::new(), found: Found::default() };
    for input in inputs {
        match input {
            Input::Path(path) => walk.named(path),
            Input::Bytes(name, bytes) => walk.add(name.clone(), Content::Bytes(bytes), true),
        }
    }
    walk.found
}

struct Walk<'a, 'r> {
    readers: &'r Readers<'r>,
    /// The canonical paths of everything met.
    seen: HashSet<PathBuf>,
    found: Found<'a>,
}

impl Walk<'_, '_> {
    fn named(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) => self.file(path, true),
            Err(error) => self.problem(path, error.into()),
        }
    }

    fn folder(&mut self, root: &Path) {
        let mut candidates = 0;
        let mut waiting = vec![root.to_owned()];
        while let Some(path) = waiting.pop() {
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => {
                    if !self.is_new(&path) {
                        candidates += usize::from(path == root);
                        continue;
                    }
                    self.found.dependencies.push(path.clone());
                    match entries(&path) {
                        Ok(entries) => waiting.extend(entries.into_iter().rev()),
                        Err(error) => {
                            candidates += 1;
                            self.problem(&path, error.into());
                        }
                    }
                }
                _ if !self.readers.is_candidate(&path) => {}
                Ok(metadata) if metadata.is_file() => {
                    candidates += 1;
                    self.file(&path, false);
                }
                // Devices and pipes are read by name only: they may never end.
                Ok(_) => {}
                Err(error) => {
                    candidates += 1;
                    self.problem(&path, error.into());
                }
            }
        }
        if candidates == 0 {
            self.problem(root, InputProblem::NoSchemaFiles);
        }
    }

    fn file(&mut self, path: &Path, named: bool) {
        if self.is_new(path) {
            self.found.dependencies.push(path.to_owned());
            self.add(display(path), Content::File(path.to_owned()), named);
        }
    }

    fn problem(&mut self, path: &Path, problem: InputProblem) {
        if self.found.dependencies.last().is_none_or(|last| last != path) {
            self.found.dependencies.push(path.to_owned());
        }
        self.add(display(path), Content::Problem(problem), true);
    }

    fn is_new(&mut self, path: &Path) -> bool {
        self.seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }
}

impl<'a> Walk<'a, '_> {
    fn add(&mut self, name: String, content: Content<'a>, named: bool) {
        self.found.sources.push(Source { name, content, named });
    }
}

/// The entries of a folder that are not hidden, by name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

/// The path as given, with `/` on every system.
fn display(path: &Path) -> String {
    let text = path.display().to_string();
    if MAIN_SEPARATOR == '/' { text } else { text.replace(MAIN_SEPARATOR, "/") }
}
