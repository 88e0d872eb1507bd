//! Methods of the service, called through one generic function: what goes in says which method it is.

use std::collections::BTreeMap;
use std::process::Command;

use mof_runtime::{Method, Object, ObjectPath};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wmi::{WMIConnection, WMIResult};

use crate::report::Report;
use crate::schema::std_reg_prov::{
    CreateKeyInput, DeleteKeyInput, EnumKeyHDefKey, EnumKeyInput, EnumValuesInput, EnumValuesTypes, GetDwordValueInput,
    GetStringValueInput, SetDwordValueInput, SetStringValueInput,
};
use crate::schema::win32_process::{CreateInput, CreateReturnValue, GetOwnerInput};
use crate::schema::win32_service::{PauseServiceInput, State};
use crate::schema::{Win32OperatingSystem, Win32Process, Win32Service};

/// The tree of the registry that every user may write to.
const TREE: Option<EnumKeyHDefKey> = Some(EnumKeyHDefKey::HKEY_CURRENT_USER);

/// A key that nothing else uses.
const KEY: &str = r"Software\mofc tests";

pub fn run(connection: &WMIConnection, report: &mut Report) {
    report.section("Methods");
    let is_wine = is_wine(connection);
    let keys = EnumKeyInput { h_def_key: TREE, s_sub_key_name: text("Software") };
    let keys = call(connection, &keys).map(|output| (output.return_value, output.s_names.len() > 1));
    report.gives("EnumKey: an array comes out", &(Some(0), true), keys);
    texts(connection, report);
    numbers(connection, report, is_wine);
    default_of_a_parameter(connection, report, is_wine);
    processes(connection, report, is_wine);
    services(connection, report);
    let removed = DeleteKeyInput { h_def_key: TREE, s_sub_key_name: text(KEY) };
    report.gives("DeleteKey", &Some(0), call(connection, &removed).map(|output| output.return_value));
}

/// Calls a method of a class.
pub fn call<M>(connection: &WMIConnection, input: &M) -> WMIResult<M::Output>
where
    M: Method<Class: DeserializeOwned, Output: DeserializeOwned> + Serialize,
{
    connection.exec_class_method::<M::Class, M::Output>(M::METHOD.name(), input)
}

