//! What the types of methods do in a program: what goes in reaches WMI and `AdminService` as each takes it, and what comes out is read.

#[path = "../../runtime/tests/wmi_model/mod.rs"]
mod wmi_model;

use mof_codegen::{Builder, Warnings};
use mof_runtime::{AdminService, AdminServiceAnswer, AdminServiceUrl, Class, Method, MethodMetadata, Validate};
use mof_tests::corpus;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::json;
use wmi_model::{Row, Variant, build_query, row_of};

mod acme {
    include!(concat!(env!("OUT_DIR"), "/mof.rs"));
}

use acme::acme_managed_service::{StopInput, StopOutput, StopReturnValue};
use acme::acme_service::{AddRulesInput, AddRulesOutput, InstallInput, InstallOutput, ResetInput, ResetOutput};
use acme::{AcmeDirectRule, AcmeManagedService, AcmeService};

fn service() -> AcmeService {
    AcmeService { name: "Spooler's".to_owned(), port: 7 }
}

fn rule() -> AcmeDirectRule {
    AcmeDirectRule { name: Some("one".to_owned()), member: Some("PC1".to_owned()) }
}

fn rules() -> AddRulesInput {
    AddRulesInput {
        rules: Some(vec![rule().into()]),
        since: "20240830225506.000000+120".parse().ok(),
        key: Some(vec![1, 2]),
        ..AddRulesInput::default()
    }
}

/// What a program calls: the class, the method and the row, as it hands them to the `wmi` crate.
fn call_of<M: Method<Class: DeserializeOwned> + Serialize>(input: &M) -> (String, &'static str, Row) {
    let query = build_query::<M::Class>().expect("a class has a name");
    let class = query.rsplit(' ').next().expect("a query ends with the class").to_owned();
    (class, M::METHOD.name(), row_of(input).expect("a row").1)
}

#[test]
fn a_call_through_wmi_has_what_is_set() {
    let (class, method, Row(values)) = call_of(&AddRulesInput { rules: None, main: Some(rule().into()), ..rules() });
    assert_eq!((class.as_str(), method), ("ACME_Service", "AddRules"));
    let [("Main", Variant::Object(Row(rule))), since, key] = &values[..] else { panic!("{values:?}") };
    assert!(rule.contains(&("Member", "PC1".into())));
    assert_eq!(since, &("Since", "20240830225506.000000+120".into()));
    assert_eq!(key, &("Key", Variant::Array(vec![Variant::Ui1(1), Variant::Ui1(2)])));

    assert_eq!(call_of(&InstallInput::default()), ("ACME_Service".to_owned(), "Install", Row(Vec::new())));
}

#[test]
fn the_wmi_crate_takes_no_arrays_of_objects() {
    assert_eq!(row_of(&rules()).unwrap_err().to_string(), "Cannot convert Object to a Windows VARIANT");
}

#[test]
fn what_comes_out_of_wmi_is_read() {
    let installed = r#"ACME_Service.Name="Spooler's",Port=7"#;
    let row = Row(vec![("Installed", installed.into()), ("ReturnValue", Variant::Ui4(0))]);
    let output = InstallOutput::deserialize(&row).expect("the row has every field");
    assert_eq!(output.return_value, Some(0));
    assert_eq!(output.installed.expect("a reference").path().as_str(), installed);
    assert_eq!(ResetOutput::deserialize(Variant::Empty), Ok(ResetOutput {}));
}

#[test]
fn a_call_through_the_admin_service_has_an_address_and_a_body() {
    let url = AdminServiceUrl::object(&service()).expect("keys have values").method(AddRulesInput::METHOD);
    assert_eq!(url.to_string(), "wmi/ACME_Service(Name='Spooler''s',Port=7)/AdminService.AddRules");
    let body = serde_json::to_value(AdminService(&rules())).expect("plain values");
    let rule = json!({"@odata.type": "#AdminService.ACME_DirectRule", "Name": "one", "Member": "PC1"});
    assert_eq!(body, json!({"rules": [rule], "Since": "2024-08-30T20:55:06Z", "Key": "AQI="}));

    let url = AdminServiceUrl::class(AcmeService::METADATA).method(ResetInput::METHOD);
    assert_eq!(url.to_string(), "wmi/ACME_Service.Reset");
}

