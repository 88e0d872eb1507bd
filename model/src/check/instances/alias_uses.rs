//! The aliases that values are given as: S236, S237 (DSP0004 7.9).

use mof_parser::ast;
use mof_parser::{Diagnostic, Severity};
use mof_runtime::CimType;

use super::Known;
use crate::codes;
use crate::name::CimName;
use crate::report::Reports;
use crate::schema::Type;

/// Checks an alias that is used as a value, of a type where one is known.
pub(super) fn check(
    value: &ast::Value,
    name: &CimName,
    expected: Option<&Type>,
    known: Known<'_>,
    reports: &mut Reports,
) {
    let file = reports.outside(*value.span).file;
    let dialect = reports.dialect(file);
    let Some(alias) = known.aliases.find(name.as_str(), file, dialect) else {
        let diagnostic = undefined(value, name, known, reports);
        return reports.report(diagnostic);
    };
    let class = known.classes.find(alias.namespace.as_ref(), alias.class.as_str(), dialect);
    let wanted = expected.and_then(|data_type| data_type.class_name.as_ref());
    let (Some(class), Some(wanted)) = (class, wanted) else { return };
    if known.classes.is_a(class, wanted, dialect) == Some(false) {
        let message = format!("alias `${name}` is of class `{}`, but `{wanted}` is declared here", class.name);
        let diagnostic = Diagnostic::new(codes::ALIAS_CLASS, *value.span, message);
        let help = format!("use the alias of an instance of `{wanted}` or of a class that derives from it");
        let diagnostic = diagnostic.label(alias.span, "the alias").help(help);
        if expected.is_some_and(|data_type| data_type.cim_type == CimType::Reference) {
            reports.report(diagnostic);
        } else {
            reports.report_as(Severity::Error, diagnostic);
        }
    }
}

fn undefined(value: &ast::Value, name: &CimName, known: Known<'_>, reports: &mut Reports) -> Diagnostic {
    let file = reports.outside(*value.span).file;
    let help = match reports.closest(name.as_str(), known.aliases.names(file)) {
        Some(meant) => format!("did you mean `${meant}`?"),
        None => format!("define it: `instance of ... as ${name} {{ ... }};`"),
    };
    Diagnostic::new(codes::ALIAS, *value.span, format!("alias `${name}` is not defined")).help(help)
}
