//! Compiler directives: which there are in a dialect, and what arguments they take (DSP0004 7.11, DSP0221 7.3, WMI's preprocessor
//! commands).

use mof_parser::ast::{CompilerDirective, Name, ValueKind};
use mof_parser::{Diagnostic, Dialect, Span, suggest};

use crate::codes;
use crate::name::same;
use crate::report::Reports;

/// Checks one directive.
pub(super) fn check(directive: &CompilerDirective, reports: &mut Reports) {
    // A directive that the parser could not read whole may have had all that it needs.
    if reports.has_errors_within(*directive.span) {
        return;
    }
    let dialect = reports.dialect(directive.span.file);
    let name = directive.name.text.as_str();
    match KNOWN.iter().find(|known| same(known.name, name)) {
        Some(known) if known.is_known_in(dialect) => arguments(directive, known.form, dialect, reports),
        Some(Known { form: Form::Removed, .. }) => reports.report(removed(&directive.name)),
        other => unknown(&directive.name, other.map(|known| known.origin), dialect, reports),
    }
}

/// A directive that some dialect has.
struct Known {
    name: &'static str,
    origin: Origin,
    form: Form,
}

/// Where a directive comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// Every dialect has it.
    All,
    /// MOF 2 and its dialects have it.
    Mof2,
    /// WMI has it, and so its relatives.
    Wmi,
}

/// What a directive takes in its parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One string.
    Text,
    /// One string that names a language.
    Locale,
    /// No parentheses at all.
    Nothing,
    /// Some of these words, each a string or several in one.
    Flags(&'static [&'static str]),
    /// A string, and whether it is a failure if there is no such thing.
    Deletion,
    /// Nothing, since the standard has dropped the directive.
    Removed,
}

const KNOWN: [Known; 14] = [
    Known { name: "include", origin: Origin::All, form: Form::Text },
    Known { name: "namespace", origin: Origin::Mof2, form: Form::Text },
    Known { name: "locale", origin: Origin::Mof2, form: Form::Locale },
    Known { name: "instancelocale", origin: Origin::Mof2, form: Form::Locale },
    Known { name: "autorecover", origin: Origin::Wmi, form: Form::Nothing },
    Known { name: "classflags", origin: Origin::Wmi, form: Form::Flags(&CLASS_FLAGS) },
    Known { name: "instanceflags", origin: Origin::Wmi, form: Form::Flags(&INSTANCE_FLAGS) },
    Known { name: "deleteclass", origin: Origin::Wmi, form: Form::Deletion },
    Known { name: "deleteinstance", origin: Origin::Wmi, form: Form::Deletion },
    Known { name: "amendment", origin: Origin::Wmi, form: Form::Text },
    Known { name: "nonlocal", origin: Origin::Mof2, form: Form::Removed },
    Known { name: "nonlocaltype", origin: Origin::Mof2, form: Form::Removed },
    Known { name: "source", origin: Origin::Mof2, form: Form::Removed },
    Known { name: "sourcetype", origin: Origin::Mof2, form: Form::Removed },
];

const CLASS_FLAGS: [&str; 4] = ["createonly", "updateonly", "safeupdate", "forceupdate"];
const INSTANCE_FLAGS: [&str; 2] = ["createonly", "updateonly"];

impl Known {
    fn is_known_in(&self, dialect: Dialect) -> bool {
        self.form != Form::Removed
            && match self.origin {
                Origin::All => true,
                Origin::Mof2 => dialect != Dialect::Mof3,
                Origin::Wmi => !matches!(dialect, Dialect::Standard | Dialect::Mof3),
            }
    }
}

fn unknown(name: &Name, elsewhere: Option<Origin>, dialect: Dialect, reports: &mut Reports) {
    let text = name.text.as_str();
    // MOF 3 leaves names of the form `organization_name` to organizations.
    if dialect == Dialect::Mof3 && text.contains('_') {
        return;
    }
    let code = if dialect == Dialect::Mof3 { codes::UNKNOWN_MOF3_DIRECTIVE } else { codes::UNKNOWN_DIRECTIVE };
    let candidates = KNOWN.iter().filter(|known| known.is_known_in(dialect)).map(|known| known.name);
    let (message, help) = match suggest::nearest(text, candidates.clone()) {
        Some(meant) => (format!("there is no directive `{text}`"), format!("did you mean `{meant}`?")),
        None if elsewhere.is_some() => {
            let help = match elsewhere {
                Some(Origin::Wmi) => "only WMI has it: compile with `--dialect wmi`, or remove it",
                _ => "only MOF 2 has it: remove it",
            };
            (format!("the dialect `{dialect}` has no directive `{text}`"), help.to_owned())
        }
        None => {
            let known: Vec<String> = candidates.map(|name| format!("`{name}`")).collect();
            (
                format!("there is no directive `{text}`"),
                format!("it means nothing here; known are {}", known.join(", ")),
            )
        }
    };
    reports.report(Diagnostic::new(code, *name.span, message).help(help));
}

