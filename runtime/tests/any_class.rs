//! Embedded objects whose class only the source tells.
#![cfg(feature = "serde")]

mod wmi_model;

use mof_runtime::{
    AdminService, CimType, CimValue, Class, ClassMetadata, Collection, Instance, Object, PropertyMetadata, Validate,
};
use serde::Deserialize;
use wmi_model::{Row, Variant, build_query, row_of};

#[derive(Debug, Clone, Default, PartialEq)]
struct Collect {
    id: String,
    rules: Vec<AnyRule>,
    first: Option<AnyRule>,
    anything: Option<Box<Instance>>,
    things: Vec<Instance>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Rule {
    name: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Direct {
    name: Option<String>,
    resource: Option<u32>,
    inner: Option<Box<Rule>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Query {
    name: Option<String>,
    expression: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
enum AnyRule {
    Rule(Box<Rule>),
    Direct(Box<Direct>),
    Query(Box<Query>),
    Other(Box<Instance>),
}

mof_runtime::impl_any_class!(AnyRule, Rule, {
    Rule => Rule,
    Direct => Direct,
    Query => Query,
});

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

    static CLASS: ClassMetadata = ClassMetadata::new("T_Collect", PROPERTIES, PROPERTY_NAMES);
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("ID", CimType::String).key(),
        PropertyMetadata::new("Rules", CimType::Instance).array().class_name("T_Rule"),
        PropertyMetadata::new("First", CimType::Instance).class_name("T_Rule"),
        PropertyMetadata::new("Anything", CimType::Object),
        PropertyMetadata::new("Things", CimType::Object).array(),
    ];
    mof_runtime::impl_class!(Collect, CLASS, { 0 => id, 1 => rules, 2 => first, 3 => anything, 4 => things });
    mof_runtime::impl_serde!(Collect);
};

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

    static CLASS: ClassMetadata = ClassMetadata::new("T_Rule", PROPERTIES, PROPERTY_NAMES);
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[PropertyMetadata::new("Name", CimType::String)];
    mof_runtime::impl_class!(Rule, CLASS, { 0 => name });
    mof_runtime::impl_serde!(Rule);
};

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata, property_names};

    static CLASS: ClassMetadata = ClassMetadata::new("T_RuleDirect", PROPERTIES, PROPERTY_NAMES).superclass("T_Rule");
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("Name", CimType::String).origin("T_Rule"),
        PropertyMetadata::new("Resource", CimType::Uint32).constraints(&[Constraint::MaxValue(9)]),
        PropertyMetadata::new("Inner", CimType::Instance).class_name("T_Rule"),
    ];
    mof_runtime::impl_class!(Direct, CLASS, { 0 => name, 1 => resource, 2 => inner });
    mof_runtime::impl_serde!(Direct);
};

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

    static CLASS: ClassMetadata = ClassMetadata::new("T_RuleQuery", PROPERTIES, PROPERTY_NAMES).superclass("T_Rule");
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("Name", CimType::String).origin("T_Rule"),
        PropertyMetadata::new("Expression", CimType::String),
    ];
    mof_runtime::impl_class!(Query, CLASS, { 0 => name, 1 => expression });
    mof_runtime::impl_serde!(Query);
};

fn rule() -> Rule {
    Rule { name: Some("a".to_owned()) }
}

fn direct() -> Direct {
    Direct { name: Some("b".to_owned()), resource: Some(7), inner: Some(Box::new(rule())) }
}

fn query() -> Query {
    Query { name: None, expression: Some("select".to_owned()) }
}

fn collect(rules: Vec<AnyRule>) -> Collect {
    Collect { id: "x".to_owned(), rules, ..Collect::default() }
}

