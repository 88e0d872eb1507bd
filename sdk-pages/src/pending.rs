//! What a page says about other pages. It waits until all pages have been read.

use crate::class_name::Naming;
use crate::method_list::ListedMethod;
use crate::outline::Link;
use crate::pointer::Pointer;

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
pub(crate) struct ClassPage {
    /// The descriptions that only point to another class, in page order.
    pub(crate) pointers: Vec<Pointer>,
    /// The methods that the page lists, in its order.
    pub(crate) methods: Vec<ListedMethod>,
    /// All links, in page order.
    pub(crate) links: Vec<Link>,
}

/// What the page of a method says about other pages.
#[derive(Debug)]
pub(crate) struct MethodPage {
    /// The class that the title names.
    pub(crate) class: Option<Naming>,
    /// All links, in page order.
    pub(crate) links: Vec<Link>,
}
