//! The checks: one file a family, one function a check. `docs/rules.md` numbers them.
//!
//! A check reads what the passes made and reports; it changes nothing. One mistake is reported once: a check keeps silent where what
//! it would complain about follows from something already reported, or may be declared outside the inputs.

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
    let _ = (schema, declarations, classes, types, reports);
}
