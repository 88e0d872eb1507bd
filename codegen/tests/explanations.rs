//! The examples of the explanations are true: each Wrong one is reported under its code and no other of this crate,
//! each Right one not at all.

use mof_codegen::{Dialect, Settings, codes, rust};
use mof_model::Compiler;
use mof_parser::Code;

/// The example under a heading in a language; empty where it needs none.
fn example(explanation: &str, heading: &str, language: &str) -> String {
    let section = explanation.split(&format!("\n## {heading}\n")).nth(1).expect("the section is there");
    let section = section.split("\n## ").next().unwrap_or(section);
    let code = section.split(&format!("```{language}\n")).nth(1).and_then(|code| code.split("```").next());
    code.unwrap_or_default().to_owned()
}

/// What is reported of the example under a heading: of its schema, generated as its configuration has it.
fn reported(explanation: &str, heading: &str) -> Vec<&'static str> {
    let text = example(explanation, heading, "mof");
    assert!(!text.is_empty(), "the section has an example");
    let mut compiler = Compiler::new();
    if !text.starts_with("// mofc: dialect") {
        compiler.dialect(Dialect::Wmi);
    }
    let mut compilation = compiler.text("example.mof", text).compile();
    let mut settings = Settings::default();
    settings.configuration("mofc.toml", example(explanation, heading, "toml"));
    let resolved = settings.resolve(&mut compilation.sources);
    let generated = rust::generate(compilation.valid_schema().expect("examples compile"), &resolved.options);
    let diagnostics = resolved.diagnostics.iter().chain(&generated.diagnostics);
    let codes = diagnostics.map(|diagnostic| diagnostic.code);
    codes.filter(|code| codes::ALL.contains(code)).map(Code::id).collect()
}

#[test]
fn wrong_examples_are_reported_and_right_ones_are_not() {
    for code in codes::ALL {
        let explanation = code.explanation();
        assert!(explanation.starts_with(&format!("# {}\n", code.title())), "{code}: the first line is the title");
        assert!(explanation.contains("\n## Source\n"), "{code}: the source of the rule is named");
        assert_eq!(reported(explanation, "Wrong"), [code.id()]);
        assert_eq!(reported(explanation, "Right"), [""; 0], "{code}");
    }
}
