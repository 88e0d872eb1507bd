//! Follows pointers to their ends: a property whose description only says `See class X` takes description and values of the property
//! of that name there, which may have taken them from yet another class. D056, D070, D072, D073.

use hashbrown::{HashMap, HashSet};

use mof_parser::Diagnostic;
use mof_parser::ast::{Array, PropertyDeclaration, Qualifier, TypeKind};

use super::Page;
use super::index::{Index, PropertyId};
use super::places::Places;
use super::resolve::{self, Outcome, World};
use super::take;
use crate::codes;
use crate::element::Kind;
use crate::merge::{missing_values, shown_type};
use crate::pending::Pending;
use crate::pointer::{Pointer, Target};

/// Among how many diagnostics names get suggestions. Each costs a look at all properties of a class.
const MAX_SUGGESTIONS: usize = 300;

/// The most values that all pointing properties take together, so that a few short pages cannot ask for all memory. Real pages take a
/// few thousand.
const MAX_COPIED: usize = 1 << 20;

/// A pointer and the property that it points to.
#[derive(Clone, Debug)]
struct Edge {
    pointer: Pointer,
    to: PropertyId,
}

/// Follows the pointers of all pages.
pub(super) fn follow(pages: &mut [Page<'_>], places: &Places) -> Vec<Diagnostic> {
    let mut reports = Vec::new();
    let index = Index::new(pages);
    let mut edges = HashMap::new();
    let mut order = Vec::new();
    let world = World { pages, index: &index, places };
    for at in 0..pages.len() {
        for (from, edge) in edges_of(at, world, &mut reports) {
            order.push(from);
            edges.insert(from, edge);
        }
    }
    let chains = chains(&order, &edges, world, &mut reports);
    let mut unlisted = HashSet::new();
    let mut room = MAX_COPIED;
    for from in chains.into_iter().flat_map(|chain| chain.into_iter().rev()) {
        let edge = &edges[&from];
        let Some(left) = edge.to.of(pages).and_then(|other| room.checked_sub(take::weight(other))) else {
            reports.push(no_room(edge));
            break;
        };
        room = left;
        take::take(from, &edge.pointer, edge.to, pages);
        reports.extend(no_values(from, edge, pages, &mut unlisted));
    }
    reports
}

/// D075.
fn no_room(edge: &Edge) -> Diagnostic {
    let message = "descriptions that point to others take more values than can be kept";
    Diagnostic::new(codes::POINTER_LIMIT, edge.pointer.targets[0].span, message)
        .help("this description and those that follow keep what they say; point to shorter lists of values")
}

/// The pointers of a page that lead to a property, with the properties that they describe.
fn edges_of(at: usize, world: World<'_, '_>, reports: &mut Vec<Diagnostic>) -> Vec<(PropertyId, Edge)> {
    let Pending::Class(page) = &world.pages[at].pending else { return Vec::new() };
    let mut edges = Vec::new();
    let mut unread = Vec::new();
    for pointer in &page.pointers {
        let Some(from) = world.index.own(at, &pointer.property) else { continue };
        match resolve::resolve(pointer, at, world, reports) {
            // A description that says something itself and then refers to another class is the property's own.
            Outcome::Property(_) if pointer.length == 0 => {}
            Outcome::Property(to) => {
                reports.extend(other_type(from, to, pointer, world));
                edges.push((from, Edge { pointer: pointer.clone(), to }));
            }
            Outcome::NoProperty(target, class) if pointer.length > 0 => {
                let with_suggestion = reports.len() < MAX_SUGGESTIONS;
                reports.extend(resolve::no_property(pointer, target, class, world, with_suggestion));
            }
            Outcome::NoPage(target) if pointer.length > 0 && points(from, pointer, world) => unread.push(target),
            Outcome::NoPage(_) | Outcome::NoFile => {}
            Outcome::NoProperty(..) | Outcome::NoClass => {
                reports.extend(
                    pointer.announced.map(|announced| missing_values(Kind::Property, &pointer.property, announced)),
                );
            }
        }
    }
    reports.extend(no_pages(&unread));
    edges
}

/// D070: one note a page, which names the classes.
fn no_pages(targets: &[&Target]) -> Option<Diagnostic> {
    let mut known = HashSet::new();
    let named = targets.iter().filter_map(|target| target.class.as_ref()).map(|class| class.text.as_str());
    let classes: Vec<&str> = named.filter(|class| known.insert(class.to_ascii_lowercase())).collect();
    let properties = match targets.len() {
        1 => "a property is".to_owned(),
        number => format!("{number} properties are"),
    };
    let pages = if classes.len() == 1 { "a class whose page is" } else { "classes whose pages are" };
    let message = format!("{properties} explained by {pages} not among the inputs: {}", listed(&classes));
    let diagnostic = Diagnostic::new(codes::POINTER_UNREAD, targets.first()?.span, message);
    Some(diagnostic.help("name the folder that holds all pages instead of single ones"))
}

/// Some names in backticks, and how many more there are.
pub(super) fn listed(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Whether a property still has the description that points: an overlay may have put another one in its place.
fn points(of: PropertyId, pointer: &Pointer, world: World<'_, '_>) -> bool {
    let is_pointer =
        |qualifier: &Qualifier| qualifier.name.text == "Description" && *qualifier.span == pointer.description;
    of.of(world.pages).is_some_and(|property| property.qualifiers.iter().any(is_pointer))
}

/// D072. That a property has another type than the one it inherits is reported by the checks on inheritance.
fn other_type(from: PropertyId, to: PropertyId, pointer: &Pointer, world: World<'_, '_>) -> Option<Diagnostic> {
    let (property, explained) = (from.of(world.pages)?, to.of(world.pages)?);
    let is_inherited = world.index.lineage(world.pages, from.page).any(|page| page == to.page);
    if is_inherited || is_same_or_narrower(property, explained) {
        return None;
    }
    let class = &world.pages[to.page].class()?.name.text;
    let message = format!(
        "property `{}` is `{}`, but `{}` of class `{class}` that explains it is `{}`",
        property.name.text,
        full_type(&property.data_type.kind, property.array.as_ref()),
        explained.name.text,
        full_type(&explained.data_type.kind, explained.array.as_ref())
    );
    let diagnostic = Diagnostic::new(codes::POINTER_TYPE, *property.data_type.span, message);
    let diagnostic = diagnostic.label(*explained.data_type.span, "the other type");
    let diagnostic = diagnostic.label(pointer.description, "says that it explains the property");
    Some(diagnostic.help("correct one of the two types, or describe the property here"))
}

fn is_same_or_narrower(property: &PropertyDeclaration, explained: &PropertyDeclaration) -> bool {
    let same = match (&property.data_type.kind, &explained.data_type.kind) {
        (TypeKind::Class(one), TypeKind::Class(other)) | (TypeKind::Reference(one), TypeKind::Reference(other)) => {
            one.text.eq_ignore_ascii_case(&other.text)
        }
        (TypeKind::Class(_), TypeKind::Object) => true,
        (one, other) => one == other,
    };
    same && property.array.is_some() == explained.array.is_some()
}

/// A type as pages write it.
pub(super) fn full_type(kind: &TypeKind, array: Option<&Array>) -> String {
    shown_type(kind) + if array.is_some() { "[]" } else { "" }
}

/// The pointing properties in chains, each of which ends at a property that does not point, or at one of an earlier chain.
fn chains(
    order: &[PropertyId],
    edges: &HashMap<PropertyId, Edge>,
    world: World<'_, '_>,
    reports: &mut Vec<Diagnostic>,
) -> Vec<Vec<PropertyId>> {
    // In which chain a property stands, and where in it.
    let mut places: HashMap<PropertyId, (usize, usize)> = HashMap::new();
    let mut chains: Vec<Vec<PropertyId>> = Vec::new();
    // The chains that end in a circle, each with the report of that.
    let mut circles: HashMap<usize, usize> = HashMap::new();
    for (number, start) in order.iter().enumerate() {
        let mut chain = Vec::new();
        let mut at = *start;
        while edges.contains_key(&at) && !places.contains_key(&at) {
            places.insert(at, (number, chain.len()));
            chain.push(at);
            at = edges[&at].to;
        }
        let end = places.get(&at).copied();
        if let Some((_, first)) = end.filter(|(of, first)| *of == number && *first < chain.len()) {
            let circle = chain.split_off(first);
            if let Some(end) = circle.iter().position(|member| !points(*member, &edges[member].pointer, world)) {
                chain.extend(circle[end + 1..].iter().chain(&circle[..end]));
            } else {
                circles.insert(number, reports.len());
                reports.extend(cycle(&circle, edges, world));
            }
        }
        // What leads to a circle stands in its report.
        let circle = end.and_then(|(chain, _)| circles.get(&chain)).copied();
        if let (Some(circle), Some(start)) = (circle, chain.first()) {
            circles.insert(number, circle);
            lead_to(reports.get_mut(circle), &edges[start]);
        }
        chains.push(chain);
    }
    chains
}

/// D073: one diagnostic a circle.
fn cycle(members: &[PropertyId], edges: &HashMap<PropertyId, Edge>, world: World<'_, '_>) -> Option<Diagnostic> {
    const SHOWN: usize = 4;
    let name = |member: &PropertyId| Some(world.pages[member.page].class()?.name.text.as_str());
    let mut classes: Vec<&str> = members.iter().filter_map(name).collect();
    let first = members.first()?;
    classes.push(name(first)?);
    let place = |member: &PropertyId| edges[member].pointer.targets[0].span;
    let property = &first.of(world.pages)?.name.text;
    let message = match classes[..] {
        [class, _] => format!("property `{property}` of class `{class}` is explained by itself"),
        _ => {
            format!("nobody explains property `{property}`: {} point to each other", listed(&classes[..members.len()]))
        }
    };
    let mut diagnostic = Diagnostic::new(codes::POINTER_CYCLE, place(first), message);
    for member in members.iter().skip(1).take(SHOWN) {
        diagnostic = diagnostic.label(place(member), "points on");
    }
    Some(diagnostic.help("describe the property on one of the pages"))
}

/// Adds a property that leads to a circle to what is reported of that.
fn lead_to(circle: Option<&mut Diagnostic>, edge: &Edge) {
    const SHOWN: usize = 8;
    if let Some(circle) = circle.filter(|circle| circle.secondary.len() < SHOWN) {
        let place = edge.pointer.targets[0].span;
        *circle = circle.clone().label(place, "leads to them, and is not explained either");
    }
}

/// D056, unless the same was reported of the property that explains this one.
fn no_values(
    from: PropertyId,
    edge: &Edge,
    pages: &[Page<'_>],
    unlisted: &mut HashSet<PropertyId>,
) -> Option<Diagnostic> {
    let property = from.of(pages).filter(|property| !take::has_values(property))?;
    let missing = missing_values(Kind::Property, &property.name.text, edge.pointer.announced?);
    unlisted.insert(from);
    let known = &pages[edge.to.page].reading.diagnostics;
    let is_known = unlisted.contains(&edge.to)
        || known.iter().any(|known| known.code == missing.code && known.message == missing.message);
    (!is_known).then_some(missing)
}
