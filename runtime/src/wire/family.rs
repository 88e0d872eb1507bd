//! Embedded objects of which only the source knows the class.
//!
//! A document may name the class in any of its members, so all are kept until the last, and the enum that takes the
//! object makes of them what it is. The `wmi` crate gives the class first, because it is asked for it first, and fails
//! for each member that the class does not have.

use serde::de::{MapAccess, Visitor};

use super::embedded::PropertySeed;
use super::object::ObjectVisitor;
use super::place::Place;
use super::raw::{Raw, complete};
use crate::instance::sources::CLASS;
use crate::{ClassFamily, Field, Instance, SchemaClass};

/// Reads an object of one of the classes, or of another.
pub(super) fn read_family<'de, A: MapAccess<'de>>(
    family: &'static ClassFamily,
    mut map: A,
    depth: u32,
    place: Option<&Place<'_>>,
) -> Result<Instance, A::Error> {
    let mut instance = Instance::default();
    let Some(first) = map.next_key::<String>()? else {
        return Ok(instance);
    };
    let value = map.next_value_seed(Raw::new(depth, place))?;
    if first != CLASS {
        instance.put_undeclared(first, value);
        return read_document(instance, map, depth, place);
    }
    let class =
        if value.is_null() { Some(family.declared()) } else { value.as_str().and_then(|name| family.find(name)) };
    if let Some(class) = class {
        return read_member_of(family, class, map, depth, place);
    }
    instance.put_undeclared(first, value);
    read_stranger(instance, family, map, depth, place)
}

/// Keeps all members as they are.
pub(super) fn read_document<'de, A: MapAccess<'de>>(
    mut instance: Instance,
    mut map: A,
    depth: u32,
    place: Option<&Place<'_>>,
) -> Result<Instance, A::Error> {
    while let Some(name) = map.next_key::<String>()? {
        instance.put_undeclared(name, map.next_value_seed(Raw::new(depth, place))?);
    }
    complete(instance, place)
}

fn read_member_of<'de, A: MapAccess<'de>>(
    family: &'static ClassFamily,
    class: SchemaClass,
    map: A,
    depth: u32,
    place: Option<&Place<'_>>,
) -> Result<Instance, A::Error> {
    let mut instance = Instance::new(class.metadata());
    let visitor = ObjectVisitor::embedded(&mut instance, class, place, depth);
    visitor.asked_for(Asked::after_class(family)).visit_map(map)?;
    Ok(instance)
}

/// Reads an object of a class that is none of the family's: what the declared class has it must have, what others of the
/// family have it may have.
fn read_stranger<'de, A: MapAccess<'de>>(
    mut instance: Instance,
    family: &'static ClassFamily,
    mut map: A,
    depth: u32,
    place: Option<&Place<'_>>,
) -> Result<Instance, A::Error> {
    let declared = family.declared().new_object();
    let class = declared.metadata();
    let mut asked = Asked::after_class(family);
    while let Some(name) = map.next_key::<String>()? {
        let may_lack = asked.is_next(&name);
        let value = match class.index_of(&name) {
            Some(index) => {
                let embedded = declared.field(index).and_then(Field::embedded_class);
                let place = Place { outer: place, class, index, element: None };
                Some(map.next_value_seed(PropertySeed { place: &place, embedded, depth })?)
            }
            None => optional(map.next_value_seed(Raw::new(depth, place)), may_lack)?,
        };
        if let Some(value) = value {
            instance.put_undeclared(name, value);
        }
    }
    complete(instance, place)
}

/// The value of a member that the class of the object need not have, if it has it.
pub(super) fn optional<T, E>(value: Result<T, E>, may_lack: bool) -> Result<Option<T>, E> {
    match value {
        Ok(value) => Ok(Some(value)),
        Err(_) if may_lack => Ok(None),
        Err(error) => Err(error),
    }
}

/// The names that an object was asked for, of which its class need not have all.
///
/// A source that looks them up answers in their order. From any other a failure means that the document is malformed.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked {
    names: &'static [&'static str],
    next: usize,
}

impl Asked {
    /// What a family is asked for behind the class.
    fn after_class(family: &'static ClassFamily) -> Self {
        Self { names: family.member_names(), next: 1 }
    }

    /// Whether the class was read already, and so must not come again.
    pub(super) const fn has_class(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether the member is the next that was asked for; to be called for each.
    pub(super) fn is_next(&mut self, name: &str) -> bool {
        let expected = self.names.get(self.next);
        self.next += 1;
        expected.is_some_and(|expected| expected.eq_ignore_ascii_case(name))
    }
}
