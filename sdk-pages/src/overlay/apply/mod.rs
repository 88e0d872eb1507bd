//! Entries to the declarations of the pages.
//!
//! First all declarations are changed, which records what was stated and whether it differs from the page. Then the diagnostics of the
//! pages that a statement settles are dropped. A statement that neither changes nor settles anything is not needed.

mod class;
mod findings;
mod part;
mod parts;
mod place;
mod qualifiers;
mod subject;
mod value_forms;
mod values;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use mof_parser::ast::{ClassDeclaration, MethodDeclaration, MofProduction};
use mof_parser::{FileId, Span};

pub(crate) use self::findings::Findings;
use self::findings::Target;
use self::parts::Described;
use super::combine::combine;
use super::entry::{Change, Element, Entry};
use super::reports;
use crate::link::{Page, take_methods, title_of};
use crate::pending::{ClassPage, Pending};

/// Applies the overlays among the pages to the others. What that settles is told apart once everything is reported.
pub(crate) fn apply(pages: &mut [Page<'_>]) -> Findings {
    let overlays: Vec<_> = pages
        .iter_mut()
        .filter_map(|page| match &mut page.pending {
            Pending::Overlay(overlay) => Some(std::mem::take(overlay)),
            _ => None,
        })
        .collect();
    let mut findings = Findings::default();
    if overlays.is_empty() {
        return findings;
    }
    let entries = combine(overlays, &mut findings.reports);
    let described = pages.iter_mut().map(|page| (page.file.id(), described(page))).collect();
    change_classes(entries, pages, &described, &mut findings);
    findings
}

/// Where a page speaks about parts of a class. Nobody needs what it documents afterwards.
fn described(page: &mut Page<'_>) -> Described {
    match &mut page.pending {
        Pending::Class(class) => {
            let listed = class.methods.iter().map(|method| (method.name.to_ascii_lowercase(), method.span));
            Described { documented: std::mem::take(&mut class.documented), listed: listed.collect() }
        }
        Pending::Method(method) => {
            Described { documented: std::mem::take(&mut method.documented), ..Described::default() }
        }
        Pending::Overlay(_) => Described::default(),
    }
}

/// Changes, removes and adds classes.
fn change_classes(
    entries: Vec<Entry>,
    pages: &mut [Page<'_>],
    described: &HashMap<FileId, Described>,
    findings: &mut Findings,
) {
    let by_name: HashMap<String, usize> = pages
        .iter()
        .enumerate()
        .filter_map(|(index, page)| Some((page.class()?.name.text.to_ascii_lowercase(), index)))
        .collect();
    let by_file: HashMap<FileId, usize> =
        pages.iter().enumerate().map(|(index, page)| (page.file.id(), index)).collect();
    let mut missing = Vec::new();
    for entry in entries {
        let there = by_name.get(&entry.name.text.to_ascii_lowercase());
        let overlay = by_file.get(&entry.name.span.file).filter(|_| entry.has(&Change::Add).is_some());
        match (there, overlay) {
            (Some(page), _) => change_page(&entry, &mut pages[*page], described, findings),
            (None, Some(overlay)) => {
                let methods = method_pages(&entry, pages);
                let added = class::added(&entry, methods, described, findings);
                pages[*overlay].reading.specification.productions.push(MofProduction::Class(added));
            }
            (None, None) => missing.push(entry),
        }
    }
    report_missing(&missing, pages, findings);
}

/// Takes the methods whose pages name a class in their titles; the classes of the others are among the pages.
fn method_pages(entry: &Entry, pages: &mut [Page<'_>]) -> Vec<(Span, MethodDeclaration)> {
    let mut methods = Vec::new();
    for page in pages {
        let Some(title) = title_of(page).filter(|title| title.text.eq_ignore_ascii_case(&entry.name.text)) else {
            continue;
        };
        let place = title.span;
        let taken = take_methods(&mut page.reading.specification.productions);
        methods.extend(taken.into_iter().map(|method| (place, method)));
    }
    methods
}

/// Changes or removes the class that a page declares.
fn change_page(entry: &Entry, page: &mut Page<'_>, described: &HashMap<FileId, Described>, findings: &mut Findings) {
    if entry.has(&Change::Remove).is_some() {
        remove(entry, page, findings);
    } else if let Some(class) = page.class_mut() {
        let stated = findings.number();
        class::change(class, entry, described, findings);
        findings.take_values_away(stated, &change_pointers(entry, page));
    }
}

/// Takes a class away with its page and those of its methods.
fn remove(entry: &Entry, page: &mut Page<'_>, findings: &mut Findings) {
    let methods = page.class().into_iter().flat_map(ClassDeclaration::methods).map(|method| method.name.span.file);
    let whole = |file| Span { file, start: 0, end: u32::MAX };
    let regions = std::iter::once(page.file.id()).chain(methods).map(whole).collect();
    let target = Target { class: entry.name.text.clone(), part: None, regions };
    findings.state_whole(&Arc::new(target), entry, &Change::Remove);
    page.reading.specification.productions.clear();
    page.reading.skipped = Some("an overlay removes its class".to_owned());
    page.pending = Pending::Class(ClassPage::default());
}

/// Pointers name the property that they explain, and bring it values unless it is to have none. Gives the names of those properties.
fn change_pointers(entry: &Entry, page: &mut Page<'_>) -> HashSet<String> {
    let mut without_values = HashSet::new();
    let parts = entry.parts.iter().filter(|part| part.element == Element::Property);
    let parts: HashMap<String, &Entry> = parts.map(|part| (part.name.text.to_ascii_lowercase(), part)).collect();
    let Pending::Class(class) = &mut page.pending else { return without_values };
    for pointer in class.pointers.iter_mut().filter(|_| !parts.is_empty()) {
        let Some(part) = parts.get(&pointer.property.to_ascii_lowercase()) else { continue };
        if let Some(name) = part.new_name() {
            name.clone_into(&mut pointer.property);
        }
        let is_without = |key| part.fact(key).is_some_and(|fact| !fact.change.lists());
        if is_without("values") || is_without("bits") {
            pointer.takes_values = false;
            pointer.announced = None;
            without_values.insert(pointer.property.to_ascii_lowercase());
        }
    }
    without_values
}

/// Names that are close to that of a page are reported one by one, the others once a file.
fn report_missing(missing: &[Entry], pages: &[Page<'_>], findings: &mut Findings) {
    let names = || pages.iter().filter_map(|page| Some(page.class()?.name.text.as_str()));
    let mut unmatched: Vec<&Entry> = Vec::new();
    for entry in missing {
        match findings.nearest(&entry.name.text, names()) {
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
