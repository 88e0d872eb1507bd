//! Methods and the directions and order of their parameters: S151, S261, S262.

use hashbrown::HashMap;

use mof_parser::ast::{ParameterDeclaration, Qualifier as Written};
use mof_parser::{Diagnostic, Span};

use crate::codes;
use crate::name::{CimName, same};
use crate::report::Reports;
use crate::resolve::OwnMethod;
use crate::schema::Parameter;
use crate::value::Value;

/// Checks a method that a class declares.
pub(super) fn check(method: &OwnMethod<'_>, reports: &mut Reports) {
    for (declaration, parameter) in pairs(method) {
        check_direction(declaration, parameter, reports);
    }
    check_ids(method, reports);
}

fn pairs<'a>(method: &'a OwnMethod<'_>) -> impl Iterator<Item = (&'a ParameterDeclaration, &'a Parameter)> {
    method.declaration.parameters.iter().zip(&method.resolved.parameters)
}

/// S151 and S262.
fn check_direction(declaration: &ParameterDeclaration, parameter: &Parameter, reports: &mut Reports) {
    let (name, qualifiers) = (&declaration.name, &parameter.qualifiers);
    let diagnostic = match (qualifiers.get("In"), qualifiers.get("Out")) {
        (Some(input), output) if input.value == Value::Boolean(false) && !parameter.is_out() => {
            let message = format!("parameter `{}` goes neither in nor out", name.text);
            let diagnostic = Diagnostic::new(codes::NO_DIRECTION, input.span, message).at("not in");
            match output {
                Some(output) => diagnostic.label(output.span, "nor out"),
                None => diagnostic,
            }
        }
        (None, None) => {
            let message = format!("parameter `{}` says neither `In` nor `Out`", name.text);
            Diagnostic::new(codes::UNSTATED_DIRECTION, *name.span, message)
        }
        _ => return,
    };
    reports.report(diagnostic.help("write `[In]`, `[Out]` or `[In, Out]` before the parameter"));
}

/// S261: the positions that WMI gives parameters by `ID`.
fn check_ids(method: &OwnMethod<'_>, reports: &mut Reports) {
    let on_method = method.declaration.qualifiers.iter().find(|qualifier| same(&qualifier.name.text, "ID"));
    if let Some(id) = on_method {
        let message = format!("`ID` stands on method `{}` and so on its return value", method.declaration.name.text);
        let diagnostic = Diagnostic::new(codes::PARAMETER_ID, *id.span, message);
        reports.report(diagnostic.help("remove it: only parameters have a position"));
    }
    let mut first: HashMap<i128, (&CimName, Span)> = HashMap::new();
    let mut complete = true;
    for (declaration, parameter) in pairs(method) {
        let Some((id, span)) = own_id(&declaration.qualifiers, parameter) else {
            complete = false;
            continue;
        };
        let (name, place) = *first.entry(id).or_insert((&parameter.name, span));
        if id < 0 {
            let message = format!("parameter `{}` has the negative `ID` {id}", parameter.name);
            reports.report(Diagnostic::new(codes::PARAMETER_ID, span, message).help("number the parameters from 0"));
            complete = false;
        } else if *name != parameter.name {
            let message = format!("parameters `{name}` and `{}` have the same `ID` {id}", parameter.name);
            let diagnostic = Diagnostic::new(codes::PARAMETER_ID, span, message).label(place, "the other one");
            reports.report(diagnostic.help("give each parameter a number of its own, from 0"));
            complete = false;
        }
    }
    if complete {
        check_gap(&first, reports);
    }
}

/// The `ID` that stands on a parameter.
fn own_id(written: &[Written], parameter: &Parameter) -> Option<(i128, Span)> {
    let id = written.iter().find(|qualifier| same(&qualifier.name.text, "ID"))?;
    parameter.qualifiers.integer("ID").map(|value| (value, *id.span))
}

fn check_gap(ids: &HashMap<i128, (&CimName, Span)>, reports: &mut Reports) {
    let mut sorted: Vec<(i128, &CimName, Span)> = ids.iter().map(|(id, (name, span))| (*id, *name, *span)).collect();
    sorted.sort_unstable_by_key(|(id, ..)| *id);
    let gap = (0..).zip(&sorted).find(|(expected, (id, ..))| id != expected);
    if let Some((expected, (id, name, span))) = gap {
        let message = format!("parameter `{name}` has the `ID` {id}, but none has {expected}");
        reports.report(Diagnostic::new(codes::PARAMETER_ID, *span, message).help("number the parameters from 0 on"));
    }
}
