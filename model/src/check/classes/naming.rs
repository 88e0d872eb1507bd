//! Names that cannot be used everywhere: S006, S007.

use mof_parser::ast::Name;
use mof_parser::{Diagnostic, Dialect};

use crate::codes;
use crate::report::Reports;
use crate::resolve::ResolvedClass;

/// The most characters of a name in WMI.
const MAX_LENGTH: usize = 255;

/// Checks the names that a class introduces. One that it overrides has been checked where it was introduced.
pub(super) fn check(class: &ResolvedClass<'_>, reports: &mut Reports) {
    check_name("class", &class.declared.declaration.name, reports);
    for property in class.properties.iter().filter(|property| property.overridden.is_none()) {
        check_name("property", &property.declaration.name, reports);
    }
    for method in class.methods.iter().filter(|method| method.overridden.is_none()) {
        check_name("method", &method.declaration.name, reports);
        for parameter in &method.declaration.parameters {
            check_length("parameter", &parameter.name, reports);
        }
    }
}

fn check_name(what: &str, name: &Name, reports: &mut Reports) {
    check_underscores(what, name, reports);
    check_length(what, name, reports);
}

/// S006: names that begin with two underscores are those of WMI's system classes; others take none at either end there.
fn check_underscores(what: &str, name: &Name, reports: &mut Reports) {
    let text = name.text.as_str();
    let (belongs_to_wmi, has_any) = (text.starts_with("__"), text.starts_with('_') || text.ends_with('_'));
    let (complaint, help) = match reports.dialect(name.span.file) {
        Dialect::Wmi if has_any && !belongs_to_wmi => {
            ("begins or ends with `_`", "WMI takes no such name: remove the `_`")
        }
        Dialect::Wmi => return,
        _ if belongs_to_wmi => ("begins with `__`", "such names belong to WMI's own classes: remove the `__`"),
        _ => return,
    };
    let message = format!("the name of {what} `{text}` {complaint}");
    reports.report(Diagnostic::new(codes::RESERVED_NAME, *name.span, message).help(help));
}

/// S007.
fn check_length(what: &str, name: &Name, reports: &mut Reports) {
    let length = name.text.chars().count();
    if length > MAX_LENGTH {
        let message = format!("the name of a {what} has {length} characters; WMI takes {MAX_LENGTH}");
        reports.report(Diagnostic::new(codes::LONG_NAME, *name.span, message).help("choose a shorter name"));
    }
}
