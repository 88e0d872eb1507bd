//! What generated code looks like: the contract between the generator and this crate.
//!
//! The module `generated` stands for a generated file. The names of constants and the layout around them are the
//! generator's to choose; the paths into this crate and the macros are what it relies on.

#[expect(unreachable_pub, reason = "a generated file does not know who will see it")]
mod generated {
    /// Summarizes the status of a client action.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub struct SmsClientActionStatus {
        pub action_id: u32,
        pub action_state: Option<SmsClientActionStatusActionState>,
        pub action_type: Option<u32>,
        pub action_unique_id: Option<String>,
        pub operation_id: u32,
        pub time_last_updated: Option<::mof_runtime::CimDateTime>,
        pub total_clients: Option<u32>,
    }

    /// State of the client action.
    #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct SmsClientActionStatusActionState(pub u32);

    impl SmsClientActionStatusActionState {
        /// `0`: Inactive
        pub const INACTIVE: Self = Self(0);
        /// `1`: Active
        pub const ACTIVE: Self = Self(1);
        /// `2`: Decommission
        pub const DECOMMISSION: Self = Self(2);
    }

    ::mof_runtime::integer_values!(
        SmsClientActionStatusActionState,
        u32,
        [IntegerEntry::value(0, "Inactive"), IntegerEntry::value(1, "Active"), IntegerEntry::value(2, "Decommission"),]
    );

    const _: () = {
        use ::mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

        static CLASS: ClassMetadata =
            ClassMetadata::new("SMS_ClientActionStatus", PROPERTIES, PROPERTY_NAMES).superclass("SMS_BaseClass");

        const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);

        const PROPERTIES: &[PropertyMetadata] = &[
            PropertyMetadata::new("ActionID", CimType::Uint32).key().read().write(),
            PropertyMetadata::new("ActionState", CimType::Uint32)
                .read()
                .write()
                .integer_values(SmsClientActionStatusActionState::ENTRIES),
            PropertyMetadata::new("ActionType", CimType::Uint32).read().write(),
            PropertyMetadata::new("ActionUniqueID", CimType::String).read().write(),
            PropertyMetadata::new("OperationID", CimType::Uint32).key().read().write(),
            PropertyMetadata::new("TimeLastUpdated", CimType::DateTime).read().write(),
            PropertyMetadata::new("TotalClients", CimType::Uint32).read().write(),
        ];

        ::mof_runtime::impl_class!(SmsClientActionStatus, CLASS, {
            0 => action_id,
            1 => action_state,
            2 => action_type,
            3 => action_unique_id,
            4 => operation_id,
            5 => time_last_updated,
            6 => total_clients,
        });
        ::mof_runtime::impl_serde!(SmsClientActionStatus);
    };
}

use generated::{SmsClientActionStatus, SmsClientActionStatusActionState as ActionState};
use mof_runtime::{CimValue, Class, Object, PropertyMetadata, Strictness, Validate};

fn status() -> SmsClientActionStatus {
    SmsClientActionStatus {
        action_id: 7,
        action_state: Some(ActionState::ACTIVE),
        action_type: None,
        action_unique_id: Some("A7".to_owned()),
        operation_id: 16_777_216,
        time_last_updated: "20240830225506.000000+120".parse().ok(),
        total_clients: Some(3_000_000_000),
    }
}

#[test]
fn the_class_describes_itself() {
    let class = SmsClientActionStatus::METADATA;
    assert_eq!(class.name(), "SMS_ClientActionStatus");
    assert_eq!(class.superclass_name(), Some("SMS_BaseClass"));
    assert_eq!(class.keys().map(PropertyMetadata::name).collect::<Vec<_>>(), ["ActionID", "OperationID"]);
    assert!(class.property("actionstate").expect("names have no case").is_writable());
}

#[test]
fn properties_are_reached_by_their_wire_names() {
    let mut status = status();
    assert_eq!(status.property("ActionID"), Some(CimValue::Unsigned(7)));
    assert_eq!(status.property("NoSuchProperty"), None);
    status.set_property("ActionState", "2".into()).expect("decimal text is an integer");
    assert_eq!(status.action_state, Some(ActionState::DECOMMISSION));
    let error = status.set_property("ActionID", CimValue::Null).expect_err("a key is not null");
    assert_eq!(error.to_string(), "SMS_ClientActionStatus.ActionID: null is not allowed");
    assert_eq!(status.action_id, 7, "a value that does not fit changes nothing");
}

#[test]
fn the_object_path_has_the_keys_in_order() {
    let path = status().object_path().expect("both keys are numbers");
    assert_eq!(path.as_str(), "SMS_ClientActionStatus.ActionID=7,OperationID=16777216");
}

#[test]
fn a_value_that_the_schema_does_not_name_is_kept_and_only_strictly_a_violation() {
    let status = SmsClientActionStatus { action_state: Some(ActionState(9)), ..status() };
    assert_eq!(status.validate(), Ok(()));
    let violations = status.validate_as(Strictness::Strict).expect_err("9 is not in the table");
    assert_eq!(violations.to_string(), "SMS_ClientActionStatus.ActionState: 9 is not in the ValueMap");
}

#[cfg(feature = "serde")]
mod wmi_model;

