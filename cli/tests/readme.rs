//! The README shows what the program really prints.

mod support;

use support::Folder;

const README: &str = include_str!("../../README.md");

/// The text of the fenced block that begins with a line.
fn block(start: &str) -> &'static str {
    let (_, after) = README.split_once(start).expect("the README has the block");
    after.split_once("```").expect("a block ends").0.trim_start_matches('\n')
}

#[test]
fn the_mistakes_of_the_printer_are_reported_as_shown() {
    let folder = Folder::with(&[("printer.mof", block("```mof\n"))]);
    let run = folder.run(&["check", "printer.mof"]);
    assert_eq!(run.stderr, block("$ mofc check printer.mof\n"));
}

#[test]
fn the_first_command_says_what_it_writes_as_shown() {
    let folder = Folder::with(&[]);
    let schemas = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas");
    let command =
        README.split_once("-p mofc -- ").and_then(|(_, after)| after.split_once('\n')).expect("the first command");
    let arguments: Vec<_> = command.0.split(' ').map(|word| if word == "schemas" { schemas } else { word }).collect();
    let run = folder.run(&arguments);
    assert_eq!(run.stderr, block("```text\n"));
}
