//! Paths with wildcards, such as `schemas/**/*.mof`.
//!
//! A shell expands them for a command line, but not for a build script, and not on Windows. `*` stands for any characters of a name, `?`
//! for one character, `**` for folders in folders, none included. Letter case is ignored, as in the names of included files, and what is
//! hidden matches only a name that begins with a dot as well. `**` does not follow links, which cuts loops.

#![expect(clippy::disallowed_methods, reason = "this is the file loader")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What matches a pattern.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// Files and folders, in order.
    pub(super) paths: Vec<PathBuf>,
    /// The folders that were looked into.
    pub(super) folders: BTreeSet<PathBuf>,
}

/// Whether a path has wildcards in it.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.components().any(|component| wild(component).is_some())
}

/// The files and folders that match a pattern and do not lie in a folder that is left out.
pub(super) fn matches(pattern: &Path, left_out: &[PathBuf]) -> Matches {
    let left_out: Vec<PathBuf> = left_out.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
    let mut search = Search { left_out, folders: BTreeSet::new() };
    let mut reached = BTreeSet::from([PathBuf::new()]);
    for component in pattern.components() {
        let each = reached.iter();
        reached = match wild(component) {
            Some("**") => each.flat_map(|folder| search.folders_below(folder)).collect(),
            Some(name) => each.flat_map(|folder| search.entries_like(folder, name)).collect(),
            None => each.map(|folder| folder.join(component)).filter(|path| path.exists()).collect(),
        };
    }
    Matches { paths: reached.into_iter().collect(), folders: search.folders }
}

/// A part of a path that has wildcards. What is not Unicode has none.
fn wild(component: Component<'_>) -> Option<&str> {
    match component {
        Component::Normal(name) => name.to_str().filter(|name| name.contains(['*', '?'])),
        _ => None,
    }
}

struct Search {
    left_out: Vec<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Search {
    /// The entries of a folder whose names match.
    fn entries_like(&mut self, folder: &Path, name: &str) -> Vec<PathBuf> {
        let entries = self.entries(folder).into_iter();
        entries.filter(|(entry, _)| is_like(entry, name)).map(|(entry, _)| folder.join(entry)).collect()
    }

    /// The folder itself and all below it.
    fn folders_below(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut below = vec![folder.to_owned()];
        let mut next = 0;
        while let Some(folder) = below.get(next).cloned() {
            let entries = self.entries(&folder).into_iter();
            let folders = entries.filter(|(name, is_folder)| *is_folder && is_like(name, "*"));
            below.extend(folders.map(|(name, _)| folder.join(name)));
            next += 1;
        }
        below
    }

    /// The names in a folder, and whether each is a folder itself. What cannot be read holds nothing that matches.
    fn entries(&mut self, folder: &Path) -> Vec<(String, bool)> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        if self.is_left_out(folder) {
            return Vec::new();
        }
        self.folders.insert(folder.to_owned());
        let entry = |entry: fs::DirEntry| {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            entry.file_name().into_string().ok().map(|name| (name, is_folder))
        };
        entries.flatten().filter_map(entry).collect()
    }

    fn is_left_out(&self, folder: &Path) -> bool {
        !self.left_out.is_empty() && folder.canonicalize().is_ok_and(|folder| self.left_out.contains(&folder))
    }
}

/// Whether a name matches: each `*` takes as little as it can, and more when what follows does not fit.
fn is_like(name: &str, pattern: &str) -> bool {
    if name.starts_with('.') && !pattern.starts_with('.') {
        return false;
    }
    let (name, pattern): (Vec<char>, Vec<char>) = (name.chars().collect(), pattern.chars().collect());
    let (mut at, mut wanted, mut retry) = (0, 0, None);
    while at < name.len() {
        match pattern.get(wanted) {
            Some('*') => {
                wanted += 1;
                retry = Some((at, wanted));
            }
            Some(character) if *character == '?' || character.eq_ignore_ascii_case(&name[at]) => {
                (at, wanted) = (at + 1, wanted + 1);
            }
            _ => {
                let Some((taken, after)) = retry else { return false };
                retry = Some((taken + 1, after));
                (at, wanted) = (taken + 1, after);
            }
        }
    }
    pattern[wanted..].iter().all(|character| *character == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_whole_and_in_any_case() {
        for (name, pattern) in
            [("a.mof", "*.mof"), ("A.MOF", "?.mof"), ("abcabd", "*abd"), ("x", "*x*"), (".git", ".*")]
        {
            assert!(is_like(name, pattern), "{name} {pattern}");
        }
        for (name, pattern) in [("a.mofx", "*.mof"), ("", "?"), ("ab", "?"), (".git", "*"), ("abc", "a*d")] {
            assert!(!is_like(name, pattern), "{name} {pattern}");
        }
    }

    #[test]
    fn folders_are_searched_but_for_those_left_out() {
        let root = tempfile::tempdir().expect("a folder can be made");
        for file in ["a.mof", "sub/b.MOF", "sub/deep/c.mof", "sub/deep/readme.txt", "target/d.mof", ".git/e.mof"] {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
            fs::write(path, "").expect("a file can be written");
        }
        let found = |pattern: &str| -> Vec<String> {
            let found = matches(&root.path().join(pattern), &[root.path().join("target")]);
            let below = |path: PathBuf| path.strip_prefix(root.path()).expect("all lie below").display().to_string();
            found.paths.into_iter().map(below).map(|path| path.replace('\\', "/")).collect()
        };
        assert_eq!(found("**/*.mof"), ["a.mof", "sub/b.MOF", "sub/deep/c.mof"]);
        assert_eq!(found("*/*.mof"), ["sub/b.MOF"]);
        assert_eq!(found("s?b/**/c.mof"), ["sub/deep/c.mof"]);
        assert_eq!(found("*/deep"), ["sub/deep"]);
        assert!(found("*.mfl").is_empty());
    }
}
