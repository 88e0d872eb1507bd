//! What the rules say of an item, and which of them never say anything.

use std::collections::HashSet;

use mof_model::{Class, Method, Property, Schema};
use mof_parser::Diagnostic;

use super::matcher::{Item, Matcher};
use super::near::{About, near_miss};
use super::{Rule, Rules, Target};
use crate::codes;

/// Answers what a user chose about items of a schema.
pub(crate) struct Choices<'a> {
    pub(crate) class: Matcher<'a>,
    exclude: Matcher<'a>,
    property: Matcher<'a>,
    restricted: Restricted<'a>,
    pub(crate) rename: Matcher<'a>,
    pub(crate) derive: Matcher<'a>,
    pub(crate) attribute: Matcher<'a>,
    pub(crate) value_attribute: Matcher<'a>,
    pub(crate) extern_type: Matcher<'a>,
}

impl<'a> Choices<'a> {
    pub(crate) fn new(rules: &'a Rules) -> Self {
        Self {
            class: Matcher::new(&rules.class),
            exclude: Matcher::new(&rules.exclude),
            property: Matcher::new(&rules.property),
            restricted: Restricted::new(&rules.property),
            rename: Matcher::new(&rules.rename),
            derive: Matcher::new(&rules.derive),
            attribute: Matcher::new(&rules.attribute),
            value_attribute: Matcher::new(&rules.value_attribute),
            extern_type: Matcher::new(&rules.extern_type),
        }
    }

    /// Whether a class is one that the user wants, and wants code for.
    pub(crate) fn wants_class(&self, class: &Class) -> bool {
        self.class.is_empty() || self.class.matches(Item::class(class))
    }

    /// Whether the user wants no code for a class, whoever needs it, or has a type for it.
    pub(crate) fn refuses_class(&self, class: &Class) -> bool {
        self.exclude.matches(Item::class(class)) | self.extern_type.matches(Item::class(class))
    }

    /// Whether a property of a class that is generated gets a field, as far as rules go. A key always does: without it an object has no
    /// identity and no path.
    pub(crate) fn has_field(&self, class: &Class, property: &Property) -> bool {
        let is_listed = self.property.matches(Item::feature(class, property.name.as_str()));
        if property.is_key() {
            return true;
        }
        let origin = property.class_origin.as_str();
        let is_excluded = self.exclude.matches_with_origin(Item::feature(class, property.name.as_str()), origin);
        !is_excluded && (is_listed || !self.restricted.contains(class))
    }

    /// Whether a method of a class that is generated gets code, as far as rules go.
    pub(crate) fn has_method(&self, class: &Class, method: &Method) -> bool {
        let item = Item::feature(class, method.name.as_str());
        !self.exclude.matches_with_origin(item, method.class_origin.as_str())
    }

    /// Whether any rule may say something of the values of a property.
    pub(crate) fn speak_of_values(&self) -> bool {
        !(self.derive.is_empty() && self.value_attribute.is_empty() && self.rename.is_empty())
    }

    /// Whether any attribute deprecates something.
    pub(crate) fn deprecates(&self) -> bool {
        [&self.attribute, &self.value_attribute]
            .iter()
            .any(|matcher| matcher.texts().any(|text| text.contains("deprecated")))
    }

    /// What the rule said that matched nothing, and what was probably meant.
    pub(crate) fn unused(&self, schema: &Schema) -> Vec<Diagnostic> {
        let lists = [
            (&self.class, "class", About::Items),
            (&self.exclude, "class, and no property or method that could be left out", About::LeftOut),
            (&self.property, "property of a class that is generated", About::Items),
            (&self.rename, "class, property or value that is generated", About::Items),
            (&self.derive, "class that is generated, and no property with named values", About::ValueTypes),
            (&self.attribute, "class or property that is generated", About::Items),
            (&self.value_attribute, "property with named values that is generated", About::ValueTypes),
            (&self.extern_type, "class, and no property that is generated", About::Items),
        ];
        let unused =
            lists.into_iter().flat_map(|(matcher, what, about)| matcher.unused().map(move |rule| (rule, what, about)));
        unused.take(MAX_UNUSED).map(|(rule, what, about)| unmatched(schema, rule, what, about)).collect()
    }
}

/// The most patterns that are reported: each is compared with all that it could have meant.
const MAX_UNUSED: usize = 200;

fn unmatched(schema: &Schema, rule: &Rule, what: &str, about: About) -> Diagnostic {
    let message = format!("`{}` matches no {what}", rule.target);
    let diagnostic = Diagnostic::new(codes::UNMATCHED, rule.target_span, message);
    match near_miss(schema, &rule.target, about) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The classes of which the user lists the properties.
struct Restricted<'a> {
    exact: HashSet<String>,
    wild: Vec<&'a Target>,
}

impl<'a> Restricted<'a> {
    fn new(rules: &'a [Rule]) -> Self {
        let (exact, wild): (Vec<_>, Vec<_>) =
            rules.iter().map(|rule| &rule.target).partition(|target| target.class.is_exact());
        Self { exact: exact.iter().map(|target| target.class.written().to_lowercase()).collect(), wild }
    }

    fn contains(&self, class: &Class) -> bool {
        let name = class.name.as_str();
        let is_exact = !self.exact.is_empty() && self.exact.contains(&name.to_lowercase());
        is_exact || self.wild.iter().any(|target| target.class.matches(name))
    }
}
