//! What a pattern that matches nothing was probably meant to match.

use mof_model::{Class, Property, Schema};
use mof_parser::suggest::nearest;

use super::Target;
use super::target::Pattern;

/// What a list of rules is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Whatever is generated.
    Items,
    /// Classes and properties.
    Properties,
    /// What can be left out.
    LeftOut,
    /// Types of values.
    ValueTypes,
}

/// What helps who wrote a pattern that matches nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Near {
    /// What to write instead.
    Meant(String),
    /// Why it has no effect, or what there is.
    Reason(String),
}

/// What was probably meant, or why it has no effect.
pub(super) fn near_miss(schema: &Schema, target: &Target, about: About) -> Option<Near> {
    let classes: Vec<&Class> =
        schema.types().map(|(_, class)| class).filter(|class| target.class.matches(class.name.as_str())).collect();
    if classes.is_empty() {
        let names = || schema.types().map(|(_, class)| class.name.as_str());
        return match near_name(&target.class, names()) {
            Some(meant) => Some(meant_by(&meant, target.feature.as_ref(), target.value.as_deref())),
            None => what_there_is(names()),
        };
    }
    let Some(feature) = &target.feature else { return Some(not_generated(classes[0])) };
    let matching = classes.iter().find(|class| features(class, about).any(|name| feature.matches(name)));
    let Some(class) = matching else {
        let meant = near_name(feature, classes.iter().flat_map(|class| features(class, about)))?;
        return Some(meant_by(&format!("{}.{meant}", target.class.written()), None, target.value.as_deref()));
    };
    let property = class.properties.iter().find(|property| feature.matches(property.name.as_str()));
    match (&target.value, property) {
        (Some(value), Some(property)) => Some(Near::Reason(near_value(value, class, property))),
        (None, Some(property)) if about == About::LeftOut && property.is_key() => {
            Some(Near::Reason(format!("`{}` is a key of `{}`, and keys stay", property.name, class.name)))
        }
        (None, Some(property))
            if about == About::ValueTypes && property.values.is_empty() && property.bits.is_empty() =>
        {
            let (class, property) = (&class.name, &property.name);
            Some(Near::Reason(format!("the values of `{class}.{property}` have no names, and so no type of their own")))
        }
        _ => Some(not_generated(class)),
    }
}

/// The names of what a list of rules can be about in a class.
fn features(class: &Class, about: About) -> impl Iterator<Item = &str> {
    let methods = class.methods.iter().filter(move |_| about != About::Properties);
    let methods = methods.map(|method| method.name.as_str());
    class.properties.iter().map(|property| property.name.as_str()).chain(methods)
}

/// The first classes of the schema, for who is far from all of them.
fn what_there_is<'a>(names: impl Iterator<Item = &'a str>) -> Option<Near> {
    let names: Vec<&str> = names.collect();
    let shown: Vec<String> = names.iter().take(SHOWN_CLASSES).map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(SHOWN_CLASSES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!names.is_empty()).then(|| Near::Reason(format!("there are {}{more}", shown.join(", "))))
}

/// As many names of classes as fit in a line.
const SHOWN_CLASSES: usize = 3;

/// The name that a pattern was probably meant to match, as a pattern.
fn near_name<'a>(pattern: &Pattern, names: impl Iterator<Item = &'a str>) -> Option<String> {
    if pattern.is_exact() {
        return nearest(pattern.written(), names).map(str::to_owned);
    }
    // The beginnings of names that are about as long as what stands before the `*`.
    let stem = pattern.stem()?;
    let length = stem.chars().count();
    let beginnings = names.flat_map(|name| {
        [length, length + 1, length.saturating_sub(1)].into_iter().filter_map(move |length| beginning(name, length))
    });
    nearest(stem, beginnings).map(|meant| format!("{meant}*"))
}

fn beginning(name: &str, length: usize) -> Option<&str> {
    let ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
    ends.skip(1).nth(length.checked_sub(1)?).map(|end| &name[..end])
}

fn meant_by(name: &str, feature: Option<&Pattern>, value: Option<&str>) -> Near {
    let feature = feature.map(|feature| format!(".{}", feature.written())).unwrap_or_default();
    let value = value.map(|value| format!(":{value}")).unwrap_or_default();
    Near::Meant(format!("{name}{feature}{value}"))
}

fn near_value(written: &str, class: &Class, property: &Property) -> String {
    let values: Vec<String> = property.values.iter().map(|value| value.value.trim().to_owned()).collect();
    let bits = property.bits.iter().map(|bit| bit.bit.to_string());
    let values: Vec<String> = values.into_iter().chain(bits).collect();
    if values.is_empty() {
        return format!("`{}.{}` has no named values", class.name, property.name);
    }
    // Whoever has the label at hand is helped by the value.
    let labelled =
        property.values.iter().find(|value| value.label.as_deref().is_some_and(|label| label.trim() == written));
    if let Some(value) = labelled {
        return format!("that is the name of the value: write `{}`", value.value.trim());
    }
    let shown: Vec<String> = values.iter().take(SHOWN_VALUES).map(|value| format!("`{value}`")).collect();
    let more = if values.len() > SHOWN_VALUES { " and more" } else { "" };
    format!("`{}.{}` has the values {}{more}", class.name, property.name, shown.join(", "))
}

/// As many values as fit in a line.
const SHOWN_VALUES: usize = 8;

fn not_generated(class: &Class) -> Near {
    Near::Reason(format!(
        "class `{}` has it, but no code is generated for it; `class`, `exclude` and `property` say for what",
        class.name
    ))
}
