//! Arrays in every type a field can have, and in every form they come in.
#![cfg(feature = "serde")]

mod wmi_model;

use mof_runtime::{AdminService, CimType, Class, ClassMetadata, Constraint, Instance, PropertyMetadata, Validate};
use serde::Deserialize;
use wmi_model::{Variant, build_query, row_of};

#[derive(Debug, Clone, Default, PartialEq)]
struct Lists {
    plain: Vec<u16>,
    optional: Option<Vec<u16>>,
    elements: Vec<Option<u16>>,
    optional_elements: Option<Vec<Option<u16>>>,
    items: Vec<Item>,
    optional_items: Option<Vec<Option<Item>>>,
    anything: Vec<Instance>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Item {
    name: Option<String>,
}

const _: () = {
    static LISTS: ClassMetadata = ClassMetadata::new(
        "T_Lists",
        &[
            PropertyMetadata::new("Plain", CimType::Uint16).array().constraints(&[Constraint::Required]),
            PropertyMetadata::new("Optional", CimType::Uint16).array().constraints(&[Constraint::Required]),
            PropertyMetadata::new("Elements", CimType::Uint16).array().constraints(&[Constraint::MaxValue(9)]),
            PropertyMetadata::new("OptionalElements", CimType::Uint16).fixed_array(2),
            PropertyMetadata::new("Items", CimType::Instance).array().class_name("T_Item"),
            PropertyMetadata::new("OptionalItems", CimType::Instance).fixed_array(2).class_name("T_Item"),
            PropertyMetadata::new("Anything", CimType::Object).array(),
        ],
        &["Plain", "Optional", "Elements", "OptionalElements", "Items", "OptionalItems", "Anything"],
    );
    mof_runtime::impl_class!(Lists, LISTS, {
        0 => plain, 1 => optional, 2 => elements, 3 => optional_elements,
        4 => items, 5 => optional_items, 6 => anything,
    });
    static ITEM: ClassMetadata = ClassMetadata::new(
        "T_Item",
        &[PropertyMetadata::new("Name", CimType::String).constraints(&[Constraint::MaxLen(3)])],
        &["Name"],
    );
    mof_runtime::impl_class!(Item, ITEM, { 0 => name });
    mof_runtime::impl_serde!(Lists, Item);
};

fn item(name: &str) -> Item {
    Item { name: Some(name.to_owned()) }
}

fn read(members: &str) -> Result<Lists, String> {
    serde_json::from_str(&format!("{{{members}}}")).map_err(|error| error.to_string())
}

/// An object in which every list has something, and those that may hold nulls do.
fn full() -> Lists {
    Lists {
        plain: vec![1, 2],
        optional: Some(Vec::new()),
        elements: vec![Some(1), None],
        optional_elements: Some(vec![None, Some(2)]),
        items: vec![item("a")],
        optional_items: Some(vec![None, Some(item("b"))]),
        anything: Vec::new(),
    }
}

#[test]
fn nulls_among_elements_survive_every_way() {
    let json = serde_json::to_string(&full()).expect("plain values");
    assert_eq!(read(&json[1..json.len() - 1]), Ok(full()));
    let body = serde_json::to_string(&AdminService(&full())).expect("plain values");
    assert_eq!(
        body,
        r#"{"Plain":[1,2],"Optional":[],"Elements":[1,null],"OptionalElements":[null,2],"Items":[{"Name":"a"}],"#
            .to_owned()
            + r#""OptionalItems":[null,{"Name":"b"}]}"#
    );
    assert_eq!(read(&body[1..body.len() - 1]), Ok(full()));
    assert_eq!(Lists::from_instance(Instance::from(&full())), Ok(full()));
    let mut document = serde_json::Deserializer::from_str(&body);
    let instance = Instance::read(Lists::METADATA, &mut document).expect("an object");
    assert_eq!(instance.validate(), Ok(()));
    assert_eq!(Lists::from_instance(instance), Ok(full()));
}

#[test]
fn nulls_among_elements_go_to_the_wmi_crate_and_back() {
    let numbers = Lists { items: Vec::new(), optional_items: None, ..full() };
    let (_, mut row) = row_of(&numbers).expect("arrays of numbers");
    assert_eq!(row.0[2], ("Elements", Variant::Array(vec![Variant::Ui2(1), Variant::Null])));
    assert!(build_query::<Lists>().expect("a named struct").ends_with("OptionalItems,Anything FROM T_Lists"));
    assert_eq!(Lists::deserialize(&row).expect("what was written"), numbers);
    row.0[2].1 = Variant::Array(vec![Variant::Ui2(1), Variant::Empty]);
    assert_eq!(Lists::deserialize(&row).expect("another null"), numbers);
}

#[test]
fn a_null_among_plain_elements_names_the_setting_that_takes_it() {
    for (member, place) in [(r#""Plain": [1, null]"#, "Plain: element 1"), (r#""Items": [null]"#, "Items: element 0")] {
        let error = read(member).expect_err("a null");
        let expected = "null is not allowed (the setting `arrays = \"optional-elements\"` takes it)";
        assert!(error.starts_with(&format!("T_Lists.{place}: {expected}")), "{error}");
    }
}

#[test]
fn a_null_and_an_empty_array_are_told_apart_where_the_type_can() {
    let lists = read(r#""Plain": null, "Optional": null, "Elements": [], "OptionalElements": null"#).expect("nulls");
    assert_eq!(lists, Lists::default());
    assert_eq!(lists.validate().expect_err("a null").to_string(), "T_Lists.Optional: null violates Required");
    let lists = read(r#""Plain": [], "Optional": []"#).expect("empty arrays");
    assert_eq!(lists.validate(), Ok(()), "an empty array is one");
    // Neither is sent that might be null; what is surely empty clears the property.
    assert_eq!(serde_json::to_string(&AdminService(&lists)).expect("an array"), r#"{"Optional":[]}"#);
}

#[test]
fn elements_are_validated_one_by_one() {
    let lists = Lists {
        elements: vec![None, Some(10)],
        optional_elements: Some(vec![None]),
        items: vec![item("a"), item("long")],
        optional_items: Some(vec![None]),
        ..full()
    };
    assert_eq!(
        lists.validate().expect_err("four promises").to_string(),
        "T_Lists.Elements: element 1: 10 violates MaxValue(9)\n\
         T_Lists.OptionalElements: [null] does not have exactly 2 elements\n\
         T_Lists.Items: element 1: T_Item.Name: \"long\" violates MaxLen(3)\n\
         T_Lists.OptionalItems: [null] does not have exactly 2 elements"
    );
    assert_eq!(Instance::from(&lists).validate(), lists.validate());
}

/// What ConvertTo-Json of Windows PowerShell may make of an array.
#[test]
fn a_list_in_an_object_is_the_list() {
    let expected = Lists { items: vec![item("a"), Item::default()], plain: vec![5], ..Lists::default() };
    let items = r#""Items": {"value": [{"Name": "a"}, {}], "Count": 2}, "Plain": {"value": ["5"], "Count": 1}"#;
    assert_eq!(read(items), Ok(expected.clone()));
    let document = format!("{{{items}}}");
    let instance = Instance::read(Lists::METADATA, &mut serde_json::Deserializer::from_str(&document));
    assert_eq!(Lists::from_instance(instance.expect("an object")), Ok(expected));
    let anything = read(r#""Anything": {"value": [{"q": 1}, {"q": 2}], "Count": 2}"#).expect("a list").anything;
    assert_eq!(anything.len(), 2);
    assert_eq!(read(r#""Items": {"value": [], "Count": 0}"#), Ok(Lists::default()));
    let error = read(r#""Items": {"value": [{}], "More": "a"}"#).expect_err("an object and a list");
    assert!(
        error.starts_with("T_Lists.Items: element 0: T_Item.value: [object] is not an object of the class:"),
        "{error}"
    );
    let error = read(r#""Items": {"value": 5}"#).expect_err("no list");
    assert!(error.starts_with("T_Lists.Items: element 0: T_Item.value: 5 is not an object of the class"), "{error}");
}

/// A dynamic instance holds values as they were given; they are written as the properties are.
#[test]
fn what_an_instance_holds_is_written_as_the_property_is() {
    static TABLE: ClassMetadata = ClassMetadata::new(
        "T",
        &[
            PropertyMetadata::new("When", CimType::DateTime),
            PropertyMetadata::new("Bytes", CimType::Uint8).array(),
            PropertyMetadata::new("Odd", CimType::Uint8),
        ],
        &["When", "Bytes", "Odd"],
    );
    let mut instance = Instance::new(&TABLE);
    for (name, value) in [("When", "20240830225506.123456+120".into()), ("Bytes", 7_u8.into()), ("Odd", "no".into())] {
        mof_runtime::Object::set_property(&mut instance, name, value).expect("any value");
    }
    let body = serde_json::to_string(&AdminService(&instance)).expect("plain values");
    assert_eq!(body, r#"{"When":"2024-08-30T20:55:06.123456Z","Bytes":"Bw==","Odd":"no"}"#);
    let json = serde_json::to_string(&instance).expect("plain values");
    assert_eq!(json, r#"{"When":"20240830225506.123456+120","Bytes":[7],"Odd":"no"}"#);
}
