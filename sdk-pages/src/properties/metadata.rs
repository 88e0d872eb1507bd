//! The metadata lines of a property: `Data type:`, `Access type:` and `Qualifiers:`.

use mof_parser::{Diagnostic, Diagnostics};

use super::{Access, Account, DocumentedType};
use crate::outline::{Part, Text};
use crate::{codes, qualifiers};

/// The metadata that a line can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    DataType,
    AccessType,
    Qualifiers,
}

/// The spellings of the keys; `Qualifier` comes after the longer word that begins with it.
const KEYS: [(&str, Key); 6] = [
    ("data type", Key::DataType),
    ("datatype", Key::DataType),
    ("access type", Key::AccessType),
    ("accesstype", Key::AccessType),
    ("qualifiers", Key::Qualifiers),
    ("qualifier", Key::Qualifiers),
];

/// Whether a line is metadata.
pub(super) fn begins(line: &Text<'_>) -> bool {
    key(line.part()).is_some()
}

/// Takes a line's metadata into the account; `false` where the line is none, or repeats within a description what the account has already.
pub(super) fn read<'page>(
    line: &'page Text<'page>,
    account: &mut Account<'page>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some((mut key, mut value)) = key(line.part()) else { return false };
    if has(account, key) {
        return account.body.is_empty() && repeat(account, key, value, diagnostics);
    }
    while let Some((cut, next_key, next_value)) = next_key_within(value).filter(|_| key != Key::Qualifiers) {
        take(account, key, value.until(cut), diagnostics);
        (key, value) = (next_key, next_value);
    }
    take(account, key, value, diagnostics);
    true
}

/// Takes a line that repeats a key above the description: of qualifiers both count, of anything else the first. Always `true`.
fn repeat<'page>(account: &mut Account<'page>, key: Key, value: Part<'page>, diagnostics: &mut Diagnostics) -> bool {
    let (line, help) = match key {
        Key::DataType => ("data type", "delete one of the two; the first is read"),
        Key::AccessType => ("access type", "delete one of the two; the first is read"),
        Key::Qualifiers => ("qualifiers", "write all qualifiers in one list; both are read"),
    };
    let message = format!("a second line gives {line} of {} `{}`", account.kind, account.header.name);
    let diagnostic = Diagnostic::new(codes::METADATA_TWICE, value.span(), message);
    diagnostics.report(diagnostic.label(account.header.span, "of this").help(help));
    if key == Key::Qualifiers {
        account.more_qualifiers.push(value);
    }
    true
}

/// Takes the rest of a list of qualifiers that goes over two lines.
pub(super) fn read_rest_of_list<'page>(line: &'page Text<'page>, account: &mut Account<'page>) -> bool {
    let is_open = |list: Part<'_>| list.as_str().starts_with('[') && list.as_str().ends_with(',');
    let rest = line.part();
    let is_rest = account.qualifiers.is_some_and(is_open) && rest.as_str().ends_with(']') && account.body.is_empty();
    if is_rest && account.more_qualifiers.is_empty() {
        account.more_qualifiers.push(rest);
        return true;
    }
    false
}

/// Takes a list of qualifiers that slipped out of its line into the paragraph below; `false` where the line is none.
pub(super) fn read_slipped<'page>(
    line: &'page Text<'page>,
    account: &mut Account<'page>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(qualifiers) = account.qualifiers.filter(|_| account.body.is_empty()) else { return false };
    let list = line.part();
    let inside = list.as_str().strip_prefix('[').and_then(|inside| inside.strip_suffix(']'));
    let is_slipped = match qualifiers.as_str() {
        "" => inside.is_some() || list.as_str().eq_ignore_ascii_case("none"),
        text => qualifiers::says_none(text) && inside.is_some_and(qualifiers::begins_with_known),
    };
    if is_slipped {
        let message = format!("the qualifiers of {} `{}` stand below their line", account.kind, account.header.name);
        diagnostics.report(
            Diagnostic::new(codes::QUALIFIERS_EMPTY, list.span(), message)
                .label(qualifiers.span(), "they belong here")
                .help("write them after `Qualifiers:`; they are read so"),
        );
        account.qualifiers = Some(list);
    }
    is_slipped
}

fn has(account: &Account<'_>, key: Key) -> bool {
    match key {
        Key::DataType => account.data_type.is_some(),
        Key::AccessType => account.access.is_some(),
        Key::Qualifiers => account.qualifiers.is_some(),
    }
}

fn take<'page>(account: &mut Account<'page>, key: Key, value: Part<'page>, diagnostics: &mut Diagnostics) {
    match key {
        Key::DataType => account.data_type = DocumentedType::read(value, diagnostics),
        Key::AccessType => account.access = Some(Access::read(value, account, diagnostics)),
        Key::Qualifiers => account.qualifiers = Some(value),
    }
}

/// The key at the start of a part and what follows its colon; before a bracket the colon may be missing.
fn key(part: Part<'_>) -> Option<(Key, Part<'_>)> {
    let text = part.as_str();
    let (word, key) =
        KEYS.iter().find(|(word, _)| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))?;
    let rest = part.after(word.len());
    match rest.as_str().bytes().next() {
        Some(b':') => Some((*key, rest.after(1))),
        Some(b'[') if *key == Key::Qualifiers => Some((*key, rest)),
        _ => None,
    }
}

/// Two keys sometimes share a line.
fn next_key_within(value: Part<'_>) -> Option<(usize, Key, Part<'_>)> {
    let text = value.as_str();
    let words =
        text.match_indices(' ').filter(|(blank, _)| text[blank + 1..].starts_with(['A', 'a', 'D', 'd', 'Q', 'q']));
    let mut words = words.map(|(blank, _)| (blank, value.after(blank)));
    words.find_map(|(blank, rest)| key(rest).map(|(key, value)| (blank, key, value)))
}
