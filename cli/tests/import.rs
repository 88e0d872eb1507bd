//! `mofc import`: the MOF text of a page compiles to the schema of the page.

mod support;

use serde_json::Value;
use support::{Folder, GOOD, Run};

const PAGES: [(&str, &str); 3] = [
    ("a.md", include_str!("../../schemas/configmgr/sms_clientactionstatus-server-wmi-class.md")),
    ("b.md", include_str!("../../schemas/configmgr/sms_clientdeploymentfailurebucket-server-wmi-class.md")),
    ("c.md", include_str!("../../schemas/configmgr/sms_tasksequenceexecutionstatus-server-wmi-class.md")),
];

fn classes(run: &Run) -> Value {
    let mut document: Value = serde_json::from_str(&run.stdout).expect("a dump is JSON");
    let mut classes = document["classes"].take();
    for class in classes.as_array_mut().expect("a dump lists classes") {
        class.as_object_mut().expect("a class is an object").remove("source");
    }
    classes
}

#[test]
fn imported_text_compiles_to_the_schema_of_the_pages() {
    let folder = Folder::with(&PAGES);
    let import = folder.run(&["import", "a.md", "b.md", "c.md", "-o", "mof"]);
    assert_eq!(import.status, Some(0), "{}", import.stderr);
    assert!(import.stderr.contains("wrote 3 files, in mof"), "{}", import.stderr);
    let names =
        ["SMS_ClientActionStatus.mof", "SMS_ClientDeploymentFailureBucket.mof", "SMS_TaskSequenceExecutionStatus.mof"];
    let imported: Vec<_> =
        folder.files().into_iter().filter_map(|path| Some(path.strip_prefix("mof/")?.to_owned())).collect();
    assert_eq!(imported, names);

    let pages = folder.run(&["dump", "a.md", "b.md", "c.md"]);
    for dialect in [&[][..], &["--dialect", "wmi"]] {
        let texts = folder.run(&[&["dump", "mof"], dialect].concat());
        assert_eq!(texts.status, Some(0), "{}", texts.stderr);
        assert_eq!(classes(&texts), classes(&pages));
    }
}

#[test]
fn without_a_folder_the_text_is_printed() {
    let folder = Folder::with(&[PAGES[1]]);
    let run = folder.run(&["import", "-q", "b.md"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    assert!(run.stdout.contains("class SMS_ClientDeploymentFailureBucket : SMS_BaseClass"), "{}", run.stdout);
    assert_eq!(folder.files(), ["b.md"]);
}

#[test]
fn mof_text_supplies_superclasses_and_is_not_printed() {
    let base = "class SMS_BaseClass { };";
    let run = Folder::with(&[PAGES[1], ("base.mof", base)]).run(&["import", "b.md", "base.mof"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(run.stdout.matches("class SMS_").count(), 1, "{}", run.stdout);
}

#[test]
fn inputs_without_a_page_are_refused() {
    let run = Folder::with(&[("fan.mof", GOOD)]).run(&["import", "fan.mof"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("no input is a page of a class"), "{}", run.stderr);
}

#[test]
fn what_a_page_says_never_becomes_a_terminal_command() {
    let page = PAGES[1].1.replace("Number of clients in", "Number \u{1b}[31m\u{9b}2J\u{202e} of clients in");
    let run = Folder::with(&[("b.md", &page)]).run(&["import", "b.md"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let commands = |text: &str| text.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}');
    assert!(!commands(&run.stdout) && !commands(&run.stderr), "{:?}\n{:?}", run.stdout, run.stderr);
}

#[test]
fn a_page_of_a_method_is_said_to_be_left_out() {
    let page = "# Stop Method in Class SMS_Fan\nThe `Stop` method stops.\n\n## Syntax\n\n```\nSInt32 Stop();\n```\n";
    let run = Folder::with(&[PAGES[1], ("stop.md", page)]).run(&["import", "b.md", "stop.md"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("stop.md"), "{}", run.stderr);
}
