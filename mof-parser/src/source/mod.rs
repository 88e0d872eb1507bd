//! All text that a compile has read, and the places in it.
//!
//! A [`Span`] is a range of bytes of one file's decoded text; a [`Position`] is what a person reads: line and column, counted from
//! one, columns in characters. Files are only ever added, so ids and spans stay valid as long as the map lives.

mod decode;

use std::ops::Range;
use std::sync::OnceLock;

pub use decode::{Decoded, Encoding, NotText, decode};

/// Which file of a [`SourceMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// A range of bytes in the decoded text of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last; equal to `start` for a place between two bytes.
    pub end: u32,
}

impl Span {
    /// The smallest span that holds this one and `other`, which lies in the same file.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty span at this one's end.
    #[must_use]
    pub fn at_end(self) -> Self {
        Self { start: self.end, ..self }
    }

    /// The empty span at this one's start.
    #[must_use]
    pub fn at_start(self) -> Self {
        Self { end: self.start, ..self }
    }

    /// The bytes as a range that slices the file's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and a column, both counted from one; the column counts characters of the decoded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line. LF, CR and CR LF each end one.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// One file's decoded text.
#[derive(Debug)]
pub struct SourceFile {
    id: FileId,
    path: String,
    text: String,
    line_starts: OnceLock<Vec<u32>>,
    /// The number of characters before each block of bytes, for columns of very long lines.
    block_counts: OnceLock<Vec<u32>>,
}

impl SourceFile {
    /// The id under which the [`SourceMap`] keeps the file.
    pub fn id(&self) -> FileId {
        self.id
    }

    /// The path as it was given, or `<stdin>`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span { file: self.id, start: 0, end: as_offset(self.text.len()) }
    }

    /// The text of a span of this file; empty where the span does not lie on it.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The line and column of a byte.
    pub fn position(&self, offset: u32) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset).saturating_sub(1);
        Position { line: as_offset(line) + 1, column: self.characters(starts[line], offset) + 1 }
    }

    /// The number of characters that begin in a range, in time that does not grow with its length.
    fn characters(&self, start: u32, end: u32) -> u32 {
        if end.saturating_sub(start) < BLOCK {
            return count_characters(&self.text, start, end);
        }
        let counts = self.block_counts.get_or_init(|| block_counts(&self.text));
        let before = |offset: u32| {
            let block = offset / BLOCK;
            counts[block as usize] + count_characters(&self.text, block * BLOCK, offset)
        };
        before(end) - before(start)
    }

    /// The bytes of a line counted from one, without its line end.
    pub fn line_range(&self, line: u32) -> Range<u32> {
        let starts = self.line_starts();
        let start = starts.get(line.saturating_sub(1) as usize).copied().unwrap_or(as_offset(self.text.len()));
        let end = starts.get(line as usize).copied().unwrap_or(as_offset(self.text.len()));
        let line = &self.text[start as usize..end as usize];
        start..start + as_offset(line.trim_end_matches(['\r', '\n']).len())
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| line_starts(&self.text))
    }
}

/// All files of a compile.
///
/// ```
/// use mof_parser::SourceMap;
/// use mof_parser::source::Position;
///
/// let mut sources = SourceMap::default();
/// let id = sources.add("a.mof", "class A\n{ };");
/// assert_eq!(sources.file(id).position(8), Position { line: 2, column: 1 });
/// ```
#[derive(Debug, Default)]
pub struct SourceMap {
    /// The id of the first file.
    first: u32,
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// An empty map whose ids are those after another's, so that no file of the one passes for a file of the other.
    ///
    /// ```
    /// use mof_parser::SourceMap;
    ///
    /// let mut sources = SourceMap::default();
    /// let mut more = SourceMap::following(&sources);
    /// assert_eq!(sources.add("a.mof", ""), more.add("b.mof", ""), "nothing was there to follow");
    /// assert_ne!(sources.add("c.mof", ""), SourceMap::following(&sources).add("d.mof", ""));
    /// ```
    #[must_use]
    pub fn following(other: &Self) -> Self {
        Self { first: other.next_id().0, files: Vec::new() }
    }

    /// An empty map for texts that a program brings with it: no map of files has as many that their ids would reach these.
    #[must_use]
    pub fn internal() -> Self {
        Self { first: 1 << 31, files: Vec::new() }
    }

    fn next_id(&self) -> FileId {
        FileId(self.first + as_offset(self.files.len()))
    }

    /// Adds a file's decoded text.
    ///
    /// # Panics
    ///
    /// If the text is 4 GiB or longer; whoever loads files limits them far below that.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = self.next_id();
        let text = text.into();
        assert!(u32::try_from(text.len()).is_ok(), "a source text must be shorter than 4 GiB");
        self.files.push(SourceFile {
            id,
            path: path.into(),
            text,
            line_starts: OnceLock::new(),
            block_counts: OnceLock::new(),
        });
        id
    }

    /// The file of an id that [`add`](Self::add) gave.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[(id.0 - self.first) as usize]
    }

    /// Whether an id is that of a file of this map.
    pub fn contains(&self, id: FileId) -> bool {
        (self.first..self.next_id().0).contains(&id.0)
    }

    /// All files in the order in which they were added.
    pub fn files(&self) -> impl ExactSizeIterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).slice(span)
    }
}

/// An offset or a count within a text, which is shorter than 4 GiB.
pub(crate) fn as_offset(value: usize) -> u32 {
    u32::try_from(value).expect("a source text is shorter than 4 GiB")
}

fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|end| bytes[*end] == b'\n' || bytes.get(end + 1) != Some(&b'\n'));
    std::iter::once(0).chain(ends.map(|end| as_offset(end + 1))).collect()
}

/// How many bytes are counted as one for columns of very long lines.
const BLOCK: u32 = 4096;

fn count_characters(text: &str, start: u32, end: u32) -> u32 {
    let bytes = text.as_bytes();
    let bytes = &bytes[(start as usize).min(bytes.len())..(end as usize).min(bytes.len())];
    as_offset(bytes.iter().filter(|byte| !(0x80..0xC0).contains(*byte)).count())
}

fn block_counts(text: &str) -> Vec<u32> {
    let blocks = as_offset(text.len()) / BLOCK;
    let counts = (0..blocks).scan(0, |total, block| {
        *total += count_characters(text, block * BLOCK, (block + 1) * BLOCK);
        Some(*total)
    });
    std::iter::once(0).chain(counts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_ends_one_line_and_columns_count_characters() {
        let mut sources = SourceMap::default();
        let id = sources.add("lines.mof", "a\r\nbé√c\rd\n\ne");
        let file = sources.file(id);
        let position = |pattern| {
            let Position { line, column } = file.position(as_offset(file.text().find(pattern).expect("in the text")));
            (line, column)
        };
        assert_eq!([position('a'), position('c'), position('d'), position('e')], [(1, 1), (2, 4), (3, 1), (5, 1)]);
        assert_eq!(&file.text()[file.line_range(2).start as usize..file.line_range(2).end as usize], "bé√c");
    }

    #[test]
    fn columns_of_a_long_line_count_characters() {
        let mut sources = SourceMap::default();
        let line = "é".repeat(10_000);
        let id = sources.add("long.mof", format!("a\n{line}b"));
        assert_eq!(sources.file(id).position(as_offset(2 + line.len())), Position { line: 2, column: 10_001 });
    }
}
