//! Overlay files: corrections of pages, in TOML files beside them (`docs/overlays.md`).
//!
//! The steps, each a module and a plain function over borrowed data:
//!
//! 1. `mof_parser::toml`: the text to tables and values with their places;
//! 2. `read`: these to entries, each about a class or a part of one, with everything checked that the file alone can tell;
//! 3. `combine`: all overlays of a compile to one list of entries, none of which contradicts another;
//! 4. `apply`: the entries to the declarations of the pages; what a page says wrong and an overlay states is no longer reported.
//!
//! What an overlay states has its place in the overlay file, so whatever is reported about it later points there.

mod apply;
mod combine;
mod entry;
mod forms;
mod read;
mod reports;
mod settle;

use std::any::Any;

use mof_parser::ast::MofSpecification;
use mof_parser::diagnostic::Levels;
use mof_parser::{Diagnostics, Dialect, Reading, SourceFile, toml};

pub(crate) use apply::apply;
pub(crate) use entry::Overlay;

use crate::pending::Pending;

/// What the names of overlay files end with.
pub(crate) const EXTENSION: &str = ".overlay.toml";

/// Reads an overlay file. It waits until all pages have been read.
pub(crate) fn read(file: &SourceFile, levels: &Levels) -> Reading {
    let mut diagnostics = Diagnostics::new(Dialect::SdkPage).with_levels(levels);
    let overlay = match toml::read(file) {
        Ok(members) => read::overlay(members, &mut diagnostics),
        Err(errors) => {
            for error in &errors {
                diagnostics.report(reports::syntax(error));
            }
            Overlay::default()
        }
    };
    Reading {
        specification: MofSpecification { dialect: Dialect::SdkPage, productions: Vec::new() },
        diagnostics: diagnostics.into_vec(),
        skipped: None,
        pending: Some(Box::new(Pending::Overlay(overlay)) as Box<dyn Any + Send + Sync>),
        corrections: Vec::new(),
    }
}
