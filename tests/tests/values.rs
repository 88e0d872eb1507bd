//! The three generated classes read one object from every source that has it, and get one value.
//!
//! The sources are the AdminService (OData JSON), PowerShell 5.1 (`ConvertTo-Json`) and WMI itself, which `wmi_model` imitates. The time is
//! the same moment each time, though each source writes it in its own way.

use std::fmt::Debug;

use mof_generated::configmgr::{SmsClientActionStatus, SmsClientDeploymentFailureBucket, SmsTaskSequenceExecutionStatus};
use mof_runtime::{Class, Instance, Strictness, Validate};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

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
    agree(&expected, &[admin_service, power_shell]);
    assert_eq!(expected.action_state.and_then(|state| state.name()), Some("Active"));
    assert_eq!(expected.action_type.and_then(|action| action.name()), Some("Download Definition"));
}

#[test]
fn a_failure_bucket_is_the_same_from_every_source() {
    let expected = SmsClientDeploymentFailureBucket {
        client_count: Some(41),
        collection_id: Some("ABC00014".to_owned()),
        last_message_state_id: 305,
    };
    let admin_service = json!({"@odata.etag": "W/\"1\"", "ClientCount": 41, "CollectionID": "ABC00014", "LastMessageStateID": 305});
    let power_shell = json!({"clientcount": 41, "COLLECTIONID": "ABC00014", "LastMessageStateID": 305, "PSComputerName": null});
    agree(&expected, &[admin_service, power_shell]);
}

#[test]
fn a_task_sequence_status_is_the_same_from_every_source() {
    let expected = SmsTaskSequenceExecutionStatus {
        action_name: Some("Apply \"Windows\"\r\n".to_owned()),
        action_output: None,
        advertisement_id: "ABC20002".to_owned(),
        execution_time: "20240830205506.000000+000".parse().ok(),
        exit_code: Some(2_147_942_402),
        group_name: Some("Install Ж".to_owned()),
        last_status_msg_id: Some(11_134),
        last_status_msg_name: None,
        package_id: "ABC00003".to_owned(),
        resource_id: 16_777_220,
        step: 17,
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
    agree(&expected, &[admin_service, power_shell]);
}

#[test]
fn validation_finds_all_planted_violations_at_once() {
    let document = json!({
        "ActionState": 3, "ActionType": "quick", "CompletedClients": -1, "OperationID": 4_294_967_296_i64, "State": [1, 2],
        "TimeLastUpdated": "yesterday", "TotalClients": 5,
    });
    let text = document.to_string();
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    let instance = Instance::read(SmsClientActionStatus::METADATA, &mut deserializer).expect("the document is JSON");
    let violations = instance.validate_as(Strictness::Strict).expect_err("seven things are wrong");
    let properties: Vec<_> = violations.iter().map(mof_runtime::Violation::property).collect();
    let planted = ["ActionID", "ActionState", "ActionType", "CompletedClients", "OperationID", "State", "TimeLastUpdated"];
    assert_eq!(properties, planted, "{violations}");
}

/// Every source gives the expected value, and what the value is written as reads back as the same.
fn agree<T>(expected: &T, sources: &[Value])
where
    T: Class + PartialEq + Debug + Serialize + DeserializeOwned,
{
    for source in sources {
        let read: T = serde_json::from_value(source.clone()).unwrap_or_else(|error| panic!("{error}\n{source:#}"));
        assert_eq!(read, *expected, "{source:#}");
        assert_eq!(read.validate_as(Strictness::Strict), Ok(()), "{source:#}");
    }
    let written = serde_json::to_string(expected).expect("it can be written");
    assert_eq!(serde_json::from_str::<T>(&written).expect("what was written can be read"), *expected, "{written}");
}