/// The same object from each source, and what it is written as.
#[cfg(feature = "serde")]
mod wire {
    use mof_runtime::{AdminService, CimDateTime, Collection};
    use serde::Deserialize;

    use super::wmi_model::{Row, Variant, build_query, row_of};
    use super::{SmsClientActionStatus, status};

    const ADMIN_SERVICE: &str = r#"{
        "@odata.context": "https://server/AdminService/wmi/$metadata#SMS_ClientActionStatus",
        "value": [ {
            "@odata.etag": "FC1E5A2F",
            "__LAZYPROPERTIES": [],
            "__QUALIFIER_SECURITYVERBS": null,
            "ActionID": 7,
            "ActionState": 1,
            "ActionType": null,
            "ActionUniqueID": "A7",
            "OperationID": 16777216,
            "TimeLastUpdated": "2024-08-30T20:55:06Z",
            "TotalClients": 3000000000,
            "__CLASS": "SMS_ClientActionStatus",
            "__GENUS": 2
        } ]
    }"#;

    const WINDOWS_POWERSHELL: &str = r#"{
        "CimClass": { "CimSuperClassName": "SMS_BaseClass", "CimClassProperties": "ActionID ActionState" },
        "CimInstanceProperties": [ { "Name": "ActionID", "Value": 7, "CimType": 6, "IsValueModified": false } ],
        "CimSystemProperties": { "Namespace": "root/sms/site_ABC", "ClassName": "SMS_ClientActionStatus" },
        "ActionID": 7,
        "ActionState": 1,
        "ActionType": null,
        "ActionUniqueID": "A7",
        "OperationID": 16777216,
        "TimeLastUpdated": { "value": "\/Date(1725051306000)\/", "DisplayHint": 2, "DateTime": "30 August 2024" },
        "TotalClients": 3000000000,
        "PSComputerName": null
    }"#;

    fn row() -> Row {
        Row(vec![
            ("ActionID", Variant::Ui4(7)),
            ("ActionState", Variant::Ui4(1)),
            ("ActionType", Variant::Null),
            ("ActionUniqueID", "A7".into()),
            ("OperationID", Variant::Ui4(16_777_216)),
            ("TimeLastUpdated", "20240830225506.000000+120".into()),
            ("TotalClients", Variant::Ui4(3_000_000_000)),
        ])
    }

    #[test]
    fn every_source_gives_the_same_object() {
        let list: Collection<SmsClientActionStatus> = serde_json::from_str(ADMIN_SERVICE).expect("AdminService");
        assert_eq!(list.items, [status()]);
        let single: SmsClientActionStatus = serde_json::from_str(WINDOWS_POWERSHELL).expect("Windows PowerShell");
        assert_eq!(single, status());
        let mut row = row();
        assert_eq!(SmsClientActionStatus::deserialize(&row).expect("wmi"), status());
        row.0[2].1 = Variant::Empty;
        assert_eq!(SmsClientActionStatus::deserialize(&row).expect("wmi"), status());
    }

    #[test]
    fn the_query_asks_for_the_class_and_its_properties() {
        assert_eq!(
            build_query::<SmsClientActionStatus>().expect("a named struct"),
            "SELECT ActionID,ActionState,ActionType,ActionUniqueID,OperationID,TimeLastUpdated,TotalClients \
             FROM SMS_ClientActionStatus"
        );
    }

    #[test]
    fn wmi_gets_back_what_it_sent() {
        assert_eq!(row_of(&status()).expect("plain values"), ("SMS_ClientActionStatus", row()));
    }

    #[test]
    fn json_reads_back_as_the_same_object_with_the_same_text_of_the_datetime() {
        let json = serde_json::to_string(&status()).expect("plain values");
        assert_eq!(
            json,
            r#"{"ActionID":7,"ActionState":1,"ActionType":null,"ActionUniqueID":"A7","OperationID":16777216,"TimeLastUpdated":"20240830225506.000000+120","TotalClients":3000000000}"#
        );
        assert_eq!(serde_json::from_str::<SmsClientActionStatus>(&json).expect("what was written"), status());
    }

    #[test]
    fn a_request_body_has_no_nulls_and_utc_timestamps() {
        assert_eq!(
            serde_json::to_string(&AdminService(&status())).expect("plain values"),
            r#"{"ActionID":7,"ActionState":1,"ActionUniqueID":"A7","OperationID":16777216,"TimeLastUpdated":"2024-08-30T20:55:06Z","TotalClients":3000000000}"#
        );
        let local = SmsClientActionStatus { time_last_updated: "20240830225506.000000+***".parse().ok(), ..status() };
        let error = serde_json::to_string(&AdminService(&local)).expect_err("the instant is not known");
        assert_eq!(
            error.to_string(),
            "SMS_ClientActionStatus.TimeLastUpdated: the value cannot be written: \
             20240830225506.000000+***: the offset from UTC is not given"
        );
    }

    #[test]
    fn value_types_and_datetimes_can_be_read_and_written_on_their_own() {
        type Own = (super::ActionState, CimDateTime);
        let own: Own = serde_json::from_str(r#"["0x1", "/Date(0)/"]"#).expect("lenient values");
        assert_eq!(own.0, super::ActionState::ACTIVE);
        assert_eq!(serde_json::to_string(&own).expect("plain values"), r#"[1,"19700101000000.000000+000"]"#);
    }
}
