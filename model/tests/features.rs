//! Properties, methods and what a subclass inherits.

mod support;

use std::sync::Arc;

use mof_model::{Array, Value};
use mof_parser::Dialect;
use mof_runtime::CimType;
use support::{class, codes_in, compile, compile_in, property, report, report_in, reported};

#[test]
fn inherited_features_come_first_and_an_override_keeps_its_place_and_spelling() {
    let compilation = compile(
        r#"class ACME_Base { [Key] string Id; string Name; uint32 Start(); };
           class ACME_Middle : ACME_Base { uint8 Size; [Override("Name"), Write] string name; };
           class ACME_Last : ACME_Middle { uint8 Extra; uint32 Stop(); };"#,
    );
    assert_eq!(compilation.diagnostics, []);
    let last = class(&compilation, "ACME_Last");
    let described: Vec<String> = last
        .properties
        .iter()
        .map(|property| format!("{} from {}, propagated {}", property.name, property.class_origin, property.propagated))
        .collect();
    assert_eq!(
        described,
        [
            "Id from ACME_Base, propagated true",
            "Name from ACME_Base, propagated true",
            "Size from ACME_Middle, propagated true",
            "Extra from ACME_Last, propagated false",
        ]
    );
    assert!(property(&compilation, "ACME_Last", "Name").is_writable(), "the override of the class between counts");
    assert!(!property(&compilation, "ACME_Middle", "Name").propagated, "it is restated there");
    assert_eq!(last.methods.iter().map(|method| method.name.as_str()).collect::<Vec<_>>(), ["Start", "Stop"]);
}

#[test]
fn what_is_only_inherited_is_shared() {
    let compilation = compile("class ACME_A { string X; }; class ACME_B : ACME_A { }; class ACME_C : ACME_B { };");
    let of = |name: &str| class(&compilation, name).properties[0].clone();
    assert!(Arc::ptr_eq(&of("ACME_B"), &of("ACME_C")));
}

#[test]
fn types_are_as_written_or_as_qualified() {
    let compilation = compile_in(
        Dialect::Wmi,
        r#"class ACME_Part { };
           class ACME_Disk {
               acme_part REF Reference;
               object ref AnyReference;
               ACME_Part Embedded[];
               object AnyObject;
               [EmbeddedInstance("ACME_Part")] string Text;
               [EmbeddedObject] string AnyText;
               uint8 Fixed[4];
               void Stop();
           };"#,
    );
    assert_eq!(compilation.diagnostics, []);
    let data_type = |name: &str| {
        let data_type = &property(&compilation, "ACME_Disk", name).data_type;
        (data_type.cim_type, data_type.class_name.as_ref().map(|name| name.as_str().to_owned()))
    };
    let part = || Some("ACME_Part".to_owned());
    assert_eq!(data_type("Reference"), (CimType::Reference, part()), "spelled as declared");
    assert_eq!(data_type("AnyReference"), (CimType::Reference, None));
    assert_eq!(data_type("Embedded"), (CimType::Instance, part()));
    assert_eq!(data_type("AnyObject"), (CimType::Object, None));
    assert_eq!(data_type("Text"), (CimType::Instance, part()));
    assert_eq!(data_type("AnyText"), (CimType::Object, None));
    assert_eq!(property(&compilation, "ACME_Disk", "Fixed").data_type.array, Some(Array::Fixed(4)));
    assert_eq!(class(&compilation, "ACME_Disk").method("stop").expect("declared").return_type, None);
}

#[test]
fn an_override_without_a_default_keeps_the_inherited_one() {
    let compilation = compile(
        r#"class ACME_A { uint8 X = 1; uint8 Y = 1; };
           class ACME_B : ACME_A { [Override("X")] uint8 X; [Override("Y")] uint8 Y = 2; };"#,
    );
    assert_eq!(property(&compilation, "ACME_B", "X").default, Some(Value::Integer(1)));
    assert_eq!(property(&compilation, "ACME_B", "Y").default, Some(Value::Integer(2)));
}

#[test]
fn an_override_must_be_one_and_fit() {
    let base = "class ACME_A { uint8 Size; string Names[]; uint32 Run(); };";
    let subclass = |features: &str| report(&format!("{base} class ACME_B : ACME_A {{ {features} }};"));
    assert_eq!(
        subclass("uint8 SIZE;"),
        ["error MOF-S026 \"SIZE\": property `SIZE` repeats an inherited one without `Override`"]
    );
    assert_eq!(
        subclass("uint32 Run();"),
        ["error MOF-S026 \"Run\": method `Run` repeats an inherited one without `Override`"]
    );
    assert_eq!(
        subclass("[Override(\"Size\")] uint8 Length;"),
        ["error MOF-S027 \"Override(\\\"Size\\\")\": `Override` names `Size`, but stands on property `Length`"]
    );
    assert_eq!(
        subclass("[Override(\"Siez\")] uint8 Siez;"),
        ["error MOF-S027 \"Override(\\\"Siez\\\")\": property `Siez` overrides nothing: `ACME_A` has no such property"]
    );
    assert_eq!(
        subclass("[Override(\"Run\")] uint8 Run;"),
        ["error MOF-S028 \"Run\": property `Run` overrides a method"]
    );
    assert_eq!(
        subclass("[Override(\"Names\")] string Names;"),
        ["error MOF-S028 \"string\": property `Names` is `string`, but the inherited one is `string[]`"]
    );
    assert_eq!(
        subclass("[Override(\"Names\")] string Names[3];"),
        ["error MOF-S028 \"[3]\": property `Names` is `string[3]`, but the inherited one is `string[]`"]
    );
    assert_eq!(subclass("[Override(\"ACME_A.Size\")] uint8 Size;"), [""; 0], "the class may be named too");
}