fn removed(name: &Name) -> Diagnostic {
    let message = format!("the directive `{}` is no longer part of MOF", name.text);
    Diagnostic::new(codes::REMOVED_DIRECTIVE, *name.span, message)
        .help("remove it: compilers ignore where an instance is said to come from")
}

/// Checks that a directive has the arguments that it takes.
fn arguments(directive: &CompilerDirective, form: Form, dialect: Dialect, reports: &mut Reports) {
    let kinds: Vec<&ValueKind> = directive.arguments.iter().map(|value| &value.kind).collect();
    let fits = match (form, kinds.as_slice()) {
        (Form::Text | Form::Locale, [ValueKind::String(text)]) => !text.is_empty(),
        (Form::Flags(_), [_, ..]) => kinds.iter().all(|kind| matches!(kind, ValueKind::String(_))),
        (Form::Deletion, [ValueKind::String(_), ValueKind::Word(word)]) => same(word, "FAIL") || same(word, "NOFAIL"),
        (Form::Nothing | Form::Removed, []) => true,
        _ => false,
    };
    if !fits {
        reports.report(wrong_arguments(directive, form));
        return;
    }
    for value in &directive.arguments {
        match (form, &value.kind) {
            (Form::Locale, ValueKind::String(locale)) if !is_locale(locale, dialect) => {
                reports.report(wrong_locale(locale, *value.span, dialect));
            }
            (Form::Flags(flags), ValueKind::String(given)) => check_flags(given, flags, *value.span, reports),
            _ => {}
        }
    }
}

fn wrong_arguments(directive: &CompilerDirective, form: Form) -> Diagnostic {
    let name = &directive.name.text;
    let (takes, example) = match form {
        Form::Text => ("one string", "(\"…\")"),
        Form::Locale => ("a language and a country in one string", "(\"en_US\")"),
        Form::Flags(_) => ("flags as strings", "(\"updateonly\")"),
        Form::Deletion => ("a string, and `FAIL` or `NOFAIL`", "(\"…\", NOFAIL)"),
        Form::Nothing | Form::Removed => ("no arguments", ""),
    };
    let place = match directive.arguments.as_slice() {
        [first, .., last] => first.span.to(*last.span),
        [only] => *only.span,
        [] => *directive.name.span,
    };
    Diagnostic::new(codes::DIRECTIVE_ARGUMENTS, place, format!("the directive `{name}` takes {takes}"))
        .help(format!("write `#pragma {name}{example}`"))
}

fn check_flags(given: &str, flags: &[&'static str], place: Span, reports: &mut Reports) {
    for flag in given.split(',').map(str::trim).filter(|flag| !flags.iter().any(|known| same(known, flag))) {
        let message = format!("there is no flag `{flag}`");
        let help = match suggest::nearest(flag, flags.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write {}", flags.iter().map(|flag| format!("`{flag}`")).collect::<Vec<_>>().join(", ")),
        };
        reports.report(Diagnostic::new(codes::DIRECTIVE_ARGUMENTS, place, message).help(help));
    }
}

/// Whether a text has the form `ll_CC`: a language of ISO 639 and a country of ISO 3166. WMI numbers its locales: `ms_409`.
fn is_locale(locale: &str, dialect: Dialect) -> bool {
    let Some((language, country)) = locale.split_once('_') else { return false };
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let numbered = same(language, "ms") && (3..=5).contains(&country.len()) && u32::from_str_radix(country, 16).is_ok();
    (matches!(language.len(), 2 | 3) && country.len() == 2 && letters(language) && letters(country))
        || (numbered && matches!(dialect, Dialect::Wmi | Dialect::Dsc))
}

fn wrong_locale(locale: &str, place: Span, dialect: Dialect) -> Diagnostic {
    let message = format!("`{locale}` is no locale of the form `ll_CC`");
    let help = match dialect {
        Dialect::Wmi => "write language and country, such as `en_US`, or a number such as `ms_409`",
        _ => "write the codes of language and country, such as `en_US`",
    };
    Diagnostic::new(codes::LOCALE_FORM, place, message).help(help)
}
