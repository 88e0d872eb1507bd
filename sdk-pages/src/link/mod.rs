//! Settles what pages say about each other, once all have been read.
//!
//! The steps, in their order: methods go into their classes, overlays are applied.

mod methods;

use mof_parser::diagnostic::Levels;
use mof_parser::{Reading, SourceFile};

use crate::overlay;
use crate::pending::Pending;

/// What was read of a page, and what it says about others.
pub(crate) struct Page<'a> {
    pub(crate) file: &'a SourceFile,
    pub(crate) reading: &'a mut Reading,
    pub(crate) pending: Pending,
}

/// Links pages.
pub(crate) fn link(files: &mut [(&SourceFile, &mut Reading)], levels: &Levels) {
    let mut pages: Vec<Page<'_>> = files.iter_mut().filter_map(|(file, reading)| page(file, reading)).collect();
    methods::attach(&mut pages);
    overlay::apply(&mut pages, levels);
}

fn page<'a>(file: &'a SourceFile, reading: &'a mut Reading) -> Option<Page<'a>> {
    let pending = *reading.pending.take()?.downcast::<Pending>().ok()?;
    Some(Page { file, reading, pending })
}
