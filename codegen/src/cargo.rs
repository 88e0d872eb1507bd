//! What a build script tells cargo, and what it knows of cargo.
//!
//! Cargo reads what a build script prints line by line, as UTF-8 and without the space at the end of a line. A file system allows more
//! than that in a path. So a path is printed only if cargo reads the same path from it; otherwise the folder above stands for it, which
//! cargo watches with all that lies below. Nothing that an input holds can end a line and begin another.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use mof_parser::diagnostic::render::Renderer;
use mof_parser::{Diagnostic, SourceMap};

use crate::error::is_warning;

/// The most warnings that one build shows.
const SHOWN_WARNINGS: usize = 20;

/// The folder that cargo gives a build script to write to; `None` outside of one.
#[expect(clippy::disallowed_methods, reason = "the environment is how cargo tells a build script where to write")]
pub(crate) fn out_dir() -> Option<PathBuf> {
    std::env::var_os("OUT_DIR").map(PathBuf::from)
}

/// Prints lines for cargo.
#[expect(clippy::print_stdout, reason = "standard output is how a build script talks to cargo")]
pub(crate) fn tell(lines: impl IntoIterator<Item = String>) {
    for line in lines {
        println!("{line}");
    }
}

/// The lines that make cargo run the build script again when something changes that was read: a line a path, in order, each once.
///
/// What lies in `out_dir` is the build's own: it is as new as the last run, so watching it would run the script every time. The same goes
/// for a folder around it; that nobody will notice a new file in there is worth a warning.
pub(crate) fn dependencies(paths: &[PathBuf], out_dir: Option<&Path>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for path in paths {
        let watched = watchable(path);
        if !seen.insert(watched) {
            continue;
        }
        match out_dir.map_or(Place::Apart, |out_dir| place(watched, out_dir)) {
            Place::Apart => lines.push(format!("cargo::rerun-if-changed={}", watched.display())),
            Place::Inside => {}
            Place::Around => lines.push(format!(
                "cargo::warning=new schemas in the folder `{}` go unnoticed, since it holds what builds write; name a folder of its own",
                watched.display()
            )),
        }
    }
    lines
}

/// The folder within an input that leads to what the build writes, if there is one: no schemas are looked for in it. Of a pattern it is
/// what stands before the first wildcard that counts.
pub(crate) fn build_folder(input: &Path) -> Option<PathBuf> {
    let out_dir = out_dir()?;
    let is_plain = |part: &Component<'_>| !part.as_os_str().as_encoded_bytes().contains(&b'*');
    let folder: PathBuf = input.components().take_while(is_plain).collect();
    let below = out_dir.strip_prefix(absolute(&folder)?).ok()?;
    below.components().next().map(|first| folder.join(first))
}

/// The warnings among diagnostics, one line each, and how many more there are.
pub(crate) fn warnings(diagnostics: &[Diagnostic], sources: &SourceMap) -> Vec<String> {
    let renderer = Renderer::new(sources);
    let mut warnings = diagnostics.iter().filter(|diagnostic| is_warning(diagnostic));
    let shown = warnings.by_ref().take(SHOWN_WARNINGS);
    let mut lines: Vec<String> =
        shown.map(|diagnostic| format!("cargo::warning={}", renderer.short(diagnostic))).collect();
    let more = warnings.count();
    if more > 0 {
        lines.push(format!("cargo::warning=and {more} more"));
    }
    lines
}

/// The path itself, or the nearest folder above it, that a line of text can name.
fn watchable(path: &Path) -> &Path {
    let nearest = path.ancestors().find(|ancestor| fits_a_line(ancestor)).unwrap_or(path);
    if nearest.as_os_str().is_empty() { Path::new(".") } else { nearest }
}

fn fits_a_line(path: &Path) -> bool {
    path.to_str().is_some_and(|text| text.trim() == text && !text.contains(char::is_control))
}

/// Where a path lies, seen from the folder that a build writes to.
enum Place {
    Apart,
    Inside,
    Around,
}

fn place(path: &Path, out_dir: &Path) -> Place {
    match absolute(path) {
        Some(path) if path.starts_with(out_dir) => Place::Inside,
        Some(path) if out_dir.starts_with(&path) => Place::Around,
        _ => Place::Apart,
    }
}

/// The path from the root of the file system, without `.` and `..`.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo gives the folder to write to as such a path; the output has none of it"
)]
fn absolute(path: &Path) -> Option<PathBuf> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let mut plain = PathBuf::new();
    for component in std::path::absolute(path).ok()?.components() {
        match component {
            Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(paths: &[&str]) -> Vec<String> {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        dependencies(&paths, Some(Path::new(if cfg!(windows) { r"C:\p\target\out" } else { "/p/target/out" })))
    }

    #[test]
    fn a_path_is_one_line_with_all_its_spaces() {
        assert_eq!(lines(&["my schemas/a =b.mof"]), ["cargo::rerun-if-changed=my schemas/a =b.mof"]);
    }

    #[test]
    fn a_path_that_is_no_line_is_watched_by_its_folder() {
        let folder = ["cargo::rerun-if-changed=schemas"];
        assert_eq!(lines(&["schemas/a\ncargo::rustc-cfg=x.mof", "schemas/b.mof ", "schemas"]), folder);
        assert_eq!(lines(&["a\rb.mof"]), ["cargo::rerun-if-changed=."]);
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_is_watched_by_its_folder() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let path = Path::new("schemas").join(OsStr::from_bytes(b"b\xFCro.mof"));
        assert_eq!(dependencies(&[path], None), ["cargo::rerun-if-changed=schemas"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_the_build_writes_is_not_watched() {
        assert_eq!(lines(&["/p/target/out/a.mof", "/p/schemas"]), ["cargo::rerun-if-changed=/p/schemas"]);
        let warned = lines(&["/p/schemas/..", "/p/a.mof"]);
        assert!(
            warned[0].starts_with("cargo::warning=new schemas in the folder `/p/schemas/..` go unnoticed"),
            "{warned:?}"
        );
        assert_eq!(warned[1..], ["cargo::rerun-if-changed=/p/a.mof"]);
    }
}
