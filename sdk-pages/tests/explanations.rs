//! Every explanation keeps its word: its wrong page gives exactly its code, its right page gives nothing.

use mof_parser::diagnostic::Level;
use mof_parser::{Code, Dialect, ReadOptions, Reader, SourceMap};
use mof_sdk_pages::{PageReader, codes};

/// The page under a heading.
fn example<'a>(explanation: &'a str, heading: &str) -> Option<&'a str> {
    let (_, section) = explanation.split_once(&format!("\n## {heading}\n\n````page\n"))?;
    Some(section.split_once("````")?.0)
}

/// What is reported of a page once `asked` is, which may be off by default.
fn reported(page: &str, asked: Code) -> Vec<Code> {
    let mut sources = SourceMap::default();
    let file = sources.add("example.md", page);
    let mut options = ReadOptions::default();
    if asked.severity(Dialect::SdkPage).is_none() {
        options.levels.set(asked, Level::Note);
    }
    PageReader.read(sources.file(file), &options).diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_wrong_page_gives_its_code_and_a_right_one_gives_nothing() {
    for code in codes::ALL {
        // A page that names its class nowhere is also a mistake to the parser.
        if *code == codes::CLASS_NAME_MISSING {
            continue;
        }
        let wrong = example(code.explanation(), "Wrong").expect("an explanation has a wrong page");
        let right = example(code.explanation(), "Right").expect("an explanation has a right page");
        assert_eq!(reported(wrong, *code), [*code], "the wrong page of {code}:\n{wrong}");
        assert_eq!(reported(right, *code), [], "the right page of {code}:\n{right}");
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
    assert!(reported(page, codes::CLASS_NAME_MISSING).contains(&codes::CLASS_NAME_MISSING));
}
