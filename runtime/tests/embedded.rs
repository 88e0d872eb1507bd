//! Embedded instances: classes within classes.
#![cfg(feature = "serde")]

mod wmi_model;

use mof_runtime::{AdminService, CimType, Class, ClassMetadata, Collection, Object, PropertyMetadata, Validate};
use serde::Deserialize;
use wmi_model::{Row, Variant, build_query, row_of};

#[derive(Debug, Clone, Default, PartialEq)]
struct Collect {
    id: String,
    schedule: Option<Box<Token>>,
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Token {
    start: Option<mof_runtime::CimDateTime>,
    next: Option<Box<Token>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Rule {
    name: String,
    query: Option<u32>,
}

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

    static COLLECT: ClassMetadata = ClassMetadata::new("T_Collect", PROPERTIES, PROPERTY_NAMES);
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("ID", CimType::String).key(),
        PropertyMetadata::new("Schedule", CimType::Instance).class_name("T_Token"),
        PropertyMetadata::new("Rules", CimType::Instance).array().class_name("T_Rule"),
    ];
    mof_runtime::impl_class!(Collect, COLLECT, { 0 => id, 1 => schedule, 2 => rules });
    mof_runtime::impl_serde!(Collect);
};

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

    static TOKEN: ClassMetadata = ClassMetadata::new("T_Token", PROPERTIES, PROPERTY_NAMES);
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("Start", CimType::DateTime),
        PropertyMetadata::new("Next", CimType::Instance).class_name("T_Token"),
    ];
    mof_runtime::impl_class!(Token, TOKEN, { 0 => start, 1 => next });
    mof_runtime::impl_serde!(Token);
};

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata, property_names};

    static RULE: ClassMetadata = ClassMetadata::new("T_Rule", PROPERTIES, PROPERTY_NAMES);
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("Name", CimType::String).key().constraints(&[Constraint::MaxLen(3)]),
        PropertyMetadata::new("Query", CimType::Uint32),
    ];
    mof_runtime::impl_class!(Rule, RULE, { 0 => name, 1 => query });
};

fn collect() -> Collect {
    let start = "20240830205506.000000+000".parse().ok();
    let inner = Token { start, next: None };
    Collect {
        id: "ABC00001".to_owned(),
        schedule: Some(Box::new(Token { start, next: Some(Box::new(inner)) })),
        rules: vec![Rule { name: "a".to_owned(), query: Some(1) }, Rule { name: "b".to_owned(), query: None }],
    }
}

const JSON: &str = r##"{
    "ID": "ABC00001",
    "Schedule": {
        "@odata.type": "#AdminService.T_Token",
        "Start": "2024-08-30T20:55:06Z",
        "Next": { "Start": "/Date(1725051306000)/", "Next": null }
    },
    "Rules": [ { "Name": "a", "Query": "1" }, { "Name": "b" } ]
}"##;

#[test]
fn json_objects_become_embedded_instances() {
    assert_eq!(serde_json::from_str::<Collect>(JSON).expect("a document"), collect());
    let list: Collection<Collect> = serde_json::from_str(JSON).expect("a bare entity");
    assert_eq!(list.items, [collect()]);
    let single = r#"{"ID": "x", "Schedule": null, "Rules": {"Name": "a"}}"#;
    let single: Collect = serde_json::from_str(single).expect("one object where there may be many");
    assert_eq!((single.schedule, single.rules.len()), (None, 1));
}

#[test]
fn wmi_objects_are_asked_for_as_structs() {
    let token =
        |next| Row(vec![("__CLASS", "T_Token".into()), ("Start", "20240830205506.000000+000".into()), ("Next", next)]);
    let rule = |name: &str, query| Variant::Object(Row(vec![("Name", name.into()), ("Query", query)]));
    let row = Row(vec![
        ("ID", "ABC00001".into()),
        ("Schedule", Variant::Object(token(Variant::Object(token(Variant::Null))))),
        ("Rules", Variant::Array(vec![rule("a", Variant::Ui4(1)), rule("b", Variant::Empty)])),
    ]);
    assert_eq!(Collect::deserialize(&row).expect("a row"), collect());
    assert_eq!(build_query::<Collect>().expect("a named struct"), "SELECT ID,Schedule,Rules FROM T_Collect");
    let error = row_of(&collect()).expect_err("the crate writes no arrays of objects");
    assert_eq!(error.to_string(), "Cannot convert Object to a Windows VARIANT");
    let (_, written) = row_of(&Collect { rules: Vec::new(), ..collect() }).expect("structs and values");
    assert_eq!(written.0[1], row.0[1]);
}

