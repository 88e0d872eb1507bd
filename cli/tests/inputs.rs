//! Every way in which inputs come in.

mod support;

use serde_json::Value;
use support::{BAD, Folder, GOOD, Run};

fn names(run: &Run) -> Vec<String> {
    let document: Value = serde_json::from_str(&run.stdout).expect("a dump is JSON");
    let classes = document["classes"].as_array().expect("a dump lists classes");
    classes.iter().map(|class| class["name"].as_str().expect("a class has a name").to_owned()).collect()
}

#[test]
fn files_and_folders_mix_and_a_folder_is_read_in_the_order_of_its_names() {
    let folder = Folder::with(&[
        ("b/z.mof", "class ACME_Z { [Key] string K; };"),
        ("b/a.MOF", "class ACME_A { [Key] string K; };"),
        ("b/c/m.mof", "class ACME_M { [Key] string K; };"),
        ("b/readme.txt", "class ACME_No { };"),
        ("first.txt", "class ACME_First { [Key] string K; };"),
    ]);
    let run = folder.run(&["dump", "first.txt", "b"]);
    assert_eq!(names(&run), ["ACME_First", "ACME_A", "ACME_M", "ACME_Z"], "{}", run.stderr);
}

#[test]
fn what_is_included_and_what_is_missing_is_found_on_the_search_path() {
    let folder = Folder::with(&[
        ("main.mof", "#pragma include(\"parts/fan.mof\")\n#pragma include(\"other.mof\")"),
        ("parts/fan.mof", "class ACME_Fan : ACME_Base { };"),
        ("lib/other.mof", "class ACME_Other { [Key] string K; };"),
        ("more/base/ACME_Base.mof", "class ACME_Base { [Key] string K; };"),
    ]);
    let run = folder.run(&["dump", "main.mof", "-I", "lib", "-I", "more"]);
    assert_eq!(
        (run.status, names(&run)),
        (Some(0), ["ACME_Base", "ACME_Fan", "ACME_Other"].map(str::to_owned).to_vec())
    );
    assert_eq!(run.stderr, "");

    let run = folder.run(&["check", "--message-format", "short", "main.mof"]);
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.contains("main.mof:2:17: error[MOF-S241]: there is no file `other.mof`"), "{}", run.stderr);
}

#[test]
fn the_page_of_a_superclass_is_found_on_the_search_path() {
    let page = "# ACME_Base Server WMI Class\n## Syntax\n```\nClass ACME_Base { UInt32 Id; };\n```\n";
    let folder = Folder::with(&[
        ("fan.mof", "class ACME_Fan : ACME_Base { };"),
        ("lib/pages/acme_base-server-wmi-class.md", page),
    ]);
    let run = folder.run(&["dump", "fan.mof", "-I", "lib"]);
    assert_eq!(names(&run), ["ACME_Base", "ACME_Fan"], "{}", run.stderr);
}

#[test]
fn standard_input_includes_files_of_the_current_folder() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let run = folder.run_with_input(&["dump", "-"], b"#pragma include(\"fan.mof\")");
    assert_eq!((run.status, names(&run)), (Some(0), vec!["ACME_Fan".to_owned()]), "{}", run.stderr);
}

#[test]
fn a_dialect_is_told_by_the_file_or_stated() {
    let folder =
        Folder::with(&[("fan.mof", "#pragma autorecover\nclass ACME_Fan { [Key] string K; uint8 S = 1.5; };")]);
    assert_eq!(folder.run(&["check", "fan.mof"]).status, Some(0), "WMI rounds");
    assert_eq!(folder.run(&["check", "--dialect", "auto", "fan.mof"]).status, Some(0));
    assert_eq!(folder.run(&["check", "--dialect", "standard", "fan.mof"]).status, Some(1));
}

