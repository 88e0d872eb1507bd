//! Values of the types that only MOF 3 has: literals of enumerations and octet strings (DSP0221 7.6.1.4, 7.6.3).

use mof_parser::ast::{self, ValueKind};

use super::values::Mismatch;
use crate::enumeration::EnumerationType;
use crate::report::Reports;
use crate::schema::{Mof3Type, Type};
use crate::value::Value;

/// What a literal of an enumeration stands for.
pub(super) fn of_enumeration(literal: &ValueKind, enumeration: &EnumerationType) -> Result<Value, Mismatch> {
    match literal {
        ValueKind::Null | ValueKind::Error => Ok(Value::Null),
        ValueKind::Enumeration(named) => {
            let qualified = named.enumeration.as_ref();
            let is_own = qualified.is_none_or(|name| enumeration.lineage.iter().any(|known| known.is(&name.text)));
            match enumeration.literal(&named.literal.text).filter(|_| is_own) {
                Some(value) => Ok(value.clone()),
                None if enumeration.is_complete => Err(Mismatch::Literal),
                None => Ok(Value::Null),
            }
        }
        _ => Err(Mismatch::Kind),
    }
}

/// `"0x" *( 2( hexDigit ) )` in quotation marks.
pub(super) fn octet_string(literal: &ValueKind) -> Result<Value, Mismatch> {
    match literal {
        ValueKind::Null | ValueKind::Error => Ok(Value::Null),
        ValueKind::String(text) => match malformed(text) {
            None => Ok(Value::String(text.as_str().into())),
            Some(reason) => Err(Mismatch::OctetString(reason)),
        },
        _ => Err(Mismatch::Kind),
    }
}

/// Why a text is no octet string.
fn malformed(text: &str) -> Option<&'static str> {
    let Some(digits) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) else {
        return Some("it does not begin with `0x`");
    };
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Some("it has more than hexadecimal digits after `0x`");
    }
    (digits.len() % 2 != 0).then_some("it has half an octet: the number of its digits is odd")
}

/// Says that an enumeration has no such literal.
pub(super) fn unknown_literal(value: &ast::Value, data_type: &Type) -> String {
    let name = data_type.name();
    match &value.kind {
        ValueKind::Enumeration(literal) => match &literal.enumeration {
            Some(other) if !other.text.eq_ignore_ascii_case(name) => {
                format!("`{}.{}` is no literal of enumeration `{name}`", other.text, literal.literal.text)
            }
            _ => format!("enumeration `{name}` has no literal `{}`", literal.literal.text),
        },
        _ => format!("this is no literal of enumeration `{name}`"),
    }
}

/// What a value of a type of MOF 3 looks like.
pub(super) fn advice(value: &ast::Value, data_type: &Type, reports: &mut Reports) -> Option<String> {
    match data_type.mof3.as_ref()? {
        Mof3Type::Integer => None,
        Mof3Type::OctetString => Some("write `0x` and pairs of hexadecimal digits, such as `\"0x00FF\"`".to_owned()),
        Mof3Type::Enumeration(enumeration) => {
            let literals = || enumeration.values.iter().filter_map(|value| value.label.as_deref());
            let meant = match &value.kind {
                ValueKind::Enumeration(written) => reports.closest(&written.literal.text, literals()),
                _ => None,
            };
            Some(match (meant, literals().next()) {
                (Some(meant), _) => format!("did you mean `{meant}`?"),
                (None, Some(first)) => format!("write one of its literals, such as `{first}`"),
                (None, None) => "the enumeration has no literals".to_owned(),
            })
        }
    }
}
