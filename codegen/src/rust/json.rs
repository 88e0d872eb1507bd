//! Instances that the schema declares, as JSON: lists as AdminService has them, an object a line.

use std::fmt::Write;

use super::plan::{InstanceList, InstanceValue, NamedValues};
use crate::header;

/// The instances of a class. The first line names the tool, by which the writer of files knows its own.
pub(super) fn list(list: &InstanceList) -> String {
    let objects: Vec<String> = list
        .instances
        .iter()
        .map(|instance| {
            let mut text = String::new();
            object(&mut text, &list.class, &instance.values);
            text
        })
        .collect();
    let mut generator = String::new();
    string(&mut generator, &header());
    format!("{{ \"generator\": {generator}, \"value\": [\n{}\n] }}\n", objects.join(",\n"))
}

fn object(text: &mut String, class: &str, values: &NamedValues) {
    text.push_str("{ \"__CLASS\": ");
    string(text, class);
    for (name, value) in values {
        text.push_str(", ");
        string(text, name);
        text.push_str(": ");
        self::value(text, value);
    }
    text.push_str(" }");
}

fn value(text: &mut String, value: &InstanceValue) {
    match value {
        InstanceValue::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        InstanceValue::Integer(value) => text.push_str(&value.to_string()),
        InstanceValue::Real(value) if value.is_finite() => {
            let _ = write!(text, "{value:?}");
        }
        InstanceValue::Real(value) if value.is_nan() => text.push_str("\"NaN\""),
        InstanceValue::Real(value) => text.push_str(if *value > 0.0 { "\"INF\"" } else { "\"-INF\"" }),
        InstanceValue::Char16(unit) => text.push_str(&unit.to_string()),
        InstanceValue::Text(value) | InstanceValue::Reference(value) => string(text, value),
        InstanceValue::Instance(class, values) => object(text, class, values),
        InstanceValue::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                self::value(text, element);
            }
            text.push(']');
        }
    }
}

fn string(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            control if control.is_control() => {
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
