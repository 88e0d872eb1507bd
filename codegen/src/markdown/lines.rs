//! Lines of Markdown that are no wider than people like to read.

/// The widest line that is written, in characters; a longer word stands alone on its line.
pub(super) const WIDTH: usize = 100;

/// A paragraph of Markdown as lines. Code stays in one piece: a line of it could start with what makes a list.
pub(crate) fn wrapped(markdown: &str) -> Vec<String> {
    filled(words(markdown).into_iter().map(str::to_owned))
}

/// Words as lines, none of which starts a list, a heading or a table.
pub(super) fn filled(words: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut width = 0;
    for word in words {
        let word_width = word.chars().count();
        if width > 0 && width + 1 + word_width > WIDTH {
            lines.push(String::new());
            width = 0;
        }
        if let Some(last) = lines.last_mut() {
            if width > 0 {
                last.push(' ');
            }
            last.push_str(&word);
            width += word_width + usize::from(width > 0);
        }
    }
    lines.into_iter().map(safe_start).collect()
}

/// What stands between the spaces of a paragraph that are not in code.
fn words(markdown: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = markdown[at..].find([' ', '`']) {
        let found = at + found;
        if markdown[found..].starts_with(' ') {
            words.push(&markdown[start..found]);
            (start, at) = (found + 1, found + 1);
        } else {
            at = end_of_code(markdown, found);
        }
    }
    words.push(&markdown[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// Behind the code that starts at a backtick, or behind that backtick if it starts none.
fn end_of_code(markdown: &str, start: usize) -> usize {
    let fence = markdown[start..].bytes().take_while(|byte| *byte == b'`').count();
    let before = &markdown[..start];
    if (before.len() - before.trim_end_matches('\\').len()) % 2 == 1 {
        return start + 1;
    }
    let mut at = start + fence;
    while let Some(found) = markdown[at..].find('`') {
        let run = markdown[at + found..].bytes().take_while(|byte| *byte == b'`').count();
        at += found + run;
        if run == fence {
            return at;
        }
    }
    start + fence
}

/// A line whose first characters make it no list, heading or line of a table.
pub(super) fn safe_start(line: String) -> String {
    if line.starts_with(['-', '+', '#', '>', '=', ':']) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && line[digits..].starts_with(['.', ')']);
    if is_number && matches!(line.as_bytes().get(digits + 1), None | Some(b' ' | b'\\')) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_in_one_piece() {
        let words = |text| words(text).join("|");
        assert_eq!(words("unit `byte * 10^3`, `` a ` b `` and  more"), "unit|`byte * 10^3`,|`` a ` b ``|and|more");
        assert_eq!(words(r"\` a `b c`"), r"\`|a|`b c`");
        assert_eq!(words("` no end"), "`|no|end");
    }

    #[test]
    fn lines_wrap_and_none_starts_a_list() {
        let lines = wrapped(&"word - 1. ".repeat(40));
        assert!(lines.len() > 3, "{lines:?}");
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH + 1), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with("- ") && !line.starts_with("1.")), "{lines:?}");
    }
}
