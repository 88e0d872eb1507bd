//! Pages, imported as MOF and compiled again, give the same schema, the same code and the same text.

#![expect(clippy::disallowed_methods, reason = "the pages are files")]

use std::path::Path;

use mof_codegen::mof::Imported;
use mof_codegen::{Output, Stale, rust};
use mof_model::Compilation;
use mof_model::dump::Dump;
use mof_tests::{compiler, corpus, report, repository};
use serde_json::Value;

#[test]
fn own_pages_survive_the_import() {
    insta::glob!("../../sdk-pages/tests/pages", "*.md", survives);
}

/// Folders whose pages point at each other, and that overlays correct.
#[test]
fn own_folders_survive_the_import() {
    insta::glob!("../../sdk-pages/tests/folders", "*", |path| {
        if path.is_dir() {
            survives(path);
        }
    });
}

fn survives(path: &Path) {
    let pages = compile(path);
    let (imported, texts) = import(&pages, path);
    assert!(!texts.has_errors(), "{}: {}", path.display(), report(&texts));
    if !pages.has_errors() && !imported.is_empty() {
        assert_same(&pages, &texts);
    }
}

#[test]
fn the_schemas_of_the_project_survive_the_import() {
    let folder = repository("schemas/configmgr");
    let pages = compile(&folder);
    let (imported, texts) = import(&pages, &folder);
    assert_same(&pages, &texts);
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("imported_configmgr", listing(&imported.output()));
    });
}

#[test]
fn the_pages_of_the_corpus_survive_the_import() {
    let Some(folder) = corpus("configmgr-sdk") else { return };
    let pages = compile(&folder);
    let (imported, texts) = import(&pages, &folder);
    assert_eq!(imported.left_out(), Vec::<&str>::new());
    assert!(!texts.has_errors(), "{}", report(&texts));
    assert_same(&pages, &texts);
}

#[test]
fn whatever_is_left_of_a_page_survives_the_import() {
    for page in ["class_page.md", "contradictions.md", "values.md"] {
        let text = std::fs::read_to_string(repository("sdk-pages/tests/pages").join(page)).expect("the page is there");
        for end in (0..text.len()).step_by(61).filter(|end| text.is_char_boundary(*end)) {
            let pages = mof_tests::compile("page.md", &text[..end]);
            let imported = Imported::new(&pages, [""; 0]).text();
            let texts = mof_tests::compile("page.mof", &imported);
            assert!(!texts.has_errors(), "{page}, cut at {end}: {}", report(&texts));
            if !pages.has_errors() {
                assert_eq!(dump(&pages), dump(&texts), "{page}, cut at {end}");
            }
        }
    }
}

fn compile(path: &Path) -> Compilation {
    compiler().path(path).compile()
}

/// Imports the pages of a compile to a folder, twice, and compiles that.
fn import<'a>(pages: &'a Compilation, input: &Path) -> (Imported<'a>, Compilation) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let imported = Imported::new(pages, [input]);
    imported.output().write(folder.path(), Stale::Keep).expect("a temporary folder is writable");
    assert_eq!(imported.output().check(folder.path()).expect("it was just written"), []);
    let mut texts = compiler();
    if !imported.is_empty() {
        texts.path(folder.path());
    }
    (imported, texts.compile())
}

/// Compares the schemas, the code that is made of them, and the MOF text that either gives.
fn assert_same(pages: &Compilation, texts: &Compilation) {
    let (expected, found) = (dump(pages), dump(texts));
    for (expected, found) in classes(&expected).zip(classes(&found)) {
        assert_eq!(expected, found);
    }
    assert_eq!(expected, found);
    // The documentation of code says what an overlay corrected, of which the text only has the result.
    if pages.schema.classes().all(|class| class.corrections.is_empty()) {
        assert_eq!(code(pages), code(texts));
    }
    let (first, second) = (Imported::new(pages, [""; 0]), Imported::new(texts, [""; 0]));
    for (first, second) in declarations(&first.text()).zip(declarations(&second.text())) {
        assert_eq!(first, second);
    }
}

/// The resolved schema without what tells one input from another.
fn dump(compilation: &Compilation) -> Value {
    let mut document = serde_json::to_value(Dump::new(compilation)).expect("a dump is JSON");
    let members = document.as_object_mut().expect("a dump is an object");
    members.remove("skipped");
    members.remove("diagnostics");
    for declared in members.values_mut().filter_map(Value::as_array_mut).flatten() {
        declared.as_object_mut().expect("a declaration is an object").remove("source");
    }
    document
}

fn classes(dump: &Value) -> impl Iterator<Item = &Value> {
    dump["classes"].as_array().into_iter().flatten()
}

fn code(compilation: &Compilation) -> Output {
    let schema = compilation.valid_schema().expect("there are no errors");
    rust::generate(schema, &rust::Options::default()).output
}

/// The lines of a text without comments, which are no part of the syntax tree.
fn declarations(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.starts_with("//"));
    lines.map(|line| line.split_once("; //").map_or(line, |(declaration, _)| declaration).trim_end_matches(';'))
}

fn listing(output: &Output) -> String {
    output.files().map(|(path, text)| format!("======== {path}\n{text}")).collect::<Vec<_>>().join("\n")
}
