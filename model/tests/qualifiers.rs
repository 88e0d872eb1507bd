//! Qualifiers: their types, values, flavors and how they propagate.

mod support;

use mof_model::{Compiler, Value};
use mof_parser::Dialect;
use mof_runtime::CimType;
use support::{class, codes_in, compile, compile_in, property, report, report_in, reported};

#[test]
fn a_mention_is_true_for_a_boolean_and_the_default_for_others() {
    let compilation = compile(
        "Qualifier Colour : string = \"red\", Scope(any);
         class ACME_A { [Key, Colour, MaxLen] string Id; };",
    );
    let qualifiers = &property(&compilation, "ACME_A", "Id").qualifiers;
    assert!(qualifiers.is_true("key"));
    assert_eq!(qualifiers.string("colour"), Some("red"));
    assert_eq!(qualifiers.get("MaxLen").map(|limit| limit.value.clone()), Some(Value::Null));
}

#[test]
fn qualifiers_of_parameters_propagate_like_those_of_their_method() {
    let compilation = compile(
        r#"Qualifier Note : string, Scope(any), Flavor(Restricted);
           class ACME_Disk { [Key] string Id; uint32 Format([In, Note("how")] string Kind); };
           class ACME_FastDisk : ACME_Disk { };"#,
    );
    let format = class(&compilation, "ACME_FastDisk").method("Format").expect("inherited");
    let names: Vec<_> = format.parameters[0].qualifiers.iter().map(|of| (of.name.as_str(), of.propagated)).collect();
    assert_eq!(names, [("In", true)]);
}

#[test]
fn values_propagate_to_subclasses_unless_restricted() {
    let compilation = compile(
        r#"[Abstract, Description("A device."), Version("1.0.0")] class ACME_Device { [Key, Experimental] string Id; };
           [Description("A disk.")] class ACME_Disk : ACME_Device { [Override("Id"), MaxLen(8)] string Id; };
           class ACME_FastDisk : ACME_Disk { };"#,
    );
    assert_eq!(compilation.diagnostics, []);
    let described: Vec<String> =
        class(&compilation, "ACME_Disk").qualifiers.iter().map(|of| of.name.to_string()).collect();
    assert_eq!(described, ["Description"], "Abstract and Version stay where they are");
    let names = |class: &str| -> Vec<String> {
        let qualifiers = &property(&compilation, class, "Id").qualifiers;
        qualifiers.iter().map(|of| format!("{}{}", of.name, if of.propagated { " propagated" } else { "" })).collect()
    };
    assert_eq!(names("ACME_Disk"), ["Override", "MaxLen", "Key propagated"]);
    assert_eq!(names("ACME_FastDisk"), ["MaxLen propagated", "Key propagated"]);
}

#[test]
fn a_declaration_among_the_inputs_takes_the_place_of_a_known_one() {
    let mut compiler = Compiler::new();
    compiler.text("a.mof", "class ACME_A { [description(7)] string Id; };");
    compiler.text("q.mof", "Qualifier Description : uint8 = NULL, Scope(property), Flavor(Restricted);");
    let compilation = compiler.compile();
    assert_eq!(compilation.diagnostics, []);
    let description = property(&compilation, "ACME_A", "Id").qualifiers.get("Description").expect("it is there");
    assert_eq!((description.name.as_str(), description.cim_type), ("Description", CimType::Uint8));
    assert!(!description.flavors.to_subclass);
}

#[test]
fn values_must_have_the_declared_type() {
    assert_eq!(
        report("class ACME_A { [Key(1), MaxLen(\"8\"), ValueMap { 0, 1 }] string Id; };"),
        [
            "error MOF-S101 \"1\": qualifier `Key` takes values of type `boolean`",
            "error MOF-S101 \"\\\"8\\\"\": qualifier `MaxLen` takes values of type `uint32`",
            "error MOF-S101 \"0\": qualifier `ValueMap` takes values of type `string`",
        ]
    );
    assert_eq!(
        report("class ACME_A { [MaxLen { 8 }, Values(\"a\")] string Id; };"),
        [
            "error MOF-S102 \"{ 8 }\": qualifier `MaxLen` takes a single value",
            "error MOF-S102 \"\\\"a\\\"\": qualifier `Values` takes an array",
        ]
    );
}

#[test]
fn sdk_pages_and_wmi_use_qualifiers_their_own_way() {
    let compilation = compile_in(
        Dialect::SdkPage,
        r#"class SMS_A { [SizeLimit("512"), id("0"), Lazy, MaxLen("9"), ValueMap { 0, 1 }, Values("a", "b")] uint32 X; };"#,
    );
    assert_eq!(
        reported(&compilation),
        ["warning MOF-S140 \"MaxLen(\\\"9\\\")\": `MaxLen` stands on type `uint32`, which is not a string"]
    );
    let x = property(&compilation, "SMS_A", "X");
    assert_eq!(x.qualifiers.string("SizeLimit"), Some("512"));
    assert_eq!(x.qualifiers.string("ID"), Some("0"), "what stands on the page");
    assert!(x.qualifiers.is_true("lazy"));
    let pairs: Vec<(&str, Option<&str>)> = x.values.iter().map(|of| (&*of.value, of.label.as_deref())).collect();
    assert_eq!(pairs, [("0", Some("a")), ("1", Some("b"))]);

    let wmi = compile_in(
        Dialect::Wmi,
        "[Deprecated, Locale(0x409), Locale2(5)] class A { [Deprecated { \"B\" }] string X; };",
    );
    assert_eq!(wmi.diagnostics, []);
    assert!(class(&wmi, "A").qualifiers.is_true("Deprecated"));
    assert_eq!(class(&wmi, "A").qualifiers.integer("Locale"), Some(0x409));
    let deprecated = property(&wmi, "A", "X").qualifiers.strings("Deprecated").expect("an array of strings");
    assert_eq!(deprecated.collect::<Vec<_>>(), ["B"]);
}

