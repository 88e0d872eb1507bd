//! What generated types do in a program: objects within objects are read and written as what they are, references know their class, and
//! a schema finds its classes by name.

use mof_runtime::{AdminService, Class, Collection, Object, Validate};
use serde_json::{Value, json};

mod acme {
    include!(concat!(env!("OUT_DIR"), "/mof.rs"));
}

/// The same with an enum for every class that is embedded.
mod open {
    include!(concat!(env!("OUT_DIR"), "/open.rs"));
}

use acme::acme_place::AnyAcmePlace;
use acme::acme_rule::AnyAcmeRule;
use acme::acme_tool::AnyAcmeTool;
use acme::acme_workshop::{Door, Gate};
use acme::{
    AcmeChainSaw, AcmeContains, AcmeCorner, AcmeDirectRule, AcmeGroup, AcmeInterval, AcmeLamp, AcmeLampBulb,
    AcmeQueryRule, AcmeWorkshop, SCHEMA,
};

fn direct(name: &str, member: &str) -> AcmeDirectRule {
    AcmeDirectRule { name: Some(name.to_owned()), member: Some(member.to_owned()) }
}

fn group() -> AcmeGroup {
    let query = AcmeQueryRule {
        name: Some("all".to_owned()),
        query: Some("select *".to_owned()),
        except: vec![direct("but", "PC2").into()],
    };
    AcmeGroup {
        name: "ABC".to_owned(),
        rules: vec![direct("one", "PC1").into(), query.into()],
        main: Some(direct("main", "PC3").into()),
        schedule: Some(Box::new(AcmeInterval {
            next: Some(Box::new(AcmeInterval::default())),
            ..AcmeInterval::default()
        })),
        ..AcmeGroup::default()
    }
}

fn read(document: Value) -> AcmeGroup {
    serde_json::from_value(document).expect("the document fits")
}

#[test]
fn an_embedded_object_is_of_the_class_that_it_names() {
    let document = json!({
        "Name": "ABC",
        "Rules": [
            {"@odata.type": "#AdminService.ACME_DirectRule", "Name": "one", "Member": "PC1"},
            {"__CLASS": "ACME_QueryRule", "Name": "all", "Query": "select *", "Except": [
                {"CimSystemProperties": {"ClassName": "ACME_DirectRule"}, "Name": "but", "Member": "PC2"},
            ]},
        ],
        "Main": {"Member": "PC3", "Name": "main", "__CLASS": "acme_directrule"},
        "Schedule": {"Next": {"Start": null}},
    });
    assert_eq!(read(document), group());
}

#[test]
fn an_embedded_object_without_a_class_is_of_the_declared_one() {
    let group = read(json!({"Name": "ABC", "Main": {"Name": "plain", "Member": "lost"}}));
    let Some(AnyAcmeRule::AcmeRule(rule)) = group.main else { panic!("not a plain rule: {:?}", group.main) };
    assert_eq!(rule.name.as_deref(), Some("plain"));
}

#[test]
fn an_embedded_object_of_an_unknown_class_is_kept_and_written_back() {
    let rule = json!({"@odata.type": "#AdminService.ACME_NewRule", "Name": "new", "Since": 2027});
    let group = read(json!({"Name": "ABC", "Main": rule}));
    let Some(AnyAcmeRule::Other(instance)) = &group.main else { panic!("known: {:?}", group.main) };
    assert_eq!(instance.class_name(), "ACME_NewRule");
    let written = serde_json::to_value(AdminService(&group)).expect("plain values");
    assert_eq!(written["Main"], rule);
}

#[test]
fn a_request_body_names_the_class_of_an_object_where_the_declared_one_is_another() {
    let written = serde_json::to_value(AdminService(&group())).expect("plain values");
    assert_eq!(
        written,
        json!({
            "Name": "ABC",
            "Rules": [
                {"@odata.type": "#AdminService.ACME_DirectRule", "Name": "one", "Member": "PC1"},
                {"@odata.type": "#AdminService.ACME_QueryRule", "Name": "all", "Query": "select *", "Except": [
                    {"@odata.type": "#AdminService.ACME_DirectRule", "Name": "but", "Member": "PC2"},
                ]},
            ],
            "Main": {"@odata.type": "#AdminService.ACME_DirectRule", "Name": "main", "Member": "PC3"},
            "Schedule": {"Next": {}},
        })
    );
    assert_eq!(read(written), group());
}

#[test]
fn lists_hold_groups() {
    let list: Collection<AcmeGroup> =
        serde_json::from_value(json!({"value": [AdminService(&group())]})).expect("a list");
    assert_eq!(list.items, [group()]);
}