#[test]
fn a_locale_may_be_chosen() {
    let folder = Folder::with(&[
        ("fan.mof", "class ACME_Fan { [Key] string K; };"),
        ("a.mfl", "[Amendment, Locale(0x409), Description(\"Fan\") : Amended] class ACME_Fan { };"),
        ("b.mfl", "[Amendment, Locale(0x407), Description(\"Ventilator\") : Amended] class ACME_Fan { };"),
    ]);
    let run = folder.run(&["dump", ".", "--locale", "ms_407"]);
    assert!(run.stdout.contains("Ventilator") && !run.stdout.contains("\"Fan\""), "{}", run.stdout);
    let run = folder.run(&["dump", ".", "--locale", "de_DE"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("write `ms_` and its number"), "{}", run.stderr);
}

#[test]
fn standard_input_is_a_dash() {
    let folder = Folder::with(&[]);
    let run = folder.run_with_input(&["dump", "-"], GOOD.as_bytes());
    assert_eq!((run.status, names(&run)), (Some(0), vec!["ACME_Fan".to_owned()]), "{}", run.stderr);

    let run = folder.run_with_input(&["check", "-"], BAD.as_bytes());
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.contains("<stdin>:4:20"), "{}", run.stderr);
}

#[test]
fn an_sdk_page_may_come_from_standard_input() {
    let page = include_bytes!("../../schemas/configmgr/sms_clientdeploymentfailurebucket-server-wmi-class.md");
    let run = Folder::with(&[]).run_with_input(&["dump", "-"], page);
    assert_eq!(names(&run), ["SMS_ClientDeploymentFailureBucket"], "{}", run.stderr);
}

#[test]
fn an_empty_file_is_no_crash() {
    let run = Folder::with(&[("empty.mof", "")]).run(&["dump", "empty.mof"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(names(&run).is_empty());
    assert!(run.stderr.contains("empty.mof"), "{}", run.stderr);
}

#[test]
fn text_that_is_no_utf8_is_read_as_windows_1252_with_a_warning() {
    let folder = Folder::with(&[]);
    folder.write("latin.mof", b"[Description(\"L\xfcfter\")] class ACME_Fan { [Key] string DeviceID; };");
    let run = folder.run(&["dump", "latin.mof"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("L\u{fc}fter"), "{}", run.stdout);
    assert!(run.stderr.contains("warning"), "{}", run.stderr);
}

#[test]
fn utf16_text_is_read() {
    let folder = Folder::with(&[]);
    let units = std::iter::once(0xFEFF).chain(GOOD.encode_utf16());
    folder.write("fan.mof", units.flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let run = folder.run(&["dump", "fan.mof"]);
    assert_eq!((run.status, names(&run)), (Some(0), vec!["ACME_Fan".to_owned()]), "{}", run.stderr);
}

#[test]
fn a_binary_file_is_refused_in_plain_words() {
    let folder = Folder::with(&[]);
    folder.write("noise.mof", (0..=255).cycle().take(4096).collect::<Vec<u8>>());
    let run = folder.run(&["check", "noise.mof"]);
    assert_ne!(run.status, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("noise.mof"), "{}", run.stderr);
}

#[test]
fn the_dialect_can_be_chosen() {
    let folder = Folder::with(&[("driver.mof", "class ACME_Fan { [Key] string DeviceID; void Stop(); };")]);
    let strict = folder.run(&["check", "--dialect", "standard", "driver.mof"]);
    let wmi = folder.run(&["check", "--dialect", "wmi", "driver.mof"]);
    assert_eq!((strict.status, wmi.status), (Some(1), Some(0)), "{}\n{}", strict.stderr, wmi.stderr);
}

#[test]
fn the_world_can_be_opened_and_closed() {
    let folder = Folder::with(&[("fan.mof", "class ACME_Fan : ACME_Device { [Key] string DeviceID; };")]);
    let status =
        |world: &str, dialect: &str| folder.run(&["check", "--world", world, "--dialect", dialect, "fan.mof"]).status;
    assert_eq!([status("open", "standard"), status("closed", "wmi")], [Some(0), Some(1)]);
    assert_eq!([status("by-dialect", "standard"), status("by-dialect", "wmi")], [Some(1), Some(0)]);
}
