//! Tells in a label what names a value from what explains it.
//!
//! Documentation puts both into one text: `RERUN_ALWAYS. Always rerun the program.` What names becomes the name of the entry, by which
//! programs print, find and read the value; the whole label is documentation. Each label is read by itself, so that no other entry
//! changes what a value is called.

use std::collections::HashSet;

/// The part of a label that names; for a string that is a word, the value itself where the label only explains it.
pub(super) fn name<'a>(value: &'a str, label: &'a str) -> &'a str {
    let label = label.trim();
    if is_word(value) && is_sentence(label) {
        return value;
    }
    let line = label.split_once('\n').map_or(label, |(line, _)| line.trim_end());
    explained(line).unwrap_or(line)
}

/// The number that a name ends in, as in `Error (5)`, and the name without it; only if it is a value of the table.
pub(super) fn numbered<'a>(name: &'a str, values: &HashSet<i128>) -> Option<(&'a str, i128)> {
    let (stem, number) = name.strip_suffix(')')?.rsplit_once('(')?;
    let number = number.trim();
    let number = match number.strip_prefix("0x").or_else(|| number.strip_prefix("0X")) {
        Some(digits) => i128::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    let stem = stem.trim_end();
    (!stem.is_empty() && values.contains(&number)).then_some((stem, number))
}

/// The first sentence of a text, or the part before a colon, whichever ends first.
pub(super) fn first_clause(text: &str) -> Option<(&str, &str)> {
    [". ", ": "].iter().filter_map(|sign| text.split_once(sign)).min_by_key(|(clause, _)| clause.len())
}

fn explained(line: &str) -> Option<&str> {
    if let Some((title, _)) = line.split_once(" Method in Class ") {
        return Some(title);
    }
    let (name, explanation) = first_clause(line)?;
    let may_be_number = line[name.len()..].starts_with(':');
    let explains = explains(explanation) && (may_be_number || explanation.starts_with(char::is_uppercase));
    (is_symbol(name) || (is_phrase(name) && explains)).then_some(name)
}

/// What programs know: `HTTP`, `DownloadPending`, `Until-true`.
fn is_word(text: &str) -> bool {
    let is_letter = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'_' || letter == b'-';
    (2..=40).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(is_letter)
}

fn is_sentence(label: &str) -> bool {
    match label.split_whitespace().count() {
        0 | 1 => false,
        2..=4 => label.ends_with('.'),
        _ => true,
    }
}

/// A name in capitals: `STORAGE_DIRECT`, `DON’T_FALLBACK`.
fn is_symbol(text: &str) -> bool {
    let is_letter =
        |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || ['_', '\'', '’'].contains(&letter);
    text.chars().count() > 2 && text.chars().all(is_letter)
}

/// A few words that make no sentence.
fn is_phrase(text: &str) -> bool {
    let is_verb = |word: &str| VERBS.iter().any(|verb| word.eq_ignore_ascii_case(verb));
    text.starts_with(char::is_alphabetic)
        && text.split_whitespace().count() <= 5
        && !text.split_whitespace().any(is_verb)
}

/// Words that make a sentence of what is around them.
const VERBS: &[&str] = &[
    "are", "be", "can", "cannot", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must",
    "should", "was", "were", "will", "would",
];

/// Whether a text can be an explanation, and no more of a name such as `Ver. 2`.
fn explains(text: &str) -> bool {
    let starts = text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    starts && text.split_whitespace().count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_is_told_from_what_explains() {
        for (value, label, expected) in [
            ("1", "Policy agent", "Policy agent"),
            ("1", "RERUN_ALWAYS. Always rerun the program.", "RERUN_ALWAYS"),
            ("1", "DON’T_FALLBACK\nThis applies to later versions.", "DON’T_FALLBACK"),
            ("1", "Create\nAdmin.Add", "Create"),
            ("1", "Family: Family this software belongs in. Example: Office.", "Family"),
            ("1", "Europe: 194.0.0.0 to 195.255.255.255", "Europe"),
            ("1", "Power Save - Standby. The device can be brought to power quickly.", "Power Save - Standby"),
            ("1", "Raise Method in Class SMS_StatusMessage", "Raise"),
            (
                "1",
                "Device is disabled. Its firmware gives no resources.",
                "Device is disabled. Its firmware gives no resources.",
            ),
            ("1", "OS/2, QNX Ver. 2, ADV UNIX", "OS/2, QNX Ver. 2, ADV UNIX"),
            ("1", "IETF:HTTP:1.0:GET", "IETF:HTTP:1.0:GET"),
            ("Once", "The expression is evaluated only once.", "Once"),
            ("GPT", "GUID partition table format.", "GPT"),
            ("WinNT", "Client", "Client"),
            ("B", "The software's install registry key", "The software's install registry key"),
            ("Fast Install", "The user was tied together temporarily.", "The user was tied together temporarily."),
        ] {
            assert_eq!(name(value, label), expected, "{label}");
        }
    }

    #[test]
    fn only_a_value_of_the_table_is_a_number_at_the_end() {
        let values = HashSet::from([7, 0x20]);
        assert_eq!(numbered("Error (7)", &values), Some(("Error", 7)));
        assert_eq!(numbered("Error(0x20)", &values), Some(("Error", 32)));
        assert_eq!(numbered("Socket F (1207)", &values), None);
        assert_eq!(numbered("(7)", &values), None);
    }
}
