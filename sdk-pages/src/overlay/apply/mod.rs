//! Entries to the declarations of the pages.
//!
//! First all declarations are changed, which records what was stated and whether it differs from the page. Then the diagnostics of the
//! pages that a statement settles are dropped. A statement that neither changes nor settles anything is not needed.

mod class;
mod findings;
mod parts;
mod place;
mod qualifiers;
mod subject;
mod values;

use std::collections::HashMap;

use mof_parser::ast::{ClassDeclaration, MofProduction};
use mof_parser::diagnostic::Levels;
use mof_parser::suggest::nearest;
use mof_parser::{FileId, Reading};

use self::findings::Findings;
use super::combine::combine;
use super::entry::{Change, Element, Entry};
use super::reports;
use crate::link::Page;
use crate::pending::{Documented, Pending};

/// Applies the overlays among the pages to the others.
pub(crate) fn apply(pages: &mut [Page<'_>], levels: &Levels) {
    let overlays: Vec<_> = pages
        .iter_mut()
        .filter_map(|page| match &mut page.pending {
            Pending::Overlay(overlay) => Some(std::mem::take(overlay)),
            _ => None,
        })
        .collect();
    if overlays.is_empty() {
        return;
    }
    let mut findings = Findings::new(levels);
    let entries = combine(overlays, findings.diagnostics());
    let documented = pages.iter_mut().map(|page| (page.file.id(), documented(page))).collect();
    change_classes(entries, pages, &documented, &mut findings);
    findings.settle(pages);
}

/// Where a page describes properties or parameters, which nobody needs afterwards.
fn documented(page: &mut Page<'_>) -> Documented {
    match &mut page.pending {
        Pending::Class(class) => std::mem::take(&mut class.documented),
        Pending::Method(method) => std::mem::take(&mut method.documented),
        Pending::Overlay(_) => Documented::new(),
    }
}

fn change_classes(
    entries: Vec<Entry>,
    pages: &mut [Page<'_>],
    documented: &HashMap<FileId, Documented>,
    findings: &mut Findings,
) {
    let by_name: HashMap<String, usize> = pages
        .iter_mut()
        .enumerate()
        .filter_map(|(index, page)| Some((class_in(page.reading)?.name.text.to_ascii_lowercase(), index)))
        .collect();
    let by_file: HashMap<FileId, usize> =
        pages.iter().enumerate().map(|(index, page)| (page.file.id(), index)).collect();
    let mut missing = Vec::new();
    for entry in entries {
        let home = by_file.get(&entry.name.span.file);
        match (by_name.get(&entry.name.text.to_ascii_lowercase()), entry.has(&Change::Add)) {
            (Some(index), _) => change_page(&entry, &mut pages[*index], documented, findings),
            (None, Some(_)) => {
                let added = class::added(&entry, findings);
                pages[home.copied().unwrap_or_default()]
                    .reading
                    .specification
                    .productions
                    .push(MofProduction::Class(added));
            }
            (None, None) => missing.push(entry),
        }
    }
    report_missing(&missing, pages, findings);
}

/// Changes or removes the class that a page declares.
fn change_page(entry: &Entry, page: &mut Page<'_>, documented: &HashMap<FileId, Documented>, findings: &mut Findings) {
    if entry.has(&Change::Remove).is_some() {
        page.reading.specification.productions.clear();
        page.reading.diagnostics.clear();
        page.reading.skipped = Some("an overlay removes its class".to_owned());
        findings.removed_class(entry);
    } else if let Some(class) = class_in(page.reading) {
        class::change(class, entry, documented, findings);
        rename_pointers(entry, page);
    }
}

/// Pointers name the property that they explain.
fn rename_pointers(entry: &Entry, page: &mut Page<'_>) {
    let renamed = entry.parts.iter().filter(|part| part.element == Element::Property);
    let renamed: HashMap<String, &str> =
        renamed.filter_map(|part| Some((part.name.text.to_ascii_lowercase(), part.new_name()?))).collect();
    let Pending::Class(class) = &mut page.pending else { return };
    for pointer in class.pointers.iter_mut().filter(|_| !renamed.is_empty()) {
        if let Some(name) = renamed.get(&pointer.property.to_ascii_lowercase()) {
            (*name).clone_into(&mut pointer.property);
        }
    }
}

fn class_in(reading: &mut Reading) -> Option<&mut ClassDeclaration> {
    reading.specification.productions.iter_mut().find_map(|production| match production {
        MofProduction::Class(class) => Some(class),
        _ => None,
    })
}

/// Looking for near names takes time, and a file with more slips than this has another fault.
const MOST_GUESSES: usize = 20;

/// Names that are close to that of a page are reported one by one, the others once a file.
fn report_missing(missing: &[Entry], pages: &mut [Page<'_>], findings: &mut Findings) {
    let names: Vec<String> =
        pages.iter_mut().filter_map(|page| Some(class_in(page.reading)?.name.text.clone())).collect();
    let mut unmatched: Vec<&Entry> = missing.iter().skip(MOST_GUESSES).collect();
    for entry in missing.iter().take(MOST_GUESSES) {
        match nearest(&entry.name.text, names.iter().map(String::as_str)) {
            Some(meant) => findings.report(reports::misspelled_class(entry, meant)),
            None => unmatched.push(entry),
        }
    }
    unmatched.sort_by_key(|entry| (entry.name.span.file, entry.name.span.start));
    for of_file in unmatched.chunk_by(|one, other| one.name.span.file == other.name.span.file) {
        if let Some(diagnostic) = reports::not_among_inputs(of_file) {
            findings.report(diagnostic);
        }
    }
}
