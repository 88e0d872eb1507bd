//! What names in descriptions lead to.

use mof_model::{Class, ClassId, Property};

use super::{FieldPath, Planner};
use crate::markdown::Links;
use crate::rust::choice::Item;
use crate::rust::names::{Kind, rust_name};

/// The classes that are generated, as the documentation of one of them links to them.
pub(super) struct Targets<'p, 'a> {
    pub(super) planner: &'p Planner<'a>,
    pub(super) from: ClassId,
}

impl Links for Targets<'_, '_> {
    /// A class has no links to itself, and where a name is also that of a feature of its, nothing tells what is meant.
    fn target(&self, name: &str) -> Option<String> {
        let (class_name, property_name) = name.split_once('.').unwrap_or((name, ""));
        let own = &self.planner.schema[self.from];
        let id = self.class(class_name)?;
        let class = &self.planner.schema[id];
        let type_name = &self.planner.names.get(&id)?.type_name;
        if class.name.as_str() != class_name {
            return None;
        }
        if property_name.is_empty() {
            let is_feature = own.property(name).is_some() || own.method(name).is_some();
            return (id != self.from && !is_feature).then(|| root(type_name));
        }
        let property = class.property(property_name)?;
        Some(
            self.field(class, property).map_or_else(|| root(type_name), |field| root(&format!("{type_name}::{field}"))),
        )
    }

    fn is_class(&self, name: &str) -> bool {
        self.class(name).is_some()
    }
}

impl Targets<'_, '_> {
    fn class(&self, name: &str) -> Option<ClassId> {
        let schema = self.planner.schema;
        schema.class_id_within(Some(self.from), schema[self.from].namespace.as_ref(), name)
    }

    /// The field of a property, where its name needs no look at all others of the class: nobody chose it, and it is the only one.
    fn field(&self, class: &Class, property: &Property) -> Option<String> {
        let plain = |property: &Property| rust_name(Kind::Field, property.name.as_str());
        let name = plain(property);
        let is_only = class.properties.iter().filter(|other| plain(other) == name).count() == 1;
        let choices = &self.planner.choices;
        let is_plain = choices.rename.is_empty() || !choices.rename.matches(Item::property(class, property));
        let has_field = self.planner.has_field(class, property);
        (is_only && is_plain && has_field).then(|| FieldPath::shown(&name).to_owned())
    }
}

/// The path of what stands at the root, from the module of a class.
pub(super) fn root(name: &str) -> String {
    format!("super::{name}")
}
