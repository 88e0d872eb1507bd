//! The document that other tools read.
#![cfg(feature = "dump")]

use mof_model::dump::Dump;
use mof_model::{Compilation, Compiler};
use mof_parser::Dialect;
use serde_json::{Value, json};

fn compile(dialect: Dialect, text: &str) -> Compilation {
    Compiler::new().dialect(dialect).text("test.mof", text).compile()
}

fn dump(dialect: Dialect, text: &str) -> Value {
    serde_json::to_value(Dump::new(&compile(dialect, text))).expect("a dump is JSON")
}

/// The members of an object in their order.
fn members(text: &str, object: &str) -> Vec<String> {
    let start = text.find(object).expect("the object is in the document");
    let mut depth = 0;
    let mut members = Vec::new();
    for line in text[start..].lines() {
        let trimmed = line.trim();
        if depth == 1 && trimmed.starts_with('"') {
            members.push(trimmed.split('"').nth(1).expect("a name").to_owned());
        }
        depth += line.matches(['{', '[']).count();
        depth -= line.matches(['}', ']']).count();
        if depth == 0 {
            break;
        }
    }
    members
}

#[test]
fn a_class_has_all_members_in_their_order() {
    let compilation = compile(Dialect::Standard, "class ACME_A { uint8 Size; sint32 Run([In] string How); };");
    let text = serde_json::to_string_pretty(&Dump::new(&compilation)).expect("a dump is JSON");
    assert_eq!(
        members(&text, "{"),
        [
            "format",
            "classes",
            "qualifier_types",
            "instances",
            "structures",
            "enumerations",
            "structure_values",
            "skipped",
            "diagnostics"
        ]
    );
    assert_eq!(
        members(&text, "{\n      \"name\": \"ACME_A\""),
        ["name", "namespace", "superclass", "kind", "alias", "qualifiers", "properties", "methods", "source"]
    );
    assert_eq!(
        members(&text, "{\n          \"name\": \"Size\""),
        [
            "name",
            "type",
            "array",
            "array_size",
            "class_name",
            "enumeration",
            "class_origin",
            "propagated",
            "default",
            "key",
            "read",
            "write",
            "qualifiers",
            "values",
            "bits"
        ]
    );
    assert_eq!(
        members(&text, "{\n          \"name\": \"Run\""),
        [
            "name",
            "type",
            "array",
            "class_name",
            "enumeration",
            "class_origin",
            "propagated",
            "qualifiers",
            "values",
            "parameters"
        ]
    );
    assert_eq!(
        members(&text, "{\n              \"name\": \"How\""),
        [
            "name",
            "type",
            "array",
            "array_size",
            "class_name",
            "enumeration",
            "in",
            "out",
            "optional",
            "default",
            "qualifiers",
            "values",
            "bits"
        ]
    );
}

#[test]
fn a_property_says_what_it_is() {
    let document = dump(
        Dialect::Standard,
        r#"class ACME_Base { [Key] string Id; };
           class ACME_Job : ACME_Base {
               [Write, ValueMap { "0", "5.." }, Values { "Idle", "Vendor" }] uint8 State[3] = { 5 };
           };"#,
    );
    let job = &document["classes"][1];
    assert_eq!(job["superclass"], "ACME_Base");
    assert_eq!(job["source"], json!({ "file": "test.mof", "line": 2 }));
    assert_eq!(
        job["properties"][0],
        json!({
            "name": "Id", "type": "string", "array": false, "array_size": null, "class_name": null,
            "enumeration": null, "class_origin": "ACME_Base", "propagated": true, "default": null, "key": true, "read": true, "write": false,
            "qualifiers": [{
                "name": "Key", "type": "boolean", "array": false, "value": true,
                "flavors": ["DisableOverride", "ToSubclass"], "propagated": true
            }],
            "values": [], "bits": []
        })
    );
    let state = &job["properties"][1];
    assert_eq!((&state["array"], &state["array_size"], &state["default"]), (&json!(true), &json!(3), &json!([5])));
    assert_eq!(state["values"], json!([{ "value": "0", "label": "Idle" }, { "value": "5..", "label": "Vendor" }]));
}

#[test]
fn large_integers_stay_exact() {
    let document = dump(
        Dialect::Standard,
        "class ACME_A { uint64 Most = 18446744073709551615; sint64 Least = -9223372036854775808; };",
    );
    let default = |index: usize| document["classes"][0]["properties"][index]["default"].to_string();
    assert_eq!([default(0), default(1)], ["18446744073709551615", "-9223372036854775808"]);
}

