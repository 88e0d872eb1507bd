//! Goes through the files of a compile as if the text of each stood where it is included.
//!
//! `#pragma namespace` puts what follows it into a namespace, also what files hold that are included after it, and what follows the
//! directive that included its own file. A file included twice in one namespace counts once: nobody means its classes to be declared
//! twice. In a second namespace it counts once more.

use hashbrown::{HashMap, HashSet};

use mof_parser::ast::{CompilerDirective, MofProduction, ValueKind};
use mof_parser::{Diagnostic, FileId, Span};

use crate::codes;
use crate::compiler::CompiledFile;
use crate::load::{Includes, included_path};
use crate::name::CimName;
use crate::report::Reports;

/// The most files that may include each other in a row, as in the compiler of OMI.
const MAX_DEPTH: usize = 32;

/// The most productions that count once more because their file is included in further namespaces.
const MAX_REPEATED: usize = 100_000;

/// The most files around a directive that a diagnostic shows.
const MAX_LABELS: usize = 8;

/// A production where it counts.
pub(super) struct Placed<'a, 'n> {
    pub(super) production: &'a MofProduction,
    pub(super) namespace: Option<&'n CimName>,
    /// Whether it was not met before in another namespace.
    pub(super) first: bool,
}

/// Calls `visit` with every production of every file. Files that others include are met there.
pub(super) fn unfold<'a>(
    files: &'a [CompiledFile],
    includes: &Includes,
    reports: &mut Reports,
    visit: impl FnMut(Placed<'a, '_>),
) {
    let mut walk = Walk {
        files: files.iter().map(|file| (file.id, file)).collect(),
        includes,
        reports,
        visit,
        visited: HashSet::new(),
        namespaces: HashMap::new(),
        chain: Vec::new(),
        repeated: 0,
    };
    let targets: HashSet<FileId> = includes.values().copied().collect();
    for file in files.iter().filter(|file| !targets.contains(&file.id)) {
        walk.file(file, None);
    }
    // Files that only include each other, or that stand below too many others.
    for file in files {
        if !walk.visited.contains(&file.id) {
            walk.file(file, None);
        }
    }
}

struct Walk<'a, 'w, V> {
    files: HashMap<FileId, &'a CompiledFile>,
    includes: &'w Includes,
    reports: &'w mut Reports,
    visit: V,
    visited: HashSet<FileId>,
    /// The namespaces in which a file has been included, and the one that it leaves behind.
    namespaces: HashMap<(FileId, Option<CimName>), Option<CimName>>,
    /// The files around the current one, each with the directive that includes the next.
    chain: Vec<(FileId, Span)>,
    /// How many productions have counted once more.
    repeated: usize,
}

impl<'a, V: FnMut(Placed<'a, '_>)> Walk<'a, '_, V> {
    /// Visits the productions of a file that stands in a namespace. Gives the namespace after it.
    fn file(&mut self, file: &'a CompiledFile, namespace: Option<CimName>) -> Option<CimName> {
        let key = (file.id, namespace);
        if let Some(left) = self.namespaces.get(&key) {
            return left.clone();
        }
        let first = self.visited.insert(file.id);
        self.repeated += if first { 0 } else { file.specification.productions.len() };
        let mut namespace = key.1.clone();
        for production in &file.specification.productions {
            (self.visit)(Placed { production, namespace: namespace.as_ref(), first });
            if let MofProduction::Directive(directive) = production {
                namespace = self.directive(file.id, directive, namespace);
            }
        }
        self.namespaces.insert(key, namespace.clone());
        namespace
    }

    /// The namespace after a directive.
    fn directive(
        &mut self,
        file: FileId,
        directive: &CompilerDirective,
        namespace: Option<CimName>,
    ) -> Option<CimName> {
        let target = self.includes.get(&*directive.span).and_then(|target| self.files.get(target).copied());
        let Some(target) = target else { return named_namespace(directive).or(namespace) };
        self.chain.push((file, *directive.span));
        let namespace = match self.obstacle(target, directive, namespace.as_ref()) {
            Some(obstacle) => {
                self.reports.report(obstacle);
                namespace
            }
            None => self.file(target, namespace),
        };
        self.chain.pop();
        namespace
    }

    /// What keeps a file from being included here.
    fn obstacle(
        &self,
        target: &CompiledFile,
        directive: &CompilerDirective,
        namespace: Option<&CimName>,
    ) -> Option<Diagnostic> {
        let (path, place) = included_path(directive)?;
        let report = |message| Diagnostic::new(codes::INCLUDE, place, message);
        if let Some(start) = self.chain.iter().position(|(file, _)| *file == target.id) {
            let around = self.chain[start..self.chain.len() - 1].iter().take(MAX_LABELS);
            let diagnostic = report(format!("`{path}` includes itself"))
                .help("remove the directive, or one of those that lead here");
            return Some(around.fold(diagnostic, |diagnostic, (_, span)| diagnostic.label(*span, "through this")));
        }
        if self.chain.len() > MAX_DEPTH {
            let message = format!("`{path}` stands below more than {MAX_DEPTH} files that include each other");
            let diagnostic = report(message).help("include it from a file further up");
            let around = self.chain.iter().rev().skip(1).take(MAX_LABELS);
            return Some(around.fold(diagnostic, |diagnostic, (_, span)| diagnostic.label(*span, "included here")));
        }
        let again =
            self.visited.contains(&target.id) && !self.namespaces.contains_key(&(target.id, namespace.cloned()));
        (again && self.repeated > MAX_REPEATED).then(|| {
            report(format!("`{path}` is included in too many namespaces")).help("include it where its classes are used")
        })
    }
}

/// The namespace of a `#pragma namespace`, in one form: without a server, with `/` between its parts.
fn named_namespace(directive: &CompilerDirective) -> Option<CimName> {
    let argument = directive.arguments.first().filter(|_| directive.name.text.eq_ignore_ascii_case("namespace"))?;
    let ValueKind::String(path) = &argument.kind else { return None };
    let path = path.replace('\\', "/");
    let local = match path.strip_prefix("//") {
        Some(with_server) => with_server.split_once('/').map_or("", |(_, local)| local),
        None => &path,
    };
    Some(local.trim_matches('/').into())
}
