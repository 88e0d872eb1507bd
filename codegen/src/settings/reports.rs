//! What is said about settings.

use std::fmt;

use mof_parser::suggest::nearest;
use mof_parser::toml::{Member, Node, SyntaxError, Value};
use mof_parser::{Diagnostic, Span};

use super::entry::{Entry, Refused, Text};
use super::{Form, Section, Setting, Texts, Word, all};
use crate::codes;
use crate::rust::choice::TargetError;

pub(super) fn syntax(error: &SyntaxError) -> Diagnostic {
    let message = format!("this is not TOML: {}", error.message);
    // To TOML, a dot makes a table of what stands before it.
    let help = if error.message.contains("dotted key") {
        "write a key with a dot in quotes: `\"CLASS.PROPERTY\"`"
    } else {
        "correct it; nothing of this file is read until then"
    };
    Diagnostic::new(codes::SETTINGS_SYNTAX, error.span, message).help(help)
}

pub(super) fn unknown(section: Section, member: &Member) -> Diagnostic {
    let key = member.key.as_str();
    let diagnostic =
        Diagnostic::new(codes::UNKNOWN_SETTING, member.key_span, format!("there is no setting `{key}` here"));
    let elsewhere = all().find(|setting| setting.name == key);
    let names = all().filter(|setting| setting.section == section).map(|setting| setting.name);
    match (elsewhere, nearest(key, names.clone().chain((section == Section::Top).then_some("rust")))) {
        (Some(_), _) if section == Section::Top => diagnostic.help(format!("write `{key}` in the table `[rust]`")),
        (Some(_), _) => diagnostic.help(format!("write `{key}` at the top of the file, before `[rust]`")),
        (None, Some(meant)) => diagnostic.help(format!("did you mean `{meant}`?")),
        (None, None) => diagnostic.help(format!("there are `{}`", names.collect::<Vec<_>>().join("`, `"))),
    }
}

pub(super) fn form(setting: &Setting, node: &Node) -> Diagnostic {
    let form = match setting.form {
        Form::Word(_) => "a word in quotes",
        Form::Text(_) => "a string",
        Form::Number(_) => "a string or a whole number",
        Form::List(_) => "a string or a list of strings",
        Form::Map { texts: Texts::One, .. } => "a table of strings",
        Form::Map { .. } => "a table of strings or lists of strings",
    };
    let found = match &node.value {
        Value::Text(text) => format!("the string `{text}`"),
        value => value.kind().to_owned(),
    };
    let message = format!("`{}` must be {form}, and this is {found}", setting.name);
    Diagnostic::new(codes::SETTING_FORM, node.span, message).help(format!("write it as in `{}`", setting.example))
}

pub(super) fn unknown_word(entry: &Entry, words: &[Word]) -> Refused {
    let (setting, text) = (entry.setting.name, &entry.text.text);
    let diagnostic = Diagnostic::new(codes::SETTING_FORM, entry.text.span, format!("`{setting}` cannot be `{text}`"));
    let names = words.iter().map(Word::name);
    match nearest(text, names.clone()) {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).into(),
        None => diagnostic.help(format!("there are `{}`", names.collect::<Vec<_>>().join("`, `"))).into(),
    }
}

/// A text under no key, for a setting that has keys.
pub(super) fn no_key(entry: &Entry) -> Refused {
    let message = format!("`{}` needs a key", entry.setting.name);
    Diagnostic::new(codes::SETTING_FORM, entry.text.span, message)
        .help(format!("write it as in `{}`", entry.setting.example))
        .into()
}

/// A list of nothing, which could mean nothing or everything.
pub(super) fn empty(setting: &Setting, span: Span) -> Diagnostic {
    let message = format!("`{}` is given no text", setting.name);
    Diagnostic::new(codes::SETTING_FORM, span, message).help("leave it out, or write what it is to be")
}

/// A key that an earlier one of the file means as well.
pub(super) fn said_twice(first: &Text, second: &Text) -> Diagnostic {
    let message = format!("`{}` is the same item as `{}`, of which something is said already", second.text, first.text);
    Diagnostic::new(codes::SETTING_FORM, second.span, message)
        .label(first.span, "here")
        .help("letter case makes no difference; leave one of them out")
}

/// A text that is wrong for a reason of its own.
pub(super) fn wrong(text: &Text, reason: &impl fmt::Display) -> Diagnostic {
    Diagnostic::new(codes::SETTING_FORM, text.span, reason.to_string())
}

pub(super) fn no_pattern(text: &Text, error: TargetError) -> Refused {
    let message = format!("`{}` is no pattern of names: {}", text.text, error.reason);
    Diagnostic::new(codes::SETTING_FORM, text.span, message)
        .help("write names as the schema has them; `*` stands for any letters, `?` for one")
        .into()
}
