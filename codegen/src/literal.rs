//! Values and qualifiers as MOF writes them.

use mof_model::{Qualifier, Value};

/// A qualifier with its value; a boolean that is TRUE stands alone.
pub(crate) fn qualifier_text(qualifier: &Qualifier) -> String {
    match &qualifier.value {
        Value::Boolean(true) => qualifier.name.to_string(),
        value @ Value::Array(_) => format!("{}{}", qualifier.name, value_text(value)),
        value => format!("{}({})", qualifier.name, value_text(value)),
    }
}

/// A value; texts stand between quotes as they are, without escapes, since people read them.
pub(crate) fn value_text(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Boolean(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Integer(value) => value.to_string(),
        Value::Real(value) => format!("{value:?}"),
        Value::Char16(unit) => format!("'{}'", char::from_u32(u32::from(*unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        Value::String(text) | Value::DateTime(text) | Value::Reference(text) => format!("\"{text}\""),
        Value::Alias(alias) => format!("${alias}"),
        Value::Instance(instance) => format!("instance of {}", instance.class),
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(value_text).collect();
            format!("{{{}}}", elements.join(", "))
        }
        // The model may learn kinds of values that this text has no form for.
        _ => "…".to_owned(),
    }
}
