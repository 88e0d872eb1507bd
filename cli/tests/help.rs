//! The help of every command.

mod support;

use support::run;

const COMMANDS: &[&[&str]] =
    &[&[], &["check"], &["dump"], &["generate"], &["generate", "rust"], &["docs"], &["import"], &["explain"]];

#[test]
fn every_command_has_the_help_that_its_snapshot_shows() {
    for command in COMMANDS {
        let help = run(&[command, &["--help"][..]].concat());
        assert_eq!((help.status, help.stderr.as_str()), (Some(0), ""), "{command:?}");
        let name = ["mofc"].iter().chain(*command).copied().collect::<Vec<_>>().join("_");
        insta::assert_snapshot!(name, help.stdout);
    }
}

#[test]
fn every_command_gives_examples_and_its_exit_status() {
    for command in COMMANDS {
        let help = run(&[command, &["--help"][..]].concat()).stdout;
        assert!(
            help.contains("Examples:") && help.contains("mofc ") && help.contains("Exit status:"),
            "{command:?}:\n{help}"
        );
    }
}

#[test]
fn help_lines_fit_on_a_terminal_of_120_columns() {
    for command in COMMANDS {
        let help = run(&[command, &["--help"][..]].concat()).stdout;
        let long = help.lines().find(|line| line.chars().count() > 120);
        assert_eq!(long, None, "{command:?}");
    }
}

#[test]
fn the_version_is_printed_on_request() {
    let version = run(&["--version"]);
    assert_eq!(version.status, Some(0));
    assert_eq!(version.stdout, format!("mofc {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn no_command_at_all_shows_the_help_and_is_refused() {
    let run = run(&[]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("Usage: mofc"), "{}", run.stderr);
}

#[test]
fn wrong_arguments_are_refused_with_the_nearest_right_one() {
    let run = run(&["chek", "x.mof"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("check"), "{}", run.stderr);
}
