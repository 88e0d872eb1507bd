//! Values in the argument of a qualifier: `enumeration("VALID(0), USER(1)")` and `bits("DANGLING(0)")`.

use mof_parser::ast::{Qualifier, ValueKind};

use super::number::Number;
use super::{MapRow, pair};

/// The qualifiers that the argument spells out; empty where the qualifier has none that can be read whole.
pub(crate) fn from_argument(qualifier: &Qualifier) -> Vec<Qualifier> {
    let names = match qualifier.name.text.as_str() {
        "Enumeration" => ("ValueMap", "Values"),
        "Bits" => ("BitMap", "BitValues"),
        _ => return Vec::new(),
    };
    let Some(ValueKind::String(text)) = qualifier.value.as_ref().map(|value| &value.kind) else { return Vec::new() };
    let row = |item: &str| {
        let number = Number::read(item)?;
        Some(MapRow { value: number.value.to_string(), label: number.name?, span: *qualifier.span })
    };
    let rows: Option<Vec<MapRow>> = text.split(',').map(row).collect();
    pair(names.0, names.1, &rows.unwrap_or_default(), *qualifier.span)
}
