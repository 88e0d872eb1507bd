//! The positions that `id("0")`, `id("1")` give the parameters of a method.

use mof_parser::ast::{MethodDeclaration, ParameterDeclaration, Qualifier, ValueKind};
use mof_parser::{Diagnostic, Diagnostics};

use crate::codes;
use crate::qualifiers::find;

/// Reports the first parameter that has no position though others do, or another than its place says.
pub(super) fn check(method: &MethodDeclaration, diagnostics: &mut Diagnostics) {
    let ids: Vec<(&ParameterDeclaration, Option<&Qualifier>)> =
        method.parameters.iter().map(|parameter| (parameter, id(parameter))).collect();
    let Some(with_id) = ids.iter().find_map(|(_, id)| *id) else { return };
    let wrong = (0..).zip(&ids).find(|(expected, (_, id))| id.and_then(number) != Some(*expected));
    let Some((expected, (parameter, id))) = wrong else { return };
    let name = &parameter.name;
    let diagnostic = match id {
        None => Diagnostic::new(
            codes::PARAMETER_IDS,
            *name.span,
            format!("parameter `{}` has no `id`, but others of method `{}` do", name.text, method.name.text),
        )
        .label(*with_id.span, "this one has"),
        Some(id) => Diagnostic::new(
            codes::PARAMETER_IDS,
            *id.span,
            format!("the `id` of parameter `{}` is not {expected}, its place among the parameters", name.text),
        )
        .label(*name.span, "its place"),
    };
    diagnostics.report(diagnostic.help("number the parameters from 0 on in the order of the syntax"));
}

fn id(parameter: &ParameterDeclaration) -> Option<&Qualifier> {
    find(&parameter.qualifiers, "ID")
}

fn number(id: &Qualifier) -> Option<i128> {
    match &id.value.as_ref()?.kind {
        ValueKind::Integer(number) => Some(*number),
        ValueKind::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}
