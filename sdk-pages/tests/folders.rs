//! Each folder in `tests/folders` holds pages that belong together; its snapshot shows what they declare once they are linked, and what
//! was reported. The pages of a folder whose name begins with `single_` are read as if each had been named, not the folder.

#![expect(clippy::disallowed_methods, reason = "the pages are files, so that a new case is a new folder")]

use std::fmt::Write;
use std::path::Path;

use mof_parser::write::write;
use mof_parser::{Diagnostic, FileId, ReadOptions, Reader, Reading, SourceFile, SourceMap, Span};
use mof_sdk_pages::PageReader;

#[test]
fn folders_are_linked_as_their_snapshots_show() {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folders");
    for entry in std::fs::read_dir(folders).expect("the folders can be listed") {
        let folder = entry.expect("the entry can be read").path();
        let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        insta::with_settings!({ omit_expression => true, snapshot_suffix => name.as_str() }, {
            insta::assert_snapshot!("folder", linked(&folder, !name.starts_with("single_")));
        });
    }
}

fn linked(folder: &Path, is_input: bool) -> String {
    let mut sources = SourceMap::default();
    let ids: Vec<FileId> = files(folder).into_iter().map(|(name, text)| sources.add(name, text)).collect();
    let files: Vec<&SourceFile> = ids.iter().map(|id| sources.file(*id)).collect();
    let folders = if is_input { vec![".".to_owned()] } else { Vec::new() };
    let options = ReadOptions { folders, ..ReadOptions::default() };
    let mut readings: Vec<Reading> = files.iter().map(|file| PageReader.read(file, &options)).collect();
    let mut pages: Vec<_> = files.iter().copied().zip(&mut readings).collect();
    PageReader.link(&mut pages, &options);
    files.iter().zip(&readings).map(|(file, reading)| shown(file, reading, &sources)).collect::<Vec<_>>().join("\n")
}

/// The files below a folder with their paths from there, in the order of these.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("the file lies below the folder").to_string_lossy();
            files.push((name.replace('\\', "/"), std::fs::read_to_string(&path).expect("the page can be read")));
        }
    }
    files.sort();
    files
}

fn shown(file: &SourceFile, reading: &Reading, sources: &SourceMap) -> String {
    let mut shown = format!("======== {} ========\n\n{}", file.path(), write(&reading.specification));
    if let Some(reason) = &reading.skipped {
        writeln!(shown, "skipped: {reason}").expect("a string takes everything");
    }
    for diagnostic in &reading.diagnostics {
        show(&mut shown, diagnostic, sources).expect("a string takes everything");
    }
    shown
}

fn show(shown: &mut String, diagnostic: &Diagnostic, sources: &SourceMap) -> std::fmt::Result {
    let Diagnostic { code, severity, message, primary, secondary, help } = diagnostic;
    writeln!(shown, "{severity}[{code}] {} {message}", place(primary.span, sources))?;
    for label in secondary {
        writeln!(shown, "    {} {}", place(label.span, sources), label.text)?;
    }
    help.iter().try_for_each(|help| writeln!(shown, "    help: {help}"))
}

fn place(span: Span, sources: &SourceMap) -> String {
    let file = sources.file(span.file);
    let position = file.position(span.start);
    format!("{}:{}:{}", file.path(), position.line, position.column)
}
