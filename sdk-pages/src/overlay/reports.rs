//! What is said about overlays.

use mof_parser::suggest::nearest;
use mof_parser::{Diagnostic, Span};

use super::entry::{Element, Entry, Fact, ValueRow};
use crate::codes;
use mof_parser::toml::{Member, Node, SyntaxError, Value};

pub(super) fn syntax(error: &SyntaxError) -> Diagnostic {
    let message = format!("this is not TOML: {}", error.message);
    Diagnostic::new(codes::OVERLAY_SYNTAX, error.span, message)
        .help("correct it; nothing of this file is read until then")
}

pub(super) fn not_a_table(element: Element, member: &Member) -> Diagnostic {
    let message = format!("`{}` must be the table of a {element}, and is {}", member.key, member.node.value.kind());
    let help = match element {
        Element::Class => "write a table a class: `[ACME_Job.properties.State]`, and in it `type = \"UInt32\"`",
        _ => "write what is to be corrected: `State = { type = \"UInt32\" }`",
    };
    Diagnostic::new(codes::OVERLAY_FORM, member.node.span, message).help(help)
}

pub(super) fn wrong_form(key: &str, node: &Node, form: &str) -> Diagnostic {
    let message = format!("`{key}` must be {form}");
    let help = match &node.value {
        Value::Text(text) => format!("this is the string `{text}`"),
        value => format!("this is {}", value.kind()),
    };
    Diagnostic::new(codes::OVERLAY_FORM, node.span, message).help(help)
}

pub(super) fn no_name(element: Element, written: &str, span: Span) -> Diagnostic {
    let message = format!("`{written}` cannot be the name of a {element}");
    Diagnostic::new(codes::OVERLAY_FORM, span, message)
        .help("a name has letters, digits and `_`, and begins with no digit")
}

pub(super) fn unknown_key(element: Element, member: &Member) -> Diagnostic {
    let known: Vec<&str> = element.keys().iter().copied().chain(element.parts().iter().map(|(key, _)| *key)).collect();
    let message = format!("`{}` is nothing that can be said of a {element}", member.key);
    let help = match nearest(&member.key, known.iter().copied().chain(["reason"])) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are `{}` and `reason`", known.join("`, `")),
    };
    Diagnostic::new(codes::OVERLAY_UNKNOWN_KEY, member.key_span, message).help(help)
}

pub(super) fn no_type(node: &Node) -> Diagnostic {
    let message = "`type` must be a data type".to_owned();
    Diagnostic::new(codes::OVERLAY_FORM, node.span, message)
        .help("write it as in `\"UInt32\"`, `\"String[]\"`, `\"UInt8[24]\"`, `\"ref:ACME_Job\"`, `\"ACME_Job\"` or `\"Object\"`")
}

pub(super) fn misspelled_type(node: &Node, written: &str, meant: &str) -> Diagnostic {
    let message = format!("there is no type `{written}`");
    Diagnostic::new(codes::OVERLAY_FORM, node.span, message).help(format!("did you mean `{meant}`?"))
}

pub(super) fn stated_by_key(member: &Member, key: &str) -> Diagnostic {
    let message = format!("qualifier `{}` is stated by the key `{key}`", member.key);
    Diagnostic::new(codes::OVERLAY_UNKNOWN_KEY, member.key_span, message)
        .help(format!("write `{key}` in the table of the element instead"))
}

pub(super) fn removed_and_more(entry: &Entry, remove: &Fact, other: Span) -> Diagnostic {
    let message = format!("{} `{}` is to be removed, and to be changed as well", entry.element, entry.name.text);
    Diagnostic::new(codes::OVERLAY_KEYS_EXCLUDE, remove.span, message)
        .label(other, "changed here")
        .help("write only `remove = true`, or delete it")
}

pub(super) fn values_and_bits(entry: &Entry, values: &Fact, bits: &Fact) -> Diagnostic {
    let (element, name) = (entry.element, &entry.name.text);
    let message = format!("{element} `{name}` is to have values, and bits as well");
    Diagnostic::new(codes::OVERLAY_KEYS_EXCLUDE, bits.span, message)
        .label(values.span, "the values")
        .help("write `bits` if one value can have several of them, or else `values`")
}

/// A value that no integer can have, or a bit whose position is no number.
pub(super) fn not_a_number(row: &ValueRow, what: &str) -> Diagnostic {
    let message = format!("`{}` is no {what}", row.value);
    let range = row.value.split_once('-').filter(|(first, last)| [first, last].iter().all(|part| is_number(part)));
    let help = match range {
        Some((first, last)) if what == VALUE_OF_INTEGER => format!("write the range as `\"{first}..{last}\"`"),
        _ => "write a number".to_owned(),
    };
    Diagnostic::new(codes::OVERLAY_FORM, row.span, message).help(help)
}

