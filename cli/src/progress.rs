//! One line on the terminal that tells what is being done, for work that takes its time.
//!
//! A thread of its own draws the line, because the threads that work have better things to do.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::report::{count, width};

/// What is done before this has passed needs no progress.
const PATIENCE: Duration = Duration::from_millis(400);
const REDRAW: Duration = Duration::from_millis(100);
/// Moves to the start of the line and erases it.
const ERASE_LINE: &str = "\r\u{1b}[2K";

/// Shows a line until it is dropped.
#[derive(Debug)]
pub(crate) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Starts to show a line if that is wanted; `line` says what is to be read at the moment.
    pub(crate) fn start(shown: bool, line: impl Fn() -> String + Send + 'static) -> Self {
        Self(shown.then(|| {
            let (sender, receiver) = mpsc::channel();
            (sender, thread::spawn(move || draw(&line, &receiver)))
        }))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        // The thread ends when the sender is dropped.
        if let Some((sender, thread)) = self.0.take() {
            drop(sender);
            // The thread does nothing that panics, and it must have erased its line before anything else is printed.
            let _ = thread.join();
        }
    }
}

fn draw(line: &impl Fn() -> String, stop: &Receiver<()>) {
    let mut wait = PATIENCE;
    let mut drawn = false;
    while stop.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        // A line that wraps could not be erased.
        let text: String = line().chars().take(width().saturating_sub(1)).collect();
        let _ = write!(io::stderr(), "{ERASE_LINE}{text}");
        drawn = true;
        wait = REDRAW;
    }
    if drawn {
        let _ = write!(io::stderr(), "{ERASE_LINE}");
    }
}

/// `read 412 of 903 files`, and `checking 903 files` once all have been read.
pub(crate) fn of_compile(progress: &mof_model::Progress) -> String {
    let found = count(progress.found(), "file");
    if progress.is_checking() { format!("checking {found}") } else { format!("read {} of {found}", progress.read()) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use mof_model::Compiler;

    use super::*;

    #[test]
    fn a_line_says_what_is_done_and_how_far() {
        let progress = Arc::new(mof_model::Progress::default());
        assert_eq!(of_compile(&progress), "read 0 of 0 files");
        let mut compiler = Compiler::new();
        compiler.text("a.mof", "class ACME_A { };").text("b.mof", "class ACME_B { };");
        compiler.progress(Arc::clone(&progress)).compile();
        assert_eq!(of_compile(&progress), "checking 2 files");
    }
}
