//! The access type and what the qualifiers say of reading and writing.

use mof_parser::ast::{Qualifier, ValueKind};
use mof_parser::{Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::element::Kind;
use crate::properties::{AccessType, Account};
use crate::qualifiers::{find, made};

/// `Read` and `Write` of the access type, where the list does not have them. What the syntax declares may contradict it, too.
pub(super) fn add(
    list: &mut Vec<Qualifier>,
    declared: &[Qualifier],
    account: &Account<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some((access, access_type)) = account.access.and_then(|access| Some((access, access.kind?))) else {
        return;
    };
    report_access(&[list.as_slice(), declared].concat(), access_type, access.span, account, diagnostics);
    let (read, write) = match access_type {
        AccessType::ReadOnly => (Some(None), None),
        AccessType::ReadWrite => (Some(None), Some(None)),
        AccessType::WriteOnly => (Some(Some(ValueKind::Boolean(false))), Some(None)),
    };
    for (name, value) in [("Read", read), ("Write", write)] {
        if let (Some(value), false) = (value, find(list, name).is_some()) {
            list.push(made(name, value, access.span));
        }
    }
}

/// A list that says only `read` contradicts write access, and one that says `write` contradicts read-only access.
fn report_access(
    list: &[Qualifier],
    access_type: AccessType,
    span: Span,
    account: &Account<'_>,
    diagnostics: &mut Diagnostics,
) {
    let (read, write) = (find(list, "Read").is_some(), find(list, "Write").is_some());
    if access_type == AccessType::ReadOnly && !read && account.kind == Kind::Property {
        report_no_read(span, account, diagnostics);
    }
    let (says, contradicts) = match access_type {
        AccessType::ReadWrite | AccessType::WriteOnly if read && !write => ("Read", "writing"),
        AccessType::ReadOnly if write => ("Write", "only reading"),
        _ => return,
    };
    let Some(qualifier) = list.iter().find(|qualifier| qualifier.name.text == says) else { return };
    diagnostics.report(
        Diagnostic::new(
            codes::ACCESS_CONTRADICTION,
            span,
            format!(
                "the access type of {} `{}` allows {contradicts}, but its qualifiers say `{}`",
                account.kind,
                account.header.name,
                says.to_ascii_lowercase()
            ),
        )
        .label(*qualifier.span, "says so here")
        .help("find out which one is right and correct the other; both are read"),
    );
}

/// A third of the read-only properties lack it, so it is said only where it is asked for.
fn report_no_read(span: Span, account: &Account<'_>, diagnostics: &mut Diagnostics) {
    let Some(list) = account.qualifiers.filter(|_| diagnostics.severity(codes::READ_WITHOUT_QUALIFIER).is_some())
    else {
        return;
    };
    let message =
        format!("{} `{}` is read-only, but its qualifiers do not say `read`", account.kind, account.header.name);
    diagnostics.report(
        Diagnostic::new(codes::READ_WITHOUT_QUALIFIER, span, message)
            .label(list.span(), "the qualifiers")
            .help("add `read` to the qualifiers; it is read so"),
    );
}
