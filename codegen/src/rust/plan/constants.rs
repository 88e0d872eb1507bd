//! Plans the constants of a value type, which are variants where it is an enum.

use std::collections::HashSet;

use super::{Constant, ConstantPlan, Form, Table, doc};
use crate::rust::names::{Claim, Kind, MAX_LABEL, Scope, has_words, long_name, rust_name};

/// A constant for each single value and each range; in an enum also one for all other values, if there may be any.
pub(super) fn plan(form: Form, table: &Table) -> Vec<ConstantPlan> {
    match table {
        Table::Integers(entries) => named(form, integers(form, entries)),
        Table::Strings(entries) => {
            let strings = entries.iter().map(|(value, label)| {
                let text = string_name(value, label);
                Named { text, label, value: value.clone(), constant: Constant::String(value.clone()) }
            });
            named(form, strings.chain(other(form)).collect())
        }
        Table::Bits(entries) => {
            let bits = entries.iter().map(|(bit, label)| Named {
                text: label,
                label,
                value: bit.to_string(),
                constant: Constant::Bit(*bit),
            });
            named(form, bits.collect())
        }
    }
}

/// A constant without its name.
struct Named<'a> {
    /// What the name is made of: the label, or what stands for it.
    text: &'a str,
    label: &'a str,
    value: String,
    constant: Constant,
}

/// Each value under each of its labels once, in an enum under one.
fn integers(form: Form, entries: &[(Option<(i128, i128)>, String)]) -> Vec<Named<'_>> {
    let mut seen = HashSet::new();
    let is_enum = form != Form::Newtype;
    let mut constants: Vec<_> = entries
        .iter()
        .filter(|(range, label)| seen.insert((range, (!is_enum).then_some(label))))
        .map(|(range, label)| integer(*range, label))
        .filter(|constant| is_enum || constant.constant != Constant::Other)
        .collect();
    if constants.iter().all(|constant| constant.constant != Constant::Other) {
        constants.extend(other(form));
    }
    constants
}

fn integer(range: Option<(i128, i128)>, label: &str) -> Named<'_> {
    let named = |value, constant| Named { text: label, label, value, constant };
    match range {
        None => named("other".to_owned(), Constant::Other),
        Some((first, last)) if first == last => named(first.to_string(), Constant::Integer(first)),
        Some((first, last)) => {
            let value = format!("{first} to {}", sign_in_words(&last.to_string()));
            named(value, Constant::Range(first, last))
        }
    }
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
    constants.retain(|constant| seen.insert((constant.plain(kind), constant.value.clone())));
    let claims: Vec<Claim> = constants.iter().map(|constant| constant.claim(kind)).collect();
    let names = Scope::with(&[ENTRIES]).give(&claims).names;
    let plan = |(name, named): (String, Named<'_>)| ConstantPlan {
        name,
        doc: doc::constant(named.label, &named.constant),
        value: named.constant,
    };
    names.into_iter().zip(constants).map(plan).collect()
}

impl Named<'_> {
    fn plain(&self, kind: Kind) -> String {
        let text = sign_in_words(short_label(self.text));
        let text = if has_words(&text) { text } else { sign_in_words(&self.value) };
        rust_name(kind, &text)
    }

    /// A label that meets another ends in what it stands for; one that stands for its own text goes on where the name was cut.
    fn claim(&self, kind: Kind) -> Claim {
        let value = sign_in_words(&self.value);
        let claim = Claim::exactly(kind, self.plain(kind), self.value.clone());
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

/// The part of a label that names: the symbol before its explanation, or the first clause of a label that is too long.
fn short_label(label: &str) -> &str {
    let label = label.trim();
    let clause = label.split_once(". ").or_else(|| label.split_once(": ")).map_or(label, |(clause, _)| clause);
    let is_symbol = clause.len() > 2
        && clause.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if is_symbol || label.len() > MAX_LABEL { clause } else { label }
}

/// A string value names itself where its label cannot start a name, as a GUID cannot.
fn string_name<'a>(value: &'a str, label: &'a str) -> &'a str {
    let starts_name = |text: &str| text.trim_start().starts_with(|first: char| first.is_ascii_alphabetic());
    if !starts_name(label) && starts_name(value) { value } else { label }
}
