//! Settings of what is read and where to write.

use std::path::PathBuf;

use mof_model::{Compiler, Locale, World};
use mof_parser::Dialect;
use mof_parser::diagnostic::{Level, Levels};

use super::choice::choice;
use super::entry::{Refused, Said};
use super::{Resolved, reports};
use crate::Stale;
use crate::all_codes::find_code;

choice! {
    /// What becomes of warnings.
    pub enum Warnings {
        /// They are shown; cargo shows the first twenty of a build.
        Show = "show",
        /// They are errors.
        Deny = "deny",
        /// Nobody sees them.
        Hide = "hide",
    }
}

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
    /// What becomes of warnings.
    pub warnings: Warnings,
    /// The most bytes that a file may have.
    pub max_file_size: Option<u64>,
    /// The folder to write Rust to.
    pub output: Option<PathBuf>,
    /// What becomes of files in it that are no longer generated.
    pub stale: Stale,
}

impl Project {
    /// Tells a compiler how to read, and where to look for what the inputs need; the inputs are for the caller to add.
    pub fn apply(&self, compiler: &mut Compiler) {
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

pub(super) fn input(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    resolved.project.input.push(if said.text().text == STANDARD_INPUT { STANDARD_INPUT.into() } else { said.path()? });
    Ok(())
}

/// The input that is no path.
const STANDARD_INPUT: &str = "-";

pub(super) fn include(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    resolved.project.include.push(said.path()?);
    Ok(())
}

pub(super) fn output(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    resolved.project.output = Some(said.path()?);
    Ok(())
}

pub(super) fn locale(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let locale = said.text().text.parse().map_err(|error| reports::wrong(said.text(), &error))?;
    resolved.project.locale = Some(locale);
    Ok(())
}

pub(super) fn max_file_size(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let size = parse_size(&said.text().text).map_err(|error| reports::wrong(said.text(), &error))?;
    resolved.project.max_file_size = Some(size);
    Ok(())
}

pub(super) fn level(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let (key, text) = (said.key()?, said.text());
    let code = find_code(&key.text).map_err(|error| reports::wrong(key, &error))?;
    let level: Level = said.word()?;
    resolved.project.levels.set(code, level).map_err(|error| reports::wrong(text, &error).into())
}

/// A number of bytes: `4096`, `64K`, `64M`, `1G`.
fn parse_size(text: &str) -> Result<u64, String> {
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
