//! Instances with the types of their classes.

mod support;

use mof_model::{Compiler, Value, World};
use mof_parser::Dialect;
use support::{codes_in, compile, compile_in, report, report_in, reported};

const DISK: &str = "class ACME_Disk { [Key] string Id; uint8 Heads; real32 Load; datetime Built; };";

#[test]
fn values_have_the_types_of_the_properties() {
    let compilation = compile(&format!(
        "instance of acme_disk as $d {{ id = \"a\"; HEADS = 0x10; Load = 1; Built = \"20240229120000.000000+000\"; }}; {DISK}"
    ));
    assert_eq!(reported(&compilation), [""; 0]);
    let disk = &compilation.schema.instances()[0];
    assert_eq!((disk.class.as_str(), disk.alias.as_ref().map(mof_model::CimName::as_str)), ("ACME_Disk", Some("d")));
    let values: Vec<(&str, &Value)> = disk.properties.iter().map(|of| (of.name.as_str(), &of.value)).collect();
    assert_eq!(
        values,
        [
            ("Id", &Value::String("a".into())),
            ("Heads", &Value::Integer(16)),
            ("Load", &Value::Real(1.0)),
            ("Built", &Value::DateTime("20240229120000.000000+000".into())),
        ],
        "names as declared"
    );
}

#[test]
fn a_value_that_does_not_fit_points_at_the_property() {
    let compilation = compile(&format!("{DISK} instance of ACME_Disk {{ Id = \"a\"; Heads = 256; }};"));
    assert_eq!(reported(&compilation), ["error MOF-S201 \"256\": `256` does not fit type `uint8`"]);
    assert_eq!(compilation.sources.slice(compilation.diagnostics[0].secondary[0].span), "Heads");
}

