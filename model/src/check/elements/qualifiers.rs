//! Qualifiers as such: S100, S105, S107, and S108, S110, S111 by way of [`flavors`]. (S101 to S104 are found when values are read.)

use hashbrown::{HashMap, HashSet};
use mof_parser::ast::{self, Scope};
use mof_parser::{Diagnostic, Dialect, FileId};

use super::element::Element;
use super::flavors;
use crate::codes;
use crate::name::CimName;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::resolve::{Origin, QualifierTypes};
use crate::schema::QualifierType;

/// Checks the qualifiers that stand on an element.
pub(super) fn check(element: &Element<'_>, types: &QualifierTypes, undeclared: &mut Undeclared, reports: &mut Reports) {
    for written in element.written {
        let name = written.name.text.as_str();
        let dialect = reports.dialect(written.span.file);
        let flavors_agree = flavors::check(&written.flavors, reports);
        match types.candidates(name, dialect).next() {
            None => undeclared.report(written, name.into(), types, reports),
            Some((origin, declared)) => {
                let is_declaration =
                    origin == Origin::Declared || origin == Origin::Standard && dialect == Dialect::Standard;
                if is_declaration {
                    check_scope(element, written, declared, reports);
                }
                if flavors_agree && (is_declaration || flavors::are_asked_for(dialect, reports)) {
                    flavors::check_value(written, declared, reports);
                }
            }
        }
    }
    let Some(inherited) = element.inherited.filter(|_| !element.written.is_empty()) else { return };
    let own: HashMap<&CimName, &Qualifier> =
        element.qualifiers.iter().filter(|own| !own.propagated).map(|own| (&own.name, own)).collect();
    for above in inherited.iter().filter(|above| !above.flavors.overridable) {
        if let Some(qualifier) = own.get(&above.name) {
            check_override(qualifier, above, reports);
        }
    }
}

/// The qualifiers that nothing declares, as far as met.
#[derive(Default)]
pub(crate) struct Undeclared {
    /// What each probably means.
    meant: HashMap<CimName, Option<String>>,
    reported: HashSet<(FileId, CimName)>,
}

impl Undeclared {
    /// S100. A misspelt name is reported wherever it stands, one that is simply unknown once a file: a vendor's own qualifier stands
    /// on hundreds of features.
    fn report(&mut self, written: &ast::Qualifier, name: CimName, types: &QualifierTypes, reports: &mut Reports) {
        let find = || reports.closest(name.as_str(), types.names()).map(str::to_owned);
        let meant = self.meant.entry(name.clone()).or_insert_with(find).clone();
        let is_first = self.reported.insert((written.span.file, name));
        let text = &written.name.text;
        let diagnostic = Diagnostic::new(
            codes::UNDECLARED_QUALIFIER,
            *written.name.span,
            format!("qualifier `{text}` is not declared"),
        );
        match meant {
            Some(meant) => reports.report(diagnostic.help(format!("did you mean `{meant}`?"))),
            None if is_first => {
                let example = format!(
                    "declare it, such as `Qualifier {text} : string, Scope(any);`, or read the file in another dialect"
                );
                reports.report(diagnostic.help(example));
            }
            None => {}
        }
    }
}

/// S105. A qualifier for classes may stand on associations and indications too, as practice has it.
fn check_scope(element: &Element<'_>, written: &ast::Qualifier, declared: &QualifierType, reports: &mut Reports) {
    // `Association` and `Indication` decide what kind of class it is; whether it can be one is a check of its own.
    let is_class = matches!(element.kind, Scope::Class | Scope::Association | Scope::Indication);
    if is_class && (declared.name.is("Association") || declared.name.is("Indication")) {
        return;
    }
    let allowed = |scope: &Scope| *scope == Scope::Any || *scope == element.kind || is_class && *scope == Scope::Class;
    if declared.scopes.is_empty() || declared.scopes.iter().any(allowed) {
        return;
    }
    let (name, kind) = (&declared.name, element.kind.keyword());
    let scopes: Vec<&str> = declared.scopes.iter().map(|scope| scope.keyword()).collect();
    let article = if kind.starts_with(['a', 'i']) { "an" } else { "a" };
    let message = format!("qualifier `{name}` cannot stand on {article} {kind}");
    let mut diagnostic = Diagnostic::new(codes::QUALIFIER_SCOPE, *written.span, message);
    if let Some(span) = declared.span {
        diagnostic = diagnostic.label(span, "declared here");
    }
    reports.report(diagnostic.help(format!("its scope is {}; remove it here", scopes.join(", "))));
}

/// S107. Keys, the kinds of classes and the directions of parameters have checks of their own.
fn check_override(qualifier: &Qualifier, above: &Qualifier, reports: &mut Reports) {
    let special = ["Key", "Association", "Indication", "In", "Out"].iter().any(|name| qualifier.name.is(name));
    if special || above.flavors.overridable || !above.flavors.to_subclass || qualifier.value == above.value {
        return;
    }
    let message = format!("qualifier `{}` has another value than in the superclass, and must not", qualifier.name);
    let diagnostic =
        Diagnostic::new(codes::DISABLED_OVERRIDE, qualifier.span, message).label(above.span, "the superclass's value");
    reports.report(diagnostic.help("remove the qualifier here: its flavor is `DisableOverride`"));
}
