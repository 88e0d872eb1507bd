//! Features that take the place of inherited ones: S026, S027, S031 (DSP0004 5.6.3, `Override`). What such a feature must keep is
//! checked by `override_types` and `signatures`.

use mof_parser::ast::Name;
use mof_parser::{Diagnostic, Dialect, Span};

use super::{override_types, signatures};
use crate::codes;
use crate::name::CimName;
use crate::qualifier::{Qualifier, Qualifiers};
use crate::report::Reports;
use crate::resolve::{Lineage, ResolvedClass};
use crate::schema::{Class, Schema};
use crate::value::Value;

/// Checks the features that a class declares against those that it inherits.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, lineage: &Lineage<'_>, reports: &mut Reports) {
    let names = Names { class, superclass: class.superclass.map(|superclass| &schema[superclass]), lineage };
    for property in &class.properties {
        let overridden = property.overridden.as_ref().map(|of| Inherited {
            name: &of.name,
            class_origin: &of.class_origin,
            name_span: of.name_span,
        });
        let feature = Feature::new("property", &property.declaration.name, &property.resolved.qualifiers, overridden);
        let fits = override_types::check(property, class.id, lineage, reports);
        names.check(&feature, fits, reports);
    }
    for method in &class.methods {
        let overridden = method.overridden.as_ref().map(|of| Inherited {
            name: &of.name,
            class_origin: &of.class_origin,
            name_span: of.name_span,
        });
        let feature = Feature::new("method", &method.declaration.name, &method.resolved.qualifiers, overridden);
        let fits = signatures::check(method, class.id, lineage, reports);
        names.check(&feature, fits, reports);
    }
}

/// What the checks of names need of a property or method.
struct Feature<'a> {
    what: &'static str,
    name: &'a Name,
    /// The `Override` that stands on it.
    marker: Option<&'a Qualifier>,
    /// The inherited feature of the same name.
    overridden: Option<Inherited<'a>>,
}

/// What they need of the inherited one.
#[derive(Clone, Copy)]
struct Inherited<'a> {
    name: &'a CimName,
    class_origin: &'a CimName,
    name_span: Span,
}

impl<'a> Feature<'a> {
    fn new(what: &'static str, name: &'a Name, qualifiers: &'a Qualifiers, overridden: Option<Inherited<'a>>) -> Self {
        Self { what, name, marker: qualifiers.get("Override").filter(|marker| !marker.propagated), overridden }
    }
}

/// Checks which name a feature has and which one its `Override` gives.
struct Names<'a> {
    class: &'a ResolvedClass<'a>,
    superclass: Option<&'a Class>,
    lineage: &'a Lineage<'a>,
}

