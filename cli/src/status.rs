//! How a command ends: the exit status, and the errors that stop it.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// No error was found.
    Success,
    /// The inputs have errors, or `--check` found something out of date.
    Findings,
    /// The arguments are wrong, or an input or an output cannot be used.
    Unusable,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Success => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Unusable => Self::from(2),
        }
    }
}

/// Why a command could not do its work: one line for the user.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: Option<String>,
}

impl Failure {
    /// A failure that says this.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Says what to do about it.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
