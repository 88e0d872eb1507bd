//! What turns a source file into a syntax tree: MOF text here, other forms in crates of their own.

use std::path::Path;

use crate::ast::MofSpecification;
use crate::diagnostic::Diagnostic;
use crate::dialect::{Dialect, detect};
use crate::parse::parse;
use crate::source::SourceFile;

/// What a [`Reader`] made of a file.
#[derive(Debug)]
pub struct Reading {
    /// The file's syntax tree.
    pub specification: MofSpecification,
    /// What was found wrong, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// Why the file holds no MOF at all, where it does not: `an overview page`.
    pub skipped: Option<String>,
}

/// A form in which schemas are written.
///
/// A compiler asks its readers in turn which of them [`reads`](Self::reads) a file, by its path and text, and hands it to the first.
pub trait Reader: Send + Sync {
    /// Whether a folder's file is worth opening, by its name; a file that the user named is opened whatever its name.
    fn is_candidate(&self, path: &Path) -> bool;

    /// Whether this reader reads the file.
    fn reads(&self, file: &SourceFile) -> bool;

    /// Reads the file. Never fails: what cannot be understood becomes a diagnostic.
    fn read(&self, file: &SourceFile) -> Reading;

    /// Reads a file that another one includes. One that shows no dialect of its own is in that of the other, `dialect`.
    ///
    /// A reader whose files are all in one dialect need not care. One that wraps another reader hands this on as well.
    fn read_included(&self, file: &SourceFile, dialect: Dialect) -> Reading {
        let _ = dialect;
        self.read(file)
    }
}

/// Reads MOF text (`.mof`, `.mfl`).
#[derive(Clone, Copy, Debug, Default)]
pub struct MofReader {
    /// The dialect of every file; without one, each is read in the dialect that it states in a comment before anything else,
    /// `// mofc: dialect = wmi`, or that its name and text show ([`detect`]), or else in [`Dialect::Standard`].
    pub dialect: Option<Dialect>,
}

impl Reader for MofReader {
    fn is_candidate(&self, path: &Path) -> bool {
        path.extension()
            .is_some_and(|extension| ["mof", "mfl"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
    }

    fn reads(&self, _: &SourceFile) -> bool {
        true
    }

    fn read(&self, file: &SourceFile) -> Reading {
        self.read_included(file, Dialect::Standard)
    }

    fn read_included(&self, file: &SourceFile, dialect: Dialect) -> Reading {
        let own = self.dialect.or_else(|| detect(file.path(), file.text()));
        let parsed = parse(file, own.unwrap_or(dialect));
        Reading { specification: parsed.specification, diagnostics: parsed.diagnostics, skipped: None }
    }
}
