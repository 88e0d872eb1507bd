//! What is found out while entries are applied, and what follows from it: diagnostics that are settled, statements that nobody needs, and
//! the record of what was corrected.

use std::collections::HashMap;
use std::sync::Arc;

use mof_parser::diagnostic::Levels;
use mof_parser::{Correction, Diagnostic, Diagnostics, Dialect, FileId, Span};

use crate::link::Page;
use crate::overlay::entry::{Change, Entry};
use crate::overlay::reports;
use crate::overlay::settle::{Matter, settles};

/// A class, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) class: String,
    /// The property, method or parameter, the last as `Method.Parameter`.
    pub(super) part: Option<String>,
    /// Where pages speak about it.
    pub(super) regions: Arc<[Span]>,
}

/// What became of a fact.
#[derive(Debug)]
pub(super) struct Outcome {
    /// What it is about: `type`, ``value `3` ``.
    pub(super) what: String,
    /// Whether the page said otherwise.
    pub(super) changes: bool,
    /// Where the overlay states it.
    pub(super) span: Span,
    /// Where the page speaks about it.
    pub(super) place: Span,
    pub(super) matter: Matter,
}

struct Statement {
    target: Arc<Target>,
    outcome: Outcome,
    reason: Option<Arc<str>>,
}

/// Everything that is found out.
pub(super) struct Findings {
    statements: Vec<Statement>,
    diagnostics: Diagnostics,
}

impl Findings {
    pub(super) fn new(levels: &Levels) -> Self {
        Self { statements: Vec::new(), diagnostics: Diagnostics::new(Dialect::SdkPage).with_levels(levels) }
    }

    pub(super) fn diagnostics(&mut self) -> &mut Diagnostics {
        &mut self.diagnostics
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.report(diagnostic);
    }

    pub(super) fn state(&mut self, target: &Arc<Target>, outcome: Outcome, reason: Option<&Arc<str>>) {
        self.statements.push(Statement { target: Arc::clone(target), outcome, reason: reason.cloned() });
    }

    /// Something is added or removed as a whole.
    pub(super) fn state_whole(&mut self, target: &Arc<Target>, entry: &Entry, change: &Change) {
        let (what, matter) = match change {
            Change::Remove => ("removed", Matter::Everything),
            _ => ("added", Matter::Nothing),
        };
        let span = *entry.name.span;
        let outcome = Outcome { what: what.to_owned(), changes: true, span, place: span, matter };
        self.state(target, outcome, entry.has(change).and_then(|fact| fact.reason.as_ref()));
    }

    /// A class and its page are gone.
    pub(super) fn removed_class(&mut self, entry: &Entry) {
        let target = Target { class: entry.name.text.clone(), part: None, regions: [].into() };
        self.state_whole(&Arc::new(target), entry, &Change::Remove);
    }

    /// Drops what is settled, records what was corrected, and gives each file its diagnostics.
    pub(super) fn settle(mut self, pages: &mut [Page<'_>]) {
        let by_file: HashMap<FileId, usize> =
            pages.iter().enumerate().map(|(index, page)| (page.file.id(), index)).collect();
        for Statement { target, outcome, reason } in std::mem::take(&mut self.statements) {
            let settled = target.settle(&outcome, &by_file, pages);
            if !outcome.changes && !settled {
                let of = target.part.as_ref().unwrap_or(&target.class);
                self.report(reports::unneeded(&outcome.what, of, outcome.span, outcome.place));
                continue;
            }
            let Some(index) = by_file.get(&outcome.span.file) else { continue };
            pages[*index].reading.corrections.push(Correction {
                class: target.class.clone(),
                part: target.part.clone(),
                what: outcome.what,
                reason: reason.map(|reason| reason.as_ref().to_owned()),
                span: outcome.span,
            });
        }
        for diagnostic in self.diagnostics.into_vec() {
            let Some(index) = by_file.get(&diagnostic.primary.span.file) else { continue };
            pages[*index].reading.diagnostics.push(diagnostic);
        }
        for page in pages {
            page.reading.corrections.sort_by_key(|correction| correction.span.start);
        }
    }
}

impl Target {
    /// Drops the diagnostics of pages that a fact settles; whether there were any.
    fn settle(&self, outcome: &Outcome, by_file: &HashMap<FileId, usize>, pages: &mut [Page<'_>]) -> bool {
        let place = [outcome.place];
        let regions: &[Span] = if outcome.matter.is_narrow() { &place } else { &self.regions };
        let mut files: Vec<FileId> = regions.iter().map(|region| region.file).collect();
        files.sort_unstable();
        files.dedup();
        let mut any = false;
        for index in files.iter().filter_map(|file| by_file.get(file)) {
            let diagnostics = &mut pages[*index].reading.diagnostics;
            let before = diagnostics.len();
            diagnostics.retain(|diagnostic| !settles(outcome.matter, regions, diagnostic));
            any |= diagnostics.len() < before;
        }
        any
    }
}
