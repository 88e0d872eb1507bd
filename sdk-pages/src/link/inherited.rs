//! What a class says of the properties that it inherits. A Syntax section shows them too, so it should show all of them, and say the
//! same as the superclass: D081, D082, D083, D084. (That types differ is found by the checks on inheritance of the schema, for all
//! dialects; so is a key that a subclass adds to inherited keys.)

use mof_parser::ast::{ClassDeclaration, PropertyDeclaration, Qualifier, ValueKind};
use mof_parser::{Diagnostic, Span};

use super::index::Index;
use super::pointers::listed;
use super::{Page, is_whole};
use crate::codes;
use crate::qualifiers::find;

/// How many properties of a superclass are shown.
const MAX_SHOWN: usize = 3;

/// A class and its superclass.
#[derive(Clone, Copy)]
struct Pair<'a> {
    class: &'a ClassDeclaration,
    superclass: &'a ClassDeclaration,
}

/// A property of a class, and the one that it inherits.
type Repeated<'a> = (&'a PropertyDeclaration, &'a PropertyDeclaration);

/// Compares each class with its superclass.
pub(super) fn check(pages: &[Page<'_>]) -> Vec<Diagnostic> {
    let index = Index::new(pages);
    let has_key = |page: &Page<'_>| page.class().is_some_and(|class| class.properties().any(|of| key_of(of).is_some()));
    let have_keys: Vec<bool> = pages.iter().map(has_key).collect();
    let mut reports = Vec::new();
    for at in 0..pages.len() {
        let superclass = index.superclass(pages, at).and_then(|at| pages[at].class());
        let Some((superclass, class)) = superclass.zip(pages[at].class()) else { continue };
        let pair = Pair { class, superclass };
        let own = |name: &str| index.own(at, name)?.of(pages);
        let inherits_keys = index.lineage(pages, at).skip(1).any(|above| have_keys[above]);
        let (repeated, missing) = sort(superclass, own);
        reports.extend(missing_properties(pair, &missing).filter(|_| is_whole(class)));
        reports.extend(repeated.iter().filter_map(|repeated| lost_key(*repeated, pair)));
        reports.extend(new_keys(pair, &repeated).filter(|_| !inherits_keys));
        reports.extend(other_access(pair, &repeated));
    }
    reports
}

/// The properties of a superclass that the class repeats, and those that it does not.
fn sort<'a>(
    superclass: &'a ClassDeclaration,
    own: impl Fn(&str) -> Option<&'a PropertyDeclaration>,
) -> (Vec<Repeated<'a>>, Vec<&'a PropertyDeclaration>) {
    let mut sorted = (Vec::new(), Vec::new());
    for inherited in superclass.properties() {
        match own(&inherited.name.text) {
            Some(own) => sorted.0.push((own, inherited)),
            None => sorted.1.push(inherited),
        }
    }
    sorted
}

/// D081.
fn missing_properties(Pair { class, superclass }: Pair<'_>, missing: &[&PropertyDeclaration]) -> Option<Diagnostic> {
    let (name, above) = (&class.name.text, &superclass.name.text);
    let names: Vec<&str> = missing.iter().map(|property| property.name.text.as_str()).collect();
    let properties = match names.len() {
        0 => return None,
        1 => "a property".to_owned(),
        number => format!("{number} properties"),
    };
    let message = format!("class `{name}` does not show {properties} of its superclass `{above}`: {}", listed(&names));
    let diagnostic = Diagnostic::new(codes::INHERITED_MISSING, *class.name.span, message);
    let places = missing.iter().map(|property| *property.name.span);
    let diagnostic = labelled(diagnostic, places, "inherited from here");
    Some(diagnostic.help("add what is missing: a Syntax section shows inherited properties, too"))
}

