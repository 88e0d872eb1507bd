//! `#pragma include`: which file it means, and what its text means where it stands.
#![expect(clippy::disallowed_methods, reason = "the loader reads real files")]

mod support;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use mof_model::{Compilation, Compiler, Schema};
use mof_parser::Dialect;
use support::{class, folder, reported};

/// Compiles texts in memory, all of them inputs.
fn compile(texts: &[(&str, &str)]) -> Compilation {
    let mut compiler = Compiler::new();
    for (name, text) in texts {
        compiler.text(*name, *text);
    }
    compiler.compile()
}

fn compile_path(path: impl AsRef<Path>) -> Compilation {
    Compiler::new().path(path).compile()
}

/// All classes with their namespaces, as `root/acme:ACME_Disk`.
fn classes(schema: &Schema) -> Vec<String> {
    let class = |class: &mof_model::Class| {
        let namespace = class.namespace.as_ref().map_or("", |namespace| namespace.as_str());
        format!("{namespace}:{}", class.name)
    };
    schema.classes().map(class).collect()
}

#[test]
fn a_file_is_included_from_its_includer_s_folder_with_either_separator() {
    let root = folder(&[
        ("main.mof", r#"#pragma include("core/all.mof")"#),
        ("core/all.mof", r#"#pragma Include ("disk.mof") #include("more\\fan.mof")"#),
        ("core/disk.mof", "class ACME_Disk { };"),
        ("core/more/fan.mof", "class ACME_Fan { };"),
    ]);
    let compilation = compile_path(root.path().join("main.mof"));
    assert_eq!(compilation.diagnostics, []);
    assert_eq!(classes(&compilation.schema), [":ACME_Disk", ":ACME_Fan"]);
    assert_eq!(compilation.dependencies.len(), 4, "{:?}", compilation.dependencies);
}

#[test]
fn a_namespace_holds_in_what_is_included_and_comes_back_from_it() {
    let compilation = compile(&[
        ("main.mof", "#pragma namespace(\"root/a\")\n#pragma include(\"part.mof\")\nclass ACME_After { };"),
        ("part.mof", "class ACME_Part { };\n#pragma namespace(\"root/b\")\nclass ACME_Moved { };"),
    ]);
    assert_eq!(compilation.diagnostics, []);
    assert_eq!(classes(&compilation.schema), ["root/a:ACME_Part", "root/b:ACME_Moved", "root/b:ACME_After"]);
}

#[test]
fn what_is_included_twice_counts_once_in_a_namespace() {
    let part = ("part.mof", "class ACME_Part { uint8 Level = 256; };\ninstance of ACME_Part { };");
    let twice = "#pragma include(\"part.mof\")\n#pragma include(\"part.mof\")";
    let compilation = compile(&[("main.mof", twice), part]);
    assert_eq!((classes(&compilation.schema).len(), compilation.schema.instances().len()), (1, 1));

    let spaces = "#pragma namespace(\"a\")\n#pragma include(\"part.mof\")\n\
                  #pragma namespace(\"b\")\n#pragma include(\"part.mof\")";
    let compilation = compile(&[("main.mof", spaces), part]);
    assert_eq!(classes(&compilation.schema), ["a:ACME_Part", "b:ACME_Part"]);
    assert_eq!(compilation.schema.instances().len(), 2);
    assert_eq!(reported(&compilation).len(), 1, "one mistake is reported once: {:?}", reported(&compilation));
}

#[test]
fn a_folder_whose_files_include_each_other_declares_nothing_twice() {
    let root = folder(&[
        ("a_disk.mof", "class ACME_Disk : ACME_Base { };"),
        ("base.mof", "class ACME_Base { };"),
        (
            "main.mof",
            "#pragma namespace(\"root/acme\")\n#pragma include(\"base.mof\")\n#pragma include(\"a_disk.mof\")",
        ),
    ]);
    let compilation = compile_path(&root);
    assert_eq!(compilation.diagnostics, []);
    assert_eq!(classes(&compilation.schema), ["root/acme:ACME_Base", "root/acme:ACME_Disk"]);
    assert_eq!(compilation.files.len(), 3);
}

#[test]
fn a_cycle_is_an_error_at_the_directive_that_closes_it() {
    let compilation = compile(&[
        ("a.mof", "#pragma include(\"b.mof\")\nclass ACME_A { };"),
        ("b.mof", "#pragma include(\"a.mof\")\nclass ACME_B { };"),
    ]);
    assert_eq!(reported(&compilation), ["error MOF-S241 \"\\\"a.mof\\\"\": `a.mof` includes itself"]);
    let [label] = compilation.diagnostics[0].secondary.as_slice() else { panic!("one file lies between") };
    assert_eq!(compilation.sources.slice(label.span), "#pragma include(\"b.mof\")");
    assert_eq!(classes(&compilation.schema), [":ACME_B", ":ACME_A"], "the rest is read");
}

#[test]
fn a_file_that_includes_itself_is_an_error() {
    let compilation = compile(&[("a.mof", "#pragma include(\"./x/../a.mof\")\nclass ACME_A { };")]);
    assert_eq!(reported(&compilation), ["error MOF-S241 \"\\\"./x/../a.mof\\\"\": `./x/../a.mof` includes itself"]);
}

#[test]
fn files_may_include_each_other_32_deep() {
    let chain = |length: u32| {
        let mut compiler = Compiler::new();
        for file in 0..length {
            compiler.text(format!("{file}.mof"), format!("#pragma include(\"{}.mof\")", file + 1));
        }
        compiler.text(format!("{length}.mof"), "class ACME_Last { };");
        compiler.compile()
    };
    assert_eq!(chain(32).diagnostics, []);
    let deeper = chain(33);
    assert_eq!(
        reported(&deeper),
        ["error MOF-S241 \"\\\"33.mof\\\"\": `33.mof` stands below more than 32 files that include each other"]
    );
    assert!(deeper.schema.class("ACME_Last").is_some(), "what stands too deep is read by itself");
}

#[test]
fn a_missing_file_is_reported_with_the_way_to_it_and_where_it_was_looked_for() {
    let root = folder(&[
        ("main.mof", "#pragma include(\"sub/all.mof\")"),
        ("sub/all.mof", "#pragma include(\"disk.mof\")\nclass ACME_A { };"),
    ]);
    let extra = root.path().join("extra");
    fs::create_dir(&extra).expect("a folder can be made");
    let compilation = Compiler::new().path(root.path().join("main.mof")).search_path(&extra).compile();
    assert_eq!(reported(&compilation), ["error MOF-S241 \"\\\"disk.mof\\\"\": there is no file `disk.mof` to include"]);
    let [diagnostic] = compilation.diagnostics.as_slice() else { panic!("one diagnostic") };
    let root = root.path().display();
    let looked = format!("it was looked for in `{root}/sub`, `{root}/extra`; `-I` adds a folder to search");
    assert_eq!(diagnostic.help.as_deref(), Some(looked.as_str()));
    let [label] = diagnostic.secondary.as_slice() else { panic!("one file includes the other") };
    assert_eq!(compilation.sources.slice(label.span), "#pragma include(\"sub/all.mof\")");
}

#[test]
fn what_a_missing_file_may_declare_is_no_second_error() {
    let compilation = compile(&[("a.mof", "#pragma include(\"no_such_file.mof\")\nclass ACME_A : ACME_Base { };")]);
    let severities: Vec<String> =
        reported(&compilation).iter().map(|line| line[..line.find('"').unwrap_or(0)].to_owned()).collect();
    assert_eq!(severities, ["error MOF-S241 ", "note MOF-S020 "]);
}

#[test]
fn a_misspelt_file_name_gets_a_suggestion() {
    let root = folder(&[("main.mof", "#pragma include(\"qualifers.mof\")"), ("qualifiers.mof", "")]);
    let compilation = compile_path(root.path().join("main.mof"));
    assert_eq!(compilation.diagnostics[0].help.as_deref(), Some("did you mean `qualifiers.mof`?"));
}

#[cfg(target_os = "linux")]
#[test]
fn another_letter_case_is_found_with_a_note() {
    let root =
        folder(&[("main.mof", "#pragma include(\"CORE\\\\Disk.MOF\")"), ("Core/disk.mof", "class ACME_Disk { };")]);
    let compilation = compile_path(root.path().join("main.mof"));
    assert_eq!(
        reported(&compilation),
        ["note MOF-I007 \"\\\"CORE\\\\\\\\Disk.MOF\\\"\": the file `CORE\\Disk.MOF` is spelt `Core/disk.mof`"]
    );
    assert_eq!(classes(&compilation.schema), [":ACME_Disk"]);
}

#[test]
fn the_search_path_is_searched_after_the_includer_s_folder() {
    let root = folder(&[
        ("main.mof", "#pragma include(\"part.mof\")\n#pragma include(\"other.mof\")"),
        ("part.mof", "class ACME_Beside { };"),
        ("extra/part.mof", "class ACME_Extra { };"),
        ("extra/other.mof", "class ACME_Other { };"),
    ]);
    let compilation =
        Compiler::new().path(root.path().join("main.mof")).search_path(root.path().join("extra")).compile();
    assert_eq!(compilation.diagnostics, []);
    assert_eq!(classes(&compilation.schema), [":ACME_Beside", ":ACME_Other"]);
}

#[test]
fn text_in_memory_stands_for_a_file_of_its_name() {
    let root = folder(&[("main.mof", "#pragma include(\"part.mof\")"), ("part.mof", "class ACME_Saved { };")]);
    let mut compiler = Compiler::new();
    compiler.path(root.path().join("main.mof"));
    compiler.text(root.path().join("part.mof").display().to_string(), "class ACME_Edited { };");
    assert_eq!(classes(&compiler.compile().schema), [":ACME_Edited"]);
}

#[test]
fn an_included_file_that_cannot_be_read_names_its_includer() {
    let root = folder(&[("main.mof", "#pragma include(\"binary.mof\")")]);
    fs::write(root.path().join("binary.mof"), b"FOMB\0\0\xFF\xFE\0\x01").expect("a file can be written");
    let compilation = compile_path(root.path().join("main.mof"));
    let [diagnostic] = compilation.diagnostics.as_slice() else { panic!("one diagnostic") };
    assert_eq!(diagnostic.code.id(), "MOF-I003");
    assert_eq!(compilation.sources.slice(diagnostic.secondary[0].span), "#pragma include(\"binary.mof\")");
}

#[test]
fn an_included_file_is_in_the_dialect_of_its_includer_unless_it_states_its_own() {
    let nested = "class ACME_A { uint8 Level = 1.5; };";
    let compilation = compile(&[
        ("main.mof", "// mofc: dialect = wmi\n#pragma include(\"part.mof\")\n#pragma include(\"other.mof\")"),
        ("part.mof", nested),
        ("other.mof", "// mofc: dialect = standard\nclass ACME_B { uint8 Level = 1; };"),
    ]);
    let dialects: Vec<Dialect> = compilation.files.iter().map(|file| file.specification.dialect).collect();
    assert_eq!(dialects, [Dialect::Wmi, Dialect::Standard, Dialect::Standard], "texts in memory are inputs themselves");

    let root = folder(&[("main.mof", "// mofc: dialect = wmi\n#pragma include(\"part.mof\")"), ("part.mof", nested)]);
    let compilation = compile_path(root.path().join("main.mof"));
    assert_eq!(compilation.files[1].specification.dialect, Dialect::Wmi);
    assert!(!compilation.has_errors());
}

#[test]
fn what_belongs_to_a_text_in_mof_3_is_in_mof_3() {
    let compilation = compile(&[
        ("main.mof", "#pragma include(\"point.mof\")\n#pragma include(\"shape.mof\")"),
        ("point.mof", "structure ACME_Point { sint32 X; };"),
        ("shape.mof", "class ACME_Shape { [Key] string Name; ACME_Point Middle; };"),
        ("other.mof", "class ACME_Other { [Key] string Name; };"),
    ]);
    assert_eq!(reported(&compilation), [""; 0], "a structure as a type is no mistake in MOF 3");
    let dialects = compilation.files.iter().map(|file| file.specification.dialect);
    assert_eq!(dialects.collect::<Vec<_>>(), [Dialect::Mof3, Dialect::Mof3, Dialect::Mof3, Dialect::Standard]);
}

#[test]
fn many_includes_in_many_namespaces_end() {
    let mut main = String::new();
    for namespace in 0..200 {
        writeln!(main, "#pragma namespace(\"n{namespace}\")\n#pragma include(\"part.mof\")")
            .expect("a string takes text");
    }
    let part = "#pragma locale(\"en_US\")\n".repeat(2000) + "class ACME_Part { };";
    let compilation = compile(&[("main.mof", &main), ("part.mof", &part)]);
    let message = "error MOF-S241 \"\\\"part.mof\\\"\": `part.mof` is included in too many namespaces";
    assert_eq!(reported(&compilation).first().map(String::as_str), Some(message));
    assert_eq!(compilation.schema.classes().len(), 51, "the first, and fifty more times two thousand");
}

#[test]
fn classes_and_qualifier_types_are_looked_up_on_the_search_path() {
    let root = folder(&[
        ("main.mof", "[Colour(\"red\")] class ACME_Disk : ACME_Base { ACME_Fan ref Fan; };\ninstance of ACME_Box { };"),
        ("lib/a/acme_base.MOF", "class ACME_Base : ACME_Root { [EmbeddedInstance(\"ACME_Value\")] string V; };"),
        ("lib/b/ACME_Root.schema.mof", "class ACME_Root { };"),
        ("lib/b/ACME_Value.mof", "class ACME_Value { };"),
        ("lib/ACME_Fan.mof", "class ACME_Fan { };"),
        ("lib/ACME_Box.mof", "class ACME_Box { };"),
        ("lib/qualifiers_acme.mof", "Qualifier Colour : string, Scope(class);"),
        ("lib/ACME_Unused.mof", "class ACME_Unused { };"),
        ("lib/.hidden/ACME_Unused.mof", "no schema"),
    ]);
    let compilation = Compiler::new().path(root.path().join("main.mof")).search_path(root.path().join("lib")).compile();
    let found = ["ACME_Base", "ACME_Root", "ACME_Fan", "ACME_Box", "ACME_Value"];
    assert!(found.iter().all(|name| compilation.schema.class(name).is_some()), "{:?}", classes(&compilation.schema));
    assert!(compilation.schema.class("ACME_Unused").is_none());
    assert_eq!(compilation.schema.qualifier_types().len(), 1);
    assert!(class(&compilation, "ACME_Disk").qualifiers.get("Colour").is_some());
}

#[test]
fn a_class_that_the_search_path_does_not_have_is_reported_as_ever() {
    let root = folder(&[("lib/ACME_Other.mof", "class ACME_Other { };")]);
    let mut compiler = Compiler::new();
    compiler.text("a.mof", "class ACME_A : ACME_Base { };").search_path(root.path());
    assert_eq!(reported(&compiler.compile()), ["error MOF-S020 \"ACME_Base\": superclass `ACME_Base` is not declared"]);
}

#[test]
fn a_folder_of_the_search_path_that_does_not_exist_is_an_error() {
    let root = folder(&[]);
    let missing = root.path().join("lib");
    let mut compiler = Compiler::new();
    compiler.text("a.mof", "class ACME_A : ACME_Base { };").search_path(&missing);
    let message = format!("error MOF-I001 \"\": cannot read `{}`: there is no such file or folder", missing.display());
    assert!(reported(&compiler.compile()).contains(&message));
}
