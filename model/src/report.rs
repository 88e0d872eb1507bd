//! Collects what the passes report, each at the severity that the dialect of its file gives it.

use std::collections::{BTreeMap, BTreeSet};

use mof_parser::diagnostic::Levels;
use mof_parser::{Code, Diagnostic, Diagnostics, Dialect, FileId, Label, Severity, Span, StringPlaces, suggest};

/// How many misspelt names get a suggestion. Each costs a look at all names there are, and nobody reads more.
const MAX_SUGGESTIONS: u32 = 100;

/// All that the passes report, by file.
#[derive(Debug)]
pub(crate) struct Reports {
    levels: Levels,
    files: BTreeMap<FileId, Diagnostics>,
    /// The texts that stand in strings of the files, or of each other.
    embedded: BTreeMap<FileId, StringPlaces>,
    /// The places of errors that were reported earlier. Whatever rests on one of them would be their echo.
    unreliable: BTreeSet<Span>,
    suggestions_left: u32,
}

impl Reports {
    /// Nothing yet about these files, of which `earlier` has been reported.
    pub(crate) fn new(
        dialects: impl IntoIterator<Item = (FileId, Dialect)>,
        levels: &Levels,
        earlier: &[Diagnostic],
    ) -> Self {
        let file = |(id, dialect)| (id, Diagnostics::new(dialect));
        let errors = earlier.iter().filter(|diagnostic| diagnostic.is_error());
        Self {
            levels: levels.clone(),
            files: dialects.into_iter().map(file).collect(),
            embedded: BTreeMap::new(),
            unreliable: errors.map(|diagnostic| diagnostic.primary.span).collect(),
            suggestions_left: MAX_SUGGESTIONS,
        }
    }

    /// The levels that the user gives to codes.
    pub(crate) fn levels(&self) -> &Levels {
        &self.levels
    }

    /// Whether a code is reported in a dialect, for checks that are not worth their time otherwise.
    pub(crate) fn is_reported(&self, code: Code, dialect: Dialect) -> bool {
        self.levels.severity(code, dialect).is_some()
    }

    /// The dialect of a file, or of the one in whose strings a text stands.
    pub(crate) fn dialect(&self, file: FileId) -> Dialect {
        self.files
            .get(&self.outside(Span { file, start: 0, end: 0 }).file)
            .map_or(Dialect::Standard, Diagnostics::dialect)
    }

    /// Makes a text known that is the value of a string: what is reported about it is reported at its place in that string.
    pub(crate) fn embed(&mut self, text: FileId, places: StringPlaces) {
        self.embedded.insert(text, places);
    }

    /// The place in a file that a place in an embedded text is.
    pub(crate) fn outside(&self, mut span: Span) -> Span {
        while let Some(places) = self.embedded.get(&span.file) {
            span = places.span(span.start..span.end);
        }
        span
    }

    /// A diagnostic with all its places in files. What stands in a text of this crate itself is not shown.
    fn brought_outside(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        let outside = |label: &mut Label| label.span = self.outside(label.span);
        outside(&mut diagnostic.primary);
        diagnostic.secondary.iter_mut().for_each(outside);
        diagnostic.secondary.retain(|label| self.files.contains_key(&label.span.file));
        diagnostic
    }

    /// Takes a diagnostic, at its severity in the dialect; drops it where the dialect allows what it is about.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        let dialect = self.dialect(diagnostic.primary.span.file);
        if let Some(severity) = self.levels.severity(diagnostic.code, dialect) {
            self.report_as(severity, diagnostic);
        }
    }

    /// Takes a diagnostic at a severity of its own, unless the user has chosen another. What rests on a place that is known to be wrong
    /// is dropped.
    pub(crate) fn report_as(&mut self, severity: Severity, diagnostic: Diagnostic) {
        let Some(severity) = self.levels.severity_or(diagnostic.code, severity) else { return };
        let diagnostic = self.brought_outside(diagnostic);
        let mut places = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary);
        if places.any(|label| self.unreliable.contains(&label.span)) {
            return;
        }
        self.files.entry(diagnostic.primary.span.file).or_default().report_as(severity, diagnostic);
    }

    /// Whether an error was reported earlier within a declaration, so that more may be meant than could be read.
    pub(crate) fn has_errors_within(&self, span: Span) -> bool {
        let span = self.outside(span);
        let end = Span { start: span.end, end: u32::MAX, ..span };
        self.unreliable.range(span.at_start()..=end).next().is_some()
    }

    /// The candidate that a misspelt name probably means.
    pub(crate) fn closest<'n>(&mut self, name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        self.suggestions_left = self.suggestions_left.checked_sub(1)?;
        suggest::nearest(name, candidates)
    }

    /// All that was reported, together with what was reported earlier, by file and place.
    pub(crate) fn into_diagnostics(self, earlier: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut all = earlier;
        all.extend(self.files.into_values().flat_map(Diagnostics::into_vec));
        all.sort_by_key(place);
        without_repetitions(all)
    }
}

/// Keeps one of each: a file that is included in two namespaces is checked twice.
fn without_repetitions(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let mut here = kept.iter().rev().take_while(|known| place(known) == place(&diagnostic));
        if !here.any(|known| known.code == diagnostic.code && known.message == diagnostic.message) {
            kept.push(diagnostic);
        }
    }
    kept
}

fn place(diagnostic: &Diagnostic) -> (FileId, u32, u32) {
    let span = diagnostic.primary.span;
    (span.file, span.start, span.end)
}
