//! The front door: inputs in, a schema and everything reported about them out.

use std::path::{Path, PathBuf};

use mof_parser::reader::MofReader;
use mof_parser::{Diagnostic, Dialect, FileId, MofSpecification, Reader, SourceMap};

use crate::schema::{Schema, Valid};

/// Compiles schemas from paths, folders and text in memory.
///
/// MOF text is read without further ado; other forms need a reader of their own, such as `mof_sdk_pages::PageReader`.
#[derive(Default)]
pub struct Compiler {
    readers: Vec<Box<dyn Reader>>,
    inputs: Vec<Input>,
    dialect: Option<Dialect>,
}

#[derive(Debug)]
pub(crate) enum Input {
    Path(PathBuf),
    Bytes(String, Vec<u8>),
}

/// A file of a compile.
#[derive(Debug)]
pub struct CompiledFile {
    /// The file's text in the [`SourceMap`].
    pub id: FileId,
    /// What it says.
    pub specification: MofSpecification,
    /// Why it holds no MOF, where it does not.
    pub skipped: Option<String>,
}

/// What a compile gives.
#[derive(Debug)]
pub struct Compilation {
    /// All text that was read.
    pub sources: SourceMap,
    /// The files, in the order in which they were read.
    pub files: Vec<CompiledFile>,
    /// The resolved schema; as good as can be where there are errors.
    pub schema: Schema,
    /// Everything reported, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// Every file and folder that was read: when one of them changes, the result may.
    pub dependencies: Vec<PathBuf>,
}

impl Compilation {
    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// The schema, if it compiled without an error.
    pub fn valid_schema(&self) -> Option<Valid<&Schema>> {
        (!self.has_errors()).then_some(Valid(&self.schema))
    }
}

impl Compiler {
    /// A compiler that reads MOF text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reader; it is asked before those added earlier, and before that of MOF text.
    pub fn reader(&mut self, reader: impl Reader + 'static) -> &mut Self {
        self.readers.push(Box::new(reader));
        self
    }

    /// Reads all MOF text in one dialect.
    pub fn dialect(&mut self, dialect: Dialect) -> &mut Self {
        self.dialect = Some(dialect);
        self
    }

    /// Adds a file, or a folder with all schema files in it and below.
    pub fn path(&mut self, path: impl AsRef<Path>) -> &mut Self {
        self.inputs.push(Input::Path(path.as_ref().to_owned()));
        self
    }

    /// Adds text, under the name that diagnostics give.
    pub fn text(&mut self, name: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.bytes(name, text.into().into_bytes())
    }

    /// Adds bytes, such as those of standard input, under the name that diagnostics give.
    pub fn bytes(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> &mut Self {
        self.inputs.push(Input::Bytes(name.into(), bytes.into()));
        self
    }
}
