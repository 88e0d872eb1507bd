//! `SOURCES` holds every file of the crate.

#![cfg(feature = "source")]
#![expect(clippy::disallowed_methods, reason = "the test looks at the source folder")]

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_file_is_there_with_its_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut expected: Vec<(String, String)> = files(&root)
        .into_iter()
        .map(|path| (relative(&root, &path), fs::read_to_string(&path).expect("source is text")))
        .filter(|(path, _)| path != "source.rs")
        .collect();
    expected.sort();
    let listed: Vec<&str> = mof_runtime::SOURCES.iter().map(|(path, _)| *path).collect();
    let names: Vec<&str> = expected.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(listed, names, "write the list of `src/source.rs` anew:\n{}", lines(&names));
    for (found, expected) in mof_runtime::SOURCES.iter().zip(&expected) {
        assert_eq!(found.1, expected.1, "{}", found.0);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the source is there").map(|entry| entry.expect("readable").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).expect("it lies below");
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn lines(names: &[&str]) -> String {
    names.iter().flat_map(|name| ["    \"", name, "\",\n"]).collect()
}
