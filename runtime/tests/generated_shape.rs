//! What generated code looks like: the contract between the generator and this crate.
//!
//! The module `generated` stands for a generated file. The names of constants and the layout around them are the
//! generator's to choose; the paths into this crate and the macros are what it relies on.

#[expect(
    unreachable_pub,
    reason = "a generated file does not know who will see it"
)]
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
        [
            IntegerEntry::value(0, "Inactive"),
            IntegerEntry::value(1, "Active"),
            IntegerEntry::value(2, "Decommission"),
        ]
    );

    const _: () = {
        use ::mof_runtime::{CimType, ClassMetadata, PropertyMetadata, property_names};

        static CLASS: ClassMetadata =
            ClassMetadata::new("SMS_ClientActionStatus", PROPERTIES, PROPERTY_NAMES)
                .superclass("SMS_BaseClass");

        const PROPERTY_NAMES: &[&str] = &property_names::<{ PROPERTIES.len() }>(PROPERTIES);

        const PROPERTIES: &[PropertyMetadata] = &[
            PropertyMetadata::new("ActionID", CimType::Uint32)
                .key()
                .read()
                .write(),
            PropertyMetadata::new("ActionState", CimType::Uint32)
                .read()
                .write()
                .integer_values(SmsClientActionStatusActionState::ENTRIES),
            PropertyMetadata::new("ActionType", CimType::Uint32)
                .read()
                .write(),
            PropertyMetadata::new("ActionUniqueID", CimType::String)
                .read()
                .write(),
            PropertyMetadata::new("OperationID", CimType::Uint32)
                .key()
                .read()
                .write(),
            PropertyMetadata::new("TimeLastUpdated", CimType::DateTime)
                .read()
                .write(),
            PropertyMetadata::new("TotalClients", CimType::Uint32)
                .read()
                .write(),
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
    assert_eq!(
        class.keys().map(PropertyMetadata::name).collect::<Vec<_>>(),
        ["ActionID", "OperationID"]
    );
    assert!(
        class
            .property("actionstate")
            .expect("names have no case")
            .is_writable()
    );
}

#[test]
fn properties_are_reached_by_their_wire_names() {
    let mut status = status();
    assert_eq!(status.property("ActionID"), Some(CimValue::Unsigned(7)));
    assert_eq!(status.property("NoSuchProperty"), None);
    status
        .set_property("ActionState", "2".into())
        .expect("decimal text is an integer");
    assert_eq!(status.action_state, Some(ActionState::DECOMMISSION));
    let error = status
        .set_property("ActionID", CimValue::Null)
        .expect_err("a key is not null");
    assert_eq!(
        error.to_string(),
        "SMS_ClientActionStatus.ActionID: null is not allowed"
    );
    assert_eq!(
        status.action_id, 7,
        "a value that does not fit changes nothing"
    );
}

#[test]
fn the_object_path_has_the_keys_in_order() {
    let path = status().object_path().expect("both keys are numbers");
    assert_eq!(
        path.as_str(),
        "SMS_ClientActionStatus.ActionID=7,OperationID=16777216"
    );
}

#[test]
fn a_value_that_the_schema_does_not_name_is_kept_and_only_strictly_a_violation() {
    let status = SmsClientActionStatus {
        action_state: Some(ActionState(9)),
        ..status()
    };
    assert_eq!(status.validate(), Ok(()));
    let violations = status
        .validate_as(Strictness::Strict)
        .expect_err("9 is not in the table");
    assert_eq!(
        violations.to_string(),
        "SMS_ClientActionStatus.ActionState: 9 is not in the ValueMap"
    );
}
