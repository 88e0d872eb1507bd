//! What a reference names: S236, S237 for aliases, S238 for object paths (DSP0004 8.2.5).

use mof_parser::ast;
use mof_parser::{Diagnostic, Severity};
use mof_runtime::{CimType, ObjectPath, ObjectPathParts, PathKeys};

use super::Known;
use crate::codes;
use crate::name::CimName;
use crate::report::Reports;
use crate::resolve::ADD_FILE;
use crate::schema::{Class, Property, Type};

/// Checks an alias that is used as a value, of a type where one is known.
pub(super) fn check_alias(
    value: &ast::Value,
    name: &CimName,
    expected: Option<&Type>,
    known: Known<'_>,
    reports: &mut Reports,
) {
    let file = reports.outside(*value.span).file;
    let dialect = reports.dialect(file);
    let Some(alias) = known.aliases.find(name.as_str(), file, dialect) else {
        return reports.report(undefined(value, name, known, reports));
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

fn undefined(value: &ast::Value, name: &CimName, known: Known<'_>, reports: &Reports) -> Diagnostic {
    let file = reports.outside(*value.span).file;
    let names = known.aliases.names(file);
    let help = match mof_parser::suggest::nearest(name.as_str(), names) {
        Some(meant) => format!("did you mean `${meant}`?"),
        None => format!("define it: `instance of ... as ${name} {{ ... }};`"),
    };
    Diagnostic::new(codes::ALIAS, *value.span, format!("alias `${name}` is not defined")).help(help)
}

/// S238.
pub(super) fn check_path(
    value: &ast::Value,
    text: &str,
    namespace: Option<&CimName>,
    (expected, known): (Option<&Type>, Known<'_>),
    reports: &mut Reports,
) {
    let path = match ObjectPath::new(text).parse() {
        Ok(path) => path,
        Err(error) => {
            let diagnostic = Diagnostic::new(codes::OBJECT_PATH, *value.span, format!("no object path: {error}"));
            return reports
                .report(diagnostic.help("write `ACME_Disk.Id=\\\"a\\\"`: a class, and each key with its value"));
        }
    };
    // A path to another computer or namespace names what the inputs need not declare.
    if path.host.is_some() || path.namespace.is_some() {
        return;
    }
    let dialect = reports.dialect(value.span.file);
    let Some(class) = known.classes.find(namespace, &path.class_name, dialect) else {
        return report_unknown_class(value, &path, known, reports);
    };
    check_class(value, class, expected, known, reports);
    if known.classes.is_complete(class, dialect) {
        check_keys(value, class, &path, reports);
    }
}

fn report_unknown_class(value: &ast::Value, path: &ObjectPathParts, known: Known<'_>, reports: &mut Reports) {
    let name = path.class_name.as_str();
    if known.world.is_open(name, reports.dialect(value.span.file)) {
        return;
    }
    let meant = reports.closest(name, known.classes.schema.classes().map(|class| class.name.as_str()));
    let help = meant.map_or_else(|| ADD_FILE.to_owned(), |meant| format!("did you mean `{meant}`?"));
    let message = format!("class `{name}` of an object path is not declared");
    reports.report(Diagnostic::new(codes::OBJECT_PATH, *value.span, message).help(help));
}

fn check_class(value: &ast::Value, class: &Class, expected: Option<&Type>, known: Known<'_>, reports: &mut Reports) {
    let Some(wanted) = expected.and_then(|data_type| data_type.class_name.as_ref()) else { return };
    if known.classes.is_a(class, wanted, reports.dialect(value.span.file)) == Some(false) {
        let message = format!("the path names an instance of `{}`, but `{wanted}` is declared here", class.name);
        let diagnostic = Diagnostic::new(codes::OBJECT_PATH, *value.span, message).label(class.name_span, "that class");
        reports.report(diagnostic.help(format!("name an instance of `{wanted}` or of a class that derives from it")));
    }
}

/// Every key in the path is one of the class.
fn check_keys(value: &ast::Value, class: &Class, path: &ObjectPathParts, reports: &mut Reports) {
    const SHOWN: usize = 8;
    let PathKeys::Named(bindings) = &path.keys else { return };
    let is_key = |name: &str| class.property(name).is_some_and(Property::is_key);
    let Some(wrong) = bindings.iter().find(|binding| !is_key(&binding.name)) else { return };
    let keys: Vec<String> = class.keys().take(SHOWN).map(|key| format!("`{}`", key.name)).collect();
    let help = match &*keys {
        [] => "the class has no keys; name the class alone".to_owned(),
        [key] => format!("its key is {key}"),
        _ => format!("its keys are {}", keys.join(", ")),
    };
    let message = format!("class `{}` has no key `{}`", class.name, wrong.name);
    let diagnostic = Diagnostic::new(codes::OBJECT_PATH, *value.span, message);
    reports.report(diagnostic.label(class.name_span, "the class").help(help));
}
