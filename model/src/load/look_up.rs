//! Looks for what is needed and not declared in the folders of the search path, by the names of files.
//!
//! A class lies in a file of its name, as DMTF and most vendors ship theirs: `CIM_Disk.mof`, `MSFT_Disk.schema.mof`. A reader may
//! know other names: SDK pages are `sms_site-server-wmi-class.md`. Qualifier types lie
//! together in files whose names begin with `qualifiers`.

use hashbrown::HashMap;
use std::path::PathBuf;

use mof_parser::{MofSpecification, Span};

use super::catalog::{Catalog, Content, Origin, display};
use super::names::Names;
use super::{InputProblem, Readers, walk};
use crate::name::CimName;

/// Looks names up; does nothing without a search path.
#[derive(Debug)]
pub(super) struct Search<'s> {
    folders: &'s [PathBuf],
    names: Names,
    /// The files of the search path, once one was needed.
    index: Option<Index>,
}

impl<'s> Search<'s> {
    pub(super) fn new(folders: &'s [PathBuf]) -> Self {
        Self { folders, names: Names::default(), index: None }
    }

    /// Takes note of what a file declares and needs.
    pub(super) fn note(&mut self, specification: &MofSpecification) {
        if !self.folders.is_empty() {
            self.names.note(specification);
        }
    }

    /// Adds the files that are named after what nothing declares yet.
    pub(super) fn look_up(&mut self, catalog: &mut Catalog<'_>, readers: &Readers<'_>) {
        let classes = self.names.take_missing_classes();
        let qualifier = self.names.missing_qualifier();
        if classes.is_empty() && qualifier.is_none() {
            return;
        }
        let index = self.index.get_or_insert_with(|| Index::new(self.folders, catalog, readers));
        let known = catalog.sources.len();
        index.add_named(classes, catalog);
        if let Some(place) = qualifier {
            for path in std::mem::take(&mut index.qualifiers) {
                catalog.add_file(&path, Origin::LookedUp(place));
            }
        }
        // What these files declare need not be looked for one by one.
        if catalog.sources.len() == known {
            index.add_named(self.names.take_missing_qualifiers(), catalog);
        }
    }
}

/// The files of the search path by what they are named after.
#[derive(Debug, Default)]
struct Index {
    by_name: HashMap<CimName, PathBuf>,
    /// The files of qualifier types that were not asked for yet.
    qualifiers: Vec<PathBuf>,
}

impl Index {
    /// Walks all folders. Of two files of one name the first counts.
    fn new(folders: &[PathBuf], catalog: &mut Catalog<'_>, readers: &Readers<'_>) -> Self {
        let mut index = Self::default();
        for folder in folders {
            let found = walk::find_below(folder, readers);
            // A file that appears there may be what is missing today.
            catalog.dependencies.push(folder.clone());
            for source in found.sources {
                match source.content {
                    Content::File(path) => index.add(path, readers),
                    Content::Problem(InputProblem::NoSchemaFiles) | Content::Bytes(_) => {}
                    Content::Problem(problem) if source.name == display(folder) => catalog.add_problem(folder, problem),
                    // Nobody asked for what lies there and cannot be read, such as a link to nothing.
                    Content::Problem(_) => {}
                }
            }
        }
        index
    }

    /// Adds the files that bear these names to the catalog.
    fn add_named(&self, names: Vec<(CimName, Span)>, catalog: &mut Catalog<'_>) {
        for (name, place) in names {
            if let Some(path) = self.by_name.get(&name) {
                catalog.add_file(path, Origin::LookedUp(place));
            }
        }
    }

    fn add(&mut self, path: PathBuf, readers: &Readers<'_>) {
        if let Some(class) = readers.named_after(&path) {
            self.by_name.entry(class.as_str().into()).or_insert(path);
            return;
        }
        let is_amendment = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("mfl"));
        let Some(stem) = path.file_name().and_then(|name| name.to_str()?.split('.').next()).filter(|_| !is_amendment)
        else {
            return;
        };
        if stem.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("qualifiers")) {
            self.qualifiers.push(path);
        } else {
            self.by_name.entry(stem.into()).or_insert(path);
        }
    }
}
