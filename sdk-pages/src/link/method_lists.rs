//! The lists of methods on class pages: to which method pages their entries lead, D064, and which of these are not there, D062.
//!
//! The text of a link and the page to which it leads may name different methods. One that is nearly the other is misspelled; otherwise the
//! method that is listed has no page, and that of the page is not listed.

use hashbrown::{HashMap, HashSet};

use mof_parser::ast::{ClassDeclaration, MethodDeclaration, MofProduction};
use mof_parser::{Diagnostic, suggest};

use super::Page;
use super::places::{Destination, Places};
use super::pointers::listed;
use crate::codes;
use crate::method_list::ListedMethod;
use crate::pending::Pending;

/// An entry of a list: the position of the class page among the pages, and its own in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) class: usize,
    pub(super) index: usize,
}

/// Which entries lead to which method page.
#[derive(Debug, Default)]
pub(super) struct Lists {
    entries_of: HashMap<usize, Vec<Entry>>,
    leads: HashMap<usize, Vec<Lead>>,
}

/// Where an entry leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    Method,
    /// The page of a method of another name, by its position among the pages.
    OtherMethod(usize),
    /// A page of something else.
    Other,
    /// There is no link.
    Nowhere,
    /// A page that is not among the inputs.
    Unread,
    /// A page that is missing, which is reported for all links to it.
    Missing,
}

