//! Plans the constants of a value type, which are variants where it is an enum.

use std::collections::HashSet;

use super::short::Shortener;
use super::{Constant, ConstantPlan, Entry, Form, Table, doc, labels};
use crate::rust::names::{Claim, Kind, Scope, has_words, long_name};

/// A constant for each single value and each range; in an enum also one for all other values, if there may be any.
pub(super) fn plan(form: Form, table: &Table) -> Vec<ConstantPlan> {
    match table {
        Table::Integers(entries) => named(form, integers(form, entries)),
        Table::Strings(entries) => named(form, entries.iter().map(string).chain(other(form)).collect()),
        Table::Bits(entries) => named(form, entries.iter().map(bit).collect()),
    }
}

/// A constant without its name.
struct Named<'a> {
    /// What the name is made of: the name of the entry, or what stands for it.
    text: &'a str,
    label: &'a str,
    value: String,
    constant: Constant,
}

/// Each value under each of its labels once, in an enum under one.
fn integers(form: Form, entries: &[Entry<Option<(i128, i128)>>]) -> Vec<Named<'_>> {
    let mut seen = HashSet::new();
    let is_enum = form != Form::Newtype;
    let mut constants: Vec<_> = entries
        .iter()
        .filter(|entry| seen.insert((entry.value, (!is_enum).then_some(&entry.label))))
        .map(integer)
        .filter(|constant| is_enum || constant.constant != Constant::Other)
        .collect();
    if constants.iter().all(|constant| constant.constant != Constant::Other) {
        constants.extend(other(form));
    }
    constants
}

fn integer(entry: &Entry<Option<(i128, i128)>>) -> Named<'_> {
    let named = |value, constant| Named { text: short_name("", entry), label: &entry.label, value, constant };
    match entry.value {
        None => named("other".to_owned(), Constant::Other),
        Some((first, last)) if first == last => named(first.to_string(), Constant::Integer(first)),
        Some((first, last)) => {
            let value = format!("{first} to {}", sign_in_words(&last.to_string()));
            named(value, Constant::Range(first, last))
        }
    }
}

fn string(entry: &Entry<String>) -> Named<'_> {
    let Entry { value, label, .. } = entry;
    let text = string_name(value, short_name(value, entry));
    Named { text, label, value: value.clone(), constant: Constant::String(value.clone()) }
}

fn bit(entry: &Entry<u8>) -> Named<'_> {
    let constant = Constant::Bit(entry.value);
    Named { text: short_name("", entry), label: &entry.label, value: entry.value.to_string(), constant }
}

/// What names an entry. Constants that meet end in their values, so they need no longer name as entries do.
fn short_name<'a, V>(value: &'a str, entry: &'a Entry<V>) -> &'a str {
    if entry.name == entry.label { labels::name(value, &entry.label) } else { &entry.name }
}

/// The variant of an open enum for what the schema does not name.
fn other(form: Form) -> Option<Named<'static>> {
    let unnamed = Named { text: UNNAMED, label: "", value: "value".to_owned(), constant: Constant::Other };
    (form == Form::Enum { is_open: true }).then_some(unnamed)
}

/// How enums call what the schema does not name; `Unknown` and `Other` are names that schemas give.
const UNNAMED: &str = "Unnamed";

/// The constant in which the runtime's macros keep the table.
pub(super) const ENTRIES: &str = "ENTRIES";

fn named(form: Form, mut constants: Vec<Named<'_>>) -> Vec<ConstantPlan> {
    let kind = form.kind_of_constants();
    let mut seen = HashSet::new();
    let shortener = Shortener::new(kind, constants.iter().map(|constant| constant.text));
    constants.retain(|constant| seen.insert((constant.plain(&shortener), constant.value.clone())));
    let claims: Vec<Claim> = constants.iter().map(|constant| constant.claim(kind, &shortener)).collect();
    let names = Scope::with(&[ENTRIES]).give(&claims).names;
    let plan = |(name, named): (String, Named<'_>)| ConstantPlan {
        name,
        doc: doc::constant(named.label, &named.constant),
        value: named.constant,
    };
    names.into_iter().zip(constants).map(plan).collect()
}

