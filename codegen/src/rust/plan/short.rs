//! Short names for long labels.
//!
//! A name that nobody can read is no name. What is left out is what names least: remarks in parentheses, what follows the first clause,
//! articles, and the words that most labels of a table begin with. Where that makes labels meet that had differed, they keep it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::rust::names::{Kind, is_compound, name_length, rust_name};

/// More characters make a name long.
const LONG: usize = 40;

/// The most characters of a name that goes into remarks where it would meet another without.
const WITH_REMARKS: usize = 50;

/// What the names of a table are made of, from its labels.
pub(super) struct Shortener {
    kind: Kind,
    /// What several labels begin with, and what would be left out if more did.
    phrases: BTreeMap<String, usize>,
    /// What most labels begin with.
    phrase: Option<String>,
}

impl Shortener {
    pub(super) fn new<'a>(kind: Kind, labels: impl Iterator<Item = &'a str> + Clone) -> Self {
        let has_long = labels.clone().any(|label| name_length(kind, &without_remarks(label)) > LONG);
        let phrases = if has_long { repeated_phrases(labels.clone()) } else { BTreeMap::new() };
        let phrase = most_shared(&phrases, labels.count());
        Self { kind, phrases, phrase }
    }

    /// The names that a label would have if other phrases were left out, or none: other labels decide which.
    pub(super) fn other_names(&self, label: &str) -> Vec<String> {
        let repeated = beginnings(label).filter(|phrase| self.phrases.contains_key(phrase));
        let shorter = repeated.map(|phrase| without_phrase(label, &phrase)).filter(|rest| *rest != label);
        let texts: Vec<&str> = shorter.collect();
        let whole = (!texts.is_empty()).then_some(label);
        texts.into_iter().chain(whole).map(|text| self.short_name(text)).collect()
    }

    fn short_name(&self, label: &str) -> String {
        rust_name(self.kind, &self.shortened(&without_marks(label)))
    }

    /// The short name for a label, and the one that it has where it would meet another.
    pub(super) fn names(&self, label: &str) -> [String; 2] {
        let label = self.phrase.as_ref().map_or(label, |phrase| without_phrase(label, phrase));
        let unmarked = without_marks(label);
        let short = self.shortened(&unmarked);
        let longer = if name_length(self.kind, label) <= WITH_REMARKS { label } else { &short };
        [&short, longer].map(|text| rust_name(self.kind, text))
    }

    fn shortened<'a>(&self, label: &'a str) -> Cow<'a, str> {
        let is_long = |text: &str| name_length(self.kind, text) > LONG;
        let mut text = Cow::Borrowed(label);
        for step in [without_remarks, first_clause, first_part, without_fillers] {
            if !is_long(&text) {
                break;
            }
            text = Cow::Owned(step(&text));
        }
        text
    }
}

/// A text without signs of trademarks.
fn without_marks(label: &str) -> String {
    ["(R)", "(r)", "(TM)", "(tm)", "®", "™"].iter().fold(label.to_owned(), |text, mark| text.replace(mark, " "))
}

/// A text without what stands in parentheses, unless only a word is left, such as `Reserved`.
fn without_remarks(label: &str) -> String {
    let mut depth = 0_u32;
    let outside = label.chars().filter(|character| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    let text: String = outside.collect();
    if is_compound(&text) { text } else { label.to_owned() }
}

fn first_clause(label: &str) -> String {
    super::labels::first_clause(label).map_or(label, |(clause, _)| clause).to_owned()
}

/// A sentence up to its first comma, if that is not just an introduction.
fn first_part(label: &str) -> String {
    let part = label.strip_suffix('.').and_then(|sentence| sentence.split_once(", ")).map(|(part, _)| part);
    part.filter(|part| part.split_whitespace().count() > 2).unwrap_or(label).to_owned()
}

fn without_fillers(label: &str) -> String {
    let is_filler = |word: &str| FILLERS.iter().any(|filler| word.eq_ignore_ascii_case(filler));
    label.split_whitespace().filter(|word| !is_filler(word)).collect::<Vec<_>>().join(" ")
}

const FILLERS: &[&str] = &["a", "an", "currently", "its", "the"];

/// The words with which at least three labels of a table begin, and how many do.
fn repeated_phrases<'a>(labels: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut phrases: BTreeMap<String, usize> = BTreeMap::new();
    for phrase in labels.flat_map(beginnings) {
        *phrases.entry(phrase).or_default() += 1;
    }
    phrases.retain(|_, count| *count > 2);
    phrases
}

