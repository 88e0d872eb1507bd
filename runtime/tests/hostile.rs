//! Documents that mean harm: they are read or refused in the time and the memory that their size asks for.
//!
//! Where a step were quadratic, these tests would take minutes.
#![cfg(feature = "serde")]

mod kinds;

use kinds::Everything;
use mof_runtime::{CimValue, Class, Collection, Instance, ObjectPath, Scalar, Validate};

const MANY: usize = 50_000;

/// An object with the key and many more members, the same ones again and again or all different.
fn many_members(name: impl Fn(usize) -> String) -> String {
    let members: Vec<_> = (0..MANY).map(|index| format!(r#","{}":{index}"#, name(index))).collect();
    format!(r#"{{"ID":1{}}}"#, members.concat())
}

fn nested(depth: usize) -> String {
    format!(r#"{{"ID":1,"Odd":{}{}}}"#, "[".repeat(depth), "]".repeat(depth))
}

#[test]
fn members_that_nobody_asked_for_cost_what_they_weigh() {
    for document in [many_members(|index| format!("x{index}")), many_members(|_| "x".to_owned())] {
        let object: Everything = serde_json::from_str(&document).expect("the key is there");
        assert_eq!(object.id, 1);
        let list: Collection<Everything> = serde_json::from_str(&document).expect("the key is there");
        assert_eq!(list.items.len(), 1);
    }
    let instance: Instance = serde_json::from_str(&many_members(|index| format!("x{index}"))).expect("any members");
    assert_eq!(instance.undeclared().len(), MANY + 1);
    assert_eq!(Everything::from_instance(instance).expect("the key is there").id, 1);
    let error = serde_json::from_str::<Instance>(&many_members(|_| "x".to_owned())).expect_err("one name");
    assert!(error.to_string().starts_with("the member \"x\" is there twice"), "{error}");
}

#[test]
fn a_property_that_is_there_again_and_again_is_refused_at_once_or_noted_once() {
    let document = many_members(|_| "String".to_owned());
    let error = serde_json::from_str::<Everything>(&document).expect_err("numbers are no strings");
    assert!(error.to_string().starts_with("T_Everything.String: expected a string"), "{error}");
    let mut reader = serde_json::Deserializer::from_str(&document);
    let instance = Instance::read(Everything::METADATA, &mut reader).expect("any content");
    assert_eq!(instance.validate().expect_err("more than one").iter().count(), 2);
}

#[test]
fn an_object_for_a_path_has_a_limit_of_keys() {
    let document = many_members(|index| format!("x{index}")).replacen("\"ID\"", "\"__CLASS\":\"T\",\"ID\"", 1);
    let object: CimValue = serde_json::from_str(&document).expect("an object");
    let path = ObjectPath::from_value(object).expect("an object of keys").parse().expect("a path");
    let mof_runtime::PathKeys::Named(keys) = path.keys else { panic!("named keys") };
    assert_eq!(keys.len(), 256);
}

#[test]
fn depth_is_passed_over_or_refused() {
    let deep = nested(100_000);
    assert_eq!(serde_json::from_str::<Everything>(&deep).expect("nobody asks for the member").id, 1);
    for refused in [
        serde_json::from_str::<Instance>(&deep).map(|_| ()),
        serde_json::from_str::<Collection<Everything>>(&deep).map(|_| ()),
        serde_json::from_str::<CimValue>(&deep).map(|_| ()),
        serde_json::from_str::<Everything>(&deep.replace("Odd", "String")).map(|_| ()),
        serde_json::from_str::<Everything>(&deep.replace("Odd", "Embedded")).map(|_| ()),
    ] {
        let error = refused.expect_err("too deep").to_string();
        assert!(error.contains("lie more than 64 deep") || error.contains("recursion limit"), "{error}");
    }
}

#[test]
fn messages_about_large_values_are_short() {
    let text = "x".repeat(1_000_000);
    let document = format!(r#"{{"ID":1,"Uint8":"{text}"}}"#);
    assert!(serde_json::from_str::<Everything>(&document).expect_err("no number").to_string().len() < 200);
    let document = format!(r#"{{"ID":1,"Uint8":[{}0]}}"#, "0,".repeat(100_000));
    assert!(serde_json::from_str::<Everything>(&document).expect_err("no number").to_string().len() < 300);
    let document = format!(r#"{{"ID":1,"Uint8":"{}"}}"#, "9".repeat(1_000_000));
    assert!(serde_json::from_str::<Everything>(&document).expect_err("out of range").to_string().len() < 200);
}
