//! The Methods section of a class page: a table or a list of links to method pages, `[M Method in Class C](…)`, each with a description.

use std::ops::Range;

use mof_parser::{Diagnostic, Diagnostics, Span};

use crate::name::is_name;
use crate::outline::{Block, Outline, Prose, ProseKind, Row, SectionKind, Text};
use crate::{codes, description};

/// A method that a class page lists.
#[derive(Clone, Debug)]
pub(crate) struct ListedMethod {
    pub(crate) name: String,
    /// Where it is listed.
    pub(crate) span: Span,
    /// Where the link to its page leads, if there is one.
    pub(crate) target: Option<String>,
    /// What the second column says.
    pub(crate) description: Option<String>,
}

/// The methods that a page lists, in its order.
pub(crate) fn read(outline: &Outline<'_>) -> Vec<ListedMethod> {
    outline.sections(SectionKind::Methods).flatten().flat_map(listed).collect()
}

/// D077: the section says that there are no methods, and lists some.
pub(crate) fn report_denied(outline: &Outline<'_>, methods: &[ListedMethod], diagnostics: &mut Diagnostics) {
    let Some(first) = methods.first() else { return };
    let denies = |line: &&Text<'_>| line.as_str().contains("not define any methods");
    let lines = outline.sections(SectionKind::Methods).flatten().flat_map(|block| match block {
        Block::Prose(prose) => prose.lines.as_slice(),
        _ => &[],
    });
    for line in lines.filter(denies).take(1) {
        let message = format!("the page says that its class defines no methods, but lists `{}`", first.name);
        let diagnostic = Diagnostic::new(codes::METHODS_DENIED, line.span(), message).label(first.span, "listed here");
        diagnostics.report(diagnostic.help("remove the sentence or the list; the methods are read"));
    }
}

fn listed(block: &Block<'_>) -> Vec<ListedMethod> {
    match block {
        Block::Table(table) => table.rows.iter().filter_map(row).collect(),
        Block::Prose(Prose { kind: ProseKind::Item, lines }) => lines.first().and_then(method).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A row, unless it is the header of a table that has none.
fn row(row: &Row<'_>) -> Option<ListedMethod> {
    let mut cells = row.cells.iter();
    let method = cells.next().and_then(method)?;
    let is_header = method.target.is_none() && ["method", "name", "term"].iter().any(|word| same(&method.name, word));
    let description = cells.next().map(description::of_cell).filter(|text| !text.is_empty());
    (!is_header).then_some(ListedMethod { description, ..method })
}

/// `M Method in Class C`, `M`, or a method after a remark such as `NEW:`, with a link or without.
fn method(cell: &Text<'_>) -> Option<ListedMethod> {
    let link = cell.links().first();
    let whole = Range { start: 0, end: cell.as_str().len() };
    let part = cell.part_of(link.map_or(whole, |link| link.range.clone()));
    let remark = part.as_str().rfind(": ").map_or(0, |colon| colon + 2);
    let part = part.after(remark);
    let name = part.as_str().split_whitespace().next().filter(|name| is_name(name))?;
    Some(ListedMethod {
        name: name.to_owned(),
        span: part.narrow(name).span(),
        target: link.map(|link| link.target.clone()),
        description: None,
    })
}

fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}
