//! References and associations: S045 to S049, and S304 for those that MOF 3 declares by a keyword.

use std::sync::Arc;

use mof_parser::Diagnostic;
use mof_parser::ast::ClassKeyword;
use mof_runtime::CimType;

use crate::codes;
use crate::report::Reports;
use crate::resolve::{OwnProperty, ResolvedClass};
use crate::schema::{Class, ClassKind, Property, Schema};

/// Checks a class's references.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    // An ancestor that is not among the inputs may be an association, with references of its own.
    if !class.ancestry_known {
        return;
    }
    let resolved = &schema[class.id];
    match resolved.kind {
        ClassKind::Association => {
            check_number(class, resolved, schema, reports);
            let superclass = class.superclass.map(|superclass| &schema[superclass]);
            match superclass.map(|superclass| (superclass, added(class, superclass))) {
                Some((superclass, added)) if !added.is_empty() => check_added(&added, superclass, reports),
                _ => check_keys(class, resolved, reports),
            }
        }
        _ => check_outside(class, resolved, reports),
    }
}

/// S045.
fn check_outside(class: &ResolvedClass<'_>, resolved: &Class, reports: &mut Reports) {
    let references = class.properties.iter().filter(|own| is_reference(&own.resolved));
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

fn is_reference(property: &Property) -> bool {
    property.data_type.cim_type == CimType::Reference
}

fn references(class: &Class) -> impl Iterator<Item = &Property> {
    class.properties.iter().map(Arc::as_ref).filter(|property| is_reference(property))
}

/// S046 and S047, at the topmost association that lacks references or has more than WMI takes.
fn check_number(class: &ResolvedClass<'_>, resolved: &Class, schema: &Schema, reports: &mut Reports) {
    let inherits = class.superclass.is_some_and(|superclass| schema[superclass].kind == ClassKind::Association);
    let unreadable = reports.has_errors_within(resolved.span);
    // An array of references relates the association to many, but is no end of it (DSP0221 7.5.3).
    let count = references(resolved).filter(|reference| reference.data_type.array.is_none()).count();
    if inherits || unreadable || count == 2 {
        return;
    }
    if count > 2 {
        return check_more_than_two(resolved, count, reports);
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

fn check_more_than_two(resolved: &Class, count: usize, reports: &mut Reports) {
    let message = format!("association `{}` has {count} references; WMI takes two", resolved.name);
    let diagnostic = Diagnostic::new(codes::TOO_MANY_REFERENCES, resolved.name_span, message);
    let third = references(resolved).nth(2);
    let diagnostic = third.map_or(diagnostic.clone(), |third| diagnostic.label(third.name_span, "the third one"));
    reports
        .report(diagnostic.help("make the others properties that hold an object path, or associations of their own"));
}

/// S049: the references of an association are fixed where it begins. A new one that is a key is reported as that.
fn check_added(added: &[&OwnProperty<'_>], superclass: &Class, reports: &mut Reports) {
    let Some(inherited) = references(superclass).next() else { return };
    let has_keys = superclass.keys().next().is_some();
    for own in added.iter().filter(|own| !(has_keys && own.resolved.is_key())) {
        let name = &own.declaration.name;
        let message = format!("reference `{}` is added to those of association `{}`", name.text, superclass.name);
        let diagnostic = Diagnostic::new(codes::ADDED_REFERENCE, *name.span, message);
        let diagnostic = diagnostic.label(inherited.name_span, "the association has its ends already");
        reports.report(diagnostic.help("override an inherited reference, or derive from another association"));
    }
}

/// The references that a class adds to an association which has all it needs.
fn added<'a>(class: &'a ResolvedClass<'a>, superclass: &Class) -> Vec<&'a OwnProperty<'a>> {
    let is_complete = superclass.kind == ClassKind::Association && references(superclass).nth(1).is_some();
    let own = class.properties.iter().filter(|own| is_reference(&own.resolved) && own.overridden.is_none());
    own.filter(|_| is_complete).collect()
}

/// S048: where references are the key, each of them is part of it.
fn check_keys(class: &ResolvedClass<'_>, resolved: &Class, reports: &mut Reports) {
    let Some(key) = references(resolved).find(|reference| reference.is_key()) else { return };
    if resolved.keys().any(|key| !is_reference(key)) {
        return;
    }
    for own in class.properties.iter().filter(|own| is_reference(&own.resolved) && !own.resolved.is_key()) {
        let name = &own.declaration.name;
        let message = format!("reference `{}` is no key of association `{}`", name.text, resolved.name);
        let diagnostic = Diagnostic::new(codes::REFERENCE_WITHOUT_KEY, *name.span, message);
        let diagnostic = diagnostic.label(key.name_span, "this one is");
        reports.report(diagnostic.help("add the qualifier `Key`, so that two associations differ in what they link"));
    }
}
