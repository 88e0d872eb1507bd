//! Rows of the `wmi` crate as JSON: each value is an object with the name of the variant, `null` is `Null`.

use mof_runtime::ClassMetadata;
use serde_json::{Map, Value};

use super::wmi_model::{Row, Variant};

/// A row of all properties of the class: those that the text lacks are null, as the crate has it for scalars and arrays.
pub(crate) fn read(text: &str, class: &'static ClassMetadata) -> Row {
    let Row(given) = row(serde_json::from_str(text).expect("JSON"));
    let value = |name: &str| given.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let null = |is_array| if is_array { Variant::Array(Vec::new()) } else { Variant::Null };
    let properties = class.properties().iter();
    Row(properties
        .map(|property| (property.name(), value(property.name()).unwrap_or(null(property.is_array()))))
        .collect())
}

/// What a row has besides nulls and the arrays that stand for null, in the order of the names.
pub(crate) fn without_nulls(row: Row) -> Row {
    let is_null = |value: &Variant| *value == Variant::Null || *value == Variant::Array(Vec::new());
    let inner = |(name, value)| match value {
        Variant::Object(row) => (name, Variant::Object(without_nulls(row))),
        other => (name, other),
    };
    let mut members: Vec<_> = row.0.into_iter().filter(|(_, value)| !is_null(value)).map(inner).collect();
    members.sort_by_key(|(name, _)| *name);
    Row(members)
}

fn row(members: Map<String, Value>) -> Row {
    Row(members.into_iter().map(|(name, value)| (&*name.leak(), variant(value))).collect())
}

fn variant(value: Value) -> Variant {
    let Value::Object(members) = value else {
        return Variant::Null;
    };
    let (kind, value) = members.into_iter().next().expect("the name of a variant");
    match kind.as_str() {
        "Null" => Variant::Null,
        "Empty" => Variant::Empty,
        "Bool" => Variant::Bool(value == Value::Bool(true)),
        "String" => value.as_str().expect("a text").into(),
        "I1" => Variant::I1(serde_json::from_value(value).expect("a sint8")),
        "I2" => Variant::I2(serde_json::from_value(value).expect("a sint16")),
        "I4" => Variant::I4(serde_json::from_value(value).expect("a sint32")),
        "I8" => Variant::I8(serde_json::from_value(value).expect("a sint64")),
        "UI1" => Variant::Ui1(serde_json::from_value(value).expect("a uint8")),
        "UI2" => Variant::Ui2(serde_json::from_value(value).expect("a uint16")),
        "UI4" => Variant::Ui4(serde_json::from_value(value).expect("a uint32")),
        "UI8" => Variant::Ui8(serde_json::from_value(value).expect("a uint64")),
        "R4" => Variant::R4(serde_json::from_value(value).expect("a real32")),
        "R8" if value == "-inf" => Variant::R8(f64::NEG_INFINITY),
        "R8" => Variant::R8(serde_json::from_value(value).expect("a real64")),
        "Array" => Variant::Array(value.as_array().expect("elements").iter().cloned().map(variant).collect()),
        "Object" => Variant::Object(row(value.as_object().expect("members").clone())),
        other => panic!("{other} is no variant"),
    }
}
