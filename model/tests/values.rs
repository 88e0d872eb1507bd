//! Default values: literals of every kind against types of every kind.

mod support;

use mof_model::Value;
use mof_parser::Dialect;
use support::{codes_in, compile, compile_in, property, report, report_in};

/// The value that a default gives a property of a type, with the codes of what is wrong.
fn default_in(dialect: Dialect, declaration: &str) -> (Value, Vec<&'static str>) {
    let compilation = compile_in(dialect, &format!("class ACME_A {{ {declaration}; }};"));
    let codes = compilation.diagnostics.iter().map(|diagnostic| diagnostic.code.id()).collect();
    let class = compilation.schema.class("ACME_A").expect("declared above");
    (class.properties[0].default.clone().expect("it has a default"), codes)
}

fn default(declaration: &str) -> (Value, Vec<&'static str>) {
    default_in(Dialect::Standard, declaration)
}

fn fits(declaration: &str) -> Value {
    let (value, codes) = default(declaration);
    assert_eq!(codes, [""; 0], "{declaration}");
    value
}

#[test]
fn literals_become_values_of_their_type() {
    assert_eq!(fits("boolean X = true"), Value::Boolean(true));
    assert_eq!(fits("sint8 X = -0x80"), Value::Integer(-128));
    assert_eq!(fits("uint64 X = 18446744073709551615"), Value::Integer(18_446_744_073_709_551_615));
    assert_eq!(fits("real32 X = 1"), Value::Real(1.0), "an integer may initialise a real");
    assert_eq!(fits("char16 X = 'a'"), Value::Char16(97));
    assert_eq!(fits("char16 X = 65535"), Value::Char16(65535));
    assert_eq!(fits("string X = \"a\" \"b\""), Value::String("ab".into()));
    assert_eq!(fits("datetime X = \"19980525133015.000000-300\""), Value::DateTime("19980525133015.000000-300".into()));
    assert_eq!(fits("uint8 X[] = { 1, NULL }"), [Value::Integer(1), Value::Null].into_iter().collect());
    assert_eq!(fits("uint8 X[] = { }"), Value::Array([].into()));
    assert_eq!(fits("uint8 X = NULL"), Value::Null);
}

#[test]
fn the_range_of_every_integer_type_is_kept() {
    let limits = [
        ("uint8", "0", "255", "-1", "256"),
        ("sint8", "-128", "127", "-129", "128"),
        ("uint16", "0", "65535", "-1", "65536"),
        ("sint16", "-32768", "32767", "-32769", "32768"),
        ("uint32", "0", "4294967295", "-1", "4294967296"),
        ("sint32", "-2147483648", "2147483647", "-2147483649", "2147483648"),
        ("uint64", "0", "18446744073709551615", "-1", "18446744073709551616"),
        ("sint64", "-9223372036854775808", "9223372036854775807", "-9223372036854775809", "9223372036854775808"),
    ];
    for (name, least, most, below, above) in limits {
        fits(&format!("{name} X = {least}"));
        fits(&format!("{name} X = {most}"));
        for outside in [below, above] {
            assert_eq!(default(&format!("{name} X = {outside}")), (Value::Null, vec!["MOF-S201"]), "{name} {outside}");
        }
    }
}

#[test]
fn a_literal_of_another_kind_is_reported_and_becomes_null() {
    for wrong in [
        "uint8 X = \"1\"",
        "uint8 X = TRUE",
        "boolean X = 1",
        "boolean X = \"TRUE\"",
        "string X = 1",
        "string X = TRUE",
        "string X = 'a'",
        "datetime X = 19980525",
        "real32 X = \"1.5\"",
        "char16 X = TRUE",
    ] {
        assert_eq!(default(wrong), (Value::Null, vec!["MOF-S200"]), "{wrong}");
    }
    assert_eq!(default("char16 X = \"a\""), (Value::Null, vec!["MOF-S207"]));
    assert_eq!(default("char16 X = 65536"), (Value::Null, vec!["MOF-S201"]));
}

#[test]
fn messages_mark_the_literal_and_name_the_type() {
    assert_eq!(
        report("class ACME_A { uint8 X[] = { 1, \"two\", 3, 400 }; };"),
        [
            "error MOF-S200 \"\\\"two\\\"\": a string cannot be a value of type `uint8`",
            "error MOF-S201 \"400\": `400` does not fit type `uint8`",
        ]
    );
    let compilation = compile("class ACME_A { uint8 X = 256; };");
    let diagnostic = &compilation.diagnostics[0];
    assert_eq!(compilation.sources.slice(diagnostic.secondary[0].span), "uint8");
    assert_eq!(diagnostic.help.as_deref(), Some("write an integer from 0 to 255"));
}

#[test]
fn only_wmi_rounds_a_real_for_an_integer() {
    assert_eq!(default("uint8 X = 2.5"), (Value::Null, vec!["MOF-S202"]));
    assert_eq!(default_in(Dialect::Wmi, "uint8 X = 2.5"), (Value::Integer(3), vec!["MOF-S202"]));
    assert_eq!(default_in(Dialect::Wmi, "uint8 X = 300.0"), (Value::Null, vec!["MOF-S202"]));
    assert_eq!(
        report_in(Dialect::Wmi, "class A { uint8 X = 2.5; };"),
        ["warning MOF-S202 \"2.5\": a real number cannot be a value of type `uint8`"]
    );
}

