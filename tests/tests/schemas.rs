//! What the project makes of its three schema pages: the syntax tree, the resolved schema, the Rust code and the reference page of each.

use std::path::PathBuf;

use mof_codegen::rust::{self, Layout, Options};
use mof_codegen::{Output, docs};
use mof_model::Compilation;
use mof_model::dump::Dump;
use mof_parser::write::write;
use mof_tests::{compiler, report, repository};

const CLASSES: [&str; 3] =
    ["SMS_ClientActionStatus", "SMS_ClientDeploymentFailureBucket", "SMS_TaskSequenceExecutionStatus"];

#[test]
fn syntax_tree_as_mof() {
    let compilation = compile();
    for class in CLASSES {
        let mut files = compilation.files.iter().map(|file| &file.specification);
        let page =
            files.find(|page| page.classes().any(|declared| declared.name.text == class)).expect("a page declares it");
        snapshot("syntax_tree", class, &write(page));
    }
}

#[test]
fn resolved_schema_as_json() {
    for class in CLASSES {
        let mut compiler = compiler();
        compiler.text("base.mof", text("base.mof")).text("page.md", text(&page_of(class)));
        let document = serde_json::to_string_pretty(&Dump::new(&compiler.compile())).expect("a dump is JSON");
        snapshot("dump", class, &document);
    }
}

#[test]
fn generated_rust() {
    let output = rust(&compile());
    for class in CLASSES {
        snapshot("rust", class, file_of(&output, class));
    }
}

#[test]
fn reference_pages() {
    let compilation = compile();
    let output = docs::generate(compilation.valid_schema().expect("nothing is wrong"));
    for class in CLASSES {
        snapshot("docs", class, file_of(&output, class));
    }
}

#[test]
fn nothing_is_reported_about_the_schemas_of_the_project() {
    assert_eq!(report(&compile()), "");
}

#[test]
fn the_order_of_inputs_and_the_run_do_not_show_in_the_output() {
    let mut reversed = compiler();
    for class in CLASSES.iter().rev() {
        reversed.path(schema(&page_of(class)));
    }
    let reversed = reversed.path(schema("base.mof")).compile();
    let (first, second) = (rust(&compile()), rust(&reversed));
    for class in CLASSES {
        assert_eq!(file_of(&first, class), file_of(&second, class));
    }
    assert_eq!(rust(&compile()), first);
}

/// The file name of a class's page.
fn page_of(class: &str) -> String {
    format!("{}-server-wmi-class.md", class.to_lowercase())
}

fn schema(file: &str) -> PathBuf {
    repository("schemas/configmgr").join(file)
}

#[expect(clippy::disallowed_methods, reason = "the schemas are files")]
fn text(file: &str) -> String {
    std::fs::read_to_string(schema(file)).expect("the schema is a UTF-8 file")
}

/// Compares with the snapshot `KIND_CLASS`.
fn snapshot(kind: &str, class: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("{kind}_{class}"), text));
}

fn compile() -> Compilation {
    compiler().path(repository("schemas")).compile()
}

fn rust(compilation: &Compilation) -> Output {
    let schema = compilation.valid_schema().expect("nothing is wrong");
    let mut options = Options::default();
    options.layout = Layout::Modules;
    rust::generate(schema, &options).output
}

/// The file that is about a class: the only one whose name is the class's, without case and separators.
fn file_of<'a>(output: &'a Output, class: &str) -> &'a str {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let is_about = |path: &str| path.split('.').next().is_some_and(|stem| plain(stem) == plain(class));
    output.files().find(|(path, _)| is_about(path)).expect("each class has a file").1
}
