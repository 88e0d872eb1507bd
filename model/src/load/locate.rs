//! Finds the file that a directive names: beside the including file, then in each folder of the search path.
//!
//! `/` and `\` both separate folders. Schemas come from systems that do not tell `Core` from `core`, so a name that no file has exactly
//! is looked for in any letter case.

#![expect(clippy::disallowed_methods, reason = "this is the file loader")]

use hashbrown::HashMap;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use mof_parser::suggest;

use super::catalog::{Catalog, display};

/// Where a directive's file was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Located {
    /// A source that is known already.
    Text(usize),
    /// A file on disk.
    File(PathBuf),
    /// A file on disk whose name has other letters in capitals.
    OtherCase(PathBuf),
}

/// Finds files, and remembers the folders that it looked into.
#[derive(Debug)]
pub(super) struct Locator<'s> {
    search_path: &'s [PathBuf],
    /// The entries of folders by their names in lower case.
    listings: HashMap<PathBuf, BTreeMap<String, OsString>>,
}

impl<'s> Locator<'s> {
    pub(super) fn new(search_path: &'s [PathBuf]) -> Self {
        Self { search_path, listings: HashMap::new() }
    }

    /// The file of a path as written in a file of this folder.
    pub(super) fn find(&mut self, folder: &Path, written: &str, catalog: &Catalog<'_>) -> Option<Located> {
        let written = PathBuf::from(written.replace('\\', "/"));
        let folders: Vec<&Path> =
            std::iter::once(folder).chain(self.search_path.iter().map(PathBuf::as_path)).collect();
        let exact = folders.iter().find_map(|folder| exactly(&folder.join(&written), catalog));
        exact.or_else(|| folders.iter().find_map(|folder| self.in_any_case(folder, &written)).map(Located::OtherCase))
    }

    fn in_any_case(&mut self, folder: &Path, written: &Path) -> Option<PathBuf> {
        let mut path = folder.to_owned();
        for component in written.components() {
            let Component::Normal(name) = component else {
                path.push(component);
                continue;
            };
            let entry = self.listing(&path).get(&name.to_string_lossy().to_lowercase())?.clone();
            path.push(if path.join(name).exists() { name.to_owned() } else { entry });
        }
        path.is_file().then_some(path)
    }

    fn listing(&mut self, folder: &Path) -> &BTreeMap<String, OsString> {
        self.listings.entry(folder.to_owned()).or_insert_with(|| entries(folder))
    }

    /// Says where a file was looked for, or which other name was probably meant.
    pub(super) fn advice(&mut self, folder: &Path, written: &str) -> String {
        let path = folder.join(written.replace('\\', "/"));
        if path.is_dir() {
            return "it is a folder: name a file in it".to_owned();
        }
        let (folder_meant, name) = (path.parent().unwrap_or(folder), path.file_name().unwrap_or_default());
        let entries = self.listing(folder_meant).values().filter_map(|entry| entry.to_str());
        if let Some(meant) = suggest::nearest(&name.to_string_lossy(), entries) {
            return format!("did you mean `{meant}`?");
        }
        let beside = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let looked: Vec<String> = std::iter::once(beside)
            .chain(self.search_path.iter().map(PathBuf::as_path))
            .map(|folder| format!("`{}`", display(folder)))
            .collect();
        format!("it was looked for in {}; `-I` adds a folder to search", looked.join(", "))
    }
}

/// Text in memory under this name, or a file on disk. Devices and pipes are not included: they may never end.
fn exactly(path: &Path, catalog: &Catalog<'_>) -> Option<Located> {
    let on_disk = || path.is_file().then(|| Located::File(path.to_owned()));
    catalog.text(path).map(Located::Text).or_else(on_disk)
}

fn entries(folder: &Path) -> BTreeMap<String, OsString> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut names: Vec<OsString> =
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.file_name())).collect();
    // Of two names that differ in case only, the first in order counts.
    names.sort_by(|one, other| other.cmp(one));
    names.into_iter().map(|name| (name.to_string_lossy().to_lowercase(), name)).collect()
}
