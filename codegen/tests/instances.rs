//! Instances whose aliases stand for more than can be generated.

mod support;

use std::fmt::Write;

use mof_codegen::rust::{self, Instances};
use mof_model::Compiler;
use mof_parser::Dialect;

/// What is reported of a text, and the length of what is generated.
fn generated(text: &str, instances: Instances) -> (String, usize) {
    let compilation = Compiler::new().dialect(Dialect::Dsc).text("instances.mof", text).compile();
    let mut options = rust::Options::default();
    options.instances = instances;
    let generated = rust::generate(compilation.valid_schema().expect("nothing is wrong with it"), &options);
    let length = generated.output.files().map(|(_, text)| text.len()).sum();
    (support::reported(&generated.diagnostics, &compilation.sources), length)
}

/// Instances `$N1` to `$N15`, each made of the one before with this text.
fn chain(text: &mut String, instance: impl Fn(u32) -> String) {
    for number in 1..=15 {
        let _ = writeln!(text, "{}", instance(number));
    }
}

#[test]
fn instances_of_instances_of_instances_end_somewhere() {
    let mut text = "class ACME_Node { [Key] string Id; [EmbeddedInstance(\"ACME_Node\")] string Kids[]; };\n\
        instance of ACME_Node as $N0 { Id=\"0\"; };\n"
        .to_owned();
    chain(&mut text, |number| {
        let kids = vec![format!("$N{}", number - 1); 4].join(",");
        format!("instance of ACME_Node as $N{number} {{ Id=\"{number}\"; Kids={{{kids}}}; }};")
    });
    for instances in [Instances::Json, Instances::Constants] {
        let (reported, length) = generated(&text, instances);
        let lines: Vec<&str> = reported.lines().collect();
        assert_eq!(lines.len(), 9, "{reported}");
        assert_eq!(
            lines[0],
            "// 9:1 warning[MOF-G011] values of an instance of class `ACME_Node` are left out: `Kids`"
        );
        assert!(length < 10_000_000, "{length}");
    }
}

#[test]
fn paths_of_paths_of_paths_end_somewhere() {
    let mut text = "class ACME_P { [Key] string Id; };\nclass ACME_Ref { [Key] object REF A; [Key] object REF B; };\n\
        instance of ACME_P as $N0 { Id=\"0\"; };\n"
        .to_owned();
    chain(&mut text, |number| {
        let before = number - 1;
        format!("instance of ACME_Ref as $N{number} {{ A=$N{before}; B=$N{before}; }};")
    });
    let (reported, length) = generated(&text, Instances::Json);
    assert!(
        reported.contains("18:1 warning[MOF-G011] values of an instance of class `ACME_Ref` are left out: `A`, `B`")
    );
    assert!(length < 10_000_000, "{length}");
}

#[test]
fn what_stands_in_the_text_is_never_too_much() {
    let numbers = vec!["7"; 30_000].join(",");
    let text = format!(
        "class ACME_List {{ [Key] string Id; uint8 Bytes[]; }};\ninstance of ACME_List {{ Id=\"0\"; Bytes={{{numbers}}}; }};"
    );
    let (reported, length) = generated(&text, Instances::Json);
    assert_eq!(reported, "");
    assert!(length > 60_000, "{length}");
}

#[test]
fn a_list_never_takes_the_place_of_the_code() {
    let text = "class ACME_Node { [Key] string Id; };\ninstance of ACME_Node { Id=\"0\"; };";
    let compilation = Compiler::new().dialect(Dialect::Dsc).text("instances.mof", text).compile();
    let mut options = rust::Options::default();
    "acme_node.json".clone_into(&mut options.file);
    options.instances = Instances::Json;
    let output = rust::generate(compilation.valid_schema().expect("nothing is wrong with it"), &options).output;
    assert!(output.get("acme_node.json").is_some_and(|code| code.contains("pub struct AcmeNode")));
    assert!(output.get("_acme_node.json").is_some_and(|list| list.contains("\"Id\": \"0\"")));
}

#[test]
fn lists_stand_beside_the_code_and_not_in_it() {
    let text = "class ACME_Node { [Key] string Id; };\ninstance of ACME_Node { Id=\"\"; };";
    for (instances, files, statics) in [(Instances::Json, 2, 0), (Instances::Constants, 1, 1), (Instances::Omit, 1, 0)]
    {
        let compilation = Compiler::new().dialect(Dialect::Dsc).text("instances.mof", text).compile();
        let mut options = rust::Options::default();
        options.instances = instances;
        let output = rust::generate(compilation.valid_schema().expect("nothing is wrong with it"), &options).output;
        let code = output.get("mof.rs").expect("the default name");
        assert_eq!((output.files().len(), code.matches("pub static INSTANCE:").count()), (files, statics));
    }
}
