//! Any document is read, or refused with a reason, and the ways to read it agree.

use mof_runtime::{AdminService, Class, Collection, Instance, Json, Strictness, Validate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::every_type::{AnyRule, Matrix};
use super::{from_instance, from_json, from_list};

/// Texts of values that are right for some property, and of those that are for none.
const VALUES: &[&str] = &[
    "null",
    "true",
    "0",
    "1",
    "-1",
    "255",
    "4294967295",
    "18446744073709551616",
    "-9223372036854775808",
    "0.5",
    "1e300",
    r#""""#,
    r#""text""#,
    r#""7""#,
    r#""0xFF""#,
    r#""INF""#,
    r#""20240830225506.000000+120""#,
    r#""20240830******.******+***""#,
    r#""\/Date(-1)\/""#,
    r#""P1D""#,
    r#""\ud83d\ude00\u0000""#,
    r#""T_Part.Name=\"p\"""#,
    r##""#AdminService.T_RuleDirect""##,
    r#""root/t:T_RuleNew""#,
];

/// Members that mean something to somebody, besides the properties.
const MEMBERS: &[&str] = &[
    "@odata.type",
    "@odata.nextLink",
    "__CLASS",
    "CimClass",
    "CimSystemProperties",
    "CimInstanceProperties",
    "ClassName",
    "Name",
    "Flags",
    "RuleName",
    "ResourceID",
    "Ticks",
    "Value",
    "error",
    "Odd",
];

fn member() -> impl Strategy<Value = &'static str> {
    prop_oneof![select(Matrix::METADATA.property_names()), select(MEMBERS)]
}

/// An object; a name is there once, whatever its case, since two of one name are refused where one reader looks and not
/// where another does not.
fn object(members: Vec<(&str, String)>) -> String {
    let mut written: Vec<&str> = Vec::new();
    let mut text = Vec::new();
    for (name, value) in members {
        if !written.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            written.push(name);
            text.push(format!("{name:?}:{value}"));
        }
    }
    format!("{{{}}}", text.join(","))
}

fn value() -> impl Strategy<Value = String> {
    let single = select(VALUES).prop_map(str::to_owned);
    single.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(|elements| format!("[{}]", elements.join(","))),
            vec((member(), inner), 0..4).prop_map(object),
        ]
    })
}

fn document() -> impl Strategy<Value = String> {
    vec((member(), value()), 0..4).prop_map(|mut members| {
        members.insert(0, ("ID", "1".to_owned()));
        object(members)
    })
}

proptest! {
    #[test]
    fn the_ways_to_read_a_document_agree(document in document()) {
        let (direct, dynamic, list) = (from_json(&document), from_instance(&document), from_list(&document));
        prop_assert_eq!(direct.is_ok(), dynamic.is_ok(), "{:?} {:?}", direct, dynamic);
        if let (Ok(direct), Ok(dynamic), Ok(list)) = (direct, dynamic, list) {
            prop_assert_eq!(&direct, &dynamic);
            prop_assert_eq!(&direct, &list);
        }
    }

    #[test]
    fn objects_for_paths_are_read_alike(members in vec((member(), value()), 0..4)) {
        let document = object(vec![("ID", "1".to_owned()), ("Reference", object(members))]);
        prop_assert_eq!(from_json(&document).ok(), from_instance(&document).ok(), "{}", document);
    }

    #[test]
    fn what_was_read_can_be_checked_written_and_read_again(document in document()) {
        if let Ok(object) = from_json(&document) {
            let _ = object.validate_as(Strictness::Strict);
            let written = serde_json::to_string(&Json(&object)).expect("plain values");
            prop_assert_eq!(from_json(&written), Ok(object), "{}", written);
        }
    }

    #[test]
    fn an_error_names_the_class(document in document()) {
        if let Err(error) = from_json(&document) {
            prop_assert!(error.contains("T_"), "{}", error);
        }
    }

    #[test]
    fn nothing_panics(document in value()) {
        let _ = serde_json::from_str::<AnyRule>(&document).map(|rule| serde_json::to_string(&AdminService(&rule)));
        let _ = serde_json::from_str::<Collection<AnyRule>>(&document);
        let _ = serde_json::from_str::<Collection<Instance>>(&document);
    }
}
