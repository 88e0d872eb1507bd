//! The examples of the explanations are true: each Wrong one is reported under its code and no other of this crate,
//! each Right one not at all.

use mof_codegen::{Builder, Dialect, codes};
use mof_parser::Code;

fn example(explanation: &str, heading: &str) -> String {
    let section = explanation.split(&format!("\n## {heading}\n")).nth(1).expect("the section is there");
    let code = section.split("```mof\n").nth(1).and_then(|code| code.split("```").next());
    code.expect("the section has an example").to_owned()
}

fn reported(text: String) -> Vec<&'static str> {
    let states_dialect = text.starts_with("// mofc: dialect");
    let mut builder = Builder::new();
    builder.text("example.mof", text);
    if !states_dialect {
        builder.dialect(Dialect::Wmi);
    }
    let generated = builder.generate().expect("examples compile");
    let codes = generated.diagnostics.iter().map(|diagnostic| diagnostic.code);
    codes.filter(|code| codes::ALL.contains(code)).map(Code::id).collect()
}

#[test]
fn wrong_examples_are_reported_and_right_ones_are_not() {
    for code in codes::ALL {
        let explanation = code.explanation();
        assert!(explanation.starts_with(&format!("# {}\n", code.title())), "{code}: the first line is the title");
        assert!(explanation.contains("\n## Source\n"), "{code}: the source of the rule is named");
        assert_eq!(reported(example(explanation, "Wrong")), [code.id()]);
        assert_eq!(reported(example(explanation, "Right")), [""; 0], "{code}");
    }
}
