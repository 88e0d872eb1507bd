//! Classes that stand in for such as are declared elsewhere: known, and no part of the schema.

mod support;

use mof_model::{Compilation, Compiler, World};
use support::{class, folder, reported};

const STUBS: &str = "// mofc: stubs\nclass ACME_Base { }; [Association] class ACME_Link { }; class ACME_Part { };";

const USES: &str = "class ACME_Fan : ACME_Base { [Key] string Id; [EmbeddedInstance(\"ACME_Part\")] string Part; };
                    [Association] class ACME_Uses : ACME_Link { [Key] ACME_Part REF A; [Key] ACME_Fan REF B; };
                    instance of ACME_Part { Size = 5; };";

fn with_stubs(stubs: &str, text: &str) -> Compilation {
    Compiler::new().world(World::Closed).text("stubs.mof", stubs).text("fan.mof", text).compile()
}

fn class_names(compilation: &Compilation) -> Vec<&str> {
    compilation.schema.classes().map(|class| class.name.as_str()).collect()
}

#[test]
fn what_a_stub_names_is_known_and_no_part_of_the_schema() {
    let compilation = with_stubs(STUBS, USES);
    assert_eq!(reported(&compilation), Vec::<String>::new());
    assert_eq!(class_names(&compilation), ["ACME_Fan", "ACME_Uses"]);
    let superclass = class(&compilation, "ACME_Fan").superclass.as_ref().expect("it names one");
    assert_eq!((superclass.name.as_str(), superclass.id), ("ACME_Base", None));
}

#[test]
fn without_the_statement_the_same_classes_count() {
    let compilation =
        with_stubs(&STUBS.replace("// mofc: stubs", ""), "class ACME_Fan : ACME_Base { [Key] string Id; };");
    assert_eq!(class_names(&compilation), ["ACME_Base", "ACME_Link", "ACME_Part", "ACME_Fan"]);
}

#[test]
fn nothing_is_known_of_what_a_stub_hands_down() {
    let overriding = "class ACME_Fan : ACME_Base { [Key] string Id; [Override(\"Speed\")] uint8 Speed; };";
    assert_eq!(reported(&with_stubs(STUBS, overriding)), Vec::<String>::new());
}

#[test]
fn a_class_that_is_declared_counts_whatever_stands_in_for_it() {
    let compilation = with_stubs(STUBS, "class ACME_Fan : ACME_Base { }; class ACME_Base { [Key] string Id; };");
    assert_eq!(reported(&compilation), Vec::<String>::new());
    assert!(class(&compilation, "ACME_Fan").property("Id").is_some());
}

#[test]
fn a_class_with_something_in_it_is_no_stub() {
    let compilation =
        with_stubs("// mofc: stubs\nclass ACME_Base { [Key] string Id; };", "class ACME_Fan : ACME_Base { };");
    assert_eq!(class_names(&compilation), ["ACME_Base", "ACME_Fan"]);
}

#[test]
fn what_a_stub_stands_in_for_is_looked_for_on_the_search_path() {
    let elsewhere = folder(&[("ACME_Base.mof", "class ACME_Base { [Key] string Id; };")]);
    let mut compiler = Compiler::new();
    compiler.text("stubs.mof", STUBS).text("fan.mof", "class ACME_Fan : ACME_Base { };").search_path(elsewhere.path());
    assert!(class(&compiler.compile(), "ACME_Fan").property("Id").is_some());
}
