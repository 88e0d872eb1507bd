//! The table that the program prints: what was tried, what was expected, what came.

use std::fmt::Debug;
use std::process::ExitCode;

/// Prints a line for each thing that is tried, and counts.
#[derive(Default)]
pub struct Report {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Report {
    /// Begins a part of the table.
    pub fn section(&mut self, title: &str) {
        println!("\n{title}");
        println!("{:7} {:44} {:34} got", "", "what", "expected");
    }

    /// Both are the same.
    pub fn equal<T: Debug + PartialEq>(&mut self, what: &str, expected: &T, got: &T) {
        self.line(what, &format!("{expected:?}"), &format!("{got:?}"), expected == got);
    }

    /// A value came, and it is this one.
    pub fn gives<T: Debug + PartialEq, E: ToString>(&mut self, what: &str, expected: &T, got: Result<T, E>) {
        match got {
            Ok(got) => self.equal(what, expected, &got),
            Err(error) => self.line(what, &format!("{expected:?}"), &error.to_string(), false),
        }
    }

    /// Something is true of what came.
    pub fn holds(&mut self, what: &str, expected: &str, got: &impl Debug, is_so: bool) {
        self.line(what, expected, &format!("{got:?}"), is_so);
    }

    /// It failed, with a message that has these words.
    pub fn refuses<T: Debug, E: ToString>(&mut self, what: &str, words: &str, got: Result<T, E>) {
        match got {
            Ok(value) => self.line(what, words, &format!("{value:?}"), false),
            Err(error) => {
                let message = error.to_string();
                self.line(what, words, &message, message.contains(words));
            }
        }
    }

    /// It could not be tried here.
    pub fn skip(&mut self, what: &str, why: &str) {
        self.skipped += 1;
        println!("skipped {what:44} {why}");
    }

    fn line(&mut self, what: &str, expected: &str, got: &str, is_ok: bool) {
        let outcome = if is_ok { "ok" } else { "FAILED" };
        *(if is_ok { &mut self.passed } else { &mut self.failed }) += 1;
        println!("{outcome:7} {what:44} {:34} {}", one_line(expected), one_line(got));
    }

    /// Prints the sum, and says whether all went well.
    pub fn finish(self) -> ExitCode {
        println!("\n{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped);
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// The longest text that fits into a line of the table.
const LONGEST: usize = 100;

fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
