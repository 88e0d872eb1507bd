//! Collects what the passes report, each at the severity that the dialect of its file gives it.

use std::collections::{BTreeMap, BTreeSet};

use mof_parser::diagnostic::MAX_PER_FILE;
use mof_parser::{Diagnostic, Dialect, FileId, Severity, Span};

use crate::suggest;

/// How many misspelt names get a suggestion. Each costs a look at all names there are, and nobody reads more.
const MAX_SUGGESTIONS: u32 = 100;

/// All that the passes report, by file.
#[derive(Debug)]
pub(crate) struct Reports {
    files: BTreeMap<FileId, FileReports>,
    /// The places of errors that were reported earlier. Whatever rests on one of them would be their echo.
    unreliable: BTreeSet<Span>,
    suggestions_left: u32,
}

#[derive(Debug, Default)]
struct FileReports {
    dialect: Dialect,
    kept: Vec<Diagnostic>,
    dropped: usize,
}

impl Reports {
    /// Nothing yet about these files, of which `earlier` has been reported.
    pub(crate) fn new(dialects: impl IntoIterator<Item = (FileId, Dialect)>, earlier: &[Diagnostic]) -> Self {
        let file = |(id, dialect)| (id, FileReports { dialect, ..FileReports::default() });
        let errors = earlier.iter().filter(|diagnostic| diagnostic.is_error());
        Self {
            files: dialects.into_iter().map(file).collect(),
            unreliable: errors.map(|diagnostic| diagnostic.primary.span).collect(),
            suggestions_left: MAX_SUGGESTIONS,
        }
    }

    /// The dialect of a file.
    pub(crate) fn dialect(&self, file: FileId) -> Dialect {
        self.files.get(&file).map_or(Dialect::Standard, |file| file.dialect)
    }

    /// Takes a diagnostic, at its severity in the dialect; drops it where the dialect allows what it is about.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        if let Some(severity) = diagnostic.code.severity(self.dialect(diagnostic.primary.span.file)) {
            self.report_as(severity, diagnostic);
        }
    }

    /// Takes a diagnostic at a severity of its own. What rests on a place that is known to be wrong is dropped.
    pub(crate) fn report_as(&mut self, severity: Severity, mut diagnostic: Diagnostic) {
        let mut places = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary);
        if places.any(|label| self.unreliable.contains(&label.span)) {
            return;
        }
        let file = self.files.entry(diagnostic.primary.span.file).or_default();
        if file.kept.len() == MAX_PER_FILE {
            file.dropped += 1;
            return;
        }
        diagnostic.severity = severity;
        file.kept.push(diagnostic);
    }

    /// Whether an error was reported earlier within a declaration, so that more may be meant than could be read.
    pub(crate) fn has_errors_within(&self, span: Span) -> bool {
        let end = Span { start: span.end, end: u32::MAX, ..span };
        self.unreliable.range(span.at_start()..=end).next().is_some()
    }

    /// The candidate that a misspelt name probably means.
    pub(crate) fn closest<'n>(&mut self, name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        self.suggestions_left = self.suggestions_left.checked_sub(1)?;
        suggest::closest(name, candidates)
    }

    /// All that was reported, together with what was reported earlier, by file and place.
    pub(crate) fn into_diagnostics(self, earlier: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut all = earlier;
        for mut file in self.files.into_values() {
            file.kept.sort_by_key(place);
            let rest = file.kept.last().filter(|_| file.dropped > 0).map(|last| more_in_file(last, file.dropped));
            all.extend(file.kept);
            all.extend(rest);
        }
        all.sort_by_key(place);
        all
    }
}

fn place(diagnostic: &Diagnostic) -> (FileId, u32, u32) {
    let span = diagnostic.primary.span;
    (span.file, span.start, span.end)
}

fn more_in_file(last: &Diagnostic, dropped: usize) -> Diagnostic {
    let message = format!("{dropped} more diagnostics in this file are not shown");
    Diagnostic::new(mof_parser::codes::TOO_MANY_DIAGNOSTICS, last.primary.span, message)
}
