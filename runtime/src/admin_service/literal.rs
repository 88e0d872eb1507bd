//! Values as OData writes them in an address.

use crate::{CimDateTime, CimValue};

/// The literal for a value; `None` where OData has none.
///
/// Numbers and booleans stand as they are, texts in single quotes with those inside doubled, timestamps in UTC.
pub(super) fn literal(value: &CimValue) -> Option<String> {
    Some(match value {
        CimValue::Null => "null".to_owned(),
        CimValue::Boolean(value) => value.to_string(),
        CimValue::Unsigned(number) => number.to_string(),
        CimValue::Signed(number) => number.to_string(),
        CimValue::Real32(number) => real((*number).into())?,
        CimValue::Real64(number) => real(*number)?,
        CimValue::Char16(character) => quoted(&character.to_char()?.to_string()),
        CimValue::String(text) => quoted(text),
        CimValue::Reference(path) => quoted(path.as_str()),
        CimValue::DateTime(CimDateTime::Timestamp(timestamp)) => timestamp.to_utc().ok()?.to_rfc3339().ok()?,
        CimValue::DateTime(CimDateTime::Interval(_)) | CimValue::Instance(_) | CimValue::Array(_) => return None,
    })
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn real(number: f64) -> Option<String> {
    number.is_finite().then(|| format!("{number:?}"))
}
