//! Every explanation keeps its word: its wrong example gives exactly its code, its right example gives nothing.

use mof_parser::{Code, Dialect, SourceMap, codes, parse};

/// The fenced block under a heading.
fn example<'a>(explanation: &'a str, heading: &str) -> Option<&'a str> {
    let (_, section) = explanation.split_once(&format!("\n## {heading}\n"))?;
    let (_, fence) = section.split_once("```mof\n")?;
    Some(fence.split_once("```")?.0)
}

fn reported(text: &str) -> Vec<Code> {
    let mut sources = SourceMap::default();
    let file = sources.add("example.mof", text);
    parse(sources.file(file), Dialect::Standard).diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_wrong_example_gives_its_code_and_a_right_one_gives_nothing() {
    let mut checked = 0;
    for code in codes::ALL {
        let Some(wrong) = example(code.explanation(), "Wrong") else { continue };
        let right = example(code.explanation(), "Right").expect("a wrong example has a right one beside it");
        assert_eq!(reported(wrong), [*code], "the wrong example of {code}:\n{wrong}");
        assert_eq!(reported(right), [], "the right example of {code}:\n{right}");
        checked += 1;
    }
    assert!(checked > 30, "only {checked} explanations have examples");
}

#[test]
fn an_explanation_begins_with_its_title_and_names_its_source() {
    for code in codes::ALL {
        let explanation = code.explanation();
        assert_eq!(explanation.lines().next(), Some(format!("# {}", code.title()).as_str()), "{code}");
        assert!(explanation.contains("\n## Source\n"), "{code}");
    }
}
