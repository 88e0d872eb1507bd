//! The values of keys: what form each has, and what it states.

use mof_parser::ast::{Array, DataType, IntrinsicType, Name, NodeSpan, TypeKind, ValueKind};
use mof_parser::suggest::nearest;
use mof_parser::{Diagnostics, Span};

use super::entry::{Change, Direction, Element, QualifierChange, Setting, ValueChange, ValueRow};
use super::reports;
use crate::name::is_name;
use crate::properties::AccessType;
use crate::qualifiers;
use mof_parser::toml::{Member, Node, Value};

/// Qualifiers that a key states.
const STATED_BY_KEYS: [(&str, &str); 12] = [
    ("BitMap", "bits"),
    ("BitValues", "bits"),
    ("Description", "description"),
    ("In", "direction"),
    ("Key", "key"),
    ("Not_Null", "nullable"),
    ("Optional", "optional"),
    ("Out", "direction"),
    ("Read", "access"),
    ("ValueMap", "values"),
    ("Values", "values"),
    ("Write", "access"),
];

/// Qualifiers whose numbers pages write in quotation marks.
const GIVEN_AS_STRINGS: [&str; 3] = ["AllowedLen", "ID", "SizeLimit"];

/// Reads the value of a key; what has the wrong form is reported.
pub(super) fn change(key: &str, element: Element, node: &Node, diagnostics: &mut Diagnostics) -> Option<Change> {
    match key {
        "qualifiers" => return qualifier_changes(element, node, diagnostics).map(Change::Qualifiers),
        "values" => return value_change(key, node, diagnostics).map(Change::Values),
        "bits" => return value_change(key, node, diagnostics).map(Change::Bits),
        "type" => {
            return data_type(element, node, diagnostics).map(|(data_type, array)| Change::Type(data_type, array));
        }
        _ => {}
    }
    let (form, change) = simple(key, &node.value);
    if change.is_none() {
        diagnostics.report(reports::wrong_form(key, node, form));
    }
    change
}

/// The keys whose value is a single word or text: the form that it must have, and what it states.
fn simple(key: &str, value: &Value) -> (&'static str, Option<Change>) {
    match key {
        "add" => ("`true`", (*value == Value::Boolean(true)).then_some(Change::Add)),
        "remove" => ("`true`", (*value == Value::Boolean(true)).then_some(Change::Remove)),
        "after" => ("the name of what stands before it", name(value).map(Change::After)),
        "rename" => ("a name", name(value).map(Change::Rename)),
        "superclass" => ("the name of a class, or `false`", unless_false(value, name, Change::Superclass)),
        "key" => ("`true` or `false`", boolean(value).map(Change::Key)),
        "nullable" => ("`true` or `false`", boolean(value).map(Change::Nullable)),
        "optional" => ("`true` or `false`", boolean(value).map(Change::Optional)),
        "access" => ("`Read-only`, `Read/Write` or `Write-only`", access(value).map(Change::Access)),
        "direction" => ("`in`, `out` or `in, out`", direction(value).map(Change::Direction)),
        _ => ("a string, or `false`", unless_false(value, text, Change::Description)),
    }
}

fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Boolean(boolean) => Some(*boolean),
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn name(value: &Value) -> Option<String> {
    text(value).filter(|text| is_name(text))
}

/// What follows from a text, or from `false`, which takes it away.
fn unless_false<T>(
    value: &Value,
    read: fn(&Value) -> Option<String>,
    then: impl FnOnce(Option<String>) -> T,
) -> Option<T> {
    if *value == Value::Boolean(false) { Some(then(None)) } else { read(value).map(|text| then(Some(text))) }
}

fn access(value: &Value) -> Option<AccessType> {
    AccessType::from_words(&text(value)?)
}

fn direction(value: &Value) -> Option<Direction> {
    let letters: String = text(value)?.chars().filter(char::is_ascii_alphabetic).collect();
    match letters.to_ascii_lowercase().as_str() {
        "in" => Some(Direction::In),
        "out" => Some(Direction::Out),
        "inout" => Some(Direction::InOut),
        _ => None,
    }
}

/// `UInt32`, `String[]`, `UInt8[24]`, `ref:ACME_Job`, `ACME_Job REF`, `ACME_Job`, `Object`, and `void` of a method.
fn data_type(element: Element, node: &Node, diagnostics: &mut Diagnostics) -> Option<(DataType, Option<Array>)> {
    let span = NodeSpan(node.span);
    let written = text(&node.value).unwrap_or_default();
    let (word, brackets) = match written.trim().strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
        Some((word, size)) => (word.trim(), Some(array(size.trim(), span))),
        None => (written.trim(), None),
    };
    // No method returns an array (DSP0004 7.10).
    let is_wrong = brackets == Some(None) || element == Element::Method && brackets.is_some();
    let (Some(kind), false) = (type_kind(word, element, span), is_wrong) else {
        diagnostics.report(reports::no_type(node));
        return None;
    };
    if let TypeKind::Class(Name { text, .. }) = &kind
        && let Some(meant) = nearest(text, IntrinsicType::ALL.map(IntrinsicType::keyword))
    {
        diagnostics.report(reports::misspelled_type(node, text, meant));
        return None;
    }
    Some((DataType { kind, span }, brackets.flatten()))
}

/// What stands between brackets: nothing, or the number of elements.
fn array(size: &str, span: NodeSpan) -> Option<Array> {
    if size.is_empty() {
        return Some(Array { size: None, span });
    }
    let number = size.bytes().all(|byte| byte.is_ascii_digit()).then(|| size.parse().ok())?;
    Some(Array { size: Some(number.filter(|number| *number > 0)?), span })
}

