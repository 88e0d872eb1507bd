//! Structures under classes, and enumerations that an override changes: S025, S310 (DSP0221 7.5.1, 7.5.4).

use mof_parser::Diagnostic;

use crate::codes;
use crate::enumeration::{EnumerationId, EnumerationType};
use crate::report::Reports;
use crate::resolve::{OwnProperty, ResolvedClass};
use crate::schema::{ClassKind, Schema};

/// Checks a class or structure against its superclass.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    check_superclass(class, schema, reports);
    for property in &class.properties {
        check_enumeration(property, schema, reports);
    }
}

/// S025: a class has more than a structure can have.
fn check_superclass(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    let Some(superclass) = class.superclass.map(|superclass| &schema[superclass]) else { return };
    let is_structure = schema[class.id].kind == ClassKind::Structure;
    let Some(name) = class.declared.declaration.superclass.as_ref().filter(|_| is_structure) else { return };
    if superclass.kind != ClassKind::Structure {
        let message =
            format!("structure `{}` derives from `{}`, which is no structure", class.declared.name, name.text);
        let diagnostic = Diagnostic::new(codes::MIXED_CLASS_KINDS, *name.span, message);
        let diagnostic = diagnostic.label(superclass.name_span, "the superclass");
        reports.report(diagnostic.help("derive from a structure, or declare a class"));
    }
}

/// S310: an override may leave values out, and must not add any.
fn check_enumeration(property: &OwnProperty<'_>, schema: &Schema, reports: &mut Reports) {
    let Some(overridden) = &property.overridden else { return };
    let (now, before) = (&property.resolved.data_type, &overridden.data_type);
    let Some(inherited) = before.enumeration().filter(|_| now.cim_type == before.cim_type) else { return };
    let message = match now.enumeration() {
        Some(enumeration) if is_ancestor(enumeration, inherited, schema) => return,
        Some(enumeration) if is_ancestor(inherited, enumeration, schema) => {
            format!(
                "enumeration `{}` has values that the inherited `{}` does not have",
                enumeration.name, inherited.name
            )
        }
        _ => format!(
            "`{}` is not the inherited enumeration `{}` or one that it derives from",
            now.name(),
            inherited.name
        ),
    };
    let diagnostic = Diagnostic::new(codes::ENUMERATION_OVERRIDE, *property.declaration.data_type.span, message);
    let help = format!("declare the property as `{}`, or rename it", inherited.name);
    reports.report(diagnostic.label(overridden.name_span, "inherited from here").help(help));
}

/// Whether an enumeration is another, or the other derives from it.
fn is_ancestor(ancestor: &EnumerationType, of: &EnumerationType, schema: &Schema) -> bool {
    let base = |id: &EnumerationId| schema[*id].data_type.base;
    std::iter::successors(Some(of.id), base).any(|id| id == ancestor.id)
}
