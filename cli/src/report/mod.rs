//! Everything that a user is told: diagnostics and summaries on standard error, results on standard output.
//!
//! A stream that was closed by whoever read it is no error: nobody is left to tell.

mod counts;
mod json;

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

use mof_model::Compilation;
use mof_parser::diagnostic::render::{Renderer, printable};
use mof_parser::{Diagnostic, Severity, SourceMap};

use crate::arguments::{Color, MessageFormat, ReportOptions};
use crate::status::{Failure, Status};

/// Tells the user, in the form that the command line asks for.
#[derive(Debug)]
pub(crate) struct Reporter {
    color: bool,
    color_results: bool,
    format: MessageFormat,
    quiet: bool,
}

impl Reporter {
    /// A reporter with these options.
    pub(crate) fn new(options: &ReportOptions) -> Self {
        Self {
            color: uses_color(options.color, &io::stderr()),
            color_results: uses_color(options.color, &io::stdout()),
            format: options.message_format,
            quiet: options.quiet,
        }
    }

    /// Whether a line of progress on standard error is welcome.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && self.format == MessageFormat::Text && io::stderr().is_terminal()
    }

    /// Whether results on standard output are coloured.
    pub(crate) fn colors_results(&self) -> bool {
        self.color_results
    }

    /// Prints the diagnostics of a compile and how many there are, of each code where there are many, and says how it went.
    pub(crate) fn diagnostics(&self, compilation: &Compilation) -> Status {
        self.list(&compilation.diagnostics, &compilation.sources);
        if !compilation.diagnostics.is_empty() {
            self.counts(compilation);
            self.summary(compilation);
        }
        status_of(&compilation.diagnostics)
    }

    /// Prints diagnostics.
    pub(crate) fn list(&self, diagnostics: &[Diagnostic], sources: &SourceMap) {
        let mut out = BufWriter::new(io::stderr().lock());
        let shown = diagnostics.iter().filter(|diagnostic| !self.quiet || diagnostic.is_error());
        let renderer = Renderer::new(sources).color(self.color);
        for diagnostic in shown {
            let written = match self.format {
                MessageFormat::Text => writeln!(out, "{}\n", renderer.long(diagnostic)),
                MessageFormat::Short => writeln!(out, "{}", renderer.short(diagnostic)),
                MessageFormat::Json => json::write(&mut out, sources, diagnostic),
            };
            if written.is_err() {
                break;
            }
        }
    }

    /// Prints how many diagnostics a compile gave: `2 errors, 1 warning in 3 files`.
    pub(crate) fn summary(&self, compilation: &Compilation) {
        self.say(&summary(compilation));
    }

    /// Prints why files were skipped, the most frequent reason first: `left out: 89 pages without a schema`, and how many for which reason.
    pub(crate) fn skipped(&self, what: &str, compilation: &Compilation) {
        let reasons = counts::reasons(compilation);
        let pages: usize = reasons.iter().map(|(_, pages)| pages).sum();
        if pages > 0 {
            self.say(&format!("{what}: {} without a schema", count(pages, "page")));
        }
        let width = reasons.first().map_or(0, |(_, pages)| pages.to_string().len());
        for (reason, pages) in reasons {
            self.say(&format!("  {pages:>width$}  {reason}"));
        }
    }

    /// Prints how often each code was reported, where that is more than a handful of diagnostics.
    fn counts(&self, compilation: &Compilation) {
        let lines = counts::table(&compilation.diagnostics, width(), self.color);
        if lines.is_empty() || self.quiet || self.format == MessageFormat::Json {
            return;
        }
        if self.format == MessageFormat::Short {
            let _ = writeln!(io::stderr());
        }
        // Titles are the program's own words; there is nothing in them that a terminal acts on.
        let _ = writeln!(io::stderr(), "{}\n", lines.join("\n"));
    }

    /// Prints a line about what was done.
    pub(crate) fn say(&self, line: &str) {
        if !self.quiet && self.format != MessageFormat::Json {
            let _ = writeln!(io::stderr(), "{}", printable(line));
        }
    }

    /// Prints why a command could not do its work, and what to do about it.
    pub(crate) fn failure(&self, failure: &Failure) {
        let mut out = io::stderr();
        let _ = match self.format {
            MessageFormat::Json => json::write_failure(&mut out, failure),
            MessageFormat::Text | MessageFormat::Short => write_failure(&mut out, failure, self.color),
        };
    }
}

fn write_failure(out: &mut impl Write, failure: &Failure, color: bool) -> io::Result<()> {
    let title = if color { "\u{1b}[1;91merror\u{1b}[0m" } else { "error" };
    writeln!(out, "{title}: {}", printable(&failure.message))?;
    failure.help.as_ref().map_or(Ok(()), |help| writeln!(out, "  help: {}", printable(help)))
}

/// Writes a result to standard output.
///
/// # Errors
///
/// If that fails for another reason than that nobody reads it any more.
pub(crate) fn print_result(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Whether to use colours on a stream (see <https://no-color.org>).
#[expect(clippy::disallowed_methods, reason = "the command line follows the customs of the terminal it runs in")]
fn uses_color(choice: Color, stream: &impl IsTerminal) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => stream.is_terminal() && !is_set("NO_COLOR"),
    }
}

/// How many columns a line on standard error has; without a limit where it goes to no terminal.
#[expect(clippy::disallowed_methods, reason = "the command line follows the customs of the terminal it runs in")]
pub(crate) fn width() -> usize {
    let asked_for = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
    asked_for.or_else(terminal).unwrap_or(usize::MAX)
}

/// How a command ends that got these diagnostics.
fn status_of(diagnostics: &[Diagnostic]) -> Status {
    let status = |diagnostic: &Diagnostic| match diagnostic {
        // What is only an error because the user has it so can be used.
        unusable if unusable.code.is_always_error() && unusable.code.id().starts_with("MOF-I") => Status::Unusable,
        error if error.is_error() => Status::Findings,
        _ => Status::Success,
    };
    diagnostics.iter().map(status).max().unwrap_or(Status::Success)
}

fn summary(compilation: &Compilation) -> String {
    let number = |severity| compilation.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let counts =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (number(severity), severity.to_string()));
    let counts: Vec<_> =
        counts.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
    let found = if counts.is_empty() { "nothing to report".to_owned() } else { counts.join(", ") };
    format!("{found} in {}{}", count(compilation.files.len(), "file"), skipped(compilation))
}

/// What became of files that hold no schema, where there are any.
fn skipped(compilation: &Compilation) -> impl Display {
    match compilation.files.iter().filter(|file| file.skipped.is_some()).count() {
        0 => String::new(),
        number => format!(" ({number} skipped, without a schema)"),
    }
}

/// A count with its noun: `1 file`, `2 files`, `2 classes`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let ending = match number {
        1 => "",
        _ if noun.ends_with('s') => "es",
        _ => "s",
    };
    format!("{number} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_agrees_with_its_noun() {
        assert_eq!([count(0, "file"), count(1, "file"), count(2, "file")], ["0 files", "1 file", "2 files"]);
        assert_eq!([count(1, "class"), count(2, "class")], ["1 class", "2 classes"]);
    }
}
