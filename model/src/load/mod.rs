//! The file loader: bytes of files, folders and memory to texts and their syntax trees.
//!
//! This is the only place of the crate that touches the disk. What cannot be read becomes a diagnostic at an empty text of that
//! name, never an abort. Files are read and parsed by several threads; results stand in the order of the inputs.

mod parallel;
mod problem;
mod walk;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use mof_parser::reader::MofReader;
use mof_parser::source::{Decoded, decode};
use mof_parser::{Diagnostic, FileId, Reader, Reading, SourceFile, SourceMap};

use self::parallel::in_parallel;
use self::problem::InputProblem;
use self::walk::{Content, Source};
use crate::compiler::{CompiledFile, Input};

/// The most bytes that one file may have, whatever the setting: more text than this has no place in a [`SourceMap`].
const MAX_SIZE: u64 = 1 << 30;

/// All texts of a compile and what they say.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) sources: SourceMap,
    pub(crate) files: Vec<CompiledFile>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) dependencies: Vec<PathBuf>,
}

/// Reads and parses all inputs.
///
/// Files that `#pragma include` names will be added to what [`walk::find`] finds, once their place in the order is settled.
pub(crate) fn load(inputs: &[Input], readers: &Readers<'_>, max_size: u64) -> Loaded {
    let limit = max_size.min(MAX_SIZE);
    let found = walk::find(inputs, readers);
    let texts = in_parallel(&found.sources, |source| text(source, limit));
    let mut loaded = Loaded { dependencies: found.dependencies, ..Loaded::default() };
    let mut readable = Vec::new();
    for (source, text) in found.sources.into_iter().zip(texts) {
        let file = loaded.add(source.name, text);
        readable.extend(file.map(|id| (id, source.named)));
    }
    let readings = in_parallel(&readable, |(id, _)| readers.read(loaded.sources.file(*id)));
    for ((id, named), reading) in readable.into_iter().zip(readings) {
        loaded.take(id, named, reading);
    }
    loaded
}

/// All readers of a compile.
pub(crate) struct Readers<'a> {
    /// Those of the user, the last added first in line.
    pub(crate) added: &'a [Box<dyn Reader>],
    pub(crate) mof: MofReader,
}

impl Readers<'_> {
    fn all(&self) -> impl Iterator<Item = &dyn Reader> {
        self.added.iter().rev().map(AsRef::as_ref).chain(std::iter::once(&self.mof as &dyn Reader))
    }

    fn is_candidate(&self, path: &Path) -> bool {
        self.all().any(|reader| reader.is_candidate(path))
    }

    fn read(&self, file: &SourceFile) -> Reading {
        self.all().find(|reader| reader.reads(file)).unwrap_or(&self.mof).read(file)
    }
}

impl Loaded {
    /// Keeps a text, or the name of what has none. Gives the id of what is to be parsed.
    fn add(&mut self, name: String, text: Result<Decoded, InputProblem>) -> Option<FileId> {
        match text {
            Ok(decoded) => {
                let doubt = decoded.doubt().zip(decoded.first_doubtful);
                let id = self.sources.add(name, decoded.text);
                let file = self.sources.file(id);
                self.diagnostics.extend(doubt.map(|(what, offset)| problem::doubtful(file, &what, offset)));
                Some(id)
            }
            Err(problem) => {
                let id = self.sources.add(name, "");
                self.diagnostics.push(problem.diagnostic(self.sources.file(id)));
                None
            }
        }
    }

    /// Keeps what a reader made of a text.
    fn take(&mut self, id: FileId, named: bool, reading: Reading) {
        let Reading { specification, diagnostics, skipped } = reading;
        if specification.productions.is_empty() && diagnostics.is_empty() && skipped.is_none() {
            self.diagnostics.push(problem::no_declarations(self.sources.file(id), named));
        }
        self.diagnostics.extend(diagnostics);
        self.files.push(CompiledFile { id, specification, skipped });
    }
}

fn text(source: &Source<'_>, limit: u64) -> Result<Decoded, InputProblem> {
    let bytes = match &source.content {
        Content::File(path) => read_file(path, limit)?,
        Content::Bytes(bytes) => bytes.to_vec(),
        Content::Problem(problem) => return Err(problem.clone()),
    };
    let size = bytes.len() as u64;
    if size > limit {
        return Err(InputProblem::TooLarge { size, limit });
    }
    decode(bytes).map_err(|_| InputProblem::NotText)
}

#[expect(clippy::disallowed_methods, reason = "this is the file loader")]
fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, InputProblem> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Err(InputProblem::TooLarge { size, limit });
    }
    // A file may grow while it is read, and a device has no size.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
