//! Pass 3: every class finds its superclass, and classes are put in order, superclass before subclass.
//!
//! A class whose superclass is not declared, or that derives from itself, goes on without one; its ancestry is then not known, and no
//! check speaks about what may be inherited. Nothing here recurses, however deep the hierarchy.

use mof_parser::ast::Name;
use mof_parser::{Diagnostic, Severity};

use super::classes::{system_class, system_class_names};
use super::collect::{Declarations, Declared, DeclaredClass};
use crate::codes;
use crate::compiler::World;
use crate::name::{CimName, NameGroups, Named};
use crate::report::Reports;
use crate::schema::ClassId;

/// The classes in order, each with its superclass. The position of a class is its [`ClassId`].
#[derive(Debug)]
pub(crate) struct Hierarchy<'a> {
    pub(crate) classes: Vec<OrderedClass<'a>>,
    /// The superclass of each class, by their indices among the declarations. There may be cycles.
    pub(crate) superclasses: Vec<Option<usize>>,
    /// The id of each class, by its index among the declarations.
    pub(crate) ids: Vec<ClassId>,
}

/// A class with its place in the hierarchy.
#[derive(Debug)]
pub(crate) struct OrderedClass<'a> {
    pub(crate) declared: DeclaredClass<'a>,
    /// The index among the declarations.
    pub(crate) index: usize,
    pub(crate) superclass: Option<ClassId>,
    /// Whether all ancestors are declared, and could be read.
    pub(crate) ancestry_known: bool,
    pub(crate) has_subclasses: bool,
}

/// Finds the superclasses and the order.
pub(crate) fn hierarchy<'a>(declarations: &Declarations<'a>, world: World, reports: &mut Reports) -> Hierarchy<'a> {
    let superclasses = superclasses(declarations, world, reports);
    let found = &superclasses;
    let order = order(found, |cycle| report_cycle(declarations, cycle, reports));
    let mut classes: Vec<OrderedClass<'a>> = Vec::with_capacity(order.len());
    let mut ids: Vec<Option<ClassId>> = vec![None; order.len()];
    for Placed { index, in_cycle } in order {
        let declared = declarations.classes[index].clone();
        let superclass = found[index].filter(|_| !in_cycle).and_then(|superclass| ids[superclass]);
        let ancestry_known = match superclass {
            Some(id) => {
                let superclass = &classes[id.index()];
                superclass.ancestry_known && !reports.has_errors_within(*superclass.declared.declaration.span)
            }
            None => declared.declaration.superclass.is_none(),
        };
        if let Some(id) = superclass {
            classes[id.index()].has_subclasses = true;
        }
        ids[index] = Some(ClassId::new(classes.len()));
        classes.push(OrderedClass { declared, index, superclass, ancestry_known, has_subclasses: false });
    }
    let ids = ids.into_iter().map(|id| id.expect("each class is placed once")).collect();
    Hierarchy { classes, superclasses, ids }
}

/// The superclass of each class, as far as it is declared. What a name means in a body depends on the superclasses of the types around
/// it, so local structures come after those.
fn superclasses(declarations: &Declarations<'_>, world: World, reports: &mut Reports) -> Vec<Option<usize>> {
    let mut unknown = NameGroups::default();
    let mut found = vec![None; declarations.classes.len()];
    for index in outer_first(declarations) {
        let class = &declarations.classes[index];
        let Some(name) = &class.declaration.superclass else { continue };
        match declarations.find_within(class.declared_in, &found, class.namespace.as_ref(), &name.text) {
            Some(Declared::Class(superclass)) => found[index] = Some(superclass),
            _ if system_class(&name.text, reports.dialect(name.span.file)).is_some() => {}
            _ if declarations.stubs.contains_key(&Named(&name.text)) => {}
            _ => unknown.add(&name.text, (name, &class.name)),
        }
    }
    report_unknown(unknown, declarations, world, reports);
    found
}

/// The classes by how many types are around them.
fn outer_first(declarations: &Declarations<'_>) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(declarations.classes.len());
    for class in &declarations.classes {
        depths.push(class.declared_in.map_or(0, |body| depths[body] + 1));
    }
    let mut order: Vec<usize> = (0..depths.len()).collect();
    order.sort_by_key(|index| depths[*index]);
    order
}

