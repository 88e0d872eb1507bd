//! What is wrong with values: some that the type cannot have, and some that are listed twice.

use hashbrown::HashMap;

use mof_parser::ast::IntrinsicType;
use mof_parser::{Diagnostic, Diagnostics};

use super::{Context, Entry, Group, MapRow, is_integer};
use crate::codes;

/// Whether the group can be values of the property, which those of an object are not. What it says of others may still be wrong: the values
/// of an integer are numbers, and a boolean has two (DSP0004 5.6.3, `ValueMap`).
pub(super) fn fits(group: &Group<'_>, context: Context<'_>, diagnostics: &mut Diagnostics) -> bool {
    match context.intrinsic {
        Some(IntrinsicType::String) => report_numbers(group, context, diagnostics),
        Some(IntrinsicType::Boolean) => report_boolean(group, context, diagnostics),
        Some(intrinsic) if is_integer(intrinsic) => report_no_numbers(group, context, diagnostics),
        Some(_) => {}
        None => return false,
    }
    true
}

fn report_no_numbers(group: &Group<'_>, context: Context<'_>, diagnostics: &mut Diagnostics) {
    if !group.has_numbers() {
        let message = format!("the values of integer {} `{}` have no numbers", context.kind, context.name);
        let help = "write the number of each value in the first column; until then only their texts are read";
        diagnostics.report(Diagnostic::new(codes::VALUE_NOT_A_NUMBER, group.span, message).help(help));
    }
}

/// Numbers in a string are possible, but more often the type is wrong.
fn report_numbers(group: &Group<'_>, context: Context<'_>, diagnostics: &mut Diagnostics) {
    let is_number = |entry: &Entry<'_>| entry.number.as_ref().is_some_and(|number| number.name.is_none());
    if group.entries.len() > 1 && group.entries.iter().all(is_number) {
        let message = format!("the values of string {} `{}` are numbers", context.kind, context.name);
        let help = format!(
            "give the {} an integer type, or the values that the strings have; they are read as strings",
            context.kind
        );
        diagnostics.report(Diagnostic::new(codes::NUMBERS_OF_STRING, group.span, message).help(help));
    }
}

fn report_boolean(group: &Group<'_>, context: Context<'_>, diagnostics: &mut Diagnostics) {
    if group.entries.len() > 2 {
        let message = format!("boolean {} `{}` lists {} values", context.kind, context.name, group.entries.len());
        let help = "give it an integer type, or move the list to where it belongs; it is read as it stands";
        diagnostics.report(Diagnostic::new(codes::VALUES_OF_BOOLEAN, group.span, message).help(help));
    }
}

pub(super) fn report_no_number(entry: &Entry<'_>, context: Context<'_>, diagnostics: &mut Diagnostics) {
    let Context { kind, name, .. } = context;
    let message = format!("value `{}` of integer {kind} `{name}` is not a number", entry.value.as_str());
    let help = "write a number; until then only the text is read";
    diagnostics.report(Diagnostic::new(codes::VALUE_NOT_A_NUMBER, entry.value.span(), message).help(help));
}

pub(super) fn report_repeated(rows: &[MapRow], diagnostics: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for row in rows {
        if let Some(first) = seen.insert(row.value.as_str(), row.span) {
            diagnostics.report(
                Diagnostic::new(codes::VALUE_TWICE, row.span, format!("value `{}` is listed twice", row.value))
                    .label(first, "first listed here")
                    .help("correct one of the two numbers"),
            );
        }
    }
}
