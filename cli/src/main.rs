//! `mofc`, the command line of the MOF compiler.
//!
//! [`arguments`] says what can be written on the command line, each command is a file of its own under [`commands`], and everything that goes
//! to the terminal passes through [`report`]. Diagnostics go to standard error, results to standard output. Nothing ends the process on the
//! way: each command gives a [`Status`](status::Status), which `main` turns into the exit status.

mod arguments;
mod commands;
mod input;
mod json;
mod output;
mod progress;
mod report;
mod status;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;

fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => arguments.run().into(),
        Err(answer) => print_answer(&answer),
    }
}

/// Prints what the argument parser has to say: why it refuses the arguments, or the help that they ask for.
fn print_answer(answer: &clap::Error) -> ExitCode {
    // Whoever closed the stream does not want to read it.
    let _ = answer.print();
    if answer.use_stderr() { status::Status::Unusable.into() } else { status::Status::Success.into() }
}
