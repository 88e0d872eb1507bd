//! Entries about the parts of a class or method: properties, methods, parameters.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use mof_parser::{FileId, Span};

use super::findings::{Findings, Target};
use super::part::Part;
use super::place::{self, Addition};
use crate::overlay::entry::{Change, Element, Entry};
use crate::overlay::reports;
use crate::pending::Documented;

/// Where a page speaks about parts, by their names in lower case.
#[derive(Debug, Default)]
pub(super) struct Described {
    /// Properties or parameters.
    pub(super) documented: Documented,
    /// Methods.
    pub(super) listed: Documented,
}

/// What the parts belong to.
pub(super) struct Context<'a> {
    /// The class's name, as it will be.
    pub(super) class: &'a str,
    /// The method whose parameters these are, as it will be named.
    pub(super) method: Option<&'a str>,
    /// The page of the class.
    pub(super) page: FileId,
    pub(super) described: &'a HashMap<FileId, Described>,
    /// Whether an overlay adds it, so that all its parts are added as well.
    pub(super) is_new: bool,
}

/// Changes parts as entries say. Properties stay before methods.
pub(super) fn change<T: Part>(list: &mut Vec<T>, entries: &[Entry], context: &Context<'_>, findings: &mut Findings) {
    if entries.is_empty() {
        return;
    }
    let known = indexes(list);
    let (mut removed, mut additions) = (HashSet::new(), Vec::new());
    for entry in entries {
        let index = known.get(&(entry.element, entry.name.text.to_ascii_lowercase())).copied();
        match (index, entry.has(&Change::Remove)) {
            (Some(index), Some(_)) => {
                context.remove(&mut list[index], entry, findings);
                removed.insert(index);
            }
            (Some(index), None) => context.change(&mut list[index], entry, findings),
            (None, None) if context.is_new || entry.has(&Change::Add).is_some() => {
                additions.extend(context.added(entry, findings));
            }
            (None, Some(_)) if context.lists(entry) => context.remove_listed(entry, findings),
            (None, remove) => report_unknown(list, entry, remove.map(|fact| fact.span), context, findings),
        }
    }
    let mut index = 0..;
    list.retain(|_| !index.next().is_some_and(|index| removed.contains(&index)));
    if additions.is_empty() {
        return;
    }
    let missing = place::add(list, additions, lower_name);
    list.sort_by_key(|part| part.head().is_some_and(|head| head.element == Element::Method));
    for entry in entries {
        if let Some((after, span)) = entry.after().filter(|(after, _)| missing.contains(&after.to_ascii_lowercase())) {
            findings.report(reports::nothing_before(entry, after, span));
        }
    }
}

fn indexes<T: Part>(list: &[T]) -> HashMap<(Element, String), usize> {
    let mut indexes = HashMap::new();
    for (index, part) in list.iter().enumerate() {
        if let Some(head) = part.head() {
            indexes.entry((head.element, head.name.text.to_ascii_lowercase())).or_insert(index);
        }
    }
    indexes
}

fn lower_name<T: Part>(part: &T) -> String {
    part.head().map(|head| head.name.text.to_ascii_lowercase()).unwrap_or_default()
}

/// What is to be removed and is not there has been mended on the page, unless its name is a slip.
fn report_unknown<T: Part>(
    list: &[T],
    entry: &Entry,
    remove: Option<Span>,
    context: &Context<'_>,
    findings: &mut Findings,
) {
    // Removed and changed at once: that has been reported.
    if remove.is_some() && entry.facts.len() > 1 {
        return;
    }
    let parts = list.iter().filter_map(Part::head).filter(|head| head.element == entry.element);
    let meant = findings.nearest(&entry.name.text, parts.map(|head| head.name.text.as_str()));
    let within = context.shown();
    match remove {
        Some(span) if meant.is_none() => findings.report(reports::nothing_to_remove(entry, &within, span)),
        _ => findings.report(reports::unknown(entry, &within, meant)),
    }
}

impl Context<'_> {
    /// A part of it, or itself.
    pub(super) fn target(&self, part: Option<&str>, regions: Arc<[Span]>) -> Arc<Target> {
        let part = match (self.method, part) {
            (Some(method), Some(part)) => Some(format!("{method}.{part}")),
            (_, part) => part.map(str::to_owned),
        };
        Arc::new(Target { class: self.class.to_owned(), part, regions })
    }

    fn shown(&self) -> String {
        match self.method {
            Some(method) => format!("method `{method}` of class `{}`", self.class),
            None => format!("class `{}`", self.class),
        }
    }

    fn regions<T: Part>(&self, part: &mut T, entry: &Entry) -> Arc<[Span]> {
        let declaration = part.head().map_or(*entry.name.span, |head| head.declaration);
        let described = self.described(entry, declaration.file);
        part.subject().map_or_else(|| [].into(), |subject| subject.regions(declaration, described))
    }

    fn described(&self, entry: &Entry, page: FileId) -> Option<Span> {
        let page = self.described.get(&page)?;
        let names = if entry.element == Element::Method { &page.listed } else { &page.documented };
        names.get(&entry.name.text.to_ascii_lowercase()).copied()
    }

    fn remove<T: Part>(&self, part: &mut T, entry: &Entry, findings: &mut Findings) {
        let regions = self.regions(part, entry);
        findings.state_whole(&self.target(Some(&entry.name.text), regions), entry, &Change::Remove);
    }

    /// Whether the page lists a method that it does not have.
    fn lists(&self, entry: &Entry) -> bool {
        entry.element == Element::Method && self.described(entry, self.page).is_some()
    }

    fn remove_listed(&self, entry: &Entry, findings: &mut Findings) {
        let regions = self.described(entry, self.page).into_iter().collect();
        findings.state_whole(&self.target(Some(&entry.name.text), regions), entry, &Change::Remove);
    }

    fn change<T: Part>(&self, part: &mut T, entry: &Entry, findings: &mut Findings) {
        let regions = self.regions(part, entry);
        let Some(name) = part.head().map(|head| head.name) else { return };
        match (entry.has(&Change::Add), entry.after()) {
            (Some(add), _) => findings.report(reports::added_twice(entry, add.span, *name.span)),
            (None, Some((_, after))) => findings.report(reports::moved(entry, after)),
            (None, None) => {}
        }
        let name = entry.new_name().unwrap_or(&name.text).to_owned();
        if let Some(parameters) = part.parameters() {
            change(parameters, &entry.parts, &Context { method: Some(&name), ..*self }, findings);
        }
        if let Some(mut subject) = part.subject() {
            subject.change(entry, &self.target(Some(&name), regions), findings);
        }
    }

    fn added<T: Part>(&self, entry: &Entry, findings: &mut Findings) -> Option<Addition<T>> {
        let Some(Change::Type(data_type, array)) = entry.fact("type").map(|fact| &fact.change) else {
            findings.report(reports::added_without_type(entry));
            return None;
        };
        let mut part = T::new(entry, data_type, array.as_ref());
        if let Some(parameters) = part.parameters() {
            let context = Context { method: Some(&entry.name.text), is_new: true, ..*self };
            change(parameters, &entry.parts, &context, findings);
        }
        part.subject()?.fill(entry, findings);
        if !self.is_new {
            let regions = self.described(entry, self.page).into_iter().collect();
            findings.state_whole(&self.target(Some(&entry.name.text), regions), entry, &Change::Add);
        }
        let after = entry.after().map(|(after, _)| after.to_ascii_lowercase());
        Some(Addition { after, item: part })
    }
}