impl Names<'_> {
    /// A feature that does not fit the inherited one has been reported, and may not be meant to override it.
    fn check(&self, feature: &Feature<'_>, fits: bool, reports: &mut Reports) {
        match (feature.marker, feature.overridden) {
            (None, Some(overridden)) if fits => report_missing(feature, overridden, reports),
            (Some(marker), _) => self.check_target(feature, marker, reports),
            (None, _) => {}
        }
    }

    /// S027: `Override` names the feature itself, or `Class.Feature`, and a superclass has it.
    fn check_target(&self, feature: &Feature<'_>, marker: &Qualifier, reports: &mut Reports) {
        let (what, name) = (feature.what, &feature.name.text);
        let written = match &marker.value {
            Value::String(text) => text.as_ref(),
            _ => name.as_str(),
        };
        let (owner, target) = written.rsplit_once('.').map_or((None, written), |(owner, target)| (Some(owner), target));
        if !crate::name::same(target, name) {
            let message = format!("`Override` names `{target}`, but stands on {what} `{name}`");
            let diagnostic = Diagnostic::new(codes::WRONG_OVERRIDE, marker.span, message);
            return reports
                .report(diagnostic.help(format!("write `Override(\"{name}\")`, or rename the {what} to `{target}`")));
        }
        match (feature.overridden, owner) {
            _ if !self.class.ancestry_known => {}
            (None, _) => self.report_nothing_overridden(feature, marker, reports),
            (Some(overridden), Some(owner)) => self.check_owner(feature, marker, overridden, owner, reports),
            (Some(_), None) => {}
        }
    }

    /// S031: the class that `Override` names is an ancestor that has the feature.
    fn check_owner(
        &self,
        feature: &Feature<'_>,
        marker: &Qualifier,
        overridden: Inherited<'_>,
        owner: &str,
        reports: &mut Reports,
    ) {
        let id = self.class.id;
        let is_ancestor = |owner| owner != id && self.lineage.is_or_derives(id, owner);
        let has_it = |owner| is_ancestor(owner) && self.lineage.exposes(owner, overridden.class_origin);
        if self.lineage.find(id, owner).is_some_and(has_it) {
            return;
        }
        let (what, name, origin) = (feature.what, &feature.name.text, overridden.class_origin);
        let message = format!("`Override` names `{owner}`, from which {what} `{name}` is not inherited");
        let diagnostic = Diagnostic::new(codes::OVERRIDE_CLASS, marker.span, message);
        let diagnostic = diagnostic.label(overridden.name_span, "inherited from here");
        reports.report(diagnostic.help(format!("write `Override(\"{name}\")`, or name `{origin}`")));
    }

    fn report_nothing_overridden(&self, feature: &Feature<'_>, marker: &Qualifier, reports: &mut Reports) {
        let (what, name) = (feature.what, feature.name.text.as_str());
        let Some(superclass) = self.superclass else {
            let message = format!("{what} `{name}` overrides nothing: its class has no superclass");
            return reports
                .report(Diagnostic::new(codes::WRONG_OVERRIDE, marker.span, message).help("remove `Override`"));
        };
        let other_kind = match what {
            "property" => superclass.method(name).map(|of| ("method", of.name_span)),
            _ => superclass.property(name).map(|of| ("property", of.name_span)),
        };
        if let Some((other, place)) = other_kind {
            let message = format!("{what} `{name}` overrides a {other}");
            let diagnostic = Diagnostic::new(codes::INCOMPATIBLE_OVERRIDE, *feature.name.span, message)
                .label(place, "inherited from here");
            return reports.report(diagnostic.help(format!("declare a {other}, or rename the {what}")));
        }
        let message = format!("{what} `{name}` overrides nothing: `{}` has no such {what}", superclass.name);
        let properties = superclass.properties.iter().map(|of| of.name.as_str()).filter(|_| what == "property");
        let methods = superclass.methods.iter().map(|of| of.name.as_str()).filter(|_| what == "method");
        let diagnostic = Diagnostic::new(codes::WRONG_OVERRIDE, marker.span, message);
        let meant = reports.closest(name, properties.chain(methods));
        reports.report(match meant {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
            None => diagnostic.help("remove `Override`"),
        });
    }
}

/// S026, and S305 for the properties of MOF 3, where `Override` is a boolean.
fn report_missing(feature: &Feature<'_>, overridden: Inherited<'_>, reports: &mut Reports) {
    let (what, name, inherited) = (feature.what, &feature.name, overridden.name);
    let message = format!("{what} `{}` repeats an inherited one without `Override`", name.text);
    let is_mof3 = reports.dialect(name.span.file) == Dialect::Mof3;
    let code = if is_mof3 && what == "property" { codes::PROPERTY_WITHOUT_OVERRIDE } else { codes::MISSING_OVERRIDE };
    let qualifier = if is_mof3 { "Override".to_owned() } else { format!("Override(\"{inherited}\")") };
    let diagnostic = Diagnostic::new(code, *name.span, message).label(overridden.name_span, "inherited from here");
    reports.report(diagnostic.help(format!("add the qualifier `{qualifier}`, or rename the {what}")));
}
