//! References to objects of a generated class.

use mof_runtime::{CimValue, Instance, ObjectPath, Reference, ReferenceError, Scalar};

#[derive(Debug, Clone, Default, PartialEq)]
struct Partition {
    system: String,
    index: u32,
    size: Option<u64>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Disk {
    id: String,
}

/// An association: both ends are keys.
#[derive(Debug, Clone, Default, PartialEq)]
struct DiskToPartition {
    antecedent: Reference<Disk>,
    dependent: Option<Reference<Partition>>,
}

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

    static PARTITION: ClassMetadata = ClassMetadata::new("T_Partition", PROPERTIES, PROPERTY_NAMES);
    const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);
    const PROPERTIES: &[PropertyMetadata] = &[
        PropertyMetadata::new("System", CimType::String).key(),
        PropertyMetadata::new("Index", CimType::Uint32).key(),
        PropertyMetadata::new("Size", CimType::Uint64),
    ];
    mof_runtime::impl_class!(Partition, PARTITION, { 0 => system, 1 => index, 2 => size });

    static DISK: ClassMetadata = ClassMetadata::new("T_Disk", DISK_PROPERTIES, &["ID"]);
    const DISK_PROPERTIES: &[PropertyMetadata] = &[PropertyMetadata::new("ID", CimType::String).key()];
    mof_runtime::impl_class!(Disk, DISK, { 0 => id });

    static ASSOCIATION: ClassMetadata =
        ClassMetadata::new("T_DiskToPartition", ENDS, &["Antecedent", "Dependent"]).association();
    const ENDS: &[PropertyMetadata] = &[
        PropertyMetadata::new("Antecedent", CimType::Reference).class_name("T_Disk").key(),
        PropertyMetadata::new("Dependent", CimType::Reference).class_name("T_Partition"),
    ];
    mof_runtime::impl_class!(DiskToPartition, ASSOCIATION, { 0 => antecedent, 1 => dependent });
    mof_runtime::impl_serde!(DiskToPartition);
};

