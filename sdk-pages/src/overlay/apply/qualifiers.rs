//! Facts that are qualifiers in MOF: keys, access, directions, descriptions, and all that have no key of their own.

use std::collections::HashMap;

use mof_parser::Span;
use mof_parser::ast::{Qualifier, ValueKind};

use super::findings::Outcome;
use crate::overlay::entry::{Direction, QualifierChange, Setting};
use crate::overlay::settle::Matter;
use crate::properties::AccessType;
use crate::qualifiers::made;

/// Whether a list changed, and where the page speaks about it; without a place on the page, the overlay's.
type Change = (bool, Span);

/// `Key`; `RealKey` says it, too.
pub(super) fn set_key(list: &mut Vec<Qualifier>, is_key: bool, span: Span) -> Change {
    let real = find(list, "RealKey").filter(|index| is_true(&list[*index]));
    match (real, is_key) {
        (Some(index), true) => (false, *list[index].span),
        (Some(index), false) => {
            let place = *list.remove(index).span;
            set_flag(list, "Key", false, span);
            (true, place)
        }
        (None, _) => set_flag(list, "Key", is_key, span),
    }
}

/// A boolean qualifier that is false unless it is there.
pub(super) fn set_flag(list: &mut Vec<Qualifier>, name: &str, flag: bool, span: Span) -> Change {
    let index = find(list, name);
    let place = index.map_or(span, |index| *list[index].span);
    if index.is_some_and(|index| is_true(&list[index])) == flag {
        return (false, place);
    }
    list.retain(|qualifier| !qualifier.name.text.eq_ignore_ascii_case(name));
    if flag {
        add(list, made(name, None, span));
    }
    (true, place)
}

/// `Read` and `Write`, as the page's access types have them.
pub(super) fn set_access(list: &mut Vec<Qualifier>, access: AccessType, span: Span) -> Change {
    let stated = match access {
        AccessType::ReadOnly => vec![made("Read", None, span)],
        AccessType::ReadWrite => vec![made("Read", None, span), made("Write", None, span)],
        AccessType::WriteOnly => {
            vec![made("Read", Some(ValueKind::Boolean(false)), span), made("Write", None, span)]
        }
    };
    set_group(list, &["Read", "Write"], stated, span)
}

/// `In` and `Out`.
pub(super) fn set_direction(list: &mut Vec<Qualifier>, direction: Direction, span: Span) -> Change {
    let names: &[&str] = match direction {
        Direction::In => &["In"],
        Direction::Out => &["Out"],
        Direction::InOut => &["In", "Out"],
    };
    set_group(list, &["In", "Out"], names.iter().map(|name| made(name, None, span)).collect(), span)
}

/// Qualifiers that say something together, in the place of those that say it now.
fn set_group(list: &mut Vec<Qualifier>, names: &[&str], stated: Vec<Qualifier>, span: Span) -> Change {
    let is_of_group = |qualifier: &Qualifier| names.iter().any(|name| qualifier.name.text.eq_ignore_ascii_case(name));
    let meaning = |qualifier: &Qualifier| (qualifier.name.text.to_ascii_lowercase(), is_true(qualifier));
    let said: Vec<&Qualifier> = list.iter().filter(|qualifier| is_of_group(qualifier)).collect();
    let place = said.first().map_or(span, |qualifier| *qualifier.span);
    let (mut before, mut after): (Vec<_>, Vec<_>) =
        (said.into_iter().map(meaning).collect(), stated.iter().map(meaning).collect());
    before.sort();
    after.sort();
    if before == after {
        return (false, place);
    }
    list.retain(|qualifier| !is_of_group(qualifier));
    for qualifier in stated {
        add(list, qualifier);
    }
    (true, place)
}

/// The description, which stands last.
pub(super) fn describe(list: &mut Vec<Qualifier>, text: Option<&str>, span: Span) -> Change {
    let index = find(list, "Description");
    let said = index.and_then(|index| list[index].value.as_ref()).map(|value| &value.kind);
    let changes = match (said, text) {
        (Some(ValueKind::String(said)), Some(text)) => said != text,
        (None, None) => false,
        _ => true,
    };
    let place = index.map_or(span, |index| *list[index].span);
    if changes {
        list.retain(|qualifier| !qualifier.name.text.eq_ignore_ascii_case("Description"));
        list.extend(text.map(|text| made("Description", Some(ValueKind::String(text.to_owned())), span)));
    }
    (changes, place)
}

/// Qualifiers that are set or taken away one by one.
pub(super) fn change(list: &mut Vec<Qualifier>, changes: &[QualifierChange]) -> Vec<Outcome> {
    let indexes: HashMap<String, usize> =
        list.iter().enumerate().map(|(index, qualifier)| (qualifier.name.text.to_ascii_lowercase(), index)).collect();
    let mut kept: Vec<Option<Qualifier>> = std::mem::take(list).into_iter().map(Some).collect();
    let mut added = Vec::new();
    let mut outcomes = Vec::new();
    for QualifierChange { name, setting } in changes {
        let span = *name.span;
        let stated = match setting {
            Setting::Absent => None,
            Setting::Present => Some(made(&name.text, None, span)),
            Setting::Value(value) => Some(made(&name.text, Some(value.clone()), span)),
        };
        let mut nothing = None;
        let said = indexes.get(&name.text.to_ascii_lowercase()).map_or(&mut nothing, |index| &mut kept[*index]);
        let place = said.as_ref().map_or(span, |qualifier| *qualifier.span);
        let changes = !same(said.as_ref(), stated.as_ref());
        match (changes, said.is_some()) {
            (true, true) => *said = stated,
            (true, false) => added.extend(stated),
            (false, _) => {}
        }
        let what = format!("qualifier `{}`", name.text);
        let matter = if name.text == "ID" { Matter::Position } else { Matter::Qualifier };
        outcomes.push(Outcome { what, changes, span, place, matter });
    }
    list.extend(kept.into_iter().flatten());
    let end = before_description(list);
    list.splice(end..end, added);
    outcomes
}

/// Flavors are the page's own, and stay out of the comparison.
fn same(one: Option<&Qualifier>, other: Option<&Qualifier>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one.value == other.value,
        _ => false,
    }
}

/// Adds a qualifier before the description, which stands last; a key stands first.
pub(super) fn add(list: &mut Vec<Qualifier>, qualifier: Qualifier) {
    let end = before_description(list);
    list.insert(if qualifier.name.text == "Key" { 0 } else { end }, qualifier);
}

fn before_description(list: &[Qualifier]) -> usize {
    let is_last = |index: &usize| index + 1 == list.len();
    find(list, "Description").filter(is_last).unwrap_or(list.len())
}

pub(super) fn find(list: &[Qualifier], name: &str) -> Option<usize> {
    list.iter().position(|qualifier| qualifier.name.text.eq_ignore_ascii_case(name))
}

fn is_true(qualifier: &Qualifier) -> bool {
    let value = qualifier.value.as_ref().map(|value| &value.kind);
    !matches!(value, Some(ValueKind::Boolean(false)))
        && !matches!(value, Some(ValueKind::String(text)) if text.eq_ignore_ascii_case("false"))
}
