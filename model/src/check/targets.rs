//! What `Deprecated`, `ModelCorrespondence` and `Reference` name: S148 (DSP0004 5.6.3).
//!
//! `Class`, `Class.Feature`, `Class.Method(Parameter)` and `Class.Method.Parameter`, each with or without `[]` and `()`. Only what
//! the inputs declare can be looked up; other text, and classes from elsewhere, are left alone.

use hashbrown::HashSet;

use mof_parser::{Diagnostic, Span};

use super::elements::Element;
use super::mentions::{Mention, look_up};
use crate::codes;
use crate::name::CimName;
use crate::report::Reports;
use crate::resolve::Lineage;
use crate::schema::{Class, ClassId, Method, Schema};
use crate::value::Value;

/// The features that the qualifiers of all elements name.
#[derive(Default)]
pub(super) struct Targets {
    mentions: Vec<Mention<Target>>,
}

/// What names a feature, and where.
struct Target {
    qualifier: &'static str,
    parameter: Option<CimName>,
    span: Span,
}

impl Targets {
    /// Takes what the qualifiers that stand on an element of a class name.
    pub(super) fn add(&mut self, element: &Element<'_>, class: ClassId, lineage: &Lineage<'_>) {
        for name in ["Deprecated", "ModelCorrespondence", "Reference"] {
            let Some(qualifier) = element.own(name) else { continue };
            let value = std::slice::from_ref(&qualifier.value);
            let entries = if let Value::Array(entries) = &qualifier.value { entries } else { value };
            for (index, entry) in entries.iter().enumerate() {
                let Value::String(text) = entry else { continue };
                let Some((owner, feature, parameter)) = parts(text) else { continue };
                let Some(class) = lineage.find(class, owner) else { continue };
                let span = element.entry_span(qualifier, index);
                let by = Target { qualifier: name, parameter: parameter.map(CimName::from), span };
                self.mentions.push(Mention { class, feature: feature.into(), by });
            }
        }
    }

    /// Looks everything up.
    pub(super) fn check(self, schema: &Schema, lineage: &Lineage<'_>, reports: &mut Reports) {
        let mut parameters = Parameters::default();
        look_up(schema, self.mentions, |mention, property, method| {
            let class = &schema[mention.class];
            if !lineage.ancestry_known(mention.class) || reports.has_errors_within(class.span) {
                return;
            }
            match (property, method, &mention.by.parameter) {
                (None, None, _) => report_feature(mention, class, reports),
                (None, Some(method), Some(parameter)) if !parameters.of(mention, method).contains(parameter) => {
                    report_parameter(mention, parameter, class, method, reports);
                }
                _ => {}
            }
        });
    }
}

/// The class, the feature and the parameter that a text names; `None` where it is not of that form.
fn parts(text: &str) -> Option<(&str, &str, Option<&str>)> {
    let (owner, rest) = text.trim().split_once('.')?;
    let (feature, rest) = rest.split_at(rest.find(|next| !is_part(next)).unwrap_or(rest.len()));
    let parameter = rest.trim_start_matches(['.', '(']);
    let parameter = parameter.split_at(parameter.find(|next| !is_part(next)).unwrap_or(parameter.len())).0;
    let is_name = |name: &str| !name.is_empty() && name.chars().all(is_part);
    let parameter = Some(parameter).filter(|parameter| !parameter.is_empty());
    (is_name(owner) && is_name(feature)).then_some((owner, feature, parameter))
}

fn is_part(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The parameters of the method that was looked up last, so that a long list is gone through once.
#[derive(Default)]
struct Parameters {
    of: Option<(ClassId, CimName)>,
    names: HashSet<CimName>,
}

impl Parameters {
    fn of(&mut self, mention: &Mention<Target>, method: &Method) -> &HashSet<CimName> {
        let key = Some((mention.class, mention.feature.clone()));
        if self.of != key {
            self.of = key;
            self.names = method.parameters.iter().map(|parameter| parameter.name.clone()).collect();
        }
        &self.names
    }
}

fn report_feature(mention: &Mention<Target>, class: &Class, reports: &mut Reports) {
    let (owner, feature) = (&class.name, &mention.feature);
    let Target { qualifier, span, .. } = &mention.by;
    let message = format!("`{qualifier}` names `{feature}`, which `{owner}` does not have");
    let diagnostic = Diagnostic::new(codes::UNRESOLVED_TARGET, *span, message).label(class.name_span, "the class");
    let properties = class.properties.iter().map(|of| of.name.as_str());
    let methods = class.methods.iter().map(|of| of.name.as_str());
    let meant = reports.closest(feature.as_str(), properties.chain(methods));
    reports.report(diagnostic.help(advice(meant)));
}

fn report_parameter(
    mention: &Mention<Target>,
    parameter: &CimName,
    class: &Class,
    method: &Method,
    reports: &mut Reports,
) {
    let Target { qualifier, span, .. } = &mention.by;
    let message =
        format!("`{qualifier}` names `{parameter}`, which is no parameter of `{}.{}`", class.name, method.name);
    let diagnostic = Diagnostic::new(codes::UNRESOLVED_TARGET, *span, message).label(method.name_span, "the method");
    let meant = reports.closest(parameter.as_str(), method.parameters.iter().map(|of| of.name.as_str()));
    reports.report(diagnostic.help(advice(meant)));
}

fn advice(meant: Option<&str>) -> String {
    match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "correct the name, or remove the entry".to_owned(),
    }
}
