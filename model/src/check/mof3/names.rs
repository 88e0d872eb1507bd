//! Names of types: S303 (DSP0221 7.5.1, 7.7.2).

use mof_parser::ast::Name;
use mof_parser::{Diagnostic, Span};

use crate::codes;
use crate::name::CimName;
use crate::report::Reports;
use crate::resolve::{Declarations, Declared, Hierarchy};

/// Checks that the types of the schema have the schema in their names, and that local types hide no others.
pub(super) fn check(declarations: &Declarations<'_>, hierarchy: &Hierarchy<'_>, reports: &mut Reports) {
    let classes = declarations.classes.iter().map(|class| {
        let what = class.declaration.keyword.keyword();
        (what, &class.declaration.name, class.declared_in, class.namespace.as_ref())
    });
    let enumerations = declarations.enumerations.iter().map(|enumeration| {
        ("enumeration", &enumeration.declaration.name, enumeration.declared_in, enumeration.namespace.as_ref())
    });
    for (what, name, declared_in, namespace) in classes.chain(enumerations) {
        match declared_in {
            None => check_schema(what, name, reports),
            Some(body) => {
                if let Some(hidden) = hidden(declarations, hierarchy, (body, namespace), name) {
                    reports.report(hiding(what, name, hidden));
                }
            }
        }
    }
}

/// `schemaName "_" identifier`
fn check_schema(what: &str, name: &Name, reports: &mut Reports) {
    let has_schema = name.text.split_once('_').is_some_and(|(schema, rest)| !schema.is_empty() && !rest.is_empty());
    if !has_schema && !name.text.is_empty() {
        let message = format!("the name of {what} `{}` does not begin with that of a schema", name.text);
        let help = format!("write the schema and `_` before it, such as `ACME_{}`", name.text);
        reports.report(Diagnostic::new(codes::SCHEMA_PREFIX, *name.span, message).help(help));
    }
}

/// The name of the type that one of the same name, in the body of a class or structure, hides there.
fn hidden(
    declarations: &Declarations<'_>,
    hierarchy: &Hierarchy<'_>,
    (body, namespace): (usize, Option<&CimName>),
    name: &Name,
) -> Option<Span> {
    let superclasses = &hierarchy.superclasses;
    let find = |body| declarations.find_within(body, superclasses, namespace, &name.text);
    let inherited = superclasses[body].and_then(|superclass| find(Some(superclass)));
    let around = || find(declarations.classes[body].declared_in);
    let hidden = match inherited.or_else(around)? {
        Declared::Class(index) => &declarations.classes[index].declaration.name,
        Declared::Enumeration(index) => &declarations.enumerations[index].declaration.name,
    };
    (hidden.span.0 != name.span.0).then_some(*hidden.span)
}

fn hiding(what: &str, name: &Name, hidden: Span) -> Diagnostic {
    let message = format!("the local {what} `{}` hides another type of this name", name.text);
    Diagnostic::new(codes::SCHEMA_PREFIX, *name.span, message)
        .label(hidden, "the other one")
        .help("rename one of the two")
}