/// What a value of an integer property is called.
pub(super) const VALUE_OF_INTEGER: &str = "value of an integer";

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn value_twice(row: &ValueRow, first: Span) -> Diagnostic {
    let message = format!("`{}` is listed twice", row.value);
    Diagnostic::new(codes::OVERLAY_FORM, row.span, message)
        .label(first, "first listed here, which counts")
        .help("delete one of the two")
}

pub(super) fn moved(entry: &Entry, after: Span) -> Diagnostic {
    let message =
        format!("{} `{}` has a place on the page, and is to stand after another", entry.element, entry.name.text);
    Diagnostic::new(codes::OVERLAY_KEYS_EXCLUDE, after, message).help("delete `after`, which is for what is added")
}

pub(super) fn removed_elsewhere(entry: &Entry, span: Span, other: Span) -> Diagnostic {
    let message = format!("one overlay removes {} `{}`, another changes it", entry.element, entry.name.text);
    Diagnostic::new(codes::OVERLAY_CONTRADICTION, span, message)
        .label(other, "the other entry; this one counts")
        .help("delete one of the two entries")
}

pub(super) fn contradiction(entry: &Entry, what: &str, span: Span, first: Span) -> Diagnostic {
    let message = format!("overlays give {what} of {} `{}` two values", entry.element, entry.name.text);
    Diagnostic::new(codes::OVERLAY_CONTRADICTION, span, message)
        .label(first, "the first one counts")
        .help("delete one of the two")
}

/// An entry about something that its class or method, `within`, does not have.
pub(super) fn unknown(entry: &Entry, within: &str, meant: Option<&str>) -> Diagnostic {
    let name = &entry.name.text;
    let message = format!("{within} has no {} `{name}`", entry.element);
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write `add = true` with a `type` if the {} is to be added", entry.element),
    };
    Diagnostic::new(codes::OVERLAY_TARGET_UNKNOWN, *entry.name.span, message).help(help)
}

/// A class that may be misspelt, or stand on a page that is not among the inputs.
pub(super) fn misspelled_class(entry: &Entry, meant: &str) -> Diagnostic {
    let message = format!("no page among the inputs describes class `{}`", entry.name.text);
    Diagnostic::new(codes::OVERLAY_WITHOUT_PAGE, *entry.name.span, message)
        .help(format!("did you mean `{meant}`? Otherwise give its page as well"))
}

pub(super) fn nothing_before(entry: &Entry, before: &str, span: Span) -> Diagnostic {
    let message = format!("{} `{}` is to stand after `{before}`, which is not there", entry.element, entry.name.text);
    Diagnostic::new(codes::OVERLAY_TARGET_UNKNOWN, span, message)
        .help("name what it is to stand after, or delete `after`; it stands last")
}

pub(super) fn added_twice(entry: &Entry, add: Span, there: Span) -> Diagnostic {
    let message = format!("{} `{}` is to be added, but is there already", entry.element, entry.name.text);
    Diagnostic::new(codes::OVERLAY_TARGET_EXISTS, add, message)
        .label(there, "declared here")
        .help("delete `add = true`; the rest of the entry corrects what is there")
}

pub(super) fn added_without_type(entry: &Entry) -> Diagnostic {
    let message = format!("{} `{}` is to be added without a type", entry.element, entry.name.text);
    let example = if entry.element == Element::Method { "SInt32" } else { "String" };
    Diagnostic::new(codes::OVERLAY_INCOMPLETE, *entry.name.span, message)
        .help(format!("add `type = \"{example}\"`, or whichever it is"))
}

/// The page says what an overlay states. What the page does not have is not said anywhere, and has its place in the overlay.
pub(super) fn unneeded(what: &str, of: &str, span: Span, place: Span) -> Diagnostic {
    let what = if what.contains('`') { what.to_owned() } else { format!("`{what}`") };
    let message = format!("the page agrees with the overlay about {what} of `{of}`");
    let diagnostic = Diagnostic::new(codes::OVERLAY_UNNEEDED, span, message).help("delete it from the overlay");
    if place.file == span.file { diagnostic } else { diagnostic.label(place, "the page says so here") }
}

pub(super) fn nothing_to_remove(entry: &Entry, within: &str, remove: Span) -> Diagnostic {
    let message = format!("{within} has no {} `{}`, which is to be removed", entry.element, entry.name.text);
    Diagnostic::new(codes::OVERLAY_UNNEEDED, remove, message).help("delete the entry from the overlay")
}

/// One diagnostic for all classes of an overlay that are not among the inputs.
pub(super) fn not_among_inputs(missing: &[&Entry]) -> Option<Diagnostic> {
    let (first, others) = missing.split_first()?;
    let names = match others {
        [] => format!("class `{}`", first.name.text),
        [other] => format!("classes `{}` and `{}`", first.name.text, other.name.text),
        _ => format!("class `{}` and {} others", first.name.text, others.len()),
    };
    let message = format!("no page among the inputs describes {names}");
    Some(
        Diagnostic::new(codes::OVERLAY_WITHOUT_PAGE, *first.name.span, message)
            .help("give the pages as well, or write `add = true` with the properties if no page exists"),
    )
}
