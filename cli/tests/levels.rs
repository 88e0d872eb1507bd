//! `--level`: what is reported, and how severely.

mod support;

use support::{Folder, GOOD};

/// A class with a warning in `wmi` about the length of a name list.
const UNEVEN: &str = "class ACME_Fan { [Key] string Id; [ValueMap{\"0\", \"1\"}, Values{\"Off\"}] uint8 State; };";

#[test]
fn an_error_of_some_dialects_can_be_lowered_in_all() {
    let folder = Folder::with(&[("fan.mof", UNEVEN)]);
    assert_eq!(folder.run(&["check", "fan.mof"]).status, Some(1));
    let run = folder.run(&["check", "fan.mof", "--level", "MOF-S131=warning"]);
    assert_eq!(run.status, Some(0));
    assert!(run.stderr.contains("warning[MOF-S131]"), "{}", run.stderr);
    let run = folder.run(&["generate", "rust", "fan.mof", "-o", "out", "--level", "s131=off"]);
    assert_eq!((run.status, run.stderr.contains("S131")), (Some(0), false), "{}", run.stderr);
}

#[test]
fn what_is_off_can_be_asked_for_and_the_last_level_counts() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let asked = ["check", "fan.mof", "--level", "MOF-S303=note", "--level", "MOF-S303=error"];
    let run = folder.run(&asked);
    assert_eq!(run.status, Some(0), "the name has a schema: {}", run.stderr);
    folder.write("fan.mof", "class Fan { [Key] string Id; };");
    let run = folder.run(&asked);
    assert_eq!((run.status, run.stderr.contains("error[MOF-S303]")), (Some(1), true), "{}", run.stderr);
}

#[test]
fn what_the_generator_reports_has_levels_too() {
    let folder =
        Folder::with(&[("fan.mof", "class ACME_Fan { [Key] string Id; uint32 Stop([Out] uint32 ReturnValue); };")]);
    let generate = ["generate", "rust", "fan.mof", "-o", "out"];
    assert!(folder.run(&generate).stderr.contains("note[MOF-G002]"));
    let run = folder.run(&[&generate[..], &["--level", "G002=error"]].concat());
    assert_eq!((run.status, folder.files().len()), (Some(1), 2), "nothing new is written: {}", run.stderr);
}

#[test]
fn a_level_that_cannot_be_is_refused() {
    let said = |level: &str| {
        let run = support::run(&["check", "fan.mof", "--level", level]);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
        run.stderr
    };
    assert!(said("MOF-S13=off").contains("did you mean `MOF-S1"), "{}", said("MOF-S13=off"));
    assert!(said("MOF-P002=off").contains("`MOF-P002` is an error in every dialect, and stays one"));
    assert!(said("MOF-S131=loud").contains("there are `off`, `note`, `warning`, `error`"));
    assert!(said("MOF-S131=Warning").contains("did you mean `warning`?"));
    assert!(said("MOF-S131").contains("write CODE=LEVEL"));
}
