//! The classes of all pages and their properties, by name without regard to case.

use hashbrown::HashMap;

use mof_parser::ast::{ClassDeclaration, Feature, PropertyDeclaration};

use super::Page;

/// How many superclasses are looked at, one above the other.
const MAX_DEPTH: usize = 32;

/// A property: the position of its page among the pages, and its own among the features of the class there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct PropertyId {
    pub(super) page: usize,
    feature: usize,
}

/// Finds classes and properties.
#[derive(Debug)]
pub(super) struct Index {
    classes: HashMap<String, usize>,
    /// Pages by the positions of their files.
    pages: HashMap<usize, usize>,
    /// For each page, the properties of its class.
    properties: Vec<HashMap<String, usize>>,
}

impl Index {
    pub(super) fn new(pages: &[Page<'_>]) -> Self {
        let mut index = Self { classes: HashMap::new(), pages: HashMap::new(), properties: Vec::new() };
        for (at, page) in pages.iter().enumerate() {
            index.properties.push(page.class().map(properties).unwrap_or_default());
            if let Some(class) = page.class() {
                index.classes.entry(class.name.text.to_ascii_lowercase()).or_insert(at);
                index.pages.insert(page.position, at);
            }
        }
        index
    }

    /// The page of a class.
    pub(super) fn class(&self, name: &str) -> Option<usize> {
        self.classes.get(&name.to_ascii_lowercase()).copied()
    }

    /// The page of a class that a file is.
    pub(super) fn class_page(&self, file: usize) -> Option<usize> {
        self.pages.get(&file).copied()
    }

    /// A property that a page declares.
    pub(super) fn own(&self, page: usize, name: &str) -> Option<PropertyId> {
        let feature = *self.properties[page].get(&name.to_ascii_lowercase())?;
        Some(PropertyId { page, feature })
    }

    /// A property that a page or that of one of its superclasses declares.
    pub(super) fn property(&self, pages: &[Page<'_>], page: usize, name: &str) -> Option<PropertyId> {
        self.lineage(pages, page).find_map(|page| self.own(page, name))
    }

    /// The page of the superclass of a page's class.
    pub(super) fn superclass(&self, pages: &[Page<'_>], page: usize) -> Option<usize> {
        let name = pages[page].class()?.superclass.as_ref()?;
        self.class(&name.text).filter(|superclass| *superclass != page)
    }

    /// A page and those of its superclasses.
    pub(super) fn lineage<'a>(&'a self, pages: &'a [Page<'_>], page: usize) -> impl Iterator<Item = usize> + 'a {
        std::iter::successors(Some(page), |page| self.superclass(pages, *page)).take(MAX_DEPTH)
    }
}

impl PropertyId {
    pub(super) fn of<'a>(self, pages: &'a [Page<'_>]) -> Option<&'a PropertyDeclaration> {
        match pages[self.page].class()?.features.get(self.feature)? {
            Feature::Property(property) => Some(property),
            _ => None,
        }
    }

    pub(super) fn of_mut<'a>(self, pages: &'a mut [Page<'_>]) -> Option<&'a mut PropertyDeclaration> {
        match pages[self.page].class_mut()?.features.get_mut(self.feature)? {
            Feature::Property(property) => Some(property),
            _ => None,
        }
    }
}

/// The positions of a class's properties; of two with one name, the first.
fn properties(class: &ClassDeclaration) -> HashMap<String, usize> {
    let mut positions = HashMap::new();
    for (position, feature) in class.features.iter().enumerate() {
        if let Feature::Property(property) = feature {
            positions.entry(property.name.text.to_ascii_lowercase()).or_insert(position);
        }
    }
    positions
}