impl Lists {
    pub(super) fn new(pages: &[Page<'_>], places: &Places) -> Self {
        let methods = pages.iter().enumerate().filter(|(_, page)| method_of(page).is_some());
        let methods: HashMap<usize, usize> = methods.map(|(at, page)| (page.position, at)).collect();
        let mut lists = Self::default();
        for (class, page) in pages.iter().enumerate() {
            for (index, entry) in entries(page).iter().enumerate() {
                let destination = entry.target.as_ref().map(|target| places.find(page.file, target));
                let lead = match destination {
                    None => Lead::Nowhere,
                    Some(Destination::Elsewhere) => Lead::Unread,
                    Some(Destination::Nothing(_)) => Lead::Missing,
                    Some(Destination::File(file)) => match methods.get(&file) {
                        None => Lead::Other,
                        Some(method) => {
                            lists.entries_of.entry(*method).or_default().push(Entry { class, index });
                            if names_method(entry, &pages[*method]) { Lead::Method } else { Lead::OtherMethod(*method) }
                        }
                    },
                };
                lists.leads.entry(class).or_default().push(lead);
            }
        }
        lists
    }

    /// The entries that lead to a method page, in the order of the pages on which they stand.
    pub(super) fn entries_of(&self, method: usize) -> &[Entry] {
        self.entries_of.get(&method).map_or(&[], Vec::as_slice)
    }

    /// Whether an entry leads to a method page, and names its method.
    pub(super) fn names_method(&self, entry: Entry) -> bool {
        self.leads.get(&entry.class).and_then(|leads| leads.get(entry.index)) == Some(&Lead::Method)
    }

    /// The entries of a class's list that lead to no method, by the names of these in lower case.
    pub(super) fn entries_by_name(&self, class: usize, page: &Page<'_>) -> HashMap<String, usize> {
        let mut by_name = HashMap::new();
        for (index, (entry, lead)) in entries(page).iter().zip(self.leads.get(&class).into_iter().flatten()).enumerate()
        {
            if *lead != Lead::Method {
                by_name.entry(entry.name.to_ascii_lowercase()).or_insert(index);
            }
        }
        by_name
    }

    /// Reports the entries of a class's list for which there is no method. Those of `found` have one.
    pub(super) fn report_rest(
        &self,
        class: usize,
        found: &HashSet<usize>,
        pages: &[Page<'_>],
        reports: &mut Vec<Diagnostic>,
    ) {
        let Some(leads) = self.leads.get(&class) else { return };
        let page = &pages[class];
        let declared: HashSet<String> = page.class().map(names_of_methods).unwrap_or_default();
        let has_method = |entry: &ListedMethod| declared.contains(&entry.name.to_ascii_lowercase());
        let all = || entries(page).iter().zip(leads).enumerate();
        let entries = || all().filter(|(index, (entry, _))| !found.contains(index) && !has_method(entry));
        for (_, (entry, lead)) in entries() {
            reports.extend(without_page(entry, *lead, pages));
        }
        let unread = entries().filter(|(_, (_, lead))| **lead == Lead::Unread).map(|(_, (entry, _))| entry);
        reports.extend(unread_pages(page, &unread.collect::<Vec<_>>()));
    }
}

fn names_of_methods(class: &ClassDeclaration) -> HashSet<String> {
    class.methods().map(|method| method.name.text.to_ascii_lowercase()).collect()
}

/// What a class page lists.
pub(super) fn entries<'a>(page: &'a Page<'_>) -> &'a [ListedMethod] {
    match &page.pending {
        Pending::Class(class) => &class.methods,
        Pending::Method(_) | Pending::Overlay(_) => &[],
    }
}

/// The method of a method page.
pub(super) fn method_of<'a>(page: &'a Page<'_>) -> Option<&'a MethodDeclaration> {
    if !matches!(page.pending, Pending::Method(_)) {
        return None;
    }
    page.reading.specification.productions.iter().find_map(|production| match production {
        MofProduction::Method(method) => Some(method),
        _ => None,
    })
}

/// Whether an entry means the method of a page, as its title or syntax names it; a few letters may be wrong.
fn names_method(entry: &ListedMethod, page: &Page<'_>) -> bool {
    let is_meant = |name: &str| {
        name.eq_ignore_ascii_case(&entry.name) || suggest::nearest(&entry.name, std::iter::once(name)).is_some()
    };
    names_of(page).any(is_meant)
}

/// What a method page calls its method, first as it is read.
pub(super) fn names_of<'a>(page: &'a Page<'_>) -> impl Iterator<Item = &'a str> {
    let titled = match &page.pending {
        Pending::Method(method) => method.name.as_ref(),
        Pending::Class(_) | Pending::Overlay(_) => None,
    };
    let declared = method_of(page).map(|method| method.name.text.as_str());
    declared.into_iter().chain(titled.map(|title| title.text.as_str()))
}

/// D064, where the link leads to the page of another method.
pub(super) fn other_method(entry: &ListedMethod, page: &Page<'_>) -> Option<Diagnostic> {
    let method = &method_of(page)?.name;
    let message = format!("method `{}` is listed with a link to the page of method `{}`", entry.name, method.text);
    Some(
        Diagnostic::new(codes::METHOD_WITHOUT_PAGE, entry.span, message).label(*method.span, "the method of that page"),
    )
}

/// D064.
fn without_page(entry: &ListedMethod, lead: Lead, pages: &[Page<'_>]) -> Option<Diagnostic> {
    const HELP: &str = "add a page for the method with a link to it; until then the class lacks it";
    let message = match lead {
        Lead::OtherMethod(method) => return other_method(entry, &pages[method]).map(|found| found.help(HELP)),
        Lead::Nowhere => format!("method `{}` is listed without a link to its page", entry.name),
        Lead::Other => format!("method `{}` is listed with a link to a page that declares no method", entry.name),
        Lead::Method | Lead::Unread | Lead::Missing => return None,
    };
    Some(Diagnostic::new(codes::METHOD_WITHOUT_PAGE, entry.span, message).help(HELP))
}

/// D062, at the class.
fn unread_pages(page: &Page<'_>, unread: &[&ListedMethod]) -> Option<Diagnostic> {
    let (first, class) = (unread.first()?, page.class()?);
    let names: Vec<&str> = unread.iter().map(|entry| entry.name.as_str()).collect();
    let name = &class.name.text;
    let message = match names.as_slice() {
        [method] => format!("the page of method `{method}` of class `{name}` is not among the inputs"),
        _ => format!(
            "the pages of {} methods of class `{name}` are not among the inputs: {}",
            names.len(),
            listed(&names)
        ),
    };
    let diagnostic = Diagnostic::new(codes::METHOD_APART, first.span, message);
    Some(diagnostic.help(
        "name the folder that holds all pages instead of single ones; until then the class lacks what they declare",
    ))
}
