//! `mofc dump`: prints the resolved schema as JSON.

use clap::{Args, ValueEnum};

use crate::input::InputOptions;
use crate::json::write_document;
use crate::report::{Reporter, print_result};
use crate::status::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  mofc dump schemas > schema.json             the resolved schema of a folder
  mofc dump schemas | jq '.classes[].name'    the names of all classes

Exit status: 0 without errors; 1 with errors; 2 if an input cannot be used.
The document is printed in cases 0 and 1.";

/// Print the resolved schema as JSON
///
/// The document lists classes with all their features (inherited ones first), qualifier types, instances, skipped files and
/// diagnostics.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Dump {
    #[command(flatten)]
    input: InputOptions,
    /// The form of the document
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// One JSON document
    #[default]
    Json,
}

impl Dump {
    /// Prints the document on standard output and diagnostics on standard error.
    pub(crate) fn run(&self, reporter: &Reporter) -> Result<Status, Failure> {
        let compilation = self.input.compile(reporter)?;
        let status = reporter.diagnostics(&compilation);
        if status < Status::Unusable {
            let Format::Json = self.format;
            print_result(|out| write_document(out, &mof_model::dump::Dump::new(&compilation)))?;
        }
        Ok(status)
    }
}
