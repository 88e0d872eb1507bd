//! Every code has an explanation, and its examples are what they claim to be.

use mof_model::{Compiler, codes};
use mof_parser::diagnostic::{Level, Levels};
use mof_parser::{Code, Diagnostic, Dialect, Severity};

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

/// The severities at which a code is reported about its wrong example where it has been given a level.
fn at_level(code: Code, level: Level, dialect: Option<Dialect>) -> Vec<Severity> {
    let mut levels = Levels::default();
    levels.set(code, level).expect("a level that the code can have");
    let mut compiler = Compiler::new();
    compiler.text("example.mof", example(code.explanation(), "Wrong").expect("a wrong example")).levels(levels);
    if let Some(dialect) = dialect {
        compiler.dialect(dialect);
    }
    let diagnostics = compiler.compile().diagnostics.into_iter().filter(|diagnostic| diagnostic.code == code);
    diagnostics.map(|diagnostic| diagnostic.severity).collect()
}

#[test]
fn every_check_goes_by_the_level_that_the_user_gives() {
    for code in checks() {
        assert_eq!(at_level(code, Level::Error, None), [Severity::Error], "{code}");
        if !code.is_always_error() {
            assert_eq!(at_level(code, Level::Note, None), [Severity::Note], "{code}");
            assert_eq!(at_level(code, Level::Off, None), [], "{code}");
        }
    }
}

#[test]
fn what_a_dialect_allows_can_be_asked_for() {
    let mut silent = Vec::new();
    for code in checks() {
        for dialect in Dialect::ALL.into_iter().filter(|dialect| code.severity(*dialect).is_none()) {
            if at_level(code, Level::Note, Some(dialect)).is_empty() {
                silent.push(format!("{code} in {dialect}"));
            }
        }
    }
    // MOF 3 has directives of its own, and a code for those that it does not know.
    assert_eq!(silent, ["MOF-S240 in mof3", "MOF-S242 in mof3", "MOF-S244 in mof3"]);
}
