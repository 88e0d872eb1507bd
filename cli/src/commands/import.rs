//! `mofc import`: turns SDK pages into MOF text.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;
use mof_codegen::Stale;
use mof_codegen::mof::Imported;
use mof_codegen::settings::setting;
use mof_model::{Compilation, CompiledFile};
use mof_parser::Diagnostic;
use mof_parser::ast::{MofProduction, MofSpecification};

use crate::input::InputOptions;
use crate::output::{self, Task};
use crate::report::{Reporter, count, print_result};
use crate::settings::words;
use crate::status::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  mofc import sms_site-server-wmi-class.md    print the class as MOF text
  mofc import pages -o schemas                write a file for each class: schemas/SMS_Site.mof
  mofc import pages -o schemas --check        fail if a file is out of date

The folder also gets all-classes.mof, which includes all others, and stub-classes.mof with a
declaration of each superclass and type that no page documents, for other tools. The text compiles
to the schema of the pages; a comment at its beginning states the dialect that it needs.
Classes that MOF text among the inputs declares come along where the pages build on them.
A class is left out if there is an error on its page, and all are if there is one in an overlay.

Exit status: 0 without errors; 1 with errors or, with --check, if a file is out of date;
2 if an input or the output folder cannot be used.";

/// Turn Configuration Manager SDK pages into MOF text
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Import {
    #[command(flatten)]
    input: InputOptions,
    /// The folder to write to, a file for each class; without it the text is printed
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write nothing, and show how the folder differs from what would be written
    #[arg(long, requires = "output")]
    check: bool,
    /// What becomes of files of an earlier run whose classes no page declares any more; `keep` without this
    #[arg(long, value_name = "STALE", requires = "output", conflicts_with = "check", value_parser = stale())]
    stale: Option<String>,
}

/// The words of the setting `stale`.
fn stale() -> PossibleValuesParser {
    words(setting("stale").expect("the table has it"))
}

impl Import {
    /// Writes the classes of all pages, but for those with errors.
    pub(crate) fn run(&self, reporter: &Reporter) -> Result<Status, Failure> {
        let inputs = self.input.resolve(&[], reporter)?;
        let compilation = inputs.compile_without(self.output.as_deref(), reporter)?;
        let found = reporter.diagnostics(&compilation);
        if found == Status::Unusable || has_faulty_overlay(&compilation) {
            return Ok(found);
        }
        let imported = Imported::new(&compilation, inputs.folders());
        say_what_is_left_out(&compilation, &imported, reporter);
        if imported.is_empty() {
            return if found == Status::Success { Err(no_class()) } else { Ok(found) };
        }
        let done = match &self.output {
            Some(folder) => output::deliver(&imported.output(), folder, self.task(), reporter)?,
            None => print(&imported)?,
        };
        Ok(found.max(done))
    }

    fn task(&self) -> Task {
        match self.stale.as_deref() {
            _ if self.check => Task::Compare,
            Some("delete") => Task::Write(Stale::Delete),
            _ => Task::Write(Stale::Keep),
        }
    }
}

fn print(imported: &Imported<'_>) -> Result<Status, Failure> {
    print_result(|out| out.write_all(imported.text().as_bytes())).map(|()| Status::Success)
}

fn no_class() -> Failure {
    Failure::new("no input is a page of a class").help("give reference pages in Markdown; `mofc check` reads MOF text")
}

/// Whether an error lies in a file of corrections: which classes it would have corrected is not known then.
fn has_faulty_overlay(compilation: &Compilation) -> bool {
    let is_overlay = |path: &Path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    let errors = compilation.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let mut files = errors.map(|diagnostic: &Diagnostic| compilation.sources.file(diagnostic.primary.span.file));
    files.any(|file| is_overlay(Path::new(file.path())))
}

/// Says what of the inputs is in none of the files: pages without a schema by their reasons, methods without a class, faulty classes.
fn say_what_is_left_out(compilation: &Compilation, imported: &Imported<'_>, reporter: &Reporter) {
    reporter.skipped("left out", compilation);
    let without_class = compilation.files.iter().filter(|file| has_method(&file.specification));
    let pages: Vec<_> = without_class.map(|file: &CompiledFile| compilation.sources.file(file.id).path()).collect();
    say_names("page", "of a method whose class is not among the inputs", &pages, reporter);
    say_names("class", "with errors", imported.left_out(), reporter);
}

/// The most names that are said of what is left out for one reason.
const SHOWN: usize = 5;

/// `left out: 2 pages of a method …: a.md, b.md`
fn say_names(noun: &str, what: &str, names: &[&str], reporter: &Reporter) {
    if !names.is_empty() {
        let more = if names.len() > SHOWN { ", …" } else { "" };
        let shown = names[..names.len().min(SHOWN)].join(", ");
        reporter.say(&format!("left out: {} {what}: {shown}{more}", count(names.len(), noun)));
    }
}

/// Whether a method stands outside any class, as on a page whose class is not there.
fn has_method(specification: &MofSpecification) -> bool {
    specification.productions.iter().any(|production| matches!(production, MofProduction::Method(_)))
}
