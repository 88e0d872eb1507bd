//! Flavors that exclude each other: S108.

use mof_parser::ast::{Flavor, FlavorNode};
use mof_parser::{Diagnostic, Dialect};

use crate::codes;
use crate::report::Reports;

/// Checks the flavors of a qualifier or of a qualifier type.
pub(super) fn check(flavors: &[FlavorNode], reports: &mut Reports) {
    let mut earlier: Vec<&FlavorNode> = Vec::new();
    for flavor in flavors {
        let wmi = reports.dialect(flavor.span.file) == Dialect::Wmi;
        if let Some(other) = earlier.iter().find(|other| exclude(other.flavor, flavor.flavor, wmi)) {
            reports.report(conflict(other, flavor));
            return;
        }
        // There are only nine flavors; a list that repeats them stays cheap.
        if earlier.iter().all(|other| other.flavor != flavor.flavor) {
            earlier.push(flavor);
        }
    }
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
