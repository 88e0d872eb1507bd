//! Types of values under the name of each property that has them.

mod support;

use std::collections::BTreeSet;

/// The fields of generated code with their types, and every name that a type of values has.
fn fields_and_types(schema: &str, settings: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let code = support::generate_text("sharing.mof", &format!("// mofc: dialect = wmi\n{schema}"), settings);
    let lines = code.lines().map(str::trim);
    let fields = lines.clone().filter(|line| line.starts_with("pub ") && line.contains(": ::core"));
    let types = lines.filter_map(|line| match line.strip_prefix("pub struct ") {
        Some(newtype) => newtype.split_once("(pub ").map(|(name, _)| name.to_owned()),
        None => line.strip_prefix("pub use ").map(|used| used.trim_end_matches(';').to_owned()),
    });
    let types = types.map(|name| name.split(" as ").last().unwrap_or_default().to_owned());
    (fields.map(str::to_owned).collect(), types.collect())
}

/// What is in a schema that grows stays what it is.
fn only_adds(before: &str, after: &str) {
    let (before, after) = (fields_and_types(before, ""), fields_and_types(after, ""));
    let lost: Vec<_> = before.0.difference(&after.0).chain(before.1.difference(&after.1)).collect();
    assert_eq!(lost, Vec::<&String>::new(), "{after:?}");
}

const UP_DOWN: &str = "[ValueMap{\"1\", \"2\"}, Values{\"Up\", \"Down\"}] uint32";

#[test]
fn a_property_in_front_changes_no_other() {
    let class =
        |more: &str| format!("class ACME_Fan {{ {more} {UP_DOWN} S; {UP_DOWN} T[]; {UP_DOWN} Go({UP_DOWN} How); }};");
    only_adds(&class(""), &class(&format!("{UP_DOWN} R;")));
    only_adds(&class(""), &class(&format!("{UP_DOWN} Come();")));
}

#[test]
fn a_table_that_changes_changes_no_other() {
    let class = |of_s: &str| format!("class ACME_Fan {{ {of_s} S; {UP_DOWN} T; {UP_DOWN} U; {UP_DOWN} Go(); }};");
    only_adds(&class(UP_DOWN), &class("[ValueMap{\"1\", \"2\", \"3\"}, Values{\"Up\", \"Down\", \"Left\"}] uint32"));
}

#[test]
fn a_property_that_is_restated_has_the_type_of_the_superclass_if_that_holds_the_same() {
    let schema =
        |of_fan: &str| format!("class ACME_Part {{ {UP_DOWN} S; }}; class ACME_Fan : ACME_Part {{ {of_fan} S; }};");
    let code = support::generate_text("same.mof", &format!("// mofc: dialect = wmi\n{}", schema(UP_DOWN)), "");
    assert!(code.contains("pub use super::acme_part::S;"), "{code}");
    assert_eq!(code.matches("pub struct S(").count(), 1);
    let other = schema("[ValueMap{\"1\", \"3\"}, Values{\"Up\", \"Down\"}] uint32");
    let code = support::generate_text("other.mof", &format!("// mofc: dialect = wmi\n{other}"), "");
    assert_eq!(code.matches("pub struct S(").count(), 2);
}

#[test]
fn a_property_has_a_type_of_its_own_where_the_user_says_something_else_of_it() {
    let schema = format!("class ACME_Part {{ {UP_DOWN} S; {UP_DOWN} T; }}; class ACME_Fan : ACME_Part {{ }};");
    let types_of = |settings: &str| {
        let code = support::generate_text("own.mof", &format!("// mofc: dialect = wmi\n{schema}"), settings);
        let of_types = |line: &&str| line.contains("(pub u32)") || line.contains("acme_part::T");
        let types: BTreeSet<String> = code.lines().map(str::trim).filter(of_types).map(str::to_owned).collect();
        Vec::from_iter(types)
    };
    let alike = ["pub struct S(pub u32);", "pub t: ::core::option::Option<super::acme_part::T>,"];
    let apart = ["pub struct S(pub u32);", "pub struct T(pub u32);", alike[1]];
    assert_eq!(types_of(""), alike);
    assert_eq!(types_of("derive = { \"*.*\" = \"my::Trait\" }"), alike);
    assert_eq!(types_of("derive = { \"ACME_Part.T\" = \"my::Trait\" }"), apart);
    assert_eq!(types_of("rename = { \"ACME_Part.T:1\" = \"NORTH\" }"), apart);
    let in_subclass = types_of("value-attribute = { \"ACME_Fan.T\" = \"#[must_use]\" }");
    assert_eq!(
        in_subclass,
        ["pub struct S(pub u32);", "pub struct T(pub u32);"],
        "the superclass shares, the subclass does not"
    );
}
