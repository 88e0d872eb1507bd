//! What literals say, and where they are wrong.

use mof_parser::ast::{Value, ValueKind};
use mof_parser::{Dialect, Parsed, SourceMap, parse};

fn parsed(initializer: &str) -> Parsed {
    let mut sources = SourceMap::default();
    let file = sources.add("test.mof", format!("class A_A {{ string B = {initializer}; }};"));
    parse(sources.file(file), Dialect::Standard)
}

fn value(initializer: &str) -> ValueKind {
    let parsed = parsed(initializer);
    assert_eq!(parsed.diagnostics, [], "{initializer}");
    let default = parsed.specification.classes().next().and_then(|class| class.properties().next()?.default.clone());
    default.map(|Value { kind, .. }| kind).expect("the class has one property with a default value")
}

#[track_caller]
fn is_wrong(initializer: &str, code: &str, message: &str) {
    let diagnostics = parsed(initializer).diagnostics;
    let shown: Vec<_> = diagnostics.iter().map(|d| (d.code.id(), d.message.as_str())).collect();
    assert_eq!(shown, [(code, message)], "{initializer}");
}

#[test]
fn integers_have_four_bases_and_a_sign() {
    for (text, number) in [
        ("0", 0),
        ("00", 0),
        ("-0", 0),
        ("+12", 12),
        ("-128", -128),
        ("017", 15),
        ("0x1F", 31),
        ("-0XfF", -255),
        ("101b", 5),
        ("-11B", -3),
        ("0x1b", 27),
        ("18446744073709551615", 18_446_744_073_709_551_615),
    ] {
        assert_eq!(value(text), ValueKind::Integer(number), "{text}");
    }
}

#[test]
fn real_numbers_have_digits_after_their_point() {
    for (text, number) in [("5.0", 5.0), (".5", 0.5), ("-1.5e-3", -0.0015), ("+2.5E+2", 250.0)] {
        assert_eq!(value(text), ValueKind::Real(number), "{text}");
    }
}

#[test]
fn a_malformed_number_is_wrong_as_a_whole() {
    for text in ["08", "2b", "0x", "0xG", "12abc", "5.", "1.2.3", "1.5e", "1_000"] {
        is_wrong(text, "MOF-P012", &format!("`{text}` is not a number"));
    }
    is_wrong("1.0e400", "MOF-P013", "`1.0e400` is larger than any MOF type can hold");
    let long = "9".repeat(70);
    is_wrong(&long, "MOF-P013", &format!("`{}…` is larger than any MOF type can hold", &long[..60]));
}

#[test]
fn words_are_values_in_any_case() {
    assert_eq!(value("True"), ValueKind::Boolean(true));
    assert_eq!(value("FALSE"), ValueKind::Boolean(false));
    assert_eq!(value("null"), ValueKind::Null);
}

#[test]
fn adjacent_strings_are_one_and_escapes_are_decoded() {
    assert_eq!(value(r#""a" /* and */ "b""#), ValueKind::String("ab".into()));
    assert_eq!(value(r#""\b\t\n\f\r\"\'\\""#), ValueKind::String("\u{8}\t\n\u{C}\r\"'\\".into()));
    assert_eq!(value(r#""\x41\X0042\x00433""#), ValueKind::String("ABC3".into()));
    assert_eq!(value(r#""\xD83D\xDE00""#), ValueKind::String("😀".into()));
    assert_eq!(value(r#""// no comment /* nor this""#), ValueKind::String("// no comment /* nor this".into()));
    is_wrong(r#""C:\Users""#, "MOF-P010", r"`\U` is not an escape sequence");
    is_wrong(r#""\xZZ""#, "MOF-P010", r"`\x` is not an escape sequence");
    is_wrong(r#""\xD83D!""#, "MOF-P010", r"`\xD83D` is half a surrogate pair");
    is_wrong("\"two\nlines\"", "MOF-P011", "the string goes on over the line's end");
}

#[test]
fn a_character_is_one_code_unit() {
    for (text, unit) in [
        ("'a'", 0x61),
        (r"'\''", 0x27),
        (r"'\\'", 0x5C),
        (r"'\n'", 0x0A),
        (r"'\x41'", 0x41),
        (r"'\xD800'", 0xD800),
        ("'é'", 0xE9),
    ] {
        assert_eq!(value(text), ValueKind::Character(unit), "{text}");
    }
    for text in ["''", "'ab'", "'😀'", r"'\q'"] {
        is_wrong(text, "MOF-P014", &format!("`{text}` is not a character"));
    }
}

#[test]
fn arrays_and_aliases_are_values() {
    let ValueKind::Array(elements) = value("{1, \"a\", NULL}") else { panic!("an array") };
    assert_eq!(elements.len(), 3);
    assert_eq!(value("{}"), ValueKind::Array(Vec::new()));
    assert_eq!(value("$Other"), ValueKind::Alias("Other".into()));
}
