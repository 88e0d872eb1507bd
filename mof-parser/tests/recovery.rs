//! One mistake, one diagnostic, on its own bytes; and what stands around it is read all the same.

use mof_parser::ast::{Feature, MofProduction};
use mof_parser::{Dialect, SourceMap, parse};

/// Each diagnostic as `code@"text"`, the text being the bytes it points at or, for an empty span, the last word before them.
fn reported(text: &str, dialect: Dialect) -> Vec<String> {
    let mut sources = SourceMap::default();
    let file = sources.add("test.mof", text);
    let diagnostics = parse(sources.file(file), dialect).diagnostics;
    let shown = |d: &mof_parser::Diagnostic| match sources.slice(d.primary.span) {
        "" => {
            format!("after {}", text[..d.primary.span.start as usize].split_whitespace().last().unwrap_or("the start"))
        }
        slice => slice.to_owned(),
    };
    diagnostics.iter().map(|d| format!("{} {}", d.code.id().trim_start_matches("MOF-"), shown(d))).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(reported(text, Dialect::Standard), expected, "{text}");
}

/// Mistakes inside a class body; the property before and the one after must be read.
#[track_caller]
fn check_in_class(feature: &str, expected: &[&str]) {
    let text = format!("class A_A\n{{\n    uint8 Before;\n    {feature}\n    uint8 After;\n}};\nclass A_B {{ }};\n");
    check(&text, expected);
    let mut sources = SourceMap::default();
    let file = sources.add("test.mof", text.clone());
    let specification = parse(sources.file(file), Dialect::Standard).specification;
    let names: Vec<_> =
        specification.classes().flat_map(|class| class.properties().map(|p| p.name.text.clone())).collect();
    assert_eq!(names.first().map(String::as_str), Some("Before"), "{text}");
    assert_eq!(names.last().map(String::as_str), Some("After"), "{text}");
    assert_eq!(specification.classes().count(), 2, "{text}");
}

#[test]
fn a_mistake_in_a_feature_leaves_its_neighbours_alone() {
    check_in_class("uint8 B", &["P102 after B"]);
    check_in_class("uint8 B\n    [Key] uint8 C;", &["P102 after B"]);
    check_in_class("uint8 = 5;", &["P100 ="]);
    check_in_class("uint8 B = ;", &["P100 ;"]);
    check_in_class("uint8 B = 08;", &["P012 08"]);
    check_in_class("uint8 B = nothing;", &["P144 nothing"]);
    check_in_class("uint8 B C;", &["P100 C"]);
    check_in_class("string[] B;", &["P114 []"]);
    check_in_class("uint8 B[] = {1 2};", &["P117 after {1"]);
    check_in_class("uint8 B[] = {1, };", &["P119 ,"]);
    check_in_class("string B = \"text;", &["P002 \"text"]);
    check_in_class("void B;", &["P100 ;"]);
    check_in_class("uint8 B,", &["P103 ,"]);
    check_in_class("uint8 B;;", &["P104 ;"]);
    check_in_class(") uint8 B;", &["P100 )"]);
}

#[test]
fn a_mistake_in_a_qualifier_list_leaves_the_element_alone() {
    check_in_class("[Key uint8 B;", &["P129 uint8"]);
    check_in_class("[Key Read] uint8 B;", &["P117 after [Key"]);
    check_in_class("[Description(\"text)] uint8 B;", &["P002 \"text"]);
    check_in_class("[Description(\"text\"] uint8 B;", &["P129 ]"]);
    check_in_class("[Description(\"text\", Key] uint8 B;", &["P129 ,"]);
    check_in_class("[Description()] uint8 B;", &["P100 ()"]);
    check_in_class("[Values{\"a\", b}] uint8 B;", &["P144 b"]);
    check_in_class("[MaxLen(5x)] string B;", &["P012 5x"]);
    check_in_class("[] uint8 B;", &["P120 []"]);
    check_in_class("[Key : Sticky] uint8 B;", &["P121 Sticky"]);
    check_in_class("[, Key] uint8 B;", &["P100 ,"]);
}

