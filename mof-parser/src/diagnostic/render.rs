//! Diagnostics as text: with excerpts of the source, or one line each.
//!
//! Whatever the inputs hold, the text is safe to print on a terminal: control characters and characters that change the direction of
//! writing come out escaped. A file of one endless line is cut around the place, so rendering takes bounded time.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};

use super::{Diagnostic, Label, Severity};
use crate::bidi::changes_direction;
use crate::source::{SourceFile, SourceMap, Span};

/// Renders diagnostics about the files of a [`SourceMap`].
///
/// ```
/// use mof_parser::diagnostic::render::Renderer;
/// use mof_parser::{Dialect, SourceMap, parse};
///
/// let mut sources = SourceMap::default();
/// let file = sources.add("a.mof", "class A { uint8 B };");
/// let parsed = parse(sources.file(file), Dialect::Standard);
///
/// let renderer = Renderer::new(&sources);
/// assert_eq!(renderer.short(&parsed.diagnostics[0]), "a.mof:1:18: error[MOF-P102]: missing `;` after property `B`");
/// assert_eq!(renderer.long(&parsed.diagnostics[0]), "\
/// error[MOF-P102]: missing `;` after property `B`
///  --> a.mof:1:18
///   |
/// 1 | class A { uint8 B };
///   |                  ^
///   |
///   = help: write `;` here");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Renderer<'a> {
    sources: &'a SourceMap,
    color: bool,
}

impl<'a> Renderer<'a> {
    /// A renderer without colour.
    pub fn new(sources: &'a SourceMap) -> Self {
        Self { sources, color: false }
    }

    /// Colours the text with ANSI escape sequences, or not.
    #[must_use]
    pub fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    /// One line: `path:line:column: severity[code]: message`.
    pub fn short(&self, diagnostic: &Diagnostic) -> String {
        let Diagnostic { code, severity, message, primary, .. } = diagnostic;
        let file = self.sources.file(primary.span.file);
        let place = file.position(primary.span.start);
        let (path, message) = (printable(file.path()), printable(message));
        format!("{path}:{}:{}: {severity}[{code}]: {message}", place.line, place.column)
    }

    /// The message, an excerpt for each place, and the help; without a line end.
    pub fn long(&self, diagnostic: &Diagnostic) -> String {
        let level = level(diagnostic.severity);
        let title = level.primary_title(printable(&diagnostic.message)).id(diagnostic.code.id());
        let mut group = Group::with_title(title);
        for (file, labels) in self.by_file(diagnostic) {
            group = excerpts(group, file, &labels);
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(printable(help)));
        }
        let renderer =
            if self.color { annotate_snippets::Renderer::styled() } else { annotate_snippets::Renderer::plain() };
        renderer.decor_style(DecorStyle::Ascii).render(&[group])
    }

    /// The labels of each file, the primary one's file first.
    fn by_file<'d>(&self, diagnostic: &'d Diagnostic) -> Vec<(&'a SourceFile, Vec<(AnnotationKind, &'d Label)>)> {
        let mut files = vec![(
            self.sources.file(diagnostic.primary.span.file),
            vec![(AnnotationKind::Primary, &diagnostic.primary)],
        )];
        for label in &diagnostic.secondary {
            match files.iter_mut().find(|(file, _)| file.id() == label.span.file) {
                Some((_, labels)) => labels.push((AnnotationKind::Context, label)),
                None => files.push((self.sources.file(label.span.file), vec![(AnnotationKind::Context, label)])),
            }
        }
        files
    }
}

/// Adds the excerpts of one file. A file without text has no place to show; what is said about it names it.
fn excerpts<'a>(mut group: Group<'a>, file: &SourceFile, labels: &[(AnnotationKind, &Label)]) -> Group<'a> {
    if file.text().is_empty() {
        return group;
    }
    let excerpts = Excerpt::cover(file, labels.iter().map(|(_, label)| label.span));
    // An excerpt that begins within a line does not know the column.
    let knows_place = excerpts.iter().all(|excerpt| excerpt.begins_line(file));
    if let (Some((_, first)), false) = (labels.first(), knows_place) {
        let place = file.position(first.span.start);
        let origin = Origin::path(printable(file.path()).into_owned());
        group = group.element(origin.line(place.line as usize).char_column(place.column as usize));
    }
    let path = || knows_place.then(|| printable(file.path()).into_owned());
    excerpts.into_iter().fold(group, |group, excerpt| group.element(excerpt.snippet(file, labels).path(path())))
}

