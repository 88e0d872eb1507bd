//! What can be written on the command line. The arguments of each command stand with the command.

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::commands::{check, docs, dump, explain, generate, import};
use crate::report::Reporter;
use crate::status::{Failure, Status};

const EXIT_STATUS: &str = "\
Exit status:
  0  no errors
  1  errors were found in the inputs, or --check found something out of date
  2  the arguments are wrong, or an input or an output cannot be used";

const EXAMPLES: &str = "\
Examples:
  mofc check schemas                          report mistakes in a folder of schemas
  mofc dump MSFT_Disk.mof                     print the resolved schema as JSON
  mofc generate rust schemas -o src/schema    write Rust types and validators
  mofc explain MOF-S020                       say what a diagnostic means";

/// The compiler for MOF schemas: CIM, WMI, Configuration Manager
///
/// Reads MOF text and Configuration Manager SDK pages, resolves and checks what they declare, and generates Rust types with validators,
/// documentation and JSON from it. Diagnostics go to standard error, results to standard output.
#[derive(Debug, Parser)]
#[command(name = "mofc", version, arg_required_else_help = true, after_help = EXIT_STATUS, after_long_help = format!("{EXAMPLES}\n\n{EXIT_STATUS}"))]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    report: ReportOptions,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Dump(dump::Dump),
    Generate(generate::Generate),
    Docs(docs::Docs),
    Import(import::Import),
    Explain(explain::Explain),
}

/// How the program talks to its user.
#[derive(Debug, Args)]
#[command(next_help_heading = "Message options")]
pub(crate) struct ReportOptions {
    /// When to use colours; `auto` does so on a terminal unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    pub(crate) color: Color,
    /// The form of diagnostics
    #[arg(long, global = true, value_enum, value_name = "FORM", default_value_t)]
    pub(crate) message_format: MessageFormat,
    /// Report errors only: no warnings, notes, summaries or progress
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub(crate) quiet: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The form of diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the lines of the source that they are about
    #[default]
    Text,
    /// One line each: `path:line:column: severity[CODE]: message`
    Short,
    /// One JSON object a line
    Json,
}

impl Arguments {
    /// Does what the command line says.
    pub(crate) fn run(&self) -> Status {
        let reporter = Reporter::new(&self.report);
        self.command.run(&reporter).unwrap_or_else(|failure| {
            reporter.failure(&failure);
            Status::Unusable
        })
    }
}

impl Command {
    fn run(&self, reporter: &Reporter) -> Result<Status, Failure> {
        match self {
            Self::Check(check) => check.run(reporter),
            Self::Dump(dump) => dump.run(reporter),
            Self::Generate(generate) => generate.run(reporter),
            Self::Docs(docs) => docs.run(reporter),
            Self::Import(import) => import.run(reporter),
            Self::Explain(explain) => explain.run(reporter),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definitions_are_consistent() {
        Arguments::command().debug_assert();
    }
}
