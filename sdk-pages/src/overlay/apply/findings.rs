//! What is found out while entries are applied, and what follows from it: diagnostics that are settled, statements that nobody needs, and
//! the record of what was corrected.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use mof_parser::{Correction, Diagnostic, FileId, Span};

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
#[derive(Default)]
pub(super) struct Findings {
    statements: Vec<Statement>,
    pub(super) reports: Vec<Diagnostic>,
}

impl Findings {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.reports.push(diagnostic);
    }

    pub(super) fn state(&mut self, target: &Arc<Target>, outcome: Outcome, reason: Option<&Arc<str>>) {
        self.statements.push(Statement { target: Arc::clone(target), outcome, reason: reason.cloned() });
    }

    /// Something is added or removed as a whole.
    pub(super) fn state_whole(&mut self, target: &Arc<Target>, entry: &Entry, change: &Change) {
        let (what, matter) = match change {
            Change::Remove => ("removed", Matter::Everything),
            _ => ("added", Matter::Addition),
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

    /// Drops what is settled, here and among other reports, and records what was corrected.
    pub(super) fn settle(mut self, pages: &mut [Page<'_>], reports: &mut Vec<Diagnostic>) {
        let by_file: HashMap<FileId, usize> =
            pages.iter().enumerate().map(|(index, page)| (page.file.id(), index)).collect();
        let mut linked: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
        for report in reports.drain(..) {
            linked.entry(report.primary.span.file).or_default().push(report);
        }
        for Statement { target, outcome, reason } in std::mem::take(&mut self.statements) {
            let own = |file: &FileId| by_file.get(file).copied();
            let settled = target.files(&outcome).iter().fold(false, |settled, file| {
                let in_page =
                    own(file).is_some_and(|page| target.settle(&outcome, &mut pages[page].reading.diagnostics));
                let in_linked = linked.get_mut(file).is_some_and(|linked| target.settle(&outcome, linked));
                settled || in_page || in_linked
            });
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
        reports.extend(linked.into_values().flatten());
        reports.append(&mut self.reports);
        for page in pages {
            page.reading.corrections.sort_by_key(|correction| correction.span.start);
        }
    }
}

impl Target {
    /// Drops the diagnostics that a fact settles; whether there were any.
    fn settle(&self, outcome: &Outcome, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let before = diagnostics.len();
        diagnostics.retain(|diagnostic| !settles(outcome.matter, outcome.place, &self.regions, diagnostic));
        diagnostics.len() < before
    }

    /// The files that speak about it, each once.
    fn files(&self, outcome: &Outcome) -> Vec<FileId> {
        let mut files: Vec<FileId> =
            self.regions.iter().map(|region| region.file).chain([outcome.place.file]).collect();
        files.sort_unstable();
        files.dedup();
        files
    }
}
