//! The checks: one file a family, one function a check. `mofc explain` says what each code is about.
//!
//! A check reads what the passes made and reports; it changes nothing. One mistake is reported once: a check keeps silent where what
//! it would complain about follows from something already reported, or may be declared outside the inputs.

mod aliases;
mod amendments;
mod classes;
mod directives;
mod elements;
mod instances;
mod mentions;
mod mof3;
mod qualifier_types;
mod targets;
mod unknown_classes;

pub(crate) use mof3::check as mof3;

use crate::report::Reports;
use crate::resolve::{Declarations, QualifierTypes, ResolvedClass};
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
    let mut undeclared = elements::Undeclared::default();
    amendments::check(schema, known, declarations, reports);
    for directive in &declarations.directives {
        directives::check(directive, reports);
    }
    let mut targets = targets::Targets::default();
    qualifier_types::check(&declarations.qualifier_types, reports);
    aliases::check(declarations, known.aliases, reports);
    for class in classes {
        classes::check(class, schema, lineage, reports);
        for property in &class.properties {
            instances::check_default(property, class.declared.namespace.as_ref(), known, reports);
        }
        for element in elements::elements(class, schema) {
            elements::check(&element, types, &mut undeclared, reports);
            targets.add(&element, class.id, lineage);
        }
    }
    targets.check(schema, lineage, reports);
    unknown_classes::check(schema, classes, known, reports);
    classes::check_all(classes, schema, lineage, reports);
}