/// The first words of a label, in small letters: two, three and so on, but not all.
fn beginnings(label: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = label.split_whitespace().take(MAX_PHRASE + 1).collect();
    (2..words.len()).map(move |length| words[..length].join(" ").to_lowercase())
}

/// The longest phrase with which three of four labels begin, or more than half if a verb ends it.
fn most_shared(phrases: &BTreeMap<String, usize>, labels: usize) -> Option<String> {
    let ends_in_verb = |phrase: &str| [" is", " are", " was", " has"].iter().any(|verb| phrase.ends_with(verb));
    let is_shared =
        |phrase: &str, count: usize| 4 * count >= 3 * labels || (2 * count > labels && ends_in_verb(phrase));
    let shared = phrases.iter().filter(|(phrase, count)| is_shared(phrase, **count)).map(|(phrase, _)| phrase);
    shared.max_by_key(|phrase| phrase.len()).cloned()
}

/// The most words of a phrase that labels share.
const MAX_PHRASE: usize = 6;

/// A label without the phrase that it begins with, if a word follows that can begin a name.
fn without_phrase<'a>(label: &'a str, phrase: &str) -> &'a str {
    let mut rest = label;
    for word in phrase.split(' ') {
        let next = rest.trim_start();
        let end = next.find(char::is_whitespace).unwrap_or(next.len());
        if next[..end].to_lowercase() != word {
            return label;
        }
        rest = &next[end..];
    }
    let rest = rest.trim_start();
    if rest.starts_with(char::is_alphabetic) { rest } else { label }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(labels: &[&str]) -> Vec<String> {
        let shortener = Shortener::new(Kind::Constant, labels.iter().copied());
        labels.iter().map(|label| shortener.names(label)[0].clone()).collect()
    }

    #[test]
    fn what_names_least_is_left_out_of_long_names() {
        for (label, expected) in [
            ("Failed (SQL Error)", "FAILED_SQL_ERROR"),
            ("Reserved (For Future Special Purpose Assignment)", "RESERVED_FOR_FUTURE_SPECIAL_PURPOSE_ASSIGNMENT"),
            ("AuthorizationList (SoftwareUpdateAuthorizationList)", "AUTHORIZATION_LIST"),
            ("Storage Media Package (e.g., Disk or Tape Drive)", "STORAGE_MEDIA_PACKAGE"),
            ("Pentium(R) III processor with MMX(TM)", "PENTIUM_III_PROCESSOR_WITH_MMX"),
            ("Device is disabled. The firmware did not provide any resources.", "DEVICE_IS_DISABLED"),
            ("Device is not present, not working properly, or not installed.", "DEVICE_IS_NOT_PRESENT"),
            (
                "Assign only if the device is currently connected to a network.",
                "ASSIGN_ONLY_IF_DEVICE_IS_CONNECTED_TO_NETWORK",
            ),
            (
                "The client cannot reach the management point because the site server refused it.",
                "CLIENT_CANNOT_REACH_MANAGEMENT_POINT_BECAUSE_SITE",
            ),
        ] {
            assert_eq!(names(&[label]), [expected], "{label}");
        }
    }

    #[test]
    fn a_phrase_that_most_labels_share_is_left_out_where_names_are_long() {
        let long = "Application is waiting for an active session of the user.";
        assert_eq!(
            names(&["Application is enforced", "Application is required", long, "Unknown"]),
            ["ENFORCED", "REQUIRED", "WAITING_FOR_ACTIVE_SESSION_OF_USER", "UNKNOWN"]
        );
        assert_eq!(names(&["Wake on ring", "Wake on call", "Wake on mail"])[0], "WAKE_ON_RING");
    }
}
