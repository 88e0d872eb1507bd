//! Every explanation keeps its word: its wrong page gives exactly its code, its right page gives nothing. Pages with names are files of a
//! folder, and linked.

use mof_parser::diagnostic::Level;
use mof_parser::{Code, Dialect, FileId, ReadOptions, Reader, Reading, SourceFile, SourceMap};
use mof_sdk_pages::{PageReader, codes};

/// The pages under a heading, each with its name if it has one.
fn example<'a>(explanation: &'a str, heading: &str) -> Vec<(&'a str, &'a str)> {
    let (_, mut rest) = explanation.split_once(&format!("\n## {heading}\n")).unwrap_or_default();
    let mut pages = Vec::new();
    while let Some((before, page)) = rest.split_once("````page") {
        if before.contains("\n## ") {
            break;
        }
        let (name, page) = page.split_once('\n').expect("a fence is a line");
        let (text, after) = page.split_once("````\n").expect("the fence is closed");
        pages.push((name.trim(), text));
        rest = after;
    }
    pages
}

/// The right pages, and of the wrong ones those that they leave as they are.
fn mended<'a>(wrong: &[(&'a str, &'a str)], right: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_mended = |name: &str| name.is_empty() || right.iter().any(|(mended, _)| *mended == name);
    wrong.iter().filter(|(name, _)| !is_mended(name)).chain(right).copied().collect()
}

/// What is reported of pages once `asked` is, which may be off by default.
fn reported(pages: &[(&str, &str)], asked: Code) -> Vec<Code> {
    let mut sources = SourceMap::default();
    let are_linked = pages.iter().any(|(name, _)| !name.is_empty());
    let ids: Vec<FileId> = pages.iter().map(|(name, text)| sources.add(*name, *text)).collect();
    let files: Vec<&SourceFile> = ids.iter().map(|id| sources.file(*id)).collect();
    let folders = if pages.len() > 1 { vec![".".to_owned()] } else { Vec::new() };
    let mut options = ReadOptions { folders, ..ReadOptions::default() };
    if asked.severity(Dialect::SdkPage).is_none() {
        options.levels.set(asked, Level::Note).expect("a code that is off can be shown");
    }
    let mut readings: Vec<Reading> = files.iter().map(|file| PageReader.read(file, &options)).collect();
    if are_linked {
        let mut linked: Vec<_> = files.into_iter().zip(&mut readings).collect();
        PageReader.link(&mut linked, &options);
    }
    readings.into_iter().flat_map(|reading| reading.diagnostics).map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_wrong_page_gives_its_code_and_a_right_one_gives_nothing() {
    for code in codes::ALL {
        // A page that names its class nowhere is also a mistake to the parser; a limit is too far off for an example.
        if [codes::CLASS_NAME_MISSING, codes::POINTER_LIMIT].contains(code) {
            continue;
        }
        let wrong = example(code.explanation(), "Wrong");
        let right = example(code.explanation(), "Right");
        assert!(!right.is_empty(), "{code} has a right page");
        assert_eq!(reported(&wrong, *code), [*code], "the wrong page of {code}:\n{wrong:#?}");
        let mended = mended(&wrong, &right);
        assert_eq!(reported(&mended, *code), [], "the right page of {code}:\n{mended:#?}");
    }
}

#[test]
fn an_explanation_begins_with_its_title_and_names_its_source() {
    for code in codes::ALL {
        let explanation = code.explanation();
        assert_eq!(explanation.lines().next(), Some(format!("# {}", code.title()).as_str()), "{code}");
        assert!(explanation.contains("\n## Source\n"), "{code}");
    }
}

#[test]
fn a_page_that_names_its_class_nowhere_gives_no_usable_class() {
    let page = "# The Thing\n\n## Syntax\n\n```\nClass\n{\n    UInt32 JobID;\n};\n```\n";
    assert!(reported(&[("", page)], codes::CLASS_NAME_MISSING).contains(&codes::CLASS_NAME_MISSING));
}
