//! The qualifiers of a class: a list in the Remarks, one qualifier an item, or a paragraph in brackets.

use mof_parser::Diagnostics;
use mof_parser::ast::Qualifier;

use super::list;
use super::scan::Brackets;
use crate::outline::{Block, Outline, Part, Prose, ProseKind, SectionKind, Text};

/// What every announcement of the list has.
const ANNOUNCEMENT: &str = "class qualifiers for this class include";

/// Reads the qualifiers that the Remarks list.
pub(crate) fn of_class(outline: &Outline<'_>, diagnostics: &mut Diagnostics) -> Vec<Qualifier> {
    let mut sections = outline.sections(SectionKind::Remarks);
    let Some((line, after)) = sections.find_map(after_announcement) else { return Vec::new() };
    if let Some(text) = on_its_line(line) {
        return list([text], Brackets::None, diagnostics);
    }
    let (texts, brackets) = if is_bracketed(after) {
        (Text::join(bracketed_lines(after)).into_iter().collect(), Brackets::Expected)
    } else {
        (items(after), Brackets::None)
    };
    list(texts.iter().map(Text::part), brackets, diagnostics)
}

/// The line that announces the list, and the blocks after it.
fn after_announcement<'outline, 'page>(
    section: &'outline [Block<'page>],
) -> Option<(&'outline Text<'page>, &'outline [Block<'page>])> {
    section.iter().enumerate().find_map(|(index, block)| {
        let mut lines = prose_lines(block)?.iter();
        let line = lines.find(|line| line.as_str().to_ascii_lowercase().contains(ANNOUNCEMENT))?;
        Some((line, &section[index + 1..]))
    })
}

/// `… include: Abstract, Singleton.`
fn on_its_line<'text>(line: &'text Text<'_>) -> Option<Part<'text>> {
    let (_, after) = line.as_str().to_ascii_lowercase().find(ANNOUNCEMENT).map(|at| line.as_str().split_at(at))?;
    let (_, after) = after.split_once(':')?;
    let names = after.trim().trim_end_matches('.').trim_start_matches('[').trim_end_matches(']');
    (!names.is_empty()).then(|| line.part_of(0..line.as_str().len()).narrow(names))
}

fn is_bracketed(blocks: &[Block<'_>]) -> bool {
    matches!(blocks.first(), Some(Block::Prose(Prose { lines, .. })) if lines[0].as_str().trim_start().starts_with('['))
}

/// The lines up to the closing bracket, over as many paragraphs as it takes.
fn bracketed_lines<'outline, 'page>(blocks: &'outline [Block<'page>]) -> impl Iterator<Item = &'outline Text<'page>> {
    let mut closed = false;
    blocks.iter().map_while(prose_lines).flatten().take_while(move |line| {
        let wanted = !closed;
        closed = line.as_str().trim_end().ends_with(']');
        wanted
    })
}

/// The items of the list that begins here, each as one line.
fn items<'page>(blocks: &[Block<'page>]) -> Vec<Text<'page>> {
    let is_item = |block: &&Block<'_>| matches!(block, Block::Prose(Prose { kind: ProseKind::Item, .. }));
    blocks.iter().take_while(is_item).filter_map(prose_lines).filter_map(Text::join).collect()
}

fn prose_lines<'outline, 'page>(block: &'outline Block<'page>) -> Option<&'outline [Text<'page>]> {
    match block {
        Block::Prose(Prose { lines, .. }) => Some(lines),
        _ => None,
    }
}
