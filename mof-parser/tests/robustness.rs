//! Any text gives a tree and diagnostics that lie within it: no panic, no endless loop, no stack overflow.

use mof_parser::{Dialect, Parsed, SourceMap, Span, parse};
use proptest::prelude::*;

const SAMPLE: &str = r#"#pragma include ("other.mof") // comment
Qualifier Mine : string[] = {"a", "b"}, Scope(class, property), Flavor(DisableOverride);
[Abstract, Description ("A " "thing\t\x41") : Translatable]
class ACME_A : ACME_Base {
  [Key, ValueMap{"0", "1..2", ".."}, Values{"None", "Some", "é"}] uint16 State = 0x1F;
  real32 Ratio = -1.5e-3; char16 C = '\x0041'; datetime When[3];
  ACME_B REF Other = $Alias;
  [Static] uint32 Run([In, Out] string Names[], boolean Fast);
};
instance of ACME_A as $Alias { State = 1; Names = {"x", NULL, TRUE}; Inner = instance of ACME_B { D = 1; }; };
"#;

fn parsed(text: &str) -> (SourceMap, Parsed) {
    let mut sources = SourceMap::default();
    let file = sources.add("test.mof", text);
    let parsed = parse(sources.file(file), Dialect::Wmi);
    (sources, parsed)
}

#[track_caller]
fn check(text: &str) {
    let (sources, parsed) = parsed(text);
    let inside = |span: Span| text.get(span.range()).is_some();
    for diagnostic in &parsed.diagnostics {
        assert!(inside(diagnostic.primary.span), "{diagnostic:?} lies outside the text");
        assert!(
            diagnostic.secondary.iter().all(|label| inside(label.span)),
            "{diagnostic:?} has a label outside the text"
        );
        let _ = sources.file(diagnostic.primary.span.file).position(diagnostic.primary.span.start);
    }
}

#[test]
fn the_sample_has_no_mistake() {
    assert_eq!(parsed(SAMPLE).1.diagnostics, []);
}

#[test]
fn a_text_may_end_anywhere() {
    for (at, _) in SAMPLE.char_indices() {
        check(&SAMPLE[..at]);
        check(&SAMPLE[at..]);
    }
}

#[test]
fn deep_nesting_and_endless_repetition_are_read_in_bounded_time() {
    let pieces = [
        "(",
        "{",
        "[",
        "[a(",
        "\"",
        "'",
        "\\",
        "/*",
        "class A {",
        "class A { [",
        "instance of A { B = {",
        "#",
        "$",
        ";[",
        "uint8 ",
        "a:",
        "\"\n",
    ];
    for piece in pieces {
        check(&piece.repeat(100_000));
    }
    // What is looked ahead for at each of these is limited, and takes its time.
    let pieces = [
        "“",
        "é",
        "[a \"b\" ",
        "‘a",
        "[a(\"b\" c ",
        "[a = ",
        "class A { } ",
        "class A { class B { };",
        "class A { uint8 a(",
        "uint8 a, ",
    ];
    for piece in pieces {
        check(&piece.repeat(5_000));
    }
    check(&format!("class A {{ uint8 B[] = {}1{}; }};", "{".repeat(100_000), "}".repeat(100_000)));
}

#[test]
fn a_hopeless_file_gives_a_bounded_number_of_diagnostics() {
    let (_, parsed) = parsed(&"@ class;\n".repeat(10_000));
    assert_eq!(parsed.diagnostics.len(), mof_parser::diagnostic::MAX_PER_FILE + 1);
    assert!(
        parsed
            .diagnostics
            .last()
            .is_some_and(|last| last.message.ends_with("more diagnostics in this file are not shown"))
    );
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn the_sample_with_a_piece_cut_out_and_another_put_in_is_read(
        cut in 0..SAMPLE.len(), length in 0..40usize, piece in "[\\[\\](){};:,=\"'#$a-z0-9\\\\ \n]{0,12}",
    ) {
        let boundary = |at: usize| (at.min(SAMPLE.len())..=SAMPLE.len()).find(|at| SAMPLE.is_char_boundary(*at)).unwrap_or(SAMPLE.len());
        check(&format!("{}{piece}{}", &SAMPLE[..boundary(cut)], &SAMPLE[boundary(cut + length)..]));
    }
}
