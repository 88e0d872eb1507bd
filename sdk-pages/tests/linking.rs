//! Nothing that pages say about each other makes linking panic, hang or take all memory.

use std::fmt::Write;

use mof_parser::ast::{ClassDeclaration, ValueKind};
use mof_parser::{Code, FileId, ReadOptions, Reader, Reading, SourceMap};
use mof_sdk_pages::{PageReader, codes};
use proptest::prelude::*;

/// Pages in one folder, read and linked.
fn linked(pages: &[(String, String)]) -> Vec<Reading> {
    let mut sources = SourceMap::default();
    let ids: Vec<FileId> = pages.iter().map(|(name, text)| sources.add(name.as_str(), text.as_str())).collect();
    let options = ReadOptions { folders: vec![".".to_owned()], ..ReadOptions::default() };
    let files = || ids.iter().map(|id| sources.file(*id));
    let mut readings: Vec<Reading> = files().map(|file| PageReader.read(file, &options)).collect();
    PageReader.link(&mut files().zip(&mut readings).collect::<Vec<_>>(), &options);
    readings
}

/// A page `NAME.md` of a class of integers, each with its name and what its description says.
fn page(class: &str, properties: &[(String, String)]) -> (String, String) {
    let mut text = format!("# {class} Server WMI Class\n\n## Syntax\n\n```\nClass {class}\n{{\n");
    for (name, _) in properties {
        writeln!(text, "    UInt32 {name};").expect("a string takes everything");
    }
    text.push_str("};\n```\n\n## Properties\n");
    for (name, description) in properties {
        let metadata = "Data type: `UInt32`\n\nAccess type: Read-only\n\nQualifiers: none\n\n";
        write!(text, "\n`{name}`\n{metadata}{description}\n").expect("a string takes everything");
    }
    (format!("{class}.md"), text)
}

/// A page of a class whose property `State` is described so.
fn state(class: usize, description: String) -> (String, String) {
    page(&format!("A_{class}"), &[("State".to_owned(), description)])
}

fn see(class: usize) -> String {
    format!("See [A_{class} Server WMI Class](A_{class}.md).")
}

fn description(reading: &Reading) -> &str {
    let mut properties = reading.specification.classes().flat_map(ClassDeclaration::properties);
    let property = properties.next().expect("the class has a property");
    let described = property.qualifiers.iter().find(|qualifier| qualifier.name.text == "Description");
    match described.and_then(|qualifier| qualifier.value.as_ref()).map(|value| &value.kind) {
        Some(ValueKind::String(text)) => text,
        other => panic!("a description is a string: {other:?}"),
    }
}

fn reported(readings: &[Reading]) -> Vec<Code> {
    readings.iter().flat_map(|reading| &reading.diagnostics).map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn the_first_of_a_long_chain_takes_what_the_last_says() {
    let mut pages: Vec<_> = (0..2000).map(|class| state(class, see(class + 1))).collect();
    pages.push(state(2000, "State of all.".to_owned()));
    let readings = linked(&pages);
    assert_eq!(description(&readings[0]), "State of all.");
    assert_eq!(reported(&readings), []);
}

#[test]
fn a_long_circle_is_reported_once() {
    let pages: Vec<_> = (0..2000).map(|class| state(class, see((class + 1) % 2000))).collect();
    assert_eq!(reported(&linked(&pages)), [codes::POINTER_CYCLE]);
}

#[test]
fn what_points_to_a_circle_is_not_part_of_it() {
    let readings = linked(&[state(0, see(1)), state(1, see(2)), state(2, see(1))]);
    assert_eq!(reported(&readings), [codes::POINTER_CYCLE]);
    assert!(readings[0].diagnostics.is_empty(), "the circle is elsewhere");
}

#[test]
fn a_page_that_is_cut_anywhere_is_linked() {
    let (whole, cut) = (state(0, see(1)), state(1, see(0)));
    for end in 0..=cut.1.len() {
        linked(&[whole.clone(), (cut.0.clone(), cut.1[..end].to_owned())]);
    }
}

#[test]
fn what_could_not_be_read_is_not_missed() {
    let above = state(0, "Text.".to_owned());
    let (name, below) = page("A_1", &[("Other".to_owned(), "Text.".to_owned())]);
    let below = below.replace("Class A_1", "Class A_1 : A_0");
    let damaged = below.replace("UInt32 Other;", "UInt32 Other;\n    ?? );");
    let missed = |text| reported(&linked(&[above.clone(), (name.clone(), text)])).contains(&codes::INHERITED_MISSING);
    assert!(missed(below));
    assert!(!missed(damaged));
}

#[test]
fn short_pages_cannot_ask_for_all_memory() {
    let rows = (0..20_000).map(|row| format!("|{row}|Row {row}|\n")).collect::<Vec<_>>().concat();
    let long = state(0, format!("Possible values are:\n\n|||\n|-|-|\n{rows}"));
    let point = |at: usize| (format!("P{at}"), "See the `State` property of [A_0](A_0.md).".to_owned());
    let short = page("A_1", &(0..500).map(point).collect::<Vec<_>>());
    assert_eq!(reported(&linked(&[long, short])), [codes::POINTER_LIMIT]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_target_of_a_link_is_looked_at(target in "[./\\\\%#?a-z0-9A_é: -]{0,24}(\\.md)?") {
        linked(&[state(0, format!("See [A_1 Server WMI Class](<{target}>).")), state(1, "Text.".to_owned())]);
    }

    #[test]
    fn any_sentence_is_read(sentence in "(See|also|the|property|of|[.,]|for|class|\\[A_1\\]\\(A_1.md\\)| |\n|é){0,16}") {
        linked(&[state(0, sentence), state(1, "Text.".to_owned())]);
    }
}