/// D082: the subclass has the key all the same, because qualifiers are inherited.
fn lost_key((own, inherited): Repeated<'_>, Pair { class, superclass }: Pair<'_>) -> Option<Diagnostic> {
    let key = key_of(inherited)?;
    if key_of(own).is_some() {
        return None;
    }
    let (property, name, above) = (&own.name.text, &class.name.text, &superclass.name.text);
    let message = format!("property `{property}` is a key of superclass `{above}`, but not a key of `{name}`");
    let diagnostic =
        Diagnostic::new(codes::INHERITED_KEY, *own.name.span, message).label(*key.span, "the inherited key");
    Some(diagnostic.help("add the qualifier `key`: a subclass keeps the keys that it inherits, and it is read so"))
}

/// D084: one note a class. It may have keys, but its superclass has the property and not the key.
fn new_keys(Pair { class, superclass }: Pair<'_>, repeated: &[Repeated<'_>]) -> Option<Diagnostic> {
    let is_new = |(own, inherited): &&Repeated<'_>| key_of(own).is_some() && key_of(inherited).is_none();
    let new: Vec<_> = repeated.iter().filter(is_new).collect();
    let names: Vec<&str> = new.iter().map(|(own, _)| own.name.text.as_str()).collect();
    let (name, above) = (&class.name.text, &superclass.name.text);
    let keys = if names.len() == 1 { "an inherited property is a key" } else { "inherited properties are keys" };
    let message = format!("{keys} of class `{name}`, but not of its superclass `{above}`: {}", listed(&names));
    let key = key_of(new.first()?.0)?;
    let diagnostic = Diagnostic::new(codes::INHERITED_NEW_KEY, *key.span, message);
    let diagnostic = labelled(diagnostic, new.iter().map(|(_, inherited)| *inherited.name.span), "no key here");
    Some(diagnostic.help(format!("if all subclasses have the key, add the qualifier `key` on the page of `{above}`")))
}

/// D083: one note a class.
fn other_access(Pair { class, superclass }: Pair<'_>, repeated: &[Repeated<'_>]) -> Option<Diagnostic> {
    let differs = |(own, inherited): &&Repeated<'_>| {
        access(own).zip(access(inherited)).is_some_and(|(own, inherited)| own != inherited)
    };
    let different: Vec<_> = repeated.iter().filter(differs).collect();
    let (first, _) = different.first()?;
    let names: Vec<&str> = different.iter().map(|(own, _)| own.name.text.as_str()).collect();
    let message = format!(
        "class `{}` gives properties another access than its superclass `{}`: {}",
        class.name.text,
        superclass.name.text,
        listed(&names)
    );
    let diagnostic = Diagnostic::new(codes::INHERITED_ACCESS, *first.name.span, message);
    let places = different.iter().map(|(_, inherited)| *inherited.name.span);
    let diagnostic = labelled(diagnostic, places, "inherited from here");
    Some(diagnostic.help("find out which page is right and correct the other; each class is read as its page says"))
}

fn labelled(mut diagnostic: Diagnostic, places: impl Iterator<Item = Span>, text: &str) -> Diagnostic {
    for place in places.take(MAX_SHOWN) {
        diagnostic = diagnostic.label(place, text);
    }
    diagnostic
}

fn key_of(property: &PropertyDeclaration) -> Option<&Qualifier> {
    find(&property.qualifiers, "Key").or_else(|| find(&property.qualifiers, "RealKey"))
}

/// Whether a property can be read and written; `None` where its page does not say.
pub(super) fn access(property: &PropertyDeclaration) -> Option<(bool, bool)> {
    let (read, write) = (stated(property, "Read"), stated(property, "Write"));
    (read.is_some() || write.is_some()).then_some((read.unwrap_or(true), write.unwrap_or(false)))
}

fn stated(property: &PropertyDeclaration, name: &str) -> Option<bool> {
    let is_false = |of: &Qualifier| of.value.as_ref().is_some_and(|value| value.kind == ValueKind::Boolean(false));
    find(&property.qualifiers, name).map(|qualifier| !is_false(qualifier))
}
