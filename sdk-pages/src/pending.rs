//! What a page or overlay says about other pages. It waits until all pages have been read.

use std::collections::HashMap;

use mof_parser::Span;

use crate::overlay::Overlay;

/// What is kept of a file for [`link`](crate::link).
#[derive(Debug)]
pub(crate) enum Pending {
    /// The page of a class.
    Class(ClassPage),
    /// The page of a method.
    Method(MethodPage),
    /// An overlay file.
    Overlay(Overlay),
}

/// What the page of a class says about other pages.
#[derive(Debug, Default)]
pub(crate) struct ClassPage {
    /// Where the page describes each property, from its header to the next, by its name in lower case.
    pub(crate) documented: HashMap<String, Span>,
}

/// What the page of a method says about other pages.
#[derive(Debug)]
pub(crate) struct MethodPage {
    /// The class that the title names.
    pub(crate) class: Option<String>,
}
