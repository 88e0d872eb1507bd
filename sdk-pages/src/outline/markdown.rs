//! Markdown to flat blocks.
//!
//! The events of `pulldown-cmark` carry byte ranges of the page; a small machine turns them into blocks without ever nesting, so that
//! depth of lists and quotes costs nothing.

use std::borrow::Cow;
use std::ops::Range;

use mof_parser::{SourceFile, Span};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::text::{Link, Style, Text};
use super::{Block, Code, Heading, Prose, ProseKind, Row, Table};

/// The blocks of the page from the byte `start` on.
///
/// A fence that is never closed would make code of the rest of the page; it ends at the next heading instead.
pub(super) fn blocks(file: &SourceFile, start: usize) -> Vec<Block<'_>> {
    let mut blocks = blocks_as_fenced(file, start);
    let Some(heading) = blocks.last_mut().and_then(|block| cut_open_fence(file, block)) else { return blocks };
    // What follows has no further fence: it would have closed this one.
    blocks.extend(blocks_as_fenced(file, heading));
    blocks
}

fn blocks_as_fenced(file: &SourceFile, start: usize) -> Vec<Block<'_>> {
    let body = file.text().get(start..).unwrap_or_default();
    let mut builder = Builder::new(file, start);
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        builder.event(event, start + range.start..start + range.end);
    }
    builder.end_prose();
    builder.blocks
}

/// Ends a code block whose fence is not closed before the next heading, and gives the place of that heading.
fn cut_open_fence(file: &SourceFile, block: &mut Block<'_>) -> Option<usize> {
    let Block::Code(code) = block else { return None };
    let after = file.text().get(code.inside.end as usize..).unwrap_or_default();
    if !code.fenced || !after.trim().is_empty() {
        return None;
    }
    code.closed = false;
    let heading = heading_line(file.slice(code.inside))?;
    code.inside.end = code.inside.start + u32::try_from(heading).ok()?;
    Some(code.inside.end as usize)
}

/// Where the first line that looks like a heading begins.
fn heading_line(code: &str) -> Option<usize> {
    let mut at = 0;
    code.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        let is_heading =
            line.trim_start().trim_start_matches('#').starts_with(' ') && line.trim_start().starts_with("##");
        is_heading.then_some(start)
    })
}

/// What is being built.
struct Builder<'page> {
    page: &'page str,
    whole: Span,
    blocks: Vec<Block<'page>>,
    /// The finished lines of the paragraph at hand.
    lines: Vec<Text<'page>>,
    /// The line or cell at hand.
    line: Text<'page>,
    /// The link at hand, which stands on the line from its start on.
    link: Option<Link>,
    quotes: u32,
    /// Whether the next paragraph is the first of a list item.
    item_begins: bool,
    prose: ProseKind,
    code: Option<Code>,
    table: Option<Table<'page>>,
    /// Where the cell at hand ends.
    cell_end: usize,
    /// Whether a comment in a block of HTML is open.
    html: bool,
}

impl<'page> Builder<'page> {
    fn new(file: &'page SourceFile, start: usize) -> Self {
        let whole = file.span();
        let here = Span { start: u32::try_from(start).unwrap_or(whole.end), ..whole }.at_start();
        Self {
            page: file.text(),
            whole,
            blocks: Vec::new(),
            lines: Vec::new(),
            line: Text::new(here),
            link: None,
            quotes: 0,
            item_begins: false,
            prose: ProseKind::Paragraph,
            code: None,
            table: None,
            cell_end: 0,
            html: false,
        }
    }

