//! Settles what pages say about each other, once all have been read.
//!
//! The steps, in their order: methods go into their classes; overlays correct what pages
//! say; properties that another class explains take what is said there; the
//! access that a page gives to an inherited property is kept; what subclasses say of inherited properties is compared with their
//! superclasses; links that lead to no page are reported.

mod access;
mod dangling;
mod index;
mod inherited;
mod method_lists;
mod methods;
mod places;
mod pointers;
mod resolve;
mod signature;
mod take;

use hashbrown::HashMap;

use mof_parser::ast::{ClassDeclaration, Feature, MofProduction};
use mof_parser::{Diagnostic, Diagnostics, Dialect, FileId, ReadOptions, Reading, SourceFile};

pub(crate) use self::methods::{take_methods, title_of};
use self::places::Places;
use crate::outline::Link;
use crate::overlay;
use crate::pending::Pending;

/// What was read of a page, and what it says about others.
pub(crate) struct Page<'a> {
    /// Its position among the files.
    pub(crate) position: usize,
    pub(crate) file: &'a SourceFile,
    pub(crate) reading: &'a mut Reading,
    pub(crate) pending: Pending,
    /// Where among its declarations the class stands that it declares.
    class: Option<usize>,
}

/// Links pages.
pub(crate) fn link(files: &mut [(&SourceFile, &mut Reading)], options: &ReadOptions) {
    let mut places = Places::new(files.iter().map(|(file, _)| *file), &options.folders);
    let mut pages: Vec<Page<'_>> =
        files.iter_mut().enumerate().filter_map(|(position, (file, reading))| page(position, file, reading)).collect();
    places.follow(pages.iter().flat_map(|page| page.links().iter().map(|link| (page.file, link.target.as_str()))));
    let mut reports = methods::attach(&mut pages, &places);
    let corrections = overlay::apply(&mut pages);
    reports.extend(pointers::follow(&mut pages, &places));
    access::keep(&mut pages);
    reports.extend(inherited::check(&pages));
    reports.extend(dangling::check(&pages, &places));
    corrections.settle(&mut pages, &mut reports);
    report(files, reports, options);
}

fn page<'a>(position: usize, file: &'a SourceFile, reading: &'a mut Reading) -> Option<Page<'a>> {
    let pending = *reading.pending.take()?.downcast::<Pending>().ok()?;
    let is_class = |production: &MofProduction| matches!(production, MofProduction::Class(_));
    let class = reading.specification.productions.iter().position(is_class);
    Some(Page { position, file, reading, pending, class })
}

impl Page<'_> {
    /// The class that the page declares.
    pub(crate) fn class(&self) -> Option<&ClassDeclaration> {
        match self.reading.specification.productions.get(self.class?)? {
            MofProduction::Class(class) => Some(class),
            _ => None,
        }
    }

    pub(crate) fn class_mut(&mut self) -> Option<&mut ClassDeclaration> {
        match self.reading.specification.productions.get_mut(self.class?)? {
            MofProduction::Class(class) => Some(class),
            _ => None,
        }
    }

    fn links(&self) -> &[Link] {
        match &self.pending {
            Pending::Class(class) => &class.links,
            Pending::Method(method) => &method.links,
            Pending::Overlay(_) => &[],
        }
    }
}

/// Whether all that a class declares could be read, so that what is not there is missing.
fn is_whole(class: &ClassDeclaration) -> bool {
    !class.features.iter().any(|feature| matches!(feature, Feature::Error(_)))
}

/// Puts what was found into the readings of the files in which it stands.
fn report(files: &mut [(&SourceFile, &mut Reading)], reports: Vec<Diagnostic>, options: &ReadOptions) {
    let mut by_file: HashMap<FileId, Diagnostics> = HashMap::new();
    for diagnostic in reports {
        let new = || Diagnostics::new(Dialect::SdkPage).with_levels(&options.levels);
        by_file.entry(diagnostic.primary.span.file).or_insert_with(new).report(diagnostic);
    }
    for (file, reading) in files {
        let Some(found) = by_file.remove(&file.id()) else { continue };
        reading.diagnostics.extend(found.into_vec());
        reading.diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span.start, diagnostic.primary.span.end));
    }
}