fn type_kind(word: &str, element: Element, span: NodeSpan) -> Option<TypeKind> {
    let name = |text: &str| is_name(text).then(|| Name { text: text.to_owned(), span });
    let cut = |length: usize| word.get(..length).zip(word.get(length..));
    if let Some((_, class)) = cut(4).filter(|(start, _)| start.eq_ignore_ascii_case("ref:")) {
        return name(class.trim()).map(TypeKind::Reference);
    }
    let length = word.len().saturating_sub(4);
    if let Some((class, _)) = cut(length).filter(|(_, end)| end.eq_ignore_ascii_case(" ref")) {
        return name(class.trim()).map(TypeKind::Reference);
    }
    match IntrinsicType::from_keyword(word) {
        Some(intrinsic) => (!intrinsic.is_of_mof3()).then_some(TypeKind::Intrinsic(intrinsic)),
        None if word.eq_ignore_ascii_case("object") => Some(TypeKind::Object),
        None if word.eq_ignore_ascii_case("void") => (element == Element::Method).then_some(TypeKind::Void),
        None => name(word).map(TypeKind::Class),
    }
}

fn qualifier_changes(element: Element, node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<QualifierChange>> {
    let Value::Table(members) = &node.value else {
        diagnostics.report(reports::wrong_form("qualifiers", node, "a table such as `{ Lazy = true }`"));
        return None;
    };
    Some(members.iter().filter_map(|member| qualifier_change(element, member, diagnostics)).collect())
}

fn qualifier_change(element: Element, member: &Member, diagnostics: &mut Diagnostics) -> Option<QualifierChange> {
    let mut name = Name { text: member.key.clone(), span: NodeSpan(member.key_span) };
    qualifiers::spell(&mut name, diagnostics);
    let stated = STATED_BY_KEYS.iter().find(|(qualifier, key)| name.text == *qualifier && element.keys().contains(key));
    if let Some((_, key)) = stated {
        diagnostics.report(reports::stated_by_key(member, key));
        return None;
    }
    let setting = match &member.node.value {
        _ if !is_name(&member.key) => None,
        Value::Boolean(false) => Some(Setting::Absent),
        Value::Boolean(true) => Some(Setting::Present),
        Value::List(elements) => {
            let values = elements.iter().map(|element| Some((constant(&element.value)?, element.span)));
            let values: Option<Vec<_>> = values.collect();
            values.map(|values| Setting::Value(ValueKind::Array(values.into_iter().map(at_its_place).collect())))
        }
        Value::Integer(number) if GIVEN_AS_STRINGS.contains(&name.text.as_str()) => {
            Some(Setting::Value(ValueKind::String(number.to_string())))
        }
        value => constant(value).map(Setting::Value),
    };
    if setting.is_none() {
        let form = "`true`, `false`, a string, a number or a list of these";
        diagnostics.report(reports::wrong_form(&member.key, &member.node, form));
    }
    setting.map(|setting| QualifierChange { name, setting })
}

fn constant(value: &Value) -> Option<ValueKind> {
    match value {
        Value::Text(text) => Some(ValueKind::String(text.clone())),
        Value::Integer(integer) => Some(ValueKind::Integer(*integer)),
        Value::Real(real) if real.is_finite() => Some(ValueKind::Real(*real)),
        Value::Boolean(boolean) => Some(ValueKind::Boolean(*boolean)),
        _ => None,
    }
}

fn at_its_place((kind, span): (ValueKind, Span)) -> mof_parser::ast::Value {
    mof_parser::ast::Value { kind, span: NodeSpan(span) }
}

/// A table changes some values, a list is all of them, and `false` takes all away.
fn value_change(key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<ValueChange> {
    match &node.value {
        Value::Table(members) => {
            Some(ValueChange::Some(members.iter().filter_map(|member| row_of_table(member, diagnostics)).collect()))
        }
        Value::List(elements) => {
            Some(ValueChange::Whole(elements.iter().filter_map(|row| row_of_list(key, row, diagnostics)).collect()))
        }
        Value::Boolean(false) => Some(ValueChange::Absent),
        _ => {
            let form = "a table such as `{ 0 = \"Idle\" }`, a list such as `[[0, \"Idle\"]]`, or `false`";
            diagnostics.report(reports::wrong_form(key, node, form));
            None
        }
    }
}

/// `0 = "Idle"`; `0 = false` takes the value away.
fn row_of_table(member: &Member, diagnostics: &mut Diagnostics) -> Option<ValueRow> {
    let row = |label| ValueRow { value: member.key.clone(), label, span: member.key_span };
    let read = unless_false(&member.node.value, text, row);
    if read.is_none() {
        diagnostics.report(reports::wrong_form(&member.key, &member.node, "a label in quotation marks, or `false`"));
    }
    read
}

/// `[0, "Idle"]`, or `"x64"` without a label.
fn row_of_list(key: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<ValueRow> {
    let pair = match &node.value {
        Value::List(pair) => match pair.as_slice() {
            [value, label] => value_text(&value.value).zip(text(&label.value)),
            _ => None,
        },
        value => value_text(value).map(|value| (value, String::new())),
    };
    if pair.is_none() {
        diagnostics.report(reports::wrong_form(
            key,
            node,
            "a list of pairs such as `[0, \"Idle\"]`, or of values without labels",
        ));
    }
    pair.map(|(value, label)| ValueRow { value, label: Some(label), span: node.span })
}

fn value_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(integer) => Some(integer.to_string()),
        _ => None,
    }
}
