//! Which classes an embedded object may be of.

use std::sync::OnceLock;

use super::{SchemaClass, SchemaMetadata};
use crate::instance::sources::CLASS;

/// Which classes the embedded objects of a field may be of.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum EmbeddedClass {
    /// One class, of which the schema has no subclasses.
    One(SchemaClass),
    /// A class and its subclasses: the field holds an [`AnyClass`](crate::AnyClass).
    Family(&'static ClassFamily),
    /// Any class: the field holds an [`Instance`](crate::Instance).
    Any,
}

/// A class with its subclasses.
#[derive(Debug)]
pub struct ClassFamily {
    declared: SchemaClass,
    classes: SchemaMetadata,
    member_names: OnceLock<Vec<&'static str>>,
}

impl ClassFamily {
    /// The class that a property is declared with, and all classes that its objects may be of, that one included.
    pub const fn new(declared: SchemaClass, classes: &'static [SchemaClass]) -> Self {
        Self { declared, classes: SchemaMetadata::new(classes), member_names: OnceLock::new() }
    }

    /// The class that the property is declared with: an object that names no class is of this one.
    pub const fn declared(&self) -> SchemaClass {
        self.declared
    }

    /// The classes, in the order of the schema.
    pub const fn classes(&self) -> &'static [SchemaClass] {
        self.classes.classes()
    }

    /// The class of this name, in any letter case.
    pub fn find(&self, name: &str) -> Option<SchemaClass> {
        self.classes.find(name)
    }

    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.classes.position(name)
    }

    /// `__CLASS`, then the names of all properties of all classes.
    ///
    /// The `wmi` crate asks an embedded object for named members only, in the order of their names, before anything is
    /// known about it. So the class comes first, and then whatever an object of any of the classes may have.
    pub fn member_names(&'static self) -> &'static [&'static str] {
        self.member_names.get_or_init(|| {
            let mut names: Vec<_> = self.classes().iter().flat_map(|class| class.metadata().property_names()).collect();
            names.sort_by_key(|name| name.to_ascii_lowercase());
            names.dedup_by(|name, other| name.eq_ignore_ascii_case(other));
            std::iter::once(CLASS).chain(names.into_iter().copied()).collect()
        })
    }
}
