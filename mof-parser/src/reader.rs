//! What turns a source file into a syntax tree: MOF text here, other forms in crates of their own.

use std::any::Any;
use std::path::Path;

use crate::ast::MofSpecification;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Levels};
use crate::dialect::{Dialect, detect};
use crate::parse::parse_range_with;
use crate::source::{SourceFile, Span, as_offset};
use crate::statement::statements;

/// What a [`Reader`] made of a file.
#[derive(Debug)]
pub struct Reading {
    /// The file's syntax tree.
    pub specification: MofSpecification,
    /// What was found wrong, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// Why the file holds no MOF at all, where it does not: `an overview page`.
    pub skipped: Option<String>,
    /// What the file says about others, which [`Reader::link`] settles once all have been read. Only the reader knows of what type it is.
    pub pending: Option<Box<dyn Any + Send + Sync>>,
    /// What the file corrects in the declarations of others, in source order.
    pub corrections: Vec<Correction>,
}

/// One correction that a file makes in what another declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The class, as it is named in the end.
    pub class: String,
    /// The property, the method, or the parameter as `Method.Parameter`; `None` for the class itself.
    pub part: Option<String>,
    /// What of it is corrected: `type`, `values`, `added`.
    pub what: String,
    /// Why, in the words of who made it.
    pub reason: Option<String>,
    /// Where it is stated.
    pub span: Span,
}

/// How files are read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The dialect of the file that includes this one, or needs what it declares, where there is one. A file that shows no dialect of its
    /// own is in that of the other.
    pub asked_in: Option<Dialect>,
    /// The levels that the user gives to codes.
    pub levels: Levels,
    /// The folders among the inputs, as paths like those of files: every file that lies below one of them and could be read has been.
    /// Only [`Reader::link`] is told.
    pub folders: Vec<String>,
}

/// A form in which schemas are written.
///
/// A compiler asks its readers in turn which of them [`reads`](Self::reads) a file, by its path and text, and hands it to the first.
pub trait Reader: Send + Sync {
    /// Whether a folder's file is worth opening, by its name; a file that the user named is opened whatever its name.
    fn is_candidate(&self, path: &Path) -> bool;

    /// Whether this reader reads the file.
    fn reads(&self, file: &SourceFile) -> bool;

    /// The class that a file is named after, if such files are named otherwise than `CLASS.ext`. Names may be wrong: the file is then read
    /// in vain.
    fn named_after(&self, path: &Path) -> Option<String> {
        let _ = path;
        None
    }

    /// Reads the file. Never fails: what cannot be understood becomes a diagnostic.
    fn read(&self, file: &SourceFile, options: &ReadOptions) -> Reading;

    /// Settles what files say about each other. It is called once for all files that this reader has read, in the order in which they
    /// were found.
    fn link(&self, files: &mut [(&SourceFile, &mut Reading)], options: &ReadOptions) {
        let _ = (files, options);
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

    fn read(&self, file: &SourceFile, options: &ReadOptions) -> Reading {
        let own = self.dialect.or_else(|| detect(file.path(), file.text()));
        let dialect = own.or(options.asked_in).unwrap_or_default();
        let span = file.span();
        let mut diagnostics = Diagnostics::new(dialect).with_levels(&options.levels);
        misstated(file).for_each(|misstated| diagnostics.report(misstated));
        let parsed = parse_range_with(file, span.start..span.end, diagnostics);
        Reading {
            specification: parsed.specification,
            diagnostics: parsed.diagnostics,
            skipped: None,
            pending: None,
            corrections: Vec::new(),
        }
    }
}

/// Reports comments for this compiler that it does not understand.
fn misstated(file: &SourceFile) -> impl Iterator<Item = Diagnostic> {
    let unknown = statements(file.text()).filter_map(Result::err);
    unknown.map(|words| {
        let start = as_offset(file.text().find(words).unwrap_or_default());
        let span = Span { file: file.id(), start, end: start + as_offset(words.len()) };
        let names = Dialect::ALL.map(|dialect| format!("`{dialect}`")).join(", ");
        let message = format!("`{words}` states nothing that is known here");
        let help = format!("write `// mofc: stubs`, or a dialect, as in `// mofc: dialect = wmi`; there are {names}");
        Diagnostic::new(codes::UNKNOWN_STATEMENT, span, message).help(help)
    })
}
