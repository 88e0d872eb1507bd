//! `mofc`, the command line of the MOF compiler.
//!
//! [`arguments`] says what can be written on the command line, each command is a file of its own under [`commands`], and everything that goes
//! to the terminal passes through [`report`]. Diagnostics go to standard error, results to standard output. Nothing ends the process on the
//! way: each command gives a [`Status`], which `main` turns into the exit status.

mod arguments;
mod commands;
mod input;
mod json;
mod output;
mod progress;
mod report;
mod settings;
mod status;

use std::borrow::Cow;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use mof_parser::diagnostic::render::printable;

use arguments::Arguments;
use status::Status;

/// Half of the time of a check would go into memory with the usual allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => arguments.run().into(),
        Err(answer) => print_answer(&answer),
    }
}

/// Prints what the argument parser has to say: why it refuses the arguments, or the help that they ask for.
fn print_answer(answer: &clap::Error) -> ExitCode {
    // Whoever closed the stream does not want to read it.
    let _ = if !answer.use_stderr() || arguments_are_printable() { answer.print() } else { print_plain(answer) };
    if answer.use_stderr() { Status::Unusable.into() } else { Status::Success.into() }
}

/// Whether the arguments can be repeated as they are. A shell that expands `*` takes names of files from whoever wrote them.
#[expect(clippy::disallowed_methods, reason = "the command line reads its arguments")]
fn arguments_are_printable() -> bool {
    std::env::args_os().all(|argument| matches!(printable(&argument.to_string_lossy()), Cow::Borrowed(_)))
}

fn print_plain(answer: &clap::Error) -> io::Result<()> {
    let text = answer.render().to_string();
    text.lines().try_for_each(|line| writeln!(io::stderr(), "{}", printable(line)))
}
