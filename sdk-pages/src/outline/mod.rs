//! The outline of a page: front matter, title, introduction and sections, all as flat blocks of text that knows its place.
//!
//! Lists and quotes are not nested here: a list item's first paragraph is an [`ProseKind::Item`], every further one a paragraph of its
//! own. Pages indent what follows a list, which makes it part of the last item for Markdown but not for any reader.

mod front_matter;
mod markdown;
mod section;
mod text;

use std::ops::Range;

use mof_parser::{SourceFile, Span};

pub(crate) use section::SectionKind;
pub(crate) use text::{Link, Part, Text};

/// A page cut into blocks and sections.
#[derive(Debug)]
pub(crate) struct Outline<'page> {
    blocks: Vec<Block<'page>>,
    /// Index of the first heading of level one.
    title: Option<usize>,
    sections: Vec<Section>,
    /// The title that the front matter gives.
    front_title: Option<Text<'page>>,
}

/// A section: its kind and its blocks without the heading.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) kind: SectionKind,
    blocks: Range<usize>,
}

/// A block of a page.
#[derive(Debug)]
pub(crate) enum Block<'page> {
    Heading(Heading<'page>),
    Prose(Prose<'page>),
    Code(Code),
    Table(Table<'page>),
}

/// A heading.
#[derive(Debug)]
pub(crate) struct Heading<'page> {
    /// One for `#`, two for `##`.
    pub(crate) level: u8,
    pub(crate) text: Text<'page>,
}

/// Lines of text; at least one.
#[derive(Debug)]
pub(crate) struct Prose<'page> {
    pub(crate) kind: ProseKind,
    pub(crate) lines: Vec<Text<'page>>,
}

/// Where lines of text stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProseKind {
    Paragraph,
    /// The first paragraph of a list item.
    Item,
    /// A paragraph of a block quote, such as `> [!NOTE]`.
    Quote,
}

/// A code block.
#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) fenced: bool,
    /// Whether a fence ends it.
    pub(crate) closed: bool,
    /// The lines between the fences.
    pub(crate) inside: Span,
}

/// A table: the header's cells and the rows' cells.
#[derive(Debug)]
pub(crate) struct Table<'page> {
    pub(crate) header: Vec<Text<'page>>,
    pub(crate) rows: Vec<Row<'page>>,
    pub(crate) span: Span,
}

/// A row of a table.
#[derive(Debug)]
pub(crate) struct Row<'page> {
    pub(crate) cells: Vec<Text<'page>>,
    pub(crate) span: Span,
    /// What stands in cells beyond those of the header, which Markdown drops.
    pub(crate) dropped: Option<Span>,
}

impl<'page> Outline<'page> {
    /// Outlines a page.
    pub(crate) fn of(file: &'page SourceFile) -> Self {
        let front_matter = front_matter::read(file);
        let blocks = markdown::blocks(file, front_matter.end);
        let title = blocks.iter().position(|block| matches!(block, Block::Heading(Heading { level: 1, .. })));
        let sections = section::sections(&blocks);
        Self { blocks, title, sections, front_title: front_matter.title }
    }

    /// The text of the first heading of level one, else the title in the front matter.
    pub(crate) fn title(&self) -> Option<&Text<'page>> {
        match self.title.map(|index| &self.blocks[index]) {
            Some(Block::Heading(heading)) => Some(&heading.text),
            _ => self.front_title.as_ref(),
        }
    }

    /// The headings of level one after the title, each with its position.
    pub(crate) fn further_titles(&self) -> impl Iterator<Item = (usize, &Text<'page>)> {
        let after = self.title.map_or(self.blocks.len(), |title| title + 1);
        self.blocks.iter().enumerate().skip(after).filter_map(|(at, block)| match block {
            Block::Heading(Heading { level: 1, text }) => Some((at, text)),
            _ => None,
        })
    }

    /// Whether a Syntax section begins after a position.
    pub(crate) fn has_syntax_after(&self, at: usize) -> bool {
        self.sections.iter().any(|section| section.kind == SectionKind::Syntax && section.blocks.start > at)
    }

    /// Takes away what stands from a position on.
    pub(crate) fn end_at(&mut self, at: usize) {
        self.blocks.truncate(at);
        self.sections = section::sections(&self.blocks);
    }

    /// What stands between the title and the first section.
    pub(crate) fn introduction(&self) -> &[Block<'page>] {
        let start = self.title.map_or(0, |title| title + 1);
        let end = self.blocks[start..].iter().position(|block| matches!(block, Block::Heading(_)));
        &self.blocks[start..end.map_or(self.blocks.len(), |end| start + end)]
    }

    /// The code block whose fence is not closed, if there is one.
    pub(crate) fn open_fence(&self) -> Option<&Code> {
        self.blocks.iter().find_map(|block| match block {
            Block::Code(code) if !code.closed => Some(code),
            _ => None,
        })
    }

    /// All links of the page, in its order.
    pub(crate) fn links(&self) -> impl Iterator<Item = &Link> {
        self.blocks.iter().flat_map(Block::texts).flat_map(Text::links)
    }

    /// The sections of a kind, each as its blocks.
    pub(crate) fn sections(&self, kind: SectionKind) -> impl Iterator<Item = &[Block<'page>]> {
        self.sections
            .iter()
            .filter(move |section| section.kind == kind)
            .map(|section| &self.blocks[section.blocks.clone()])
    }
}

impl<'page> Block<'page> {
    /// The lines or cells of the block.
    fn texts(&self) -> Vec<&Text<'page>> {
        match self {
            Self::Heading(heading) => vec![&heading.text],
            Self::Prose(prose) => prose.lines.iter().collect(),
            Self::Code(_) => Vec::new(),
            Self::Table(table) => table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells)).collect(),
        }
    }
}
