//! The three generated classes read one object from every source that has it, and get one value.
//!
//! The sources are the AdminService (OData JSON), PowerShell 5.1 (`ConvertTo-Json`) and WMI itself, which `wmi_model` imitates. The time is
//! the same moment each time, though each source writes it in its own way.

#[path = "../../runtime/tests/wmi_model/mod.rs"]
mod wmi_model;

use std::fmt::Debug;

use mof_generated::configmgr::sms_client_action_status::{ActionState, ActionType};
use mof_generated::configmgr::{
    SmsClientActionStatus, SmsClientDeploymentFailureBucket, SmsTaskSequenceExecutionStatus,
};
use mof_runtime::{Class, Instance, Strictness, Validate};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use wmi_model::Variant::{self, Empty, Null, Ui4};
use wmi_model::{Row, build_query, row_of};

#[test]
fn a_client_action_status_is_the_same_from_every_source() {
    let expected = SmsClientActionStatus {
        action_id: 7,
        action_state: Some(1.into()),
        action_type: Some(3.into()),
        action_unique_id: Some("{7F0C0000-0000-0000-0000-000000000007}".to_owned()),
        completed_clients: Some(3_000_000_000),
        failed_clients: Some(0),
        offline_clients: None,
        operation_id: 16_777_216,
        operation_unique_id: Some(String::new()),
        state: Some(2),
        time_last_updated: "20240830225506.000000+120".parse().ok(),
        total_clients: Some(4_294_967_295),
        unknown_clients: Some(12),
    };
    let admin_service = json!({
        "@odata.etag": "W/\"1\"", "__LAZYPROPERTIES": [], "__QUALIFIER_SECURITYVERBS": null,
        "ActionID": 7, "ActionState": 1, "ActionType": 3, "ActionUniqueID": "{7F0C0000-0000-0000-0000-000000000007}",
        "CompletedClients": 3_000_000_000_i64, "FailedClients": 0, "OfflineClients": null, "OperationID": 16_777_216,
        "OperationUniqueID": "", "State": 2, "TimeLastUpdated": "2024-08-30T20:55:06Z", "TotalClients": 4_294_967_295_i64,
        "UnknownClients": 12, "__GENUS": 2, "__CLASS": "SMS_ClientActionStatus", "__DERIVATION": ["SMS_BaseClass"],
    });
    let power_shell = json!({
        "CimClass": {"CimSuperClassName": "SMS_BaseClass", "CimClassProperties": "ActionID ActionState"},
        "CimInstanceProperties": [{"Name": "ActionID", "Value": 7, "CimType": 6, "Flags": "Property, Key", "IsValueModified": false}],
        "CimSystemProperties": {"Namespace": "root/sms/site_ABC", "ClassName": "SMS_ClientActionStatus", "Path": null},
        "ActionID": 7, "ActionState": 1, "ActionType": 3, "ActionUniqueID": "{7F0C0000-0000-0000-0000-000000000007}",
        "CompletedClients": 3_000_000_000_i64, "FailedClients": 0, "OfflineClients": null, "OperationID": 16_777_216,
        "OperationUniqueID": "", "State": 2, "TimeLastUpdated": "/Date(1725051306000)/", "TotalClients": 4_294_967_295_i64,
        "UnknownClients": 12, "PSComputerName": "SITE01",
    });
    let row = vec![
        ("ActionID", Ui4(7)),
        ("ActionState", Ui4(1)),
        ("ActionType", Ui4(3)),
        ("ActionUniqueID", "{7F0C0000-0000-0000-0000-000000000007}".into()),
        ("CompletedClients", Ui4(3_000_000_000)),
        ("FailedClients", Ui4(0)),
        ("OfflineClients", Empty),
        ("OperationID", Ui4(16_777_216)),
        ("OperationUniqueID", "".into()),
        ("State", Ui4(2)),
        ("TimeLastUpdated", "20240830225506.000000+120".into()),
        ("TotalClients", Ui4(4_294_967_295)),
        ("UnknownClients", Ui4(12)),
    ];
    agree(&expected, &[admin_service, power_shell], row);
    assert_eq!(expected.action_state.and_then(ActionState::name), Some("Active"));
    assert_eq!(expected.action_type.and_then(ActionType::name), Some("Download Definition"));
}

#[test]
fn a_failure_bucket_is_the_same_from_every_source() {
    let expected = SmsClientDeploymentFailureBucket {
        client_count: Some(41),
        collection_id: Some("ABC00014".to_owned()),
        last_message_state_id: 305,
    };
    let admin_service =
        json!({"@odata.etag": "W/\"1\"", "ClientCount": 41, "CollectionID": "ABC00014", "LastMessageStateID": 305});
    let power_shell =
        json!({"clientcount": 41, "COLLECTIONID": "ABC00014", "LastMessageStateID": 305, "PSComputerName": null});
    let row = vec![("ClientCount", Ui4(41)), ("CollectionID", "ABC00014".into()), ("LastMessageStateID", Ui4(305))];
    agree(&expected, &[admin_service, power_shell], row);
}

