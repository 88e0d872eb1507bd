//! The shape of a text: its paragraphs, its preformatted lines, its first sentence.

use std::borrow::Cow;

use super::longest_run;

/// Lines that belong together.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block<'t> {
    /// Lines of words.
    Flowing(Vec<&'t str>),
    /// Lines whose spaces mean something.
    Preformatted(Vec<&'t str>),
}

/// Splits a text at its empty lines, and where indented lines begin or end.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|paragraph| !paragraph.is_empty());
    paragraphs.flat_map(parts).collect()
}

/// The parts of a paragraph: lines that are indented, and those that are not.
fn parts<'t>(paragraph: &[&'t str]) -> Vec<Block<'t>> {
    let first_bullet = paragraph.iter().position(|line| is_bullet(line)).unwrap_or(paragraph.len());
    // What is indented below a bullet belongs to it.
    let is_code = |(number, line): (usize, &&str)| is_drawn(line) || (number < first_bullet && is_indented(line));
    let mut kinds: Vec<bool> = paragraph.iter().enumerate().map(is_code).collect();
    for number in (0..first_bullet).chain((0..first_bullet).rev()) {
        let is_beside = (number > 0 && kinds[number - 1]) || kinds.get(number + 1) == Some(&true);
        kinds[number] |= is_beside && paragraph[number].starts_with(' ');
    }
    let mut start = 0;
    let runs = kinds.chunk_by(|one, other| one == other).map(|run| {
        let lines = paragraph[start..start + run.len()].to_vec();
        start += run.len();
        if run[0] { Block::Preformatted(lines) } else { Block::Flowing(lines) }
    });
    runs.collect()
}

fn is_indented(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

/// Whether a line is one of a table that is drawn with signs.
fn is_drawn(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("+--") || (line.len() > 2 && line.starts_with('|') && line.ends_with('|'))
}

/// Whether a line is an item of a list, as people write it.
fn is_bullet(line: &str) -> bool {
    let line = line.trim_start();
    let sign = ["*", "-", "+", "o", "•", "·", "–"].iter().find_map(|sign| line.strip_prefix(sign));
    let number = || {
        let rest = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')'])).flatten()
    };
    sign.or_else(number).is_some_and(|rest| rest.starts_with([' ', '\t']))
}

pub(super) fn preformatted(block: &[&str]) -> Vec<String> {
    let fence = "`".repeat(longest_run(&block.join("\n")).max(2) + 1);
    let opening = format!("{fence}text");
    std::iter::once(opening).chain(block.iter().map(|line| line.replace('\t', "    "))).chain([fence]).collect()
}

/// The text up to the first full stop or line break that ends a sentence.
///
/// A colon before a list says that something follows, so it becomes a full stop.
pub(super) fn first_sentence(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let end_of_lines = text.match_indices('\n').map(|(end, _)| end).find(|end| breaks_sentence(text, *end));
    let text = text[..end_of_lines.unwrap_or(text.len())].trim_end();
    let ends_sentence = |stop: &usize| !text[stop + 2..].trim_start().starts_with(char::is_lowercase);
    let end = text
        .match_indices(['.', '!', '?'])
        .map(|(stop, _)| stop)
        .find(|stop| text[stop + 1..].starts_with(char::is_whitespace) && ends_sentence(stop));
    let sentence = end.map_or(text, |stop| &text[..=stop]);
    match sentence.strip_suffix(':') {
        Some(sentence) => Cow::Owned(format!("{sentence}.")),
        None => Cow::Borrowed(sentence),
    }
}

/// Whether a sentence ends where a line does: unless the next line goes on with a small letter.
fn breaks_sentence(text: &str, end: usize) -> bool {
    let (before, after) = (text[..end].trim_end(), &text[end + 1..]);
    before.ends_with(['.', ':', '!', '?', ';'])
        || is_bullet(after)
        || !after.trim_start_matches(' ').starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_indented_lines_are_preformatted() {
        let flowing = |lines: &[&'static str]| Block::Flowing(lines.to_vec());
        let preformatted = |lines: &[&'static str]| Block::Preformatted(lines.to_vec());
        for (text, expected) in [
            ("a\nb\n\nc", vec![flowing(&["a", "b"]), flowing(&["c"])]),
            (
                "Flags:\n    x = 1\nand on",
                vec![flowing(&["Flags:"]), preformatted(&["    x = 1"]), flowing(&["and on"])],
            ),
            (
                "<a>\n  <b>\n    <c>\n  </b>\n</a>",
                vec![flowing(&["<a>"]), preformatted(&["  <b>", "    <c>", "  </b>"]), flowing(&["</a>"])],
            ),
            ("Levels:\n+---+\n| 1 |\n+---+", vec![flowing(&["Levels:"]), preformatted(&["+---+", "| 1 |", "+---+"])]),
            (
                "Is one of\n    * A: first\n      and more\n\t2) B",
                vec![flowing(&["Is one of", "    * A: first", "      and more", "\t2) B"])],
            ),
        ] {
            assert_eq!(blocks(text), expected, "{text}");
        }
    }

    #[test]
    fn a_first_sentence_ends_at_a_full_stop_or_a_line_break() {
        for (text, expected) in [
            ("Via hardware (e.g. a button). More.", "Via hardware (e.g. a button)."),
            ("One\ntwo\n\nthree.", "One\ntwo"),
            ("The severity:\n1 - Other is unknown.", "The severity."),
            ("One of\n- this\n- that", "One of"),
            ("A fan\nSee elsewhere.", "A fan"),
            ("Runs.  Stops.", "Runs."),
            ("The version is 2.1 or 3.", "The version is 2.1 or 3."),
            ("What?", "What?"),
        ] {
            assert_eq!(first_sentence(text), expected, "{text}");
        }
    }
}
