//! Flavors: those that exclude each other (S108), and those on a value (S110, S111).

use mof_parser::ast::{Flavor, FlavorNode, Qualifier};
use mof_parser::{Diagnostic, Dialect};

use crate::codes;
use crate::report::Reports;
use crate::schema::QualifierType;

/// Checks the flavors of a qualifier or of a qualifier type. Gives whether they go together.
pub(crate) fn check(flavors: &[FlavorNode], reports: &mut Reports) -> bool {
    let mut earlier: Vec<&FlavorNode> = Vec::new();
    for flavor in flavors {
        let wmi = reports.dialect(flavor.span.file) == Dialect::Wmi;
        if let Some(other) = earlier.iter().find(|other| exclude(other.flavor, flavor.flavor, wmi)) {
            reports.report(conflict(other, flavor));
            return false;
        }
        // There are only nine flavors; a list that repeats them stays cheap.
        if earlier.iter().all(|other| other.flavor != flavor.flavor) {
            earlier.push(flavor);
        }
    }
    true
}

/// Whether the user wants to know of flavors on values although the dialect has them there.
pub(super) fn are_asked_for(dialect: Dialect, reports: &Reports) -> bool {
    let is_asked_for = |code| reports.is_reported(code, dialect);
    dialect != Dialect::Standard && [codes::FLAVOR_ON_VALUE, codes::FLAVOR_CONTRADICTION].into_iter().any(is_asked_for)
}

/// Checks the flavors that stand on a value, beside those of its qualifier type.
pub(crate) fn check_value(written: &Qualifier, declared: &QualifierType, reports: &mut Reports) {
    let Some(first) = written.flavors.first() else { return };
    let contradicts = |node: &&FlavorNode| match node.flavor {
        Flavor::EnableOverride => !declared.flavors.overridable,
        Flavor::Restricted | Flavor::NotToSubclass => declared.flavors.to_subclass,
        Flavor::ToSubclass => !declared.flavors.to_subclass,
        _ => false,
    };
    let contradicting = written.flavors.iter().find(contradicts);
    let on_value = || {
        let message = format!("a flavor stands on a value of `{}`", written.name.text);
        Diagnostic::new(codes::FLAVOR_ON_VALUE, *first.span, message)
            .help("remove it: flavors belong to the declaration of the qualifier")
    };
    reports.report(contradicting.map_or_else(on_value, |node| contradiction(node, written, declared)));
}

/// S111.
fn contradiction(node: &FlavorNode, written: &Qualifier, declared: &QualifierType) -> Diagnostic {
    let (name, flavor) = (&written.name.text, node.flavor.keyword());
    let declared_as: Vec<&str> = declared.flavors.keywords().collect();
    let message = format!("flavor `{flavor}` contradicts the declaration of `{name}`");
    let diagnostic = Diagnostic::new(codes::FLAVOR_CONTRADICTION, *node.span, message);
    let diagnostic = match declared.span {
        Some(span) => diagnostic.label(span, "declared here"),
        None => diagnostic,
    };
    diagnostic.help(format!("remove it: `{name}` is {}", declared_as.join(", ")))
}

fn exclude(left: Flavor, right: Flavor, wmi: bool) -> bool {
    let pair = |first, second| (left, right) == (first, second) || (left, right) == (second, first);
    pair(Flavor::EnableOverride, Flavor::DisableOverride)
        || pair(Flavor::Restricted, Flavor::ToSubclass)
        || pair(Flavor::NotToSubclass, Flavor::ToSubclass)
        || pair(Flavor::NotToInstance, Flavor::ToInstance)
        || wmi && pair(Flavor::Restricted, Flavor::ToInstance)
}

fn conflict(first: &FlavorNode, second: &FlavorNode) -> Diagnostic {
    let message = format!("flavor `{}` excludes `{}`", second.flavor.keyword(), first.flavor.keyword());
    Diagnostic::new(codes::CONFLICTING_FLAVORS, *second.span, message)
        .label(*first.span, "the other one")
        .help("remove one of the two")
}