#[test]
fn an_answer_of_the_admin_service_is_read() {
    let answer = json!({
        "@odata.context": "https://server/AdminService/wmi/$metadata#AdminService.AddRules",
        "Since": "2024-08-30T20:55:06Z",
        "RuleIDs": [4],
        "Last": {"@odata.type": "#AdminService.ACME_DirectRule", "Member": "PC1"},
        "ReturnValue": 0,
    });
    let AdminServiceAnswer(output) =
        serde_json::from_value::<AdminServiceAnswer<AddRulesOutput>>(answer).expect("fits");
    let last = AcmeDirectRule { name: None, member: Some("PC1".to_owned()) };
    assert_eq!((output.rule_ids, output.last), (vec![4], Some(last.into())));
    assert_eq!(output.return_value, Some(0));

    let answer = json!({"@odata.context": "https://server/AdminService/wmi/$metadata#Edm.Int64", "value": 1});
    let AdminServiceAnswer(output) = serde_json::from_value::<AdminServiceAnswer<StopOutput>>(answer).expect("fits");
    assert_eq!(output.return_value, Some(StopReturnValue::REFUSED));
}

#[test]
fn a_class_has_the_methods_of_its_superclass() {
    let names: Vec<_> = AcmeService::METADATA.methods().map(MethodMetadata::name).collect();
    assert_eq!(names, ["Stop", "AddRules", "Reset", "Install"]);
    assert_eq!(AcmeService::METADATA.method("stop").map(MethodMetadata::class_name), Some("ACME_ManagedService"));
    let is_static = |name| AcmeService::METADATA.method(name).map(MethodMetadata::is_static);
    assert_eq!(["Stop", "Reset"].map(is_static), [Some(false), Some(true)]);
    assert_eq!(class_of(&StopInput::default()), AcmeManagedService::METADATA.name());
}

fn class_of<M: Method>(_: &M) -> &'static str {
    M::Class::METADATA.name()
}

#[test]
fn what_is_required_is_missed_before_the_call() {
    let violations = AddRulesInput::default().validate().expect_err("rules are required");
    assert_eq!(violations.to_string(), "ACME_Service.AddRules.rules: null violates Required");
    assert_eq!(rules().validate(), Ok(()));
    assert_eq!(InstallInput::default().validate(), Ok(()));
}

/// The names that published scripts send to `AdminService` in calls of these methods.
const SENT: [(&str, &[&str]); 3] = [
    ("SMS_Collection.AddMembershipRule", &["collectionRule"]),
    ("SMS_Collection.RequestRefresh", &[]),
    (
        "SMS_ClientOperation.InitiateClientOperation",
        &["Type", "TargetCollectionID", "RandomizationWindow", "TargetResourceIDs"],
    ),
];

#[test]
fn documented_methods_take_what_scripts_send() {
    let Some(pages) = corpus("configmgr-sdk") else { return };
    let mut builder = Builder::new();
    builder.input(pages).class("SMS_Collection").class("SMS_ClientOperation").warnings(Warnings::Hide);
    let generated = builder.generate().expect("the pages have no errors");
    let code = generated.output.get("mof.rs").expect("the default name");
    for (method, names) in SENT {
        let table = table_of(code, method).unwrap_or_else(|| panic!("{method} has no table"));
        for name in names {
            assert!(table.contains(&format!("\"{name}\"")), "{method} takes no {name}:\n{table}");
        }
    }
}

/// The block of generated code with the table of what goes into a method.
fn table_of<'c>(code: &'c str, method: &str) -> Option<&'c str> {
    let blocks = code.split("const _: () = {");
    blocks
        .map(|block| block.split("\n    };\n").next().unwrap_or(block))
        .find(|block| block.contains(&format!("\"{method}\"")))
}
