//! What a check finds.

use std::borrow::Cow;
use std::fmt;

use crate::{CimValue, ClassMetadata, Constraint, ValueError};

/// One promise of the schema that an object breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    class_name: &'static str,
    property: Cow<'static, str>,
    /// Where an embedded object breaks the rule: the property and the element that hold it, then the property within.
    way: Option<String>,
    /// The place of the property in its class, to order by.
    pub(super) index: usize,
    rule: Rule,
    value: String,
    element: Option<usize>,
    further_elements: usize,
}

/// The promises that are checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// A key has a value.
    Key,
    /// The value is of the type of the property.
    Type(ValueError),
    /// An array of fixed size has that many elements.
    ArraySize(u32),
    /// The promise of a qualifier.
    Constraint(Constraint),
    /// The `ValueMap` has the value.
    ValueMap,
    /// The `BitMap` has all bits of the value.
    BitMap,
    /// A document has the property once.
    Duplicate,
    /// The class declares the member.
    Declared,
}

impl Rule {
    /// A short stable name: that of the qualifier where there is one.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Key => "Key",
            Self::Type(_) => "Type",
            Self::ArraySize(_) => "ArraySize",
            Self::Constraint(constraint) => constraint.name(),
            Self::ValueMap => "ValueMap",
            Self::BitMap => "BitMap",
            Self::Duplicate => "Duplicate",
            Self::Declared => "Declared",
        }
    }
}

impl Violation {
    pub(crate) fn new(class: &'static ClassMetadata, index: usize, rule: Rule, value: &CimValue) -> Self {
        let property = class.property_names().get(index).copied().unwrap_or_default();
        Self {
            class_name: class.name(),
            property: Cow::Borrowed(property),
            way: None,
            index,
            rule,
            value: value.to_string(),
            element: None,
            further_elements: 0,
        }
    }

    /// The violations of a value that does not fit the type of the property; of an embedded object, all that are in it.
    pub(crate) fn of_value(class: &'static ClassMetadata, index: usize, error: ValueError) -> Vec<Self> {
        match error.inner_violations() {
            Some(inner) => inner.iter().map(|inner| inner.clone().within(class, index, error.element())).collect(),
            None => vec![Self::unfit(class, index, error)],
        }
    }

    /// That of a key without a value, where that is it.
    fn unfit(class: &'static ClassMetadata, index: usize, error: ValueError) -> Self {
        let is_key = class.properties().get(index).is_some_and(crate::PropertyMetadata::is_key);
        if is_key && error.is_null() {
            return Self::new(class, index, Rule::Key, &CimValue::Null);
        }
        let (value, element) = (error.found().to_owned(), error.element());
        Self { value, element, ..Self::new(class, index, Rule::Type(error), &CimValue::Null) }
    }

    /// The violation of a member that no table has.
    pub(crate) fn member(class: &'static ClassMetadata, name: &'static str, error: ValueError) -> Self {
        let value = error.found().to_owned();
        let property = Cow::Borrowed(name);
        Self { property, value, ..Self::new(class, usize::MAX, Rule::Type(error), &CimValue::Null) }
    }

    /// The violation of an undeclared member that is there twice.
    pub(super) fn repeated(class: &'static ClassMetadata, name: &str, value: &CimValue) -> Self {
        Self { rule: Rule::Duplicate, ..Self::undeclared(class, name, value) }
    }

    pub(super) fn undeclared(class: &'static ClassMetadata, name: &str, value: &CimValue) -> Self {
        Self { property: Cow::Owned(name.to_owned()), ..Self::new(class, usize::MAX, Rule::Declared, value) }
    }

    /// Says which element of an array is to blame, and how many more after it.
    pub(super) fn in_elements(mut self, first: usize, further: usize) -> Self {
        self.element = Some(first);
        self.further_elements = further;
        self
    }

    /// Says that the object is embedded in a property of another, or in an element of one.
    pub(crate) fn within(self, class: &'static ClassMetadata, index: usize, element: Option<usize>) -> Self {
        let outer = class.property_names().get(index).copied().unwrap_or_default();
        let (place, said) = match element {
            Some(element) => (format!("{outer}[{element}]"), format!("element {element}: ")),
            None => (outer.to_owned(), String::new()),
        };
        let way = Some(format!("{}.{outer}: {said}{}", class.name(), self.place()));
        let property = Cow::Owned(format!("{place}.{}", self.property));
        Self { class_name: class.name(), property, way, index, ..self }
    }

    /// The class and the property, of an embedded object behind those that hold it.
    fn place(&self) -> Cow<'_, str> {
        match &self.way {
            Some(way) => Cow::Borrowed(way),
            None if self.class_name.is_empty() => Cow::Owned(self.property.escape_debug().to_string()),
            None => Cow::Owned(format!("{}.{}", self.class_name, self.property.escape_debug())),
        }
    }

    /// The class, as the schema spells it.
    pub const fn class_name(&self) -> &'static str {
        self.class_name
    }

    /// The property, as the schema spells it; of an embedded object with the way to it, such as `Rules[0].Name`.
    pub fn property(&self) -> &str {
        &self.property
    }

    /// The promise that is broken.
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The value, or the element of the array, in text and cut short.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The first element of the array that is to blame, counted from 0.
    pub const fn element(&self) -> Option<usize> {
        self.element
    }

    /// How many elements after [`element`](Self::element) break the rule, too.
    pub const fn further_elements(&self) -> usize {
        self.further_elements
    }

    /// What is wrong, without the class and the property.
    pub fn message(&self) -> String {
        let value = &self.value;
        match &self.rule {
            Rule::Key => "a key must have a value".to_owned(),
            // The error itself says which element it is about.
            Rule::Type(error) => error.to_string(),
            Rule::ArraySize(size) => format!("{value} does not have exactly {size} elements"),
            Rule::Constraint(constraint) => format!("{value} violates {constraint}"),
            Rule::ValueMap => format!("{value} is not in the ValueMap"),
            Rule::BitMap => format!("{value} has bits that are not in the BitMap"),
            Rule::Duplicate => "the property is there twice".to_owned(),
            Rule::Declared => "the class has no such property".to_owned(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place())?;
        match (&self.rule, self.element) {
            (Rule::Type(_), _) | (_, None) => f.write_str(&self.message())?,
            (_, Some(element)) => write!(f, "element {element}: {}", self.message())?,
        }
        match self.further_elements {
            0 => Ok(()),
            further => write!(f, " (and {further} more elements)"),
        }
    }
}

/// All promises of the schema that an object breaks; there is at least one.
///
/// It prints one line for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(crate) fn check(found: Vec<Violation>) -> Result<(), Self> {
        if found.is_empty() { Ok(()) } else { Err(Self(found)) }
    }

    /// The violations, in the order of the properties.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            write!(f, "{}{violation}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
