//! Finds classes by name and namespace.

use hashbrown::HashMap;

use crate::name::{CimName, NameMap, Named};

/// Classes by namespace and name.
///
/// A class that stands in no namespace may be meant for any: it is visible from everywhere, and sees all classes.
#[derive(Debug)]
pub(crate) struct ClassIndex<T> {
    by_namespace: HashMap<Option<CimName>, NameMap<T>>,
    /// The first class of a name in any namespace.
    by_name: NameMap<T>,
}

impl<T: Copy> ClassIndex<T> {
    /// Adds a class, unless its namespace already has one of the name, which is given back.
    pub(crate) fn insert(&mut self, namespace: Option<&CimName>, name: &CimName, class: T) -> Result<(), T> {
        let classes = self.by_namespace.entry(namespace.cloned()).or_default();
        if let Some(first) = classes.get(name) {
            return Err(*first);
        }
        classes.insert(name.clone(), class);
        self.by_name.entry(name.clone()).or_insert(class);
        Ok(())
    }

    /// The class that a name means in a namespace.
    pub(crate) fn find(&self, namespace: Option<&CimName>, name: &str) -> Option<T> {
        let exact =
            |namespace: Option<&CimName>| self.by_namespace.get(&namespace.cloned())?.get(&Named(name)).copied();
        match namespace {
            Some(_) => exact(namespace).or_else(|| exact(None)),
            None => exact(None).or_else(|| self.first(name)),
        }
    }

    /// The first class of a name in any namespace.
    pub(crate) fn first(&self, name: &str) -> Option<T> {
        self.by_name.get(&Named(name)).copied()
    }
}

impl<T> Default for ClassIndex<T> {
    fn default() -> Self {
        Self { by_namespace: HashMap::new(), by_name: HashMap::new() }
    }
}
