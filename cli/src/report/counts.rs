//! Tables for a reader who has seen more pass than anyone reads one by one: how often each code was reported, and why files were skipped.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use mof_model::Compilation;
use mof_parser::diagnostic::Code;
use mof_parser::{Diagnostic, Severity};

/// As many diagnostics are read without a table.
const HANDFUL: usize = 5;

/// A code at one of its severities, and how often it was reported.
struct Row {
    severity: Severity,
    code: Code,
    count: usize,
}

/// The lines of the table, no wider than `width`: the most severe first, and of these the most frequent. Nothing for a handful.
pub(super) fn table(diagnostics: &[Diagnostic], width: usize, color: bool) -> Vec<String> {
    if diagnostics.len() <= HANDFUL {
        return Vec::new();
    }
    let rows = rows(diagnostics);
    let widest = |length: &dyn Fn(&Row) -> usize| rows.iter().map(length).max().unwrap_or_default();
    let severities = widest(&|row| row.severity.to_string().len());
    let counts = widest(&|row| row.count.to_string().len());
    let line = |row: &Row| {
        let Row { severity, code, count } = row;
        let padded = format!("{:severities$}", severity.to_string());
        let columns = format!("  {code}  {count:>counts$}  ");
        let title = shortened(code.title(), width.saturating_sub(severities + columns.len()));
        let severity = if color { format!("{}{padded}\u{1b}[0m", paint(*severity)) } else { padded };
        format!("{severity}{columns}{title}")
    };
    rows.iter().map(line).collect()
}

fn rows(diagnostics: &[Diagnostic]) -> Vec<Row> {
    let mut counts: BTreeMap<(Reverse<Severity>, &str), (Code, usize)> = BTreeMap::new();
    for diagnostic in diagnostics {
        let key = (Reverse(diagnostic.severity), diagnostic.code.id());
        counts.entry(key).or_insert((diagnostic.code, 0)).1 += 1;
    }
    let mut rows: Vec<_> =
        counts.into_iter().map(|((Reverse(severity), _), (code, count))| Row { severity, code, count }).collect();
    rows.sort_by_key(|row| (Reverse(row.severity), Reverse(row.count)));
    rows
}

/// Why files were skipped and how many for each reason, the most frequent first.
pub(super) fn reasons(compilation: &Compilation) -> Vec<(&str, usize)> {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in compilation.files.iter().filter_map(|file| file.skipped.as_deref()) {
        *reasons.entry(reason).or_default() += 1;
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, pages)| Reverse(*pages));
    reasons
}

/// A title that fits, cut where it does not; a terminal too narrow for words shows them all.
fn shortened(title: &str, width: usize) -> String {
    const NARROW: usize = 10;
    if title.chars().count() <= width || width < NARROW {
        return title.to_owned();
    }
    format!("{}…", title.chars().take(width - 1).collect::<String>().trim_end())
}

/// The colours in which the diagnostics themselves are shown.
fn paint(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\u{1b}[1;91m",
        Severity::Warning => "\u{1b}[1;93m",
        Severity::Note => "\u{1b}[1;92m",
    }
}

#[cfg(test)]
mod tests {
    use mof_parser::{SourceMap, codes};

    use super::*;

    fn diagnostics(counts: &[(Code, Severity, usize)]) -> Vec<Diagnostic> {
        let mut sources = SourceMap::default();
        let file = sources.add("a.mof", "");
        let span = sources.file(file).span();
        let repeated = counts.iter().flat_map(|(code, severity, count)| {
            std::iter::repeat_n(Diagnostic { severity: *severity, ..Diagnostic::new(*code, span, "wrong") }, *count)
        });
        repeated.collect()
    }

    #[test]
    fn the_most_severe_come_first_and_of_these_the_most_frequent() {
        let reported = diagnostics(&[
            (codes::TRAILING_COMMA, Severity::Note, 12),
            (codes::MISSING_SEMICOLON, Severity::Warning, 2),
            (codes::MISSING_COMMA, Severity::Warning, 7),
            (codes::MISSING_SEMICOLON, Severity::Error, 1),
        ]);
        let expected = [
            "error    MOF-P102   1  a declaration does not end with `;`",
            "warning  MOF-P117   7  a `,` is missing between two items",
            "warning  MOF-P102   2  a declaration does not end with `;`",
            "note     MOF-P119  12  a list ends with a `,`",
        ];
        assert_eq!(table(&reported, 80, false), expected);
        assert_eq!(table(&reported, 40, false)[0], "error    MOF-P102   1  a declaration do…");
        assert!(table(&reported, 80, true)[0].starts_with("\u{1b}[1;91merror  \u{1b}[0m  MOF-P102"));
    }

    #[test]
    fn a_handful_needs_no_table() {
        assert_eq!(table(&diagnostics(&[(codes::MISSING_COMMA, Severity::Error, 5)]), 80, false), [""; 0]);
        assert_eq!(table(&diagnostics(&[(codes::MISSING_COMMA, Severity::Error, 6)]), 80, false).len(), 1);
    }
}
