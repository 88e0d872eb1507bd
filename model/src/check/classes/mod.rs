//! What a class is, and how its features fit together and with those that it inherits.

mod aggregations;
mod associations;
mod inheritance;
mod keyless;
mod keys;
mod names;
mod naming;
mod override_types;
mod overriding;
mod parameters;
mod signatures;
mod sizes;
mod structures;
mod weak;

use crate::report::Reports;
use crate::resolve::{Lineage, ResolvedClass};
use crate::schema::Schema;

/// Checks one class.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, lineage: &Lineage<'_>, reports: &mut Reports) {
    names::check(class, &schema[class.id], reports);
    naming::check(class, reports);
    inheritance::check(class, schema, reports);
    overriding::check(class, schema, lineage, reports);
    keys::check(class, schema, reports);
    associations::check(class, schema, reports);
    aggregations::check(class, schema, reports);
    structures::check(class, schema, lineage, reports);
    sizes::check(class, schema, reports);
    for method in &class.methods {
        parameters::check(method, reports);
    }
}

/// Checks what only all classes together show.
pub(super) fn check_all(classes: &[ResolvedClass<'_>], schema: &Schema, lineage: &Lineage<'_>, reports: &mut Reports) {
    keyless::check(schema, classes, lineage, reports);
    weak::check(schema, classes, lineage, reports);
}
