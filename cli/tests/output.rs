//! What is written where, and in which form.

mod support;

use serde_json::Value;
use support::{BAD, Folder, GOOD, mofc};

const GENERATE: &[&str] = &["generate", "rust", "fan.mof", "-o", "out"];

#[test]
fn generate_says_what_it_wrote_and_leaves_what_is_right() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let first = folder.run(GENERATE);
    assert_eq!(
        (first.status, first.stdout.as_str(), first.stderr.as_str()),
        (Some(0), "", "wrote 1 file, in out: mof.rs\n")
    );
    let second = folder.run(GENERATE);
    assert_eq!((second.status, second.stderr.as_str()), (Some(0), "wrote 0 files, 1 unchanged, in out\n"));
}

#[test]
fn the_layout_with_modules_has_a_file_for_each_class() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let run = folder.run(&[GENERATE, &["--layout", "modules"]].concat());
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(folder.files(), ["fan.mof", "out/acme_fan.rs", "out/mod.rs"]);
}

#[test]
fn check_of_generated_code_shows_the_difference_and_writes_nothing() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let check = [GENERATE, &["--check"]].concat();
    let missing = folder.run(&check);
    assert_eq!((missing.status, missing.stderr.as_str()), (Some(1), "1 file out of date in out\n"));
    assert!(missing.stdout.starts_with("missing: out"), "{}", missing.stdout);
    assert_eq!(folder.files(), ["fan.mof"]);

    folder.run(GENERATE);
    let fresh = folder.run(&check);
    assert_eq!(
        (fresh.status, fresh.stdout.as_str(), fresh.stderr.as_str()),
        (Some(0), "", "1 file up to date in out\n")
    );

    let generated = folder.read("out/mof.rs");
    folder.write("out/mof.rs", generated.replace("pub speed:", "pub pace:"));
    let stale = folder.run(&check);
    assert_eq!(stale.status, Some(1));
    let changes: Vec<_> = stale.stdout.lines().filter(|line| line.starts_with(['-', '+'])).map(str::trim_end).collect();
    let [old, new, minus, plus] = changes[..] else { panic!("one line differs:\n{}", stale.stdout) };
    assert!(old.starts_with("--- ") && new.starts_with("+++ "));
    assert!(minus.contains("pub pace:") && plus.contains("pub speed:"), "{minus}\n{plus}");
    assert!(folder.read("out/mof.rs").contains("pub pace:"), "a check writes nothing");
}

#[test]
fn files_of_an_earlier_run_are_named_and_deleted_on_request_only() {
    let folder = Folder::with(&[("fan.mof", GOOD), ("out/mine.rs", "// by hand\n")]);
    let modules = [GENERATE, &["--layout", "modules"]].concat();
    folder.run(&modules);
    folder.write("fan.mof", GOOD.replace("ACME_Fan", "ACME_Pump"));

    let kept = folder.run(&modules);
    assert!(kept.stderr.contains("no longer generated: out/acme_fan.rs"), "{}", kept.stderr);
    let check = folder.run(&[&modules[..], &["--check"]].concat());
    assert_eq!((check.status, check.stdout.as_str()), (Some(1), "no longer generated: out/acme_fan.rs\n"));

    folder.run(&[&modules[..], &["--stale", "delete"]].concat());
    assert_eq!(folder.files(), ["fan.mof", "out/acme_pump.rs", "out/mine.rs", "out/mod.rs"]);
}

#[test]
fn a_file_that_was_not_generated_is_left_alone() {
    let folder = Folder::with(&[("fan.mof", GOOD), ("out/mof.rs", "fn main() {}\n")]);
    let run = folder.run(GENERATE);
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("`out/mof.rs` was not generated and is left alone"), "{}", run.stderr);
    assert_eq!(folder.read("out/mof.rs"), "fn main() {}\n");
}

#[test]
fn code_and_documentation_may_share_a_folder() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let both = [GENERATE, &["--layout", "modules", "--docs", "out", "--stale", "delete"]].concat();
    assert_eq!(folder.run(&both).status, Some(0));
    assert_eq!(folder.files(), ["fan.mof", "out/acme_fan.md", "out/acme_fan.rs", "out/index.md", "out/mod.rs"]);
}

