//! The steps of writing that touch the disk.

#![expect(clippy::disallowed_methods, reason = "this is the output writer")]

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use super::error::WriteError;
use super::is_marked;

/// Where a file of an output lies on the disk.
pub(super) fn target(folder: &Path, path: &str) -> Result<PathBuf, WriteError> {
    let relative = Path::new(path);
    let stays_inside = relative.components().all(|component| matches!(component, Component::Normal(_)));
    if path.is_empty() || path.contains('\\') || !stays_inside {
        return Err(WriteError::leads_out(path));
    }
    Ok(folder.join(relative))
}

/// The text of a file; `None` where there is none. Bytes that are no text are read as replacement characters: they differ from
/// whatever is generated.
pub(super) fn read(path: &Path) -> Result<Option<String>, WriteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(_) if path.is_dir() => Err(WriteError::folder_in_the_way(path)),
        Err(error) => match not_a_folder(path) {
            Some(obstacle) => Err(WriteError::no_folder(obstacle)),
            None => Err(WriteError::io("read", path, error)),
        },
    }
}

/// A file that stands beside its target with its whole text, and goes away unless it is committed.
#[derive(Debug)]
pub(super) struct Staged {
    temporary: PathBuf,
    target: PathBuf,
    is_committed: bool,
}

impl Staged {
    pub(super) fn new(target: PathBuf, text: &str) -> Result<Self, WriteError> {
        if let Some(folder) = target.parent() {
            make_folder(folder)?;
        }
        let staged = Self { temporary: beside(&target), target, is_committed: false };
        File::create(&staged.temporary)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|error| WriteError::io("write", &staged.target, error))?;
        Ok(staged)
    }

    pub(super) fn commit(mut self) -> Result<(), WriteError> {
        fs::rename(&self.temporary, &self.target).map_err(|error| WriteError::io("write", &self.target, error))?;
        self.is_committed = true;
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.is_committed {
            // There is nobody left to tell, and the error that led here says more.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A name beside the target that no other process writes to.
fn beside(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    target.with_file_name(name)
}

fn make_folder(folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|error| match not_a_folder(folder) {
        Some(obstacle) => WriteError::no_folder(obstacle),
        None => WriteError::io("make the folder", folder, error),
    })
}

/// The part of a path that is there but is no folder.
fn not_a_folder(path: &Path) -> Option<&Path> {
    path.ancestors().find(|ancestor| ancestor.is_file())
}

pub(super) fn delete(path: &Path) -> Result<(), WriteError> {
    fs::remove_file(path).map_err(|error| WriteError::io("delete", path, error))
}

/// The names of the files of a folder, not of those below it, that carry our mark in their first line; in order.
pub(super) fn marked_files(folder: &Path) -> Result<Vec<String>, WriteError> {
    let failed = |error| WriteError::io("read the folder", folder, error);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut marked = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let is_file = entry.file_type().map_err(failed)?.is_file();
        if let (true, Some(name)) = (is_file, entry.file_name().to_str())
            && is_marked_file(&entry.path())?
        {
            marked.push(name.to_owned());
        }
    }
    marked.sort();
    Ok(marked)
}

/// The longest first line that is looked at, in bytes.
const FIRST_LINE: u64 = 200;

fn is_marked_file(path: &Path) -> Result<bool, WriteError> {
    let failed = |error| WriteError::io("read", path, error);
    let mut start = Vec::new();
    File::open(path).map_err(failed)?.take(FIRST_LINE).read_to_end(&mut start).map_err(failed)?;
    Ok(is_marked(&String::from_utf8_lossy(&start)))
}
