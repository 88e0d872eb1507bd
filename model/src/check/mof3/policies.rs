//! Policies of qualifier types: S311 (DSP0221 7.4).

use mof_parser::ast::{Flavor, QualifierDeclaration};
use mof_parser::{Diagnostic, Severity};

use crate::codes;
use crate::report::Reports;

/// Checks that a qualifier type has one policy and no flavors.
pub(super) fn check(declaration: &QualifierDeclaration, reports: &mut Reports) {
    let name = &declaration.name.text;
    let report = |span, message| Diagnostic::new(codes::FLAVOR_FOR_POLICY, span, message);
    match (declaration.flavors.as_slice(), declaration.policies.as_slice()) {
        ([flavor, ..], [policy, ..]) => {
            let both = report(*flavor.span, format!("qualifier type `{name}` has both flavors and a policy"));
            let both = both.label(*policy.span, "the policy").help("remove `Flavor(…)`");
            reports.report_as(Severity::Error, both);
        }
        ([flavor, ..], []) => {
            let flavors = report(*flavor.span, format!("qualifier type `{name}` has flavors; MOF 3 has policies"));
            reports.report(
                flavors.help("write `Policy(…)` with one of `DisableOverride`, `EnableOverride` and `Restricted`"),
            );
        }
        ([], [policy, another, ..]) => {
            let several = report(*another.span, format!("qualifier type `{name}` has more than one policy"));
            reports.report_as(Severity::Error, several.label(*policy.span, "the first one").help("keep one of them"));
        }
        ([], [policy]) if !is_policy(policy.flavor) => {
            let unknown = report(*policy.span, format!("`{}` is no policy", policy.flavor.keyword()));
            let help = "the policies are `DisableOverride`, `EnableOverride` and `Restricted`";
            reports.report_as(Severity::Error, unknown.help(help));
        }
        _ => {}
    }
}

fn is_policy(flavor: Flavor) -> bool {
    matches!(flavor, Flavor::DisableOverride | Flavor::EnableOverride | Flavor::Restricted)
}
