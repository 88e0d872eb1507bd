//! Which class derives from which, answered at once however deep the hierarchy is.

use std::ops::Range;

use super::inherit::ResolvedClass;
use crate::name::CimName;
use crate::report::Reports;
use crate::schema::{ClassId, Schema, Type};

/// The hierarchy as intervals: a class's own lies within those of its ancestors.
#[derive(Debug)]
pub(crate) struct Lineage<'a> {
    schema: &'a Schema,
    classes: &'a [ResolvedClass<'a>],
    intervals: Vec<Range<usize>>,
    tops: Vec<Top>,
}

/// Where the declared ancestors of a class end.
#[derive(Clone, Copy, Debug)]
struct Top {
    /// The topmost of them, or the class itself.
    class: ClassId,
    /// Whether the class and all of them could be read.
    is_readable: bool,
}

impl<'a> Lineage<'a> {
    /// Takes the classes in the order of the schema, superclass before subclass.
    pub(crate) fn new(schema: &'a Schema, classes: &'a [ResolvedClass<'a>], reports: &Reports) -> Self {
        let mut sizes = vec![1; classes.len()];
        for (index, class) in classes.iter().enumerate().rev() {
            if let Some(superclass) = class.superclass {
                sizes[superclass.index()] += sizes[index];
            }
        }
        let mut intervals: Vec<Range<usize>> = Vec::with_capacity(classes.len());
        let mut free: Vec<usize> = Vec::with_capacity(classes.len());
        let mut next_root = 0;
        for (class, size) in classes.iter().zip(sizes) {
            let next = class.superclass.map_or(&mut next_root, |superclass| &mut free[superclass.index()]);
            let start = *next;
            *next += size;
            free.push(start + 1);
            intervals.push(start..start + size);
        }
        Self { schema, classes, intervals, tops: tops(schema, classes, reports) }
    }

    /// Whether a class is another one or derives from it.
    pub(crate) fn is_or_derives(&self, class: ClassId, ancestor: ClassId) -> bool {
        self.intervals[ancestor.index()].contains(&self.intervals[class.index()].start)
    }

    /// Whether a class exposes what the class of a name introduced.
    pub(crate) fn exposes(&self, class: ClassId, origin: &CimName) -> bool {
        let origin = self.find(class, origin.as_str());
        origin.is_some_and(|origin| self.is_or_derives(class, origin))
    }

    /// Whether all ancestors of a class are declared and could be read.
    pub(crate) fn ancestry_known(&self, class: ClassId) -> bool {
        self.classes[class.index()].ancestry_known
    }

    /// The topmost declared ancestor of a class, or the class itself.
    pub(super) fn top(&self, class: ClassId) -> ClassId {
        self.tops[class.index()].class
    }

    /// Whether a class and its declared ancestors could be read without an error.
    pub(super) fn is_readable(&self, class: ClassId) -> bool {
        self.tops[class.index()].is_readable
    }

    /// The class that a name means where a class stands.
    pub(crate) fn find(&self, from: ClassId, name: &str) -> Option<ClassId> {
        self.schema.class_id_within(Some(from), self.schema[from].namespace.as_ref(), name)
    }

    /// Whether the class of a reference or embedded instance, as the features of `of` name it, is that of another type or narrower.
    /// A class that the inputs do not declare may be anything.
    pub(crate) fn is_narrower(&self, of: ClassId, now: &Type, before: &Type) -> bool {
        let (now, before) = match (&now.class_name, &before.class_name) {
            (_, None) => return true,
            (None, Some(_)) => return false,
            (Some(now), Some(before)) if now == before => return true,
            (Some(now), Some(before)) => (self.find(of, now.as_str()), self.find(of, before.as_str())),
        };
        let (Some(now), Some(before)) = (now, before) else { return true };
        self.is_or_derives(now, before) || !self.ancestry_known(now)
    }
}

fn tops(schema: &Schema, classes: &[ResolvedClass<'_>], reports: &Reports) -> Vec<Top> {
    let mut tops: Vec<Top> = Vec::with_capacity(classes.len());
    for class in classes {
        let is_readable = !reports.has_errors_within(schema[class.id].span);
        let own = Top { class: class.id, is_readable };
        tops.push(class.superclass.map_or(own, |superclass| {
            let above = tops[superclass.index()];
            Top { is_readable: is_readable && above.is_readable, ..above }
        }));
    }
    tops
}
