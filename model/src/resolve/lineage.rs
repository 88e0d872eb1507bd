//! Which class derives from which, for questions that take no walk up the hierarchy.
//!
//! The classes are numbered so that each class and all that derive from it are a range. A schema lists superclasses first, so one pass
//! from its end counts the subclasses, and one from its start gives out the numbers.

use crate::report::Reports;
use crate::schema::{ClassId, Schema};

/// What is known of the ancestors of each class.
#[derive(Debug)]
pub(crate) struct Lineage {
    classes: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    /// The number of the class; those that derive from it have the next ones.
    number: usize,
    /// How many classes it and those that derive from it are.
    count: usize,
    /// The topmost declared ancestor, or the class itself.
    top: ClassId,
    /// Whether the class and its declared ancestors could be read without an error.
    is_readable: bool,
}

impl Lineage {
    pub(crate) fn new(schema: &Schema, reports: &Reports) -> Self {
        let superclass = |index: usize| schema.classes[index].superclass.as_ref().and_then(|superclass| superclass.id);
        let mut counts = vec![1; schema.classes.len()];
        for index in (0..counts.len()).rev() {
            if let Some(superclass) = superclass(index) {
                counts[superclass.index()] += counts[index];
            }
        }
        let mut classes: Vec<Place> = Vec::with_capacity(counts.len());
        // The next number to give out below each class, and among those that have no superclass.
        let (mut next_below, mut next) = (Vec::with_capacity(counts.len()), 0);
        for (index, count) in counts.into_iter().enumerate() {
            let above = superclass(index).map(|superclass| superclass.index());
            let slot = above.map_or(&mut next, |above| &mut next_below[above]);
            let number = *slot;
            *slot += count;
            next_below.push(number + 1);
            let is_readable = !reports.has_errors_within(schema.classes[index].span);
            classes.push(Place {
                number,
                count,
                top: above.map_or_else(|| ClassId::new(index), |above| classes[above].top),
                is_readable: is_readable && above.is_none_or(|above| classes[above].is_readable),
            });
        }
        Self { classes }
    }

    /// Whether a class is another one or derives from it.
    pub(super) fn is_a(&self, class: ClassId, other: ClassId) -> bool {
        let other = &self.classes[other.index()];
        (other.number..other.number + other.count).contains(&self.classes[class.index()].number)
    }

    /// The topmost declared ancestor of a class, or the class itself.
    pub(super) fn top(&self, class: ClassId) -> ClassId {
        self.classes[class.index()].top
    }

    /// Whether a class and its declared ancestors could be read without an error.
    pub(super) fn is_readable(&self, class: ClassId) -> bool {
        self.classes[class.index()].is_readable
    }
}
