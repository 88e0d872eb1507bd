//! Superclasses: found, missing, going in circles.

mod support;

use mof_model::{Compilation, Compiler, World};
use mof_parser::Dialect;
use support::{class, compile, report, report_in, reported};

fn class_names(compilation: &Compilation) -> Vec<&str> {
    compilation.schema.classes().map(|class| class.name.as_str()).collect()
}

#[test]
fn a_superclass_comes_before_its_first_subclass_and_source_order_rules_otherwise() {
    let compilation = compile(
        "class ACME_Z { }; class ACME_C : ACME_B { }; class ACME_Y : ACME_A { }; class ACME_B : ACME_A { }; class ACME_A { };",
    );
    assert_eq!(compilation.diagnostics, []);
    assert_eq!(class_names(&compilation), ["ACME_Z", "ACME_A", "ACME_B", "ACME_C", "ACME_Y"]);
    let ancestors = compilation.schema.ancestors(class(&compilation, "ACME_C"));
    assert_eq!(ancestors.map(|class| class.name.as_str()).collect::<Vec<_>>(), ["ACME_B", "ACME_A"]);
}

#[test]
fn a_superclass_may_stand_in_another_file_and_is_found_without_case() {
    let mut compiler = Compiler::new();
    compiler
        .text("disk.mof", "class ACME_Disk : acme_device { };")
        .text("device.mof", "class ACME_Device { string Id; };");
    let compilation = compiler.compile();
    assert_eq!(compilation.diagnostics, []);
    let superclass = class(&compilation, "ACME_Disk").superclass.as_ref().expect("it names one");
    assert_eq!(superclass.name.as_str(), "ACME_Device", "spelled as declared");
}

#[test]
fn an_unknown_superclass_is_an_error_with_a_suggestion_and_has_no_echo() {
    let text = "class ACME_Device { [Key] string Id; };
                class ACME_Disk : ACME_Devise { [Override(\"Id\")] string Id; ACME_Disk REF Next; };
                [Association] class ACME_Link : ACME_Devise { };";
    let compilation = compile(text);
    assert_eq!(reported(&compilation), ["error MOF-S020 \"ACME_Devise\": superclass `ACME_Devise` is not declared"; 2]);
    assert_eq!(compilation.diagnostics[0].help.as_deref(), Some("did you mean `ACME_Device`?"));
    let superclass = class(&compilation, "ACME_Disk").superclass.as_ref().expect("it names one");
    assert_eq!((superclass.name.as_str(), superclass.id), ("ACME_Devise", None));
}

#[test]
fn an_open_world_notes_each_missing_superclass_once() {
    let text = "class ACME_A : ACME_Base { }; class ACME_B : ACME_Base { }; class ACME_C : ACME_Other { };";
    let notes = [
        "note MOF-S020 \"ACME_Base\": superclass `ACME_Base` is not declared",
        "note MOF-S020 \"ACME_Other\": superclass `ACME_Other` is not declared",
    ];
    assert_eq!(report_in(Dialect::Wmi, text), notes);
    assert_eq!(reported(&Compiler::new().world(World::Open).text("a.mof", text).compile()), notes);
    let closed = Compiler::new().dialect(Dialect::Wmi).world(World::Closed).text("a.mof", text).compile();
    assert_eq!(closed.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count(), 3);
}

#[test]
fn the_system_classes_of_wmi_are_always_declared_elsewhere() {
    assert_eq!(
        report("class ACME_Alarm : __ExtrinsicEvent { };"),
        ["note MOF-S020 \"__ExtrinsicEvent\": superclass `__ExtrinsicEvent` is not declared"]
    );
}

#[test]
fn a_cycle_is_reported_once_and_its_classes_go_on_without_superclass() {
    let text = "class ACME_A : ACME_C { string Name; }; class ACME_B : ACME_A { string Name; };
                class ACME_C : ACME_B { }; class ACME_D : ACME_C { string Name; };";
    let compilation = compile(text);
    assert_eq!(
        reported(&compilation),
        ["error MOF-S021 \"ACME_C\": class `ACME_A` derives from itself, through 2 other classes"]
    );
    let labels: Vec<&str> =
        compilation.diagnostics[0].secondary.iter().map(|label| compilation.sources.slice(label.span)).collect();
    assert_eq!(labels, ["ACME_B", "ACME_A"]);
    assert_eq!(class(&compilation, "ACME_B").properties.len(), 1);
    assert_eq!(report("class ACME_A : ACME_A { };"), ["error MOF-S021 \"ACME_A\": class `ACME_A` derives from itself"]);
}

#[test]
fn namespaces_keep_classes_apart() {
    let text = r#"
        #pragma namespace("\\\\.\\root\\one")
        class ACME_A { string One; };
        class ACME_B : ACME_A { };
        #pragma namespace("root/two")
        class ACME_A { string Two; };
        class ACME_B : ACME_A { };
        class ACME_C : ACME_Missing { };"#;
    let compilation = compile(text);
    assert_eq!(reported(&compilation), ["error MOF-S020 \"ACME_Missing\": superclass `ACME_Missing` is not declared"]);
    let features: Vec<String> = compilation
        .schema
        .classes()
        .filter(|class| class.name.is("ACME_B"))
        .map(|class| {
            format!("{} {}", class.namespace.as_ref().expect("a directive gives one"), class.properties[0].name)
        })
        .collect();
    assert_eq!(features, ["root/one One", "root/two Two"]);
}

#[test]
fn a_class_repeated_word_for_word_is_a_warning() {
    assert_eq!(
        report("class ACME_A { uint8 X; }; class ACME_A {\n  uint8 X;\n};"),
        ["warning MOF-S002 \"ACME_A\": class `ACME_A` is declared twice, both times alike"]
    );
    assert_eq!(
        report("class ACME_A { uint8 X; }; class ACME_A { uint16 X; };"),
        ["error MOF-S002 \"ACME_A\": class `ACME_A` is declared twice"]
    );
}

#[test]
fn a_deep_hierarchy_resolves_without_recursion() {
    let depth = 4_000;
    let classes = (1..=depth).rev().map(|level| format!("class ACME_{level} : ACME_{} {{ }};", level - 1));
    let text = classes.collect::<Vec<_>>().concat() + "class ACME_0 { [Key] string Id; };";
    let compilation = compile(&text);
    assert_eq!(compilation.diagnostics, []);
    let last = class(&compilation, &format!("ACME_{depth}"));
    assert_eq!(last.properties[0].class_origin.as_str(), "ACME_0");
    assert!(last.properties[0].is_key() && last.properties[0].propagated);
}

#[test]
fn a_hierarchy_that_would_fill_the_memory_is_refused() {
    let properties: Vec<String> = (0..10_000).map(|property| format!("uint8 P{property};")).collect();
    let classes: Vec<String> = (0..1_100).map(|class| format!("class ACME_{class} : ACME_Base {{ }};")).collect();
    let text = format!("class ACME_Base {{ {} }}; {}", properties.concat(), classes.concat());
    let codes: Vec<&str> = compile(&text).diagnostics.iter().map(|diagnostic| diagnostic.code.id()).collect();
    assert_eq!(codes, ["MOF-I010"]);
}
