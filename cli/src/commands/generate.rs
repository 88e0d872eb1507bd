//! `mofc generate`: generates code. One sub-command a language; each has its own options.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use mof_codegen::docs;
use mof_codegen::rust::{self, Layout, Options};

use crate::input::InputOptions;
use crate::output::OutputOptions;
use crate::report::Reporter;
use crate::status::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  mofc generate rust schemas -o src/schema                    one file, src/schema/mof.rs
  mofc generate rust schemas -o src/schema --layout modules   a file for each class
  mofc generate rust schemas -o src/schema --docs reference   write the reference documentation too
  mofc generate rust schemas -o src/schema --check            fail if it is out of date

Files are written only where they change, and only if the inputs have no errors.

Exit status: 0 without errors; 1 with errors or, with --check, if a file is out of date;
2 if an input or the output folder cannot be used.";

/// Generate code from schemas
#[derive(Debug, Args)]
#[command(subcommand_value_name = "LANGUAGE", subcommand_help_heading = "Languages", after_help = EXAMPLES)]
pub(crate) struct Generate {
    #[command(subcommand)]
    language: Language,
}

#[derive(Debug, Subcommand)]
enum Language {
    Rust(Rust),
}

/// Generate Rust types with validators
///
/// The code names the crate `mof-runtime`. It is the same for the same inputs, whatever the machine.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
struct Rust {
    #[command(flatten)]
    input: InputOptions,
    #[command(flatten)]
    output: OutputOptions,
    /// How the code is spread over files
    #[arg(long, value_enum, value_name = "LAYOUT", default_value_t)]
    layout: LayoutName,
    /// Also write the pages of `mofc docs`, to this folder
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum LayoutName {
    /// One file, `mof.rs`
    #[default]
    SingleFile,
    /// A module tree: `mod.rs` and a file for each class
    Modules,
}

impl Generate {
    /// Generates the code.
    pub(crate) fn run(&self, reporter: &Reporter) -> Result<Status, Failure> {
        match &self.language {
            Language::Rust(rust) => rust.run(reporter),
        }
    }
}

impl Rust {
    /// Writes the code, unless there are errors.
    fn run(&self, reporter: &Reporter) -> Result<Status, Failure> {
        let mut compilation = self.input.compile(reporter)?;
        let Some(schema) = compilation.valid_schema() else { return Ok(reporter.diagnostics(&compilation)) };
        let generated =
            rust::generate(schema, &Options::default().layout(self.layout.into()).levels(self.input.levels()));
        let pages = self.docs.as_deref().map(|folder| (docs::generate(schema), folder));
        compilation.diagnostics.extend(generated.diagnostics);
        let found = reporter.diagnostics(&compilation);
        if found != Status::Success {
            return Ok(found);
        }
        let status = self.output.deliver(&generated.output, reporter)?;
        match pages {
            Some((pages, folder)) => Ok(status.max(self.output.deliver_to(folder, &pages, reporter)?)),
            None => Ok(status),
        }
    }
}

impl From<LayoutName> for Layout {
    fn from(name: LayoutName) -> Self {
        match name {
            LayoutName::SingleFile => Self::default(),
            LayoutName::Modules => Self::Modules,
        }
    }
}
