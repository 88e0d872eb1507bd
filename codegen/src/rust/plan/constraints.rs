//! Plans what validation checks of a property.
//!
//! Standard qualifiers carry numbers. Those of Configuration Manager carry text: `SizeLimit("512")` or `AllowedLen("0-255")`.

use mof_model::{Class, Property, Qualifier, Value};
use mof_parser::Diagnostic;

use super::Constraint;
use crate::codes;

/// The constraints that the qualifiers of a property state.
pub(super) fn plan(class: &Class, property: &Property, diagnostics: &mut Vec<Diagnostic>) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    for qualifier in &property.qualifiers {
        match constraint(class, qualifier) {
            Reading::Constraint(constraint) if constraints.contains(&constraint) => {}
            Reading::Constraint(constraint) => constraints.push(constraint),
            Reading::Nothing => {}
            Reading::Unreadable => {
                if !property.propagated {
                    diagnostics.push(unreadable(property, qualifier));
                }
            }
        }
    }
    constraints
}

/// What a qualifier says about values.
enum Reading {
    Constraint(Constraint),
    Nothing,
    Unreadable,
}

fn constraint(class: &Class, qualifier: &Qualifier) -> Reading {
    let value = &qualifier.value;
    let constraint = match qualifier.name.as_str().to_ascii_lowercase().as_str() {
        "required" | "not_null" if *value == Value::Boolean(true) => Some(Constraint::Required),
        // WMI drivers write 0 for "unlimited".
        "maxlen" if number(value) == Some(0) => return Reading::Nothing,
        "maxlen" => length(value).map(Constraint::MaxLen),
        "minlen" => length(value).map(Constraint::MinLen),
        "sizelimit" => lengths(value).map(|(low, high)| Constraint::SizeLimit(low, high)),
        "allowedlen" => lengths(value).map(|(low, high)| Constraint::AllowedLen(low, high)),
        "minvalue" => number(value).map(Constraint::MinValue),
        "maxvalue" => number(value).map(Constraint::MaxValue),
        "range" => limits(value).map(|(low, high)| Constraint::Range(low, high)),
        "valuerange" => limits(value).map(|(low, high)| Constraint::ValueRange(low, high)),
        "requiredifnull" => other_property(class, value).map(Constraint::RequiredIfNull),
        "requiredifnotnull" => other_property(class, value).map(Constraint::RequiredIfNotNull),
        _ => return Reading::Nothing,
    };
    match (constraint, value) {
        (Some(constraint), _) => Reading::Constraint(constraint),
        (None, Value::Null) => Reading::Nothing,
        (None, _) => Reading::Unreadable,
    }
}

fn unreadable(property: &Property, qualifier: &Qualifier) -> Diagnostic {
    let message =
        format!("qualifier `{}` of property `{}` states no limit that can be checked", qualifier.name, property.name);
    Diagnostic::new(codes::UNREADABLE_LIMIT, qualifier.span, message)
}

fn number(value: &Value) -> Option<i128> {
    match value {
        Value::Integer(value) => Some(*value),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn length(value: &Value) -> Option<u64> {
    number(value).and_then(|value| u64::try_from(value).ok())
}

/// `low-high`, or the upper end alone.
fn lengths(value: &Value) -> Option<(u64, u64)> {
    if let Some(high) = length(value) {
        return Some((0, high));
    }
    let (low, high) = limits(value)?;
    Some((u64::try_from(low).ok()?, u64::try_from(high).ok()?))
}

/// `low-high`, either of which may be negative.
fn limits(value: &Value) -> Option<(i128, i128)> {
    let Value::String(text) = value else { return None };
    let text = text.trim();
    let after_sign = text.find(|character: char| character.is_ascii_digit())?;
    let dash = after_sign + text[after_sign..].find('-')?;
    let (low, high) = (text[..dash].trim().parse().ok()?, text[dash + 1..].trim().parse().ok()?);
    (low <= high).then_some((low, high))
}

fn other_property(class: &Class, value: &Value) -> Option<String> {
    let Value::String(name) = value else { return None };
    class.property(name.trim()).map(|property| property.name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_configuration_manager_writes_them() {
        let text = |text: &str| Value::String(text.into());
        for (value, expected) in [
            (text("512"), Some((0, 512))),
            (text("0-255"), Some((0, 255))),
            (text(" 1 - 16 "), Some((1, 16))),
            (Value::Integer(8), Some((0, 8))),
            (text("9-1"), None),
            (text("-5-3"), None),
            (text("many"), None),
            (text(""), None),
            (Value::Boolean(true), None),
        ] {
            assert_eq!(lengths(&value), expected, "{value:?}");
        }
        assert_eq!(limits(&text("-5--3")), Some((-5, -3)));
        assert_eq!(limits(&text("-5-3")), Some((-5, 3)));
    }
}
