//! What the user chose about items that are planned: derives, attributes and types of their own.

use mof_model::{Class, Method, Property};
use mof_runtime::CimType;

use super::{Attributes, Element, Planner};
use crate::rust::choice::{Item, Rule};
use crate::rust::options::DateTimeType;

impl Planner<'_> {
    /// What the user adds to the struct of a class.
    pub(super) fn attributes_of_class(&self, class: &Class) -> Attributes {
        let item = Item::class(class);
        Attributes {
            derives: texts(self.choices.derive.apply(item)),
            others: texts(self.choices.attribute.apply(item)),
        }
    }

    /// What the user adds to the field of a property.
    pub(super) fn attributes_of_field(&self, class: &Class, property: &Property) -> Attributes {
        let rules = self.choices.attribute.apply(Item::property(class, property));
        Attributes { derives: Vec::new(), others: texts(rules) }
    }

    /// What the user adds to the type of a property's values.
    pub(super) fn attributes_of_values(&self, class: &Class, property: &Property) -> Attributes {
        let item = Item::property(class, property);
        Attributes {
            derives: texts(self.choices.derive.apply(item)),
            others: texts(self.choices.value_attribute.apply(item)),
        }
    }

    /// The type of the user's for a property.
    pub(super) fn extern_type(&self, class: &Class, property: &Property) -> Option<Element> {
        let rule = self.choices.extern_type.apply_one(Item::property(class, property));
        rule.map(|rule| Element::Extern(rule.text.clone()))
    }

    /// The type of the user's for a class.
    pub(super) fn extern_class(&self, class: &Class) -> Option<Element> {
        let rule = self.choices.extern_type.apply_one(Item::class(class));
        rule.map(|rule| Element::Extern(rule.text.clone()))
    }

    /// What the user adds to the structs of a method.
    pub(super) fn attributes_of_method(&self, class: &Class, method: &Method) -> Attributes {
        let item = Item::method(class, method);
        Attributes {
            derives: texts(self.choices.derive.apply(item)),
            others: texts(self.choices.attribute.apply(item)),
        }
    }

    /// The type of the user's for all datetimes.
    pub(super) fn datetime_type(&self, property: &Property) -> Option<Element> {
        match &self.options.datetime {
            DateTimeType::Path(path) if property.data_type.cim_type == CimType::DateTime => {
                Some(Element::Extern(path.clone()))
            }
            _ => None,
        }
    }
}

fn texts(rules: Vec<&Rule>) -> Vec<String> {
    rules.into_iter().map(|rule| rule.text.clone()).collect()
}
