//! Finds classes by name and namespace.

use std::collections::HashMap;

use crate::name::CimName;

/// Classes by namespace and name.
///
/// A class that stands in no namespace may be meant for any: it is visible from everywhere, and sees all classes.
#[derive(Debug)]
pub(crate) struct ClassIndex<T> {
    by_namespace: HashMap<(Option<CimName>, CimName), T>,
    /// The first class of a name in any namespace.
    by_name: HashMap<CimName, T>,
}

impl<T: Copy> ClassIndex<T> {
    /// Adds a class, unless its namespace already has one of the name, which is given back.
    pub(crate) fn insert(&mut self, namespace: Option<&CimName>, name: &CimName, class: T) -> Result<(), T> {
        let key = (namespace.cloned(), name.clone());
        if let Some(first) = self.by_namespace.get(&key) {
            return Err(*first);
        }
        self.by_namespace.insert(key, class);
        self.by_name.entry(name.clone()).or_insert(class);
        Ok(())
    }

    /// The class that a name means in a namespace.
    pub(crate) fn find(&self, namespace: Option<&CimName>, name: &CimName) -> Option<T> {
        let exact = |namespace: Option<&CimName>| self.by_namespace.get(&(namespace.cloned(), name.clone())).copied();
        match namespace {
            Some(_) => exact(namespace).or_else(|| exact(None)),
            None => exact(None).or_else(|| self.first(name)),
        }
    }

    /// The first class of a name in any namespace.
    pub(crate) fn first(&self, name: &CimName) -> Option<T> {
        self.by_name.get(name).copied()
    }
}

impl<T> Default for ClassIndex<T> {
    fn default() -> Self {
        Self { by_namespace: HashMap::new(), by_name: HashMap::new() }
    }
}