#[test]
fn request_bodies_leave_out_nulls_at_every_level() {
    assert_eq!(
        serde_json::to_string(&AdminService(&collect())).expect("plain values"),
        r#"{"ID":"ABC00001","Schedule":{"Start":"2024-08-30T20:55:06Z","Next":{"Start":"2024-08-30T20:55:06Z"}},"#
            .to_owned()
            + r#""Rules":[{"Name":"a","Query":1},{"Name":"b"}]}"#
    );
}

#[test]
fn errors_name_the_class_and_the_property_within() {
    let error = |json: &str| serde_json::from_str::<Collect>(json).expect_err(json).to_string();
    for (members, expected) in [
        (r#""Rules": [{"Query": 1}]"#, "Rules: element 0: T_Rule.Name: a key must have a value"),
        (
            r#""Rules": [{"Name": "a"}, {"Query": "x"}]"#,
            "Rules: element 1: T_Rule.Name: a key must have a value (and 1 more",
        ),
        (r#""Rules": [[{"Name": "a"}]]"#, "Rules: element 0: expected an embedded object, found array"),
        (
            r#""Rules": [{"Name": "a"}, 5]"#,
            "Rules: element 1: expected an object of the class T_Rule, found integer 5 at",
        ),
        (r#""Rules": 5"#, "Rules: expected an object of the class T_Rule, found integer 5 at"),
        (r#""Rules": [null]"#, "Rules: element 0: null is not allowed (the setting `arrays = \"optional-elements\"`"),
        (
            r#""Schedule": "T_Token (Start = …)""#,
            "Schedule: expected an object of the class T_Token, found string \"T_Tok",
        ),
        (r#""Schedule": 5"#, "Schedule: expected an object of the class T_Token, found integer 5 at"),
        (r#""Schedule": [{}]"#, "Schedule: expected an embedded object, found array [instance of T_Token]"),
        (
            r#""Schedule": {"Next": 5}"#,
            "Schedule: T_Token.Next: expected an object of the class T_Token, found integer",
        ),
        (r#""Schedule": {"Next": {"Start": 5}}"#, "Schedule: T_Token.Next: T_Token.Start: expected a datetime, found"),
        (
            r#""Schedule": {"Next": {"Next": null, "next": null}}"#,
            "Schedule: T_Token.Next: T_Token.Next: the property is there twice",
        ),
    ] {
        let found = error(&format!(r#"{{"ID": "x", {members}}}"#));
        assert!(found.starts_with(&format!("T_Collect.{expected}")), "{members}: {found}");
        assert_eq!(found.contains("-Depth"), found.contains("found string"), "{found}");
    }
}

#[test]
fn embedded_instances_are_values_of_properties() {
    let mut object = collect();
    let token = object.property("Schedule").expect("a declared property");
    object.set_property("Schedule", mof_runtime::CimValue::Null).expect("it may be null");
    assert_eq!(object.schedule, None);
    object.set_property("Schedule", token).expect("an instance of the class");
    assert_eq!(object, collect());
    assert_eq!(Collect::from_instance((&object).into()), Ok(object));
}

/// What is written can be read.
#[test]
fn nesting_has_the_same_limit_on_writing() {
    let nested =
        |depth: usize| (0..depth).fold(Token::default(), |inner, _| Token { start: None, next: Some(inner.into()) });
    for written in [
        |token: &Token| serde_json::to_string(token),
        |token: &Token| serde_json::to_string(&AdminService(token)),
        |token: &Token| serde_json::to_string(&mof_runtime::Json(token)),
    ] {
        let json = written(&nested(64)).expect("as deep as can be");
        assert_eq!(serde_json::from_str::<Token>(&json).expect("what was written"), nested(64));
        let error = written(&nested(65)).expect_err("too deep").to_string();
        assert!(error.contains("lie more than 64 deep within each other"), "{error}");
    }
    let json = format!("{}null{}", r#"{"Next":"#.repeat(66), "}".repeat(66));
    let error = serde_json::from_str::<Token>(&json).expect_err("too deep").to_string();
    let place =
        "T_Token.Next: T_Token.Next: T_Token.Next: …: T_Token.Next: T_Token.Next: T_Token.Next: arrays and objects lie";
    assert!(error.starts_with(place), "{error}");
}

#[test]
fn nesting_has_a_limit() {
    let nested = |depth: usize| {
        let json = format!("{}null{}", r#"{"Next":"#.repeat(depth), "}".repeat(depth));
        let mut document = serde_json::Deserializer::from_str(&json);
        let result: Result<Collection<Token>, _> = Collection::deserialize(&mut document);
        result.map(|_| ()).map_err(|error| error.to_string())
    };
    assert_eq!(nested(60), Ok(()));
    assert!(nested(100).expect_err("too deep").contains("lie more than 64 deep within each other"));
}

#[test]
fn embedded_objects_are_validated_where_they_are() {
    let mut object = collect();
    assert_eq!(object.validate(), Ok(()));
    object.rules[1].name = "long".to_owned();
    let violations = object.validate().expect_err("the name is too long");
    assert_eq!(violations.to_string(), r#"T_Collect.Rules: element 1: T_Rule.Name: "long" violates MaxLen(3)"#);
}

/// What ConvertTo-Json of Windows PowerShell may make of an array, of a class that has properties of the same names.
#[test]
fn a_list_in_an_object_is_the_list_whatever_the_class_has() {
    #[derive(Debug, Default, PartialEq)]
    struct Pair {
        key: String,
        value: Option<String>,
    }
    #[derive(Debug, Default, PartialEq)]
    struct Setting {
        pairs: Vec<Pair>,
        single: Option<Box<Pair>>,
    }
    static PAIR: ClassMetadata = ClassMetadata::new(
        "T_Pair",
        &[PropertyMetadata::new("Key", CimType::String).key(), PropertyMetadata::new("Value", CimType::String)],
        &["Key", "Value"],
    );
    static SETTING: ClassMetadata = ClassMetadata::new(
        "T_Setting",
        &[
            PropertyMetadata::new("Pairs", CimType::Instance).array().class_name("T_Pair"),
            PropertyMetadata::new("Single", CimType::Instance).class_name("T_Pair"),
        ],
        &["Pairs", "Single"],
    );
    mof_runtime::impl_class!(Pair, PAIR, { 0 => key, 1 => value });
    mof_runtime::impl_class!(Setting, SETTING, { 0 => pairs, 1 => single });
    mof_runtime::impl_serde!(Setting);

    let read = |json: &str| serde_json::from_str::<Setting>(json).map_err(|error| error.to_string());
    let pair = |value: Option<&str>| Pair { key: "a".to_owned(), value: value.map(str::to_owned) };
    for (list, expected) in [
        (r#"{"value": [{"Key": "a", "Value": "b"}, {"Key": "a"}], "Count": 2}"#, vec![pair(Some("b")), pair(None)]),
        (r#"{"Count": 1, "value": [{"Value": "b", "Key": "a"}]}"#, vec![pair(Some("b"))]),
        (r#"{"value": "b", "key": "a"}"#, vec![pair(Some("b"))]),
    ] {
        assert_eq!(read(&format!(r#"{{"Pairs": {list}}}"#)).map(|object| object.pairs), Ok(expected), "{list}");
    }
    let error = read(r#"{"Single": {"value": [{"Key": "a"}], "Count": 1}}"#).expect_err("a list");
    assert!(error.starts_with("T_Setting.Single: T_Pair.Value: expected a single value, found array"), "{error}");
}