    fn event(&mut self, event: Event<'page>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code.is_some() => self.code_line(&text, &range),
            Event::Text(text) => self.push(text, range, Style::Plain),
            Event::Code(text) => {
                let ticks = self.page[range.clone()].bytes().take_while(|byte| *byte == b'`').count();
                let inside = range.start + ticks..range.end - ticks;
                // Markdown drops a blank at each end of code, as in "` x `".
                let blank = usize::from(inside.len() == text.len() + 2);
                self.push(text, inside.start + blank..inside.end - blank, Style::Code);
            }
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::Html(_) => self.html_line(range),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => {
                self.end_prose();
                self.begin_prose();
                self.html = false;
            }
            Tag::Heading { .. } | Tag::List(_) => self.end_prose(),
            Tag::BlockQuote(_) => {
                self.end_prose();
                self.quotes += 1;
            }
            Tag::Item => {
                self.end_prose();
                self.begin_item();
            }
            Tag::CodeBlock(kind) => {
                self.end_prose();
                let inside = self.span(range.end..range.end);
                self.code = Some(Code { fenced: matches!(kind, CodeBlockKind::Fenced(_)), closed: true, inside });
            }
            Tag::Table(_) => {
                self.end_prose();
                self.table = Some(Table { header: Vec::new(), rows: Vec::new(), span: self.span(range) });
            }
            Tag::TableRow => {
                let row = Row { cells: Vec::new(), span: self.span(range), dropped: None };
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            Tag::TableCell => {
                self.cell_end = range.end;
                self.line = Text::new(self.span(range));
            }
            Tag::Link { dest_url, .. } => {
                let at = self.line.as_str().len();
                let span = self.span(self.target_of(range));
                self.link = Some(Link { range: at..at, target: dest_url.to_string(), span });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.end_prose(),
            TagEnd::Heading(level) => {
                let text = self.take_line();
                self.lines.clear();
                self.blocks.push(Block::Heading(Heading { level: level as u8, text }));
            }
            TagEnd::BlockQuote(_) => {
                self.end_prose();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.blocks.extend(self.code.take().map(Block::Code)),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableRow => self.end_row(),
            TagEnd::Table => self.blocks.extend(self.table.take().map(Block::Table)),
            TagEnd::Link => {
                self.add_link();
                self.link = None;
            }
            _ => {}
        }
    }

    fn begin_item(&mut self) {
        self.item_begins = true;
        self.begin_prose();
        // The text of a tight item comes without a paragraph of its own; that of a loose item begins one.
        self.item_begins = true;
    }

    fn begin_prose(&mut self) {
        self.prose = match (self.item_begins, self.quotes) {
            (true, _) => ProseKind::Item,
            (false, 0) => ProseKind::Paragraph,
            (false, _) => ProseKind::Quote,
        };
    }

    fn end_prose(&mut self) {
        self.end_line();
        let lines = std::mem::take(&mut self.lines);
        if !lines.is_empty() {
            self.blocks.push(Block::Prose(Prose { kind: self.prose, lines }));
            self.item_begins = false;
            self.begin_prose();
        }
    }

    fn end_line(&mut self) {
        if self.table.is_some() {
            return;
        }
        let line = self.take_line();
        if !line.part().as_str().is_empty() {
            self.lines.push(line);
        }
    }

    fn end_row(&mut self) {
        let end = u32::try_from(self.cell_end).unwrap_or(self.whole.end);
        let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) else { return };
        let rest = Span { start: end.min(row.span.end), ..row.span };
        let has_text =
            self.page[rest.range()].contains(|character: char| !character.is_whitespace() && character != '|');
        row.dropped = has_text.then_some(rest);
    }

    fn end_cell(&mut self) {
        let cell = self.take_line();
        let Some(table) = &mut self.table else { return };
        table.rows.last_mut().map_or(&mut table.header, |row| &mut row.cells).push(cell);
    }

    /// The part of a link in brackets or parentheses that says where it leads: the last.
    fn target_of(&self, link: Range<usize>) -> Range<usize> {
        let text = &self.page[link.clone()];
        let inside = text.rfind("](").map_or(0, |at| at + 2);
        let end = text[inside..].find([' ', '\n', ')']).map_or(text.len(), |length| inside + length);
        link.start + inside..link.start + end
    }

    /// Adds what stands of the link on this line.
    fn add_link(&mut self) {
        let end = self.line.as_str().len();
        let Some(link) = &mut self.link else { return };
        if link.range.start < end {
            self.line.add_link(Link { range: link.range.start..end, ..link.clone() });
        }
        link.range = 0..0;
    }

    fn take_line(&mut self) -> Text<'page> {
        self.add_link();
        let after = self.line.span().at_end();
        std::mem::replace(&mut self.line, Text::new(after))
    }

    fn push(&mut self, text: CowStr<'page>, range: Range<usize>, style: Style) {
        let piece = match text {
            CowStr::Borrowed(text) => Cow::Borrowed(text),
            other => Cow::Owned(other.into_string()),
        };
        self.line.push(piece, self.span(range), style);
    }

    fn code_line(&mut self, text: &str, range: &Range<usize>) {
        let span = self.span(range.clone());
        let Some(code) = &mut self.code else { return };
        let first = code.inside.start == code.inside.end;
        code.inside = if first && !text.is_empty() { span } else { code.inside.to(span) };
    }

    /// `<br />` is a blank, in a cell the end of a line; a comment is nothing, anything else text as it stands: pages write `<name>` for a
    /// placeholder.
    fn inline_html(&mut self, html: CowStr<'page>, range: Range<usize>) {
        if html.starts_with("<!--") {
            return;
        }
        let tag = html.trim_start_matches('<').trim_end_matches(['/', '>']).trim();
        let line_break = if self.table.is_some() { "\n" } else { " " };
        let text = if tag.eq_ignore_ascii_case("br") { CowStr::Borrowed(line_break) } else { html };
        self.push(text, range, Style::Plain);
    }

    /// A line of a block of HTML without comments, which may go over several lines. What follows one is text.
    fn html_line(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &self.page[at..range.end];
            let (mark, length) = if self.html { ("-->", 3) } else { ("<!--", 0) };
            let end = rest.find(mark).map_or(range.end, |found| at + found + length);
            if !self.html {
                self.push(CowStr::Borrowed(&self.page[at..end]), at..end, Style::Plain);
            }
            self.html ^= end < range.end || rest.ends_with(mark);
            at = end;
        }
        self.end_line();
    }

    fn span(&self, range: Range<usize>) -> Span {
        let offset = |byte: usize| u32::try_from(byte).unwrap_or(self.whole.end);
        Span { start: offset(range.start), end: offset(range.end), ..self.whole }
    }
}

