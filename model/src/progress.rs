//! How far a compile is, for whoever shows that while it runs.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Counts the files of a compile. Another thread may look at it at any time.
///
/// ```
/// use std::sync::Arc;
/// use mof_model::{Compiler, Progress};
///
/// let progress = Arc::new(Progress::default());
/// let mut compiler = Compiler::new();
/// compiler.text("a.mof", "class ACME_A { };").text("b.mof", "class ACME_B { };").progress(Arc::clone(&progress));
/// compiler.compile();
/// assert_eq!((progress.read(), progress.found(), progress.is_checking()), (2, 2, true));
/// ```
#[derive(Debug, Default)]
pub struct Progress {
    found: AtomicUsize,
    read: AtomicUsize,
    is_checking: AtomicBool,
}

impl Progress {
    /// How many files there are, as far as that is known: files that are read name others.
    pub fn found(&self) -> usize {
        self.found.load(Ordering::Relaxed)
    }

    /// How many of them have been read and parsed.
    pub fn read(&self) -> usize {
        self.read.load(Ordering::Relaxed)
    }

    /// Whether all files have been read, so that their declarations are resolved and checked.
    pub fn is_checking(&self) -> bool {
        self.is_checking.load(Ordering::Relaxed)
    }

    pub(crate) fn note_found(&self, files: usize) {
        self.found.store(files, Ordering::Relaxed);
    }

    pub(crate) fn note_read(&self) {
        self.read.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn note_checking(&self) {
        self.is_checking.store(true, Ordering::Relaxed);
    }
}
