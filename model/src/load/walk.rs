//! Finds the files of a compile: what was named, and what lies in the folders that were named.
//!
//! Folders are walked in the order of names, so that the same files give the same result on every system. Hidden entries are left
//! out. A file or folder that was met before, also through a symbolic link, is not taken again, which cuts loops of links.

#![expect(clippy::disallowed_methods, reason = "this is the file loader")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::catalog::{Catalog, Origin, display};
use super::pattern::{Matches, is_pattern, matches};
use super::{InputProblem, Readers};
use crate::compiler::Input;

/// Finds all files of the inputs, but for those in folders that are left out.
pub(super) fn find<'a>(inputs: &'a [Input], left_out: &[PathBuf], readers: &Readers<'_>) -> Catalog<'a> {
    let mut walk = Walk { readers, left_out, found: Catalog::default() };
    for folder in left_out {
        walk.found.leave_out(folder);
    }
    for input in inputs {
        match input {
            Input::Path(path) => walk.named(path),
            Input::Bytes(name, bytes) => walk.found.add_text(name, bytes),
        }
    }
    walk.found
}

/// Finds all files that lie in a folder.
pub(super) fn find_below(folder: &Path, readers: &Readers<'_>) -> Catalog<'static> {
    let mut walk = Walk { readers, left_out: &[], found: Catalog::default() };
    walk.named(folder);
    walk.found
}

struct Walk<'a, 'r> {
    readers: &'r Readers<'r>,
    left_out: &'r [PathBuf],
    found: Catalog<'a>,
}

impl Walk<'_, '_> {
    fn named(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                self.found.inputs.push(display(path));
                self.folder(path);
            }
            Ok(_) => {
                self.found.add_file(path, Origin::Named);
            }
            Err(_) if is_pattern(path) => self.matching(path),
            Err(error) => self.found.add_problem(path, error.into()),
        }
    }

    /// Adds what matches a pattern: files whatever they are called, and folders as if they had been named.
    fn matching(&mut self, pattern: &Path) {
        let Matches { paths, folders } = matches(pattern, self.left_out);
        self.found.dependencies.extend(folders);
        if paths.is_empty() {
            self.found.add_problem(pattern, InputProblem::NoMatch);
        }
        for path in paths {
            if path.is_dir() {
                self.folder(&path);
            } else if path.is_file() {
                self.found.add_file(&path, Origin::Found);
            }
        }
    }

    fn folder(&mut self, root: &Path) {
        let mut candidates = 0;
        let mut waiting = vec![root.to_owned()];
        while let Some(path) = waiting.pop() {
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => {
                    if !self.found.enter_folder(&path) {
                        candidates += usize::from(path == root);
                        continue;
                    }
                    match entries(&path) {
                        Ok(entries) => waiting.extend(entries.into_iter().rev()),
                        Err(error) => {
                            candidates += 1;
                            self.found.add_problem(&path, error.into());
                        }
                    }
                }
                _ if !self.readers.is_candidate(&path) => {}
                Ok(metadata) if metadata.is_file() => {
                    candidates += 1;
                    self.found.add_file(&path, Origin::Found);
                }
                // Devices and pipes are read by name only: they may never end.
                Ok(_) => {}
                Err(error) => {
                    candidates += 1;
                    self.found.add_problem(&path, error.into());
                }
            }
        }
        if candidates == 0 {
            self.found.add_problem(root, InputProblem::NoSchemaFiles);
        }
    }
}

/// The entries of a folder that are not hidden, by name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}
