//! The front matter of a page, read line by line.
//!
//! Pages of three vintages are in use, and one of them is no YAML (a plain scalar with `: ` in it), so no YAML parser is asked. Only
//! the title is of use here, and only where the page has no heading.

use mof_parser::{SourceFile, Span};

use super::text::{Style, Text};

/// What the front matter says and where it ends.
pub(super) struct FrontMatter<'page> {
    pub(super) title: Option<Text<'page>>,
    /// The first byte of the page's body; 0 where there is no front matter.
    pub(super) end: usize,
}

/// Reads the lines between `---` and `---` at the start of a page.
pub(super) fn read(file: &SourceFile) -> FrontMatter<'_> {
    let absent = FrontMatter { title: None, end: 0 };
    let mut lines = file.text().split_inclusive('\n');
    let mut offset = match lines.next() {
        Some(line) if is_fence(line) => line.len(),
        _ => return absent,
    };
    let mut title = None;
    for line in lines {
        if is_fence(line) {
            return FrontMatter { title, end: offset + line.len() };
        }
        title = title.or_else(|| title_of(file, line, offset));
        offset += line.len();
    }
    absent
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

fn title_of<'page>(file: &'page SourceFile, line: &'page str, offset: usize) -> Option<Text<'page>> {
    let value = line.strip_prefix("title:")?.trim().trim_matches(['"', '\'']);
    let start = offset + (value.as_ptr() as usize - line.as_ptr() as usize);
    let place =
        Span { start: u32::try_from(start).ok()?, end: u32::try_from(start + value.len()).ok()?, ..file.span() };
    let mut text = Text::new(place);
    text.push(value.into(), place, Style::Plain);
    Some(text)
}
