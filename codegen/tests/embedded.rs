//! Which type an embedded object has, as classes and settings have it.

mod support;

use mof_codegen::Settings;
use mof_codegen::rust::generate;
use mof_model::Compiler;

const SCHEMA: &str = "// mofc: dialect = wmi\n\
    class ACME_Rack { [Key] string Id; ACME_Slot Slots[]; ACME_Fan Fan; };\n\
    class ACME_Slot { uint8 Number; };\n\
    class ACME_WideSlot : ACME_Slot { uint8 Width; };\n\
    class ACME_Fan { uint32 Speed; };\n";

/// The single file and what is reported.
fn generated(schema: &str, settings: &str) -> (String, String) {
    let mut compilation = Compiler::new().text("embedded.mof", schema).compile();
    let mut read = Settings::default();
    read.configuration("mofc.toml", format!("[rust]\n{settings}"));
    let options = read.resolve(&mut compilation.sources).options;
    let generated = generate(compilation.valid_schema().expect("nothing is wrong with it"), &options);
    let code = generated.output.files().map(|(_, text)| text).collect();
    (code, support::reported(&generated.diagnostics, &compilation.sources))
}

#[test]
fn a_type_of_the_users_for_a_subclass_is_a_variant() {
    let (code, reported) = generated(SCHEMA, "extern-type = { ACME_WideSlot = \"crate::Wide\" }");
    assert_eq!(reported, "");
    assert!(code.contains("pub slots: ::std::vec::Vec<super::acme_slot::AnyAcmeSlot>,"), "{code}");
    assert!(code.contains("AcmeWideSlot(::std::boxed::Box<crate::Wide>),"), "{code}");
    assert!(code.contains("AcmeWideSlot => crate::Wide,"), "{code}");
}

#[test]
fn a_type_of_the_users_for_a_class_with_subclasses_is_all_there_is_and_that_is_said() {
    let (code, reported) =
        generated(SCHEMA, "extern-type = { ACME_Slot = \"crate::Slot\", ACME_Fan = \"crate::Fan\" }");
    assert_eq!(
        reported,
        "// 2:29 note[MOF-G007] embedded objects of subclasses of `ACME_Slot`, such as `ACME_WideSlot`, are read as `crate::Slot`\n"
    );
    assert!(
        code.contains("/// `Slots`: instances of `ACME_Slot`, read.")
            || code.contains("array of instances of `ACME_Slot`"),
        "{code}"
    );
    assert!(code.contains("pub slots: ::std::vec::Vec<crate::Slot>,") && !code.contains("reference"), "{code}");
}

#[test]
fn every_embedded_class_stands_as_an_enum_if_the_world_is_open() {
    assert!(!generated(SCHEMA, "").0.contains("AnyAcmeFan"));
    let (code, _) = generated(SCHEMA, "embedded = \"open\"");
    assert!(code.contains("pub fan: ::core::option::Option<super::acme_fan::AnyAcmeFan>,"), "{code}");
    assert!(!code.contains("AnyAcmeRack"), "nothing embeds it");
}

#[test]
fn a_class_brings_the_subclasses_of_one_that_is_not_declared() {
    let schema = "// mofc: dialect = wmi\nclass ACME_Rack { [Key] string Id; ACME_Part Parts[]; };\n\
        class ACME_Other { [Key] string Id; };\nclass ACME_Slot : ACME_Part { uint8 Number; };";
    let (code, _) = generated(schema, "class = \"ACME_Rack\"");
    assert!(code.contains("Vec<super::acme_part::AnyAcmePart>") && code.contains("struct AcmeSlot"), "{code}");
    assert!(!code.contains("AcmeOther"));
    let (code, _) = generated(schema, "class = \"ACME_Rack\"\nexclude = \"ACME_Slot\"");
    assert!(code.contains("Vec<::mof_runtime::Instance>") && !code.contains("AnyAcmePart"), "{code}");
}

#[test]
fn an_association_brings_the_classes_of_its_ends() {
    let schema = "// mofc: dialect = wmi\nclass ACME_Room { [Key] string Id; ACME_Door ref Front; };\nclass ACME_Door { [Key] string Id; };\n\
        class ACME_Lamp { [Key] string Id; };\n\
        [Association] class ACME_LampInRoom { [Key] ACME_Room ref Room; [Key] ACME_Lamp ref Lamp; };";
    let (code, _) = generated(schema, "class = \"ACME_LampInRoom\"");
    assert!(code.contains("pub room: ::mof_runtime::Reference<super::acme_room::AcmeRoom>,"), "{code}");
    assert!(code.contains("struct AcmeLamp ") && !code.contains("struct AcmeDoor"), "{code}");
}

#[test]
fn intervals_stay_what_they_are_whatever_datetimes_become() {
    let schema = "class ACME_Job { [Key] string Id; datetime Start; [SubType(\"interval\")] datetime Took; \
        datetime Limit = \"00000001000000.000000:000\"; };";
    let (code, _) = generated(&format!("// mofc: dialect = wmi\n{schema}"), "datetime = \"crate::Time\"");
    assert!(code.contains("pub start: ::core::option::Option<crate::Time>,"), "{code}");
    assert_eq!(code.matches("Option<::mof_runtime::CimDateTime>,").count(), 2, "{code}");
}

#[test]
fn an_enumeration_is_one_type_wherever_it_is_used() {
    let schema = "// mofc: dialect = mof3\nenumeration ACME_Level : uint8 { Low = 0, High = 1 };\nenumeration ACME_Unused : uint8 { No = 0 };\n\
        class ACME_Bulb { [Key] string Id; ACME_Level Level; };\nclass ACME_Lamp { [Key] string Id; ACME_Level Brightness[]; };";
    let (code, _) = generated(schema, "");
    assert!(code.contains("pub level: ::core::option::Option<super::acme_level::AcmeLevel>,"), "{code}");
    assert!(code.contains("pub brightness: ::std::vec::Vec<super::acme_level::AcmeLevel>,"), "{code}");
    assert!(code.matches("struct AcmeLevel(").count() == 1 && !code.contains("Unused"), "{code}");
    let settings = "rename = { ACME_Level = \"Step\" }\nderive = { ACME_Level = \"my::Trait\" }";
    let (code, reported) = generated(schema, settings);
    assert!(
        code.contains("super::step::Step>") && code.contains("my::Trait") && reported.is_empty(),
        "{code}{reported}"
    );
    let (code, _) = generated(schema, "extern-type = { ACME_Level = \"crate::Level\" }");
    assert!(code.contains("pub level: ::core::option::Option<crate::Level>,") && !code.contains("AcmeLevel"), "{code}");
}