/// The rules of a document with these.
fn read(rules: &str) -> Result<Vec<AnyRule>, String> {
    let document = format!(r#"{{"ID": "x", "Rules": {rules}}}"#);
    serde_json::from_str(&document).map(|object: Collect| object.rules).map_err(|error| error.to_string())
}

#[test]
fn a_document_names_the_class_in_many_ways() {
    let direct = AnyRule::from(direct());
    for marker in [
        r##""@odata.type": "#AdminService.T_RuleDirect""##,
        r##""@odata.type": "#T_RuleDirect""##,
        r#""@odata.type": "https://server/$metadata#Name.Space.T_RuleDirect""#,
        r#""__CLASS": "T_RuleDirect""#,
        r#""__GENUS": 2, "__CLASS": "T_RULEDIRECT", "__SUPERCLASS": "T_Rule""#,
        r#""CimSystemProperties": {"Namespace": "root/t", "ClassName": "T_RuleDirect"}"#,
        r#""CimClass": {"CimSuperClassName": "T_Rule", "CimSystemProperties": {"ClassName": "T_RuleDirect"}}"#,
        r#""CimClass": "root/t:T_RuleDirect", "CimSystemProperties": "Microsoft.Management.CimSystemProperties""#,
    ] {
        let members = r#""Name": "b", "Inner": {"Name": "a"}, "Resource": "0x7""#;
        assert_eq!(read(&format!("[{{{marker}, {members}}}]")), Ok(vec![direct.clone()]), "{marker} first");
        assert_eq!(read(&format!("[{{{members}, {marker}}}]")), Ok(vec![direct.clone()]), "{marker} last");
    }
}

#[test]
fn an_object_that_names_no_class_is_of_the_declared_one() {
    assert_eq!(read(r#"{"Name": "a", "Resource": 7}"#), Ok(vec![rule().into()]));
    assert_eq!(read(r#"[{"Name": "a", "__CLASS": null}, {}]"#), Ok(vec![rule().into(), Rule::default().into()]));
}

#[test]
fn an_object_of_another_class_is_kept_as_it_came() {
    let document =
        r##"{"ID":"x","Rules":[{"@odata.type":"#AdminService.T_RuleNew","Name":"n","New":[1,{"A":null}]}]}"##;
    let object: Collect = serde_json::from_str(document).expect("a class that the schema does not have");
    let [rule @ AnyRule::Other(instance)] = object.rules.as_slice() else { panic!("{:?}", object.rules) };
    assert_eq!(rule.class_name(), "T_RuleNew");
    assert_eq!(instance.get("name"), Some(&CimValue::from("n")));
    assert_eq!(rule.property("New").map(|value| value.to_string()).as_deref(), Some("[1, object]"));
    let written = serde_json::to_string(rule).expect("plain values");
    assert_eq!(written, r##"{"@odata.type":"#AdminService.T_RuleNew","Name":"n","New":[1,{"A":null}]}"##);
    let body = serde_json::to_string(&AdminService(&object)).expect("plain values");
    assert_eq!(body, document.replace(r#""A":null"#, ""));
    assert_eq!(rule.validate(), Ok(()), "nothing is promised about it");
}

#[test]
fn request_bodies_name_the_classes_that_are_not_the_declared_one() {
    let object = Collect {
        first: Some(direct().into()),
        anything: Some(Box::new(Instance::from(&query()))),
        things: vec![Instance::of_class("T_New")],
        ..collect(vec![rule().into(), query().into()])
    };
    let body = serde_json::to_string(&AdminService(&object)).expect("plain values");
    assert_eq!(
        body,
        r##"{"ID":"x","Rules":[{"Name":"a"},{"@odata.type":"#AdminService.T_RuleQuery","Expression":"select"}],"##
            .to_owned()
            + r##""First":{"@odata.type":"#AdminService.T_RuleDirect","Name":"b","Resource":7,"Inner":{"Name":"a"}},"##
            + r##""Anything":{"@odata.type":"#AdminService.T_RuleQuery","Expression":"select"},"##
            + r##""Things":[{"@odata.type":"#AdminService.T_New"}]}"##
    );
    let read: Collect = serde_json::from_str(&body).expect("what was written");
    assert_eq!((read.rules, read.first), (object.rules, object.first));
    assert_eq!(read.anything.map(|object| Query::from_instance(*object)), Some(Ok(query())));
}

#[test]
fn wmi_is_asked_for_the_class_and_for_all_that_the_classes_have() {
    let query_of_rules = build_query::<AnyRule>().expect("a named struct");
    assert_eq!(query_of_rules, "SELECT __CLASS,Expression,Inner,Name,Resource FROM T_Rule");
    let object = |class: &str, mut members: Vec<_>| {
        members.push(("__CLASS", class.into()));
        Variant::Object(Row(members))
    };
    let inner = object("T_Rule", vec![("Name", "a".into())]);
    let row = Row(vec![
        ("ID", "x".into()),
        (
            "Rules",
            Variant::Array(vec![
                object("T_Rule", vec![("Name", "a".into())]),
                object("T_RuleDirect", vec![("Name", "b".into()), ("Resource", Variant::I4(7)), ("Inner", inner)]),
                object("T_RuleQuery", vec![("Name", Variant::Empty), ("Expression", "select".into())]),
            ]),
        ),
        ("First", object("T_RuleNew", vec![("Name", "n".into()), ("Expression", "e".into()), ("New", "lost".into())])),
        ("Anything", object("T_Any", vec![("Name", "lost".into())])),
        ("Things", Variant::Array(vec![object("T_Any", vec![])])),
    ]);
    let read = Collect::deserialize(&row).expect("a row");
    assert_eq!(read.rules, [rule().into(), direct().into(), AnyRule::from(query())]);
    let mut stranger = Instance::of_class("T_RuleNew");
    stranger.set("Expression", "e");
    stranger.set("Name", "n");
    assert_eq!(read.first, Some(AnyRule::Other(Box::new(stranger))));
    assert_eq!(read.anything.as_deref(), Some(&Instance::of_class("T_Any")));
    assert_eq!(read.things, [Instance::of_class("T_Any")]);
}

#[test]
fn a_property_that_the_class_has_must_be_readable() {
    let row = |class: &str, name| Row(vec![("__CLASS", class.into()), ("Name", name)]);
    let error = AnyRule::deserialize(&row("T_RuleQuery", "a".into())).expect_err("the class has an expression");
    assert_eq!(error.to_string(), "HRESULT 0x80041002 for Expression");
    let error = AnyRule::deserialize(&row("T_Rule", Variant::Bool(true))).expect_err("a boolean");
    assert_eq!(error.to_string(), "T_Rule.Name: expected a string, found boolean true");
    let error = AnyRule::deserialize(&Row(vec![("__CLASS", "T_New".into())])).expect_err("any rule has a name");
    assert_eq!(error.to_string(), "HRESULT 0x80041002 for Name");
}

#[test]
fn a_malformed_document_is_no_object_that_lacks_a_property() {
    let read = |json: &str| serde_json::from_str::<AnyRule>(json).map_err(|error| error.to_string());
    let valid = r#"{"__CLASS": "T_Rule", "Name": "a", "Expression": null}"#;
    assert_eq!(read(valid), Ok(rule().into()));
    let error = read(&valid.replace("null", "nul,,\"Inner\": 1")).expect_err("malformed");
    assert!(error.starts_with("expected ident"), "{error}");
}

#[test]
fn wmi_gets_an_object_of_the_actual_class() {
    let object = Collect { first: Some(query().into()), ..collect(Vec::new()) };
    let (_, row) = row_of(&object).expect("structs and values");
    let query = Row(vec![("__CLASS", "T_RuleQuery".into()), ("Name", Variant::Null), ("Expression", "select".into())]);
    assert_eq!(row.0[2], ("First", Variant::Object(query)));
    let error = row_of(&Collect { anything: Some(Box::new(Instance::of_class("T_New"))), ..object });
    assert_eq!(error.expect_err("no such class is known").to_string(), "serialize_map is not supported");
}

#[test]
fn a_marker_that_names_no_class_is_refused() {
    for (marker, found) in [(r#""__CLASS": 5"#, "__CLASS"), (r#""@odata.type": ["T_Rule"]"#, "@odata.type")] {
        for members in [format!(r#"{marker}, "Name": "a""#), format!(r#""Name": "a", {marker}"#)] {
            let error = read(&format!("[{{{members}}}]")).expect_err("no name");
            let expected = format!("T_Collect.Rules: element 0: {found}: expected the name of a class, found ");
            assert!(error.starts_with(&expected), "{error}");
        }
    }
    for twice in [
        r#"{"__CLASS": "T_RuleDirect", "__CLASS": "T_RuleQuery"}"#,
        r#"{"Name": "a", "__CLASS": "T_RuleDirect", "__class": "T_RuleQuery"}"#,
        r#"{"__CLASS": "T_New", "q": 1, "Q": 2}"#,
    ] {
        let error = read(twice).expect_err(twice);
        assert!(error.starts_with("T_Collect.Rules: ") && error.contains("is there twice"), "{error}");
    }
    let error = serde_json::from_str::<Collect>(r#"{"ID": "x", "Anything": {"q": [{"a": 1, "a": 2}]}}"#);
    let error = error.expect_err("a member twice").to_string();
    assert!(error.starts_with("T_Collect.Anything: the member \"a\" is there twice"), "{error}");
}

/// A null would take the place of what a new object of the class has.
#[test]
fn what_goes_into_a_method_leaves_out_nulls_at_every_level() {
    #[derive(Default)]
    struct Input {
        first: Option<AnyRule>,
    }
    static INPUT: ClassMetadata = ClassMetadata::new(
        "T_Collect.Add",
        &[PropertyMetadata::new("First", CimType::Instance).class_name("T_Rule")],
        &["First"],
    )
    .parameters();
    mof_runtime::impl_class!(Input, INPUT, { 0 => first });
    mof_runtime::impl_serde!(Input);

    let (_, row) = row_of(&Input { first: Some(query().into()) }).expect("structs and values");
    let query = Row(vec![("__CLASS", "T_RuleQuery".into()), ("Expression", "select".into())]);
    assert_eq!(row, Row(vec![("First", Variant::Object(query))]));
}

#[test]
fn errors_name_the_class_and_the_property_within() {
    let error = |rules: &str| read(rules).expect_err(rules);
    let typed = error(r#"[{"__CLASS": "T_RuleDirect", "Resource": "many"}]"#);
    assert!(typed.starts_with("T_Collect.Rules: element 0: T_RuleDirect.Resource: expected an integer"), "{typed}");
    let late = error(r#"[{"Resource": "many", "__CLASS": "T_RuleDirect"}]"#);
    assert!(late.starts_with("T_Collect.Rules: element 0: T_RuleDirect.Resource: expected an integer"), "{late}");
    let text = error(r#"["T_RuleDirect (Name = …)"]"#);
    let expected = "T_Collect.Rules: element 0: expected an object of the class T_Rule, found string ";
    assert!(text.starts_with(expected) && text.contains(" (ConvertTo-Json writes a text"), "{text}");
    let twice = error(r#"[{"Name": "a", "name": "b"}]"#);
    assert!(twice.starts_with("T_Collect.Rules: element 0: the member \"name\" is there twice"), "{twice}");
}

#[test]
fn objects_are_validated_as_what_they_are() {
    let mut object = collect(vec![rule().into(), direct().into()]);
    assert_eq!(object.validate(), Ok(()));
    object.rules[1].set_property("Resource", 10_u32.into()).expect("any number");
    let violations = object.validate().expect_err("the number is too large");
    assert_eq!(violations.to_string(), "T_Collect.Rules: element 1: T_RuleDirect.Resource: 10 violates MaxValue(9)");
}

#[test]
fn lists_hold_objects_of_different_classes() {
    let document =
        r##"{"value": [{"Name": "a"}, {"@odata.type": "#AdminService.T_RuleQuery", "Expression": "select"}]}"##;
    let list: Collection<AnyRule> = serde_json::from_str(document).expect("a list");
    assert_eq!(list.items, [rule().into(), AnyRule::from(query())]);
    let list: Collection<Instance> = serde_json::from_str(document).expect("a list");
    assert_eq!(list.items[1].class_name(), "T_RuleQuery");
}

/// What ConvertTo-Json of Windows PowerShell may make of an array.
#[test]
fn a_list_in_an_object_is_the_list_and_never_an_empty_object() {
    let rules = vec![rule().into(), AnyRule::from(query())];
    let items = r#"[{"Name": "a"}, {"__CLASS": "T_RuleQuery", "Expression": "select"}]"#;
    assert_eq!(read(&format!(r#"{{"value": {items}, "Count": 2}}"#)), Ok(rules.clone()));
    assert_eq!(read(&format!(r#"{{"Count": 2, "value": {items}}}"#)), Ok(rules));
    let around = "is not an object of the class: the object holds nothing of the class but a `value`";
    let wrapper = r#"{"value": [{"Name": "a"}], "Count": 1}"#;
    for list in [
        wrapper.replace("}]", r#"}], "More": 1"#),
        format!("[{wrapper}]"),
        format!(r#"{{"value": [{wrapper}], "Count": 1}}"#),
    ] {
        let error = read(&list).expect_err(&list);
        assert!(error.starts_with("T_Collect.Rules: element 0: T_Rule.value: ") && error.contains(around), "{error}");
    }
    let single = serde_json::from_str::<Collect>(&format!(r#"{{"ID": "x", "First": {wrapper}}}"#));
    let error = single.expect_err("a list for one object").to_string();
    assert!(error.starts_with("T_Collect.First: T_Rule.value: ") && error.contains(around), "{error}");
}

#[test]
fn no_matter_which_member_named_the_class() {
    let other = |marker: &str| read(&format!(r#"[{{{marker}, "Name": "n"}}]"#)).expect("a class of no table");
    let read = other(r##""@odata.type": "#AdminService.T_New""##);
    assert_eq!(read, other(r#""__CLASS": "T_New""#));
    assert_ne!(read, other(r#""__CLASS": "T_Newer""#));
    assert_eq!(format!("{read:?}"), r#"[Other(Instance(T_New { Name: string "n" }))]"#);
}