/// Reports the superclasses that nothing declares, each with the places that name it and the classes that derive from it there.
///
/// In a closed world every mention is reported. In an open one the first stands for all, since hundreds of classes may build on one
/// that only the running system declares.
fn report_unknown(
    unknown: NameGroups<(&Name, &CimName)>,
    declarations: &Declarations<'_>,
    world: World,
    reports: &mut Reports,
) {
    for mentions in unknown {
        let meant = mentions.first().and_then(|mention| probably_meant(*mention, declarations, reports));
        let names = mentions.into_iter().map(|(name, _)| name);
        let (open, closed): (Vec<&Name>, Vec<&Name>) =
            names.partition(|name| world.is_open(&name.text, reports.dialect(name.span.file)));
        for name in closed {
            reports.report_as(Severity::Error, unknown_superclass(name, meant, 1));
        }
        if let Some(name) = open.first() {
            reports.report_as(Severity::Note, unknown_superclass(name, meant, open.len()));
        }
    }
}

/// The class that a misspelt superclass probably is; never the class itself that derives from it, however alike the names are.
fn probably_meant<'n>(
    (name, subclass): (&Name, &CimName),
    declarations: &'n Declarations<'_>,
    reports: &mut Reports,
) -> Option<&'n str> {
    let others = declarations.classes.iter().filter(|class| class.name != *subclass);
    let system = system_class_names(reports.dialect(name.span.file)).map(|name: &str| name);
    reports.closest(&name.text, others.map(|class| class.name.as_str()).chain(system))
}

/// What to do where something is not declared.
pub(crate) const ADD_FILE: &str =
    "add the file that declares it to the inputs, or its folder to the search path with `-I`";

fn unknown_superclass(name: &Name, meant: Option<&str>, classes: usize) -> Diagnostic {
    let message = format!("superclass `{}` is not declared", name.text);
    let diagnostic = Diagnostic::new(codes::UNKNOWN_SUPERCLASS, *name.span, message);
    match (meant, classes) {
        (Some(meant), _) => diagnostic.help(format!("did you mean `{meant}`?")),
        (None, 1) => diagnostic.help(ADD_FILE),
        (None, _) => diagnostic.help(format!("{ADD_FILE}; {classes} classes derive from it")),
    }
}

/// A class or enumeration in its place, by its index among the declarations.
pub(super) struct Placed {
    pub(super) index: usize,
    pub(super) in_cycle: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Waiting,
    OnPath,
    Placed,
}

/// The classes in source order, except that a superclass comes right before its first subclass. Calls `report_cycle` with the
/// classes of each cycle.
pub(super) fn order(superclasses: &[Option<usize>], mut report_cycle: impl FnMut(&[usize])) -> Vec<Placed> {
    let mut states = vec![State::Waiting; superclasses.len()];
    let mut placed = Vec::with_capacity(superclasses.len());
    for start in 0..superclasses.len() {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next.filter(|index| states[*index] == State::Waiting) {
            states[index] = State::OnPath;
            path.push(index);
            next = superclasses[index];
        }
        let entry = next.filter(|index| states[*index] == State::OnPath);
        let cycle_start = entry.and_then(|entry| path.iter().position(|index| *index == entry)).unwrap_or(path.len());
        if cycle_start < path.len() {
            report_cycle(&path[cycle_start..]);
        }
        for (position, index) in path.into_iter().enumerate().rev() {
            states[index] = State::Placed;
            placed.push(Placed { index, in_cycle: position >= cycle_start });
        }
    }
    placed
}

/// Reports a cycle once, at its first class, with the others as labels.
fn report_cycle(declarations: &Declarations<'_>, cycle: &[usize], reports: &mut Reports) {
    const MAX_LABELS: usize = 5;
    let mut members: Vec<&Name> =
        cycle.iter().filter_map(|index| declarations.classes[*index].declaration.superclass.as_ref()).collect();
    let first = cycle.iter().enumerate().min_by_key(|(_, index)| **index).map_or(0, |(position, _)| position);
    members.rotate_left(first);
    let (Some(superclass), Some(class)) = (members.first(), cycle.get(first)) else { return };
    let name = &declarations.classes[*class].name;
    let message = match members.len() {
        1 => format!("class `{name}` derives from itself"),
        count => format!("class `{name}` derives from itself, through {} other class{}", count - 1, plural(count - 1)),
    };
    let diagnostic = Diagnostic::new(codes::INHERITANCE_CYCLE, *superclass.span, message)
        .help("a class hierarchy has a top: remove one of the superclasses");
    let labelled = members[1..].iter().take(MAX_LABELS);
    reports.report(labelled.fold(diagnostic, |diagnostic, name| diagnostic.label(*name.span, "goes on here")));
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "es" }
}
