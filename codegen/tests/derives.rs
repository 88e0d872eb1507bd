//! What generated types derive when a user wants more than they do.

mod support;

use mof_codegen::Settings;
use mof_codegen::rust::generate;
use mof_model::Compiler;
use mof_parser::diagnostic::render::Renderer;

/// The derives of each type, one a line, and what is reported.
fn derived(schema: &str, settings: &str) -> (String, String) {
    let schema = format!("// mofc: dialect = wmi\n{schema}");
    let mut compilation = Compiler::new().text("derives.mof", schema).compile();
    let mut read = Settings::default();
    read.configuration("mofc.toml", format!("[rust]\n{settings}"));
    let resolved = read.resolve(&mut compilation.sources);
    let generated = generate(compilation.valid_schema().expect("nothing is wrong with it"), &resolved.options);
    let code: String = generated.output.files().map(|(_, text)| text).collect();
    let mut derives = "";
    let mut types = String::new();
    for line in code.lines().map(str::trim) {
        derives = line.strip_prefix("#[derive(").and_then(|list| list.strip_suffix(")]")).unwrap_or(derives);
        if let Some(name) = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum ")) {
            let name = name.split([' ', '(']).next().unwrap_or_default();
            types.extend([name, ": ", derives, "\n"]);
        }
    }
    let renderer = Renderer::new(&compilation.sources);
    let reports = resolved.diagnostics.iter().chain(&generated.diagnostics);
    (types, reports.map(|diagnostic| renderer.long(diagnostic) + "\n\n").collect())
}

#[test]
fn overlapping_patterns_are_united() {
    let (types, reported) = derived(
        "class ACME_Fan { [Key] string Id; };",
        "derive = { ACME_Fan = [\"Eq\", \"my::Trait\"], \"ACME_*\" = [\"::core::cmp::Eq\", \"Hash\", \"::my::Trait\", \"std::clone::Clone\"] }",
    );
    assert_eq!(types, "AcmeFan: Clone, Debug, Default, PartialEq, Eq, Hash, my::Trait\n");
    assert_eq!(reported, "");
}

#[test]
fn what_a_trait_builds_on_is_derived_with_it() {
    let (types, _) = derived("class ACME_Fan { [Key] string Id; };", "derive = { \"*\" = \"Ord\" }");
    assert_eq!(types, "AcmeFan: Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord\n");
}

#[test]
fn what_a_field_cannot_have_is_left_out_and_reported() {
    let schema = "class ACME_Fan { [Key] uint32 Id; real64 Speed; };\nclass ACME_Door { [Key] uint32 Id; boolean Open; };\n\
        class ACME_House { [Key] string Id; ACME_Door Front; ACME_Fan Fans[]; uint32 Close([In] real32 How); };\n\
        class ACME_Tree { [Key] uint32 Id; ACME_Tree Branches[]; object Bird; };";
    let (types, reported) = derived(schema, "derive = { \"*\" = [\"Eq\", \"Copy\"], \"*.*\" = \"Hash\" }");
    insta::assert_snapshot!(format!("{types}\n{reported}"));
}

#[test]
fn classes_that_lie_in_each_other_derive_what_all_of_them_can() {
    let schema =
        "class ACME_A { [Key] string Id; ACME_B B; };\nclass ACME_B { ACME_C C[]; };\nclass ACME_C { ACME_A A; };";
    let (types, reported) = derived(schema, "derive = { \"*\" = [\"Eq\", \"Hash\"] }");
    assert_eq!((types.matches("PartialEq, Eq, Hash\n").count(), reported.as_str()), (3, ""));
    let with_real = schema.replace("ACME_A A;", "ACME_A A; real32 R;");
    let (types, reported) = derived(&with_real, "derive = { \"*\" = \"Eq\" }");
    assert_eq!(types.matches("PartialEq\n").count(), 3, "{types}");
    assert!(reported.contains("`ACME_C.R` (real32)") && reported.contains("`ACME_A.B` (instance)"), "{reported}");
}

#[test]
fn enums_of_classes_are_named_by_themselves() {
    let schema = "class ACME_Rule { uint8 Id; };\nclass ACME_Wide : ACME_Rule { };\nclass ACME_Set { [Key] string Id; ACME_Rule Rules[]; };";
    let (types, reported) = derived(
        schema,
        "derive = { \"*\" = \"my::Builder\", \"AnyACME_*\" = \"my::Trait\" }\nattribute = { AnyACME_Rule = \"#[must_use]\" }",
    );
    assert!(types.contains("AnyAcmeRule: Clone, Debug, PartialEq, my::Trait\n"), "{types}");
    assert!(types.contains("AcmeRule: Clone, Debug, Default, PartialEq, my::Builder\n"), "{types}");
    assert_eq!(reported, "");
}

#[test]
fn a_condition_on_an_item_is_refused() {
    let (_, reported) = derived(
        "class ACME_Fan { [Key] string Id; };",
        "attribute = { ACME_Fan = \"#[cfg(windows)]\", \"ACME_Fan.Id\" = \"#[cfg_attr(test, ignore)]\" }",
    );
    insta::assert_snapshot!(reported);
}
