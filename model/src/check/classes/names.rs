//! Names that stand twice: S003, S005, S009.

use std::sync::Arc;

use hashbrown::HashMap;
use mof_parser::ast::{MethodDeclaration, Name, ParameterDeclaration};
use mof_parser::{Code, Diagnostic, Dialect, Span};

use crate::codes;
use crate::name::{CimName, Named};
use crate::report::Reports;
use crate::resolve::ResolvedClass;
use crate::schema::{Class, Method};

/// Checks the names of a class's features.
pub(super) fn check(class: &ResolvedClass<'_>, resolved: &Class, reports: &mut Reports) {
    let declaration = class.declared.declaration;
    let properties = declaration.properties().map(|property| &property.name);
    report_repeated(properties, codes::DUPLICATE_FEATURE, "property", reports);
    let methods = declaration.methods().map(|method| &method.name);
    report_repeated(methods, codes::DUPLICATE_FEATURE, "method", reports);
    check_shared(class, resolved, reports);
    for method in &class.methods {
        check_parameters(method.declaration, reports);
    }
}

fn report_repeated<'a>(names: impl Iterator<Item = &'a Name>, code: Code, what: &str, reports: &mut Reports) {
    let mut first: HashMap<Named<'a>, Span> = HashMap::new();
    for name in names {
        let place = *first.entry(Named(&name.text)).or_insert(*name.span);
        if place != *name.span {
            reports.report(repeated(name, place, code, what));
        }
    }
}

fn repeated(name: &Name, first: Span, code: Code, what: &str) -> Diagnostic {
    Diagnostic::new(code, *name.span, format!("{what} `{}` is declared twice", name.text))
        .label(first, "first declared here")
        .help("rename or remove one of the two; names that differ only in case are the same")
}

/// S005: a property and a method of one name, at least one of them new in this class.
fn check_shared(class: &ResolvedClass<'_>, resolved: &Class, reports: &mut Reports) {
    if resolved.properties.is_empty()
        || resolved.methods.is_empty()
        || class.properties.is_empty() && class.methods.is_empty()
    {
        return;
    }
    let methods: HashMap<&CimName, &Arc<Method>> =
        resolved.methods.iter().map(|method| (&method.name, method)).collect();
    for property in &resolved.properties {
        let Some(method) = methods.get(&property.name) else { continue };
        let new_property = !property.propagated && !property.qualifiers.carries("Override");
        let new_method = !method.propagated && !method.qualifiers.carries("Override");
        let (here, other, label) = match (new_property, new_method) {
            (true, true) if property.name_span < method.name_span => {
                (method.name_span, property.name_span, "the property")
            }
            (true, _) => (property.name_span, method.name_span, "the method"),
            (false, true) => (method.name_span, property.name_span, "the property"),
            (false, false) => continue,
        };
        let message = format!("property and method share the name `{}`", property.name);
        let diagnostic = Diagnostic::new(codes::SHARED_NAME, here, message).label(other, label);
        reports.report(diagnostic.help("rename one of the two: many tools know a feature by its name alone"));
    }
}

/// S009. In WMI a parameter that goes in and comes out may stand twice, once as each.
fn check_parameters(method: &MethodDeclaration, reports: &mut Reports) {
    let mut first: HashMap<Named<'_>, &ParameterDeclaration> = HashMap::new();
    for parameter in &method.parameters {
        let earlier = *first.entry(Named(&parameter.name.text)).or_insert(parameter);
        let in_and_out = reports.dialect(parameter.span.file) == Dialect::Wmi
            && earlier.data_type == parameter.data_type
            && earlier.array == parameter.array
            && earlier.qualifiers != parameter.qualifiers;
        if !std::ptr::eq(earlier, parameter) && !in_and_out {
            reports.report(repeated(&parameter.name, *earlier.name.span, codes::DUPLICATE_PARAMETER, "parameter"));
        }
    }
}
