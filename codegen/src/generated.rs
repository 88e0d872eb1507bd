//! What a build script, or a test, has after generating.

use std::path::{Path, PathBuf};

use mof_parser::{Diagnostic, SourceMap};

use crate::Error;
use crate::output::{Output, Report, Stale};

/// What [`Builder::generate`](crate::Builder::generate) made, in memory.
///
/// A crate that commits generated code, so that who depends on it needs no generator, keeps it fresh with a test like this one:
///
/// ```no_run
/// # #![allow(clippy::test_attr_in_doctest)]
/// use mof_codegen::{Builder, Error, Layout, Stale};
///
/// /// Fails where the schemas have changed since; `UPDATE=1 cargo test` writes the code anew.
/// #[test]
/// fn generated_code_is_up_to_date() -> Result<(), Error> {
///     let generated = Builder::new().input("schemas").layout(Layout::Modules).generate()?;
///     if std::env::var_os("UPDATE").is_some() {
///         generated.write("src/schema", Stale::Delete)?;
///     }
///     generated.check("src/schema")
/// }
/// ```
#[derive(Debug)]
pub struct Generated {
    /// The files.
    pub output: Output,
    /// What was reported about the schemas and what could not be generated; no errors.
    pub diagnostics: Vec<Diagnostic>,
    /// All text that was read, for the places that the diagnostics name.
    pub sources: SourceMap,
    /// Every file and folder that was read.
    pub dependencies: Vec<PathBuf>,
}

impl Generated {
    /// Writes the files that are missing or differ to a folder. See [`Output::write`].
    ///
    /// # Errors
    ///
    /// If a file cannot be read or written, or if one is in the way that was not generated.
    pub fn write(&self, folder: impl AsRef<Path>, stale: Stale) -> Result<Report, Error> {
        Ok(self.output.write(folder, stale)?)
    }

    /// Whether a folder holds what [`write`](Self::write) would leave there; nothing is changed.
    ///
    /// # Errors
    ///
    /// If a file is missing, differs or is no longer generated: the error [is out of date](Error::is_out_of_date) and names each such
    /// file, with the first line that differs. Also if a file is there but cannot be read.
    pub fn check(&self, folder: impl AsRef<Path>) -> Result<(), Error> {
        let differences = self.output.check(&folder)?;
        if differences.is_empty() {
            return Ok(());
        }
        Err(Error::out_of_date(folder.as_ref(), &differences, &self.output))
    }
}
