//! Faults of the documentation alone: metadata that an account lacks, and names that are more than a name.

use mof_parser::{Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::element::Kind;
use crate::properties::{Account, Piece};

/// Reports what is wrong with each account; `types` are the places of the types that the syntax gives.
pub(super) fn report(accounts: &[Account<'_>], types: &[Option<Span>], diagnostics: &mut Diagnostics) {
    let lacks_access = |account: &Account<'_>| account.kind == Kind::Property && account.access.is_none();
    let all_lack_access = accounts.len() > 1 && accounts.iter().all(lacks_access);
    if all_lack_access {
        report_no_access(accounts, diagnostics);
    }
    for (account, declared) in accounts.iter().zip(types) {
        report_name(account, diagnostics);
        report_metadata(account, *declared, lacks_access(account) && !all_lack_access, diagnostics);
        report_description(account, diagnostics);
    }
}

/// One diagnostic where the whole section leaves it out.
fn report_no_access(accounts: &[Account<'_>], diagnostics: &mut Diagnostics) {
    let Some(first) = accounts.first() else { return };
    let message = format!("none of the {} properties is documented with an access type", accounts.len());
    diagnostics.report(
        Diagnostic::new(codes::ACCESS_MISSING, first.header.span, message)
            .help("add a line `Access type: Read-only` or `Access type: Read/Write` to each"),
    );
}

fn report_name(account: &Account<'_>, diagnostics: &mut Diagnostics) {
    let Account { kind, header, .. } = account;
    if header.has_blank {
        let message = format!("the name of {kind} `{}` is written with a blank", header.name);
        let help = format!("write `{}`; it is read so", header.name);
        diagnostics.report(Diagnostic::new(codes::PROPERTY_NAME_BLANK, header.span, message).help(help));
    }
    if let Some(list) = header.qualifiers {
        let message = format!("qualifiers stand after the name of {kind} `{}`", header.name);
        let help = "write them in the line `Qualifiers:`; they are read from both";
        diagnostics.report(Diagnostic::new(codes::QUALIFIER_AFTER_NAME, list.span(), message).help(help));
    }
}

/// One diagnostic an account, under the code of the most important thing that it lacks.
fn report_metadata(account: &Account<'_>, declared: Option<Span>, lacks_access: bool, diagnostics: &mut Diagnostics) {
    let Account { kind, header, .. } = account;
    let list = account.qualifiers.or(header.qualifiers).or(account.access.and_then(|access| access.qualifiers));
    let missing = [
        (account.data_type.is_none(), codes::DATA_TYPE_MISSING, "data type"),
        (lacks_access, codes::ACCESS_MISSING, "access type"),
        (list.is_none(), codes::QUALIFIERS_MISSING, "qualifiers"),
    ];
    let missing: Vec<_> = missing.into_iter().filter(|(is_missing, ..)| *is_missing).collect();
    let Some((_, code, _)) = missing.first() else { return };
    let words: Vec<&str> = missing.iter().map(|(.., word)| *word).collect();
    let message = format!("{kind} `{}` is documented without {}", header.name, listed(&words));
    let lines = match kind {
        Kind::Property => "add the lines `Data type:`, `Access type:` and `Qualifiers:` that are missing",
        _ => "add the lines `Data type:` and `Qualifiers:` that are missing",
    };
    let diagnostic = Diagnostic::new(*code, header.span, message);
    diagnostics.report(match (declared, account.data_type.is_none()) {
        (Some(span), true) => diagnostic.label(span, "the syntax gives this type").help(lines),
        (None, true) => diagnostic.help("add them; the syntax does not have it either, so it is left out"),
        (_, false) => diagnostic.help(lines),
    });
}

fn listed(words: &[&str]) -> String {
    match words {
        [first, before, last] => format!("{first}, {before} and {last}"),
        words => words.join(" and "),
    }
}

fn report_description(account: &Account<'_>, diagnostics: &mut Diagnostics) {
    let Account { kind, header, body, .. } = account;
    if body.iter().all(|piece| matches!(piece, Piece::Table(_))) {
        let message = format!("{kind} `{}` is not described", header.name);
        let help = "say in a sentence what it means";
        diagnostics.report(Diagnostic::new(codes::DESCRIPTION_MISSING, header.span, message).help(help));
    }
}
