//! Rust names for schema names: one form a kind, never a keyword, never twice in a scope.
//!
//! Names are given in source order, and a later item never renames an earlier one, so adding to a schema keeps users' code
//! compiling. The wire name is data in the generated tables; no name is ever turned back.

use std::collections::HashMap;

use super::words::words;

/// The most characters of a name that is made here; longer ones end at a word.
///
/// Labels of documented values are often whole sentences.
pub(crate) const MAX_LENGTH: usize = 60;

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
}

impl Kind {
    /// What stands in front where a name would be empty or start with a digit.
    fn prefix(self) -> &'static str {
        match self {
            Self::Type => "Type",
            Self::Module => "module",
            Self::Field => "property",
            Self::Constant => "VALUE",
        }
    }

    fn separator(self) -> &'static str {
        if self == Self::Type { "" } else { "_" }
    }

    fn cased(self, word: &str) -> String {
        match self {
            Self::Type => capitalized(word),
            Self::Module | Self::Field => word.to_ascii_lowercase(),
            Self::Constant => word.to_ascii_uppercase(),
        }
    }
}

/// The names of one scope, each given once.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// Every name that was given, and the number that the next one like it gets.
    taken: HashMap<String, u32>,
}

impl Scope {
    /// A scope in which some names already mean something.
    pub(crate) fn with(names: &[&str]) -> Self {
        Self { taken: names.iter().map(|name| ((*name).to_owned(), 2)).collect() }
    }

    /// The name for a schema name: the plain one, or with the first free number from 2.
    pub(crate) fn name(&mut self, kind: Kind, schema_name: &str) -> String {
        let plain = rust_name(kind, schema_name);
        self.free(kind, plain)
    }

    /// The name for a label; where it is taken, one that ends in what the label stands for, which a new entry cannot change.
    pub(crate) fn name_or(&mut self, kind: Kind, label: &str, distinction: &str) -> String {
        let plain = rust_name(kind, if words(label).is_empty() { distinction } else { label });
        if !self.taken.contains_key(&plain) {
            return self.free(kind, plain);
        }
        let ending: Vec<String> = words(distinction).iter().map(|word| kind.cased(word)).collect();
        let distinct = [plain].into_iter().chain(ending).collect::<Vec<_>>().join(kind.separator());
        self.free(kind, distinct)
    }

    /// A name that has its form already; where it is taken, with the first free number from 2.
    pub(crate) fn keep(&mut self, kind: Kind, name: &str) -> String {
        self.free(kind, name.to_owned())
    }

    /// Types called after one thing that differ in their endings: all plain, or all with the first number that is free for all.
    pub(crate) fn family<const N: usize>(&mut self, stem: &str, endings: [&str; N]) -> [String; N] {
        let first = format!("{stem}{}", endings.first().unwrap_or(&""));
        let mut number = self.taken.get(&first).copied().unwrap_or(1);
        loop {
            let digits = if number == 1 { String::new() } else { number.to_string() };
            let names = endings.map(|ending| format!("{stem}{digits}{ending}"));
            number += 1;
            if names.iter().all(|name| !self.taken.contains_key(name)) {
                self.taken.extend(names.iter().map(|name| (name.clone(), 2)));
                self.taken.insert(first, number);
                return names;
            }
        }
    }

    fn free(&mut self, kind: Kind, plain: String) -> String {
        let mut number = self.taken.get(&plain).copied().unwrap_or(1);
        let mut name = plain.clone();
        while self.taken.contains_key(&name) {
            let base = plain.trim_start_matches("r#").trim_end_matches('_');
            name = format!("{base}{}{number}", kind.separator());
            number += 1;
        }
        self.taken.insert(plain, number.max(2));
        self.taken.entry(name.clone()).or_insert(2);
        name
    }
}