#[test]
fn docs_writes_an_index_and_a_page_for_each_class() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let run = folder.run(&["docs", "fan.mof", "-o", "reference"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    assert_eq!(run.stderr, "wrote 2 files, in reference: acme_fan.md, index.md\n");
    assert!(folder.read("reference/index.md").contains("ACME_Fan"));
    let check = folder.run(&["docs", "fan.mof", "-o", "reference", "--check"]);
    assert_eq!(check.status, Some(0), "{}", check.stdout);
}

#[test]
fn generate_writes_the_documentation_too_if_asked() {
    let folder = Folder::with(&[("fan.mof", GOOD)]);
    let both = [GENERATE, &["--docs", "reference"]].concat();
    assert_eq!(folder.run(&both).status, Some(0));
    assert_eq!(folder.files(), ["fan.mof", "out/mof.rs", "reference/acme_fan.md", "reference/index.md"]);

    let check = [&both[..], &["--check"]].concat();
    assert_eq!(folder.run(&check).status, Some(0));
    folder.write("reference/index.md", "stale");
    assert_eq!(folder.run(&check).status, Some(1), "stale pages count as well");
}

#[test]
fn dump_prints_the_document_in_spite_of_errors() {
    let run = Folder::with(&[("fan.mof", BAD)]).run(&["dump", "fan.mof"]);
    assert_eq!(run.status, Some(1));
    let document: Value = serde_json::from_str(&run.stdout).expect("a dump is JSON");
    assert_eq!(document["format"], 1);
    assert_eq!(document["diagnostics"][0]["severity"], "error");
    assert_eq!(document["diagnostics"][0]["line"], 4);
}

#[test]
fn short_messages_are_one_line_each() {
    let run = Folder::with(&[("fan.mof", BAD)]).run(&["check", "--message-format", "short", "fan.mof"]);
    let lines: Vec<_> = run.stderr.lines().collect();
    let [message, summary] = lines[..] else { panic!("two lines:\n{}", run.stderr) };
    assert!(message.starts_with("fan.mof:4:20: error[MOF-S201]: "), "{message}");
    assert_eq!(summary, "1 error in 1 file");
}

#[test]
fn json_messages_are_the_diagnostics_of_the_dump() {
    let folder = Folder::with(&[("fan.mof", BAD)]);
    let run = folder.run(&["check", "--message-format", "json", "fan.mof"]);
    let messages: Vec<Value> =
        run.stderr.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect();
    let document: Value = serde_json::from_str(&folder.run(&["dump", "fan.mof"]).stdout).expect("a dump is JSON");
    assert_eq!(Value::Array(messages), document["diagnostics"]);
}

#[test]
fn quiet_says_nothing_but_errors() {
    let folder = Folder::with(&[("fan.mof", GOOD), ("empty.mof", ""), ("bad.mof", BAD)]);
    assert_eq!(folder.run(&["check", "-q", "fan.mof", "empty.mof"]).stderr, "");
    assert_eq!(folder.run(&[GENERATE, &["-q"]].concat()).stderr, "");
    assert!(folder.run(&["check", "-q", "bad.mof"]).stderr.contains("error[MOF-S201]"));
}

#[test]
fn a_pipe_gets_no_colours_unless_asked_for() {
    let folder = Folder::with(&[("fan.mof", BAD)]);
    assert!(!folder.run(&["check", "fan.mof"]).stderr.contains('\u{1b}'));
    assert!(folder.run(&["check", "--color", "always", "fan.mof"]).stderr.contains('\u{1b}'));
    assert!(!folder.run(&["check", "--color", "never", "fan.mof"]).stderr.contains('\u{1b}'));
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let property = |number| format!("    uint32 Property{number};\n");
    let class =
        format!("class ACME_Big\n{{\n    [Key] string K;\n{}}};\n", (0..20_000).map(property).collect::<String>());
    let folder = Folder::with(&[("big.mof", &class)]);
    let mut child = mofc(&["dump", "big.mof"]).current_dir(folder.path("")).spawn().expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn many_diagnostics_end_with_a_table_and_a_pipe_sees_no_progress() {
    let classes = [1, 2, 3, 4, 5, 6].map(|number| format!("class ACME_Fan{number} {{ [Key] strng Id; }};\n"));
    let folder = Folder::with(&[("fans.mof", &classes.concat())]);
    let run = folder.run(&["check", "fans.mof", "--message-format", "short"]);
    let end = "\n\nerror  MOF-P130  6  a word that is no type\n\n6 errors in 1 file\n";
    assert!(run.stderr.ends_with(end), "{}", run.stderr);
    assert!(!run.stderr.contains(['\r', '\u{1b}']), "{:?}", run.stderr);
    let json = folder.run(&["check", "fans.mof", "--message-format", "json"]);
    assert_eq!(json.stderr.lines().filter(|line| line.starts_with('{')).count(), json.stderr.lines().count());
    assert!(!folder.run(&["check", "-q", "fans.mof"]).stderr.contains("a word that is no type"));
}

#[test]
fn a_check_says_why_pages_were_skipped() {
    let overview = "# About jobs\n\nJobs are run.\n";
    let folder = Folder::with(&[("pages/a.md", overview), ("pages/b.md", overview)]);
    let run = folder.run(&["check", "pages"]);
    let expected = "nothing to report in 2 files (2 skipped, without a schema)\nskipped: 2 pages without a schema\n  2  an overview page without a Syntax section\n";
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), expected));
    assert_eq!(folder.run(&["check", "-q", "pages"]).stderr, "");
}
