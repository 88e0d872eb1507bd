//! S160: amendments for classes and elements that nothing declares.

use hashbrown::{HashMap, HashSet};
use mof_parser::ast::{ClassDeclaration, Feature, MethodDeclaration, Name};
use mof_parser::{Diagnostic, FileId, Severity};

use super::Known;
use crate::codes;
use crate::name::Named;
use crate::report::Reports;
use crate::resolve::{Declarations, is_localized};
use crate::schema::{Class, Method, Schema};

/// Checks that all that is amended exists.
pub(super) fn check(schema: &Schema, known: Known<'_>, declarations: &Declarations<'_>, reports: &mut Reports) {
    report_unmatched(declarations, reports);
    for amendment in &declarations.amendments {
        let amended = &declarations.classes[amendment.class];
        let Some(id) = schema.class_id_in(amended.namespace.as_ref(), amended.name.as_str()) else { continue };
        let (class, dialect) = (&schema[id], reports.dialect(amended.declaration.span.file));
        if known.classes.is_complete(class, dialect) && !reports.has_errors_within(*amended.declaration.span) {
            let base = known.classes.system_base(class, dialect);
            check_features(amendment.declaration, class, base, reports);
        }
    }
}

/// Reports the classes that are not declared. Where that is all of a file, its counterpart is not among the inputs, which is one note.
fn report_unmatched(declarations: &Declarations<'_>, reports: &mut Reports) {
    let file = |class: &ClassDeclaration| class.span.file;
    let matched: HashSet<FileId> = declarations.amendments.iter().map(|of| file(of.declaration)).collect();
    let mut noted = HashSet::new();
    for class in &declarations.unmatched_amendments {
        if matched.contains(&file(class)) {
            let message = format!("no input declares the class `{}` that this amends", class.name.text);
            reports.report(unmatched(&class.name, message));
        } else if noted.insert(file(class)) {
            let message = "no input declares the classes that this file amends";
            let note = Diagnostic::new(codes::UNMATCHED_AMENDMENT, *class.name.span, message)
                .help("add the neutral file to the inputs");
            reports.report_as(Severity::Note, note);
        }
    }
}

/// `base` is the class of the system from which the class derives, where it does.
fn check_features(amendment: &ClassDeclaration, class: &Class, base: Option<&Class>, reports: &mut Reports) {
    let classes = || std::iter::once(class).chain(base);
    let properties: HashSet<Named<'_>> =
        classes().flat_map(|class| &class.properties).map(|property| Named(property.name.as_str())).collect();
    let methods: HashMap<Named<'_>, &Method> = classes()
        .flat_map(|class| &class.methods)
        .map(|method| (Named(method.name.as_str()), method.as_ref()))
        .collect();
    for feature in &amendment.features {
        match feature {
            Feature::Property(property)
                if is_localized(&property.qualifiers) && !properties.contains(&Named(&property.name.text)) =>
            {
                reports.report(missing("property", &property.name, class));
            }
            Feature::Method(method) => match methods.get(&Named(&method.name.text)) {
                Some(amended) => check_parameters(method, amended, class, reports),
                None if is_localized(&method.qualifiers) => reports.report(missing("method", &method.name, class)),
                None => {}
            },
            _ => {}
        }
    }
}

fn check_parameters(amendment: &MethodDeclaration, method: &Method, class: &Class, reports: &mut Reports) {
    let names: HashSet<Named<'_>> = method.parameters.iter().map(|parameter| Named(parameter.name.as_str())).collect();
    for parameter in amendment.parameters.iter().filter(|parameter| is_localized(&parameter.qualifiers)) {
        if !names.contains(&Named(&parameter.name.text)) {
            reports.report(missing("parameter", &parameter.name, class));
        }
    }
}

fn missing(what: &str, name: &Name, class: &Class) -> Diagnostic {
    let message = format!("class `{}` has no {what} `{}` to amend", class.name, name.text);
    unmatched(name, message).label(class.name_span, "this is the class that is amended")
}

fn unmatched(name: &Name, message: String) -> Diagnostic {
    Diagnostic::new(codes::UNMATCHED_AMENDMENT, *name.span, message)
        .help("spell it as the neutral file does, and add that file to the inputs, or remove it")
}
