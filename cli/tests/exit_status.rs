//! The exit status, and what is said when something cannot be used.

mod support;

use support::{BAD, Folder, GOOD, Run};

/// The exit status and standard error of a run that must print no result.
fn refused(run: Run) -> String {
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{}", run.stderr);
    run.stderr
}

#[test]
fn a_good_file_is_status_0() {
    let run = Folder::with(&[("fan.mof", GOOD)]).run(&["check", "fan.mof"]);
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", "nothing to report in 1 file\n"));
}

#[test]
fn a_mistake_is_status_1() {
    let run = Folder::with(&[("fan.mof", BAD)]).run(&["check", "fan.mof"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("fan.mof:4:20"), "{}", run.stderr);
    assert!(run.stderr.ends_with("1 error in 1 file\n"), "{}", run.stderr);
}

#[test]
fn a_missing_file_is_status_2_and_named() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    for command in ["check", "dump", "import"] {
        let said = refused(folder.run(&[command, "fam.mof"]));
        assert!(said.contains("fam.mof"), "{said}");
    }
}

#[test]
fn a_folder_without_schemas_is_said_to_be_so() {
    let folder = Folder::with(&[("notes/readme.txt", "no schema")]);
    let run = folder.run(&["check", "notes"]);
    assert!(run.stderr.contains("notes"), "{}", run.stderr);
    assert_ne!(run.stderr, "nothing to report in 0 files\n");
}

#[cfg(unix)]
#[test]
#[expect(clippy::disallowed_methods, reason = "the test takes the right to read away")]
fn an_unreadable_file_is_status_2() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let path = folder.path("fan.mof");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("own files can be closed");
    if std::fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let said = refused(folder.run(&["check", "fan.mof"]));
    assert!(said.contains("fan.mof"), "{said}");
}

#[test]
fn an_output_folder_that_is_a_file_is_status_2_and_left_alone() {
    let folder = Folder::with(&[("fan.mof", GOOD), ("out", "mine")]);
    for command in [&["generate", "rust"][..], &["docs"]] {
        let said = refused(folder.run(&[command, &["fan.mof", "-o", "out"]].concat()));
        assert!(said.contains("`out` is a file"), "{said}");
    }
    assert_eq!(folder.files(), ["fan.mof", "out"]);
    assert_eq!(folder.read("out"), "mine");
}

#[test]
fn nothing_is_generated_from_a_schema_with_errors() {
    let folder = Folder::with(&[("fan.mof", BAD)]);
    for command in [&["generate", "rust"][..], &["docs"]] {
        let run = folder.run(&[command, &["fan.mof", "-o", "out"]].concat());
        assert_eq!(run.status, Some(1), "{}", run.stderr);
    }
    assert_eq!(folder.files(), ["fan.mof"]);
}

#[test]
fn wrong_values_of_options_are_status_2() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    for option in [["--dialect", "latin"], ["--world", "flat"], ["--max-file-size", "big"], ["--color", "red"]] {
        let said = refused(folder.run(&["check", "fan.mof", option[0], option[1]]));
        assert!(said.contains(option[1]), "{said}");
    }
}
