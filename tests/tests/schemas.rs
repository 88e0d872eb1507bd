//! What the project makes of its three schema pages: the syntax tree, the resolved schema, the Rust code and the reference page of each.

use mof_codegen::rust::{self, Layout, Options};
use mof_codegen::{Output, docs};
use mof_model::Compilation;
use mof_model::dump::Dump;
use mof_parser::write::write;
use mof_tests::{compiler, report, repository};

const CLASSES: [&str; 3] = ["SMS_ClientActionStatus", "SMS_ClientDeploymentFailureBucket", "SMS_TaskSequenceExecutionStatus"];

#[test]
fn syntax_tree_as_mof() {
    let compilation = compile();
    for class in CLASSES {
        let mut files = compilation.files.iter().map(|file| &file.specification);
        let page = files.find(|page| page.classes().any(|declared| declared.name.text == class)).expect("a page declares it");
        insta::assert_snapshot!(format!("syntax_tree_{class}"), write(page));
    }
}

#[test]
fn resolved_schema_as_json() {
    let compilation = compile();
    let document = serde_json::to_value(Dump::new(&compilation)).expect("a dump is JSON");
    for class in CLASSES {
        let mut classes = document["classes"].as_array().expect("a dump lists classes").iter();
        let mut dumped = classes.find(|dumped| dumped["name"] == class).expect("the class is there").clone();
        dumped.as_object_mut().expect("a class is an object").remove("source");
        insta::assert_snapshot!(format!("dump_{class}"), format!("{dumped:#}"));
    }
}

#[test]
fn generated_rust() {
    let output = rust(&compile());
    for class in CLASSES {
        insta::assert_snapshot!(format!("rust_{class}"), file_of(&output, class));
    }
}

#[test]
fn reference_pages() {
    let compilation = compile();
    let output = docs::generate(compilation.valid_schema().expect("nothing is wrong"));
    for class in CLASSES {
        insta::assert_snapshot!(format!("docs_{class}"), file_of(&output, class));
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
        reversed.path(repository("schemas/configmgr").join(format!("{}-server-wmi-class.md", class.to_lowercase())));
    }
    let reversed = reversed.path(repository("schemas/configmgr/base.mof")).compile();
    let (first, second) = (rust(&compile()), rust(&reversed));
    for class in CLASSES {
        assert_eq!(file_of(&first, class), file_of(&second, class));
    }
    assert_eq!(rust(&compile()), first);
}

fn compile() -> Compilation {
    compiler().path(repository("schemas")).compile()
}

fn rust(compilation: &Compilation) -> Output {
    let schema = compilation.valid_schema().expect("nothing is wrong");
    rust::generate(schema, &Options::default().layout(Layout::Modules)).output
}

/// The file that is about a class: the only one whose name is the class's, without case and separators.
fn file_of<'a>(output: &'a Output, class: &str) -> &'a str {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let is_about = |path: &str| path.split('.').next().is_some_and(|stem| plain(stem) == plain(class));
    output.files().find(|(path, _)| is_about(path)).expect("each class has a file").1
}
