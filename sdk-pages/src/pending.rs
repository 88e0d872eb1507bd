//! What a page or overlay says about other pages. It waits until all pages have been read.

use hashbrown::HashMap;

use mof_parser::Span;

use crate::class_name::Naming;
use crate::method_list::ListedMethod;
use crate::outline::Link;
use crate::overlay::Overlay;
use crate::pointer::Pointer;

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
    /// The descriptions that only point to another class, in page order.
    pub(crate) pointers: Vec<Pointer>,
    /// The methods that the page lists, in its order.
    pub(crate) methods: Vec<ListedMethod>,
    /// All links, in page order.
    pub(crate) links: Vec<Link>,
    /// Where it describes each property.
    pub(crate) documented: Documented,
}

/// What the page of a method says about other pages.
#[derive(Debug)]
pub(crate) struct MethodPage {
    /// The method that the title names.
    pub(crate) name: Option<Naming>,
    /// The class that the title names.
    pub(crate) class: Option<Naming>,
    /// All links, in page order.
    pub(crate) links: Vec<Link>,
    /// Where it describes each parameter.
    pub(crate) documented: Documented,
}

/// Where a page describes a property or parameter, from its header to the next, by its name in lower case.
pub(crate) type Documented = HashMap<String, Span>;