fn partition() -> Partition {
    Partition { system: r#"a "b"\c"#.to_owned(), index: 7, size: None }
}

#[test]
fn a_reference_leads_back_to_the_keys() {
    let reference = Reference::to(&Partition { size: Some(1), ..partition() }).expect("plain keys");
    assert_eq!(reference.to_string(), r#"T_Partition.System="a \"b\"\\c",Index=7"#);
    assert_eq!(reference.keys(), Ok(partition()));
    for path in [
        r#"\\.\root\t:t_partition.index=0x7,SYSTEM="a \"b\"\\c""#,
        r#"https://server:5989/root/t:T_Partition.System="a \"b\"\\c",Index=7"#,
    ] {
        assert_eq!(Reference::<Partition>::new(path).keys(), Ok(partition()), "{path}");
    }
}

#[test]
fn the_only_key_needs_no_name() {
    for path in [r#"T_Disk="a""#, "T_Disk.ID='a'", r#"T_Disk.id="a""#] {
        assert_eq!(Reference::<Disk>::new(path).keys(), Ok(Disk { id: "a".to_owned() }), "{path}");
    }
}

#[test]
fn a_path_that_does_not_tell_the_keys_says_why() {
    let reason = |path: &str| Reference::<Partition>::new(path).keys().expect_err(path).to_string();
    assert_eq!(reason("?"), "expected a class name at position 0 of the object path");
    assert_eq!(reason(r#"T_Disk.ID="a""#), "the path is of the class T_Disk, not of T_Partition");
    assert_eq!(reason("T_Partition"), "the path does not tell which object of T_Partition it means");
    assert_eq!(reason("T_Partition=@"), "the path does not tell which object of T_Partition it means");
    assert_eq!(reason("T_Partition=7"), "the path does not tell which object of T_Partition it means");
    assert_eq!(reason("T_Partition.Index=7"), "T_Partition.System: the path lacks the key");
    assert_eq!(
        reason(r#"T_Partition.System="a",Index="seven""#),
        "T_Partition.Index: expected an integer, found string \"seven\""
    );
    assert_eq!(
        reason(r#"T_Partition.System="a",Index=7,Other=1"#),
        "T_Partition.Other: the class has no such property"
    );
    assert!(matches!(Reference::<Disk>::new("T_Disk").keys(), Err(ReferenceError::NoKeys("T_Disk"))));
}

#[test]
fn a_reference_is_a_path() {
    let reference = Reference::<Disk>::from(r#"\\host\root\t:T_Disk.ID="a""#);
    assert_eq!(reference.parse().expect("a path").host.as_deref(), Some("host"));
    assert_eq!(reference.class_name(), "T_Disk");
    assert_eq!(AsRef::<str>::as_ref(&reference), reference.as_str());
    assert_eq!(ObjectPath::from(reference.clone()), *reference.path());
    assert_eq!(reference.to_value(), CimValue::Reference(reference.into_path()));
}

#[test]
fn a_reference_may_be_a_key() {
    let disk = Disk { id: "a".to_owned() };
    let association = DiskToPartition { antecedent: Reference::to(&disk).expect("a plain key"), dependent: None };
    let path = Reference::to(&association).expect("a key that is a reference");
    assert_eq!(path.as_str(), r#"T_DiskToPartition.Antecedent="T_Disk.ID=\"a\"""#);
    assert_eq!(path.keys().expect("the same key").antecedent.keys(), Ok(disk));
}

/// What `PowerShell` makes of a reference: an object that has its keys only.
fn keys_as_object() -> Instance {
    let mut object = Instance::of_class("T_Partition");
    object.set("System", "a");
    object.set("Index", 7_u32);
    object.set("Size", CimValue::Null);
    object.set("PSComputerName", CimValue::Null);
    object
}

#[test]
fn an_object_of_keys_is_a_reference() {
    let value = CimValue::from(keys_as_object());
    let typed = Reference::<Partition>::from_value(value.clone()).expect("both keys");
    assert_eq!(typed.as_str(), r#"T_Partition.System="a",Index=7"#);
    assert_eq!(ObjectPath::from_value(value).expect("what has a value"), *typed.path());

    let error = ObjectPath::from_value(Instance::of_class("T_Partition").into()).expect_err("no keys");
    assert_eq!(error.to_string(), "expected an object path, found object");

    let mut nameless = keys_as_object();
    nameless.set("__CLASS", CimValue::Null);
    let error = Reference::<Partition>::from_value(nameless.into()).expect_err("of which class?");
    assert_eq!(error.to_string(), "expected an object path, found object");
    let error = Reference::<Partition>::from_value(Instance::of_class("T_Partition").into()).expect_err("no keys");
    assert_eq!(error.to_string(), "expected an object path, found object");
}

#[cfg(feature = "serde")]
mod wire {
    use mof_runtime::{Class, Instance};

    use super::{DiskToPartition, Reference};

    const POWERSHELL: &str = r#"{
        "CimClass": "root/t:T_DiskToPartition",
        "Antecedent": {
            "CimClass": { "CimSuperClassName": null, "CimSystemProperties": "Microsoft.Management.Infrastructure.CimSystemProperties" },
            "CimInstanceProperties": [
                { "Name": "Model", "Value": "m", "CimType": 14, "Flags": "Property, NotModified" },
                { "Name": "ID", "Value": "a", "CimType": 14, "Flags": "Property, Key, NotModified" }
            ],
            "CimSystemProperties": { "Namespace": "root/t", "ServerName": "PC1", "ClassName": "T_Disk", "Path": null },
            "Model": "m",
            "ID": "a",
            "PSComputerName": null
        },
        "Dependent": "\\\\PC1\\root\\t:T_Partition.System=\"a\",Index=7"
    }"#;

    #[test]
    fn every_form_reads_as_the_same_path() {
        let read: DiskToPartition = serde_json::from_str(POWERSHELL).expect("an association");
        assert_eq!(read.antecedent.as_str(), r#"\\PC1\root\t:T_Disk.ID="a""#);
        let written = serde_json::to_string(&read).expect("plain values");
        assert_eq!(
            written,
            r#"{"Antecedent":"\\\\PC1\\root\\t:T_Disk.ID=\"a\"","Dependent":"\\\\PC1\\root\\t:T_Partition.System=\"a\",Index=7"}"#
        );
        assert_eq!(serde_json::from_str::<DiskToPartition>(&written).expect("what was written"), read);
        let untyped: Vec<mof_runtime::ObjectPath> = serde_json::from_str(&format!(
            "[{}]",
            &POWERSHELL[POWERSHELL.find("\"Antecedent\": ").expect("a member") + 14
                ..POWERSHELL.find(",\n        \"Dependent").expect("a member")]
        ))
        .expect("an object with marked keys");
        assert_eq!(untyped, [read.antecedent.clone().into_path()]);
        let mut document = serde_json::Deserializer::from_str(POWERSHELL);
        let dynamic = Instance::read(DiskToPartition::METADATA, &mut document).expect("an association");
        assert_eq!(serde_json::to_string(&dynamic).expect("paths"), written);
        assert_eq!(DiskToPartition::from_instance(dynamic), Ok(read));
        assert!(serde_json::from_str::<Reference<super::Disk>>("7").is_err());
    }
}
