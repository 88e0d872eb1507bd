//! Text of a page without its Markdown, every part of which knows its place in the page.

use std::borrow::Cow;
use std::ops::Range;

use mof_parser::Span;

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Code,
}

/// A line of text without Markdown: its pieces stand in the page with marks and escapes between them.
#[derive(Clone, Debug)]
pub(crate) struct Text<'page> {
    content: Cow<'page, str>,
    segments: Vec<Segment>,
    links: Vec<Link>,
    place: Span,
}

/// A link in a [`Text`].
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// The bytes of the text that it stands on.
    pub(crate) range: Range<usize>,
    /// Where it leads, as written but for escapes.
    pub(crate) target: String,
    /// Where the target stands in the page.
    pub(crate) span: Span,
}

/// A piece of a [`Text`] that stands in the page as it is.
#[derive(Clone, Copy, Debug)]
struct Segment {
    at: usize,
    source: u32,
    style: Style,
}

impl<'page> Text<'page> {
    /// An empty text at a place.
    pub(crate) fn new(place: Span) -> Self {
        Self { content: Cow::Borrowed(""), segments: Vec::new(), links: Vec::new(), place }
    }

    /// Adds a piece whose first byte stands at `source.start`.
    pub(crate) fn push(&mut self, piece: Cow<'page, str>, source: Span, style: Style) {
        let place = if self.segments.is_empty() { source } else { self.place.to(source) };
        self.segments.push(Segment { at: self.content.len(), source: source.start, style });
        self.place = place;
        if self.content.is_empty() {
            self.content = piece;
        } else {
            self.content.to_mut().push_str(&piece);
        }
    }

    /// Adds a link.
    pub(crate) fn add_link(&mut self, link: Link) {
        self.links.push(link);
    }

    /// The links, in the order of the text.
    pub(crate) fn links(&self) -> &[Link] {
        &self.links
    }

    /// Several lines as one, with a blank between each two.
    pub(crate) fn join<'text>(lines: impl IntoIterator<Item = &'text Self>) -> Option<Self>
    where
        'page: 'text,
    {
        let mut lines = lines.into_iter();
        let mut joined = lines.next()?.clone();
        for line in lines {
            joined.append(line);
        }
        Some(joined)
    }

    fn append(&mut self, line: &Self) {
        let content = self.content.to_mut();
        content.push(' ');
        let offset = content.len();
        content.push_str(&line.content);
        self.segments.extend(line.segments.iter().map(|segment| Segment { at: segment.at + offset, ..*segment }));
        let moved = |range: &Range<usize>| range.start + offset..range.end + offset;
        self.links.extend(line.links.iter().map(|link| Link { range: moved(&link.range), ..link.clone() }));
        self.place = self.place.to(line.place);
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.content
    }

    /// Where the text stands.
    pub(crate) fn span(&self) -> Span {
        self.place
    }

    /// The text as a part of itself, without blanks at its ends.
    pub(crate) fn part(&self) -> Part<'_> {
        Part { text: self, start: 0, end: self.content.len() }.trim()
    }

    /// A range of its bytes, without blanks at its ends.
    pub(crate) fn part_of(&self, range: Range<usize>) -> Part<'_> {
        Part { text: self, start: range.start, end: range.end }.trim()
    }

    /// The text, where all of it is set as code.
    pub(crate) fn only_code(&self) -> Option<Part<'_>> {
        let mut segments =
            self.segments.iter().enumerate().filter(|(index, _)| !self.segment(*index).trim().is_empty());
        match (segments.next(), segments.next()) {
            (Some((_, Segment { style: Style::Code, .. })), None) => Some(self.part()),
            _ => None,
        }
    }

    /// The one piece that is set as code, where the rest is no more than a colon, a remark in parentheses, or an anchor.
    pub(crate) fn code_with_remark(&self) -> Option<Part<'_>> {
        let is_code = |index: &usize| self.segments[*index].style == Style::Code;
        let mut code = (0..self.segments.len()).filter(is_code);
        let (Some(index), None) = (code.next(), code.next()) else { return None };
        let start = self.segments[index].at;
        let end = start + self.segment(index).len();
        let (before, after) = (self.content[..start].trim(), self.content[end..].trim());
        let is_anchor = before.is_empty() || before.starts_with('<') && before.ends_with('>');
        let is_remark = after.is_empty() || after == ":" || after.starts_with('(') && after.ends_with(')');
        (is_anchor && is_remark).then(|| self.part_of(start..end))
    }

    fn segment(&self, index: usize) -> &str {
        let end = self.segments.get(index + 1).map_or(self.content.len(), |next| next.at);
        &self.content[self.segments[index].at..end]
    }

    /// Where the piece ends in which a byte stands.
    fn piece_end(&self, offset: usize) -> usize {
        let next = self.segments.partition_point(|segment| segment.at <= offset);
        self.segments.get(next).map_or(self.content.len(), |segment| segment.at)
    }

    /// The place of a range of bytes. An entity or an escape makes it inexact, but it never leaves the text.
    fn place_of(&self, start: usize, end: usize) -> Span {
        let from = self.source_of(start, self.segments.partition_point(|segment| segment.at <= start));
        let to = self.source_of(end, self.segments.partition_point(|segment| segment.at < end));
        Span { start: from, end: to.max(from), ..self.place }
    }

    /// The place of a byte, counted from the piece before the one that `next` numbers.
    fn source_of(&self, offset: usize, next: usize) -> u32 {
        let Some(segment) = next.checked_sub(1).map(|index| self.segments[index]) else { return self.place.start };
        let source = segment.source.saturating_add(u32::try_from(offset - segment.at).unwrap_or(u32::MAX));
        source.min(self.place.end)
    }
}

/// A part of a [`Text`], which can be cut further and still knows its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'text> {
    text: &'text Text<'text>,
    start: usize,
    end: usize,
}

impl<'text> Part<'text> {
    pub(crate) fn as_str(self) -> &'text str {
        &self.text.content[self.start..self.end]
    }

    /// Where it stands in the page.
    pub(crate) fn span(self) -> Span {
        self.text.place_of(self.start, self.end)
    }

    /// The part without blanks at its ends.
    pub(crate) fn trim(self) -> Self {
        self.narrow(self.as_str().trim())
    }

    /// The part of this part that `inner`, a slice of it, covers.
    pub(crate) fn narrow(self, inner: &str) -> Self {
        let start = (inner.as_ptr() as usize).saturating_sub(self.text.content.as_ptr() as usize);
        debug_assert!(self.start <= start && start + inner.len() <= self.end, "the slice must lie within the part");
        Self { start, end: start + inner.len(), ..self }
    }

    /// What follows the first `length` bytes, trimmed.
    pub(crate) fn after(self, length: usize) -> Self {
        Self { start: self.start + length, ..self }.trim()
    }

    /// The first `length` bytes, trimmed.
    pub(crate) fn until(self, length: usize) -> Self {
        Self { end: self.start + length, ..self }.trim()
    }

    /// The first piece in one style, and what follows it; both trimmed.
    pub(crate) fn first_piece(self) -> (Self, Self) {
        let boundary = self.text.piece_end(self.start).min(self.end);
        (Self { end: boundary, ..self }.trim(), Self { start: boundary, ..self }.trim())
    }
}
