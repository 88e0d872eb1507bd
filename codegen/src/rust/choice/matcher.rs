//! Finds the rules of one list that are about an item, and remembers them.

use std::cell::Cell;
use std::collections::HashMap;

use mof_model::{Class, Property};

use super::Rule;

/// Something that a rule can be about, by its names in the schema.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    class: &'a str,
    feature: Option<&'a str>,
    value: Option<&'a str>,
}

impl<'a> Item<'a> {
    pub(crate) fn class(class: &'a Class) -> Self {
        Self::named(class.name.as_str())
    }

    /// What has a name of its own: a class, or an enumeration of MOF 3.
    pub(crate) fn named(name: &'a str) -> Self {
        Self { class: name, feature: None, value: None }
    }

    pub(crate) fn feature(class: &'a Class, feature: &'a str) -> Self {
        Self { feature: Some(feature), ..Self::class(class) }
    }

    /// A value of a property, as the schema writes it.
    pub(crate) fn value(class: &'a Class, property: &'a Property, value: &'a str) -> Self {
        Self { value: Some(value.trim()), ..Self::feature(class, property.name.as_str()) }
    }

    fn of(rule: &'a Rule) -> Self {
        let target = &rule.target;
        Self {
            class: target.class.written(),
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

/// The rules of one list, those that name one thing by its name.
pub(crate) struct Matcher<'a> {
    rules: &'a [Rule],
    exact: HashMap<String, Vec<usize>>,
    wild: Vec<usize>,
    used: Vec<Cell<bool>>,
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
        Self { rules, exact, wild, used: vec![Cell::new(false); rules.len()] }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// What holds where the rules match.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a str> {
        self.rules.iter().map(|rule| rule.text.as_str())
    }

    pub(crate) fn matches(&self, item: Item<'_>) -> bool {
        !self.indices(item).is_empty()
    }

    pub(super) fn matches_with_origin(&self, item: Item<'_>, origin: &str) -> bool {
        !self.all_with_origin(item, origin).is_empty()
    }

    /// The rules about an item, in the order in which they were written.
    pub(crate) fn all(&self, item: Item<'_>) -> Vec<&'a Rule> {
        self.indices(item).into_iter().map(|index| &self.rules[index]).collect()
    }

    /// The same for a feature, which a rule can also name by the class that introduced it.
    pub(crate) fn all_with_origin(&self, item: Item<'_>, origin: &str) -> Vec<&'a Rule> {
        let mut indices = self.indices(item);
        if !self.is_empty() && !origin.eq_ignore_ascii_case(item.class) {
            indices.extend(self.indices(Item { class: origin, ..item }));
            indices.sort_unstable();
            indices.dedup();
        }
        indices.into_iter().map(|index| &self.rules[index]).collect()
    }

    /// The rule about an item that counts: the last with its name, or else the last with a pattern.
    pub(crate) fn one(&self, item: Item<'_>) -> Option<&'a Rule> {
        counting(&self.all(item))
    }

    /// The same for a feature, which a rule can also name by the class that introduced it.
    pub(crate) fn one_with_origin(&self, item: Item<'_>, origin: &str) -> Option<&'a Rule> {
        counting(&self.all_with_origin(item, origin))
    }

    fn indices(&self, item: Item<'_>) -> Vec<usize> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<usize> =
            self.wild.iter().copied().filter(|index| is_about(&self.rules[*index], item)).collect();
        found.extend(self.exact.get(&item.key()).into_iter().flatten());
        found.sort_unstable();
        for index in &found {
            self.used[*index].set(true);
        }
        found
    }

    /// The rules that were about nothing that was asked for.
    pub(super) fn unused(&self) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().zip(&self.used).filter(|(_, used)| !used.get()).map(|(rule, _)| rule)
    }
}

fn counting<'a>(rules: &[&'a Rule]) -> Option<&'a Rule> {
    rules.iter().rfind(|rule| rule.target.is_exact()).or(rules.last()).copied()
}

fn is_about(rule: &Rule, item: Item<'_>) -> bool {
    let target = &rule.target;
    let feature = match (&target.feature, item.feature) {
        (Some(pattern), Some(feature)) => pattern.matches(feature),
        (None, None) => true,
        _ => false,
    };
    feature && target.value.as_deref() == item.value && target.class.matches(item.class)
}