#[test]
fn a_task_sequence_status_is_the_same_from_every_source() {
    let expected = SmsTaskSequenceExecutionStatus {
        action_name: Some("Apply \"Windows\"\r\n".to_owned()),
        action_output: None,
        advertisement_id: "ABC20002".to_owned(),
        execution_time: "20240830205506.000000+000".parse().expect("a datetime"),
        exit_code: Some(2_147_942_402),
        group_name: Some("Install Ж".to_owned()),
        last_status_msg_id: Some(11_134),
        last_status_msg_name: None,
        package_id: "ABC00003".to_owned(),
        resource_id: 16_777_220,
        step: Some(17),
    };
    let admin_service = json!({
        "ActionName": "Apply \"Windows\"\r\n", "AdvertisementID": "ABC20002", "ExecutionTime": "2024-08-30T20:55:06.000Z",
        "ExitCode": 2_147_942_402_i64, "GroupName": "Install Ж", "LastStatusMsgID": 11_134, "LastStatusMsgName": null,
        "PackageID": "ABC00003", "ResourceID": 16_777_220, "Step": 17,
    });
    let power_shell = json!({
        "ActionName": "Apply \"Windows\"\r\n", "ActionOutput": null, "AdvertisementID": "ABC20002",
        "ExecutionTime": {"value": "/Date(1725051306000)/", "DisplayHint": 2, "DateTime": "Friday, 30 August 2024 22:55:06"},
        "ExitCode": 2_147_942_402_i64, "GroupName": "Install Ж", "LastStatusMsgID": 11_134, "LastStatusMsgName": null,
        "PackageID": "ABC00003", "ResourceID": 16_777_220, "Step": 17,
    });
    let row = vec![
        ("ActionName", "Apply \"Windows\"\r\n".into()),
        ("ActionOutput", Null),
        ("AdvertisementID", "ABC20002".into()),
        ("ExecutionTime", "20240830165506.000000-240".into()),
        ("ExitCode", Ui4(2_147_942_402)),
        ("GroupName", "Install Ж".into()),
        ("LastStatusMsgID", Ui4(11_134)),
        ("LastStatusMsgName", Null),
        ("PackageID", "ABC00003".into()),
        ("ResourceID", Ui4(16_777_220)),
        ("Step", Ui4(17)),
    ];
    agree(&expected, &[admin_service, power_shell], row);
}

#[test]
fn validation_finds_all_planted_violations_at_once() {
    let document = json!({
        "ActionState": 3, "ActionType": "quick", "CompletedClients": 1.5, "OperationID": 4_294_967_296_i64, "State": [1, 2],
        "TimeLastUpdated": "yesterday", "TotalClients": 5,
    });
    let text = document.to_string();
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    let instance = Instance::read(SmsClientActionStatus::METADATA, &mut deserializer).expect("the document is JSON");
    let violations = instance.validate_as(Strictness::Strict).expect_err("seven things are wrong");
    let properties: Vec<_> = violations.iter().map(mof_runtime::Violation::property).collect();
    let planted =
        ["ActionID", "ActionState", "ActionType", "CompletedClients", "OperationID", "State", "TimeLastUpdated"];
    assert_eq!(properties, planted, "{violations}");
}

#[test]
fn wmi_is_asked_for_the_class_and_its_properties_by_their_names() {
    let query = build_query::<SmsClientDeploymentFailureBucket>().expect("the type names its class");
    assert_eq!(query, "SELECT ClientCount,CollectionID,LastMessageStateID FROM SMS_ClientDeploymentFailureBucket");
}

/// Every source gives the expected value, and what the value is written as reads back as the same.
fn agree<T>(expected: &T, documents: &[Value], row: Vec<(&'static str, Variant)>)
where
    T: Class + Clone + PartialEq + Debug + Serialize + DeserializeOwned,
{
    for document in documents {
        let read: T = serde_json::from_value(document.clone()).unwrap_or_else(|error| panic!("{error}\n{document:#}"));
        assert_eq!(read, *expected, "{document:#}");
    }
    assert_eq!(T::deserialize(&Row(row)).expect("WMI gives the object"), *expected);
    assert_eq!(expected.validate_as(Strictness::Strict), Ok(()));

    let written = serde_json::to_string(expected).expect("it can be written");
    assert_eq!(serde_json::from_str::<T>(&written).expect("what was written can be read"), *expected, "{written}");
    let (class, row) = row_of(expected).expect("WMI takes the object");
    assert_eq!((class, T::deserialize(&row).expect("what WMI took it gives")), (T::METADATA.name(), expected.clone()));
}
