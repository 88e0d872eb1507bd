//! What the user chose about items that are planned: derives, attributes and types of their own.

use mof_model::{Class, Enumeration, Method, Property};
use mof_runtime::CimType;

use super::{Attributes, Derive, Element, Planner, facts};
use crate::rust::choice::{Item, Rule};
use crate::rust::options::DateTimeType;

impl<'a> Planner<'a> {
    /// What the user adds to the struct of a class.
    pub(super) fn attributes_of_class(&self, class: &Class) -> Attributes {
        let item = Item::class(class);
        attributes(self.choices.derive.apply(item), self.choices.attribute.apply(item))
    }

    /// What the user adds to the enum of a class and its subclasses, by patterns for names that begin with `Any`: what can stand before a
    /// struct, such as the derive of a builder, need not be able to stand before an enum.
    pub(super) fn attributes_of_any(&self, class: &str) -> Attributes {
        let name = format!("Any{class}");
        let item = Item::named(&name);
        let names_enums = |rules: Vec<&'a Rule>| {
            let is_meant =
                |rule: &&Rule| rule.target.class.written().get(..3).is_some_and(|any| any.eq_ignore_ascii_case("any"));
            rules.into_iter().filter(is_meant).collect()
        };
        attributes(names_enums(self.choices.derive.apply(item)), names_enums(self.choices.attribute.apply(item)))
    }

    /// What the user adds to the field of a property.
    pub(super) fn attributes_of_field(&self, class: &Class, property: &Property) -> Attributes {
        let item = Item::property(class, property);
        let rules = self.choices.attribute.apply(item);
        attributes(Vec::new(), rules)
    }

    /// What the user adds to the type of a property's values.
    pub(super) fn attributes_of_values(&self, class: &Class, property: &Property) -> Attributes {
        let item = Item::property(class, property);
        attributes(self.choices.derive.apply(item), self.choices.value_attribute.apply(item))
    }

    /// The type of the user's for a property.
    pub(super) fn extern_type(&self, class: &Class, property: &Property) -> Option<Element> {
        let rule = self.choices.extern_type.apply_one(Item::property(class, property));
        rule.map(|rule| Element::Extern(rule.text.clone()))
    }

    /// The type of the user's for a class.
    pub(super) fn extern_class(&self, class: &Class) -> Option<&str> {
        self.choices.extern_type.apply_one(Item::class(class)).map(|rule| rule.text.as_str())
    }

    /// What the user adds to the structs of a method.
    pub(super) fn attributes_of_method(&self, class: &Class, method: &Method) -> Attributes {
        let item = Item::method(class, method);
        attributes(self.choices.derive.apply(item), self.choices.attribute.apply(item))
    }

    /// What the user adds to the type of an enumeration.
    pub(super) fn attributes_of_enumeration(&self, enumeration: &Enumeration) -> Attributes {
        let item = Item::named(enumeration.data_type.name.as_str());
        attributes(self.choices.derive.apply(item), self.choices.attribute.apply(item))
    }

    /// The type of the user's for all properties that are this enumeration.
    pub(super) fn enumeration_type(&self, property: &Property) -> Option<Element> {
        let item = Item::named(property.data_type.enumeration()?.name.as_str());
        self.choices.extern_type.apply_one(item).map(|rule| Element::Extern(rule.text.clone()))
    }

    /// The type of the user's for all datetimes; it holds no intervals, so those that are known to be such stay as they are.
    pub(super) fn datetime_type(&self, property: &Property) -> Option<Element> {
        match &self.options.datetime {
            DateTimeType::Path(path)
                if property.data_type.cim_type == CimType::DateTime && !facts::is_interval(property) =>
            {
                Some(Element::Extern(path.clone()))
            }
            _ => None,
        }
    }
}

fn attributes(derives: Vec<&Rule>, others: Vec<&Rule>) -> Attributes {
    let derive = |rule: &Rule| Derive { path: rule.text.clone(), span: rule.text_span };
    Attributes {
        wanted: derives.into_iter().map(derive).collect(),
        derives: Vec::new(),
        others: others.into_iter().map(|rule| rule.text.clone()).collect(),
    }
}