#[test]
fn arrays_and_single_values_are_told_apart() {
    assert_eq!(default("uint8 X = { 1 }"), (Value::Null, vec!["MOF-S204"]));
    let one = || [Value::Integer(1)].into_iter().collect::<Value>();
    assert_eq!(default("uint8 X[] = 1"), (one(), vec!["MOF-S204"]));
    assert_eq!(default_in(Dialect::Dsc, "uint8 X[] = 1"), (one(), vec!["MOF-S204"]));
    assert!(compile("class ACME_A { uint8 X[] = 1; };").has_errors());
    assert!(!compile_in(Dialect::Dsc, "class ACME_A { uint8 X[] = 1; };").has_errors());
    assert_eq!(
        report("class ACME_A { uint8 X[2] = { 1, 2, 3, 4 }; };"),
        ["warning MOF-S205 \"3, 4\": 4 values are given for an array of 2"]
    );
}

#[test]
fn datetimes_are_checked_to_the_character() {
    let codes = |text: &str| default(&format!("datetime X = \"{text}\"")).1;
    for right in [
        "20240229120000.000000+000",
        "00000005133015.000000:000",
        "2024**********.******+000",
        "20240229120000.12****-060",
    ] {
        assert_eq!(codes(right), [""; 0], "{right}");
    }
    for malformed in
        ["", "20240229", "20240230120000.000000+000", "20240229250000.000000+000", "20240229120000,000000+000"]
    {
        assert_eq!(codes(malformed), ["MOF-S220"], "{malformed}");
    }
    for mixed in ["2024022*120000.000000+000", "20240229120000.1*3456+000", "0000000*133015.000000:000"] {
        assert_eq!(codes(mixed), ["MOF-S221"], "{mixed}");
    }
    let pattern = "****0401******.000000+***";
    assert_eq!(codes(pattern), ["MOF-S222"]);
    assert_eq!(codes_in(Dialect::Wmi, &format!("class A {{ datetime X = \"{pattern}\"; }};")), [""; 0]);
}

#[test]
fn limits_bind_the_default_value() {
    assert_eq!(
        report("class ACME_A { [MinLen(2), MaxLen(3)] string X[] = { \"ab\", \"abcd\", \"a\" }; };"),
        ["error MOF-S140 \"{ \\\"ab\\\", \\\"abcd\\\", \\\"a\\\" }\": the default value of `X` breaks its `MaxLen`"]
    );
    assert_eq!(codes_in(Dialect::Standard, "class ACME_A { [MinValue(-5), MaxValue(5)] sint8 X = -5; };"), [""; 0]);
    assert_eq!(codes_in(Dialect::Standard, "class ACME_A { [MaxValue(5)] real32 X = 5.5; };"), ["MOF-S141"]);
    assert_eq!(
        report("class ACME_A { [MaxValue(5)] string X; [MaxLen(5)] uint8 Y; };"),
        [
            "error MOF-S141 \"MaxValue(5)\": `MaxValue` stands on type `string`, which is not a number",
            "error MOF-S140 \"MaxLen(5)\": `MaxLen` stands on type `uint8`, which is not a string",
        ]
    );
    assert_eq!(
        report("class ACME_A { [MaxValue(300)] uint8 X; };"),
        ["warning MOF-S141 \"MaxValue(300)\": `MaxValue` is 300, which is outside type `uint8`"]
    );
    assert_eq!(
        report(
            "class ACME_A { [MaxLen(5)] string X; }; class ACME_B : ACME_A { [Override(\"X\"), MinLen(6)] string X; };"
        ),
        ["error MOF-S140 \"MinLen(6)\": `MinLen` is 6, which is more than `MaxLen`, 5"]
    );
}

#[test]
fn a_default_that_is_an_instance_is_kept_as_written() {
    let compilation = compile_in(
        Dialect::Wmi,
        "class ACME_Part { uint8 Size; }; class ACME_A { ACME_Part X = instance of acme_part { Size = 5; }; };",
    );
    assert_eq!(compilation.diagnostics, []);
    let Some(Value::Instance(part)) = &property(&compilation, "ACME_A", "X").default else { panic!("an instance") };
    assert_eq!(part.class.as_str(), "ACME_Part");
    assert_eq!(part.properties, [("Size".into(), Value::Integer(5))]);
}

#[test]
fn a_real32_is_the_number_that_the_type_can_hold() {
    assert_eq!(fits("real32 X = 0.1"), Value::Real(0.1), "the shortest number that means it");
    assert_eq!(fits("real32 X = 0.123456789"), Value::Real(0.123_456_79));
    assert_eq!(fits("real64 X = 0.123456789"), Value::Real(0.123_456_789));
    assert_eq!(fits("real32 X = 3.4028235e38"), Value::Real(3.402_823_5e38));
    assert_eq!(fits("real32 X = -16777216"), Value::Real(-16_777_216.0));
    assert_eq!(default("real32 X = -1.0e39"), (Value::Null, vec!["MOF-S203"]));
    assert_eq!(default("real32 X = 1.0e-60"), (Value::Real(0.0), vec!["MOF-S203"]));
    assert_eq!(default("real32 X = 16777217"), (Value::Real(16_777_216.0), vec!["MOF-S203"]));
    assert_eq!(default("real64 X = 9007199254740993"), (Value::Real(9_007_199_254_740_992.0), vec!["MOF-S203"]));
}

#[test]
fn wmi_takes_a_boolean_in_quotation_marks_with_a_warning() {
    let declaration = "boolean B = \"true\"";
    assert_eq!(default_in(Dialect::Wmi, declaration), (Value::Boolean(true), vec!["MOF-S200"]));
    assert!(!compile_in(Dialect::Wmi, &format!("class ACME_A {{ {declaration}; }};")).has_errors());
    assert_eq!(default(declaration), (Value::Null, vec!["MOF-S200"]));
}