#[test]
fn inherited_properties_and_nested_instances_are_typed_too() {
    let text = format!(
        "{DISK} class ACME_Fast : ACME_Disk {{ ACME_Disk Mirror; }};
         instance of ACME_Fast {{ Id = \"a\"; Heads = 1.4; Mirror = instance of ACME_Disk {{ Heads = 300; Other = 5; }}; }};"
    );
    let compilation = compile_in(Dialect::Wmi, &text);
    assert_eq!(
        reported(&compilation),
        [
            "warning MOF-S202 \"1.4\": a real number cannot be a value of type `uint8`",
            "error MOF-S201 \"300\": `300` does not fit type `uint8`",
            "error MOF-S232 \"Other\": class `ACME_Disk` has no property `Other`",
        ]
    );
    let instance = &compilation.schema.instances()[0];
    assert_eq!(instance.properties[1].value, Value::Integer(1));
    let Value::Instance(mirror) = &instance.properties[2].value else { panic!("an instance") };
    assert_eq!(mirror.properties[1], ("Other".into(), Value::Integer(5)), "what nothing declares is taken as written");
}

#[test]
fn an_instance_of_an_unknown_class_is_taken_as_written() {
    let compilation = compile("instance of ACME_Other { Size = 5; Names = { \"a\", NULL }; Next = $d; };");
    let properties = &compilation.schema.instances()[0].properties;
    assert_eq!(properties[0].value, Value::Integer(5));
    assert_eq!(properties[1].value, [Value::String("a".into()), Value::Null].into_iter().collect());
    assert_eq!(properties[2].value, Value::Alias("D".into()));
}

#[test]
fn a_single_value_for_an_array_is_a_mistake_in_the_standard() {
    let text = "class ACME_A { string Names[]; }; instance of ACME_A { Names = \"a\"; };";
    assert_eq!(report(text), ["error MOF-S204 \"\\\"a\\\"\": a single value is given for an array of `string`"]);
}

const FAN: &str = "class ACME_Motor { uint8 Speed; [EmbeddedInstance(\"ACME_Motor\")] string Spare; };
    class ACME_Fan { [Key] string Id; [EmbeddedInstance(\"ACME_Motor\")] string Motor; };";

#[test]
fn the_text_of_an_embedded_instance_becomes_that_instance() {
    let text = r#"instance of ACME_Fan { Id = "a"; Motor = "instance of acme_motor { speed = " "0x10; };"; };"#;
    let compilation = compile(&format!("{FAN} {text}"));
    assert_eq!(reported(&compilation), [""; 0]);
    let Value::Instance(motor) = &compilation.schema.instances()[0].properties[1].value else { panic!("an instance") };
    assert_eq!((motor.class.as_str(), &*motor.properties), ("ACME_Motor", &[("Speed".into(), Value::Integer(16))][..]));
}

#[test]
fn texts_are_embedded_in_each_other_up_to_a_limit() {
    let fan = |depth: usize| {
        let innermost = "instance of ACME_Motor { Speed = 1; };".to_owned();
        let motor = (1..depth).fold(innermost, |inner, _| {
            let escaped = inner.replace('\\', "\\\\").replace('"', "\\\"");
            format!("instance of ACME_Motor {{ Spare = \"{escaped}\"; }};")
        });
        let escaped = motor.replace('\\', "\\\\").replace('"', "\\\"");
        codes_in(Dialect::Standard, &format!("{FAN} instance of ACME_Fan {{ Id = \"a\"; Motor = \"{escaped}\"; }};"))
    };
    assert_eq!(fan(8), [""; 0]);
    assert_eq!(fan(9), ["MOF-S239"]);
}

#[test]
fn instances_in_default_values_are_checked_too() {
    let text = "class ACME_Motor { uint8 Speed; }; class ACME_Fan { ACME_Motor Motor = instance of ACME_Motor { Speed = 256; }; };";
    assert_eq!(codes_in(Dialect::Wmi, text), ["MOF-S201"]);
    let text = FAN.replace("string Motor;", "string Motor = \"instance of ACME_Fan { };\";");
    assert_eq!(
        report(&text),
        ["error MOF-S239 \"ACME_Fan\": `ACME_Fan` is embedded where an instance of `ACME_Motor` is declared"]
    );
}

/// Two files: a disk that has an alias, and one that refers to it.
fn two_files(dialect: Dialect) -> Vec<&'static str> {
    let disk = "class ACME_Disk { [Key] string Id; ACME_Disk ref Next; };";
    let mut compiler = Compiler::new();
    compiler.dialect(dialect).world(World::Closed);
    compiler.text(
        "disk.mof",
        disk.replace("ACME_Disk ref", if dialect == Dialect::Standard { "string" } else { "ACME_Disk ref" }),
    );
    compiler.text("a.mof", "instance of ACME_Disk as $a { Id = \"a\"; };");
    compiler.text("b.mof", "instance of ACME_Disk { Id = \"a\"; Next = $a; };");
    compiler.compile().diagnostics.iter().map(|diagnostic| diagnostic.code.id()).collect()
}

#[test]
fn in_wmi_a_file_stands_for_itself() {
    assert_eq!(two_files(Dialect::Wmi), ["MOF-S236"], "the alias is that of another file");
    assert_eq!(two_files(Dialect::Standard), ["MOF-S235", "MOF-S200"], "the same keys; a string takes no alias");
}

#[test]
fn an_included_file_is_part_of_the_document() {
    let mut compiler = Compiler::new();
    compiler.dialect(Dialect::Wmi);
    compiler.text("main.mof", "#pragma include(\"disk.mof\") instance of ACME_Disk { Id = \"b\"; Next = $a; };");
    compiler.text(
        "disk.mof",
        "class ACME_Disk { [Key] string Id; ACME_Disk ref Next; }; instance of ACME_Disk as $a { Id = \"a\"; };",
    );
    assert_eq!(reported(&compiler.compile()), [""; 0]);
}

#[test]
fn what_the_inputs_do_not_declare_may_be_anything() {
    let open = "class ACME_Disk : ACME_Device { uint8 Heads; }; instance of ACME_Disk { Head = 1; };";
    assert_eq!(codes_in(Dialect::Wmi, open), ["MOF-S020"], "the superclass may have the property, and the keys");
    assert_eq!(
        codes_in(Dialect::Wmi, "instance of ACME_A { X = 1; }; instance of ACME_A { };"),
        ["MOF-S230"],
        "once a class"
    );
    assert_eq!(codes_in(Dialect::Wmi, "instance of __Unheard { X = 1; };"), [""; 0]);
    assert_eq!(codes_in(Dialect::Wmi, "class ACME_Event : __ExtrinsicEvent { };"), [""; 0]);
    assert_eq!(
        report_in(Dialect::Wmi, "instance of __Win32Provider { };"),
        ["warning MOF-S233 \"__Win32Provider\": the instance of `__Win32Provider` does not set its key `Name`"]
    );
    assert_eq!(codes_in(Dialect::Wmi, "instance of __Win32Provider { Name = \"a\"; Nmae = \"b\"; };"), ["MOF-S232"]);
}

#[test]
fn a_list_of_values_is_open_where_it_says_so() {
    let state = |qualifiers: &str, value: &str| {
        let text = format!("class ACME_A {{ [{qualifiers}] uint8 X; }}; instance of ACME_A {{ X = {value}; }};");
        codes_in(Dialect::Standard, &text)
    };
    assert_eq!(state("ValueMap { \"1\", \"..\" }", "7"), [""; 0]);
    assert_eq!(state("ValueMap { \"1\", \"5..\" }", "7"), [""; 0]);
    assert_eq!(state("ValueMap { \"1\", \"5..\" }", "4"), ["MOF-S234"]);
    assert_eq!(state("Values { \"a\", \"b\" }", "1"), [""; 0]);
    assert_eq!(state("Values { \"a\", \"b\" }", "2"), ["MOF-S234"]);
    assert_eq!(state("MaxValue(6)", "7"), ["MOF-S234"]);
    assert_eq!(state("MaxValue(6)", "NULL"), [""; 0]);
}

#[test]
fn only_the_standard_minds_the_case_of_listed_strings() {
    let text = "class ACME_A { [ValueMap { \"Present\" }, Values { \"Present\" }] string X; }; instance of ACME_A { X = \"present\"; };";
    let compilation = compile(text);
    assert_eq!(
        reported(&compilation),
        ["warning MOF-S234 \"\\\"present\\\"\": the value of `X` is not in its `ValueMap`"]
    );
    assert_eq!(compilation.diagnostics[0].help.as_deref(), Some("did you mean `Present`?"));
    assert_eq!(codes_in(Dialect::Dsc, text), [""; 0]);
}