#[test]
fn instances_have_typed_values_aliases_and_embedded_instances() {
    let document = dump(
        Dialect::Wmi,
        r#"#pragma namespace("\\\\.\\root\\acme")
           class ACME_Part { uint32 Size; };
           class ACME_Disk { [key] string Id; ACME_Part Parts[]; ACME_Disk ref Next; };
           instance of ACME_Disk as $d1 { ID = "a"; Parts = { instance of ACME_Part { Size = 0x10; } }; Next = $d2; };
           instance of ACME_Disk as $d2 { ID = "b"; };"#,
    );
    assert_eq!(
        document["instances"][0],
        json!({
            "class": "ACME_Disk", "namespace": "root/acme", "alias": "$d1", "qualifiers": [],
            "properties": [
                { "name": "Id", "value": "a" },
                { "name": "Parts", "value": [{ "class": "ACME_Part", "properties": [{ "name": "Size", "value": 16 }] }] },
                { "name": "Next", "value": { "alias": "$d2" } }
            ],
            "source": { "file": "test.mof", "line": 4 }
        })
    );
    assert_eq!(document["diagnostics"], json!([]));
}

#[test]
fn qualifier_types_have_scopes_and_flavors() {
    let document = dump(
        Dialect::Standard,
        "Qualifier Colour : string = \"red\", Scope(class, property), Flavor(DisableOverride, Translatable);",
    );
    assert_eq!(
        document["qualifier_types"],
        json!([{
            "name": "Colour", "type": "string", "array": false, "enumeration": null, "default": "red", "scopes": ["class", "property"],
            "flavors": ["DisableOverride", "ToSubclass", "Translatable"], "source": { "file": "test.mof", "line": 1 }
        }])
    );
}

#[test]
fn diagnostics_have_places_and_labels() {
    let document = dump(Dialect::Standard, "class ACME_A {\n  uint8 X = 256;\n};");
    assert_eq!(
        document["diagnostics"],
        json!([{
            "code": "MOF-S201", "severity": "error", "message": "`256` does not fit type `uint8`",
            "file": "test.mof", "line": 2, "column": 13, "end_line": 2, "end_column": 16,
            "labels": [{
                "message": "the type is `uint8`",
                "file": "test.mof", "line": 2, "column": 3, "end_line": 2, "end_column": 8
            }],
            "help": "write an integer from 0 to 255"
        }])
    );
}

#[test]
fn what_only_mof_3_has_stands_in_members_of_its_own() {
    let document = dump(
        Dialect::Mof3,
        "enumeration ACME_E : integer { One = 1 };
         structure ACME_S { ACME_E X = One; integer Y; octetstring Z; };
         class ACME_C { enumeration E : ACME_E { Two = 2 }; structure S : ACME_S { }; [Key] string Id; E[] M(); };
         value of ACME_S as $V { X = One; };",
    );
    assert_eq!(document["diagnostics"], json!([]));
    let elements = |index: usize| document["enumerations"][index]["elements"].clone();
    let one = json!({ "name": "One", "value": 1, "origin": "ACME_E", "qualifiers": [] });
    assert_eq!(elements(0), json!([one]));
    assert_eq!(elements(1), json!([one, { "name": "Two", "value": 2, "origin": "E", "qualifiers": [] }]));
    let local = &document["enumerations"][1];
    assert_eq!([&local["declared_in"], &local["base"], &local["type"]], ["ACME_C", "ACME_E", "sint64"]);
    let structures = [&document["structures"][0]["name"], &document["structures"][1]["declared_in"]];
    assert_eq!(structures, ["ACME_S", "ACME_C"]);
    let types = |index: usize| &document["structures"][0]["properties"][index];
    assert_eq!([&types(0)["type"], &types(0)["enumeration"]], ["sint64", "ACME_E"]);
    assert_eq!(types(0)["values"], json!([]), "they stand with the enumeration");
    assert_eq!([&types(1)["type"], &types(2)["type"]], ["integer", "octetstring"]);
    assert_eq!(document["classes"].as_array().map(Vec::len), Some(1));
    let method = &document["classes"][0]["methods"][0];
    assert_eq!((&method["enumeration"], &method["array"]), (&json!("E"), &json!(true)));
    let value = &document["structure_values"][0];
    assert_eq!(value["properties"], json!([{ "name": "X", "value": 1 }]));
    assert_eq!((&value["class"], &value["alias"]), (&json!("ACME_S"), &json!("$V")));
}
