//! Puts the methods of method pages into the classes of class pages: D061, D062, D063.
//!
//! A method belongs to the class that the title of its page names, `M Method in Class C`, and that class lists it with a link to the page.
//! Titles are copied and mistyped more often than links, so where the two name different classes the link counts. The methods of a class
//! are in the order of its list; those that it does not list follow.

use hashbrown::{HashMap, HashSet};

use mof_parser::ast::{ClassDeclaration, Feature, MethodDeclaration, MofProduction, ValueKind};
use mof_parser::{Diagnostic, Span, suggest};

use super::Page;
use super::index::Index;
use super::method_lists::{Entry, Lists, entries, method_of, names_of, other_method};
use super::places::Places;
use super::signature;
use crate::class_name::Naming;
use crate::codes;
use crate::method::LEAD;
use crate::method_list::ListedMethod;
use crate::pending::Pending;
use crate::qualifiers::made;

/// How many classes that are not there get a suggestion. Each costs a look at all classes there are.
const MAX_SUGGESTIONS: usize = 100;

/// A method page of a class, and the entry of the class's list that leads to it.
struct Member {
    page: usize,
    entry: Option<usize>,
}

/// Moves each method into its class. One whose class has no page stays where it is.
pub(super) fn attach(pages: &mut [Page<'_>], places: &Places) -> Vec<Diagnostic> {
    let lists = Lists::new(pages, places);
    let mut reports = Vec::new();
    let mut members = members_of_classes(pages, &lists, &mut reports);
    for class in 0..pages.len() {
        let members = with_named_entries(members.remove(&class).unwrap_or_default(), class, pages, &lists);
        let found: HashSet<usize> = members.iter().filter_map(|member| member.entry).collect();
        lists.report_rest(class, &found, pages, &mut reports);
        reports.extend(members.iter().filter_map(|member| contradiction(member, &pages[class], pages)));
        move_into(class, members, pages, &mut reports);
    }
    reports
}

/// The method pages by the pages of their classes.
fn members_of_classes(pages: &[Page<'_>], lists: &Lists, reports: &mut Vec<Diagnostic>) -> HashMap<usize, Vec<Member>> {
    let index = Index::new(pages);
    let mut members: HashMap<usize, Vec<Member>> = HashMap::new();
    let mut homeless = 0;
    for (at, page) in pages.iter().enumerate() {
        let Some(method) = method_of(page) else { continue };
        let titled = title_of(page).and_then(|title| index.class(&title.text));
        if let Some((class, entry)) = home(titled, at, lists, &index, pages) {
            reports.extend(listed_elsewhere(class, at, lists, &index, pages));
            members.entry(class).or_default().push(Member { page: at, entry });
        } else {
            homeless += 1;
            reports.push(without_class(method, page, pages, homeless <= MAX_SUGGESTIONS));
        }
    }
    members
}

/// The class of a method page, and the entry there that leads to it. Of several classes that list it, the one in its title is meant;
/// a class may also list what it inherits from that one.
fn home(
    titled: Option<usize>,
    page: usize,
    lists: &Lists,
    index: &Index,
    pages: &[Page<'_>],
) -> Option<(usize, Option<usize>)> {
    let entries = || lists.entries_of(page).iter();
    let named = || entries().filter(|entry| lists.names_method(**entry));
    let inherits = |class: usize| index.lineage(pages, class).any(|above| Some(above) == titled);
    let own = named().find(|entry| Some(entry.class) == titled);
    match own.or_else(|| named().find(|entry| !inherits(entry.class))) {
        Some(entry) => Some((entry.class, Some(entry.index))),
        None => titled.or_else(|| Some(entries().next()?.class)).map(|class| (class, None)),
    }
}

/// D061, for each further class that lists the method and does not inherit it. A method has one page for each class that has it.
fn listed_elsewhere(home: usize, page: usize, lists: &Lists, index: &Index, pages: &[Page<'_>]) -> Vec<Diagnostic> {
    let inherits = |class: usize| index.lineage(pages, class).any(|above| above == home);
    let mut others = lists.entries_of(page).to_vec();
    others.retain(|entry| lists.names_method(*entry) && !inherits(entry.class));
    let report = |other: &Entry| {
        let (method, home) = (method_of(&pages[page])?, &pages[home].class()?.name.text);
        let (entry, class) = (&entries(&pages[other.class])[other.index], &pages[other.class].class()?.name.text);
        let message = format!("class `{class}` lists method `{}`, whose page is that of class `{home}`", entry.name);
        let diagnostic = Diagnostic::new(codes::METHOD_CLASS_CONTRADICTION, entry.span, message);
        let place = title_of(&pages[page]).map_or(*method.name.span, |title| title.span);
        let help = format!("add a page for the method of `{class}` with a link to it; until then the class lacks it");
        Some(diagnostic.label(place, "the page").help(help))
    };
    others.iter().filter_map(report).collect()
}

/// The class that the title of a method page names.
pub(crate) fn title_of<'a>(page: &'a Page<'_>) -> Option<&'a Naming> {
    match &page.pending {
        Pending::Method(method) => method.class.as_ref(),
        Pending::Class(_) | Pending::Overlay(_) => None,
    }
}

/// Finds entries without a link for the methods to which none leads, and puts all in the order of the list.
fn with_named_entries(mut members: Vec<Member>, class: usize, pages: &[Page<'_>], lists: &Lists) -> Vec<Member> {
    if members.iter().any(|member| member.entry.is_none()) {
        let by_name = lists.entries_by_name(class, &pages[class]);
        for member in members.iter_mut().filter(|member| member.entry.is_none()) {
            let name = method_of(&pages[member.page]).map(lower);
            member.entry = name.and_then(|name| by_name.get(&name).copied());
        }
    }
    members.sort_by_key(|member| member.entry.unwrap_or(usize::MAX));
    members
}

/// D062, at the method.
fn without_class(method: &MethodDeclaration, page: &Page<'_>, pages: &[Page<'_>], suggest: bool) -> Diagnostic {
    let name = &method.name.text;
    let Some(title) = title_of(page) else {
        let message = format!("the page of method `{name}` names no class, and none lists it");
        let diagnostic = Diagnostic::new(codes::METHOD_APART, *method.name.span, message);
        return diagnostic.help("write the title as `Method in Class`; until then the method is left out");
    };
    let message = format!("no page among the inputs describes class `{}` of method `{name}`", title.text);
    let diagnostic = Diagnostic::new(codes::METHOD_APART, title.span, message);
    let classes = pages.iter().filter_map(Page::class).map(|class| class.name.text.as_str());
    match suggest.then(|| suggest::nearest(&title.text, classes)).flatten() {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`? Until it is found, the method is left out")),
        None => diagnostic.help(
            "add the page of the class to the inputs, or the class by an overlay; until then the method is left out",
        ),
    }
}

/// D061, D063 and D064.
fn contradiction(member: &Member, class_page: &Page<'_>, pages: &[Page<'_>]) -> Option<Diagnostic> {
    let (page, class) = (&pages[member.page], class_page.class()?);
    let (method, name) = (&method_of(page)?.name, &class.name.text);
    let title = title_of(page);
    let Some(entry) = member.entry.map(|entry| &entries(class_page)[entry]) else {
        let place: Span = title.map_or(*method.span, |title| title.span);
        let message = format!("class `{name}` does not list method `{}`", method.text);
        let diagnostic = Diagnostic::new(codes::METHOD_NOT_LISTED, place, message).label(*class.name.span, "the class");
        return Some(diagnostic.help("add a link to this page to the Methods section of the class"));
    };
    if !names_of(page).any(|known| known.eq_ignore_ascii_case(&entry.name)) {
        let help = format!("write `{}`; it is read so", method.text);
        return other_method(entry, page).map(|found| found.help(help));
    }
    let title = title.filter(|title| !title.text.eq_ignore_ascii_case(name))?;
    let message = format!("method `{}` is in class `{}` by its title, but `{name}` lists it", method.text, title.text);
    let diagnostic = Diagnostic::new(codes::METHOD_CLASS_CONTRADICTION, title.span, message);
    let diagnostic = diagnostic.label(entry.span, "listed here");
    Some(diagnostic.help(format!("write `{name}` in the title; the method is read as one of `{name}`")))
}

fn move_into(class: usize, members: Vec<Member>, pages: &mut [Page<'_>], reports: &mut Vec<Diagnostic>) {
    let mut features = Vec::new();
    for Member { page, entry } in members {
        let entry = entry.map(|entry| entries(&pages[class])[entry].clone());
        for mut method in take_methods(&mut pages[page].reading.specification.productions) {
            describe(&mut method, entry.as_ref());
            features.push(Feature::Method(method));
        }
    }
    if let Some(class) = pages[class].class_mut() {
        drop_documented(class, &features, reports);
        class.features.extend(features);
    }
}

/// Removes the methods that have a page. It says more than the Syntax section of their class.
fn drop_documented(class: &mut ClassDeclaration, documented: &[Feature], reports: &mut Vec<Diagnostic>) {
    let documented = by_name(documented);
    class.features.retain(|feature| {
        let Feature::Method(method) = feature else { return true };
        let Some(other) = documented.get(&lower(method)) else { return true };
        reports.extend(signature::compare(method, other));
        false
    });
}

fn by_name<'a>(features: &'a [Feature]) -> HashMap<String, &'a MethodDeclaration> {
    let method = |feature: &'a Feature| match feature {
        Feature::Method(method) => Some((lower(method), method)),
        _ => None,
    };
    features.iter().filter_map(method).collect()
}

fn lower(method: &MethodDeclaration) -> String {
    method.name.text.to_ascii_lowercase()
}

/// Takes the methods out of the declarations of a page.
pub(crate) fn take_methods(productions: &mut Vec<MofProduction>) -> Vec<MethodDeclaration> {
    let methods = productions.extract_if(.., |production| matches!(production, MofProduction::Method(_)));
    methods
        .filter_map(|production| match production {
            MofProduction::Method(method) => Some(method),
            _ => None,
        })
        .collect()
}

/// Takes the description of the list where the method's page says no more than what is returned.
fn describe(method: &mut MethodDeclaration, entry: Option<&ListedMethod>) {
    let Some((listed, place)) = entry.and_then(|entry| Some((entry.description.as_ref()?, entry.span))) else { return };
    let own = method.qualifiers.iter_mut().find(|qualifier| qualifier.name.text == "Description");
    match own.and_then(|own| own.value.as_mut()).map(|value| &mut value.kind) {
        None => method.qualifiers.push(made("Description", Some(ValueKind::String(listed.clone())), place)),
        Some(ValueKind::String(text)) if text.starts_with(LEAD) => *text = format!("{listed}\n\n{text}"),
        Some(_) => {}
    }
}
