//! Files, folders and text in memory.

mod support;

use std::path::Path;

use mof_model::{Compilation, Compiler};
use support::{folder, reported};
use tempfile::TempDir;

fn compile(path: impl AsRef<Path>) -> Compilation {
    Compiler::new().path(path).compile()
}

/// The paths of all files read, as seen from a folder.
fn paths(compilation: &Compilation, root: &TempDir) -> Vec<String> {
    let root = root.path().display().to_string();
    let path = |file: &mof_model::CompiledFile| compilation.sources.file(file.id).path().replace(&root, "");
    compilation.files.iter().map(path).collect()
}

#[test]
fn a_folder_is_walked_by_name_and_without_what_is_no_schema() {
    let root = folder(&[
        ("b.mof", "class ACME_B { };"),
        ("a/z.MOF", "class ACME_Z { };"),
        ("a/c.mfl", "class ACME_C { };"),
        ("notes.txt", "no schema"),
        (".hidden/x.mof", "no schema"),
        (".x.mof", "no schema"),
    ]);
    let compilation = compile(&root);
    assert_eq!(paths(&compilation, &root), ["/a/c.mfl", "/a/z.MOF", "/b.mof"]);
    assert_eq!(compilation.diagnostics, []);
    assert_eq!(compilation.dependencies.len(), 5, "two folders and three files: {:?}", compilation.dependencies);
}

#[test]
fn a_file_given_twice_is_read_once() {
    let root = folder(&[("a.mof", "class ACME_A { };"), ("b.mof", "class ACME_B { };")]);
    let mut compiler = Compiler::new();
    compiler.path(root.path().join("b.mof")).path(&root).path(root.path().join("a.mof")).path(&root);
    let compilation = compiler.compile();
    assert_eq!(paths(&compilation, &root), ["/b.mof", "/a.mof"]);
    assert_eq!(compilation.diagnostics, []);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let root = folder(&[("a/x.mof", "class ACME_X { };")]);
    std::os::unix::fs::symlink(root.path(), root.path().join("a/again")).expect("a link can be made");
    let compilation = compile(&root);
    assert_eq!(paths(&compilation, &root), ["/a/x.mof"]);
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_compiled() {
    let root = folder(&[("a.mof", "class ACME_A { };")]);
    let missing = root.path().join("missing.mof");
    let compilation = Compiler::new().path(&missing).path(root.path().join("a.mof")).compile();
    let path = missing.display();
    assert_eq!(
        reported(&compilation),
        [format!("error MOF-I001 \"\": cannot read `{path}`: there is no such file or folder")]
    );
    assert!(compilation.schema.class("ACME_A").is_some());
    assert!(compilation.dependencies.contains(&missing), "when it appears, the result changes");
}

#[test]
fn a_folder_without_schemas_is_an_error() {
    let root = folder(&[("notes.txt", "no schema")]);
    let path = root.path().display();
    assert_eq!(reported(&compile(&root)), [format!("error MOF-I005 \"\": the folder `{path}` holds no schema files")]);
}

#[test]
fn a_file_without_declarations_is_a_warning_if_named_and_a_note_if_found() {
    let root = folder(&[("empty.mof", "// nothing\n"), ("full.mof", "class ACME_A { };")]);
    let path = root.path().join("empty.mof");
    let name = path.display();
    assert_eq!(reported(&compile(&path)), [format!("warning MOF-I006 \"\": `{name}` declares nothing")]);
    assert_eq!(reported(&compile(&root)), [format!("note MOF-I006 \"\": `{name}` declares nothing")]);
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let root = folder(&[("large.mof", "class ACME_A { };")]);
    let path = root.path().join("large.mof");
    let compilation = Compiler::new().path(&path).max_file_size(5).compile();
    let name = path.display();
    assert_eq!(
        reported(&compilation),
        [format!("error MOF-I002 \"\": `{name}` has 17 bytes, more than the limit of 5 bytes")]
    );
}

#[test]
fn bytes_that_are_no_text_are_an_error_and_doubtful_ones_a_warning() {
    let mof = Compiler::new().bytes("a.bmf", *b"FOMB\0\0\xFF\xFE\0\x01").compile();
    assert_eq!(reported(&mof), ["error MOF-I003 \"\": `a.bmf` is binary MOF"]);
    let binary = Compiler::new().bytes("a.bin", *b"BMOF\0\0\xFF\xFE\0\x01").compile();
    assert_eq!(
        reported(&binary),
        ["error MOF-I003 \"\": `a.bin` is not text: it is neither UTF-8 nor UTF-16, and has zero bytes"]
    );
    let old = Compiler::new().bytes("a.mof", *b"class ACME_A { string Name = \"Caf\xE9\"; };").compile();
    assert_eq!(
        reported(&old),
        ["warning MOF-I004 \"\u{e9}\": the text is not valid UTF-8; read as Windows-1252 instead"]
    );
}

#[test]
fn diagnostics_stand_in_the_order_of_the_inputs() {
    let mut compiler = Compiler::new();
    for name in ["z.mof", "a.mof", "m.mof"] {
        compiler.text(name, format!("class ACME_{} {{ uint8 Low = -1; uint8 High = 256; }};", &name[..1]));
    }
    let compilation = compiler.compile();
    let order: Vec<String> = compilation
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let span = diagnostic.primary.span;
            format!("{} {}", compilation.sources.file(span.file).path(), compilation.sources.slice(span))
        })
        .collect();
    assert_eq!(order, ["z.mof -1", "z.mof 256", "a.mof -1", "a.mof 256", "m.mof -1", "m.mof 256"]);
}
