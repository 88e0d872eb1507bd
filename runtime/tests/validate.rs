//! What the schema promises, checked on generated types and on documents.

mod kinds;

use kinds::{Everything, Flags, Level, Status};
use mof_runtime::{CimValue, Class, Constraint, Instance, Object, Rule, Strictness, Validate};

/// An object that keeps every promise.
fn sound() -> Everything {
    Everything { id: 1, names: Some(vec!["a".to_owned()]), ..Everything::default() }
}

/// The lines of the report, without the class.
fn broken(object: &impl Validate, strictness: Strictness) -> Vec<String> {
    let report = object.validate_as(strictness).err().map(|violations| violations.to_string()).unwrap_or_default();
    report.lines().map(|line| line.trim_start_matches("T_Everything.").to_owned()).collect()
}

#[test]
fn a_sound_object_has_no_violations() {
    assert_eq!(sound().validate_as(Strictness::Strict), Ok(()));
    assert_eq!(Instance::from(&sound()).validate_as(Strictness::Strict), Ok(()));
}

#[test]
fn lengths_count_characters() {
    let with = |text: &str| Everything { string: Some(text.to_owned()), ..sound() };
    assert_eq!(with("äöü😀").validate(), Ok(()));
    assert_eq!(broken(&with("abcde"), Strictness::Open), [r#"String: "abcde" violates MaxLen(4)"#]);
    assert_eq!(broken(&with("a"), Strictness::Open), [r#"String: "a" violates MinLen(2)"#]);
}

#[test]
fn numbers_keep_their_limits() {
    let object = Everything { sint8: Some(-6), uint16: Some(100), real64: Some(100.5), ..sound() };
    assert_eq!(
        broken(&object, Strictness::Open),
        ["Sint8: -6 violates MinValue(-5)", "Uint16: 100 violates Range(1-99)", "Real64: 100.5 violates MaxValue(100)"]
    );
    let on_the_limit = Everything { sint8: Some(-5), uint16: Some(99), real64: Some(100.0), ..sound() };
    assert_eq!(on_the_limit.validate(), Ok(()));
}

#[test]
fn one_line_tells_of_all_elements() {
    let names = ["abcd", "ok", "", "abcde"].map(str::to_owned).to_vec();
    assert_eq!(
        broken(&Everything { names: Some(names), ..sound() }, Strictness::Open),
        [r#"Names: element 0: "abcd" violates AllowedLen(1-3) (and 2 more elements)"#]
    );
}

#[test]
fn sizes_of_arrays_count_elements() {
    let object = Everything { bytes: vec![1; 4], states: Some(vec![Level(1)]), ..sound() };
    assert_eq!(
        broken(&object, Strictness::Open),
        ["Bytes: [1, 1, 1, 1] violates SizeLimit(0-3)", "States: [1] does not have exactly 2 elements"]
    );
}

#[test]
fn one_property_may_demand_another() {
    let nothing = Everything { id: 1, ..Everything::default() };
    assert_eq!(broken(&nothing, Strictness::Open), ["String: null violates RequiredIfNull(Names)"]);
    let text = Everything { string: Some("text".to_owned()), ..nothing };
    assert_eq!(text.validate(), Ok(()));
    let number = Everything { uint8: Some(0), ..text };
    assert_eq!(broken(&number, Strictness::Open), ["Reference: null violates RequiredIfNotNull(Uint8)"]);
}

#[test]
fn values_without_a_name_are_violations_only_when_strict() {
    let object = Everything {
        flags: Some(Flags(-2_147_483_645)),
        status: Some(Status::from("ok")),
        states: Some(vec![Level(9), Level(10)]),
        ..sound()
    };
    assert_eq!(object.validate(), Ok(()));
    assert_eq!(
        broken(&object, Strictness::Strict),
        [
            "Flags: -2147483645 has bits that are not in the BitMap",
            r#"Status: "ok" is not in the ValueMap"#,
            "States: element 1: 10 is not in the ValueMap"
        ]
    );
}

#[test]
fn an_instance_keeps_what_does_not_fit_and_reports_all_of_it() {
    let mut instance = Instance::new(Everything::METADATA);
    instance.set("Boolean", "yes");
    instance.set("Uint8", 256_u16);
    instance.set("string", "abcde");
    instance.set("Datetime", "20241330225506.123456+120");
    instance.set("Numbers", vec![CimValue::from(1_u8), CimValue::Null]);
    assert_eq!(instance.get("Uint8"), Some(&CimValue::from(256_u16)));
    assert_eq!(
        broken(&instance, Strictness::Open),
        [
            "ID: a key must have a value",
            r#"Boolean: expected a boolean, found string "yes""#,
            "Uint8: 256 is out of range for uint8 (0 to 255)",
            r#"String: "abcde" violates MaxLen(4)"#,
            "Datetime: \"20241330225506.123456+120\" is not a datetime: \
             month 13 is not in the range 01 to 12, at position 4",
            "Reference: null violates RequiredIfNotNull(Uint8)",
        ]
    );
}

#[cfg(feature = "serde")]
#[test]
fn a_member_that_is_there_twice_is_a_violation_declared_or_not() {
    let mut document = serde_json::Deserializer::from_str(r#"{"ID": 1, "odd": 1, "String": "ab", "Odd": 2, "id": 2}"#);
    let instance = Instance::read(Everything::METADATA, &mut document).expect("any content");
    assert_eq!(
        broken(&instance, Strictness::Open),
        ["ID: the property is there twice", "Odd: the property is there twice"]
    );
}

#[test]
fn a_class_takes_an_instance_or_says_all_that_does_not_fit() {
    let mut instance = Instance::from(&Everything { string: Some("too long".to_owned()), ..sound() });
    let typed = Everything::from_instance(instance.clone()).expect("constraints are not the type's business");
    assert_eq!(typed.string.as_deref(), Some("too long"));

    instance.set("ID", CimValue::Null);
    instance.set("Uint8", "many");
    let violations = Everything::from_instance(instance).expect_err("two properties do not fit");
    let rules: Vec<_> = violations.iter().map(|violation| (violation.property(), violation.rule().name())).collect();
    assert_eq!(rules, [("ID", "Key"), ("Uint8", "Type")]);
}

#[test]
fn members_that_the_class_does_not_declare_are_violations_only_when_strict() {
    let mut instance = Instance::from(&sound());
    for name in ["@odata.etag", "Names@odata.type", "__CLASS", "PSComputerName", "Naems"] {
        instance.set(name, 1_u8);
    }
    assert_eq!(instance.validate(), Ok(()));
    assert_eq!(broken(&instance, Strictness::Strict), ["Naems: the class has no such property"]);
    assert_eq!(instance.undeclared().len(), 5);
}

#[test]
fn a_violation_can_be_asked_for_its_parts() {
    let object = Everything { names: Some(vec!["a".to_owned(), "abcd".to_owned()]), ..sound() };
    let violations = object.validate().expect_err("the second name is too long");
    let [violation] = violations.iter().collect::<Vec<_>>()[..] else { panic!("one violation: {violations}") };
    assert_eq!(violation.class_name(), "T_Everything");
    assert_eq!(violation.property(), "Names");
    assert_eq!(*violation.rule(), Rule::Constraint(Constraint::AllowedLen(1, 3)));
    assert_eq!((violation.value(), violation.element()), (r#""abcd""#, Some(1)));
}

#[test]
fn the_path_of_an_instance_needs_its_keys() {
    let mut instance = Instance::new(Everything::METADATA);
    let error = instance.object_path().expect_err("the key is null");
    assert_eq!(error.to_string(), "T_Everything.ID: expected the value of a key, found null");
    instance.set("ID", 5_u8);
    assert_eq!(instance.object_path().map(String::from).as_deref(), Ok("T_Everything.ID=5"));
}

#[cfg(feature = "serde")]
#[test]
fn a_document_is_checked_as_a_whole() {
    let json = r#"{"ID": "1", "id": 2, "Uint16": 0, "Datetime": "soon", "Naems": ["a"], "Embedded": {"a": [1]}}"#;
    let instance = Instance::read(Everything::METADATA, &mut serde_json::Deserializer::from_str(json));
    let instance = instance.expect("nothing in the content stops the reading");
    let violations = instance.validate_as(Strictness::Strict).expect_err("five things are wrong");
    let rules: Vec<_> = violations.iter().map(|violation| (violation.property(), violation.rule().name())).collect();
    assert_eq!(
        rules,
        [
            ("ID", "Duplicate"),
            ("Uint16", "Range"),
            ("String", "RequiredIfNull"),
            ("Datetime", "Type"),
            ("Naems", "Declared")
        ]
    );
    let report = serde_json::to_value(&violations).expect("plain values");
    assert_eq!(
        report[1],
        serde_json::json!({
            "class": "T_Everything",
            "property": "Uint16",
            "rule": "Range",
            "value": "0",
            "element": null,
            "message": "0 violates Range(1-99)"
        })
    );
}

#[cfg(feature = "serde")]
#[test]
fn documents_with_many_objects_are_read_one_by_one() {
    let json = r#"{"value": [{"ID": 1, "Names": "a"}, {"ID": "x"}]}"#;
    let list = Instance::read_all(Everything::METADATA, &mut serde_json::Deserializer::from_str(json));
    let list = list.expect("nothing in the content stops the reading");
    let sound: Vec<_> = list.items.iter().map(|instance| instance.validate().is_ok()).collect();
    assert_eq!(sound, [true, false]);
}

#[test]
fn of_an_empty_vec_nothing_is_asked_and_of_an_empty_array_all() {
    use mof_runtime::{CimType, ClassMetadata, Constraint, PropertyMetadata};

    #[derive(Default)]
    struct Arrays {
        required: Vec<u16>,
        fixed: Vec<u16>,
        limited: Option<Vec<u16>>,
    }

    static ARRAYS: ClassMetadata = ClassMetadata::new(
        "T_Arrays",
        &[
            PropertyMetadata::new("Required", CimType::Uint16).array().constraints(&[Constraint::Required]),
            PropertyMetadata::new("Fixed", CimType::Uint16).fixed_array(2),
            PropertyMetadata::new("Limited", CimType::Uint16).fixed_array(2),
        ],
        &["Required", "Fixed", "Limited"],
    );
    mof_runtime::impl_class!(Arrays, ARRAYS, { 0 => required, 1 => fixed, 2 => limited });

    let violations = Arrays { limited: Some(Vec::new()), ..Arrays::default() }.validate().expect_err("two promises");
    assert_eq!(violations.to_string(), "T_Arrays.Limited: [] does not have exactly 2 elements");
}
