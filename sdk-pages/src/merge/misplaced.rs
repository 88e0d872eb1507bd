//! Values under the wrong name: one description announces them and ends, and the next, which announces none, has a table.

use mof_parser::{Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::outline::{ProseKind, Text};
use crate::properties::{Account, Piece};

/// Reports tables that belong to the account before; they are read where they stand.
pub(super) fn report(accounts: &[Account<'_>], diagnostics: &mut Diagnostics) {
    for pair in accounts.windows(2) {
        let [before, account] = pair else { continue };
        let (Some(announcement), Some(table)) = (open_announcement(&before.body), unannounced_table(&account.body))
        else {
            continue;
        };
        let (name, other) = (&account.header.name, &before.header.name);
        let message = format!("the values under {} `{name}` seem to be those of `{other}`", account.kind);
        diagnostics.report(
            Diagnostic::new(codes::VALUES_MISPLACED, table, message)
                .label(announcement, format!("`{other}` announces values and has none"))
                .help(format!("move the table to `{other}`; until then it is read where it stands")),
        );
    }
}

/// The last paragraph, where it announces values and nothing follows.
fn open_announcement(body: &[Piece<'_>]) -> Option<Span> {
    let (Piece::Prose(ProseKind::Paragraph, lines), before) = body.split_last()? else { return None };
    let has_table = before.iter().any(|piece| matches!(piece, Piece::Table(_)));
    (!has_table && announces(lines)).then(|| lines[0].span())
}

fn unannounced_table(body: &[Piece<'_>]) -> Option<Span> {
    let [Piece::Prose(ProseKind::Paragraph, lines), Piece::Table(table), ..] = body else { return None };
    let speaks_of_values = lines.iter().any(|line| line.as_str().to_ascii_lowercase().contains("value"));
    (!speaks_of_values && !ends_with_colon(lines)).then_some(table.span)
}

fn announces(lines: &[Text<'_>]) -> bool {
    let speaks_of_values = lines.iter().any(|line| line.as_str().to_ascii_lowercase().contains("values"));
    speaks_of_values && ends_with_colon(lines)
}

fn ends_with_colon(lines: &[Text<'_>]) -> bool {
    lines.last().is_some_and(|line| line.part().as_str().ends_with(':'))
}
