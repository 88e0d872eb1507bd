//! Qualifiers: from the Qualifiers lines of properties, and from the Remarks of a class.
//!
//! Every qualifier gets the one spelling of its name that [`spelling`] knows; a name that it does not know stays as the page has it.

mod class;
mod scan;
mod spelling;

use hashbrown::HashMap;

use mof_parser::ast::{FlavorNode, Name, NodeSpan, Qualifier, Value, ValueKind};
use mof_parser::{Diagnostic, Diagnostics, Span};

pub(crate) use class::of_class;

use crate::codes;
use crate::outline::Part;
use scan::{Brackets, Item};

/// Reads texts such as `[key, SizeLimit("512")]`, `none`, or `Lazy` as the qualifiers of one property.
pub(crate) fn of_property<'text>(
    lists: impl IntoIterator<Item = Part<'text>>,
    diagnostics: &mut Diagnostics,
) -> Vec<Qualifier> {
    let lists: Vec<Part<'text>> = lists.into_iter().filter(|list| !is_none(*list, diagnostics)).collect();
    list(lists, Brackets::Expected, diagnostics)
}

/// Whether a list begins with the name of a qualifier that is known.
pub(crate) fn begins_with_known(list: &str) -> bool {
    let list = list.trim_start();
    let end = list.find(|character: char| !character.is_alphanumeric() && character != '_');
    spelling::is_known(list[..end.unwrap_or(list.len())].trim())
}

/// Gives each qualifier the one spelling of its name.
pub(crate) fn respell(qualifiers: &mut [Qualifier], diagnostics: &mut Diagnostics) {
    for qualifier in qualifiers {
        spell(&mut qualifier.name, diagnostics);
    }
}

/// A qualifier of the project's own making, at the place of what it was made from.
pub(crate) fn made(name: &str, value: Option<ValueKind>, span: Span) -> Qualifier {
    let span = NodeSpan(span);
    let value = value.map(|kind| Value { kind, span });
    Qualifier { name: Name { text: name.to_owned(), span }, value, flavors: Vec::new(), span }
}

/// Whether a qualifier has a name, in any case.
pub(crate) fn is(qualifier: &Qualifier, name: &str) -> bool {
    qualifier.name.text.eq_ignore_ascii_case(name)
}

/// The first qualifier that has a name.
pub(crate) fn find<'list>(list: &'list [Qualifier], name: &str) -> Option<&'list Qualifier> {
    list.iter().find(|qualifier| is(qualifier, name))
}

/// The text that a qualifier gives.
pub(crate) fn text(qualifier: &Qualifier) -> Option<&str> {
    match &qualifier.value.as_ref()?.kind {
        ValueKind::String(text) => Some(text),
        _ => None,
    }
}

/// Whether a text means `none`: `None.`, `[none]`, `[]`.
pub(crate) fn says_none(text: &str) -> bool {
    let word = word(text);
    text.is_ascii() && word.is_empty() || word.eq_ignore_ascii_case("none")
}

fn word(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_ascii_punctuation() || character == ' ')
}

/// Whether a text says that there are no qualifiers, be it with a slip, or says nothing at all.
fn is_none(list: Part<'_>, diagnostics: &mut Diagnostics) -> bool {
    let text = list.as_str();
    let word = word(text);
    let is_placeholder =
        text.starts_with('<') && text.ends_with('>') || ["tbd", "todo"].contains(&&*word.to_ascii_lowercase());
    let (code, message, help) = match text {
        _ if is_placeholder => {
            let message = format!("`{text}` stands in the place of qualifiers");
            (codes::QUALIFIERS_PLACEHOLDER, message, "write the qualifiers in brackets, or `none`")
        }
        "" => {
            (codes::QUALIFIERS_EMPTY, "no qualifiers follow".to_owned(), "write the qualifiers in brackets, or `none`")
        }
        "[]" => return true,
        _ if says_none(text) => {
            if text == word || text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) == Some(word) {
                return true;
            }
            (codes::QUALIFIERS_PUNCTUATION, format!("`{text}` has stray punctuation"), "write `none`; it is read so")
        }
        _ => return false,
    };
    diagnostics.report(Diagnostic::new(code, list.span(), message).help(help));
    true
}

fn list<'text>(
    parts: impl IntoIterator<Item = Part<'text>>,
    brackets: Brackets,
    diagnostics: &mut Diagnostics,
) -> Vec<Qualifier> {
    let mut qualifiers: Vec<Qualifier> = Vec::new();
    let mut seen = HashMap::new();
    for part in parts {
        // What is said again in another place agrees; only within a list it is a slip.
        let here = qualifiers.len();
        for item in scan::items(part, brackets, diagnostics) {
            match (item, qualifiers.last_mut()) {
                (Item::Flavors(flavors), Some(last)) => last.flavors.extend(flavors),
                (Item::Flavors(flavors), None) => report_lone_flavors(&flavors, part, diagnostics),
                (Item::Qualifier(mut qualifier), _) => {
                    spell(&mut qualifier.name, diagnostics);
                    add(&mut qualifiers, qualifier, here, &mut seen, diagnostics);
                }
            }
        }
    }
    qualifiers
}

/// Gives a qualifier's name its one spelling; a name that is not known stays as it is.
pub(crate) fn spell(name: &mut Name, diagnostics: &mut Diagnostics) {
    let spelled = spelling::canonical(&name.text);
    if spelled.is_guess {
        diagnostics.report(
            Diagnostic::new(
                codes::QUALIFIER_MISSPELLED,
                *name.span,
                format!("qualifier `{}` is misspelled", name.text),
            )
            .help(format!("write `{}`; it is read so", spelled.name)),
        );
    }
    name.text = spelled.name.into_owned();
}

fn add(
    qualifiers: &mut Vec<Qualifier>,
    qualifier: Qualifier,
    here: usize,
    seen: &mut HashMap<String, usize>,
    diagnostics: &mut Diagnostics,
) {
    let index = *seen.entry(qualifier.name.text.to_ascii_lowercase()).or_insert(qualifiers.len());
    let Some(first) = qualifiers.get_mut(index) else { return qualifiers.push(qualifier) };
    if index >= here {
        let kind = |value: &Option<Value>| value.as_ref().map(|value| value.kind.clone());
        let differ = kind(&first.value).zip(kind(&qualifier.value)).is_some_and(|(one, other)| one != other);
        let (how, help) = if differ {
            (" with different arguments", "find out which one is right and delete the other; the first is read")
        } else {
            ("", "delete one of the two")
        };
        let message = format!("qualifier `{}` is written twice{how}", qualifier.name.text);
        diagnostics.report(
            Diagnostic::new(codes::QUALIFIER_TWICE, *qualifier.span, message)
                .label(*first.span, "first written here")
                .help(help),
        );
    }
    if first.value.is_none() {
        first.value = qualifier.value;
    }
}

fn report_lone_flavors(flavors: &[FlavorNode], value: Part<'_>, diagnostics: &mut Diagnostics) {
    let span = flavors.first().map_or(value.span(), |flavor| *flavor.span);
    diagnostics.report(
        Diagnostic::new(codes::FLAVOR_WITHOUT_QUALIFIER, span, "a flavor stands without a qualifier")
            .help("write the qualifier's name before it, as in `Not_Null:ToInstance`"),
    );
}
