//! What the rules say of an item, and which of them never say anything.

use std::collections::HashSet;

use mof_model::{Class, ClassId, Method, Property, Schema};
use mof_parser::{Code, Diagnostic};

use super::matcher::{Item, Matcher};
use super::near::{About, Near, near_miss};
use super::target::folded;
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
        self.exclude.matches(Item::class(class)) || self.extern_type.matches(Item::class(class))
    }

    /// Whether a property of a class that is generated gets a field, as far as rules go. A key always does: without it an object has no
    /// identity and no path.
    pub(crate) fn has_field(&self, class: &Class, property: &Property) -> bool {
        let item = Item::property(class, property);
        let is_listed = || self.property.matches(item.of_class_alone()) || !self.restricted.contains(class);
        property.is_key() || (!self.exclude.matches(item) && is_listed())
    }

    /// Whether a method of a class that is generated gets code, as far as rules go.
    pub(crate) fn has_method(&self, class: &Class, method: &Method) -> bool {
        !self.exclude.matches(Item::method(class, method))
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

    /// The rules that have no effect, and what was probably meant by them.
    ///
    /// Rules about names and types have an effect where they were applied. Which rules choose what is generated is found out here, by
    /// asking about each class and whatever a generated class has.
    pub(crate) fn unused(&self, schema: &Schema, is_generated: impl Fn(ClassId) -> bool) -> Vec<Diagnostic> {
        for (id, class) in schema.types() {
            self.apply_to_class(class);
            if is_generated(id) {
                self.apply_to_features(class);
            }
        }
        if schema.types().any(|(id, _)| is_generated(id)) {
            self.report_unused(schema)
        } else {
            self.report_nothing(schema)
        }
    }

    fn apply_to_class(&self, class: &Class) {
        for list in [&self.class, &self.exclude, &self.extern_type] {
            list.apply(Item::class(class));
        }
    }

    fn apply_to_features(&self, class: &Class) {
        for property in &class.properties {
            let item = Item::property(class, property);
            self.property.apply(item.of_class_alone());
            if !property.is_key() {
                self.exclude.apply(item);
            }
        }
        for method in &class.methods {
            self.exclude.apply(Item::method(class, method));
        }
    }

    /// Nothing is generated: the patterns of classes match none, or a rule leaves out what they match. Whatever the other rules are about
    /// is nothing generated then, and no mistake of its own.
    fn report_nothing(&self, schema: &Schema) -> Vec<Diagnostic> {
        let rules = self.class.unused().take(MAX_UNUSED);
        let unmatched: Vec<Diagnostic> =
            rules.map(|rule| unmatched(schema, rule, codes::NOTHING_CHOSEN, "class", About::Items)).collect();
        let lists = [&self.exclude, &self.extern_type, &self.class];
        match lists.into_iter().find_map(Matcher::last) {
            Some(rule) if unmatched.is_empty() => vec![leaves_nothing(rule)],
            _ => unmatched,
        }
    }

    fn report_unused(&self, schema: &Schema) -> Vec<Diagnostic> {
        let lists = [
            (&self.class, "class", About::Items),
            (&self.exclude, "class, and no property or method that could be left out", About::LeftOut),
            (&self.property, "property of a class that is generated", About::Properties),
            (&self.rename, "class, property, method or value that is generated", About::Items),
            (&self.derive, "class that is generated, and no property with named values", About::ValueTypes),
            (&self.attribute, "class or property that is generated", About::Items),
            (&self.value_attribute, "property with named values that is generated", About::ValueTypes),
            (&self.extern_type, "class, and no property that is generated", About::Properties),
        ];
        let unused =
            lists.into_iter().flat_map(|(matcher, what, about)| matcher.unused().map(move |rule| (rule, what, about)));
        let mut unused: Vec<_> = unused.collect();
        // A pattern with several traits or attributes is several rules.
        unused.dedup_by_key(|(rule, ..)| (rule.target_span, &rule.target));
        let reported = unused.into_iter().take(MAX_UNUSED);
        reported.map(|(rule, what, about)| unmatched(schema, rule, codes::UNMATCHED, what, about)).collect()
    }
}

/// The most patterns that are reported: each is compared with all that it could have meant.
const MAX_UNUSED: usize = 200;

fn leaves_nothing(rule: &Rule) -> Diagnostic {
    let message = format!("`{}` leaves nothing to generate", rule.target);
    Diagnostic::new(codes::NOTHING_CHOSEN, rule.target_span, message)
        .help("choose a class with properties or methods, or leave fewer out; nothing is written until then")
}

fn unmatched(schema: &Schema, rule: &Rule, code: Code, what: &str, about: About) -> Diagnostic {
    let message = format!("`{}` matches no {what}", rule.target);
    let report = |message| Diagnostic::new(code, rule.target_span, message);
    match near_miss(schema, &rule.target, about) {
        // In one line, a build shows the message alone.
        Some(Near::Meant(meant)) => report(format!("{message}; did you mean `{meant}`?")),
        Some(Near::Reason(reason)) => report(message).help(reason),
        None => report(message),
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
        let is_wild = |name: &[char]| self.wild.iter().any(|target| target.class.matches_folded(name));
        is_exact || (!self.wild.is_empty() && is_wild(&folded(name)))
    }
}