#[test]
fn dialects_without_override_replace_silently_if_the_type_stays() {
    let text = "class ACME_A { uint8 X; uint8 Y; }; class ACME_B : ACME_A { uint8 X; uint16 Y; };";
    assert_eq!(codes_in(Dialect::Wmi, text), ["MOF-S028"]);
    assert_eq!(
        report_in(Dialect::SdkPage, text),
        ["warning MOF-S028 \"uint16\": property `Y` is `uint16`, but the inherited one is `uint8`"]
    );
}

#[test]
fn keys_have_scalar_types_and_stay_as_the_first_class_fixes_them() {
    assert_eq!(
        report("class ACME_A { [Key] uint8 A[]; [Key] real64 B; [Key, EmbeddedObject] string C; };"),
        [
            "error MOF-S040 \"[]\": key `A` is an array",
            "error MOF-S040 \"real64\": key `B` is a real number",
            "error MOF-S040 \"string\": key `C` is an embedded object",
        ]
    );
    let added = "class ACME_A { [Key] string Id; }; class ACME_B : ACME_A { [Key] string Name; };";
    assert_eq!(codes_in(Dialect::Standard, added), ["MOF-S041"]);
    assert!(compile_in(Dialect::Wmi, added).has_errors() && !compile(added).has_errors());
    assert_eq!(
        codes_in(Dialect::Standard, "class ACME_A { string Name; }; class ACME_B : ACME_A { [Key] string Id; };"),
        [""; 0],
        "an ancestor without keys leaves them to its subclasses"
    );
}

#[test]
fn associations_and_other_classes_do_not_mix() {
    let association = "[Association] class ACME_Link { [Key] ACME_Disk REF A; [Key] ACME_Disk REF B; };";
    let disk = "class ACME_Disk { [Key] string Id; };";
    assert_eq!(report(&format!("{disk}{association} class ACME_Sub : ACME_Link {{ }};")), [""; 0]);
    assert_eq!(
        report(&format!("{disk}{association} [Association(FALSE)] class ACME_Sub : ACME_Link {{ }};")),
        [
            "error MOF-S025 \"Association(FALSE)\": class `ACME_Sub` derives from association `ACME_Link`, so it is one too"
        ]
    );
    assert_eq!(
        report(&format!("{disk}{association} [Indication] class ACME_Sub : ACME_Link {{ }};")),
        ["error MOF-S025 \"Indication\": class `ACME_Sub` is both an association and an indication"]
    );
    assert_eq!(
        report(&format!("{disk} [Association] class ACME_Link {{ }}; class ACME_Sub : ACME_Link {{ }};")),
        ["error MOF-S046 \"ACME_Link\": association `ACME_Link` has no reference"],
        "only the topmost is to blame"
    );
}

#[test]
fn one_mistake_of_form_has_no_echo_among_the_checks() {
    let text = "[Association] class ACME_Link { [Key] ACME_Link REF A; [Key] ACME_Link REF ; };";
    assert!(codes_in(Dialect::Standard, text).iter().all(|code| code.starts_with("MOF-P")), "{:?}", report(text));
    let misspelt = "class ACME_A { uint16 X; }; class ACME_B : ACME_A { uint15 X = 5; };";
    assert_eq!(codes_in(Dialect::Wmi, misspelt), ["MOF-P130"]);
}

#[test]
fn a_terminal_class_is_blamed_at_its_subclasses_only() {
    let text = "[Terminal] class ACME_A { }; class ACME_B : ACME_A { }; class ACME_C : ACME_B { };";
    assert_eq!(report(text), ["error MOF-S022 \"ACME_A\": class `ACME_B` derives from `ACME_A`, which is `Terminal`"]);
}

#[test]
fn methods_keep_their_parameters_and_what_they_say_of_them() {
    let compilation = compile(
        r#"class ACME_A {
               [Description("Copies.")] uint32 Copy(
                   [In, Description("From where.")] string From,
                   [In(FALSE), Out] uint32 Done[]);
           };
           class ACME_B : ACME_A { [Override("Copy")] uint32 Copy([In] string From, [In(FALSE), Out] uint32 Done[]); };"#,
    );
    assert_eq!(reported(&compilation), [""; 0]);
    let copy = class(&compilation, "ACME_B").method("Copy").expect("declared");
    assert_eq!(copy.qualifiers.string("Description"), Some("Copies."));
    assert_eq!(copy.parameters[0].qualifiers.string("Description"), Some("From where."));
    let directions: Vec<(bool, bool)> = copy.parameters.iter().map(|of| (of.is_in(), of.is_out())).collect();
    assert_eq!(directions, [(true, false), (false, true)]);
}

#[test]
fn in_wmi_a_parameter_may_stand_once_as_in_and_once_as_out() {
    let text = "class ACME_A { uint32 Run([in] string Text, [out] string Text); };";
    assert_eq!(codes_in(Dialect::Wmi, text), [""; 0]);
    assert_eq!(codes_in(Dialect::Standard, text), ["MOF-S009"]);
}
