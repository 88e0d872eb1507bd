//! Settings of what is read and where to write.

use std::path::{Path, PathBuf};

use mof_model::{Compiler, Locale, World};
use mof_parser::Dialect;
use mof_parser::diagnostic::{Level, Levels};

use super::{Refused, Resolved, Text, reports};
use crate::all_codes::find_code;

/// What is read, how, and where the result goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// Files and folders to read.
    pub input: Vec<PathBuf>,
    /// Folders to look in for what the inputs need.
    pub include: Vec<PathBuf>,
    /// The dialect of all MOF text; each file's own where there is none.
    pub dialect: Option<Dialect>,
    /// The locale of localized qualifiers.
    pub locale: Option<Locale>,
    /// Whether the inputs are all there is.
    pub world: World,
    /// The levels that the user gives to codes.
    pub levels: Levels,
    /// The most bytes that a file may have.
    pub max_file_size: Option<u64>,
    /// The folder to write Rust to.
    pub output: Option<PathBuf>,
}

impl Project {
    /// Tells a compiler all of it but where to write.
    pub(crate) fn apply(&self, compiler: &mut Compiler) {
        for path in &self.input {
            compiler.path(path);
        }
        for folder in &self.include {
            compiler.search_path(folder);
        }
        if let Some(dialect) = self.dialect {
            compiler.dialect(dialect);
        }
        if let Some(locale) = self.locale {
            compiler.locale(locale);
        }
        if let Some(bytes) = self.max_file_size {
            compiler.max_file_size(bytes);
        }
        compiler.world(self.world).levels(self.levels.clone());
    }
}

pub(super) fn input(resolved: &mut Resolved, text: &Text, folder: &Path) -> Result<(), Refused> {
    resolved.project.input.push(path(text, folder)?);
    Ok(())
}

pub(super) fn include(resolved: &mut Resolved, text: &Text, folder: &Path) -> Result<(), Refused> {
    resolved.project.include.push(path(text, folder)?);
    Ok(())
}

pub(super) fn output(resolved: &mut Resolved, text: &Text, folder: &Path) -> Result<(), Refused> {
    resolved.project.output = Some(path(text, folder)?);
    Ok(())
}

fn path(text: &Text, folder: &Path) -> Result<PathBuf, Refused> {
    if text.text.is_empty() {
        return Err(reports::wrong(text, &"a path is empty").help("`.` is the folder itself").into());
    }
    Ok(folder.join(&text.text))
}

pub(super) fn locale(resolved: &mut Resolved, text: &Text, _: &Path) -> Result<(), Refused> {
    let locale = text.text.parse().map_err(|error| reports::wrong(text, &error))?;
    resolved.project.locale = Some(locale);
    Ok(())
}

pub(super) fn max_file_size(resolved: &mut Resolved, text: &Text, _: &Path) -> Result<(), Refused> {
    resolved.project.max_file_size = Some(parse_size(&text.text).map_err(|error| reports::wrong(text, &error))?);
    Ok(())
}

pub(super) fn level(resolved: &mut Resolved, code: &Text, level: &Text) -> Result<(), Refused> {
    let code_of = find_code(&code.text).map_err(|error| reports::wrong(code, &error))?;
    let known = Level::ALL.into_iter().find(|known| known.name() == level.text);
    let known = known.ok_or_else(|| {
        let names = Level::ALL.map(|known| format!("`{}`", known.name())).join(", ");
        reports::wrong(level, &format!("`{}` is no level", level.text)).help(format!("there are {names}"))
    })?;
    let set = resolved.project.levels.set(code_of, known).map_err(|error| reports::wrong(level, &error).into());
    resolved.options.levels = resolved.project.levels.clone();
    set
}

/// A number of bytes: `4096`, `64K`, `64M`, `1G`.
///
/// # Errors
///
/// If the text is nothing like that; the error says what to write.
pub fn parse_size(text: &str) -> Result<u64, String> {
    let (digits, shift) = match text.as_bytes().last() {
        Some(b'K' | b'k') => (&text[..text.len() - 1], 10),
        Some(b'M' | b'm') => (&text[..text.len() - 1], 20),
        Some(b'G' | b'g') => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    let number =
        digits.parse::<u64>().map_err(|_| "write a number of bytes such as 4096, 64K, 64M or 1G".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "that is more than a file can hold".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_may_have_a_unit() {
        let sizes = ["4096", "64K", "64m", "1G"].map(|text| parse_size(text).expect("a size"));
        assert_eq!(sizes, [4096, 64 << 10, 64 << 20, 1 << 30]);
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for text in ["", "M", "-1", "1.5M", "64MB", "99999999999999G"] {
            assert!(parse_size(text).is_err(), "{text}");
        }
    }
}