/// Calls a method of an object.
pub fn call_on<M>(connection: &WMIConnection, path: &ObjectPath, input: &M) -> WMIResult<M::Output>
where
    M: Method<Class: DeserializeOwned, Output: DeserializeOwned> + Serialize,
{
    connection.exec_instance_method::<M::Class, M::Output>(path.as_str(), M::METHOD.name(), input)
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn is_wine(connection: &WMIConnection) -> bool {
    let system = connection.get::<Win32OperatingSystem>().ok();
    system.and_then(|system| system.manufacturer).is_some_and(|name| name.contains("Wine"))
}

/// A text that was written is what is read.
fn texts(connection: &WMIConnection, report: &mut Report) {
    let key = CreateKeyInput { h_def_key: TREE, s_sub_key_name: text(KEY) };
    report.gives("CreateKey", &Some(0), call(connection, &key).map(|output| output.return_value));

    let written = "20 % \"größer\" \\ ☺";
    let input = SetStringValueInput {
        h_def_key: TREE,
        s_sub_key_name: text(KEY),
        s_value_name: text("Text"),
        s_value: text(written),
    };
    report.gives("SetStringValue", &Some(0), call(connection, &input).map(|output| output.return_value));
    let input = GetStringValueInput { h_def_key: TREE, s_sub_key_name: text(KEY), s_value_name: text("Text") };
    let read = call(connection, &input).map(|output| (output.return_value, output.s_value));
    report.gives("GetStringValue", &(Some(0), text(written)), read);

    let input = GetStringValueInput { s_value_name: text("No such value"), ..input };
    let is_refused = call(connection, &input).map(|output| output.return_value != Some(0));
    report.gives("GetStringValue of nothing gives a code", &true, is_refused);
}

fn numbers(connection: &WMIConnection, report: &mut Report, is_wine: bool) {
    if is_wine {
        report.skip("SetDWORDValue", "Wine 8 takes no uint32 that comes as a signed number, as Windows wants it");
        report.skip("GetDWORDValue", "Wine 8 does not have the method");
        let written = reg(&["add", &format!("HKCU\\{KEY}"), "/v", "Number", "/t", "REG_DWORD", "/d", "7"]);
        report.holds("another program writes a number", "no error", &written.as_ref().map(|_| ()), written.is_ok());
    } else {
        written_number(connection, report);
    }
    value_types(connection, report);
}

/// A number that was written is what another program finds, and what is read.
fn written_number(connection: &WMIConnection, report: &mut Report) {
    let input = SetDwordValueInput {
        h_def_key: TREE,
        s_sub_key_name: text(KEY),
        s_value_name: text("Number"),
        u_value: Some(u32::MAX),
    };
    report.gives("SetDWORDValue", &Some(0), call(connection, &input).map(|output| output.return_value));
    let found = reg(&["query", &format!("HKCU\\{KEY}"), "/v", "Number"]);
    report.gives("another program finds 0xffffffff", &true, found.map(|found| found.contains("0xffffffff")));
    let input = GetDwordValueInput { h_def_key: TREE, s_sub_key_name: text(KEY), s_value_name: text("Number") };
    report.gives("GetDWORDValue", &Some(u32::MAX), call(connection, &input).map(|output| output.u_value));
}

/// Runs the program that comes with the system, and gives what it prints.
fn reg(arguments: &[&str]) -> std::io::Result<String> {
    let output = Command::new("reg").args(arguments).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn value_types(connection: &WMIConnection, report: &mut Report) {
    let input = EnumValuesInput { h_def_key: TREE, s_sub_key_name: text(KEY) };
    let types =
        call(connection, &input).map(|output| output.s_names.into_iter().zip(output.types).collect::<BTreeMap<_, _>>());
    let expected = [("Number", EnumValuesTypes::REG_DWORD), ("Text", EnumValuesTypes::REG_SZ)];
    let expected = expected.map(|(name, value_type)| (name.to_owned(), value_type)).into();
    report.gives("EnumValues: an array with named values", &expected, types);
}

/// What is not set is not sent, so the method takes its own default.
fn default_of_a_parameter(connection: &WMIConnection, report: &mut Report, is_wine: bool) {
    if is_wine {
        return report.skip("EnumKey without a tree", "Wine 8 does not give hDefKey its default");
    }
    let input = EnumKeyInput { s_sub_key_name: text("Software"), ..EnumKeyInput::default() };
    report.gives("EnumKey without a tree", &Some(0), call(connection, &input).map(|output| output.return_value));
}

fn processes(connection: &WMIConnection, report: &mut Report, is_wine: bool) {
    let input = CreateInput { command_line: text("cmd.exe /c exit 0"), ..CreateInput::default() };
    let created = call(connection, &input).map(|output| (output.return_value, output.process_id.is_some()));
    report.gives(
        "Create: the return value has a name",
        &(Some(CreateReturnValue::SUCCESSFUL_COMPLETION), true),
        created,
    );

    let process = Win32Process { handle: std::process::id().to_string(), ..Win32Process::default() };
    let Ok(path) = process.object_path() else { return };
    let owner = call_on(connection, &path, &GetOwnerInput::default()).map(|output| output.user);
    let user = std::env::var("USERNAME").ok();
    report.gives("GetOwner of this process, without input", &user, owner);
    if is_wine {
        report.skip("Create with a startup object", "Wine 8 does not have the class; see the calls on the stage");
    }
}

/// A service that is stopped cannot pause, and says so with a code.
fn services(connection: &WMIConnection, report: &mut Report) {
    let services = connection.query::<Win32Service>().unwrap_or_default();
    let stopped = services.into_iter().find(|service| service.state == Some(State::STOPPED));
    let Some(path) = stopped.and_then(|service| service.object_path().ok()) else {
        return report.skip("PauseService", "no service is stopped");
    };
    let code = call_on(connection, &path, &PauseServiceInput::default()).map(|output| output.return_value);
    let is_refused = matches!(&code, Ok(Some(code)) if code.0 != 0);
    report.holds(&format!("PauseService of {path}"), "a code that is not 0", &code, is_refused);
}
