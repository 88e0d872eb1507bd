//! Follows `#pragma include`: which source each directive means.
//!
//! A file that is included is read once, however often it is named. What its text means at each place is the business of the pass that
//! collects declarations, which also finds cycles.

use hashbrown::HashMap;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mof_parser::ast::{CompilerDirective, MofProduction, ValueKind};
use mof_parser::{Diagnostic, FileId, MofSpecification, Span};

use super::catalog::{Catalog, Content, Origin, display};
use super::locate::{Located, Locator};
use crate::codes;

/// The most files that directives may add to a compile (the compiler of OMI has a limit as well).
const MAX_INCLUDED: usize = 10_000;

/// Which file each include directive of a compile means, by the place of the directive.
pub(crate) type Includes = BTreeMap<Span, FileId>;

/// The most files that are reported as missing; whoever lacks more lacks a folder.
const MAX_MISSING: usize = 1000;

/// Follows the directives of one file after the other.
#[derive(Debug)]
pub(super) struct Follower<'s> {
    locator: Locator<'s>,
    /// The source that each directive means.
    targets: HashMap<Span, usize>,
    /// The source of each path as written in the files of a folder; `None` where there is no such file.
    found: HashMap<(PathBuf, String), Option<usize>>,
    added: usize,
    missing: usize,
}

impl<'s> Follower<'s> {
    pub(super) fn new(search_path: &'s [PathBuf]) -> Self {
        let locator = Locator::new(search_path);
        Self { locator, targets: HashMap::new(), found: HashMap::new(), added: 0, missing: 0 }
    }

    /// Adds what the directives of a source name to the catalog, and gives what is wrong with them.
    ///
    /// A directive that has been `reported` may name something that only a preprocessor knows; nothing more is said of it.
    pub(super) fn follow(
        &mut self,
        index: usize,
        specification: &MofSpecification,
        catalog: &mut Catalog<'_>,
        reported: &[Diagnostic],
    ) -> Vec<Diagnostic> {
        let folder = folder(catalog, index);
        let mut problems = Vec::new();
        for directive in specification.productions.iter().filter_map(directive) {
            let Some((written, place)) = included_path(directive) else { continue };
            if self.added > MAX_INCLUDED || self.missing > MAX_MISSING {
                break;
            }
            let problem = self.include(&folder, directive, (written, place), catalog);
            let within = |known: &Diagnostic| directive.span.range().contains(&(known.primary.span.start as usize));
            problems.extend(problem.filter(|_| !reported.iter().any(within)));
        }
        problems
    }

    fn include(
        &mut self,
        folder: &Path,
        directive: &CompilerDirective,
        (written, place): (&str, Span),
        catalog: &mut Catalog<'_>,
    ) -> Option<Diagnostic> {
        let key = (folder.to_owned(), written.to_owned());
        let (target, note) = match self.found.get(&key) {
            Some(known) => (*known, None),
            None => self.find(folder, directive, (written, place), catalog),
        };
        self.found.insert(key, target);
        let Some(target) = target else {
            self.missing += 1;
            return Some(self.not_found(folder, written, place));
        };
        self.targets.insert(*directive.span, target);
        if self.added > MAX_INCLUDED {
            let message = format!("more than {MAX_INCLUDED} files are included");
            return Some(Diagnostic::new(codes::INCLUDE, place, message).help("what is named after this is not read"));
        }
        note
    }

    /// The source that a directive means, and what there is to say about its name.
    fn find(
        &mut self,
        folder: &Path,
        directive: &CompilerDirective,
        (written, place): (&str, Span),
        catalog: &mut Catalog<'_>,
    ) -> (Option<usize>, Option<Diagnostic>) {
        let before = catalog.sources.len();
        let located = self.locator.find(folder, written, catalog);
        let mut add = |path: &Path| Some(catalog.add_file(path, Origin::Included(*directive.span)));
        let found = match located {
            Some(Located::Text(target)) => (Some(target), None),
            Some(Located::File(path)) => (add(&plain(&path)), None),
            Some(Located::OtherCase(path)) => (add(&plain(&path)), Some(other_case(written, place, &path))),
            None => {
                catalog.dependencies.push(folder.join(written));
                (None, None)
            }
        };
        self.added += catalog.sources.len() - before;
        found
    }

    fn not_found(&mut self, folder: &Path, written: &str, place: Span) -> Diagnostic {
        if self.missing > MAX_MISSING {
            let message = format!("more than {MAX_MISSING} files to include are missing");
            return Diagnostic::new(codes::INCLUDE, place, message)
                .help("add their folder to the search path with `-I`");
        }
        let message = format!("there is no file `{written}` to include");
        Diagnostic::new(codes::INCLUDE, place, message).help(self.locator.advice(folder, written))
    }

    /// The file that each directive means.
    pub(super) fn includes(self, ids: &[FileId]) -> Includes {
        self.targets.into_iter().map(|(place, target)| (place, ids[target])).collect()
    }
}

/// What an include directive includes, and where it says so.
pub(crate) fn included_path(directive: &CompilerDirective) -> Option<(&str, Span)> {
    let argument = directive.arguments.first().filter(|_| directive.name.text.eq_ignore_ascii_case("include"))?;
    match &argument.kind {
        ValueKind::String(path) if !path.is_empty() => Some((path, *argument.span)),
        _ => None,
    }
}

fn directive(production: &MofProduction) -> Option<&CompilerDirective> {
    match production {
        MofProduction::Directive(directive) => Some(directive),
        _ => None,
    }
}

/// The folder in which a source lies.
fn folder(catalog: &Catalog<'_>, index: usize) -> PathBuf {
    let source = &catalog.sources[index];
    let path = match &source.content {
        Content::File(path) => path.as_path(),
        _ => Path::new(&source.name),
    };
    path.parent().unwrap_or(Path::new("")).to_owned()
}

/// The path without `.` in it.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

fn other_case(written: &str, place: Span, path: &Path) -> Diagnostic {
    let names: Vec<_> = path.components().collect();
    let shown = names.len().min(Path::new(&written.replace('\\', "/")).components().count());
    let spelling: PathBuf = names[names.len() - shown..].iter().collect();
    let message = format!("the file `{written}` is spelt `{}`", display(&spelling));
    Diagnostic::new(codes::INCLUDE_CASE, place, message)
        .help("spell it as the file is spelt: some systems tell small letters from capitals")
}
