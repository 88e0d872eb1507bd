//! References and associations: S045, S046, and S304 for those that MOF 3 declares by a keyword.

use mof_parser::Diagnostic;
use mof_parser::ast::ClassKeyword;
use mof_runtime::CimType;

use crate::codes;
use crate::report::Reports;
use crate::resolve::ResolvedClass;
use crate::schema::{Class, ClassKind, Schema, Type};

/// Checks a class's references.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    // An ancestor that is not among the inputs may be an association, with references of its own.
    if !class.ancestry_known {
        return;
    }
    let resolved = &schema[class.id];
    match resolved.kind {
        ClassKind::Association => check_number(class, resolved, schema, reports),
        _ => check_outside(class, resolved, reports),
    }
}

/// S045.
fn check_outside(class: &ResolvedClass<'_>, resolved: &Class, reports: &mut Reports) {
    let references = class.properties.iter().filter(|own| own.resolved.data_type.cim_type == CimType::Reference);
    // Overriding something else with a reference is a mistake of its own.
    for reference in references.filter(|own| own.overridden.is_none()) {
        let name = &reference.declaration.name;
        let message = format!("reference `{}` stands in `{}`, which is no association", name.text, resolved.name);
        let diagnostic =
            Diagnostic::new(codes::REFERENCE_OUTSIDE_ASSOCIATION, *reference.declaration.data_type.span, message);
        let diagnostic = diagnostic.label(resolved.name_span, "not an association");
        reports.report(
            diagnostic
                .help("add the qualifier `Association` to the class, or use a property that holds an object path"),
        );
    }
}

/// S046, at the topmost association that lacks references.
fn check_number(class: &ResolvedClass<'_>, resolved: &Class, schema: &Schema, reports: &mut Reports) {
    let inherits = class.superclass.is_some_and(|superclass| schema[superclass].kind == ClassKind::Association);
    let unreadable = reports.has_errors_within(resolved.span);
    // An array of references relates the association to many, but is no end of it (DSP0221 7.5.3).
    let is_end = |data_type: &Type| data_type.cim_type == CimType::Reference && data_type.array.is_none();
    let count = resolved.properties.iter().filter(|property| is_end(&property.data_type)).count();
    if inherits || unreadable || count >= 2 {
        return;
    }
    let has = if count == 0 { "no reference" } else { "only one reference" };
    let message = format!("association `{}` has {has}", resolved.name);
    let by_keyword = class.declared.declaration.keyword == ClassKeyword::Association;
    let code = if by_keyword { codes::TOO_FEW_SCALAR_REFERENCES } else { codes::TOO_FEW_REFERENCES };
    let diagnostic = Diagnostic::new(code, resolved.name_span, message);
    let diagnostic = match resolved.qualifiers.get("Association") {
        Some(qualifier) => diagnostic.label(qualifier.span, "makes it an association"),
        None => diagnostic,
    };
    reports.report(diagnostic.help("an association has at least two references, such as `ACME_Disk REF Part;`"));
}
