//! The checks: one file a family, one function a check. `docs/rules.md` numbers them.
//!
//! A check reads what the passes made and reports; it changes nothing. One mistake is reported once: a check keeps silent where what
//! it would complain about follows from something already reported, or may be declared outside the inputs.

mod access;
mod aggregations;
mod aliases;
mod amendments;
mod arrays;
mod associations;
mod bit_map;
mod counters;
mod directives;
mod element;
mod embedded;
mod flavors;
mod inheritance;
mod instances;
mod keyless;
mod keys;
mod limits;
mod mentions;
mod mof3;
mod multiplicities;
mod names;
mod naming;
mod null_values;
mod octet_strings;
mod override_types;
mod overriding;
mod pairs;
mod parameters;
mod qualifier_types;
mod qualifiers;
mod signatures;
mod sizes;
mod string_forms;
mod structures;
mod targets;
mod units;
mod unknown_classes;
mod value_map;
mod weak;

use element::Element;

pub(crate) use mof3::check as mof3;

use crate::report::Reports;
use crate::resolve::{Declarations, Lineage, QualifierTypes, ResolvedClass};
use crate::schema::Schema;

pub(crate) use instances::{InstanceChecks, Known};

/// Runs all checks but those on instances, which [`InstanceChecks`] makes as they are read.
pub(crate) fn check(
    schema: &Schema,
    known: Known<'_>,
    declarations: &Declarations<'_>,
    classes: &[ResolvedClass<'_>],
    types: &QualifierTypes,
    reports: &mut Reports,
) {
    let lineage = known.classes.lineage;
    let mut undeclared = qualifiers::Undeclared::default();
    amendments::check(schema, declarations, classes, reports);
    for directive in &declarations.directives {
        directives::check(directive, reports);
    }
    let mut targets = targets::Targets::default();
    qualifier_types::check(&declarations.qualifier_types, reports);
    aliases::check(declarations, known.aliases, reports);
    for class in classes {
        check_class(class, schema, lineage, reports);
        for property in &class.properties {
            instances::check_default(property, class.declared.namespace.as_ref(), known, reports);
        }
        for element in element::elements(class, schema) {
            qualifiers::check(&element, types, &mut undeclared, reports);
            targets.add(&element, class.id, lineage);
            check_element(&element, reports);
        }
    }
    targets.check(schema, lineage, reports);
    unknown_classes::check(schema, classes, lineage, known.world, reports);
    keyless::check(schema, classes, lineage, reports);
    weak::check(schema, classes, lineage, reports);
}

/// What a class is, and how its features fit together and with those that it inherits.
fn check_class(class: &ResolvedClass<'_>, schema: &Schema, lineage: &Lineage<'_>, reports: &mut Reports) {
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

/// What one qualifier says of its element.
fn check_element(element: &Element<'_>, reports: &mut Reports) {
    value_map::check(element, reports);
    bit_map::check(element, reports);
    null_values::check(element, reports);
    limits::check(element, reports);
    embedded::check(element, reports);
    arrays::check(element, reports);
    octet_strings::check(element, reports);
    counters::check(element, reports);
    units::check(element, reports);
    multiplicities::check(element, reports);
    string_forms::check(element, reports);
    pairs::check(element, reports);
    access::check(element, reports);
}
