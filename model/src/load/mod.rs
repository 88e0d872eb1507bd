//! The file loader: bytes of files, folders and memory to texts and their syntax trees.
//!
//! This is the only place of the crate that touches the disk. What cannot be read becomes a diagnostic at an empty text of that
//! name, never an abort. Files are read and parsed by several threads; results stand in the order in which the files were found: the
//! inputs, then round by round what those read last include, then what is missing still and lies on the search path.

mod catalog;
mod include;
mod language;
mod locate;
mod look_up;
mod names;
mod parallel;
mod pattern;
mod problem;
mod walk;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mof_parser::diagnostic::Levels;
use mof_parser::reader::MofReader;
use mof_parser::source::{Decoded, decode};
use mof_parser::{
    Diagnostic, Dialect, FileId, ReadOptions, Reader, Reading, SourceFile, SourceMap, Span, states_stubs,
};

use self::catalog::{Catalog, Content, Origin, Source};
use self::include::Follower;
pub(crate) use self::include::{Includes, included_path};
use self::look_up::Search;
use self::parallel::in_parallel;
use self::problem::InputProblem;
use crate::compiler::{CompiledFile, Input};
use crate::progress::Progress;

/// The most bytes that one file may have, whatever the setting: more text than this has no place in a [`SourceMap`].
const MAX_SIZE: u64 = 1 << 30;

/// What binary MOF begins with, as `mofcomp` writes it.
const BINARY_MARK: &[u8] = b"FOMB";

/// The most places that are shown of a chain of includes.
const MAX_CHAIN: usize = 8;

/// All texts of a compile and what they say.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) sources: SourceMap,
    pub(crate) files: Vec<CompiledFile>,
    pub(crate) includes: Includes,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) dependencies: Vec<PathBuf>,
}

/// How a compile reads.
pub(crate) struct Settings<'a> {
    pub(crate) readers: Readers<'a>,
    pub(crate) max_size: u64,
    pub(crate) search_path: &'a [PathBuf],
    pub(crate) left_out: &'a [PathBuf],
    pub(crate) progress: &'a Progress,
}

/// Reads and parses all inputs, and all that they include or need.
pub(crate) fn load(inputs: &[Input], settings: &Settings<'_>) -> Loaded {
    let mut loader = Loader {
        settings,
        catalog: walk::find(inputs, settings.left_out, &settings.readers),
        follower: Follower::new(settings.search_path),
        search: Search::new(settings.search_path),
        ids: Vec::new(),
        files: Vec::new(),
        loaded: Loaded::default(),
    };
    while loader.read_new() || loader.look_up() {}
    loader.finish()
}

/// All readers of a compile.
pub(crate) struct Readers<'a> {
    /// Those of the user, the last added first in line.
    pub(crate) added: &'a [Arc<dyn Reader>],
    pub(crate) mof: MofReader,
    pub(crate) levels: Levels,
}

impl Readers<'_> {
    fn all(&self) -> impl Iterator<Item = &dyn Reader> {
        self.added.iter().rev().map(AsRef::as_ref).chain(std::iter::once(&self.mof as &dyn Reader))
    }

    fn is_candidate(&self, path: &Path) -> bool {
        self.all().any(|reader| reader.is_candidate(path))
    }

    fn named_after(&self, path: &Path) -> Option<String> {
        self.all().find_map(|reader| reader.named_after(path))
    }

    /// Reads a file, which another one of a dialect may have asked for. Gives the position of the reader, too.
    fn read(&self, file: &SourceFile, asked_in: Option<Dialect>) -> (usize, Reading) {
        let readers = || self.all().enumerate();
        let (position, reader) =
            readers().find(|(_, reader)| reader.reads(file)).unwrap_or((self.added.len(), &self.mof));
        (position, reader.read(file, &ReadOptions { asked_in, levels: self.levels.clone(), folders: Vec::new() }))
    }

    /// Lets each reader settle what its files say about each other.
    fn link(&self, files: &mut [ReadFile], folders: Vec<String>, sources: &SourceMap) {
        let options = ReadOptions { asked_in: None, levels: self.levels.clone(), folders };
        for (position, reader) in self.all().enumerate() {
            let own = files.iter_mut().filter(|file| file.reader == position);
            let mut own: Vec<_> = own.map(|file| (sources.file(file.id), &mut file.reading)).collect();
            reader.link(&mut own, &options);
        }
    }
}

/// A file, the position of its reader, and what that made of it.
struct ReadFile {
    id: FileId,
    reader: usize,
    reading: Reading,
}

struct Loader<'a, 's> {
    settings: &'s Settings<'s>,
    catalog: Catalog<'a>,
    follower: Follower<'s>,
    search: Search<'s>,
    /// The texts of the catalog's sources, as far as they have been read.
    ids: Vec<FileId>,
    files: Vec<ReadFile>,
    loaded: Loaded,
}

