//! One line on the terminal that tells how many files have been read, for work that takes its time.
//!
//! Readers are asked once a file, so counting in a reader counts files without the compiler's knowledge. A thread of its own draws the line,
//! because the threads that read have better things to do.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use mof_parser::{ReadOptions, Reader, Reading, SourceFile};

use crate::report::count;

/// What is done before this has passed needs no progress.
const PATIENCE: Duration = Duration::from_millis(400);
const REDRAW: Duration = Duration::from_millis(100);
/// Moves to the start of the line and erases it.
const ERASE_LINE: &str = "\r\u{1b}[2K";

/// Counts the files that readers have read, and shows it until it is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    files: Arc<AtomicUsize>,
    /// The thread that draws; it ends when the sender is dropped.
    drawing: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to count, and to show the count if that is wanted.
    pub(crate) fn start(shown: bool) -> Self {
        let files = Arc::new(AtomicUsize::new(0));
        let drawing = shown.then(|| {
            let (sender, receiver) = mpsc::channel();
            let files = Arc::clone(&files);
            (sender, thread::spawn(move || draw(&files, &receiver)))
        });
        Self { files, drawing }
    }

    /// The reader, counted.
    pub(crate) fn counting(&self, reader: impl Reader + 'static) -> impl Reader + 'static {
        Counting { reader, files: Arc::clone(&self.files) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.drawing.take() {
            drop(sender);
            // The thread does nothing that panics, and it must have erased its line before anything else is printed.
            let _ = thread.join();
        }
    }
}

fn draw(files: &AtomicUsize, stop: &Receiver<()>) {
    let mut wait = PATIENCE;
    let mut drawn = false;
    while stop.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        let text = count(files.load(Ordering::Relaxed), "file");
        let _ = write!(io::stderr(), "{ERASE_LINE}{text} read");
        drawn = true;
        wait = REDRAW;
    }
    if drawn {
        let _ = write!(io::stderr(), "{ERASE_LINE}");
    }
}

struct Counting<R> {
    reader: R,
    files: Arc<AtomicUsize>,
}

impl<R: Reader> Reader for Counting<R> {
    fn is_candidate(&self, path: &Path) -> bool {
        self.reader.is_candidate(path)
    }

    fn reads(&self, file: &SourceFile) -> bool {
        self.reader.reads(file)
    }

    fn read(&self, file: &SourceFile, options: &ReadOptions) -> Reading {
        let reading = self.reader.read(file, options);
        self.files.fetch_add(1, Ordering::Relaxed);
        reading
    }

    fn link(&self, files: &mut [(&SourceFile, &mut Reading)], options: &ReadOptions) {
        self.reader.link(files, options);
    }
}
