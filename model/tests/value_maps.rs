//! `ValueMap` and `BitMap` with their names.

mod support;

use mof_parser::Dialect;
use support::{compile, property, report, report_in, reported};

/// The values of a property, as `entry=label@first..last`.
fn values(declaration: &str) -> Vec<String> {
    let compilation = compile(&format!("class ACME_A {{ {declaration}; }};"));
    assert_eq!(reported(&compilation), [""; 0]);
    let values = &compilation.schema.class("ACME_A").expect("declared above").properties[0].values;
    let described = values.iter().map(|of| {
        let range = of.range.map_or(String::new(), |(first, last)| format!("@{first}..{last}"));
        format!("{}={}{range}", of.value, of.label.as_deref().unwrap_or("-"))
    });
    described.collect()
}

fn report_on(qualifiers: &str, element: &str) -> Vec<String> {
    report(&format!("class ACME_A {{ [{qualifiers}] {element}; }};"))
}

#[test]
fn entries_and_names_are_paired_and_open_ranges_filled() {
    assert_eq!(
        values(
            r#"[ValueMap { "0", "1..0x3", "..9", "10..", "128..", ".." }, Values { "a", "b", "c", "d", "e", "f" }] uint8 X"#
        ),
        ["0=a@0..0", "1..0x3=b@1..3", "..9=c@4..9", "10..=d@10..127", "128..=e@128..255", "..=f"]
    );
    assert_eq!(values(r#"[ValueMap { "-1", "5" }] sint8 X"#), ["-1=-@-1..-1", "5=-@5..5"]);
    assert_eq!(values(r#"[Values { "Off", "On" }] uint8 X"#), ["0=Off@0..0", "1=On@1..1"]);
    assert_eq!(values(r#"[Values { "Off", "On" }] string X[]"#), ["Off=Off", "On=On"]);
    assert_eq!(values(r#"[ValueMap { "a", ".." }, Values { "A", "B" }] string X"#), ["a=A", "..=B"]);
}

#[test]
fn bits_are_positions() {
    let compilation = compile(
        r#"class ACME_A {
               [BitMap { "0", "0x7" }, BitValues { "Fast", "Quiet" }] uint8 X;
               [BitValues { "Fast", "Quiet" }] uint8 Y;
           };"#,
    );
    assert_eq!(reported(&compilation), [""; 0]);
    let bits = |name: &str| -> Vec<(u8, Option<String>)> {
        property(&compilation, "ACME_A", name)
            .bits
            .iter()
            .map(|of| (of.bit, of.label.as_deref().map(str::to_owned)))
            .collect()
    };
    let named = |bit, label: &str| (bit, Some(label.to_owned()));
    assert_eq!(bits("X"), [named(0, "Fast"), named(7, "Quiet")]);
    assert_eq!(bits("Y"), [named(0, "Fast"), named(1, "Quiet")]);
}

#[test]
fn an_override_may_restate_one_of_the_two_lists() {
    let compilation = compile(
        r#"class ACME_A { [ValueMap { "1", "2" }, Values { "one", "two" }] uint8 X; };
           class ACME_B : ACME_A { [Override("X"), Values { "eins", "zwei" }] uint8 X; };"#,
    );
    assert_eq!(reported(&compilation), [""; 0]);
    let labels: Vec<&str> =
        property(&compilation, "ACME_B", "X").values.iter().filter_map(|of| of.label.as_deref()).collect();
    assert_eq!(labels, ["eins", "zwei"]);
}

#[test]
fn lists_must_have_the_same_length() {
    let lists = r#"ValueMap { "1", "2", "3" }, Values { "one" }"#;
    assert_eq!(
        report_on(lists, "uint8 X"),
        ["error MOF-S131 \"Values { \\\"one\\\" }\": `Values` has 1 entry, but `ValueMap` has 3"]
    );
    assert!(report_in(Dialect::Wmi, &format!("class A {{ [{lists}] uint8 X; }};"))[0].starts_with("warning MOF-S131"));
}

#[test]
fn each_entry_is_an_integer_of_the_type_and_stands_once() {
    assert_eq!(
        report_on(r#"ValueMap { "one", "256", "7..3", "5", "5", "4..6", "..", ".." }"#, "uint8 X"),
        [
            "error MOF-S132 \"\\\"one\\\"\": `ValueMap` entry `one` is no integer or range",
            "error MOF-S133 \"\\\"256\\\"\": `ValueMap` entry `256` is outside type `uint8`",
            "error MOF-S133 \"\\\"7..3\\\"\": `ValueMap` entry `7..3` covers no value",
            "warning MOF-S134 \"\\\"5\\\"\": two `ValueMap` entries cover 5",
            "warning MOF-S134 \"\\\"4..6\\\"\": two `ValueMap` entries cover 5",
            "warning MOF-S134 \"\\\"..\\\"\": two `ValueMap` entries `..` cover the same values",
        ]
    );
    assert_eq!(
        report_on(r#"ValueMap { "a", "A", "a" }"#, "string X"),
        ["warning MOF-S134 \"\\\"a\\\"\": `ValueMap` entry `a` stands twice"]
    );
}

#[test]
fn only_integers_and_strings_have_values() {
    assert_eq!(
        report_on(r#"ValueMap { "0" }, Values { "x" }"#, "boolean X"),
        [
            "warning MOF-S135 \"ValueMap { \\\"0\\\" }\": `ValueMap` stands on type `boolean`, which is neither integer nor string"
        ]
    );
}

#[test]
fn bit_maps_name_bits_that_the_type_has() {
    assert_eq!(
        report_on(r#"BitMap { "0", "8", "0", "x" }, BitValues { "a", "b", "c", "d" }"#, "uint8 X"),
        [
            "error MOF-S138 \"\\\"8\\\"\": `BitMap` entry `8` is no bit of type `uint8`",
            "error MOF-S138 \"\\\"0\\\"\": bit 0 is named twice",
            "error MOF-S138 \"\\\"x\\\"\": `BitMap` entry `x` is no bit of type `uint8`",
        ]
    );
    assert_eq!(
        report_on(r#"BitMap { "0" }, BitValues { "a" }"#, "string X"),
        ["error MOF-S138 \"BitMap { \\\"0\\\" }\": `BitMap` stands on type `string`, which has no bits to name"]
    );
    assert_eq!(
        report_on(r#"BitMap { "0", "1" }, BitValues { "a" }"#, "uint8 X"),
        ["error MOF-S138 \"BitValues { \\\"a\\\" }\": `BitValues` has 1 entry, but `BitMap` has 2"]
    );
}
