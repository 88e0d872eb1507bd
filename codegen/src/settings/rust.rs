//! Settings of generated Rust.

use std::path::Path;

use mof_parser::{Diagnostic, Span};

use super::{Refused, Resolved, Text, reports, syntax};
use crate::codes;
use crate::rust::choice::{Rule, Target};
use crate::rust::{DateTimeType, Layout};

pub(super) fn file(resolved: &mut Resolved, text: &Text, _: &Path) -> Result<(), Refused> {
    let name = &text.text;
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', ':']) || name.contains(char::is_control) {
        let diagnostic = Diagnostic::new(codes::SETTING_FORM, text.span, format!("`{name}` is no name of a file"));
        return Err(diagnostic
            .help("write a name without folders, such as `inventory.rs`; `output` is the folder")
            .into());
    }
    if let Layout::SingleFile(file) = &mut resolved.options.layout {
        file.clone_from(name);
    }
    Ok(())
}

pub(super) fn datetime(resolved: &mut Resolved, text: &Text, _: &Path) -> Result<(), Refused> {
    resolved.options.datetime = match text.text.as_str() {
        "cim" => DateTimeType::Cim,
        _ => DateTimeType::Path(syntax::type_path(text)?),
    };
    Ok(())
}

pub(super) fn class(resolved: &mut Resolved, text: &Text, _: &Path) -> Result<(), Refused> {
    let target = class_target(text)?;
    resolved.options.rules.class.push(match_only(target, text.span));
    Ok(())
}

pub(super) fn exclude(resolved: &mut Resolved, text: &Text, _: &Path) -> Result<(), Refused> {
    let target = item_target(text)?;
    resolved.options.rules.exclude.push(match_only(target, text.span));
    Ok(())
}

pub(super) fn property(resolved: &mut Resolved, class: &Text, text: &Text) -> Result<(), Refused> {
    class_target(class)?;
    let name = Target::parse(&text.text).map_err(|error| reports::no_pattern(text, error))?;
    if name.feature.is_some() {
        return Err(reports::wrong(text, &"a property is named without its class").into());
    }
    let target = Target { feature: Some(name.class), ..class_target(class)? };
    resolved.options.rules.property.push(match_only(target, text.span));
    Ok(())
}

pub(super) fn rename(resolved: &mut Resolved, target: &Text, text: &Text) -> Result<(), Refused> {
    let parsed = Target::parse(&target.text).map_err(|error| reports::no_pattern(target, error))?;
    resolved.options.rules.rename.push(rule(parsed, target, text, syntax::identifier(text)?));
    Ok(())
}

pub(super) fn derive(resolved: &mut Resolved, target: &Text, text: &Text) -> Result<(), Refused> {
    let rule = rule(item_target(target)?, target, text, syntax::path(text)?);
    resolved.options.rules.derive.push(rule);
    Ok(())
}

pub(super) fn attribute(resolved: &mut Resolved, target: &Text, text: &Text) -> Result<(), Refused> {
    let rule = rule(item_target(target)?, target, text, syntax::attributes(text)?);
    resolved.options.rules.attribute.push(rule);
    Ok(())
}

pub(super) fn value_attribute(resolved: &mut Resolved, target: &Text, text: &Text) -> Result<(), Refused> {
    let rule = rule(property_target(target)?, target, text, syntax::attributes(text)?);
    resolved.options.rules.value_attribute.push(rule);
    Ok(())
}

pub(super) fn extern_type(resolved: &mut Resolved, target: &Text, text: &Text) -> Result<(), Refused> {
    let rule = rule(item_target(target)?, target, text, syntax::type_path(text)?);
    resolved.options.rules.extern_type.push(rule);
    Ok(())
}

fn rule(target: Target, pattern: &Text, text: &Text, holds: String) -> Rule {
    Rule { target, target_span: pattern.span, text: holds, text_span: text.span }
}

fn match_only(target: Target, span: Span) -> Rule {
    Rule { target, target_span: span, text: String::new(), text_span: span }
}

/// `CLASS`.
fn class_target(text: &Text) -> Result<Target, Refused> {
    let target = Target::parse(&text.text).map_err(|error| reports::no_pattern(text, error))?;
    if target.feature.is_some() {
        return Err(reports::wrong(text, &format!("`{}` must be a class, without a property", text.text)).into());
    }
    Ok(target)
}

/// `CLASS.PROPERTY`.
fn property_target(text: &Text) -> Result<Target, Refused> {
    let target = item_target(text)?;
    if target.feature.is_none() {
        return Err(reports::wrong(text, &format!("`{}` must be a property: `CLASS.PROPERTY`", text.text)).into());
    }
    Ok(target)
}

/// `CLASS` or `CLASS.PROPERTY`.
fn item_target(text: &Text) -> Result<Target, Refused> {
    let target = Target::parse(&text.text).map_err(|error| reports::no_pattern(text, error))?;
    if target.value.is_some() {
        return Err(
            reports::wrong(text, &format!("`{}` must be a class or a property, and no value", text.text)).into()
        );
    }
    Ok(target)
}
