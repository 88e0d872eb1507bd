//! Rust names for schema names: one form a kind, never a keyword, never twice in a scope.
//!
//! The wire name is data in the generated tables; no name is ever turned back.

#[cfg(test)]
mod corpus;
mod scope;

use super::words::words;

pub(crate) use scope::{Claim, Given, Meeting, Scope};

/// The most characters of a constant; longer ones end at a word, well before. Labels of documented values are often whole sentences.
const MAX_LABEL: usize = 60;

/// The most characters of any other name, so that every file system can hold a file that is called so.
const MAX_NAME: usize = 200;

/// What a name is for, which decides its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// A type: `SmsClientActionStatus`.
    Type,
    /// A module, and its file: `sms_client_action_status`.
    Module,
    /// A field: `action_id`, `r#type`.
    Field,
    /// An associated constant: `POLICY_AGENT`.
    Constant,
    /// A variant of an enum: `PolicyAgent`.
    Variant,
}

impl Kind {
    /// What stands in front where a name would be empty or start with a digit.
    fn prefix(self) -> &'static str {
        match self {
            Self::Type => "Type",
            Self::Module => "module",
            Self::Field => "property",
            Self::Constant => "VALUE",
            Self::Variant => "Value",
        }
    }

    fn max_length(self) -> usize {
        if matches!(self, Self::Constant | Self::Variant) { MAX_LABEL } else { MAX_NAME }
    }

    fn separator(self) -> &'static str {
        if matches!(self, Self::Type | Self::Variant) { "" } else { "_" }
    }

    /// The words of a text in the case of this kind.
    fn words(self, text: &str) -> impl Iterator<Item = String> {
        words(text).into_iter().map(move |word| self.cased(&word))
    }

    fn cased(self, word: &str) -> String {
        match self {
            Self::Type | Self::Variant => capitalized(word),
            Self::Module | Self::Field => word.to_ascii_lowercase(),
            Self::Constant => word.to_ascii_uppercase(),
        }
    }
}

/// The Rust name for a schema name, without regard to other names.
pub(crate) fn rust_name(kind: Kind, schema_name: &str) -> String {
    named(kind, schema_name, kind.max_length())
}

fn named(kind: Kind, schema_name: &str, max_length: usize) -> String {
    let mut words: Vec<String> = kind.words(schema_name).collect();
    if words.first().is_none_or(|word| word.starts_with(|first: char| first.is_ascii_digit())) {
        words.insert(0, kind.prefix().to_owned());
    }
    escaped(kind, shortened(kind, &words, max_length))
}

/// The same for a text that must not be cut as early.
pub(crate) fn long_name(kind: Kind, text: &str) -> String {
    named(kind, text, 2 * kind.max_length())
}

/// How long a name would be that is not cut.
pub(crate) fn name_length(kind: Kind, text: &str) -> usize {
    let words = words(text);
    words.iter().map(String::len).sum::<usize>() + words.len().saturating_sub(1) * kind.separator().len()
}

/// Whether a text has letters or digits, or signs that stand for words.
pub(crate) fn has_words(text: &str) -> bool {
    !words(text).is_empty()
}

/// Whether a name has several words.
pub(crate) fn is_compound(name: &str) -> bool {
    words(name).len() > 1
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}

/// A name that is too long ends at a word, and at one that nothing has to follow.
fn shortened(kind: Kind, words: &[String], max_length: usize) -> String {
    let whole = joined(kind, words.iter().cloned());
    if whole.len() <= max_length {
        return whole;
    }
    let max_length = max_length * 5 / 6;
    let mut kept: Vec<&String> = Vec::new();
    let mut length = 0;
    for word in words {
        length += word.len() + usize::from(length > 0) * kind.separator().len();
        if length > max_length {
            break;
        }
        kept.push(word);
    }
    while kept.len() > 1 && kept.last().is_some_and(|last| is_joining(last)) {
        kept.pop();
    }
    let mut name =
        joined(kind, if kept.is_empty() { words[..1].to_vec() } else { kept.into_iter().cloned().collect() });
    name.truncate(max_length);
    name
}

/// Whether a word announces another.
fn is_joining(word: &str) -> bool {
    JOINING.iter().any(|joining| word.eq_ignore_ascii_case(joining))
}

