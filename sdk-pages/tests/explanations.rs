//! Every explanation keeps its word: its wrong page gives exactly its code, its right page gives nothing. An overlay goes with its page.

use mof_parser::{Code, ReadOptions, Reader, SourceMap};
use mof_sdk_pages::{PageReader, codes};

/// The files under a heading: a page, and perhaps overlays.
fn example(explanation: &str, heading: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut lines = explanation.lines().skip_while(|line| line.strip_prefix("## ") != Some(heading)).skip(1);
    while let Some(line) = lines.by_ref().find(|line| line.starts_with("````") || line.starts_with("## ")) {
        let Some(kind) = line.strip_prefix("````") else { break };
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "````").collect();
        let extension = if kind == "overlay" { "overlay.toml" } else { "md" };
        files.push((format!("example{}.{extension}", files.len()), text.join("\n")));
    }
    files
}

fn reported(files: &[(String, String)]) -> Vec<Code> {
    let mut sources = SourceMap::default();
    let ids: Vec<_> = files.iter().map(|(name, text)| sources.add(name, text)).collect();
    let options = ReadOptions::default();
    let mut readings: Vec<_> = ids.iter().map(|id| PageReader.read(sources.file(*id), &options)).collect();
    let mut pages: Vec<_> = ids.iter().map(|id| sources.file(*id)).zip(&mut readings).collect();
    PageReader.link(&mut pages, &options);
    readings.into_iter().flat_map(|reading| reading.diagnostics).map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_wrong_page_gives_its_code_and_a_right_one_gives_nothing() {
    for code in codes::ALL {
        // A page that names its class nowhere is also a mistake to the parser.
        if *code == codes::CLASS_NAME_MISSING {
            continue;
        }
        let wrong = example(code.explanation(), "Wrong");
        let right = example(code.explanation(), "Right");
        assert_eq!(reported(&wrong), [*code], "the wrong page of {code}:\n{wrong:?}");
        assert_eq!(reported(&right), [], "the right page of {code}:\n{right:?}");
        assert!(!right.is_empty(), "{code} has a right page");
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
    assert!(reported(&[("example.md".to_owned(), page.to_owned())]).contains(&codes::CLASS_NAME_MISSING));
}