#[test]
fn rules_of_the_schema_hold_within_embedded_objects() {
    let mut group = group();
    assert_eq!(group.validate(), Ok(()));
    group.rules[0] = direct("one", "PC100").into();
    group.rules.push(AcmeQueryRule::default().into());
    let violations = group.validate().expect_err("a name is too long and a query is missing").to_string();
    assert_eq!(
        violations,
        "ACME_Group.Rules: element 0: ACME_DirectRule.Member: \"PC100\" violates MaxLen(4)\nACME_Group.Rules: element 2: ACME_QueryRule.Query: null violates Required"
    );
}

#[test]
fn a_reference_knows_its_class_and_gives_its_keys() {
    let whole = group();
    let part = AcmeGroup { name: "DEF".to_owned(), ..AcmeGroup::default() };
    let link = AcmeContains {
        whole: mof_runtime::Reference::to(&whole).expect("a group has a key"),
        part: mof_runtime::Reference::to(&part).expect("a group has a key"),
    };
    assert_eq!(
        link.object_path().expect("an association has keys").as_str(),
        r#"ACME_Contains.Whole="ACME_Group.Name=\"ABC\"",Part="ACME_Group.Name=\"DEF\"""#
    );
    assert_eq!(link.part.keys().expect("a path of the class"), part);
    let document = json!({"Name": "DEF", "Parent": r#"ACME_Group.Name="ABC""#, "Anywhere": "ACME_Other=@"});
    let child = read(document);
    assert_eq!(child.parent, Some(link.whole));
    assert_eq!(child.anywhere.expect("a path").as_str(), "ACME_Other=@");
}

#[test]
fn structures_are_embedded_as_classes_are() {
    let corner = AcmeCorner { room: Some("hall".to_owned()), number: Some(3) };
    let lamp = AcmeLamp {
        id: "L1".to_owned(),
        bulbs: vec![AcmeLampBulb { watts: Some(7.5) }],
        place: Some(AnyAcmePlace::from(corner)),
    };
    let document = json!({
        "Id": "L1",
        "Bulbs": [{"Watts": 7.5}],
        "Place": {"__CLASS": "ACME_Corner", "Room": "hall", "Number": 3},
    });
    assert_eq!(serde_json::from_value::<AcmeLamp>(document).expect("a lamp"), lamp);
}

#[test]
fn a_schema_finds_its_classes_by_name() {
    let names: Vec<&str> = SCHEMA.subclasses("ACME_Rule").iter().map(mof_runtime::SchemaClass::name).collect();
    assert_eq!(names, ["ACME_DirectRule", "ACME_QueryRule"]);
    let mut object = SCHEMA.new_object("acme_group").expect("a class of the schema");
    object.set_property("Name", "ABC".into()).expect("a string");
    assert_eq!(object.object_path().expect("a key").as_str(), r#"ACME_Group.Name="ABC""#);
    assert!(SCHEMA.find("Bulb").is_none(), "a structure that is local to a class is not found by its name");
    assert_eq!(AcmeLampBulb::METADATA.name(), "Bulb");
}

#[test]
fn objects_of_a_class_that_is_not_declared_are_read_as_its_subclasses() {
    let document = json!({"Name": "Main", "Tools": [
        {"__CLASS": "ACME_ChainSaw", "Teeth": 3, "Power": 1800},
        {"__CLASS": "ACME_Hammer", "Weight": 2},
        {"Weight": 7},
    ]});
    let workshop: AcmeWorkshop = serde_json::from_value(document).expect("the document fits");
    let [saw, hammer, unnamed] = workshop.tools.as_slice() else { panic!("three: {workshop:?}") };
    assert_eq!(*saw, AnyAcmeTool::from(AcmeChainSaw { teeth: Some(3), power: Some(1800) }));
    assert_eq!((hammer.class_name(), hammer.property("Weight")), ("ACME_Hammer", Some(2_u64.into())));
    let AnyAcmeTool::Other(unnamed) = unnamed else { panic!("nothing says what it is: {unnamed:?}") };
    assert_eq!(unnamed.get("Weight"), Some(&7_u64.into()));
}

#[test]
fn an_object_of_an_unknown_subclass_keeps_its_members_where_every_class_is_open() {
    use open::acme_interval::AnyAcmeInterval;
    let schedule = json!({"__CLASS": "ACME_Holiday", "Start": null, "Country": "CH"});
    let group: open::AcmeGroup =
        serde_json::from_value(json!({"Name": "ABC", "Schedule": schedule})).expect("the document fits");
    let Some(AnyAcmeInterval::Other(holiday)) = &group.schedule else { panic!("unknown: {:?}", group.schedule) };
    assert_eq!(holiday.get("Country"), Some(&"CH".into()));
    let written = serde_json::to_value(AdminService(&group)).expect("it can be written");
    assert_eq!(written["Schedule"]["Country"], json!("CH"));
}

#[test]
fn a_type_is_the_same_by_each_of_its_names() {
    let is_open = |door: Door| matches!(door, Gate::OPEN);
    assert!(is_open(Gate(1)) && !is_open(Door::SHUT));
}