const JOINING: &[&str] = &[
    "a",
    "an",
    "and",
    "another",
    "are",
    "as",
    "at",
    "be",
    "because",
    "but",
    "by",
    "due",
    "for",
    "from",
    "has",
    "if",
    "in",
    "into",
    "is",
    "non",
    "not",
    "of",
    "on",
    "only",
    "or",
    "other",
    "possible",
    "pre",
    "re",
    "so",
    "specified",
    "than",
    "that",
    "the",
    "their",
    "this",
    "to",
    "was",
    "when",
    "which",
    "with",
];

/// A name of words that have their case.
fn joined(kind: Kind, words: impl IntoIterator<Item = String>) -> String {
    words.into_iter().fold(String::new(), |name, word| {
        let separator = separator(kind, &name, &word);
        name + separator + &word
    })
}

/// What stands between a name and the next word of it; digits that meet would be another number (`K6_2`).
fn separator(kind: Kind, name: &str, next: &str) -> &'static str {
    let digits_meet =
        name.ends_with(|last: char| last.is_ascii_digit()) && next.starts_with(|first: char| first.is_ascii_digit());
    match (name.is_empty() || next.is_empty(), kind.separator()) {
        (true, _) => "",
        (false, "") if digits_meet => "_",
        (false, separator) => separator,
    }
}

/// Keeps a name from being a keyword, or a file that some systems cannot hold.
fn escaped(kind: Kind, name: String) -> String {
    match kind {
        Kind::Field if NEVER_RAW.contains(&name.as_str()) => name + "_",
        Kind::Field if KEYWORDS.contains(&name.as_str()) => format!("r#{name}"),
        Kind::Module if KEYWORDS.contains(&name.as_str()) || is_device(&name) => name + "_",
        Kind::Type | Kind::Variant if name == "Self" => name + "_",
        _ => name,
    }
}

/// Whether Windows takes a file of this name for a device, whatever its extension.
fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    ["aux", "con", "nul", "prn"].contains(&name)
        || port.is_some_and(|number| number.len() == 1 && number.starts_with(|digit: char| digit.is_ascii_digit()))
}

/// Keywords that no `r#` makes a name.
const NEVER_RAW: &[&str] = &["crate", "self", "super"];

/// Keywords of every edition up to 2024, strict and reserved.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_form() {
        for (kind, schema_name, expected) in [
            (Kind::Type, "SMS_ClientActionStatus", "SmsClientActionStatus"),
            (Kind::Type, "SMS_G_System_SYSTEM", "SmsGSystemSystem"),
            (Kind::Type, "Self", "Self_"),
            (Kind::Type, "32Bit", "Type32Bit"),
            (Kind::Module, "SMS_ClientActionStatus", "sms_client_action_status"),
            (Kind::Module, "Mod", "mod_"),
            (Kind::Module, "CON", "con_"),
            (Kind::Module, "COM1", "com1_"),
            (Kind::Field, "OSDBitLockerPIN", "osd_bit_locker_pin"),
            (Kind::Field, "Type", "r#type"),
            (Kind::Field, "Gen", "r#gen"),
            (Kind::Field, "Self", "self_"),
            (Kind::Field, "__", "property"),
            (Kind::Constant, "Policy agent", "POLICY_AGENT"),
            (Kind::Constant, "Self", "SELF"),
            (Kind::Constant, "8086", "VALUE_8086"),
            (Kind::Constant, "…", "VALUE"),
            (Kind::Variant, "8086", "Value8086"),
            (Kind::Variant, "K6-2", "K6_2"),
            (Kind::Variant, "Self", "Self_"),
        ] {
            assert_eq!(rust_name(kind, schema_name), expected, "{schema_name}");
        }
    }

    #[test]
    fn long_names_end_at_a_word() {
        let sentence = "The client cannot reach the management point because the site server refused its certificate";
        assert_eq!(rust_name(Kind::Constant, sentence), "THE_CLIENT_CANNOT_REACH_THE_MANAGEMENT_POINT");
        assert_eq!(rust_name(Kind::Constant, &"a".repeat(100)).len(), 50);
        assert_eq!(rust_name(Kind::Module, &"a".repeat(1000)).len(), 166);
        let class = "MSFT_MicrosoftGraphDeviceManagementConfigurationSimpleSettingCollectionInstance";
        assert_eq!(rust_name(Kind::Type, class), class.replace('_', "").replacen("MSFT", "Msft", 1));
    }
}
