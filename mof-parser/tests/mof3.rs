//! MOF 3: what it has reads in its own dialect without a word and in the others with one diagnostic a construct; a mistake in it is one
//! diagnostic, and what stands around it is read all the same.

use mof_parser::ast::{Feature, MofProduction, MofSpecification, ValueKind};
use mof_parser::{Dialect, SourceMap, parse, write::write};

/// Each diagnostic as `code text`, the text being the bytes it points at or, for an empty span, the last word before them.
fn read(text: &str, dialect: Dialect) -> (MofSpecification, Vec<String>) {
    let mut sources = SourceMap::default();
    let file = sources.add("test.mof", text);
    let parsed = parse(sources.file(file), dialect);
    let shown = |d: &mof_parser::Diagnostic| {
        let place = match sources.slice(d.primary.span) {
            "" => {
                let before = &text[..d.primary.span.start as usize];
                format!("after {}", before.split_whitespace().last().unwrap_or("the start"))
            }
            slice => slice.to_owned(),
        };
        let help = d.help.as_deref().filter(|help| help.starts_with("did you mean")).unwrap_or_default();
        format!("{} {place} {help}", d.code.id().trim_start_matches("MOF-")).trim_end().to_owned()
    };
    let reported = parsed.diagnostics.iter().map(shown).collect();
    (parsed.specification, reported)
}

/// A sample of everything that MOF 3 adds.
const SAMPLE: &str = r#"
    enumeration ACME_State : integer { Off = 0, [Description("all there is")] On = 0x1 };
    enumeration ACME_Colour : string { Red, Green = "green", };
    enumeration ACME_None : ACME_Colour { };
    structure ACME_Address : ACME_Base { string City; ACME_State State = ACME_State.On; };
    [Abstract] class ACME_Thing : ACME_Address
    {
        structure Inner { structure Innermost { integer Deep; }; octetstring Octets = "0x00FF"; };
        enumeration Kind : uint16 { Other = 1 };
        [Key] string Id;
        Inner Parts[] = {value of Inner { Octets = "0x"; }, $Part};
        ACME_Thing REF Others[];
        void Stop();
        string[] Names([In] Kind Of = Other, ACME_Thing REF Thing = NULL);
        Inner Get(Kind Kinds[] = {Other, Kind.Other});
    };
    association ACME_Uses { ACME_Thing REF User; ACME_Thing REF Used; };
    [Description("how")] Qualifier Aggregates : ACME_Colour = Red Scope(reference, enumerationvalue) Policy(restricted);
    Qualifier Levels : integer[] = {1} Scope(structure, enumeration, qualifiertype) Flavor(disableoverride);
    value of ACME_Address as $Home { City = "\x1F600!"; State = On; };
    instance of ACME_Thing { Id = "1"; Parts = {$Home}; };
"#;

#[test]
fn all_of_mof_3_reads_without_a_word() {
    let (specification, reported) = read(SAMPLE, Dialect::Mof3);
    assert_eq!(reported, ["P119 ,"], "a trailing comma is in the standard's own examples, not in its grammar");
    assert!(!specification.productions.iter().any(|production| matches!(production, MofProduction::Error(_))));
}

#[test]
fn what_is_written_from_a_tree_parses_to_an_equal_one() {
    let (specification, _) = read(SAMPLE, Dialect::Mof3);
    let written = write(&specification);
    assert_eq!(read(&written, Dialect::Mof3).0, specification, "{written}");
}

#[test]
fn another_dialect_reads_the_same_and_reports_each_construct_once() {
    let constructs = [
        ("structure ACME_A { string B; };", "P140 structure"),
        ("enumeration ACME_A : integer { B = 1 };", "P141 enumeration"),
        ("association ACME_A { ACME_B REF C; };", "P142 association"),
        ("value of ACME_A as $B { C = 1; };", "P143 value"),
        ("instance of ACME_A { B = C; };", "P144 C"),
        ("instance of ACME_A { B = C.D; };", "P144 C.D"),
        ("instance of ACME_A { B = value of C { D = 1; }; };", "P143 value"),
        ("class ACME_A { integer B; };", "P145 integer"),
        ("class ACME_A { octetstring B; };", "P145 octetstring"),
        ("class ACME_A { string[] B(); };", "P147 []"),
        ("Qualifier A : boolean = false Scope(any) Policy(restricted);", "P146 restricted"),
        ("Qualifier A : boolean = false Scope(any);", "P146 after false"),
        ("Qualifier A : boolean, Scope(structure);", "P146 structure"),
        ("Qualifier A : integer, Scope(any);", "P146 integer"),
        ("Qualifier A : ACME_B, Scope(any);", "P146 ACME_B"),
        ("[Description(\"b\")] Qualifier A : boolean, Scope(any);", "P146 Description(\"b\")"),
    ];
    for (text, expected) in constructs {
        let (specification, reported) = read(text, Dialect::Mof3);
        assert_eq!(reported, [""; 0], "{text}");
        let (standard, reported) = read(text, Dialect::Standard);
        assert_eq!(reported, [expected], "{text}");
        assert_eq!(standard.productions, specification.productions, "{text}");
    }
}

