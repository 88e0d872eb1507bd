//! Reads real pages, where there are any, and compares counts with what is known of them.
//!
//! The folder is `MOF_CORPUS`, by default `../../shared/corpus` beside the repository; without it the test says so and passes. Run with
//! `--nocapture` to see the counts, and with `MOF_SHOW=MOF-D020` to see the places of a code.

#![expect(clippy::disallowed_methods, reason = "a corpus lies in files outside the repository")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mof_parser::ast::{
    ClassDeclaration, MofProduction, ParameterDeclaration, PropertyDeclaration, Qualifier, ValueKind,
};
use mof_parser::{Diagnostic, FileId, ReadOptions, Reader, Reading, SourceMap};
use mof_sdk_pages::PageReader;

#[test]
fn real_pages_give_the_known_counts() {
    let mut counts = Counts::default();
    for path in pages() {
        let mut sources = SourceMap::default();
        let id = sources.add(path.to_string_lossy(), text(&path));
        let reading = PageReader.read(sources.file(id), &ReadOptions::default());
        if let Ok(wanted) = std::env::var("MOF_SHOW") {
            for line in shown(&sources, &reading, &wanted) {
                println!("{line}");
            }
        }
        counts.add(&reading);
    }
    if counts.pages == 0 {
        println!("no pages found; set MOF_CORPUS to the folder that has them");
        return;
    }
    println!("{counts:#?}");
    let understood = counts.classes + counts.methods + counts.skipped.values().sum::<usize>();
    assert_eq!(counts.pages, understood, "every page gives a class, a method or a reason");
    assert!(counts.methods > 290, "a third of the pages is about methods");
    assert!(counts.parameters > 650, "most methods have parameters");
    assert!(counts.undirected < 4, "parameters say whether they go in or out");
    assert!(counts.properties > 5000, "the corpus has thousands of properties");
    assert!(counts.keys > 700, "most classes have keys");
    assert!(counts.value_maps + counts.bit_maps > 300, "hundreds of properties list their values");
}

#[test]
fn real_pages_explain_properties_of_each_other() {
    let mut sources = SourceMap::default();
    let paths = pages();
    let ids: Vec<FileId> = paths.iter().map(|path| sources.add(path.to_string_lossy(), text(path))).collect();
    let options = ReadOptions { folders: vec![corpus().to_string_lossy().into_owned()], ..ReadOptions::default() };
    let files = || ids.iter().map(|id| sources.file(*id));
    let mut readings: Vec<Reading> = files().map(|file| PageReader.read(file, &options)).collect();
    let before = Explained::of(&readings);
    PageReader.link(&mut files().zip(&mut readings).collect::<Vec<_>>(), &options);
    let after = Explained::of(&readings);
    println!("read: {before:?}\nlinked: {after:?}");
    if paths.is_empty() {
        return;
    }
    assert!(before.pointing > 1500, "a third of all properties is explained by another class");
    assert!(after.pointing * 4 < before.pointing, "most of the classes that explain are among the pages");
    assert!(after.with_values > before.with_values + 100, "many take values, too");
}

/// How many properties of class pages have a description that only points, and how many have values.
#[derive(Debug, Default)]
struct Explained {
    pointing: usize,
    with_values: usize,
}

impl Explained {
    fn of(readings: &[Reading]) -> Self {
        let mut explained = Self::default();
        for property in
            readings.iter().flat_map(|reading| reading.specification.classes()).flat_map(ClassDeclaration::properties)
        {
            let values = |qualifier: &&Qualifier| ["ValueMap", "BitMap"].contains(&qualifier.name.text.as_str());
            explained.with_values += usize::from(property.qualifiers.iter().any(|of| values(&of)));
            explained.pointing += usize::from(property.qualifiers.iter().any(points));
        }
        explained
    }
}

fn points(qualifier: &Qualifier) -> bool {
    let text = qualifier.value.as_ref().map(|value| &value.kind);
    qualifier.name.text == "Description" && matches!(text, Some(ValueKind::String(text)) if text.starts_with("See "))
}

/// What is counted.
#[derive(Debug, Default)]
struct Counts {
    pages: usize,
    classes: usize,
    methods: usize,
    parameters: usize,
    undirected: usize,
    skipped: BTreeMap<String, usize>,
    properties: usize,
    keys: usize,
    arrays: usize,
    value_maps: usize,
    bit_maps: usize,
    described: usize,
    qualifiers: BTreeMap<String, usize>,
    class_qualifiers: BTreeMap<String, usize>,
    codes: BTreeMap<String, usize>,
}

impl Counts {
    fn add(&mut self, reading: &Reading) {
        self.pages += 1;
        for diagnostic in &reading.diagnostics {
            *self.codes.entry(format!("{} {}", diagnostic.code.id(), diagnostic.code.title())).or_default() += 1;
        }
        if let Some(reason) = &reading.skipped {
            *self.skipped.entry(reason.clone()).or_default() += 1;
        }
        for production in &reading.specification.productions {
            match production {
                MofProduction::Class(class) => {
                    self.classes += 1;
                    for qualifier in &class.qualifiers {
                        *self.class_qualifiers.entry(qualifier.name.text.clone()).or_default() += 1;
                    }
                    class.properties().for_each(|property| self.add_property(property));
                }
                MofProduction::Method(method) => {
                    self.methods += 1;
                    self.parameters += method.parameters.len();
                    self.undirected += method.parameters.iter().filter(|parameter| !has_direction(parameter)).count();
                }
                _ => {}
            }
        }
    }

    fn add_property(&mut self, property: &PropertyDeclaration) {
        let has = |name: &str| usize::from(property.qualifiers.iter().any(|qualifier| qualifier.name.text == name));
        self.properties += 1;
        self.keys += has("Key").max(has("RealKey"));
        self.arrays += usize::from(property.array.is_some());
        self.value_maps += has("ValueMap");
        self.bit_maps += has("BitMap");
        self.described += has("Description");
        for qualifier in &property.qualifiers {
            *self.qualifiers.entry(qualifier.name.text.clone()).or_default() += 1;
        }
    }
}

fn has_direction(parameter: &ParameterDeclaration) -> bool {
    parameter.qualifiers.iter().any(|qualifier| ["In", "Out"].contains(&qualifier.name.text.as_str()))
}

/// The diagnostics whose code contains `wanted`, as lines.
fn shown(sources: &SourceMap, reading: &Reading, wanted: &str) -> Vec<String> {
    let chosen = reading.diagnostics.iter().filter(|diagnostic| diagnostic.code.id().contains(wanted));
    let line = |diagnostic: &Diagnostic| {
        let file = sources.file(diagnostic.primary.span.file);
        let position = file.position(diagnostic.primary.span.start);
        format!("{}:{} {} {}", file.path(), position.line, diagnostic.code, diagnostic.message)
    };
    chosen.map(line).collect()
}

fn corpus() -> PathBuf {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus");
    std::env::var("MOF_CORPUS").map_or_else(|_| PathBuf::from(default), PathBuf::from)
}

/// The text of a page, without the mark that it may begin with.
fn text(path: &Path) -> String {
    let text = String::from_utf8_lossy(&std::fs::read(path).expect("a listed file can be read")).into_owned();
    text.trim_start_matches('\u{FEFF}').to_owned()
}

fn pages() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["seed-pages", "configmgr-sdk"] {
        walk(&corpus().join(folder), &mut found);
    }
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a folder's entry can be read").path();
        if path.is_dir() {
            walk(&path, found);
        } else if PageReader.is_candidate(&path) {
            found.push(path);
        }
    }
}
