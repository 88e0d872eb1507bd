//! What one pointer points to: D071, D074, D076.

use mof_parser::{Diagnostic, suggest};

use super::index::{Index, PropertyId};
use super::places::{Destination, Places};
use super::{Page, is_whole};
use crate::codes;
use crate::pointer::{Pointer, Target};

/// What has to be known to follow pointers.
#[derive(Clone, Copy)]
pub(super) struct World<'a, 'p> {
    pub(super) pages: &'a [Page<'p>],
    pub(super) index: &'a Index,
    pub(super) places: &'a Places,
}

/// What a pointer points to.
#[derive(Debug)]
pub(super) enum Outcome<'a> {
    /// A property of another class.
    Property(PropertyId),
    /// A class that does not have the property.
    NoProperty(&'a Target, usize),
    /// A class whose page is not among the inputs.
    NoPage(&'a Target),
    /// A page that is missing, which is reported for all links to it.
    NoFile,
    /// Something else than a class.
    NoClass,
}

/// Finds what a page's pointer points to: the first of its targets that has the property, or else what is wrong with the first.
pub(super) fn resolve<'a>(
    pointer: &'a Pointer,
    page: usize,
    world: World<'a, '_>,
    reports: &mut Vec<Diagnostic>,
) -> Outcome<'a> {
    let mut outcomes = pointer.targets.iter().map(|target| {
        let name = target.property.as_ref().unwrap_or(&pointer.property);
        let outcome = match classes(target, page, world, reports) {
            Ok(classes) => property(target, &classes, name, world),
            Err(outcome) => outcome,
        };
        (target, outcome)
    });
    let Some((mut target, mut first)) = outcomes.next() else { return Outcome::NoClass };
    let mut several = Vec::new();
    for (other, outcome) in outcomes {
        match (&first, outcome) {
            (Outcome::Property(one), Outcome::Property(two)) => several.extend((*one != two).then_some((other, two))),
            (_, Outcome::Property(found)) => (target, first) = (other, Outcome::Property(found)),
            _ => {}
        }
    }
    if let (Outcome::Property(taken), Some((other, two)), true) = (&first, several.first(), pointer.length > 0) {
        reports.extend(another(pointer, (target, *taken), (other, *two), world));
    }
    first
}

/// D076: another class explains the property, too.
fn another(
    pointer: &Pointer,
    (target, taken): (&Target, PropertyId),
    (other, left): (&Target, PropertyId),
    world: World<'_, '_>,
) -> Option<Diagnostic> {
    let class = |property: PropertyId| Some(&world.pages[property.page].class()?.name.text);
    let (taken, left) = (class(taken)?, class(left)?);
    let message = format!("property `{}` is explained by class `{taken}` and by class `{left}`", pointer.property);
    let diagnostic = Diagnostic::new(codes::POINTER_SEVERAL, other.span, message).label(target.span, "taken from here");
    Some(diagnostic.help(format!("point to one class; what `{taken}` says is taken, what `{left}` says is not")))
}

/// The pages of the classes that a target can mean, the likeliest first; or what it means instead.
fn classes<'a>(
    target: &'a Target,
    page: usize,
    world: World<'_, '_>,
    reports: &mut Vec<Diagnostic>,
) -> Result<Vec<usize>, Outcome<'a>> {
    let destination = target.link.as_ref().map(|link| world.places.find(world.pages[page].file, &link.target));
    let linked = match destination {
        Some(Destination::File(file)) => world.index.class_page(file),
        _ => None,
    };
    let named = target.class.as_ref().and_then(|class| named(&class.text, linked, world));
    if let Some(linked) = linked.filter(|linked| named != Some(*linked)) {
        reports.extend(other_class(target, linked, named, world));
    }
    let found: Vec<usize> = named.into_iter().chain(linked.filter(|linked| named != Some(*linked))).collect();
    match (destination, &target.class) {
        _ if !found.is_empty() => Ok(found),
        (Some(Destination::Nothing(_)), _) => Err(Outcome::NoFile),
        (Some(Destination::Elsewhere | Destination::File(_)) | None, Some(_)) => Err(Outcome::NoPage(target)),
        _ => Err(Outcome::NoClass),
    }
}

/// The page of a class, which is the one to which the link leads if that declares a class of this name: two pages may.
fn named(class: &str, linked: Option<usize>, world: World<'_, '_>) -> Option<usize> {
    let declares_it =
        |page: &usize| world.pages[*page].class().is_some_and(|found| found.name.text.eq_ignore_ascii_case(class));
    linked.filter(declares_it).or_else(|| world.index.class(class))
}

fn property<'a>(target: &'a Target, classes: &[usize], name: &str, world: World<'_, '_>) -> Outcome<'a> {
    let found = classes.iter().find_map(|class| world.index.property(world.pages, *class, name));
    found.map_or_else(|| Outcome::NoProperty(target, classes[0]), Outcome::Property)
}

/// D074: the text of a link names another class than the page to which it leads. The class may have no page.
fn other_class(target: &Target, linked: usize, named: Option<usize>, world: World<'_, '_>) -> Option<Diagnostic> {
    let (class, link) = (target.class.as_ref()?, target.link.as_ref()?);
    let linked = &world.pages[linked].class()?.name.text;
    let named = named.and_then(|named| world.pages[named].class());
    let name = named.map_or(&class.text, |named| &named.name.text);
    let message = format!("the text names class `{name}`, but its link leads to the page of `{linked}`");
    let diagnostic = Diagnostic::new(codes::POINTER_CLASS, class.span, message).label(link.span, "leads there");
    Some(diagnostic.help(match named {
        Some(_) => format!("link to the page of `{name}`, which is taken, or name `{linked}`"),
        None => format!("name `{linked}`, which is taken; `{name}` is not among the inputs"),
    }))
}

/// D071: the class that explains a property does not have it.
pub(super) fn no_property(
    pointer: &Pointer,
    target: &Target,
    class: usize,
    world: World<'_, '_>,
    with_suggestion: bool,
) -> Option<Diagnostic> {
    let class = world.pages[class].class().filter(|class| is_whole(class))?;
    let (name, wanted) = (&class.name.text, target.property.as_ref().unwrap_or(&pointer.property));
    let message =
        format!("property `{}` is explained by class `{name}`, which has no property `{wanted}`", pointer.property);
    let diagnostic = Diagnostic::new(codes::POINTER_PROPERTY, target.span, message)
        .label(*class.name.span, format!("class `{name}`"));
    let names = class.properties().filter(|_| with_suggestion).map(|property| property.name.text.as_str());
    let meant = suggest::nearest(wanted, names);
    Some(match meant {
        Some(meant) => diagnostic.help(format!("describe the property here; did you mean `{meant}` of `{name}`?")),
        None => diagnostic.help("describe the property here, or point to a class that has it"),
    })
}
