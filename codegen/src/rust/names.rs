//! Rust names for schema names: one form a kind, never a keyword, never twice in a scope.
//!
//! Names are given in source order, and a later item never renames an earlier one, so adding to a schema keeps users' code
//! compiling. The wire name is data in the generated tables; no name is ever turned back.

#[cfg(test)]
mod corpus;

use std::collections::HashMap;

use super::words::words;

/// The most characters of a constant; longer ones end at a word. Labels of documented values are often whole sentences.
pub(crate) const MAX_LABEL: usize = 60;

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

    fn cased(self, word: &str) -> String {
        match self {
            Self::Type | Self::Variant => capitalized(word),
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

    /// The names for the labels of one table, in their order.
    ///
    /// Of labels that give one name, that of the lowest rank has it, wherever it stands; the others end in what they stand for. So an entry
    /// that is added later, even in front, leaves the names of others as they were, unless it has the same label and a lower rank.
    pub(crate) fn label_names<R: Ord + Copy>(&mut self, kind: Kind, labels: &[Label<'_, R>]) -> Vec<String> {
        let plain: Vec<String> = labels.iter().map(|label| label.name(kind)).collect();
        let mut lowest: HashMap<&str, usize> = HashMap::new();
        for (index, name) in plain.iter().enumerate().filter(|(_, name)| !self.taken.contains_key(*name)) {
            let holder = lowest.entry(name).or_insert(index);
            if labels[index].rank < labels[*holder].rank {
                *holder = index;
            }
        }
        let holds: Vec<bool> =
            plain.iter().enumerate().map(|(index, name)| lowest.get(name.as_str()) == Some(&index)).collect();
        self.taken.extend(lowest.into_keys().map(|name| (name.to_owned(), 2)));
        let named = plain.into_iter().zip(labels).zip(holds);
        named.map(|((name, label), holds)| if holds { name } else { self.distinct(kind, &name, label.value) }).collect()
    }

    /// The name of a label with what it stands for as ending; one that stands for its own text goes on where the name was cut.
    fn distinct(&mut self, kind: Kind, plain: &str, value: &str) -> String {
        let words: Vec<String> = words(value).into_iter().map(|word| kind.cased(&word)).collect();
        let whole = shortened(kind, &words, 2 * kind.max_length());
        if whole.len() > plain.len() && whole.starts_with(plain) {
            return self.free(kind, whole);
        }
        let ending = shortened(kind, &words, kind.max_length());
        let distinct = format!("{plain}{}{ending}", separator(kind, plain, &ending));
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

    /// Keeps a name for who has chosen it.
    pub(crate) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned(), 2);
    }

    fn free(&mut self, kind: Kind, plain: String) -> String {
        let mut number = self.taken.get(&plain).copied().unwrap_or(1);
        let mut name = plain.clone();
        while self.taken.contains_key(&name) {
            let base = plain.trim_start_matches("r#").trim_end_matches('_');
            name = format!("{base}{}{number}", separator(kind, base, "0"));
            number += 1;
        }
        self.taken.insert(plain, number.max(2));
        self.taken.entry(name.clone()).or_insert(2);
        name
    }
}

/// A label that needs a name, with what it stands for.
pub(crate) struct Label<'a, R> {
    pub(crate) text: &'a str,
    pub(crate) value: &'a str,
    /// Which of equal labels goes first.
    pub(crate) rank: R,
}

impl<R> Label<'_, R> {
    fn name(&self, kind: Kind) -> String {
        rust_name(kind, if words(self.text).is_empty() { self.value } else { self.text })
    }
}

/// The Rust name for a schema name, without regard to other names.
pub(crate) fn rust_name(kind: Kind, schema_name: &str) -> String {
    let mut words: Vec<String> = words(schema_name).iter().map(|word| kind.cased(word)).collect();
    if words.first().is_none_or(|word| word.starts_with(|first: char| first.is_ascii_digit())) {
        words.insert(0, kind.prefix().to_owned());
    }
    escaped(kind, shortened(kind, &words, kind.max_length()))
}

/// Whether a name has several words.
pub(crate) fn is_compound(name: &str) -> bool {
    words(name).len() > 1
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}

fn shortened(kind: Kind, words: &[String], max_length: usize) -> String {
    let mut name = String::new();
    for word in words {
        let separator = separator(kind, &name, word);
        if !name.is_empty() && name.len() + separator.len() + word.len() > max_length {
            break;
        }
        name.push_str(separator);
        name.push_str(word);
    }
    name.truncate(max_length);
    name
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
        assert_eq!(rust_name(Kind::Constant, sentence), "THE_CLIENT_CANNOT_REACH_THE_MANAGEMENT_POINT_BECAUSE_THE");
        assert_eq!(rust_name(Kind::Constant, &"a".repeat(100)).len(), MAX_LABEL);
        assert_eq!(rust_name(Kind::Module, &"a".repeat(1000)).len(), MAX_NAME);
        let class = "MSFT_MicrosoftGraphDeviceManagementConfigurationSimpleSettingCollectionInstance";
        assert_eq!(rust_name(Kind::Type, class), class.replace('_', "").replacen("MSFT", "Msft", 1));
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

    fn constants(labels: &[(&str, &str)]) -> Vec<String> {
        let labels: Vec<_> =
            labels.iter().map(|(text, value)| Label { text, value, rank: value.parse::<i64>().ok() }).collect();
        Scope::with(&["ENTRIES"]).label_names(Kind::Constant, &labels)
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
        let names = constants(&[("Not Used", "1"), ("Not used", "2"), ("Not Used", "3"), ("Not Used", "2")]);
        assert_eq!(names, ["NOT_USED", "NOT_USED_2", "NOT_USED_3", "NOT_USED_2_2"]);
        assert_eq!(constants(&[("…", "7"), ("Entries", "8")]), ["VALUE_7", "ENTRIES_8"]);
        assert_eq!(constants(&[("A", "1"), ("a", "2"), ("A 2", "3")]), ["A", "A_2_2", "A_2"]);
        let sentences =
            ["a", "b"].map(|end| "The management point refused the certificate of the client ".to_owned() + end);
        let names = constants(&[(&sentences[0], &sentences[0]), (&sentences[1], &sentences[1])]);
        assert_eq!(names[1], "THE_MANAGEMENT_POINT_REFUSED_THE_CERTIFICATE_OF_THE_CLIENT_B");
    }

    #[test]
    fn an_entry_that_is_added_anywhere_renames_no_constant() {
        let before = constants(&[("K6-2", "1"), ("Other", "2"), ("K6-2+", "3"), ("Reserved", "4")]);
        let after = constants(&[
            ("Reserved", "9"),
            ("K6-2", "1"),
            ("K6/2", "8"),
            ("Other", "2"),
            ("K6-2+", "3"),
            ("Reserved", "4"),
        ]);
        assert_eq!(before, ["K6_2", "OTHER", "K6_2_PLUS", "RESERVED"]);
        assert_eq!(after, ["RESERVED_9", "K6_2", "K6_2_8", "OTHER", "K6_2_PLUS", "RESERVED"]);
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
