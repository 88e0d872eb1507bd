//! Finds the rules of one list that are about an item, and remembers which were applied.

use std::cell::Cell;
use std::collections::HashMap;

use mof_model::{Class, Method, Property};

use super::target::folded;
use super::{Rule, Target};

/// Something that a rule can be about, by its names in the schema.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    class: &'a str,
    /// The class that introduced the feature, by which a rule can name it as well.
    origin: Option<&'a str>,
    feature: Option<&'a str>,
    value: Option<&'a str>,
}

impl<'a> Item<'a> {
    pub(crate) fn class(class: &'a Class) -> Self {
        Self::named(class.name.as_str())
    }

    /// What has a name of its own: a class, or an enumeration of MOF 3.
    pub(crate) fn named(name: &'a str) -> Self {
        Self { class: name, origin: None, feature: None, value: None }
    }

    pub(crate) fn property(class: &'a Class, property: &'a Property) -> Self {
        let origin = Some(property.class_origin.as_str());
        Self { origin, feature: Some(property.name.as_str()), ..Self::class(class) }
    }

    pub(crate) fn method(class: &'a Class, method: &'a Method) -> Self {
        let origin = Some(method.class_origin.as_str());
        Self { origin, feature: Some(method.name.as_str()), ..Self::class(class) }
    }

    /// A value of a property, as the schema writes it.
    pub(crate) fn value(class: &'a Class, property: &'a Property, value: &'a str) -> Self {
        Self { value: Some(value.trim()), ..Self::property(class, property) }
    }

    /// The same item, which only the class itself can name.
    pub(super) fn of_class_alone(self) -> Self {
        Self { origin: None, ..self }
    }

    fn of(rule: &'a Rule) -> Self {
        let target = &rule.target;
        Self {
            class: target.class.written(),
            origin: None,
            feature: target.feature.as_ref().map(super::target::Pattern::written),
            value: target.value.as_deref(),
        }
    }

    /// Its names in one, without case.
    fn key(&self) -> String {
        let mut key = self.class.to_lowercase();
        for (sign, name) in [('.', self.feature.map(str::to_lowercase)), (':', self.value.map(str::to_owned))] {
            if let Some(name) = name {
                key.push(sign);
                key += &name;
            }
        }
        key
    }
}

/// The rules of one list. Looking for rules changes nothing; that a rule had something to say is said by [`Matcher::apply`].
pub(crate) struct Matcher<'a> {
    rules: &'a [Rule],
    /// Rules that name one thing, by its names.
    exact: HashMap<String, Vec<usize>>,
    wild: Vec<usize>,
    applied: Vec<Cell<bool>>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(rules: &'a [Rule]) -> Self {
        let mut exact: HashMap<String, Vec<usize>> = HashMap::new();
        let mut wild = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            if rule.target.is_exact() {
                exact.entry(Item::of(rule).key()).or_default().push(index);
            } else {
                wild.push(index);
            }
        }
        Self { rules, exact, wild, applied: vec![Cell::new(false); rules.len()] }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// What holds where the rules match.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a str> {
        self.rules.iter().map(|rule| rule.text.as_str())
    }

    /// Whether a rule is about an item.
    pub(crate) fn matches(&self, item: Item<'_>) -> bool {
        !self.indices(item).is_empty()
    }

    /// The rules about an item, in the order in which they were written; those about a feature can name the class that introduced it.
    ///
    /// They have an effect from now on, and are none that match nothing.
    pub(crate) fn apply(&self, item: Item<'_>) -> Vec<&'a Rule> {
        let indices = self.indices(item);
        for index in &indices {
            self.applied[*index].set(true);
        }
        indices.into_iter().map(|index| &self.rules[index]).collect()
    }

    /// The rule about an item that counts: the last with its name, or else the last with a pattern. The others are applied with it.
    pub(crate) fn apply_one(&self, item: Item<'_>) -> Option<&'a Rule> {
        let rules = self.apply(item);
        rules.iter().rfind(|rule| rule.target.is_exact()).or(rules.last()).copied()
    }

    fn indices(&self, item: Item<'_>) -> Vec<usize> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut found = self.indices_by_name(item);
        if let Some(origin) = item.origin.filter(|origin| !origin.eq_ignore_ascii_case(item.class)) {
            found.extend(self.indices_by_name(Item { class: origin, ..item }));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn indices_by_name(&self, item: Item<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        if !self.wild.is_empty() {
            let names = FoldedItem::from(item);
            found.extend(self.wild.iter().filter(|index| names.is_about(&self.rules[**index].target)));
        }
        if !self.exact.is_empty() {
            found.extend(self.exact.get(&item.key()).into_iter().flatten());
        }
        found
    }

    /// The rule that was written last.
    pub(super) fn last(&self) -> Option<&'a Rule> {
        self.rules.last()
    }

    /// The rules that were never applied.
    pub(super) fn unused(&self) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().zip(&self.applied).filter(|(_, applied)| !applied.get()).map(|(rule, _)| rule)
    }
}

/// An item by the letters of its names, folded once for all patterns.
struct FoldedItem<'a> {
    class: Vec<char>,
    feature: Option<Vec<char>>,
    value: Option<&'a str>,
}

impl<'a> From<Item<'a>> for FoldedItem<'a> {
    fn from(item: Item<'a>) -> Self {
        Self { class: folded(item.class), feature: item.feature.map(folded), value: item.value }
    }
}

impl FoldedItem<'_> {
    fn is_about(&self, target: &Target) -> bool {
        let feature = match (&target.feature, &self.feature) {
            (Some(pattern), Some(feature)) => pattern.matches_folded(feature),
            (None, None) => true,
            _ => false,
        };
        feature && target.value.as_deref() == self.value && target.class.matches_folded(&self.class)
    }
}
