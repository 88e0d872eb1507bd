//! Localized qualifiers, which live in classes of their own.

mod support;

use mof_model::{Compilation, Compiler, Qualifiers};
use mof_parser::Dialect;
use support::{class, property, reported};

const NEUTRAL: &str = r#"
#pragma namespace("\\\\.\\root\\acme")
class ACME_Base { [Key] string Name; };
[Description("neutral")]
class ACME_Disk : ACME_Base {
    uint64 Size;
    uint32 Format([In] string Label);
};"#;

const GERMAN: &str = r#"
#pragma namespace("\\\\.\\root\\acme")
instance of __Namespace { Name = "ms_407"; };
#pragma namespace("\\\\.\\root\\acme\\ms_407")
[Description("Festplatte") : Amended, AMENDMENT, LOCALE(0x407)]
class acme_disk : ACME_Base {
    [Key, Description("Name") : Amended] string Name;
    [Units("Bytes") : Amended ToSubclass, Read] uint64 size;
    [Description("Formatiert") : Amended] uint32 Format([Description("Bezeichnung") : Amended, In] string Label);
};"#;

const ENGLISH: &str = "[Amendment, Locale(\"ms_409\"), Description(\"Hard disk\") : Amended] class ACME_Disk { };";

fn compile(texts: &[&str], locale: Option<&str>) -> Compilation {
    let mut compiler = Compiler::new();
    compiler.dialect(Dialect::Wmi);
    for (number, text) in texts.iter().enumerate() {
        compiler.text(format!("{number}.mof"), *text);
    }
    if let Some(locale) = locale {
        compiler.locale(locale.parse().expect("a locale"));
    }
    compiler.compile()
}

fn description(qualifiers: &Qualifiers) -> Option<&str> {
    qualifiers.string("Description")
}

#[test]
fn an_amendment_adds_its_localized_qualifiers_whatever_the_order_of_files() {
    for texts in [[NEUTRAL, GERMAN], [GERMAN, NEUTRAL]] {
        let compilation = compile(&texts, None);
        assert_eq!(reported(&compilation), [""; 0]);
        let disk = class(&compilation, "ACME_Disk");
        assert_eq!((disk.name.as_str(), description(&disk.qualifiers)), ("ACME_Disk", Some("Festplatte")));
        let size = property(&compilation, "ACME_Disk", "Size");
        assert_eq!((size.name.as_str(), size.qualifiers.string("Units")), ("Size", Some("Bytes")));
        assert!(size.qualifiers.get("Read").is_none(), "what is not localized is not added");
        let format = disk.method("Format").expect("declared above");
        assert_eq!(description(&format.qualifiers), Some("Formatiert"));
        assert_eq!(description(&format.parameters[0].qualifiers), Some("Bezeichnung"));
        assert_eq!(compilation.schema.classes().len(), 2, "an amendment is no class");
    }
}

#[test]
fn the_wished_locale_counts_then_the_default_then_the_first() {
    let in_locale = |texts: &[&str], locale| {
        let compilation = compile(texts, locale);
        description(&class(&compilation, "ACME_Disk").qualifiers).map(str::to_owned)
    };
    let all = [NEUTRAL, GERMAN, ENGLISH];
    assert_eq!(in_locale(&all, Some("ms_407")).as_deref(), Some("Festplatte"));
    assert_eq!(in_locale(&all, Some("MS_40C")).as_deref(), Some("Hard disk"));
    assert_eq!(in_locale(&all, None).as_deref(), Some("Hard disk"));
    assert_eq!(in_locale(&[NEUTRAL, GERMAN], None).as_deref(), Some("Festplatte"));
}

#[test]
fn what_an_amendment_amends_must_exist() {
    let amendment = r#"
        [Amendment, Description("a") : Amended] class ACME_Disk {
            [Description("b") : Amended] string Sise;
            [Description("c") : Amended] uint32 Format([Description("d") : Amended] string Lable);
            [Description("e") : Amended] uint32 Erase();
            [Key] string Nmae;
        };
        [Amendment, Description("f") : Amended] class ACME_Fan { };"#;
    assert_eq!(
        reported(&compile(&[NEUTRAL, amendment], None)),
        [
            "warning MOF-S160 \"Sise\": class `ACME_Disk` has no property `Sise` to amend",
            "warning MOF-S160 \"Lable\": class `ACME_Disk` has no parameter `Lable` to amend",
            "warning MOF-S160 \"Erase\": class `ACME_Disk` has no method `Erase` to amend",
            "warning MOF-S160 \"ACME_Fan\": no input declares the class `ACME_Fan` that this amends",
        ]
    );
}

#[test]
fn amendments_without_their_neutral_file_are_classes_and_one_note() {
    let compilation = compile(&[GERMAN], None);
    let codes: Vec<&str> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.code.id()).collect();
    assert_eq!(codes, ["MOF-S160", "MOF-S020"]);
    assert!(!compilation.has_errors());
    assert!(compilation.schema.class("ACME_Disk").is_some());
}

#[test]
fn a_whole_class_that_documentation_calls_an_amendment_is_a_class() {
    let compilation = compile(&["[Amendment] class ACME_Disk { uint64 Size; };", "class ACME_Disk { };"], None);
    assert_eq!(reported(&compilation), ["error MOF-S002 \"ACME_Disk\": class `ACME_Disk` is declared twice"]);
    assert_eq!(class(&compilation, "ACME_Disk").properties.len(), 1);
}
