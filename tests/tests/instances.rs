//! Instances of MOF text become JSON that the runtime reads as it reads what servers send.

use mof_codegen::rust::{self, Instances, Options};
use mof_generated::configmgr::SmsClientActionStatus;
use mof_generated::configmgr::sms_client_action_status::ActionState;
use mof_runtime::Collection;
use mof_tests::{compiler, report, repository};

#[test]
fn a_list_of_instances_reads_as_a_list_of_a_server() {
    let mut compiler = compiler();
    compiler.path(repository("schemas")).text(
        "status.mof",
        "instance of SMS_ClientActionStatus { ActionID = 7; ActionState = 1; OperationID = 16777216; ActionUniqueID = \"\\\"\\t\\x0001\"; \
         TimeLastUpdated = \"20240830225506.000000+120\"; };\n\
         instance of SMS_ClientActionStatus { ActionID = 8; OperationID = 4294967295; };",
    );
    let compilation = compiler.compile();
    let schema = compilation.valid_schema().unwrap_or_else(|| panic!("{}", report(&compilation)));
    let mut options = Options::default();
    options.instances = Instances::Json;

    let generated = rust::generate(schema, &options);
    assert!(!generated.output.get("mof.rs").expect("the code").contains("LazyLock"), "the list stands for the statics");
    let json = generated.output.get("sms_client_action_status.json").expect("the class has instances");
    let list: Collection<SmsClientActionStatus> = serde_json::from_str(json).expect("the list is one of a server");

    let first = SmsClientActionStatus {
        action_id: 7,
        operation_id: 16_777_216,
        action_state: Some(ActionState::ACTIVE),
        action_unique_id: Some("\"\t\u{1}".to_owned()),
        time_last_updated: "20240830225506.000000+120".parse().ok(),
        ..SmsClientActionStatus::default()
    };
    let second = SmsClientActionStatus { action_id: 8, operation_id: u32::MAX, ..SmsClientActionStatus::default() };
    assert_eq!(list.into_iter().collect::<Vec<_>>(), [first, second]);
}
