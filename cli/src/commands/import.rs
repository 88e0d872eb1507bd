//! `mofc import`: turns SDK pages into MOF text.

use std::path::PathBuf;

use clap::Args;
use mof_codegen::{Output, Stale};
use mof_model::{Compilation, CompiledFile};
use mof_parser::ast::MofProduction;
use mof_parser::{Dialect, write};

use crate::input::InputOptions;
use crate::output::{self, Task};
use crate::report::{Reporter, print_result};
use crate::status::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  mofc import sms_site-server-wmi-class.md    print the class as MOF text
  mofc import pages -o schemas                write a file for each class: schemas/SMS_Site.mof
  mofc import pages -o schemas --check        fail if a file is out of date

The text compiles to the schema of the pages; its first line states the dialect that it needs.
MOF text among the inputs supplies classes that the pages build on; it is not printed.

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
}

impl Import {
    /// Writes the classes of all pages, unless the inputs have errors.
    pub(crate) fn run(&self, reporter: &Reporter) -> Result<Status, Failure> {
        let compilation = self.input.compile(reporter)?;
        let status = reporter.diagnostics(&compilation);
        if status != Status::Success {
            return Ok(status);
        }
        let classes = imported(&compilation)?;
        say_what_is_left_out(&compilation, reporter);
        let Some(folder) = &self.output else { return print(&classes) };
        output::deliver(&classes, folder, self.task(), reporter)
    }

    fn task(&self) -> Task {
        if self.check { Task::Compare } else { Task::Write(Stale::Keep) }
    }
}

fn print(classes: &Output) -> Result<Status, Failure> {
    let texts: Vec<_> = classes.files().map(|(_, text)| text).collect();
    print_result(|out| out.write_all(texts.join("\n").as_bytes())).map(|()| Status::Success)
}

/// The MOF text of each class that a page declares, by file name.
fn imported(compilation: &Compilation) -> Result<Output, Failure> {
    let mut output = Output::default();
    for (name, text) in pages(compilation).flat_map(texts) {
        output.insert(name, text);
    }
    if output.files().len() == 0 {
        return Err(Failure::new("no input is a page of a class")
            .help("give reference pages in Markdown; `mofc check` reads MOF text"));
    }
    Ok(output)
}

/// Names the pages that declare no class, such as that of a method.
fn say_what_is_left_out(compilation: &Compilation, reporter: &Reporter) {
    for page in pages(compilation).filter(|page| texts(page).next().is_none()) {
        reporter.say(&format!("not imported: {} declares no class", compilation.sources.file(page.id).path()));
    }
}

/// The SDK pages among the inputs, without those that hold no declaration at all.
fn pages(compilation: &Compilation) -> impl Iterator<Item = &CompiledFile> {
    let files = compilation.files.iter();
    files.filter(|file| file.specification.dialect == Dialect::SdkPage && file.skipped.is_none())
}

/// Says in which dialect the text means what the page means, so that it compiles without an option.
const HEAD: &str = "// mofc: dialect = sdk-page\n";

fn texts(file: &CompiledFile) -> impl Iterator<Item = (String, String)> {
    file.specification.productions.iter().filter_map(|production| match production {
        MofProduction::Class(class) => {
            Some((format!("{}.mof", class.name.text), format!("{HEAD}{}", write::production(production))))
        }
        _ => None,
    })
}
