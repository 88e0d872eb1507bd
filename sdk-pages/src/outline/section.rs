//! Which headings begin a section, and of which kind.

use super::{Block, Heading, Prose, ProseKind, Section};

/// The kinds of sections that hold something for the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SectionKind {
    Syntax,
    Properties,
    Parameters,
    Remarks,
    Methods,
    ReturnValues,
    Other,
}

/// Cuts a page into sections.
pub(super) fn sections(blocks: &[Block<'_>]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let open = sections.last().map(|section| section.kind);
        if let Some(kind) = begins_section(block, blocks.get(index + 1), open) {
            sections.push(Section { kind, blocks: index + 1..index + 1 });
        } else if let Some(section) = sections.last_mut() {
            section.blocks.end = index + 1;
        }
    }
    sections
}

/// A heading of level two always begins a section, a deeper one if its title is that of a section; but headings within Properties
/// are mostly names of properties, one of which has a Syntax of its own.
fn begins_section(block: &Block<'_>, next: Option<&Block<'_>>, open: Option<SectionKind>) -> Option<SectionKind> {
    let within_list = matches!(open, Some(SectionKind::Properties | SectionKind::Parameters));
    let (level, text) = match block {
        Block::Heading(Heading { level, text }) => (level, text),
        Block::Prose(prose) if !within_list && is_title_alone(prose) => return Some(SectionKind::Properties),
        _ => return None,
    };
    let kind = known_title(text.part().as_str());
    match (*level, kind) {
        // A name among its like, set as if it were a section.
        (2, None) if within_list && text.code_with_remark().is_some() && next.is_some_and(begins_with_data_type) => {
            None
        }
        (1, _) => Some(SectionKind::Other),
        (2, kind) => Some(kind.unwrap_or(SectionKind::Other)),
        _ if text.only_code().is_some() || next.is_some_and(begins_with_data_type) => None,
        (_, Some(SectionKind::Syntax | SectionKind::Properties | SectionKind::Parameters)) if within_list => None,
        (_, kind) => kind,
    }
}

/// `**Properties**` in the place of a heading.
fn is_title_alone(prose: &Prose<'_>) -> bool {
    matches!((prose.kind, prose.lines.as_slice()), (ProseKind::Paragraph, [line]) if line.part().as_str() == "Properties")
}

fn known_title(title: &str) -> Option<SectionKind> {
    let title = title.to_ascii_lowercase();
    Some(match title.trim_end_matches("(inherited)").trim_end() {
        "syntax" => SectionKind::Syntax,
        "properties" | "property" => SectionKind::Properties,
        "parameters" | "parameter" => SectionKind::Parameters,
        "remarks" => SectionKind::Remarks,
        "return values" | "return value" => SectionKind::ReturnValues,
        "methods" => SectionKind::Methods,
        "requirements" | "runtime requirements" | "development requirements" | "see also" => SectionKind::Other,
        _ => return None,
    })
}

fn begins_with_data_type(block: &Block<'_>) -> bool {
    let Block::Prose(Prose { lines, .. }) = block else { return false };
    let first = lines[0].part().as_str();
    first.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("data type"))
}
