//! What a class says of the properties that it inherits. A Syntax section shows them too, so it should show all of them, and say the
//! same as the superclass: D081, D082, D083. (That types differ is found by the checks on inheritance of the schema, for all
//! dialects; so is a key that a subclass adds to inherited ones.)

use mof_parser::ast::{ClassDeclaration, PropertyDeclaration, Qualifier, ValueKind};
use mof_parser::{Diagnostic, Span};

use super::Page;
use super::index::{Index, PropertyId};
use super::pointers::listed;
use crate::codes;

/// How many properties of a superclass are shown.
const MAX_SHOWN: usize = 3;

/// Compares each class with its superclass.
pub(super) fn check(pages: &[Page<'_>]) -> Vec<Diagnostic> {
    let index = Index::new(pages);
    let mut reports = Vec::new();
    for at in 0..pages.len() {
        let superclass = index.superclass(pages, at);
        if let Some((superclass, class)) = superclass.and_then(|at| pages[at].class()).zip(pages[at].class()) {
            compare(
                class,
                superclass,
                |name| index.own(at, name).and_then(|id: PropertyId| id.of(pages)),
                &mut reports,
            );
        }
    }
    reports
}

fn compare<'a>(
    class: &'a ClassDeclaration,
    superclass: &'a ClassDeclaration,
    own: impl Fn(&str) -> Option<&'a PropertyDeclaration>,
    reports: &mut Vec<Diagnostic>,
) {
    let pairs = || superclass.properties().map(|inherited| (own(&inherited.name.text), inherited));
    let missing: Vec<_> = pairs().filter(|(own, _)| own.is_none()).map(|(_, inherited)| inherited).collect();
    reports.extend(missing_properties(class, superclass, &missing));
    let repeated: Vec<_> = pairs().filter_map(|(own, inherited)| Some((own?, inherited))).collect();
    reports.extend(repeated.iter().filter_map(|(own, inherited)| lost_key(own, inherited, class, superclass)));
    reports.extend(other_access(class, superclass, &repeated));
}

/// D081.
fn missing_properties(
    class: &ClassDeclaration,
    superclass: &ClassDeclaration,
    missing: &[&PropertyDeclaration],
) -> Option<Diagnostic> {
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
fn lost_key(
    own: &PropertyDeclaration,
    inherited: &PropertyDeclaration,
    class: &ClassDeclaration,
    superclass: &ClassDeclaration,
) -> Option<Diagnostic> {
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

/// D083: one note a class.
fn other_access(
    class: &ClassDeclaration,
    superclass: &ClassDeclaration,
    repeated: &[(&PropertyDeclaration, &PropertyDeclaration)],
) -> Option<Diagnostic> {
    let differs = |(own, inherited): &&(&PropertyDeclaration, &PropertyDeclaration)| {
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
    find(property, "Key").or_else(|| find(property, "RealKey"))
}

/// Whether a property can be read and written; `None` where its page does not say.
pub(super) fn access(property: &PropertyDeclaration) -> Option<(bool, bool)> {
    let (read, write) = (stated(property, "Read"), stated(property, "Write"));
    (read.is_some() || write.is_some()).then_some((read.unwrap_or(true), write.unwrap_or(false)))
}

fn stated(property: &PropertyDeclaration, name: &str) -> Option<bool> {
    let is_false = |of: &Qualifier| of.value.as_ref().is_some_and(|value| value.kind == ValueKind::Boolean(false));
    find(property, name).map(|qualifier| !is_false(qualifier))
}

fn find<'a>(property: &'a PropertyDeclaration, name: &str) -> Option<&'a Qualifier> {
    property.qualifiers.iter().find(|qualifier| qualifier.name.text.eq_ignore_ascii_case(name))
}
