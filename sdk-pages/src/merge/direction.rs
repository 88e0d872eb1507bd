//! The direction of a parameter: the documented qualifiers `in` and `out`, or else `[IN]` and `[OUT]` in the syntax.

use mof_parser::ast::{Name, Qualifier};
use mof_parser::{Diagnostic, Diagnostics};

use crate::codes;
use crate::properties::Account;

/// Drops the direction that the syntax gives where another one is documented, and reports a parameter without any.
pub(super) fn settle(
    parameter: &Name,
    declared: &mut Vec<Qualifier>,
    documented: &[Qualifier],
    account: &Account<'_>,
    diagnostics: &mut Diagnostics,
) {
    match (direction(declared), direction(documented)) {
        // A line of qualifiers that is missing alone was reported.
        (None, None) if account.qualifiers.is_some() || account.data_type.is_none() => {
            report_missing(parameter, account, diagnostics);
        }
        (Some((one, there)), Some((other, here))) if one != other => {
            let message = format!(
                "the syntax says that parameter `{}` goes {one}, Parameters that it goes {other}",
                parameter.text
            );
            diagnostics.report(
                Diagnostic::new(codes::DIRECTION_CONTRADICTION, *there.span, message)
                    .label(*here.span, "documented here")
                    .help("find out which one is right and write it in both; what is documented is kept"),
            );
            declared.retain(|qualifier| !is_direction(qualifier));
        }
        _ => {}
    }
}

/// The direction in words, and the first qualifier that gives it.
fn direction(qualifiers: &[Qualifier]) -> Option<(&'static str, &Qualifier)> {
    let has = |name: &str| qualifiers.iter().any(|qualifier| qualifier.name.text == name);
    let direction = match (has("In"), has("Out")) {
        (true, true) => "in and out",
        (true, false) => "in",
        (false, true) => "out",
        (false, false) => return None,
    };
    qualifiers.iter().find(|qualifier| is_direction(qualifier)).map(|first| (direction, first))
}

fn is_direction(qualifier: &Qualifier) -> bool {
    ["In", "Out"].contains(&qualifier.name.text.as_str())
}

fn report_missing(parameter: &Name, account: &Account<'_>, diagnostics: &mut Diagnostics) {
    let message = format!("parameter `{}` says neither `in` nor `out`", parameter.text);
    diagnostics.report(
        Diagnostic::new(codes::DIRECTION_MISSING, *parameter.span, message)
            .label(account.header.span, "documented here")
            .help("write `Qualifiers: [in]` or `Qualifiers: [out]` below its data type; it is read as going in"),
    );
}