#[cfg(test)]
mod tests {
    use mof_parser::SourceMap;

    use super::*;

    /// Every block as a line: its kind and its text, `/` between lines and `|` between cells.
    fn outline(page: &str) -> Vec<String> {
        let mut sources = SourceMap::default();
        let id = sources.add("page.md", page);
        let file = sources.file(id);
        blocks(file, 0).iter().map(|block| show(file, block)).collect()
    }

    fn show(file: &SourceFile, block: &Block<'_>) -> String {
        let join = |texts: &[Text<'_>], separator| {
            texts.iter().map(|text| text.part().as_str()).collect::<Vec<_>>().join(separator)
        };
        match block {
            Block::Heading(heading) => format!("h{} {}", heading.level, heading.text.as_str()),
            Block::Prose(prose) => format!("{:?} {}", prose.kind, join(&prose.lines, "/")),
            Block::Code(code) => format!("code {}", file.slice(code.inside)),
            Block::Table(table) => {
                let rows: Vec<String> = table.rows.iter().map(|row| join(&row.cells, "|")).collect();
                format!("table {} = {}", join(&table.header, "|"), rows.join(" + "))
            }
        }
    }

    #[test]
    fn what_is_indented_after_a_list_is_a_paragraph_of_its_own() {
        assert_eq!(
            outline("Lead:\n\n- one\n- two  \n\n  `Next`  \n  Data type: `X`  \n\n  More\n"),
            ["Paragraph Lead:", "Item one", "Item two", "Paragraph Next/Data type: X", "Paragraph More"]
        );
    }

    #[test]
    fn tight_and_loose_items_are_items() {
        assert_eq!(outline("- a\n- b\n"), ["Item a", "Item b"]);
        assert_eq!(outline("-   a\n\n-   b\n\nend\n"), ["Item a", "Item b", "Paragraph end"]);
    }

    #[test]
    fn markdown_is_gone_and_html_breaks_are_blanks() {
        assert_eq!(
            outline("See [the *page*](x.md) for\n`a` \\<b> <!-- no -->**c**.\n"),
            ["Paragraph See the page for/a <b> c."]
        );
        assert_eq!(outline("|||\r\n|-|-|\r\n|1|a<br /><br />b|\r\nx2|c|\r\n"), ["table | = 1|a\n\nb + x2|c"]);
    }

    #[test]
    fn links_know_what_they_stand_on_and_where_they_lead() {
        let page = "é See [the *job*\n class](../a\\_b.md#top \"x\") or [`C`](c.md).\n\n|[x](d.md)|\n|-|\n|y|\n";
        let mut sources = SourceMap::default();
        let id = sources.add("page.md", page);
        let blocks = blocks(sources.file(id), 0);
        let [Block::Prose(prose), Block::Table(table)] = &blocks[..] else { panic!("a paragraph and a table") };
        let shown = |text: &Text<'_>| -> Vec<String> {
            let links = text.links().iter();
            links
                .map(|link| {
                    format!("{} {} {}", &text.as_str()[link.range.clone()], link.target, &page[link.span.range()])
                })
                .collect()
        };
        assert_eq!(shown(&prose.lines[0]), ["the job ../a_b.md#top ../a\\_b.md#top"]);
        assert_eq!(
            shown(&Text::join(&prose.lines).expect("there are lines"))[1..],
            ["class ../a_b.md#top ../a\\_b.md#top", "C c.md c.md"]
        );
        assert_eq!(shown(&table.header[0]), ["x d.md d.md"]);
    }

    #[test]
    fn fences_and_comments() {
        assert_eq!(
            outline("```MOF\r\nclass A\r\n{ };\r\n```\r\n<!-- a\r\nb -->\r\n> [!NOTE]\r\n>  text\r\n"),
            ["code class A\r\n{ };\r\n", "Quote [!NOTE]/text"]
        );
        assert_eq!(outline("<!-- a --> one <!-- b --> two\nthree\n"), ["Paragraph one  two", "Paragraph three"]);
        assert_eq!(outline("<!-- a\n\n b --> one\n"), ["Paragraph one"]);
    }

    #[test]
    fn places_are_those_of_the_page() {
        let mut sources = SourceMap::default();
        let page = "é **Data** type: `UInt32` Array\n";
        let id = sources.add("page.md", page);
        let blocks = blocks(sources.file(id), 0);
        let Block::Prose(prose) = &blocks[0] else { panic!("a paragraph") };
        let part = prose.lines[0].part();
        for word in ["é", "Data", "type", "UInt32", "Array"] {
            let start = part.as_str().find(word).expect("the text has the word");
            let place = part.narrow(&part.as_str()[start..start + word.len()]).span();
            assert_eq!(&page[place.range()], word);
        }
    }
}
