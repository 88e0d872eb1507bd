//! The cases: files under `cases/ok` give no diagnostic, files under `cases/err` at least one. What their user sees is the snapshot beside each.

#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use std::path::Path;

use mof_model::Compilation;
use mof_tests::report;

#[test]
fn good_files_give_no_diagnostic() {
    let mut reported = String::new();
    insta::glob!("../cases/ok", "*.m[od]*", |path| {
        reported += &report(&compile(path));
    });
    assert_eq!(reported, "");
}

#[test]
fn mistakes_are_reported_as_their_snapshots_show() {
    let mut silent = Vec::new();
    insta::glob!("../cases/err", "*.m[od]*", |path| {
        if !is_case(path) {
            return;
        }
        let compilation = compile(path);
        if compilation.diagnostics.is_empty() {
            silent.push(name(path));
        }
        beside(path, || insta::assert_snapshot!(name(path), report(&compilation)));
    });
    assert_eq!(silent, Vec::<String>::new(), "these cases report nothing");
}

#[test]
fn ten_mistakes_are_ten_diagnostics_at_the_right_bytes() {
    let path = mof_tests::repository("tests/cases/err/ten_mistakes.mof");
    let (compilation, text) = (compile(&path), text(&path));
    let found: Vec<(&str, &str)> =
        compilation.diagnostics.iter().map(|found| (found.code.id(), &text[found.primary.span.range()])).collect();
    let expected = [
        ("MOF-S201", "1000"),
        ("MOF-P012", "09"),
        ("MOF-P130", "strng"),
        ("MOF-S101", "\"5\""),
        ("MOF-P002", "\"red"),
        ("MOF-S027", "Override(\"Sped\")"),
        ("MOF-S020", "ACME_Fam"),
        ("MOF-P102", ""),
        ("MOF-S131", "Values{\"Off\"}"),
        ("MOF-S220", "\"20261341000000.000000+000\""),
    ];
    assert_eq!(found, expected, "{}", report(&compilation));
}

/// Whether a file is a case, and not the snapshot of one.
fn is_case(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "mof" || extension == "md")
}

fn compile(path: &Path) -> Compilation {
    mof_tests::compile(&name(path), &text(path))
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a case is a UTF-8 file")
}

fn name(path: &Path) -> String {
    path.file_name().expect("a case is a file").to_string_lossy().into_owned()
}

/// Runs a snapshot assertion whose snapshot lies beside the case and is named after it.
fn beside(path: &Path, assertion: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path.parent().expect("a case lies in a folder"));
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.set_omit_expression(true);
    settings.bind(assertion);
}
