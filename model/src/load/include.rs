//! Follows `#pragma include`: which source each directive means.
//!
//! A file that is included is read once, however often it is named. What its text means at each place is the business of the pass that
//! collects declarations, which also finds cycles.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use mof_parser::ast::{CompilerDirective, MofProduction, ValueKind};
use mof_parser::{Diagnostic, FileId, MofSpecification, Span};

use super::catalog::{Catalog, Content, Origin, display};
use super::locate::{Located, Locator};
use crate::codes;

/// The most files that directives may add to a compile (the compiler of OMI has a limit as well).
const MAX_INCLUDED: usize = 10_000;

/// Which file each include directive of a compile means, by the place of the directive.
pub(crate) type Includes = HashMap<Span, FileId>;

/// Follows the directives of one file after the other.
#[derive(Debug)]
pub(super) struct Follower<'s> {
    locator: Locator<'s>,
    /// The source that each directive means.
    targets: HashMap<Span, usize>,
    added: usize,
}

impl<'s> Follower<'s> {
    pub(super) fn new(search_path: &'s [PathBuf]) -> Self {
        Self { locator: Locator::new(search_path), targets: HashMap::new(), added: 0 }
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
        let mut problems = Vec::new();
        for directive in specification.productions.iter().filter_map(directive) {
            let Some((written, place)) = included_path(directive) else { continue };
            let problem = self.include(index, directive, (written, place), catalog);
            let within = |known: &Diagnostic| directive.span.range().contains(&(known.primary.span.start as usize));
            problems.extend(problem.filter(|_| !reported.iter().any(within)));
        }
        problems
    }

    fn include(
        &mut self,
        index: usize,
        directive: &CompilerDirective,
        (written, place): (&str, Span),
        catalog: &mut Catalog<'_>,
    ) -> Option<Diagnostic> {
        let folder = folder(catalog, index);
        if self.added == MAX_INCLUDED {
            let message = format!("more than {MAX_INCLUDED} files are included");
            self.added += 1;
            return Some(
                Diagnostic::new(codes::INCLUDE, place, message).help("the files that this one names are not read"),
            );
        } else if self.added > MAX_INCLUDED {
            return None;
        }
        let before = catalog.sources.len();
        let (target, note) = match self.locator.find(&folder, written, catalog) {
            Some(Located::Text(target)) => (target, None),
            Some(Located::File(path)) => (catalog.add_file(&plain(&path), Origin::Included(*directive.span)), None),
            Some(Located::OtherCase(path)) => {
                let path = plain(&path);
                (catalog.add_file(&path, Origin::Included(*directive.span)), Some(other_case(written, place, &path)))
            }
            None => {
                catalog.dependencies.push(folder.join(written));
                return Some(not_found(written, place, self.locator.advice(&folder, written)));
            }
        };
        self.added += catalog.sources.len() - before;
        self.targets.insert(*directive.span, target);
        note
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

fn not_found(written: &str, place: Span, advice: String) -> Diagnostic {
    Diagnostic::new(codes::INCLUDE, place, format!("there is no file `{written}` to include")).help(advice)
}

fn other_case(written: &str, place: Span, path: &Path) -> Diagnostic {
    let names: Vec<_> = path.components().collect();
    let shown = names.len().min(Path::new(&written.replace('\\', "/")).components().count());
    let spelling: PathBuf = names[names.len() - shown..].iter().collect();
    let message = format!("the file `{written}` is spelt `{}`", display(&spelling));
    Diagnostic::new(codes::INCLUDE_CASE, place, message)
        .help("spell it as the file is spelt: some systems tell small letters from capitals")
}