#[test]
fn an_undeclared_qualifier_has_the_type_of_its_literal_and_propagates_by_dialect() {
    let text = "class A { [Big(5000000000), Small(-1), Mark, Texts { NULL, \"x\" }] string X; }; class B : A { };";
    let wmi = compile_in(Dialect::Wmi, text);
    assert_eq!(wmi.diagnostics, []);
    let qualifiers = &property(&wmi, "A", "X").qualifiers;
    let types: Vec<(&str, bool)> = qualifiers.iter().map(|of| (of.cim_type.name(), of.array)).collect();
    assert_eq!(types, [("sint64", false), ("sint32", false), ("boolean", false), ("string", true)]);
    assert_eq!(property(&wmi, "B", "X").qualifiers.iter().count(), 0, "WMI does not propagate what nothing declares");
    assert_eq!(property(&compile(text), "B", "X").qualifiers.iter().count(), 4, "the standard does");
}

#[test]
fn flavors_come_from_the_declaration_the_file_and_the_value() {
    let compilation = compile_in(
        Dialect::Wmi,
        "Qualifier Mark : ToSubClass DisableOverride;
         class A { [Mark(1), Key, Note(\"x\") : ToInstance ToSubClass Amended] string X; };",
    );
    assert_eq!(compilation.diagnostics, []);
    let keywords = |name: &str| -> Vec<&str> {
        let qualifier = property(&compilation, "A", "X").qualifiers.get(name).expect("it is there");
        qualifier.flavors.keywords().collect()
    };
    assert_eq!(keywords("Mark"), ["DisableOverride", "ToSubclass"]);
    assert_eq!(keywords("Key"), ["DisableOverride", "ToSubclass"]);
    assert_eq!(keywords("Note"), ["EnableOverride", "ToSubclass", "ToInstance", "Amended"]);
}

#[test]
fn an_undeclared_qualifier_is_reported_once_a_file_and_a_misspelt_one_always() {
    let compilation =
        compile("class ACME_A { [Vendor(1), Descripton(\"x\")] string X; [Vendor(2), Descripton(\"y\")] string Y; };");
    assert_eq!(
        reported(&compilation),
        [
            "warning MOF-S100 \"Vendor\": qualifier `Vendor` is not declared",
            "warning MOF-S100 \"Descripton\": qualifier `Descripton` is not declared",
            "warning MOF-S100 \"Descripton\": qualifier `Descripton` is not declared",
        ]
    );
    assert_eq!(compilation.diagnostics[1].help.as_deref(), Some("did you mean `Description`?"));
}

#[test]
fn scopes_are_kept_and_a_class_qualifier_may_stand_on_an_association() {
    let text = "Qualifier Mark : boolean = FALSE, Scope(class, method);
                class ACME_D { [Key] string Id; };
                [Association, Mark] class ACME_A { [Key] ACME_D REF X; [Key, Mark] ACME_D REF Y; };";
    assert_eq!(report(text), ["error MOF-S105 \"Mark\": qualifier `Mark` cannot stand on a reference"]);
    assert_eq!(
        report("[Key] class ACME_A { uint32 Run([Key] string Id); };"),
        [
            "error MOF-S105 \"Key\": qualifier `Key` cannot stand on a class",
            "error MOF-S105 \"Key\": qualifier `Key` cannot stand on a parameter",
        ]
    );
    assert_eq!(codes_in(Dialect::Wmi, "[Key] class A { };"), [""; 0], "WMI has no scopes of its own");
    assert_eq!(codes_in(Dialect::Wmi, &format!("{text} ")), ["MOF-S105"], "but keeps declared ones");
}

#[test]
fn a_fixed_value_is_not_changed_in_a_subclass() {
    let compilation = compile(
        r#"class ACME_A { [Required] string X; [Required] string Y; };
           class ACME_B : ACME_A { [Override("X"), Required(FALSE)] string X; [Override("Y"), Required] string Y; };"#,
    );
    assert_eq!(
        reported(&compilation),
        [
            "error MOF-S107 \"Required(FALSE)\": qualifier `Required` has another value than in the superclass, and must not"
        ]
    );
    let label = &compilation.diagnostics[0].secondary[0];
    assert_eq!((compilation.sources.slice(label.span), label.text.as_str()), ("Required", "the superclass's value"));
}

#[test]
fn flavors_that_exclude_each_other_are_reported_at_the_second() {
    let text = "class A { [Mark(1) : ToInstance Restricted, Key : DisableOverride EnableOverride] string X; };";
    assert_eq!(
        report_in(Dialect::Wmi, text),
        [
            "error MOF-S108 \"Restricted\": flavor `Restricted` excludes `ToInstance`",
            "error MOF-S108 \"EnableOverride\": flavor `EnableOverride` excludes `DisableOverride`",
        ]
    );
}

#[test]
fn embedded_objects_are_strings_of_one_kind() {
    assert_eq!(
        report("class ACME_A { [EmbeddedInstance(\"ACME_A\"), EmbeddedObject] string X; [EmbeddedObject] uint8 Y; };"),
        [
            "error MOF-S143 \"EmbeddedObject\": `EmbeddedObject` and `EmbeddedInstance` stand on one element",
            "error MOF-S143 \"EmbeddedObject\": `EmbeddedObject` stands on type `uint8`; it takes a string",
        ]
    );
}
