//! The wire matrix: every type from every source is the same value, and every target gets it as it accepts it.
//!
//! `fixtures/` has a folder for each type and in it a file for each source, named after it, as the source writes an
//! object with one property besides its key; and what the object is written as. A new folder needs a line in `TYPES`.
#![cfg(feature = "serde")]

mod any_document;
mod cim_xml;
#[path = "../support/every_type.rs"]
mod every_type;
mod rows;
#[path = "../wmi_model/mod.rs"]
mod wmi_model;

use every_type::{AnyRule, Flags, Level, Matrix, Part, Rule, RuleDirect, State, Status};
use mof_runtime::{AdminService, Char16, CimDateTime, Class, Collection, Instance, Json};
use serde::Deserialize;

/// Sets the property of a type.
type Set = fn(&mut Matrix);

/// The folder of a type, and the value that its files have.
const TYPES: &[(&str, Set)] = &[
    ("any_object", |object| object.anything = Some(Box::new(Instance::of_class("T_RuleNew")))),
    ("array_of_one", |object| object.numbers = vec![5]),
    ("bits", |object| object.flags = Some(Flags(0x8000_0002))),
    ("boolean", |object| object.boolean = Some(true)),
    ("boolean_array", |object| object.booleans = vec![true, false]),
    ("bytes", |object| object.bytes = vec![0xFB, 0xFF, 0]),
    ("char16", |object| object.char16 = Some(Char16(0x4B))),
    ("char16_array", |object| object.characters = vec![Char16(0x4B), Char16(0xE4)]),
    ("class_of_no_type", |object| object.rule = Some(AnyRule::Other(Box::new(rule_of_no_type())))),
    ("datetime", |object| object.datetime = Some(friday())),
    ("datetime_array", |object| object.dates = vec![friday(), datetime("19691231235959.000000+000")]),
    ("embedded", |object| object.part = Some(Box::new(part()))),
    ("embedded_array", |object| object.parts = vec![part(), Part { name: "q".to_owned(), ..Part::default() }]),
    ("fixed_array", |object| object.fixed = vec![1, 2]),
    ("interval", |object| object.interval = Some(datetime("00000001020304.500000:000"))),
    ("null", |_| {}),
    ("null_elements", |object| object.sparse = vec![Some("a".to_owned()), None]),
    ("octet_string", |object| object.octets = vec![0, 0, 0, 6, 0xAB, 0xCD]),
    ("polymorphic", |object| object.rule = Some(rule_direct())),
    ("polymorphic_array", |object| object.rules = vec![rule(), rule_direct()]),
    ("real32", |object| object.real32 = Some(0.1)),
    ("real32_array", |object| object.reals = vec![0.1, f32::INFINITY]),
    ("real64", |object| object.real64 = Some(-1.5e300)),
    ("real64_infinity", |object| object.real64 = Some(f64::NEG_INFINITY)),
    ("reference", |object| object.reference = Some(r#"\\PC1\root\t:T_Part.Name="p""#.into())),
    ("reference_array", |object| {
        object.references =
            [r#"\\PC1\root\t:T_Part.Name="p""#, r#"\\PC1\root\t:T_Part.Name="q""#].map(Into::into).to_vec();
    }),
    ("sint8", |object| object.sint8 = Some(-100)),
    ("sint16", |object| object.sint16 = Some(-30_000)),
    ("sint32", |object| object.sint32 = Some(-2_000_000_000)),
    ("sint64", |object| object.sint64 = Some(i64::MIN)),
    ("sint64_array", |object| object.signed = vec![-5, i64::MAX]),
    ("string", |object| object.string = Some("Zeile 1\nZeile 2\t\"ä\" \\ <&> \u{2028} 😀".to_owned())),
    ("string_array", |object| object.names = vec!["a".to_owned(), String::new()]),
    ("string_array_empty", |object| object.names = Vec::new()),
    ("string_empty", |object| object.string = Some(String::new())),
    ("string_values", |object| object.status = Some(Status::from("Pred Fail"))),
    ("uint8", |object| object.uint8 = Some(200)),
    ("uint16", |object| object.uint16 = Some(60_000)),
    ("uint16_array", |object| object.numbers = vec![5, 60_000]),
    ("uint32", |object| object.uint32 = Some(4_000_000_000)),
    ("uint64", |object| object.uint64 = Some(u64::MAX)),
    ("value_mapped", |object| object.state = Some(State(1))),
    ("value_mapped_array", |object| object.states = vec![Level(1), Level(5), Level(77)]),
    ("value_mapped_without_name", |object| object.state = Some(State(77))),
];

fn friday() -> CimDateTime {
    datetime("20240830205506.000000+000")
}

fn datetime(text: &str) -> CimDateTime {
    text.parse().expect("a datetime")
}

fn part() -> Part {
    Part { name: "p".to_owned(), since: Some(friday()), size: Some(u64::MAX) }
}

fn rule() -> AnyRule {
    Rule { rule_name: Some("a".to_owned()) }.into()
}

fn rule_direct() -> AnyRule {
    RuleDirect { rule_name: Some("b".to_owned()), resource_id: Some(7) }.into()
}

fn rule_of_no_type() -> Instance {
    let mut rule = Instance::of_class("T_RuleNew");
    rule.set("RuleName", "n");
    rule
}

fn expected(set: Set) -> Matrix {
    let mut object = Matrix { id: 1, ..Matrix::default() };
    set(&mut object);
    object
}

#[expect(clippy::disallowed_methods, reason = "the fixtures are files")]
fn fixture(folder: &str, file: &str) -> Option<String> {
    let path = format!("{}/tests/wire_matrix/fixtures/{folder}/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).ok()
}

/// The object in the file of a source, and checks that it is the expected one.
fn check(source: &str, read: impl Fn(&str) -> Result<Matrix, String>) {
    for (folder, set) in TYPES {
        let text = fixture(folder, source).unwrap_or_else(|| panic!("{folder} has no {source}"));
        let object = read(&text).unwrap_or_else(|error| panic!("{folder}/{source}: {error}"));
        assert_same(&object, &expected(*set), &format!("{folder}/{source}"));
    }
}

/// Objects of classes without a type keep what the source calls their class, so these are compared as they are written.
fn assert_same(object: &Matrix, expected: &Matrix, place: &str) {
    if expected.anything.is_some() || matches!(expected.rule, Some(AnyRule::Other(_))) {
        assert_eq!(body(object), body(expected), "{place}");
    } else {
        assert_eq!(object, expected, "{place}");
    }
}

fn body(object: &Matrix) -> String {
    serde_json::to_string(&AdminService(object)).expect("plain values")
}

fn from_json(text: &str) -> Result<Matrix, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// The only object of a list.
fn from_list(text: &str) -> Result<Matrix, String> {
    let list: Collection<Matrix> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let [object] = <[Matrix; 1]>::try_from(list.items).map_err(|items| format!("{} items", items.len()))?;
    Ok(object)
}

/// By way of the dynamic instance, as documents are validated.
fn from_instance(text: &str) -> Result<Matrix, String> {
    let mut document = serde_json::Deserializer::from_str(text);
    let instance = Instance::read(Matrix::METADATA, &mut document).map_err(|error| error.to_string())?;
    Matrix::from_instance(instance).map_err(|violations| violations.to_string())
}

#[test]
fn admin_service_lists() {
    check("admin_service_list.json", from_list);
}

#[test]
fn admin_service_entities() {
    check("admin_service_entity.json", from_json);
    check("admin_service_entity.json", from_list);
    check("admin_service_entity.json", from_instance);
}

#[test]
fn powershell_7() {
    check("powershell_7.json", from_json);
    check("powershell_7.json", from_list);
    check("powershell_7.json", from_instance);
}

#[test]
fn windows_powershell() {
    check("windows_powershell.json", from_json);
    check("windows_powershell.json", from_list);
    check("windows_powershell.json", from_instance);
}

#[test]
fn objects_of_get_wmi_object() {
    check("get_wmi_object.json", from_json);
    check("get_wmi_object.json", from_list);
    check("get_wmi_object.json", from_instance);
}

#[test]
fn cim_xml_texts() {
    check("cim.xml", |text| {
        let mut object = Matrix::default();
        cim_xml::read(text, &mut object);
        Ok(object)
    });
}

#[test]
fn rows_of_the_wmi_crate() {
    check("wmi.json", |text| {
        Matrix::deserialize(&rows::read(text, Matrix::METADATA)).map_err(|error| error.to_string())
    });
    let query = wmi_model::build_query::<Matrix>().expect("a named struct");
    assert_eq!(query, format!("SELECT {} FROM T_Matrix", Matrix::METADATA.property_names().join(",")));
}

#[test]
fn admin_service_gets_what_it_accepts() {
    for (folder, set) in TYPES {
        let text = fixture(folder, "written_admin_service.json").expect("a file for each type");
        assert_eq!(body(&expected(*set)), text.trim_end(), "{folder}");
        let read = from_json(&text).expect("what was written");
        assert_same(&read, &expected(*set), folder);
    }
}

#[test]
fn the_wmi_crate_gets_what_it_accepts() {
    for (folder, set) in TYPES {
        let written = wmi_model::row_of(&expected(*set));
        let Some(text) = fixture(folder, "written_wmi.json") else {
            assert!(
                written.is_err(),
                "the crate writes no arrays of objects, and no objects without a class: {folder}"
            );
            continue;
        };
        let (name, row) = written.expect("values of kinds that the crate has");
        assert_eq!(name, "T_Matrix");
        let expected = rows::read(&text, Matrix::METADATA);
        assert_eq!(rows::without_nulls(row), rows::without_nulls(expected), "{folder}");
    }
}

#[test]
fn json_of_every_object_reads_back() {
    for (folder, set) in TYPES {
        let object = expected(*set);
        let json = serde_json::to_string(&Json(&object)).expect("plain values");
        assert_eq!(from_json(&json).as_ref(), Ok(&object), "{folder}");
        // Without the wrapper nothing says what class an embedded object is of.
        if !folder.starts_with("polymorphic") {
            let json = serde_json::to_string(&object).expect("plain values");
            assert_eq!(from_json(&json).as_ref(), Ok(&object), "{folder}");
        }
    }
}
