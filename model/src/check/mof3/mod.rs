//! What MOF 3 demands beyond MOF 2 (DSP0221): S303, S306, S310, S311. (S301, S302 and S308 are found when enumerations and values are
//! read, S304, S305, S307 and S309 where MOF 2 has a check of the same kind.)

mod names;
mod policies;
mod removed;
mod structures;

use crate::report::Reports;
use crate::resolve::{Declarations, Hierarchy, ResolvedClass};
use crate::schema::Schema;

/// Checks what only MOF 3 has.
pub(crate) fn check(
    schema: &Schema,
    declarations: &Declarations<'_>,
    hierarchy: &Hierarchy<'_>,
    classes: &[ResolvedClass<'_>],
    reports: &mut Reports,
) {
    names::check(declarations, hierarchy, reports);
    for declaration in &declarations.qualifier_types {
        policies::check(declaration, reports);
    }
    removed::check(declarations, reports);
    for class in classes {
        structures::check(class, schema, reports);
    }
}