impl Named<'_> {
    fn plain(&self, shortener: &Shortener) -> String {
        let [plain, _] = shortener.names(&self.spoken());
        plain
    }

    /// What the name says; the value where nothing else does.
    fn spoken(&self) -> String {
        sign_in_words(if has_words(self.text) { self.text } else { &self.value })
    }

    /// A name that meets another ends in what it stands for; one that stands for its own text goes on where the name was cut.
    fn claim(&self, kind: Kind, shortener: &Shortener) -> Claim {
        let value = sign_in_words(&self.value);
        let spoken = self.spoken();
        let [plain, longer] = shortener.names(&spoken);
        let claim = Claim::exactly(kind, plain, self.value.clone()).or(longer).keeping(shortener.other_names(&spoken));
        let claim = if self.text == self.value { claim.or(long_name(kind, &value)) } else { claim };
        claim.or_ending_in(&value)
    }
}

/// A negative number or word with its sign as a word, since names have no signs: `-Sunday` is not `Sunday`.
fn sign_in_words(text: &str) -> String {
    match text.trim().strip_prefix('-') {
        Some(text) if text.starts_with(|first: char| first.is_ascii_alphanumeric()) => format!("minus {text}"),
        _ => text.to_owned(),
    }
}

/// A string value names itself where its label cannot start a name, as a GUID cannot.
fn string_name<'a>(value: &'a str, label: &'a str) -> &'a str {
    let starts_name = |text: &str| text.trim_start().starts_with(|first: char| first.is_ascii_alphabetic());
    if !starts_name(label) && starts_name(value) { value } else { label }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// Labels that meet when something is left out of them, or when a number is added.
    const LABELS: &[&str] = &[
        "Reserved",
        "reserved",
        "Reserved 5",
        "Reserved 5 5",
        "A/B",
        "A-B",
        "Sunday",
        "-Sunday",
        "Intel(R) Xeon(TM)",
        "Intel Xeon",
        "Intel (R) Xeon",
        "Failed (No permission to write to the database of the site)",
        "Failed to install (No permission to write to the database)",
        "Failed to install",
        "DONE. All is done.",
        "Done",
        "Entries",
        "…",
        "Value 5",
        "Service is available",
        "Service is required for the installation of the application",
        "Service is stopped",
        "Available",
        "Stopped",
        "The directory that the property names was found, but it is empty and cannot be used.",
        "The directory that the property names was found, but it is full and cannot be used.",
    ];

    fn names(form: Form, entries: &[(i128, &str)]) -> BTreeMap<String, i128> {
        let entry = |(value, label): &(i128, &str)| {
            let name = labels::name("", label).to_owned();
            Entry { value: Some((*value, *value)), name, label: (*label).to_owned() }
        };
        let table = Table::Integers(entries.iter().map(entry).collect());
        let constants = plan(form, &table);
        let values = constants.iter().filter_map(|constant| match constant.value {
            Constant::Integer(value) => Some((constant.name.clone(), value)),
            _ => None,
        });
        let values: BTreeMap<String, i128> = values.collect();
        assert!(form != Form::Newtype || values.len() == constants.len(), "{constants:?}");
        values
    }

    proptest! {
        #[test]
        fn no_constant_comes_to_mean_another_value(
            entries in proptest::collection::btree_map(0_i128..12, (0..LABELS.len(), any::<bool>()), 1..12),
            form in prop_oneof![Just(Form::Newtype), Just(Form::Enum { is_open: true })],
        ) {
            let all: Vec<(i128, &str)> = entries.iter().map(|(value, (label, _))| (*value, LABELS[*label])).collect();
            let old: Vec<(i128, &str)> =
                all.iter().copied().filter(|(value, _)| entries[value].1).collect();
            let (before, after) = (names(form, &old), names(form, &all));
            for (name, value) in &before {
                prop_assert!(after.get(name).is_none_or(|now| now == value), "{} in {:?}", name, all);
            }
        }
    }

    #[test]
    fn labels_that_meet_end_in_their_values() {
        let names =
            names(Form::Newtype, &[(5, "Reserved"), (7, "Reserved"), (8, "Ok"), (-1, "-Sunday"), (1, "Sunday")]);
        let expected = [("RESERVED_5", 5), ("RESERVED_7", 7), ("OK", 8), ("MINUS_SUNDAY", -1), ("SUNDAY", 1)];
        assert_eq!(names, expected.map(|(name, value)| (name.to_owned(), value)).into());
    }

    #[test]
    fn variants_called_self_have_the_form_of_variants() {
        let names = names(Form::Enum { is_open: true }, &[(1, "self"), (2, "Self"), (3, "K6-2")]);
        assert_eq!(
            names,
            [("Self1", 1), ("Self2", 2), ("K6_2", 3)].map(|(name, value)| (name.to_owned(), value)).into()
        );
    }
}
