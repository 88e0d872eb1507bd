//! Instances with the types of their classes.

mod support;

use mof_model::Value;
use mof_parser::Dialect;
use support::{compile, compile_in, report, reported};

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
         instance of ACME_Fast {{ Heads = 1.4; Mirror = instance of ACME_Disk {{ Heads = 300; Other = 5; }}; }};"
    );
    let compilation = compile_in(Dialect::Wmi, &text);
    assert_eq!(
        reported(&compilation),
        [
            "warning MOF-S202 \"1.4\": a real number cannot be a value of type `uint8`",
            "error MOF-S201 \"300\": `300` does not fit type `uint8`",
        ]
    );
    let instance = &compilation.schema.instances()[0];
    assert_eq!(instance.properties[0].value, Value::Integer(1));
    let Value::Instance(mirror) = &instance.properties[1].value else { panic!("an instance") };
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
