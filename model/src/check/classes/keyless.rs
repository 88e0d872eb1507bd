//! Classes whose instances nothing tells apart: S043.
//!
//! Only a class that a provider serves is certain to have instances of its own; of others a schema does not say whether they only
//! stand inside others.

use mof_parser::Diagnostic;
use mof_runtime::CimType;

use crate::codes;
use crate::name::CimName;
use crate::report::Reports;
use crate::resolve::{Lineage, ResolvedClass};
use crate::schema::{Class, ClassKind, Schema, Type};

/// Checks all classes: which of them only live inside others is known when all types have been seen.
pub(super) fn check(schema: &Schema, classes: &[ResolvedClass<'_>], lineage: &Lineage<'_>, reports: &mut Reports) {
    let embedded = embedded(classes, lineage);
    for class in classes.iter().filter(|class| class.ancestry_known && !embedded[class.id.index()]) {
        let resolved = &schema[class.id];
        let above = class.superclass.map(|superclass| &schema[superclass]);
        // A subclass would repeat what its superclass is reported for.
        let is_first = !above.is_some_and(needs_key);
        if is_first && needs_key(resolved) && !reports.has_errors_within(resolved.span) {
            reports.report(without_key(resolved));
        }
    }
}

/// Whether a provider gives instances of the class, yet they have no key.
fn needs_key(class: &Class) -> bool {
    let exempt = ["Abstract", "Singleton", "Structure", "Exception", "Embedded"];
    let is_served = class.qualifiers.is_true("Dynamic") || class.qualifiers.string("Provider").is_some();
    is_served
        && class.kind != ClassKind::Indication
        && !class.properties.is_empty()
        && class.keys().next().is_none()
        && !exempt.iter().any(|name| class.qualifiers.is_true(name))
}

/// Which classes are embedded somewhere, or derive from one that is.
fn embedded(classes: &[ResolvedClass<'_>], lineage: &Lineage<'_>) -> Vec<bool> {
    let mut embedded = vec![false; classes.len()];
    for class in classes {
        let properties = class.properties.iter().map(|own| &own.resolved.data_type);
        let parameters = class.methods.iter().flat_map(|own| &own.resolved.parameters).map(|of| &of.data_type);
        let returned = class.methods.iter().filter_map(|own| own.resolved.return_type.as_ref());
        for data_type in properties.chain(parameters).chain(returned) {
            if let Some(id) = embedded_class(data_type).and_then(|name| lineage.find(class.id, name.as_str())) {
                embedded[id.index()] = true;
            }
        }
    }
    for class in classes {
        embedded[class.id.index()] |= class.superclass.is_some_and(|superclass| embedded[superclass.index()]);
    }
    embedded
}

fn embedded_class(data_type: &Type) -> Option<&CimName> {
    data_type.class_name.as_ref().filter(|_| data_type.cim_type != CimType::Reference)
}

fn without_key(class: &Class) -> Diagnostic {
    let name = &class.name;
    let (what, help) = match class.kind {
        ClassKind::Association => ("association", "add the qualifier `Key` to the references"),
        _ => ("class", "add the qualifier `Key` to what identifies an instance, or mark the class `Abstract`"),
    };
    Diagnostic::new(codes::NO_KEY, class.name_span, format!("{what} `{name}` has no key")).help(help)
}
