//! Features that take the place of inherited ones: S026, S027, S028 (DSP0004 5.6.3, `Override`).

use mof_parser::ast::{self, IntrinsicType, Name, TypeKind};
use mof_parser::{Diagnostic, Dialect, Span};
use mof_runtime::CimType;

use crate::codes;
use crate::name::CimName;
use crate::qualifier::{Qualifier, Qualifiers};
use crate::report::Reports;
use crate::resolve::{OwnProperty, ResolvedClass};
use crate::schema::{Array, Class, Schema, Type};
use crate::value::Value;

/// Checks the features that a class declares against those that it inherits.
pub(super) fn check(class: &ResolvedClass<'_>, schema: &Schema, reports: &mut Reports) {
    let superclass = class.superclass.map(|superclass| &schema[superclass]);
    for property in &class.properties {
        let overridden = property.overridden.as_ref().map(|of| (&of.name, of.name_span));
        let feature = Feature::new("property", &property.declaration.name, &property.resolved.qualifiers, overridden);
        feature.check(class, superclass, reports);
        check_type(property, reports);
    }
    for method in &class.methods {
        let overridden = method.overridden.as_ref().map(|of| (&of.name, of.name_span));
        let feature = Feature::new("method", &method.declaration.name, &method.resolved.qualifiers, overridden);
        feature.check(class, superclass, reports);
    }
}

/// What the checks of names need of a property or method.
struct Feature<'a> {
    what: &'static str,
    name: &'a Name,
    /// The `Override` that stands on it.
    marker: Option<&'a Qualifier>,
    /// The inherited feature of the same name.
    overridden: Option<(&'a CimName, Span)>,
}

impl<'a> Feature<'a> {
    fn new(
        what: &'static str,
        name: &'a Name,
        qualifiers: &'a Qualifiers,
        overridden: Option<(&'a CimName, Span)>,
    ) -> Self {
        Self { what, name, marker: qualifiers.get("Override").filter(|marker| !marker.propagated), overridden }
    }

    fn check(&self, class: &ResolvedClass<'_>, superclass: Option<&Class>, reports: &mut Reports) {
        match (self.marker, self.overridden) {
            (None, Some(overridden)) => self.report_missing(overridden, reports),
            (Some(marker), _) => self.check_target(marker, class, superclass, reports),
            (None, None) => {}
        }
    }

    /// S026, and S305 for the properties of MOF 3, where `Override` is a boolean.
    fn report_missing(&self, (inherited, place): (&CimName, Span), reports: &mut Reports) {
        let Self { what, name, .. } = self;
        let message = format!("{what} `{}` repeats an inherited one without `Override`", name.text);
        let is_mof3 = reports.dialect(name.span.file) == Dialect::Mof3;
        let (code, qualifier) = match (is_mof3, *what) {
            (true, "property") => (codes::PROPERTY_WITHOUT_OVERRIDE, "Override".to_owned()),
            (true, _) => (codes::MISSING_OVERRIDE, "Override".to_owned()),
            (false, _) => (codes::MISSING_OVERRIDE, format!("Override(\"{inherited}\")")),
        };
        let diagnostic = Diagnostic::new(code, *name.span, message).label(place, "inherited from here");
        reports.report(diagnostic.help(format!("add the qualifier `{qualifier}`, or rename the {what}")));
    }

    /// S027: `Override` names the feature itself, or `Class.Feature`, and a superclass has it.
    fn check_target(
        &self,
        marker: &Qualifier,
        class: &ResolvedClass<'_>,
        superclass: Option<&Class>,
        reports: &mut Reports,
    ) {
        let (what, name) = (self.what, &self.name.text);
        let target = match &marker.value {
            Value::String(text) => text.rsplit('.').next().unwrap_or_default(),
            _ => name.as_str(),
        };
        if !crate::name::same(target, name) {
            let message = format!("`Override` names `{target}`, but stands on {what} `{name}`");
            let diagnostic = Diagnostic::new(codes::WRONG_OVERRIDE, marker.span, message);
            return reports
                .report(diagnostic.help(format!("write `Override(\"{name}\")`, or rename the {what} to `{target}`")));
        }
        if self.overridden.is_none() && class.ancestry_known {
            self.report_nothing_overridden(marker, superclass, reports);
        }
    }

    fn report_nothing_overridden(&self, marker: &Qualifier, superclass: Option<&Class>, reports: &mut Reports) {
        let (what, name) = (self.what, self.name.text.as_str());
        let Some(superclass) = superclass else {
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
            let diagnostic = Diagnostic::new(codes::INCOMPATIBLE_OVERRIDE, *self.name.span, message)
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

/// S028: an override keeps type, arrayness and size.
fn check_type(property: &OwnProperty<'_>, reports: &mut Reports) {
    let Some(overridden) = &property.overridden else { return };
    let declaration = property.declaration;
    if is_compatible(&property.resolved.data_type, &overridden.data_type, &declaration.data_type) {
        return;
    }
    let (now, before) = (described(&property.resolved.data_type), described(&overridden.data_type));
    let message = format!("property `{}` is {now}, but the inherited one is {before}", declaration.name.text);
    let array = declaration.array.as_ref().map(|array| *array.span);
    let same_element = property.resolved.data_type.cim_type == overridden.data_type.cim_type;
    let span = array.filter(|_| same_element).unwrap_or(*declaration.data_type.span);
    let diagnostic =
        Diagnostic::new(codes::INCOMPATIBLE_OVERRIDE, span, message).label(overridden.name_span, "inherited from here");
    reports.report(diagnostic.help("an override keeps the type: declare the same one, or rename the property"));
}

fn is_compatible(now: &Type, before: &Type, written: &ast::DataType) -> bool {
    let is_string = matches!(written.kind, TypeKind::Intrinsic(IntrinsicType::String));
    let element = match (before.cim_type, now.cim_type) {
        (before, now) if before == now => true,
        // Any class, narrowed to one.
        (CimType::Object, CimType::Instance) => true,
        // A string that an `EmbeddedInstance` now narrows.
        (CimType::String, CimType::Instance | CimType::Object) => is_string,
        _ => false,
    };
    element && now.array == before.array
}

fn described(data_type: &Type) -> String {
    let name = data_type.cim_type.name();
    match data_type.array {
        None => format!("`{name}`"),
        Some(Array::Variable) => format!("`{name}[]`"),
        Some(Array::Fixed(size)) => format!("`{name}[{size}]`"),
    }
}
