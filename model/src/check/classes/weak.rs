//! Keys that come from the other end of an association: `Weak` and `Propagated`, S053 (DSP0004 5.6.3).

use std::sync::Arc;

use mof_parser::Diagnostic;
use mof_runtime::CimType;

use crate::check::mentions::{Mention, look_up};
use crate::codes;
use crate::qualifier::Qualifier;
use crate::report::Reports;
use crate::resolve::{Lineage, OwnProperty, ResolvedClass};
use crate::schema::{Class, ClassId, Property, Schema};
use crate::value::Value;

/// Checks all weak references and all propagated keys.
pub(super) fn check(schema: &Schema, classes: &[ResolvedClass<'_>], lineage: &Lineage<'_>, reports: &mut Reports) {
    let mut mentions = Vec::new();
    for class in classes {
        check_weak(class, schema, lineage, reports);
        for property in &class.properties {
            mentions.extend(check_propagated(property, class.id, lineage, reports));
        }
    }
    look_up(schema, mentions, |mention, found, _| {
        let target = &schema[mention.class];
        let is_known = lineage.ancestry_known(mention.class) && !reports.has_errors_within(target.span);
        if found.is_some() || is_known {
            check_target(mention, target, found, reports);
        }
    });
}

/// A property with its `Propagated`.
type Propagated<'a> = (&'a OwnProperty<'a>, &'a Qualifier);

fn check_weak(class: &ResolvedClass<'_>, schema: &Schema, lineage: &Lineage<'_>, reports: &mut Reports) {
    let is_weak = |of: &&Property| of.qualifiers.is_true("Weak");
    let stands_on = |of: &&Property| of.qualifiers.get("Weak").is_some_and(|weak| !weak.propagated);
    let own: Vec<&Property> = class.properties.iter().map(|own| own.resolved.as_ref()).filter(stands_on).collect();
    let resolved = &schema[class.id];
    let all = resolved.properties.iter().map(Arc::as_ref);
    let Some(first) = all.filter(|_| !own.is_empty()).find(is_weak) else { return };
    let mut own = own.into_iter().filter(is_weak).peekable();
    if let Some(property) = own.next_if(|property| property.name == first.name) {
        check_end(property, class.id, schema, lineage, reports);
    }
    if let Some(second) = own.next() {
        reports.report(second_weak(second, first, resolved));
    }
}

/// The class at a weak end takes keys from the other one.
fn check_end(property: &Property, class: ClassId, schema: &Schema, lineage: &Lineage<'_>, reports: &mut Reports) {
    let target = property.data_type.class_name.as_ref().filter(|_| property.data_type.cim_type == CimType::Reference);
    let Some(id) = target.and_then(|name| lineage.find(class, name.as_str())) else { return };
    let target = &schema[id];
    let has_propagated = target.keys().any(|key| key.qualifiers.carries("Propagated"));
    if !has_propagated && lineage.ancestry_known(id) && !reports.has_errors_within(target.span) {
        reports.report(without_propagated(property, target));
    }
}

fn second_weak(property: &Property, first: &Property, class: &Class) -> Diagnostic {
    let message = format!("association `{}` has two references that are `Weak`", class.name);
    Diagnostic::new(codes::WEAK, property.name_span, message)
        .label(first.name_span, "the other one")
        .help("keep `Weak` on the reference to the objects that the other end names")
}

fn without_propagated(property: &Property, target: &Class) -> Diagnostic {
    let (name, target_name) = (&property.name, &target.name);
    let message = format!("reference `{name}` is `Weak`, but `{target_name}` has no key that is `Propagated`");
    Diagnostic::new(codes::WEAK, property.name_span, message)
        .label(target.name_span, "takes no key from elsewhere")
        .help(format!("give `{target_name}` the keys of the other end, as `[Key, Propagated(\"Class.Key\")]`"))
}

/// Gives the key that a property takes over, where it says so.
fn check_propagated<'a>(
    property: &'a OwnProperty<'a>,
    class: ClassId,
    lineage: &Lineage<'_>,
    reports: &mut Reports,
) -> Option<Mention<Propagated<'a>>> {
    let qualifier = property.resolved.qualifiers.get("Propagated").filter(|of| !of.propagated)?;
    let Value::String(text) = &qualifier.value else { return None };
    let name = &property.declaration.name.text;
    if !property.resolved.is_key() {
        let message = format!("property `{name}` is `Propagated`, but no key");
        let help = "add the qualifier `Key`, or remove `Propagated`";
        reports.report(Diagnostic::new(codes::WEAK, qualifier.span, message).help(help));
        return None;
    }
    let Some((owner, key)) = text.split_once('.') else {
        let message = format!("`Propagated` is `{text}`, which names no key of a class");
        let help = "write class and key, such as `Propagated(\"ACME_System.Name\")`";
        reports.report(Diagnostic::new(codes::WEAK, qualifier.span, message).help(help));
        return None;
    };
    let class = lineage.find(class, owner)?;
    Some(Mention { class, feature: key.into(), by: (property, qualifier) })
}

fn check_target(mention: &Mention<Propagated<'_>>, target: &Class, found: Option<&Property>, reports: &mut Reports) {
    let (property, qualifier) = mention.by;
    let (owner, key) = (&target.name, &mention.feature);
    let diagnostic = |message| Diagnostic::new(codes::WEAK, qualifier.span, message);
    let Some(found) = found else {
        let missing = diagnostic(format!("class `{owner}` has no property `{key}` to propagate"));
        let keys = target.keys().map(|key| key.name.as_str());
        let help = match reports.closest(key.as_str(), keys) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "name a key of the class at the other end".to_owned(),
        };
        return reports.report(missing.label(target.name_span, "the class").help(help));
    };
    let (now, before) = (&property.resolved.data_type, &found.data_type);
    let complaint = if found.is_key() {
        let message = format!(
            "`{}` is `{}`, but the propagated key is `{}`",
            property.declaration.name.text,
            now.cim_type.name(),
            before.cim_type.name()
        );
        (now.cim_type != before.cim_type).then_some((message, "declare the type of the propagated key"))
    } else {
        Some((format!("property `{key}` of `{owner}` is no key, so it cannot propagate"), "name a key of that class"))
    };
    if let Some((message, help)) = complaint {
        reports.report(diagnostic(message).label(found.name_span, "declared here").help(help));
    }
}
