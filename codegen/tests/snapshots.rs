//! Each `cases/*.mof` beside the Rust, the pages and the diagnostics that come of it.

#![expect(clippy::disallowed_methods, reason = "the macro that finds the cases looks at the disk")]

mod support;

use std::path::Path;

use mof_codegen::rust::{Instances, ValueTypes};
use mof_codegen::{Layout, Output, docs, rust};

/// The text of the one file of an output.
fn only_file(output: &Output) -> &str {
    output.files().next().expect("one file").1
}

#[test]
fn rust_of_each_case() {
    insta::glob!("cases/*.mof", |path| {
        let compilation = support::compile(path);
        let schema = compilation.valid_schema().expect("cases have no errors");
        let generated = rust::generate(schema, &rust::Options::default());
        let reported = support::reported(&generated.diagnostics, &compilation.sources);
        insta::assert_snapshot!("rust", format!("{reported}{}", only_file(&generated.output)));
    });
}

/// What other options make of the cases with named values.
#[test]
fn value_types_of_each_kind() {
    for (kind, values) in [
        ("enums", ValueTypes::Enums),
        ("closed", ValueTypes::Closed),
        ("raw", ValueTypes::Raw),
        ("open", ValueTypes::Open),
    ] {
        let compilation =
            support::compile(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/value-tables.mof")));
        let mut options = rust::Options::default();
        options.values = values;
        let generated = rust::generate(compilation.valid_schema().expect("cases have no errors"), &options);
        insta::assert_snapshot!(format!("values_{kind}"), only_file(&generated.output));
    }
}

/// What becomes of instances, as statics and as JSON.
#[test]
fn instances_of_each_form() {
    for (form, instances) in [("constants", Instances::Constants), ("json", Instances::Json)] {
        let compilation =
            support::compile(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/instances.mof")));
        let mut options = rust::Options::default();
        options.instances = instances;
        let generated = rust::generate(compilation.valid_schema().expect("cases have no errors"), &options);
        assert_eq!(support::reported(&generated.diagnostics, &compilation.sources), "");
        let statics = only_file(&generated.output).split("///").filter(|item| item.contains("pub static"));
        let lists = generated.output.files().filter(|(path, _)| path.strip_suffix(".json").is_some());
        let lists = lists.map(|(path, text)| format!("==> {path} <==\n{text}"));
        let text = if form == "json" { lists.collect::<String>() } else { statics.collect::<Vec<_>>().join("///") };
        insta::assert_snapshot!(format!("instances_{form}"), text);
    }
}

#[test]
fn pages_of_each_case() {
    insta::glob!("cases/*.mof", |path| {
        let compilation = support::compile(path);
        let pages = docs::generate(compilation.valid_schema().expect("cases have no errors"));
        let texts: Vec<String> = pages.files().map(|(path, text)| format!("==> {path} <==\n{text}")).collect();
        insta::assert_snapshot!("pages", texts.join("\n"));
    });
}

#[test]
fn twice_the_same_bytes_in_every_layout() {
    insta::glob!("cases/*.mof", |path| {
        for layout in [Layout::SingleFile, Layout::Modules] {
            let mut options = rust::Options::default();
            options.layout = layout;
            let outputs = [(); 2].map(|()| {
                let compilation = support::compile(path);
                rust::generate(compilation.valid_schema().expect("cases have no errors"), &options).output
            });
            assert_eq!(outputs[0], outputs[1]);
            assert!(outputs[0].files().all(|(_, text)| !text.contains('\r')));
        }
    });
}