/// The Rust name for a schema name, without regard to other names.
pub(crate) fn rust_name(kind: Kind, schema_name: &str) -> String {
    let mut words: Vec<String> = words(schema_name).iter().map(|word| kind.cased(word)).collect();
    if words.first().is_none_or(|word| word.starts_with(|first: char| first.is_ascii_digit())) {
        words.insert(0, kind.prefix().to_owned());
    }
    escaped(kind, shortened(words, kind.separator()))
}

/// Whether a name has several words.
pub(crate) fn is_compound(name: &str) -> bool {
    words(name).len() > 1
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}

fn shortened(words: Vec<String>, separator: &str) -> String {
    let mut name = String::new();
    for word in words {
        if !name.is_empty() && name.len() + separator.len() + word.len() > MAX_LENGTH {
            break;
        }
        if !name.is_empty() {
            name.push_str(separator);
        }
        name.push_str(&word);
    }
    name.truncate(MAX_LENGTH);
    name
}

/// Keeps a name from being a keyword, or a file that some systems cannot hold.
fn escaped(kind: Kind, name: String) -> String {
    match kind {
        Kind::Field if NEVER_RAW.contains(&name.as_str()) => name + "_",
        Kind::Field if KEYWORDS.contains(&name.as_str()) => format!("r#{name}"),
        Kind::Module if KEYWORDS.contains(&name.as_str()) || is_device(&name) => name + "_",
        Kind::Type if name == "Self" => name + "_",
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
        ] {
            assert_eq!(rust_name(kind, schema_name), expected, "{schema_name}");
        }
    }

    #[test]
    fn long_names_end_at_a_word() {
        let sentence = "The client cannot reach the management point because the site server refused its certificate";
        assert_eq!(rust_name(Kind::Constant, sentence), "THE_CLIENT_CANNOT_REACH_THE_MANAGEMENT_POINT_BECAUSE_THE");
        assert_eq!(rust_name(Kind::Field, &"a".repeat(100)).len(), MAX_LENGTH);
    }

    #[test]
    fn a_taken_name_gets_the_first_free_number() {
        let mut scope = Scope::default();
        let names: Vec<_> = ["FooBar", "Foo_Bar", "Foo_Bar_2", "fooBAR", "Type", "TYPE"]
            .map(|name| scope.name(Kind::Field, name))
            .into();
        assert_eq!([scope.name(Kind::Field, "Self"), scope.name(Kind::Field, "self")], ["self_", "self_2"]);
        assert_eq!(names, ["foo_bar", "foo_bar_2", "foo_bar_2_2", "foo_bar_3", "r#type", "type_2"]);
    }

    #[test]
    fn a_family_has_one_number() {
        let mut scope = Scope::with(&["StopOutput", "Stop3Input"]);
        let mut family = |stem| scope.family(stem, ["Input", "Output"]).join(" ");
        assert_eq!(family("Start"), "StartInput StartOutput");
        assert_eq!(family("Start"), "Start2Input Start2Output");
        assert_eq!([family("Stop"), family("Stop")], ["Stop2Input Stop2Output", "Stop4Input Stop4Output"]);
    }

    #[test]
    fn a_taken_label_ends_in_its_value() {
        let mut scope = Scope::default();
        let names: Vec<_> = [("Not Used", "1"), ("Not used", "2"), ("Not Used", "-3"), ("Not Used", "2")]
            .map(|(label, value)| scope.name_or(Kind::Constant, label, value))
            .into();
        assert_eq!(names, ["NOT_USED", "NOT_USED_2", "NOT_USED_3", "NOT_USED_2_2"]);
        assert_eq!(scope.name_or(Kind::Constant, "…", "7"), "VALUE_7");
    }

    #[test]
    fn reserved_names_are_never_given() {
        assert_eq!(Scope::with(&["ENTRIES"]).name(Kind::Constant, "Entries"), "ENTRIES_2");
    }

    #[test]
    fn a_thousand_equal_labels_take_no_quadratic_time() {
        let mut scope = Scope::default();
        let last = (0..100_000).map(|_| scope.name(Kind::Constant, "x")).last();
        assert_eq!(last.as_deref(), Some("X_100000"));
    }
}