#[test]
fn the_words_of_mof_3_are_names_where_a_name_stands() {
    let text = "class ACME_Structure { Enumeration Structure; string Value = NULL; string Policy; string Association;
        [Structure, Value(1), Enumeration(\"a\")] uint32 Enumeration(Structure Value, Value REF Of); };
        instance of ACME_Structure { Structure = NULL; Value = \"of\"; Enumeration = $Value; };";
    let (specification, reported) = read(text, Dialect::Wmi);
    assert_eq!(reported, [""; 0]);
    assert_eq!(specification.classes().next().expect("the class").properties().count(), 4);
}

#[test]
fn a_mistake_is_reported_once_and_leaves_its_neighbours_alone() {
    let mistakes = [
        ("enumeration ACME_A : integer { B = 1 C = 2 };", "P117 after 1"),
        ("enumeration ACME_A : integer { B = 1; C = 2 };", "P118 ;"),
        ("enumeration ACME_A : integer\n{\nB = 1\nC = 2\n};", "P117 after 1"),
        ("enumeration ACME_A { B = 1 };", "P100 after ACME_A"),
        ("enumeration ACME_A : { B = 1 };", "P100 after :"),
        ("enumeration : integer { B = 1 };", "P100 :"),
        ("enumeration ACME_A : integer { = 1 };", "P100 ="),
        ("enumeration ACME_A : integer { B = };", "P100 }"),
        ("enumeration ACME_A : integer { B = 1 }", "P105 after }"),
        ("enumeration ACME_A : integer { B = 1 ", "P129 class"),
        ("enumeraton ACME_A : integer { B = 1 };", "P100 enumeraton did you mean `enumeration`?"),
        ("strucutre ACME_A { string B; };", "P100 strucutre did you mean `structure`?"),
        ("assocation ACME_A { ACME_B REF C; };", "P100 assocation did you mean `association`?"),
        ("class ACME_A { strucutre B { string C; }; string D; };", "P100 strucutre did you mean `structure`?"),
        ("class ACME_A { enumeraton B : string { C }; string D; };", "P100 enumeraton did you mean `enumeration`?"),
        ("class ACME_A { structure B { string C; }; string D; ", "P129 after D;"),
        ("class ACME_A { structure B { string C; ", "P129 after C;"),
        ("class ACME_A { structure B { string C; } string D; };", "P105 after }"),
        ("structure ACME_A { void B(); };", "P148 B"),
        ("structure ACME_A { 100 };", "P100 100"),
        ("value of ACME_A { B = 1; };", "P100 after ACME_A"),
        ("value of ACME_A as $B { C = 1; ", "P129 after 1;"),
        ("instance of ACME_A { B = C D; };", "P100 C"),
        ("instance of ACME_A { B = C.; };", "P100 C"),
        ("class ACME_A { integr B; };", "P130 integr did you mean `integer`?"),
        ("Qualifier A : boolen Scope(any);", "P130 boolen did you mean `boolean`?"),
        ("Qualifier A : boolean Scope(structur);", "P122 structur did you mean `structure`?"),
        ("Qualifier A : boolean = false; Scope(any);", "P104 ;"),
    ];
    for (mistake, expected) in mistakes {
        let text = format!("class ACME_Before {{ string A; }};\n{mistake}\nclass ACME_After {{ string A; }};\n");
        let (specification, reported) = read(&text, Dialect::Mof3);
        assert_eq!(reported, [expected], "{text}");
        let names: Vec<_> = specification.classes().map(|class| class.name.text.as_str()).collect();
        assert_eq!((names.first(), names.last()), (Some(&"ACME_Before"), Some(&"ACME_After")), "{text}");
    }
}

#[test]
fn structures_are_nested_up_to_a_limit() {
    let text = format!("class ACME_A {{ {} {} }};", "structure B { ".repeat(100), "}; ".repeat(100));
    assert_eq!(read(&text, Dialect::Mof3).1, ["P101 structure"]);
}

#[test]
fn an_escape_has_six_digits_in_mof_3_and_four_before() {
    let string = |dialect| {
        let (specification, reported) = read(r#"class A { string B = "\x1F600!"; };"#, dialect);
        assert_eq!(reported, [""; 0]);
        let class = specification.classes().next().expect("the class");
        let [Feature::Property(property)] = class.features.as_slice() else { panic!("one property") };
        match &property.default.as_ref().expect("the default").kind {
            ValueKind::String(text) => text.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(string(Dialect::Mof3), "\u{1F600}!");
    assert_eq!(string(Dialect::Standard), "\u{1F60}0!");
    let too_large = read(r#"class A { string B = "\x110000"; };"#, Dialect::Mof3).1;
    assert_eq!(too_large, [r"P010 \x110000"]);
}
