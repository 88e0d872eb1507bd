//! Every code has an explanation, and its examples are what they claim to be.

use mof_model::{Compiler, codes};
use mof_parser::{Code, Diagnostic};

/// The fenced example under a heading.
fn example<'a>(explanation: &'a str, heading: &str) -> Option<&'a str> {
    let (_, section) = explanation.split_once(&format!("\n## {heading}\n"))?;
    let (_, fenced) = section.split_once("```mof\n")?;
    fenced.split_once("```").map(|(text, _)| text)
}

fn compile(text: &str) -> Vec<Diagnostic> {
    Compiler::new().text("example.mof", text).compile().diagnostics
}

/// The codes about meaning; those about files have no text to show.
fn checks() -> impl Iterator<Item = Code> {
    codes::ALL.iter().copied().filter(|code| code.id().starts_with("MOF-S"))
}

#[test]
fn every_explanation_has_its_title_and_its_source() {
    for code in codes::ALL {
        let text = code.explanation();
        assert!(text.starts_with(&format!("# {}\n\n", code.title())), "{code}: the heading is not the title");
        assert!(text.contains("\n## Source\n\n"), "{code}: no source");
    }
}

#[test]
fn every_wrong_example_shows_its_code_and_nothing_else() {
    for code in checks() {
        let diagnostics = compile(example(code.explanation(), "Wrong").expect("a wrong example"));
        let found: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.id()).collect();
        assert_eq!(found, [code.id()]);
    }
}

#[test]
fn every_right_example_is_silent() {
    for code in checks() {
        let diagnostics = compile(example(code.explanation(), "Right").expect("a right example"));
        assert_eq!(diagnostics, [], "{code}");
    }
}

#[test]
fn every_diagnostic_of_an_example_says_what_to_write() {
    for code in checks() {
        for diagnostic in compile(example(code.explanation(), "Wrong").expect("a wrong example")) {
            let help = diagnostic.help.as_deref().unwrap_or_default();
            assert!(!help.is_empty() && !help.ends_with('.'), "{code}: {help}");
            let message = &diagnostic.message;
            assert!(!message.ends_with('.') && !message.starts_with(char::is_uppercase), "{code}: {message}");
        }
    }
}
