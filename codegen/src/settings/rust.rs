//! Settings of generated Rust.

use mof_parser::{Diagnostic, Span};

use super::entry::{Refused, Said, Text};
use super::{Resolved, reports, syntax};
use crate::codes;
use crate::mof::is_device;
use crate::rust::choice::{Rule, Target};
use crate::rust::{DateTimeType, Layout, Runtime};

pub(super) fn file(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let text = said.text();
    let name = &text.text;
    let stem = name.strip_suffix(".rs").unwrap_or_default();
    if stem.is_empty() || stem.starts_with('.') || !is_name_everywhere(stem) {
        let diagnostic = Diagnostic::new(codes::SETTING_FORM, text.span, format!("`{name}` is no name of a file"));
        let help = "write a name that ends in `.rs`, without folders, such as `inventory.rs`; `output` is the folder";
        return Err(diagnostic.help(help).into());
    }
    resolved.options.file.clone_from(name);
    if resolved.options.layout == Layout::SingleFile {
        return Ok(());
    }
    let message = "a folder of modules has no single file to name";
    Err(Diagnostic::new(codes::SETTING_FORM, text.span, message)
        .help("leave `file` out, or write `layout = \"single-file\"`")
        .into())
}

/// Whether every file system can hold a file whose name begins so.
fn is_name_everywhere(stem: &str) -> bool {
    let is_plain = |letter: char| !letter.is_control() && !r#"<>:"/\|?*"#.contains(letter);
    let device = stem.split('.').next().unwrap_or_default();
    stem.len() <= MAX_FILE_NAME && stem.chars().all(is_plain) && stem.trim() == stem && !is_device(device.trim_end())
}

/// The longest name of a file without its ending. File systems take 255 bytes, also of the temporary name while a file is written.
const MAX_FILE_NAME: usize = 180;

pub(super) fn datetime(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    resolved.options.datetime = match said.text().text.as_str() {
        "cim" => DateTimeType::Cim,
        _ => DateTimeType::Path(syntax::type_path(said.text())?),
    };
    Ok(())
}

pub(super) fn class(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let text = said.text();
    let target = class_target(text)?;
    resolved.options.rules.class.push(match_only(target, text.span));
    Ok(())
}

pub(super) fn exclude(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let text = said.text();
    let target = item_target(text)?;
    resolved.options.rules.exclude.push(match_only(target, text.span));
    Ok(())
}

pub(super) fn property(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let (class, text) = (said.key()?, said.text());
    class_target(class)?;
    let name = Target::parse(&text.text).map_err(|error| reports::no_pattern(text, error))?;
    if name.feature.is_some() {
        return Err(reports::wrong(text, &"a property is named without its class").into());
    }
    let target = Target { feature: Some(name.class), ..class_target(class)? };
    resolved.options.rules.property.push(match_only(target, text.span));
    Ok(())
}

pub(super) fn rename(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let (target, text) = (said.key()?, said.text());
    let parsed = Target::parse(&target.text).map_err(|error| reports::no_pattern(target, error))?;
    resolved.options.rules.rename.push(rule(parsed, target, text, syntax::identifier(text)?));
    Ok(())
}

pub(super) fn derive(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let (target, text) = (said.key()?, said.text());
    let rule = rule(item_target(target)?, target, text, syntax::path(text)?);
    resolved.options.rules.derive.push(rule);
    Ok(())
}

pub(super) fn attribute(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let (target, text) = (said.key()?, said.text());
    let rule = rule(item_target(target)?, target, text, syntax::attributes(text)?);
    resolved.options.rules.attribute.push(rule);
    Ok(())
}

pub(super) fn value_attribute(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let (target, text) = (said.key()?, said.text());
    let rule = rule(property_target(target)?, target, text, syntax::attributes(text)?);
    resolved.options.rules.value_attribute.push(rule);
    Ok(())
}

pub(super) fn extern_type(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let (target, text) = (said.key()?, said.text());
    let rule = rule(item_target(target)?, target, text, syntax::type_path(text)?);
    resolved.options.rules.extern_type.push(rule);
    Ok(())
}

pub(super) fn runtime(resolved: &mut Resolved, said: Said<'_>) -> Result<(), Refused> {
    let runtime: Runtime = said.word()?;
    resolved.options.runtime = runtime;
    let datetime = match &resolved.options.datetime {
        DateTimeType::Path(path) => Some(path),
        DateTimeType::Cim => None,
    };
    let types = datetime.into_iter().chain(resolved.options.rules.extern_type.iter().map(|rule| &rule.text));
    let mut of_libraries = types.filter(|path| DATE_LIBRARIES.iter().any(|library| path.starts_with(library)));
    match of_libraries.next() {
        Some(path) if runtime != Runtime::Crate => {
            let message = format!("a runtime module has no conversions of `{path}`");
            let help =
                "only the crate `mof-runtime` has them, behind its features; or write a type of your own around it";
            Err(Diagnostic::new(codes::SETTING_FORM, said.text().span, message).help(help).into())
        }
        _ => Ok(()),
    }
}

/// The crates whose types the runtime implements its traits for, behind features of which a module has none.
const DATE_LIBRARIES: [&str; 3] = ["::jiff::", "::chrono::", "::time::"];

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