/// The most bytes of source that one excerpt shows.
const MAX_EXCERPT: u32 = 2000;

/// A piece of a file that is shown: whole lines, or the middle of a very long one.
struct Excerpt {
    range: Range<u32>,
    line: u32,
}

impl Excerpt {
    /// The pieces that show all places: one for those that are near each other.
    fn cover(file: &SourceFile, spans: impl Iterator<Item = Span>) -> Vec<Self> {
        let mut pieces: Vec<Range<u32>> = spans.map(|span| Self::around(file, span)).collect();
        pieces.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<u32>> = Vec::new();
        for piece in pieces {
            match merged.last_mut() {
                Some(last) if piece.start <= last.end || piece.end.saturating_sub(last.start) <= MAX_EXCERPT => {
                    last.end = last.end.max(piece.end);
                }
                _ => merged.push(piece),
            }
        }
        merged.into_iter().map(|range| Self { line: file.position(range.start).line, range }).collect()
    }

    fn begins_line(&self, file: &SourceFile) -> bool {
        file.line_range(self.line).start == self.range.start
    }

    /// The lines of a span, cut where they are too long to read.
    fn around(file: &SourceFile, span: Span) -> Range<u32> {
        let last = file.position(span.start.max(span.end.saturating_sub(1).min(span.start + MAX_EXCERPT / 4))).line;
        let lines = file.line_range(file.position(span.start).line).start..file.line_range(last).end;
        let start = lines.start.max(span.start.saturating_sub(MAX_EXCERPT / 8));
        let end = lines.end.min(span.start.saturating_add(MAX_EXCERPT / 4)).max(start);
        boundary(file.text(), start)..boundary(file.text(), end)
    }

    fn snippet<'s>(
        &self,
        file: &SourceFile,
        labels: &[(AnnotationKind, &Label)],
    ) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
        let text = file.text().get(self.range.start as usize..self.range.end as usize).unwrap_or_default();
        let inside = labels.iter().filter(|(_, label)| (self.range.start..=self.range.end).contains(&label.span.start));
        let annotations = inside.map(|(kind, label)| {
            let start = (label.span.start - self.range.start) as usize;
            let end = (label.span.end.min(self.range.end).max(label.span.start) - self.range.start) as usize;
            kind.span(start..end).label((!label.text.is_empty()).then(|| printable(&label.text).into_owned()))
        });
        Snippet::source(same_width(text).into_owned())
            .line_start(self.line as usize)
            .fold(true)
            .annotations(annotations)
    }
}

/// The nearest character boundary at or before an offset.
fn boundary(text: &str, offset: u32) -> u32 {
    let offset = (offset as usize).min(text.len());
    let boundary = (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    crate::source::as_offset(boundary)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}

/// Text that a terminal prints and does not obey: control characters and characters that change the direction of writing are escaped.
///
/// ```
/// use mof_parser::diagnostic::render::printable;
///
/// assert_eq!(printable("a\u{1B}[31mb"), "a\\u{1b}[31mb");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_command) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .fold(String::with_capacity(text.len() + 8), |mut out, character| {
            if is_command(character) {
                out.extend(character.escape_unicode());
            } else {
                out.push(character);
            }
            out
        })
        .into()
}

fn is_command(character: char) -> bool {
    (character.is_control() && character != '\t') || changes_direction(character)
}

/// Source text for an excerpt: what a terminal would obey is replaced by as many bytes of something harmless, so that places stay right.
fn same_width(text: &str) -> Cow<'_, str> {
    let harmful = |character: char| is_command(character) && !matches!(character, '\n' | '\r');
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, character| {
            match character.len_utf8() {
                _ if !harmful(character) => out.push(character),
                length => out.push_str(&"?".repeat(length)),
            }
            out
        })
        .into()
}
