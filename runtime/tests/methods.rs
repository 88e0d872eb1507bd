//! Calling methods: what is written for the `wmi` crate and for `AdminService`, and what is read back.
#![cfg(feature = "serde")]

mod wmi_model;

use mof_runtime::{
    AdminService, AdminServiceAnswer, AdminServiceUrl, CimDateTime, CimType, CimValue, Class, ClassMetadata,
    Constraint, Instance, Method, MethodMetadata, ParameterDirection, PropertyMetadata, Validate,
};
use serde::Deserialize;
use wmi_model::{Row, Variant, build_query, row_of};

#[derive(Debug, Clone, Default, PartialEq)]
struct Collection {
    id: String,
    flag: bool,
    number: i64,
    since: CimDateTime,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Device {
    resource_id: u32,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Rule {
    rule_name: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct AddRulesInput {
    rules: Option<Vec<Rule>>,
    token: Option<u64>,
    since: Option<CimDateTime>,
    mask: Option<Vec<u8>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct AddRulesOutput {
    token: Option<u64>,
    query_ids: Vec<u32>,
    return_value: Option<i32>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct ResetInput {}

#[derive(Debug, Clone, Default, PartialEq)]
struct ResetOutput {}

static COLLECTION: ClassMetadata = ClassMetadata::new(
    "SMS_Collection",
    &[
        PropertyMetadata::new("CollectionID", CimType::String).key(),
        PropertyMetadata::new("Flag", CimType::Boolean).key(),
        PropertyMetadata::new("Number", CimType::Sint64).key(),
        PropertyMetadata::new("Since", CimType::DateTime).key(),
    ],
    &["CollectionID", "Flag", "Number", "Since"],
)
.own_methods(&[&ADD_RULES, &RESET]);
mof_runtime::impl_class!(Collection, COLLECTION, { 0 => id, 1 => flag, 2 => number, 3 => since });

static DEVICE: ClassMetadata =
    ClassMetadata::new("SMS_Device", &[PropertyMetadata::new("ResourceID", CimType::Uint32).key()], &["ResourceID"])
        .base(&COLLECTION)
        .own_methods(&[&RESET_DEVICE]);
mof_runtime::impl_class!(Device, DEVICE, { 0 => resource_id });

static RULE: ClassMetadata =
    ClassMetadata::new("SMS_CollectionRule", &[PropertyMetadata::new("RuleName", CimType::String)], &["RuleName"]);
mof_runtime::impl_class!(Rule, RULE, { 0 => rule_name });

static ADD_RULES_INPUT: ClassMetadata = ClassMetadata::new(
    "SMS_Collection.AddRules",
    &[
        PropertyMetadata::new("rules", CimType::Instance)
            .array()
            .class_name("SMS_CollectionRule")
            .constraints(&[Constraint::Required]),
        PropertyMetadata::new("Token", CimType::Uint64),
        PropertyMetadata::new("Since", CimType::DateTime),
        PropertyMetadata::new("Mask", CimType::Uint8).array(),
    ],
    &["rules", "Token", "Since", "Mask"],
)
.parameters();
mof_runtime::impl_class!(AddRulesInput, ADD_RULES_INPUT, { 0 => rules, 1 => token, 2 => since, 3 => mask });

static ADD_RULES_OUTPUT: ClassMetadata = ClassMetadata::new(
    "SMS_Collection.AddRules",
    &[
        PropertyMetadata::new("Token", CimType::Uint64),
        PropertyMetadata::new("QueryIDs", CimType::Uint32).array(),
        PropertyMetadata::new("ReturnValue", CimType::Sint32),
    ],
    &["Token", "QueryIDs", "ReturnValue"],
)
.parameters();
mof_runtime::impl_class!(AddRulesOutput, ADD_RULES_OUTPUT, { 0 => token, 1 => query_ids, 2 => return_value });

static ADD_RULES: MethodMetadata =
    MethodMetadata::new("AddRules", "SMS_Collection", &ADD_RULES_INPUT, &ADD_RULES_OUTPUT);
mof_runtime::impl_method!(AddRulesInput, AddRulesOutput, Collection, ADD_RULES);

static NOTHING: ClassMetadata = ClassMetadata::new("SMS_Collection.Reset", &[], &[]).parameters();
mof_runtime::impl_class!(ResetInput, NOTHING, {});
mof_runtime::impl_class!(ResetOutput, NOTHING, {});
static RESET: MethodMetadata = MethodMetadata::new("Reset", "SMS_Collection", &NOTHING, &NOTHING).static_();
static RESET_DEVICE: MethodMetadata = MethodMetadata::new("RESET", "SMS_Device", &NOTHING, &NOTHING);
mof_runtime::impl_method!(ResetInput, ResetOutput, Collection, RESET);

mof_runtime::impl_serde!(Collection, Device, Rule, AddRulesInput, AddRulesOutput, ResetInput, ResetOutput);

fn rule(name: &str) -> Rule {
    Rule { rule_name: Some(name.to_owned()) }
}

#[test]
fn the_input_for_wmi_has_what_is_set_and_leaves_the_rest_to_its_defaults() {
    let input = AddRulesInput { token: Some(7), ..AddRulesInput::default() };
    assert_eq!(row_of(&input).expect("plain values").1, Row(vec![("Token", Variant::Ui8(7))]));
    let error = row_of(&AddRulesInput { rules: Some(vec![rule("All")]), ..input });
    assert_eq!(
        error.expect_err("the crate writes no arrays of objects").to_string(),
        "Cannot convert Object to a Windows VARIANT"
    );
}

#[test]
fn the_class_of_a_method_gives_its_name_to_wmi() {
    fn class_of<M: Method<Class: serde::de::DeserializeOwned>>(_: &M) -> String {
        build_query::<M::Class>().expect("a struct")
    }
    assert!(class_of(&ResetInput {}).ends_with(" FROM SMS_Collection"));
}

#[test]
fn an_empty_array_is_no_absent_one() {
    let input = AddRulesInput { rules: Some(Vec::new()), ..AddRulesInput::default() };
    assert_eq!(row_of(&input).expect("an array").1, Row(vec![("rules", Variant::Array(Vec::new()))]));
}

#[test]
fn the_output_of_wmi_is_read() {
    let row = Row(vec![
        ("QueryIDs", Variant::Array(vec![Variant::Ui4(4)])),
        ("ReturnValue", Variant::I4(-1)),
        ("Token", Variant::Ui8(u64::MAX)),
    ]);
    let output = AddRulesOutput::deserialize(&row).expect("the row has every field");
    assert_eq!(output, AddRulesOutput { token: Some(u64::MAX), query_ids: vec![4], return_value: Some(-1) });
}

#[test]
fn nothing_comes_out_of_a_void_method() {
    assert_eq!(ResetOutput::deserialize(Variant::Empty), Ok(ResetOutput {}));
    let error = Rule::deserialize(Variant::Empty).expect_err("an instance is no nothing");
    assert!(error.to_string().contains("expected an object of the class SMS_CollectionRule"), "{error}");
}

#[test]
fn the_body_for_the_admin_service_has_the_names_of_the_schema() {
    let input = AddRulesInput {
        rules: Some(vec![rule("All")]),
        since: "20240830225506.000000+120".parse().ok(),
        mask: Some(vec![1, 2]),
        token: None,
    };
    let body = serde_json::to_string(&AdminService(&input)).expect("plain values");
    assert_eq!(body, r#"{"rules":[{"RuleName":"All"}],"Since":"2024-08-30T20:55:06Z","Mask":"AQI="}"#);
    assert_eq!(serde_json::to_string(&AdminService(&ResetInput {})).expect("nothing"), "{}");
}

fn answer<T: Class>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map(|AdminServiceAnswer(output)| output).map_err(|error| error.to_string())
}

#[test]
fn every_form_of_an_answer_is_read() {
    let returned = |return_value| AddRulesOutput { return_value, ..AddRulesOutput::default() };
    let full = AddRulesOutput { token: Some(9), query_ids: vec![4, 5], return_value: Some(0) };
    for (json, expected) in [
        (r#"{"@odata.context": "x", "ReturnValue": 0, "QueryIDs": [4, 5], "Token": "9"}"#, &full),
        (r#"{"value": {"ReturnValue": 0, "queryids": [4, 5], "Token": 9}}"#, &full),
        (r#"{"@odata.context": "x", "value": 5}"#, &returned(Some(5))),
        (r#"{"value": null}"#, &returned(None)),
        (r#"{"ReturnValue": 3, "value": 5}"#, &returned(Some(3))),
        ("{}", &returned(None)),
        ("null", &returned(None)),
    ] {
        assert_eq!(answer::<AddRulesOutput>(json).as_ref(), Ok(expected), "{json}");
    }
    assert_eq!(answer::<ResetOutput>(r#"{"value": 5}"#), Ok(ResetOutput {}));
    assert_eq!(answer::<ResetOutput>("null"), Ok(ResetOutput {}));
    let twice = answer::<AddRulesOutput>(r#"{"value": 5, "value": 6}"#).expect_err("two values");
    assert!(twice.starts_with("the member \"value\" is there twice"), "{twice}");
    let direct = serde_json::from_str::<AddRulesOutput>(r#"{"value": 5}"#).expect_err("an answer").to_string();
    assert!(direct.contains("nothing of the class but a `value`: read it as `AdminServiceAnswer`"), "{direct}");
}

#[test]
fn an_answer_that_does_not_fit_names_the_method_and_the_parameters() {
    let error = answer::<AddRulesOutput>(r#"{"ReturnValue": "none", "Token": -1.5}"#).expect_err("two wrong kinds");
    assert_eq!(
        error,
        "SMS_Collection.AddRules.Token: expected an integer, found real -1.5\n\
         SMS_Collection.AddRules.ReturnValue: expected an integer, found string \"none\""
    );
}

#[test]
fn addresses_hold_every_kind_of_key() {
    let since: CimDateTime = "20240830225506.000000+120".parse().expect("a timestamp");
    let collection = Collection { id: "A'B/C%ü".into(), flag: true, number: -5, since };
    let object = AdminServiceUrl::object(&collection).expect("OData has forms for all of it");
    let keys = "CollectionID='A''B%2FC%25%C3%BC',Flag=true,Number=-5,Since=2024-08-30T20:55:06Z";
    assert_eq!(object.to_string(), format!("wmi/SMS_Collection({keys})"));
    assert_eq!(
        object.select(["Name"]).method(AddRulesInput::METHOD).to_string(),
        format!("wmi/SMS_Collection({keys})/AdminService.AddRules"),
        "a call has no query"
    );
    assert_eq!(
        AdminServiceUrl::class(Collection::METADATA).method(ResetInput::METHOD).to_string(),
        "wmi/SMS_Collection.Reset"
    );
    assert_eq!(
        AdminServiceUrl::object(&Device { resource_id: 5 }).map(|url| url.to_string()).as_deref(),
        Ok("wmi/SMS_Device(5)")
    );
    assert_eq!(AdminServiceUrl::object(&rule("x")).map(|url| url.to_string()).as_deref(), Ok("wmi/SMS_CollectionRule"));
}

#[test]
fn a_key_that_has_no_form_in_an_address_is_an_error() {
    let null = AdminServiceUrl::object(&Instance::new(&DEVICE)).expect_err("null");
    assert_eq!(null.to_string(), "SMS_Device.ResourceID: expected the value of a key, found null");
    let local = "20240830225506.000000+***".parse().expect("a timestamp");
    let error = AdminServiceUrl::object(&Collection { since: local, ..Collection::default() }).expect_err("no offset");
    assert_eq!(error.property(), "Since");
}

#[test]
fn queries_are_encoded() {
    let url = AdminServiceUrl::class(Rule::METADATA)
        .filter("contains(RuleName,'a&b+c#') eq true")
        .select(["RuleName", "QueryID"])
        .top(5)
        .skip(10);
    assert_eq!(
        url.at("https://server/AdminService/"),
        "https://server/AdminService/wmi/SMS_CollectionRule?$filter=contains(RuleName,'a%26b%2Bc%23')%20eq%20true\
         &$select=RuleName,QueryID&$top=5&$skip=10"
    );
    assert_eq!(AdminServiceUrl::literal(CimValue::Null).as_deref(), Some("null"));
    assert_eq!(AdminServiceUrl::literal(1.5_f32).as_deref(), Some("1.5"));
    assert_eq!(AdminServiceUrl::literal(f64::NAN), None);
    assert_eq!(AdminServiceUrl::literal(vec![1_u8]), None);
}

#[test]
fn a_class_has_the_methods_of_its_superclass_unless_it_overrides_them() {
    let methods: Vec<_> = DEVICE.methods().map(|method| (method.class_name(), method.name())).collect();
    assert_eq!(methods, [("SMS_Collection", "AddRules"), ("SMS_Device", "RESET")]);
    assert_eq!(DEVICE.method("reset").map(MethodMetadata::class_name), Some("SMS_Device"));
    assert_eq!(DEVICE.method("addrules").map(MethodMetadata::is_static), Some(false));
    assert!(COLLECTION.method("Reset").is_some_and(MethodMetadata::is_static) && DEVICE.method("Add").is_none());
}

#[test]
fn a_table_tells_which_way_parameters_go() {
    use ParameterDirection::{In, InOut, Out};
    let directions: Vec<_> = ADD_RULES.parameters().map(|(parameter, way)| (parameter.name(), way)).collect();
    assert_eq!(directions, [("rules", In), ("Token", InOut), ("Since", In), ("Mask", In), ("QueryIDs", Out)]);
    assert_eq!(ADD_RULES.return_value().map(PropertyMetadata::cim_type), Some(CimType::Sint32));
    assert!(RESET.return_value().is_none());
}

#[test]
fn an_input_is_validated_like_an_instance() {
    let violations = AddRulesInput::default().validate().expect_err("`rules` is required");
    assert_eq!(violations.to_string(), "SMS_Collection.AddRules.rules: null violates Required");
    let input = AddRulesInput { rules: Some(vec![rule("x")]), ..AddRulesInput::default() };
    assert_eq!(input.validate(), Ok(()));
}
