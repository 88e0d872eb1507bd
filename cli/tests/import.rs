//! `mofc import`: the MOF text of a page compiles to the schema of the page.

#![expect(clippy::disallowed_methods, reason = "a test removes a page")]

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
    assert!(import.stderr.contains("wrote 5 files, in mof"), "{}", import.stderr);
    let names = [
        "SMS_ClientActionStatus.mof",
        "SMS_ClientDeploymentFailureBucket.mof",
        "SMS_TaskSequenceExecutionStatus.mof",
        "all-classes.mof",
        "stub-classes.mof",
    ];
    let imported: Vec<_> =
        folder.files().into_iter().filter_map(|path| Some(path.strip_prefix("mof/")?.to_owned())).collect();
    assert_eq!(imported, names);

    let pages = folder.run(&["dump", "a.md", "b.md", "c.md"]);
    for input in [&["mof"][..], &["mof", "--dialect", "wmi"], &["mof/all-classes.mof", "--world", "closed"]] {
        let texts = folder.run(&[&["dump"], input].concat());
        assert_eq!((texts.status, texts.stderr.as_str()), (Some(0), ""));
        assert_eq!(classes(&texts), classes(&pages));
    }
}

#[test]
fn a_text_says_where_it_came_from_wherever_the_pages_lie() {
    let method = "# Stop Method in Class SMS_ClientDeploymentFailureBucket\nThe `Stop` method stops.\n\n## Syntax\n\n\
                  ```\nSInt32 Stop();\n```\n";
    let folder = Folder::with(&[("pages/b.md", PAGES[1].1), ("pages/methods/stop.md", method)]);
    let expected = "// mofc: dialect = sdk-page\n\n// From b.md\n// Method Stop, from methods/stop.md\n[";
    for input in ["pages", "./pages/", folder.path("pages").to_str().expect("plain"), "pages/../pages"] {
        assert_eq!(folder.run(&["import", input, "-o", "mof"]).status, Some(0));
        let text = folder.read("mof/SMS_ClientDeploymentFailureBucket.mof");
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn a_second_run_changes_nothing_and_an_old_class_is_told() {
    let folder = Folder::with(&[("pages/a.md", PAGES[0].1), ("pages/b.md", PAGES[1].1)]);
    // The output lies within the input, and is not read as such.
    let import: &[&str] = &["import", ".", "-o", "mof"];
    assert_eq!(folder.run(import).status, Some(0));
    let again = folder.run(import);
    assert!(again.stderr.contains("wrote 0 files, 4 unchanged"), "{}", again.stderr);
    assert_eq!(folder.run(&[import, &["--check"]].concat()).status, Some(0));

    std::fs::remove_file(folder.path("pages/a.md")).expect("it is there");
    let stale = folder.run(import);
    assert!(stale.stderr.contains("no longer generated: mof/SMS_ClientActionStatus.mof"), "{}", stale.stderr);
    assert_eq!(folder.run(&[import, &["--check"]].concat()).status, Some(1));
    folder.run(&[import, &["--stale", "delete"]].concat());
    assert!(!folder.files().contains(&"mof/SMS_ClientActionStatus.mof".to_owned()));
}

#[test]
fn a_class_with_an_error_is_left_out_and_the_others_are_written() {
    let broken =
        "# ACME_Job Server WMI Class\n## Syntax\n```\nClass ACME_Job\n{\n    UInt32 ID;\n    UInt32 ID;\n};\n```\n";
    let folder = Folder::with(&[("pages/b.md", PAGES[1].1), ("pages/job.md", broken)]);
    let run = folder.run(&["import", "pages", "-o", "mof"]);
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("left out: 1 class with errors: ACME_Job"), "{}", run.stderr);
    assert!(folder.files().contains(&"mof/SMS_ClientDeploymentFailureBucket.mof".to_owned()));
    assert_eq!(folder.run(&["check", "mof"]).status, Some(0));
}

#[test]
fn a_folder_is_not_read_and_written_at_once() {
    let folder = Folder::with(&[PAGES[1]]);
    let run = folder.run(&["import", ".", "-o", "./"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("write to another folder"), "{}", run.stderr);
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
fn a_superclass_in_mof_text_comes_along_and_other_classes_do_not() {
    let base = "class SMS_BaseClass { };";
    let run = Folder::with(&[PAGES[1], ("base.mof", base), ("fan.mof", GOOD)])
        .run(&["import", "b.md", "base.mof", "fan.mof"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let declared: Vec<_> = run.stdout.lines().filter(|line| line.starts_with("class ")).collect();
    assert_eq!(declared, ["class SMS_BaseClass", "class SMS_ClientDeploymentFailureBucket : SMS_BaseClass"]);
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
