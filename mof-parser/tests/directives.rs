//! Lines that begin with `#`: directives, malformed ones, and what is none. A class that follows is always read.

use mof_parser::ast::{CompilerDirective, MofProduction, ValueKind};
use mof_parser::{Dialect, Parsed, SourceMap, parse};

fn parsed(text: &str) -> (Parsed, SourceMap) {
    let mut sources = SourceMap::default();
    let id = sources.add("test.mof", text);
    (parse(sources.file(id), Dialect::Standard), sources)
}

/// The directives as `name("argument", WORD)`.
fn directives(parsed: &Parsed) -> Vec<String> {
    let shown = |directive: &CompilerDirective| {
        let argument = |value: &mof_parser::ast::Value| match &value.kind {
            ValueKind::String(text) => format!("{text:?}"),
            ValueKind::Word(word) => word.clone(),
            other => format!("{other:?}"),
        };
        let arguments: Vec<String> = directive.arguments.iter().map(argument).collect();
        format!("{}({})", directive.name.text, arguments.join(", "))
    };
    let directive = |production: &MofProduction| match production {
        MofProduction::Directive(directive) => Some(shown(directive)),
        _ => None,
    };
    parsed.specification.productions.iter().filter_map(directive).collect()
}

/// Checks a text, followed by a class: its directives and what is reported, as `MOF-P152 "marked": help`.
#[track_caller]
fn check(text: &str, expected: &[&str], reported: &[&str]) {
    let (parsed, sources) = parsed(&format!("{text}\nclass ACME_A {{ uint8 B; }};\n"));
    let shown: Vec<String> = parsed
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let marked = sources.slice(diagnostic.primary.span);
            format!("{} {marked}: {}", diagnostic.code, diagnostic.help.as_deref().unwrap_or_default())
        })
        .collect();
    assert_eq!(shown, reported, "{text}");
    assert_eq!(directives(&parsed), expected, "{text}");
    assert!(parsed.specification.classes().any(|class| class.name.text == "ACME_A"), "the class after {text} is read");
}

#[test]
fn directives_in_all_their_forms() {
    check("#pragma include(\"a.mof\")", &["include(\"a.mof\")"], &[]);
    check("# PRAGMA Locale ( \"en\"\n \"_US\" )", &["Locale(\"en_US\")"], &[]);
    check("#pragma\nnamespace\n(\"a\")", &["namespace(\"a\")"], &[]);
    check("#include(\"a.mof\") #pragma autorecover", &["include(\"a.mof\")", "autorecover()"], &[]);
    check("#pragma deleteclass(\"A\", NOFAIL)", &["deleteclass(\"A\", NOFAIL)"], &[]);
    check("class ACME_B { }; #pragma include(\"a.mof\") // last", &["include(\"a.mof\")"], &[]);
}

#[test]
fn a_directive_without_parentheses_ends_with_its_line() {
    check("#pragma autorecover", &["autorecover()"], &[]);
    check("#pragma namespace \"root/a\"", &["namespace(\"root/a\")"], &["MOF-P152 \"root/a\": write `(\"root/a\")`"]);
    let help = "write them as `(\"…\")`; what is no argument belongs on a line of its own";
    check("#pragma namespace http:", &["namespace()"], &[&format!("MOF-P152 http:: {help}")]);
    check("#include \"a.mof\"", &["include(\"a.mof\")"], &["MOF-P152 \"a.mof\": write `(\"a.mof\")`"]);
}

#[test]
fn a_directive_without_a_name_is_reported_and_takes_nothing_else() {
    let help = "write what it is to do, such as `#pragma include(\"file.mof\")`";
    check("#pragma", &[], &[&format!("MOF-P152 #pragma: {help}")]);
    check("#pragma (\"a\")", &[], &[&format!("MOF-P152 #pragma: {help}")]);
}

#[test]
fn a_misspelt_directive_is_understood() {
    check("#pargma include(\"a.mof\")", &["include(\"a.mof\")"], &["MOF-P152 pargma: did you mean `#pragma`?"]);
    check("#inculde(\"a.mof\")", &["include(\"a.mof\")"], &["MOF-P152 inculde: did you mean `#include`?"]);
    check(
        "#namespace(\"root\")",
        &["namespace(\"root\")"],
        &["MOF-P152 namespace: write `#pragma namespace`, or `//` before a comment"],
    );
}

#[test]
fn an_open_parenthesis_is_one_mistake() {
    check("#pragma include(\"a.mof\"", &[], &["MOF-P129 class: close it with `)`"]);
}

#[test]
fn lines_of_the_c_preprocessor_are_named_one_by_one() {
    let help = "run the C preprocessor over the file first, as its build does";
    check("#define A(x) x'", &[], &[&format!("MOF-P150 #define: {help}")]);
    check(
        "#define TEXT \\\n\"a\" \\\r\n\"b\"\n#endif",
        &[],
        &[&format!("MOF-P150 #define: {help}"), &format!("MOF-P150 #endif: {help}")],
    );
    check("#define TEXT \\\n   \nclass ACME_B { };", &[], &[&format!("MOF-P150 #define: {help}")]);
    check("#include <a.h>", &[], &[&format!("MOF-P150 #include: {help}")]);
    check(
        "class ACME_B {\n#ifdef X\n uint8 C;\n#endif\n};",
        &[],
        &[&format!("MOF-P150 #ifdef: {help}"), &format!("MOF-P150 #endif: {help}")],
    );
}

#[test]
fn a_comment_that_begins_with_a_hash_is_named_and_skipped() {
    let help = "write `//` before a comment; `#` begins a directive, such as `#pragma include`";
    let reported = format!("MOF-P151 #: {help}");
    check("# don't { read } this", &[], &[&reported]);
    check("#", &[], &[&reported]);
    check("##### A #####", &[], &[&reported]);
    check("# include the next file", &[], &[&reported]);
    check("class ACME_B { uint8 C; # the size\n uint8 D; };", &[], &[&reported]);
}
