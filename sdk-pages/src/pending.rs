//! What a page says about other pages. It waits until all pages have been read.

use crate::class_name::Naming;

/// What is kept of a page for [`link`](crate::link).
#[derive(Debug)]
pub(crate) enum Pending {
    /// The page of a class.
    Class(ClassPage),
    /// The page of a method.
    Method(MethodPage),
}

/// What the page of a class says about other pages.
#[derive(Debug, Default)]
pub(crate) struct ClassPage {}

/// What the page of a method says about other pages.
#[derive(Debug)]
pub(crate) struct MethodPage {
    /// The class that the title names.
    pub(crate) class: Option<Naming>,
}
