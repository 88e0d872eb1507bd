//! The checks: one file a family, one function a check. `docs/rules.md` numbers them.
//!
//! A check reads what the passes made and reports; it changes nothing. One mistake is reported once: a check keeps silent where what
//! it would complain about follows from something already reported, or may be declared outside the inputs.

mod associations;
mod element;
mod embedded;
mod flavors;
mod inheritance;
mod keys;
mod limits;
mod mof3;
mod names;
mod overriding;
mod qualifiers;
mod value_map;

pub(crate) use mof3::check as mof3;

use crate::report::Reports;
use crate::resolve::{Declarations, QualifierTypes, ResolvedClass};
use crate::schema::Schema;

/// Runs all checks.
pub(crate) fn check(
    schema: &Schema,
    declarations: &Declarations<'_>,
    classes: &[ResolvedClass<'_>],
    types: &QualifierTypes,
    reports: &mut Reports,
) {
    let mut undeclared = qualifiers::Undeclared::default();
    for declaration in &declarations.qualifier_types {
        flavors::check(&declaration.flavors, reports);
    }
    for class in classes {
        names::check(class, &schema[class.id], reports);
        inheritance::check(class, schema, reports);
        overriding::check(class, schema, reports);
        keys::check(class, schema, reports);
        associations::check(class, schema, reports);
        for element in element::elements(class, schema) {
            qualifiers::check(&element, types, &mut undeclared, reports);
            value_map::check(&element, reports);
            limits::check(&element, reports);
            embedded::check(&element, reports);
        }
    }
}
