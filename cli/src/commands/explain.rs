//! `mofc explain`: says what a diagnostic code means.

use std::io::{self, Write};

use clap::Args;
use mof_codegen::{all_codes, find_code};
use mof_parser::Dialect;
use mof_parser::diagnostic::Code;

use crate::report::{Reporter, print_result};
use crate::status::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  mofc explain MOF-S020    what the code means, with a wrong and a right example
  mofc explain s020        the same
  mofc explain             all codes

Exit status: 0; 2 if there is no such code.";

/// Explain a diagnostic code
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Explain {
    /// A code such as MOF-S020, in any case and with or without `MOF-`; without it, all codes are listed
    code: Option<String>,
}

impl Explain {
    /// Prints the explanation of the code, or the list of all codes.
    pub(crate) fn run(&self, _: &Reporter) -> Result<Status, Failure> {
        match &self.code {
            Some(id) => {
                let code = find(id)?;
                print_result(|out| explain(code, out))?;
            }
            None => print_result(list)?,
        }
        Ok(Status::Success)
    }
}

/// What the letters of the codes stand for.
const LETTERS: &str =
    "I: reading the inputs   P: the syntax of MOF   D: SDK pages   S: what a schema means   G: generating";

fn list(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{LETTERS}\n")?;
    all_codes().try_for_each(|code| writeln!(out, "{code}  {}", code.title()))
}

fn explain(code: Code, out: &mut dyn Write) -> io::Result<()> {
    let (heading, text) = code.explanation().split_once('\n').unwrap_or_default();
    writeln!(out, "# {code}: {}", heading.trim_start_matches("# "))?;
    writeln!(out, "{}", text.trim_end())?;
    writeln!(out, "\n## Severity\n\n{}", severities(code))
}

/// How severe a code is where, such as `error; warning in sdk-page`, and how to ask for it where it is off.
fn severities(code: Code) -> String {
    let name = |dialect| code.severity(dialect).map_or_else(|| "off".to_owned(), |severity| severity.to_string());
    let usual = name(Dialect::Standard);
    if code.is_always_error() {
        return "error, which `--level` does not lower".to_owned();
    }
    let exceptions = Dialect::ALL.into_iter().filter(|dialect| name(*dialect) != usual);
    let levels = exceptions.fold(usual.clone(), |text, dialect| format!("{text}; {} in {dialect}", name(dialect)));
    if Dialect::ALL.into_iter().all(|dialect| code.severity(dialect).is_some()) {
        return levels;
    }
    format!("{levels}\n\nWhere it is off, `--level {code}=note` reports it.")
}

/// The code that a user means.
fn find(given: &str) -> Result<Code, Failure> {
    find_code(given).map_err(|unknown| {
        let near = unknown.near().map_or(String::new(), |near| format!("did you mean `{near}`? "));
        Failure::new(format!("there is no code `{given}`")).help(format!("{near}`mofc explain` lists all codes"))
    })
}
