//! Settles what pages say about each other, once all have been read.
//!
//! The steps, in their order: methods go into their classes.

mod methods;

use mof_parser::diagnostic::Levels;
use mof_parser::{Reading, SourceFile};

use crate::pending::Pending;

/// What was read of a page, and what it says about others.
pub(crate) struct Page<'a> {
    pub(crate) reading: &'a mut Reading,
    pub(crate) pending: Pending,
}

/// Links pages.
pub(crate) fn link(files: &mut [(&SourceFile, &mut Reading)], _levels: &Levels) {
    let mut pages: Vec<Page<'_>> = files.iter_mut().filter_map(|(_, reading)| page(reading)).collect();
    methods::attach(&mut pages);
}

fn page(reading: &mut Reading) -> Option<Page<'_>> {
    let pending = *reading.pending.take()?.downcast::<Pending>().ok()?;
    Some(Page { reading, pending })
}
