//! Instances, one at a time as they are read: S114, S208, S230 to S239 (DSP0004 7.9).

mod alias_uses;
mod identity;
mod object_paths;
mod properties;
mod unknown;
mod values;

use mof_parser::{Diagnostic, SourceMap};

use crate::codes;
use crate::compiler::World;
use crate::name::NameMap;
use crate::report::Reports;
use crate::resolve::{Aliases, Classes, ReadInstance};
use crate::schema::Class;

use identity::Identities;
use unknown::UnknownClasses;

pub(super) use values::check_default;

/// The checks on instances, with what they have to remember from one instance to the next.
pub(crate) struct InstanceChecks<'s> {
    known: Known<'s>,
    unknown: UnknownClasses,
    identities: Identities,
}

/// What a value may name.
#[derive(Clone, Copy)]
pub(crate) struct Known<'s> {
    pub(crate) sources: &'s SourceMap,
    pub(crate) classes: Classes<'s>,
    pub(crate) aliases: &'s Aliases,
    pub(crate) world: World,
    /// The classes that others stand in for.
    pub(crate) stubs: &'s NameMap<()>,
}

impl<'s> InstanceChecks<'s> {
    pub(crate) fn new(known: Known<'s>) -> Self {
        Self { known, unknown: UnknownClasses::default(), identities: Identities::default() }
    }

    /// Checks an instance.
    pub(crate) fn check(&mut self, instance: &ReadInstance<'_>, reports: &mut Reports) {
        check_qualifiers(instance, reports);
        match instance.class {
            Some(class) => check_abstract(instance, class.class, reports),
            None => self.unknown.add(instance, self.known, reports),
        }
        properties::check(instance, reports);
        for value in instance.values {
            values::check(value, instance.namespace, self.known, reports);
        }
        self.identities.check(instance, self.known.aliases, reports);
    }

    /// Reports what only all instances together show.
    pub(crate) fn finish(self, reports: &mut Reports) {
        self.unknown.report(self.known.classes.schema, reports);
    }
}

/// S114, at the first qualifier.
fn check_qualifiers(instance: &ReadInstance<'_>, reports: &mut Reports) {
    let of_values = instance.declaration.properties.iter().flat_map(|property| &property.qualifiers);
    if let Some(first) = instance.declaration.qualifiers.iter().chain(of_values).next() {
        let message = format!("qualifier `{}` stands on an instance, where only WMI has qualifiers", first.name.text);
        let diagnostic = Diagnostic::new(codes::INSTANCE_QUALIFIERS, *first.span, message);
        reports.report(diagnostic.help("remove it, or put it on the class"));
    }
}

/// S231.
fn check_abstract(instance: &ReadInstance<'_>, class: &Class, reports: &mut Reports) {
    let Some(qualifier) = class.qualifiers.get("Abstract").filter(|_| class.is_abstract()) else { return };
    let message = format!("class `{}` is abstract and can have no instance", class.name);
    let diagnostic = Diagnostic::new(codes::ABSTRACT_INSTANCE, *instance.declaration.class.span, message);
    let diagnostic = diagnostic.label(qualifier.span, "makes it abstract");
    reports.report(diagnostic.help("declare an instance of a class that derives from it"));
}
