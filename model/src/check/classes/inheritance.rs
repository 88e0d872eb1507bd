//! Which class may derive from which: S022 to S025. (S020 and S021 are found when superclasses are.)

use mof_parser::Diagnostic;

use crate::check::elements::later_of;
use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::resolve::ResolvedClass;
use crate::schema::{Class, ClassKind, Schema};
use crate::value::Value;

/// Checks a class against its superclass.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    let resolved = &schema[class.id];
    let superclass = class.superclass.map(|superclass| &schema[superclass]);
    if let Some(superclass) = superclass {
        check_terminal(class, superclass, reports);
        check_abstract(class, resolved, superclass, reports);
    }
    check_abstract_and_terminal(resolved, reports);
    check_kind(class, resolved, superclass, reports);
}

/// A boolean qualifier that stands on the class itself.
fn own<'a>(class: &'a Class, name: &str) -> Option<(&'a Qualifier, bool)> {
    let qualifier = class.qualifiers.get(name).filter(|qualifier| !qualifier.propagated)?;
    match qualifier.value {
        Value::Boolean(value) => Some((qualifier, value)),
        _ => None,
    }
}

/// S022.
fn check_terminal(class: &ResolvedClass<'_>, superclass: &Class, reports: &mut Reports) {
    let (Some((terminal, true)), Some(name)) = (own(superclass, "Terminal"), &class.declared.declaration.superclass)
    else {
        return;
    };
    let message = format!("class `{}` derives from `{}`, which is `Terminal`", class.declared.name, superclass.name);
    let diagnostic =
        Diagnostic::new(codes::TERMINAL_SUPERCLASS, *name.span, message).label(terminal.span, "no class may derive");
    reports.report(diagnostic.help("derive from another class, or remove `Terminal`"));
}

/// S023.
fn check_abstract_and_terminal(class: &Class, reports: &mut Reports) {
    let (Some((first, true)), Some((second, true))) = (own(class, "Abstract"), own(class, "Terminal")) else { return };
    let message = format!("class `{}` is both `Abstract` and `Terminal`, so it can never have instances", class.name);
    let (here, other) = later_of(first, second);
    let diagnostic = Diagnostic::new(codes::ABSTRACT_AND_TERMINAL, here.span, message).label(other.span, "excludes it");
    reports.report(diagnostic.help("remove one of the two"));
}

/// S024.
fn check_abstract(class: &ResolvedClass<'_>, resolved: &Class, superclass: &Class, reports: &mut Reports) {
    let Some((here, true)) = own(resolved, "Abstract") else { return };
    // A structure has no instances of its own either.
    if superclass.is_abstract() || superclass.is_structure() || !class.ancestry_known {
        return;
    }
    let (name, above) = (&resolved.name, &superclass.name);
    let message = format!("class `{name}` is `Abstract`, but its superclass `{above}` is not");
    let diagnostic = Diagnostic::new(codes::ABSTRACT_SUBCLASS, here.span, message);
    let diagnostic = diagnostic.label(superclass.name_span, "can have instances of its own");
    reports.report(diagnostic.help(format!("remove `Abstract`, or make `{above}` abstract too")));
}

/// S025.
fn check_kind(class: &ResolvedClass<'_>, resolved: &Class, superclass: Option<&Class>, reports: &mut Reports) {
    let name = &resolved.name;
    let association = own(resolved, "Association");
    if let (Some((here, value)), Some(superclass)) = (association, superclass) {
        let derives_from_one = superclass.kind == ClassKind::Association;
        let message = match (value, derives_from_one) {
            (true, false) if class.ancestry_known => {
                format!("association `{name}` derives from `{}`, which is no association", superclass.name)
            }
            (false, true) => format!("class `{name}` derives from association `{}`, so it is one too", superclass.name),
            _ => return check_both_kinds(resolved, reports),
        };
        let diagnostic = Diagnostic::new(codes::MIXED_CLASS_KINDS, here.span, message);
        let diagnostic = diagnostic.label(superclass.name_span, "the superclass");
        return reports.report(diagnostic.help("remove the qualifier, or derive from another class"));
    }
    check_both_kinds(resolved, reports);
}

fn check_both_kinds(class: &Class, reports: &mut Reports) {
    let effective = |name: &str| class.qualifiers.get(name).filter(|qualifier| qualifier.value == Value::Boolean(true));
    let (Some(association), Some(indication)) = (effective("Association"), effective("Indication")) else { return };
    if association.propagated && indication.propagated {
        return;
    }
    let (here, other) = later_of(association, indication);
    let message = format!("class `{}` is both an association and an indication", class.name);
    let diagnostic = Diagnostic::new(codes::MIXED_CLASS_KINDS, here.span, message).label(other.span, "excludes it");
    reports.report(diagnostic.help("remove one of the two"));
}
