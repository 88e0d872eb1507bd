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
    /// What can be left out.
    LeftOut,
    /// Types of values.
    ValueTypes,
}

/// What to write instead, or why it has no effect.
pub(super) fn near_miss(schema: &Schema, target: &Target, about: About) -> Option<String> {
    let classes: Vec<&Class> =
        schema.types().map(|(_, class)| class).filter(|class| target.class.matches(class.name.as_str())).collect();
    if classes.is_empty() {
        let meant = near_name(&target.class, schema.types().map(|(_, class)| class.name.as_str()))?;
        return Some(did_you_mean(&meant, target.feature.as_ref(), target.value.as_deref()));
    }
    let Some(feature) = &target.feature else { return Some(not_generated(classes[0])) };
    let matching = classes.iter().find(|class| features(class).any(|name| feature.matches(name)));
    let Some(class) = matching else {
        let meant = near_name(feature, classes.iter().flat_map(|class| features(class)))?;
        return Some(did_you_mean(&format!("{}.{meant}", target.class.written()), None, target.value.as_deref()));
    };
    let property = class.properties.iter().find(|property| feature.matches(property.name.as_str()));
    match (&target.value, property) {
        (Some(value), Some(property)) => Some(near_value(value, class, property)),
        (None, Some(property)) if about == About::LeftOut && property.is_key() => {
            Some(format!("`{}` is a key of `{}`, and keys stay", property.name, class.name))
        }
        (None, Some(property))
            if about == About::ValueTypes && property.values.is_empty() && property.bits.is_empty() =>
        {
            Some(format!("the values of `{}.{}` have no names, and so no type of their own", class.name, property.name))
        }
        _ => Some(not_generated(class)),
    }
}

fn features(class: &Class) -> impl Iterator<Item = &str> {
    let methods = class.methods.iter().map(|method| method.name.as_str());
    class.properties.iter().map(|property| property.name.as_str()).chain(methods)
}

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

fn did_you_mean(name: &str, feature: Option<&Pattern>, value: Option<&str>) -> String {
    let feature = feature.map(|feature| format!(".{}", feature.written())).unwrap_or_default();
    let value = value.map(|value| format!(":{value}")).unwrap_or_default();
    format!("did you mean `{name}{feature}{value}`?")
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

fn not_generated(class: &Class) -> String {
    format!(
        "class `{}` has it, but no code is generated for it; `class`, `exclude` and `property` say for what",
        class.name
    )
}
