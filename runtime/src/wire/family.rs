//! Embedded objects of which only the source knows the class.
//!
//! A document may name the class in any of its members, so all are kept until the last, and the enum that takes the
//! object makes of them what it is. The `wmi` crate gives the class first, because it is asked for it first, and fails
//! for each member that the class does not have.

use serde::de::{IgnoredAny, MapAccess, Visitor};

use super::embedded::PropertySeed;
use super::object::ObjectVisitor;
use super::raw::Raw;
use crate::{CimValue, ClassFamily, Field, Instance, SchemaClass};

/// The member of WMI that names the class.
pub(super) const CLASS: &str = "__CLASS";

/// Reads an object of one of the classes, or of another.
pub(super) fn read_family<'de, A: MapAccess<'de>>(
    family: &'static ClassFamily,
    mut map: A,
    depth: u32,
) -> Result<Instance, A::Error> {
    let mut instance = Instance::default();
    let Some(first) = map.next_key::<String>()? else {
        return Ok(instance);
    };
    let value = map.next_value_seed(Raw::new(depth))?;
    if first != CLASS {
        instance.put_undeclared(first, value);
        return read_document(instance, map, depth);
    }
    if let Some(class) = value.as_str().map_or(Some(family.declared()), |name| family.find(name)) {
        return read_member_of(family, class, map, depth);
    }
    instance.put_undeclared(first, value);
    read_stranger(instance, family, map, depth)
}

/// Keeps all members as they are.
pub(super) fn read_document<'de, A: MapAccess<'de>>(
    mut instance: Instance,
    mut map: A,
    depth: u32,
) -> Result<Instance, A::Error> {
    while let Some(name) = map.next_key::<String>()? {
        instance.put_undeclared(name, map.next_value_seed(Raw::new(depth))?);
    }
    Ok(instance)
}

fn read_member_of<'de, A: MapAccess<'de>>(
    family: &'static ClassFamily,
    class: SchemaClass,
    map: A,
    depth: u32,
) -> Result<Instance, A::Error> {
    let mut object = class.new_object();
    ObjectVisitor::new(&mut *object, depth).asked_for(family.member_names()).visit_map(map)?;
    Ok(Instance::from_object(&*object))
}

/// Reads an object of a class that is none of the family's: what the declared class has it must have, what others of the
/// family have it may have.
fn read_stranger<'de, A: MapAccess<'de>>(
    mut instance: Instance,
    family: &'static ClassFamily,
    mut map: A,
    depth: u32,
) -> Result<Instance, A::Error> {
    let declared = family.declared().new_object();
    let class = declared.metadata();
    while let Some(name) = map.next_key::<String>()? {
        let value = match class.index_of(&name) {
            Some(index) => {
                let embedded = declared.field(index).and_then(Field::embedded_class);
                Some(map.next_value_seed(PropertySeed { class, index, embedded, depth })?)
            }
            None => optional_value(&mut map, &name, family, depth)?,
        };
        if let Some(value) = value {
            instance.put_undeclared(name, value);
        }
    }
    Ok(instance)
}

fn optional_value<'de, A: MapAccess<'de>>(
    map: &mut A,
    name: &str,
    family: &'static ClassFamily,
    depth: u32,
) -> Result<Option<CimValue>, A::Error> {
    match map.next_value_seed(Raw::new(depth)) {
        Ok(value) => Ok(Some(value)),
        Err(_) if family.member_names().contains(&name) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Passes over the value of a member that the class of the object does not have.
pub(super) fn skip_value<'de, A: MapAccess<'de>>(map: &mut A, name: &str, may_lack: &[&str]) -> Result<(), A::Error> {
    match map.next_value::<IgnoredAny>() {
        Ok(IgnoredAny) => Ok(()),
        Err(_) if may_lack.contains(&name) => Ok(()),
        Err(error) => Err(error),
    }
}
