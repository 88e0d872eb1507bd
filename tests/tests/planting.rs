//! A mistake stays where it is: put between two good classes, it is reported as before, and the classes are read as if it were not there.

#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use mof_model::Compilation;
use mof_tests::{compile, report, repository};

const BEFORE: &str = "class ACME_Before { [Key] string Name; };\n";
const AFTER: &str = "\nclass ACME_After { [Key] string Name; };\n";

/// Mistakes that by their nature take what follows with them.
const SWALLOW_THE_REST: &[&str] = &["unterminated_comment.mof"];

#[test]
fn a_syntactic_mistake_between_two_classes_is_reported_as_if_alone() {
    let cases = syntactic_mistakes();
    assert!(cases.len() >= 10, "only {} cases", cases.len());
    for (name, text) in cases {
        let alone = compile(&name, &text);
        let planted = compile(&name, &format!("{BEFORE}{text}{AFTER}"));
        assert_eq!(found(&planted, BEFORE.len()), found(&alone, 0), "{name}\n{}", report(&planted));
        for class in ["ACME_Before", "ACME_After"] {
            let class = planted.schema.class(class).unwrap_or_else(|| panic!("{name} loses {class}"));
            assert!(class.property("Name").is_some(), "{name} loses a property of {}", class.name);
        }
    }
}

/// Code, message and first byte of each diagnostic; bytes count from `origin`.
fn found(compilation: &Compilation, origin: usize) -> Vec<(&'static str, String, i64)> {
    let place = |start: u32| i64::from(start) - i64::try_from(origin).expect("a short text");
    let diagnostics = compilation.diagnostics.iter();
    diagnostics.map(|found| (found.code.id(), found.message.clone(), place(found.primary.span.start))).collect()
}

/// The cases in which the parser alone finds something.
fn syntactic_mistakes() -> Vec<(String, String)> {
    let folder = repository("tests/cases/err");
    let entries = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("the cases can be read").path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "mof")).collect();
    files.sort();
    let cases = files.into_iter().map(|path| {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("a case is a UTF-8 file"))
    });
    cases.filter(|(name, text)| !SWALLOW_THE_REST.contains(&name.as_str()) && is_syntactic(name, text)).collect()
}

fn is_syntactic(name: &str, text: &str) -> bool {
    let diagnostics = compile(name, text).diagnostics;
    !diagnostics.is_empty() && diagnostics.iter().all(|found| found.code.id().starts_with("MOF-P"))
}
