//! What is found out while entries are applied, and what follows from it: diagnostics that are settled, statements that nobody needs, and
//! the record of what was corrected.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use mof_parser::suggest::nearest;
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
pub(crate) struct Findings {
    statements: Vec<Statement>,
    guesses: usize,
    pub(super) reports: Vec<Diagnostic>,
}

/// Looking for near names takes time, and overlays with more slips than this have another fault.
const MOST_GUESSES: usize = 100;

impl Findings {
    /// The name that another one was probably meant to be.
    pub(super) fn nearest<'n>(&mut self, name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        self.guesses += 1;
        if self.guesses > MOST_GUESSES { None } else { nearest(name, names) }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.reports.push(diagnostic);
    }

    pub(super) fn state(&mut self, target: &Arc<Target>, outcome: Outcome, reason: Option<&Arc<str>>) {
        self.statements.push(Statement { target: Arc::clone(target), outcome, reason: reason.cloned() });
    }

    /// How many statements there are.
    pub(super) fn number(&self) -> usize {
        self.statements.len()
    }

    /// Some properties lose values that their pages do not have, but would bring them: such statements after the first ones are needed.
    pub(super) fn take_values_away(&mut self, first: usize, properties: &HashSet<String>) {
        let is_one = |part: &String| properties.contains(&part.to_ascii_lowercase());
        let taken = |Statement { target, outcome, .. }: &Statement| {
            ["values", "bits"].contains(&outcome.what.as_str()) && target.part.as_ref().is_some_and(is_one)
        };
        for statement in self.statements[first..].iter_mut().filter(|statement| taken(statement)) {
            statement.outcome.changes = true;
        }
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

    /// Drops what is settled, here and among other reports, and records what was corrected.
    pub(crate) fn settle(mut self, pages: &mut [Page<'_>], reports: &mut Vec<Diagnostic>) {
        let mut reported = Reported::new(pages, reports);
        for statement in std::mem::take(&mut self.statements) {
            let settled = reported.settle(&statement);
            let Statement { target, outcome, .. } = &statement;
            if outcome.changes || settled {
                reported.record(statement);
            } else {
                let of = target.part.as_ref().unwrap_or(&target.class);
                self.report(reports::unneeded(&outcome.what, of, outcome.span, outcome.place));
            }
        }
        *reports = reported.finish();
        reports.append(&mut self.reports);
    }
}

/// What is reported of the pages: when they were read, and since then.
struct Reported<'a, 'p> {
    pages: &'a mut [Page<'p>],
    by_file: HashMap<FileId, usize>,
    since: BTreeMap<FileId, Vec<Diagnostic>>,
}

impl<'a, 'p> Reported<'a, 'p> {
    fn new(pages: &'a mut [Page<'p>], reports: &mut Vec<Diagnostic>) -> Self {
        let mut since: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
        for report in reports.drain(..) {
            since.entry(report.primary.span.file).or_default().push(report);
        }
        let by_file = pages.iter().enumerate().map(|(index, page)| (page.file.id(), index)).collect();
        Self { pages, by_file, since }
    }

    /// Drops what a statement settles; whether there was anything.
    fn settle(&mut self, Statement { target, outcome, .. }: &Statement) -> bool {
        let mut files: Vec<FileId> = target.regions.iter().map(|region| region.file).collect();
        files.extend([outcome.place.file, outcome.span.file]);
        files.sort_unstable();
        files.dedup();
        let mut settled = false;
        let mut drop_settled = |diagnostics: &mut Vec<Diagnostic>| {
            let before = diagnostics.len();
            diagnostics.retain(|diagnostic| !settles(outcome.matter, outcome.place, &target.regions, diagnostic));
            settled |= diagnostics.len() < before;
        };
        for file in files {
            if let Some(page) = self.by_file.get(&file) {
                drop_settled(&mut self.pages[*page].reading.diagnostics);
            }
            self.since.get_mut(&file).map(&mut drop_settled);
        }
        settled
    }

    /// Keeps what was corrected with the file that says so.
    fn record(&mut self, Statement { target, outcome, reason }: Statement) {
        let Some(page) = self.by_file.get(&outcome.span.file) else { return };
        self.pages[*page].reading.corrections.push(Correction {
            class: target.class.clone(),
            part: target.part.clone(),
            what: outcome.what,
            reason: reason.map(|reason| reason.as_ref().to_owned()),
            span: outcome.span,
        });
    }

    /// What is left of the later reports.
    fn finish(self) -> Vec<Diagnostic> {
        for page in self.pages {
            page.reading.corrections.sort_by_key(|correction| correction.span.start);
        }
        self.since.into_values().flatten().collect()
    }
}
