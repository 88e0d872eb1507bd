//! `mofc generate`: generates code. One sub-command a language; each has its own options.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use mof_codegen::{docs, rust};

use crate::input::InputOptions;
use crate::output::OutputOptions;
use crate::report::Reporter;
use crate::settings::RustSettings;
use crate::status::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  mofc generate rust schemas -o src/schema                    one file, src/schema/mof.rs
  mofc generate rust schemas -o src/schema --layout modules   a file for each class
  mofc generate rust schemas -o src/schema --class 'SMS_Job*' these classes, and what they need
  mofc generate rust schemas -o src/schema --docs reference   write the reference documentation too
  mofc generate rust schemas -o src/schema --check            fail if it is out of date
  mofc generate rust                                          as mofc.toml in this folder says

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

const RUST_EXAMPLES: &str = "\
Examples:
  mofc generate rust schemas -o src/schema --class 'SMS_Client*' --class SMS_Collection
  mofc generate rust schemas -o src/schema --property SMS_R_System=ResourceID,Name
  mofc generate rust schemas -o src/schema --rename 'SMS_Job.State:3=DONE'
  mofc generate rust schemas -o src/schema --derive 'SMS_Client*=Eq,Hash'
  mofc generate rust                  as mofc.toml in this folder says

PATTERN is the name of a class, or CLASS.PROPERTY, where `*` stands for any letters and `?` for one. ITEM is
the same, a method as CLASS.METHOD, or for --rename a value as CLASS.PROPERTY:VALUE. Quote what a shell expands.
Input options but --config, Rust options, --output and --stale are settings of mofc.toml as well; what is said
here takes the place of what is said there.

Exit status: 0 without errors; 1 with errors, also of settings that the schema does not bear, or, with --check,
if a file is out of date; 2 if a setting is wrong by itself, or an input or the output folder cannot be used.";

/// Generate Rust types with validators
///
/// The code names the crate `mof-runtime`, or a module that is generated with it (`--runtime module`). It is the same for the same inputs,
/// whatever the machine.
#[derive(Debug, Args)]
#[command(after_help = RUST_EXAMPLES)]
struct Rust {
    #[command(flatten)]
    input: InputOptions,
    #[command(flatten)]
    output: OutputOptions,
    /// Also write the pages of `mofc docs`, to this folder
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,
    #[command(flatten)]
    settings: RustSettings,
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
        let inputs = self.input.resolve(&[&self.output.settings.0, &self.settings.0], reporter)?;
        let mut compilation = inputs.compile(reporter)?;
        let options = inputs.settings.resolve(&mut compilation.sources).options;
        let Some(schema) = compilation.valid_schema() else { return Ok(reporter.diagnostics(&compilation)) };
        let generated = rust::generate(schema, &options);
        let pages = self.docs.as_deref().map(|folder| (docs::generate(schema), folder));
        compilation.diagnostics.extend(inputs.leveled(generated.diagnostics));
        let found = reporter.diagnostics(&compilation);
        if found != Status::Success {
            return Ok(found);
        }
        let project = &inputs.project;
        let status = self.output.deliver(&generated.output, project, reporter)?;
        match pages {
            Some((pages, folder)) => Ok(status.max(self.output.deliver_to(folder, &pages, project.stale, reporter)?)),
            None => Ok(status),
        }
    }
}
