//! The outputs of a command: where generated files go, and what is said about them.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use clap::Args;
use mof_codegen::output::{Difference, Output, Report, Stale};
use mof_codegen::settings::Project;
use mof_parser::SourceMap;
use mof_parser::diagnostic::render::printable;
use similar::{ChangeTag, TextDiff};

use crate::progress::Progress;
use crate::report::{Reporter, count, print_result};
use crate::settings::WriteSettings;
use crate::status::{Failure, Status};

/// A difference is a help for readers: beyond this, a longer one will do.
const DIFF_TIMEOUT: Duration = Duration::from_secs(2);

/// Where generated files go.
#[derive(Debug, Args)]
pub(crate) struct OutputOptions {
    #[command(flatten)]
    pub(crate) settings: WriteSettings,
    /// Write nothing, and show how the folder differs from what would be written
    #[arg(long, conflicts_with = "stale")]
    check: bool,
}

impl OutputOptions {
    /// What the command line alone says of the folder, without a configuration.
    pub(crate) fn project(&self) -> Project {
        self.settings.0.resolve(&mut SourceMap::default()).project
    }

    /// Writes the files, or with `--check` compares them.
    ///
    /// # Errors
    ///
    /// If there is no folder, or it cannot be used.
    pub(crate) fn deliver(&self, output: &Output, project: &Project, reporter: &Reporter) -> Result<Status, Failure> {
        let folder = project.output.as_deref();
        let folder = folder.ok_or_else(|| Failure::new("there is no folder to write to").help("name one: `-o DIR`"))?;
        self.deliver_to(folder, output, project.stale, reporter)
    }

    /// The same with another folder.
    pub(crate) fn deliver_to(
        &self,
        folder: &Path,
        output: &Output,
        stale: Stale,
        reporter: &Reporter,
    ) -> Result<Status, Failure> {
        deliver(output, folder, if self.check { Task::Compare } else { Task::Write(stale) }, reporter)
    }
}

/// What to do with generated files.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Task {
    /// Show how the folder differs.
    Compare,
    /// Write those that are missing or differ.
    Write(Stale),
}

/// Writes files to a folder, or compares them with it.
///
/// # Errors
///
/// If the folder or a file in it cannot be used.
pub(crate) fn deliver(output: &Output, folder: &Path, task: Task, reporter: &Reporter) -> Result<Status, Failure> {
    match task {
        Task::Compare => compare(output, folder, reporter),
        Task::Write(stale) => write(output, folder, stale, reporter),
    }
}

fn write(output: &Output, folder: &Path, stale: Stale, reporter: &Reporter) -> Result<Status, Failure> {
    let report = shown("writing", output, reporter, || output.write(folder, stale))
        .map_err(|error| Failure::new(error.to_string()))?;
    reporter.say(&summary(&report, folder));
    for path in &report.stale {
        reporter.say(&format!("no longer generated: {}; `--stale delete` deletes it", folder.join(path).display()));
    }
    Ok(Status::Success)
}

/// Does something with all files, and shows on a terminal that it does.
fn shown<T>(verb: &'static str, output: &Output, reporter: &Reporter, work: impl FnOnce() -> T) -> T {
    let files = count(output.files().len(), "file");
    let _progress = Progress::start(reporter.shows_progress(), move || format!("{verb} {files}"));
    work()
}

fn compare(output: &Output, folder: &Path, reporter: &Reporter) -> Result<Status, Failure> {
    let differences = shown("comparing", output, reporter, || output.check(folder))
        .map_err(|error| Failure::new(error.to_string()))?;
    let color = reporter.colors_results();
    print_result(|out| differences.iter().try_for_each(|difference| show(difference, output, folder, color, out)))?;
    if differences.is_empty() {
        reporter.say(&format!("{} up to date in {}", count(output.files().len(), "file"), folder.display()));
        return Ok(Status::Success);
    }
    reporter.say(&format!("{} out of date in {}", count(differences.len(), "file"), folder.display()));
    Ok(Status::Findings)
}

fn show(difference: &Difference, output: &Output, folder: &Path, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let path = folder.join(difference.path());
    let path = path.to_string_lossy();
    let path = printable(&path);
    match difference {
        Difference::Missing(_) => writeln!(out, "missing: {path}"),
        Difference::Stale(_) => writeln!(out, "no longer generated: {path}"),
        Difference::Changed { path: name, found } => {
            write_diff(&path, found, output.get(name).unwrap_or_default(), color, out)
        }
    }
}

/// As many names of written files are said as fit in a line or two.
const NAMED_FILES: usize = 8;

/// `wrote 5 files, 2 unchanged, in DIR: a.rs, b.rs, …`.
fn summary(report: &Report, folder: &Path) -> String {
    let mut text = format!("wrote {}", count(report.written.len(), "file"));
    for (paths, what) in [(&report.unchanged, "unchanged"), (&report.deleted, "deleted")] {
        if !paths.is_empty() {
            let _ = write!(text, ", {} {what}", paths.len());
        }
    }
    let names = match report.written.as_slice() {
        [] => String::new(),
        few if few.len() <= NAMED_FILES => format!(": {}", few.join(", ")),
        many => format!(": {}, …", many[..NAMED_FILES].join(", ")),
    };
    format!("{text}, in {}{names}", folder.display())
}

/// The lines that differ, in the unified form, with three lines of context.
fn write_diff(path: &str, found: &str, wanted: &str, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let found = found.replace("\r\n", "\n");
    let diff = TextDiff::configure().timeout(DIFF_TIMEOUT).diff_lines(&found, wanted);
    writeln!(out, "--- {path}\n+++ {path} (generated)")?;
    for hunk in diff.unified_diff().iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let line = printable(change.value().trim_end_matches('\n')).into_owned();
            writeln!(out, "{}", paint(change.tag(), &line, color))?;
        }
    }
    Ok(())
}

fn paint(tag: ChangeTag, line: &str, color: bool) -> String {
    match (tag, color) {
        (ChangeTag::Delete, true) => format!("\u{1b}[31m-{line}\u{1b}[0m"),
        (ChangeTag::Insert, true) => format!("\u{1b}[32m+{line}\u{1b}[0m"),
        (tag, _) => format!("{tag}{line}"),
    }
}
