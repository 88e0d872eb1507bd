//! Declarations of qualifier types: S109, and S108 by way of [`flavors`].

use std::collections::BTreeSet;

use hashbrown::HashMap;

use mof_parser::Diagnostic;
use mof_parser::ast::{QualifierDeclaration, Value, ValueKind};

use super::elements::flavors;
use crate::codes;
use crate::name::CimName;
use crate::qualifier::Flavors;
use crate::report::Reports;

/// Checks all declarations, each also against the first one of its name.
pub(super) fn check(declarations: &[&QualifierDeclaration], reports: &mut Reports) {
    let mut first: HashMap<CimName, &QualifierDeclaration> = HashMap::new();
    for declaration in declarations {
        flavors::check(&declaration.flavors, reports);
        // WMI has declarations that give flavors only, each for its own file.
        if declaration.data_type.is_none() {
            continue;
        }
        let earlier = *first.entry(declaration.name.text.as_str().into()).or_insert(declaration);
        if let Some(what) = difference(earlier, declaration) {
            reports.report(conflict(earlier, declaration, what));
        }
    }
}

/// What two declarations disagree about.
fn difference(first: &QualifierDeclaration, second: &QualifierDeclaration) -> Option<&'static str> {
    let scopes = |of: &QualifierDeclaration| of.scopes.iter().map(|node| node.scope.keyword()).collect::<BTreeSet<_>>();
    let flavors = |of: &QualifierDeclaration| Flavors::default().with(of.flavors.iter().map(|node| node.flavor));
    if first.data_type != second.data_type || first.array != second.array {
        Some("another type")
    } else if default(first) != default(second) {
        Some("another default value")
    } else if scopes(first) != scopes(second) {
        Some("another scope")
    } else if flavors(first) != flavors(second) {
        Some("other flavors")
    } else {
        None
    }
}

/// The default value, where it is more than that of a qualifier that is absent.
fn default(declaration: &QualifierDeclaration) -> Option<&Value> {
    declaration.default.as_ref().filter(|value| !matches!(value.kind, ValueKind::Null | ValueKind::Boolean(false)))
}

fn conflict(first: &QualifierDeclaration, second: &QualifierDeclaration, what: &str) -> Diagnostic {
    let message = format!("qualifier `{}` is declared again with {what}", second.name.text);
    Diagnostic::new(codes::QUALIFIER_REDECLARED, *second.name.span, message)
        .label(*first.name.span, "first declared here")
        .help("remove one of the two; the first one counts")
}
