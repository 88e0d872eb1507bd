//! Documents whose embedded objects are checked as what they are.
#![cfg(feature = "serde")]

use mof_runtime::{Collection, Instance, SchemaClass, SchemaMetadata, Strictness, Validate};

#[derive(Default)]
struct Collect {
    id: u32,
    rules: Vec<Instance>,
    anything: Option<Box<Instance>>,
}

#[derive(Default)]
struct Rule {
    name: Option<String>,
}

#[derive(Default)]
struct Direct {
    name: Option<String>,
    inner: Option<Box<Instance>>,
}

const _: () = {
    use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata};

    static COLLECT: ClassMetadata = ClassMetadata::new(
        "T_Collect",
        &[
            PropertyMetadata::new("ID", CimType::Uint32).key(),
            PropertyMetadata::new("Rules", CimType::Instance).array().class_name("T_Rule"),
            PropertyMetadata::new("Anything", CimType::Object),
        ],
        &["ID", "Rules", "Anything"],
    );
    mof_runtime::impl_class!(Collect, COLLECT, { 0 => id, 1 => rules, 2 => anything });

    const NAME: PropertyMetadata = PropertyMetadata::new("Name", CimType::String).constraints(&[Constraint::MaxLen(3)]);
    static RULE: ClassMetadata = ClassMetadata::new("T_Rule", &[NAME], &["Name"]);
    mof_runtime::impl_class!(Rule, RULE, { 0 => name });

    static DIRECT: ClassMetadata = ClassMetadata::new(
        "T_Direct",
        &[NAME, PropertyMetadata::new("Inner", CimType::Instance).class_name("T_Rule")],
        &["Name", "Inner"],
    )
    .superclass("T_Rule");
    mof_runtime::impl_class!(Direct, DIRECT, { 0 => name, 1 => inner });
};

static SCHEMA: SchemaMetadata =
    SchemaMetadata::new(&[SchemaClass::of::<Collect>(), SchemaClass::of::<Rule>(), SchemaClass::of::<Direct>()]);

/// What is wrong with the only object of a document.
fn violations(json: &str, strictness: Strictness) -> String {
    let list: Collection<Instance> = serde_json::from_str(json).expect("a document");
    let [object] = list.items.as_slice() else { panic!("one object") };
    let found = object.clone().resolve(&SCHEMA).validate_as(strictness);
    found.err().map(|violations| violations.to_string()).unwrap_or_default()
}

#[test]
fn embedded_objects_are_checked_as_what_they_are() {
    let json = r##"{ "value": [ {
        "__CLASS": "T_Collect",
        "ID": "many",
        "Rules": [
            { "Name": "long" },
            { "@odata.type": "#AdminService.T_Direct", "Name": 7, "Inner": { "Name": "longer", "More": 1 } },
            { "__CLASS": "T_Unknown", "Name": "not checked" }
        ],
        "Anything": { "__CLASS": "T_Direct", "Name": "longest" }
    } ] }"##;
    assert_eq!(
        violations(json, Strictness::Open),
        "T_Collect.ID: expected an integer, found string \"many\"\n\
         T_Collect.Rules: element 0: T_Rule.Name: \"long\" violates MaxLen(3)\n\
         T_Collect.Rules: element 1: T_Direct.Name: expected a string, found integer 7\n\
         T_Collect.Rules: element 1: T_Direct.Inner: T_Rule.Name: \"longer\" violates MaxLen(3)\n\
         T_Collect.Anything: T_Direct.Name: \"longest\" violates MaxLen(3)"
    );
    let strict = violations(json, Strictness::Strict);
    assert!(
        strict.contains("\nT_Collect.Rules: element 1: T_Direct.Inner: T_Rule.More: the class has no such property\n"),
        "{strict}"
    );
}

#[test]
fn an_object_of_no_class_of_the_schema_stays_what_it_is() {
    for json in [r#"{"Name": "longer"}"#, r#"{"__CLASS": "T_Unknown", "Name": "longer"}"#] {
        assert_eq!(violations(json, Strictness::Strict), "", "{json}");
    }
}