impl Loader<'_, '_> {
    /// Reads and parses what was found since the last time; whether there was anything.
    fn read_new(&mut self) -> bool {
        let first = self.ids.len();
        self.settings.progress.note_found(self.catalog.sources.len());
        let texts = in_parallel(&self.catalog.sources[first..], |source| text(source, self.settings.max_size));
        let any = !texts.is_empty();
        let mut readable = Vec::new();
        for (index, text) in (first..).zip(texts) {
            readable.extend(self.add(index, text).map(|id| (index, id)));
        }
        let readings = in_parallel(&readable, |(index, id)| {
            let reading = self.settings.readers.read(self.loaded.sources.file(*id), self.asked_in(*index));
            self.settings.progress.note_read();
            reading
        });
        for ((index, id), (reader, reading)) in readable.into_iter().zip(readings) {
            self.take(index, ReadFile { id, reader, reading });
        }
        any
    }

    /// Finds files that are named after what is needed and not declared; whether there are any.
    fn look_up(&mut self) -> bool {
        let before = self.catalog.sources.len();
        self.search.look_up(&mut self.catalog, &self.settings.readers);
        self.catalog.sources.len() > before
    }

    /// Keeps a text, or the name of what has none. Gives the id of what is to be parsed.
    fn add(&mut self, index: usize, text: Result<Decoded, InputProblem>) -> Option<FileId> {
        let Source { name, origin, .. } = &self.catalog.sources[index];
        let sources = &mut self.loaded.sources;
        let (id, diagnostic) = match text {
            Ok(decoded) => {
                let doubt = decoded.doubt().zip(decoded.first_doubtful);
                let id = sources.add(name, decoded.text);
                let file = sources.file(id);
                (Ok(id), doubt.map(|(what, offset)| problem::doubtful(file, &what, offset)))
            }
            Err(problem) => {
                let id = sources.add(name, "");
                let diagnostic = problem.diagnostic(sources.file(id));
                let labelled = match origin {
                    Origin::Included(place) => diagnostic.label(*place, "included here"),
                    _ => diagnostic,
                };
                (Err(id), Some(labelled))
            }
        };
        self.loaded.diagnostics.extend(diagnostic);
        let (Ok(known) | Err(known)) = id;
        self.ids.push(known);
        id.ok()
    }

    /// Keeps what a reader made of a text, and finds what it includes.
    fn take(&mut self, index: usize, file: ReadFile) {
        let Reading { specification, diagnostics, skipped, pending, .. } = &file.reading;
        let mut problems = self.follower.follow(index, specification, &mut self.catalog, diagnostics);
        for problem in &mut problems {
            let chain = self.chain(index).take(MAX_CHAIN);
            problem.secondary.extend(chain.map(|span| mof_parser::Label { span, text: "included here".to_owned() }));
        }
        // What a class stands in for is still to be found.
        if !states_stubs(self.loaded.sources.file(file.id).text()) {
            self.search.note(specification);
        }
        if specification.productions.is_empty() && diagnostics.is_empty() && skipped.is_none() && pending.is_none() {
            let named = self.catalog.sources[index].origin == Origin::Named;
            self.loaded.diagnostics.push(problem::no_declarations(self.loaded.sources.file(file.id), named));
        }
        self.loaded.diagnostics.extend(problems);
        self.files.push(file);
    }

    /// The dialect of the file that asks for a source, where one does.
    fn asked_in(&self, index: usize) -> Option<Dialect> {
        let (Origin::Included(place) | Origin::LookedUp(place)) = self.catalog.sources[index].origin else {
            return None;
        };
        let asking = self.files.binary_search_by_key(&place.file, |file| file.id).ok()?;
        Some(self.files[asking].reading.specification.dialect)
    }

    /// The directives that lead to a source, the last first.
    fn chain(&self, index: usize) -> impl Iterator<Item = Span> {
        let includer = |index: usize| match self.catalog.sources[index].origin {
            Origin::Included(place) => Some(place),
            _ => None,
        };
        std::iter::successors(includer(index), move |place| includer(self.ids.binary_search(&place.file).ok()?))
    }

    fn finish(self) -> Loaded {
        let Self { mut loaded, mut files, .. } = self;
        let readers = &self.settings.readers;
        loaded.includes = self.follower.includes(&self.ids);
        loaded.dependencies = self.catalog.dependencies;
        let folders = self.catalog.inputs;
        language::read_again(&mut files, &loaded.includes, &loaded.sources, readers);
        readers.link(&mut files, folders, &loaded.sources);
        for ReadFile { id, reading, .. } in files {
            let Reading { specification, diagnostics, skipped, corrections, .. } = reading;
            let stubs = states_stubs(loaded.sources.file(id).text());
            loaded.files.push(CompiledFile { id, specification, skipped, corrections, stubs });
            loaded.diagnostics.extend(diagnostics);
        }
        loaded.diagnostics = readers.levels.apply(loaded.diagnostics);
        loaded
    }
}

fn text(source: &Source<'_>, limit: u64) -> Result<Decoded, InputProblem> {
    let limit = limit.min(MAX_SIZE);
    let bytes = match &source.content {
        Content::File(path) => read_file(path, limit)?,
        Content::Bytes(bytes) => bytes.to_vec(),
        Content::Problem(problem) => return Err(problem.clone()),
    };
    let size = bytes.len() as u64;
    if size > limit {
        return Err(InputProblem::TooLarge { size, limit });
    }
    if bytes.starts_with(BINARY_MARK) {
        return Err(InputProblem::BinaryMof);
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
