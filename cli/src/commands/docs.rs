//! `mofc docs`: writes reference documentation.

use clap::{Args, ValueEnum};
use mof_codegen::docs;

use crate::input::InputOptions;
use crate::output::OutputOptions;
use crate::report::Reporter;
use crate::status::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  mofc docs schemas -o reference            an index and a page for each class
  mofc docs schemas -o reference --check    fail if a page is out of date

Files are written only where they change, and only if the inputs have no errors.

Exit status: 0 without errors; 1 with errors or, with --check, if a page is out of date;
2 if an input or the output folder cannot be used.";

/// Write reference documentation of schemas
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Docs {
    #[command(flatten)]
    input: InputOptions,
    #[command(flatten)]
    output: OutputOptions,
    /// The form of the pages
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Markdown with tables, as GitHub, mdBook and wikis show it
    #[default]
    Markdown,
}

impl Docs {
    /// Writes the pages, unless the inputs have errors.
    pub(crate) fn run(&self, reporter: &Reporter) -> Result<Status, Failure> {
        let compilation = self.input.compile(reporter)?;
        let status = reporter.diagnostics(&compilation);
        let Format::Markdown = self.format;
        match compilation.valid_schema() {
            Some(schema) => self.output.deliver(&docs::generate(schema), &self.output.project(), reporter),
            None => Ok(status),
        }
    }
}
