//! Inputs that want to break something: the terminal, the memory, the clock.

mod support;

use support::{Folder, Run};

/// Nothing in the text makes a terminal do more than print.
fn is_plain(text: &str) -> bool {
    !text.contains(|c: char| {
        c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

fn assert_plain(run: &Run) {
    assert!(is_plain(&run.stdout), "{:?}", run.stdout);
    assert!(is_plain(&run.stderr), "{:?}", run.stderr);
}

#[test]
fn text_of_a_schema_never_becomes_a_terminal_command() {
    let class = "[Description(\"\u{1b}[31m\u{9b}2J\u{202e}\")] class ACME_\u{1b}[31mFan { [Key] strin\u{7} DeviceID = \"\u{1b}]0;x\u{7}\"; };";
    let folder = Folder::with(&[("fan.mof", class)]);
    for format in ["text", "short", "json"] {
        let run = folder.run(&["check", "--message-format", format, "fan.mof"]);
        assert_eq!(run.status, Some(1));
        assert_plain(&run);
    }
    assert_plain(&folder.run(&["dump", "fan.mof"]));
    assert_plain(&folder.run(&["import", "fan.mof"]));
}

#[cfg(unix)]
#[test]
fn a_path_never_becomes_a_terminal_command() {
    let name = "\u{1b}[31m\u{202e}fan.mof";
    let folder = Folder::with(&[(name, support::BAD)]);
    for arguments in [
        &["check", name][..],
        &["check", "--message-format", "short", name],
        &["dump", name],
        &["check", "\u{1b}[31mno"],
    ] {
        let run = folder.run(arguments);
        assert_ne!(run.status, Some(0));
        assert_plain(&run);
    }
    folder.write("good.mof", support::GOOD);
    assert_plain(&folder.run(&["generate", "rust", "good.mof", "-o", name]));
    assert_plain(&folder.run(&["generate", "rust", "good.mof", "-o", "\u{1b}[31mout"]));
    assert_plain(&folder.run(&["explain", "\u{1b}[31m"]));
    assert_plain(&folder.run(&["check", "--\u{1b}[31m\u{9b}2J\u{202e}"]));
}

#[test]
fn a_file_beyond_the_limit_is_refused_at_once() {
    let folder = Folder::with(&[]);
    folder.write("huge.mof", vec![b'('; 100_000_000]);
    let run = folder.run(&["check", "huge.mof"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("huge.mof") && run.stderr.contains("64 MiB"), "{}", run.stderr);
}

#[test]
fn standard_input_beyond_the_limit_is_refused() {
    let run = Folder::with(&[]).run_with_input(&["check", "--max-file-size", "1K", "-"], &[b'('; 2000]);
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("<stdin>"), "{}", run.stderr);
}

#[test]
fn the_limit_can_be_raised_and_the_work_stays_bounded() {
    let folder = Folder::with(&[]);
    folder.write("nested.mof", vec![b'('; 60_000_000]);
    let run = folder.run(&["check", "--max-file-size", "1G", "--message-format", "short", "nested.mof"]);
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.lines().count() < 2000, "{} lines", run.stderr.lines().count());
}

#[test]
fn deep_nesting_is_a_diagnostic() {
    for (open, close) in [("{", "}"), ("(", ")"), ("[", "]")] {
        let deep =
            format!("class ACME_Fan {{ uint32 Speeds[] = {}1{}; }};", open.repeat(200_000), close.repeat(200_000));
        let run = Folder::with(&[("deep.mof", &deep)]).run(&["check", "--message-format", "short", "deep.mof"]);
        assert_eq!(run.status, Some(1), "{open}: {}", run.stderr);
    }
}