#[test]
fn a_mistake_in_parameters_leaves_the_others_alone() {
    check_in_class("uint32 Run(uint8);", &["P100 )"]);
    check_in_class("uint32 Run([In] uint8 B, uint8 = 5, uint8 C);", &["P100 ="]);
    check_in_class("uint32 Run(uint8 B;", &["P129 ;"]);
    check_in_class("uint32 Run(uint8 B)", &["P102 after B)"]);
}

#[test]
fn a_mistake_at_the_top_level_leaves_the_next_declaration_alone() {
    check("clas A_A { uint8 B; };\nclass A_B { };", &["P100 clas"]);
    check("class A_A { uint8 B;\nclass A_B { };", &["P129 after B;"]);
    check("class A_A { uint8 B;\n[Abstract] class A_B { };", &["P129 after B;"]);
    check("class A_A uint8 B; };\nclass A_B { };", &["P100 after A_A"]);
    check("class A_A\n    [Key] uint8 B;\n};\nclass A_B { };", &["P100 after A_A"]);
    check("class A_A { uint8 B; /* };\nclass A_B { };", &["P003 /*"]);
    check("class { };\nclass A_B { };", &["P107 after class"]);
    check("#pragma include(\"a.mof\"\nclass A_B { };", &["P129 class"]);
    check("[Abstract] uint8 B;\nclass A_B { };", &["P100 uint8"]);
    check("instance of A_A { B 5; C = 1; };\nclass A_B { };", &["P100 5"]);
    check("instance of A_A { B = 5\nclass A_B { };", &["P102 after 5", "P129 after 5"]);
    check("instance of A_A { B = 5; }\nclass A_B { };", &["P105 after }"]);
    check("} class A_B { };", &["P100 }"]);
}

#[test]
fn four_mistakes_are_four_diagnostics() {
    let text = "class A_A\n{\n    uint8 B\n    string C = \"open;\n    bool D;\n    [Key Read] uint8 E;\n};\n";
    check(text, &["P102 after B", "P002 \"open", "P130 bool", "P117 after [Key"]);
}

#[test]
fn what_an_sdk_page_writes_is_read_as_meant() {
    let text = "Class SMS_ A :\n{\n    UInt32 B\n    ref:SMS_C D;\n    String E; (obsolete)\n    SMS_F G[];\n    UInt8 Dummy[key]  ;\n}";
    let expected =
        ["P108 SMS_ A", "P106 :", "P102 after B", "P110 ref:SMS_C", "P116 (obsolete)", "P115 [key]", "P105 after }"];
    assert_eq!(reported(text, Dialect::SdkPage), expected);
    let mut sources = SourceMap::default();
    let file = sources.add("page.md", text);
    let parsed = parse(sources.file(file), Dialect::SdkPage);
    assert!(parsed.diagnostics.iter().all(|diagnostic| !diagnostic.is_error()));
    let [MofProduction::Class(class)] = parsed.specification.productions.as_slice() else {
        panic!("one class was written")
    };
    assert_eq!((class.name.text.as_str(), class.features.len()), ("SMS_A", 5));
    assert!(class.features.iter().all(|feature| !matches!(feature, Feature::Error(_))));
}

#[test]
fn a_blank_in_a_superclass_and_a_remark_before_the_semicolon_cost_nothing() {
    let text = "Class SMS_ A : SMS_ B\n{\n    String E (removed in 1706);\n    UInt32 F[] (obsolete)\n};\n";
    let expected = ["P108 SMS_ A", "P108 SMS_ B", "P116 (removed in 1706)", "P116 (obsolete)", "P102 after (obsolete)"];
    assert_eq!(reported(text, Dialect::SdkPage), expected);
}
