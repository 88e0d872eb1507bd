//! Takes away the write access that a class would inherit against what its page says.
//!
//! Qualifiers are inherited, so a property that a page calls read-only could be written as soon as the superclass has `Write` for it.
//! It gets `Write(FALSE)` then, and only then: most read-only properties have no such superclass.

use mof_parser::ast::{Feature, PropertyDeclaration, Qualifier, ValueKind};

use super::Page;
use super::index::Index;
use super::inherited::access;
use crate::qualifiers::{find, is, made};

/// Completes the properties of all classes.
pub(super) fn keep(pages: &mut [Page<'_>]) {
    let index = Index::new(pages);
    let mut denied = Vec::new();
    for at in 0..pages.len() {
        let features = pages[at].class().map(|class| class.features.as_slice()).unwrap_or_default();
        for feature in features {
            let Feature::Property(property) = feature else { continue };
            let write = denial(property, at, &index, pages);
            denied.extend(index.own(at, &property.name.text).zip(write));
        }
    }
    for (property, write) in denied {
        if let Some(property) = property.of_mut(pages) {
            let read = property.qualifiers.iter().position(|qualifier| is(qualifier, "Read"));
            property.qualifiers.insert(read.map_or(0, |read| read + 1), write);
        }
    }
}

/// `Write(FALSE)`, if a property is read-only and the superclass that last says something of its access lets it be written.
fn denial(property: &PropertyDeclaration, page: usize, index: &Index, pages: &[Page<'_>]) -> Option<Qualifier> {
    if access(property)? != (true, false) {
        return None;
    }
    let mut above = index.lineage(pages, page).skip(1);
    let (_, can_write) = above.find_map(|superclass| access(index.own(superclass, &property.name.text)?.of(pages)?))?;
    let read = find(&property.qualifiers, "Read")?;
    can_write.then(|| made("Write", Some(ValueKind::Boolean(false)), *read.span))
}
