//! All classes of a schema, by name.

use mof_runtime::{CimValue, Class, Instance, SchemaClass, SchemaMetadata, Validate};

macro_rules! class {
    ($type:ident, $name:literal, $superclass:expr) => {
        #[derive(Debug, Clone, Default, PartialEq)]
        struct $type {
            id: u32,
        }

        const _: () = {
            use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata};

            static CLASS: ClassMetadata = match $superclass {
                Some(superclass) => ClassMetadata::new($name, PROPERTIES, &["ID"]).superclass(superclass),
                None => ClassMetadata::new($name, PROPERTIES, &["ID"]),
            };
            const PROPERTIES: &[PropertyMetadata] =
                &[PropertyMetadata::new("ID", CimType::Uint32).key().constraints(&[Constraint::MaxValue(9)])];
    mof_runtime::impl_class!($type, CLASS, { 0 => id });
        };
    };
}

class!(Zebra, "T_Zebra", Some("T_Animal"));
class!(Animal, "T_Animal", Some("T_Base"));
class!(Stone, "T_Stone", None::<&'static str>);
class!(Foal, "T_Foal", Some("t_zebra"));

static SCHEMA: SchemaMetadata = SchemaMetadata::new(&[
    SchemaClass::of::<Zebra>(),
    SchemaClass::of::<Animal>(),
    SchemaClass::of::<Stone>(),
    SchemaClass::of::<Foal>(),
]);

fn names(classes: &[SchemaClass]) -> Vec<&'static str> {
    classes.iter().map(SchemaClass::name).collect()
}

#[test]
fn classes_are_found_in_any_case_and_listed_in_order() {
    assert_eq!(names(SCHEMA.classes()), ["T_Zebra", "T_Animal", "T_Stone", "T_Foal"]);
    for name in ["T_Stone", "t_STONE"] {
        let class = SCHEMA.find(name).expect("a class of the schema");
        assert!(std::ptr::eq(class.metadata(), Stone::METADATA));
    }
    assert!(SCHEMA.find("T_Ston").is_none() && SCHEMA.find("").is_none());
}

#[test]
fn subclasses_are_those_at_any_depth() {
    assert_eq!(names(&SCHEMA.subclasses("T_Animal")), ["T_Zebra", "T_Foal"]);
    assert_eq!(names(&SCHEMA.subclasses("t_base")), ["T_Zebra", "T_Animal", "T_Foal"]);
    assert_eq!(names(&SCHEMA.subclasses("T_Stone")), [""; 0]);
    assert_eq!(names(&SCHEMA.subclasses("T_Unknown")), [""; 0]);
}

class!(Hen, "T_Hen", Some("T_Egg"));
class!(Egg, "T_Egg", Some("T_Hen"));

#[test]
fn classes_that_are_each_others_subclasses_end_somewhere() {
    static CIRCLE: SchemaMetadata = SchemaMetadata::new(&[SchemaClass::of::<Hen>(), SchemaClass::of::<Egg>()]);
    assert_eq!(names(&CIRCLE.subclasses("T_Hen")), ["T_Hen", "T_Egg"]);
}

#[test]
fn objects_are_made_by_name() {
    let mut zebra = SCHEMA.new_object("T_ZEBRA").expect("a class of the schema");
    zebra.set_property("ID", 70_u32.into()).expect("a number");
    assert_eq!(format!("{zebra:?}"), "T_Zebra { ID: integer 70 }");
    let violations = zebra.validate().expect_err("the number is too large");
    assert_eq!(violations.to_string(), "T_Zebra.ID: 70 violates MaxValue(9)");
    assert_eq!(Zebra::from_instance(Instance::from_object(&*zebra)), Ok(Zebra { id: 70 }));
    assert!(SCHEMA.new_object("T_Unicorn").is_none());
}

#[test]
fn an_instance_becomes_an_object_of_its_class() {
    let mut instance = Instance::of_class("T_Foal");
    instance.set("id", "0x7");
    let foal = SCHEMA.object_of(instance.clone()).expect("a number");
    assert_eq!((foal.class_name(), foal.property("ID")), ("T_Foal", Some(CimValue::from(7_u32))));
    instance.set("ID", true);
    let violations = SCHEMA.object_of(instance).expect_err("a boolean is no number");
    assert_eq!(violations.to_string(), "T_Foal.ID: expected an integer, found boolean true");
}

#[cfg(feature = "serde")]
#[test]
fn a_document_names_the_class() {
    let read = |json| SCHEMA.read(&mut serde_json::Deserializer::from_str(json));
    let zebra = read(r##"{"ID": 7, "@odata.type": "#AdminService.T_Zebra", "More": []}"##).expect("an object");
    assert_eq!(format!("{zebra:?}"), "T_Zebra { ID: integer 7 }");
    assert_eq!(serde_json::to_string(&*zebra).expect("plain values"), r#"{"ID":7}"#);
    let other = read(r#"{"ID": 7, "__CLASS": "T_Unicorn"}"#).expect("an object");
    assert!(other.as_instance().is_some() && other.class_name() == "T_Unicorn");
    assert_eq!(other.property("ID"), Some(CimValue::from(7_u32)));
    assert!(read(r#"{"__CLASS": "T_Zebra"}"#).expect_err("no key").to_string().starts_with("T_Zebra.ID: a key must"));
    assert!(read("[]").expect_err("no object").to_string().starts_with("expected an embedded object, found array"));
}
