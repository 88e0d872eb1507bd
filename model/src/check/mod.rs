//! The checks: one file a family, one function a check. `docs/rules.md` numbers them.
//!
//! A check reads what the passes made and reports; it changes nothing. One mistake is reported once: a check keeps silent where what
//! it would complain about follows from something already reported, or may be declared outside the inputs.

mod aliases;
mod associations;
mod element;
mod embedded;
mod flavors;
mod inheritance;
mod instances;
mod keys;
mod limits;
mod names;
mod overriding;
mod qualifiers;
mod value_map;

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
    let mut undeclared = qualifiers::Undeclared::default();
    for declaration in &declarations.qualifier_types {
        flavors::check(&declaration.flavors, reports);
    }
    aliases::check(declarations, known.aliases, reports);
    for class in classes {
        names::check(class, &schema[class.id], reports);
        inheritance::check(class, schema, reports);
        overriding::check(class, schema, reports);
        keys::check(class, schema, reports);
        associations::check(class, schema, reports);
        for property in &class.properties {
            instances::check_default(property, class.declared.namespace.as_ref(), known, reports);
        }
        for element in element::elements(class, schema) {
            qualifiers::check(&element, types, &mut undeclared, reports);
            value_map::check(&element, reports);
            limits::check(&element, reports);
            embedded::check(&element, reports);
        }
    }
}
