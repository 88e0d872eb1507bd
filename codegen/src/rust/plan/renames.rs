//! Names that the user chose. They are given before all others, so that nothing else can have them, and exactly as they were written:
//! whatever cannot be so is an error, and changes no other name.

use std::collections::{BTreeMap, HashMap, HashSet};

use mof_model::{Class, ClassId, Method, Property};
use mof_parser::{Diagnostic, Span};

use super::constants::ENTRIES;
use super::{Constant, ConstantPlan, Planner, ValueTypePlan};
use crate::codes;
use crate::rust::choice::{Item, Rule};
use crate::rust::names::{Kind, rust_name};

/// The names of classes that the user chose.
#[derive(Debug, Default)]
pub(super) struct ChosenNames {
    classes: HashMap<ClassId, String>,
    /// Where each name of a struct was chosen.
    spans: HashMap<String, Span>,
}

/// The names of fields that the user chose, and where, by the names of the properties.
pub(super) type ChosenFields = BTreeMap<String, (String, Span)>;

impl ChosenNames {
    /// The struct of a class.
    pub(super) fn class(&self, id: ClassId) -> Option<String> {
        self.classes.get(&id).cloned()
    }

    /// Where each name of a struct was chosen.
    pub(super) fn class_spans(&self) -> &HashMap<String, Span> {
        &self.spans
    }
}

impl<'a> Planner<'a> {
    /// Gives the classes that the user named their names.
    pub(super) fn keep_chosen_names<'b>(&mut self, classes: impl Iterator<Item = &'b (ClassId, &'b Class)>) {
        for (id, class) in classes {
            let rule = self.choices.rename.apply_one(Item::class(class));
            let name = rule.and_then(|rule| self.keep_chosen(rule, &format!("class `{}`", class.name)));
            self.chosen.classes.extend(name.map(|name| (*id, name)));
        }
    }

    /// Keeps the name that a rule gives to what has a module.
    pub(super) fn keep_chosen(&mut self, rule: &'a Rule, what: &str) -> Option<String> {
        let type_name = self.accepted(Kind::Type, rule)?;
        if self.chosen.spans.insert(type_name.clone(), rule.text_span).is_some() {
            self.diagnostics.push(taken(rule, what, "another type"));
            return None;
        }
        self.types.reserve(&type_name);
        Some(type_name)
    }

    /// The name that a rule gives, if items of this kind can have it; what is wrong with it otherwise is reported.
    fn accepted(&mut self, kind: Kind, rule: &'a Rule) -> Option<String> {
        checked(kind, rule).map_err(|wrong| self.diagnostics.push(*wrong)).ok()
    }
}

/// The name that a rule gives, if items of this kind can have it.
fn checked(kind: Kind, rule: &Rule) -> Result<String, Box<Diagnostic>> {
    let name = rule.text.as_str();
    if has_form(kind, name) {
        return Ok(name.to_owned());
    }
    let message = format!("`{name}` does not have the form of the name of {}", described(kind));
    let help = format!("write `{}`", rust_name(kind, without_raw(name)));
    Err(Box::new(Diagnostic::new(codes::CHOSEN_NAME_FORM, rule.text_span, message).help(help)))
}

/// The names of fields that the user chose.
pub(super) fn chosen_fields(planner: &mut Planner<'_>, class: &Class, properties: &[&Property]) -> ChosenFields {
    let mut chosen = ChosenFields::new();
    let mut taken_names = HashSet::new();
    for property in properties {
        let item = Item::property(class, property);
        let Some(rule) = planner.choices.rename.apply_one(item) else { continue };
        let Some(name) = planner.accepted(Kind::Field, rule) else { continue };
        if taken_names.insert(name.clone()) {
            chosen.insert(property.name.to_string(), (name, rule.text_span));
        } else {
            planner.diagnostics.push(taken(rule, &format!("property `{}`", property.name), "another property"));
        }
    }
    chosen
}

/// What the structs of each method are named after: what the user chose, or their plain names.
pub(super) fn stems(planner: &mut Planner<'_>, class: &Class, methods: &[&Method], plain: &[String]) -> Vec<String> {
    let mut chosen = |method: &&Method| {
        let rule = planner.choices.rename.apply_one(Item::method(class, method))?;
        Some((planner.accepted(Kind::Type, rule)?, rule))
    };
    let chosen: Vec<Option<(String, &Rule)>> = methods.iter().map(&mut chosen).collect();
    let wanted = |index: usize| chosen[index].as_ref().map_or(&plain[index], |(name, _)| name);
    let mut count: HashMap<&str, usize> = HashMap::new();
    (0..methods.len()).for_each(|index| *count.entry(wanted(index)).or_default() += 1);
    let twice = chosen.iter().zip(methods).filter_map(|(chosen, method)| {
        let (_, rule) = chosen.as_ref().filter(|(name, _)| count[name.as_str()] > 1)?;
        Some(taken(rule, &format!("method `{}`", method.name), "another method"))
    });
    planner.diagnostics.extend(twice);
    (0..methods.len()).map(|index| wanted(index).clone()).collect()
}

/// Gives the constants of a property's values the names that the user chose, and tells which it cannot.
pub(super) fn rename_constants(
    planner: &Planner<'_>,
    class: &Class,
    property: &Property,
    value_type: &mut ValueTypePlan,
) -> Vec<Diagnostic> {
    let kind = value_type.form.kind_of_constants();
    let constants: &mut [ConstantPlan] = &mut value_type.constants;
    let (mut rules, mut reports) = (Vec::new(), Vec::new());
    for constant in constants.iter_mut() {
        let value = written(&constant.value);
        let item = Item::value(class, property, &value);
        let Some(rule) = planner.choices.rename.apply_one(item) else { continue };
        match checked(kind, rule) {
            Ok(name) => {
                constant.name.clone_from(&name);
                rules.push((rule, value, name));
            }
            Err(wrong) => reports.push(*wrong),
        }
    }
    let mut count = HashMap::from([(ENTRIES, 1)]);
    for constant in constants.iter() {
        *count.entry(&constant.name).or_default() += 1;
    }
    let twice = rules.iter().filter(|(_, _, name)| count[name.as_str()] > 1);
    let owner = |name: &str| if name == ENTRIES { "the table of all values" } else { "another value" };
    reports.extend(twice.map(|(rule, value, name)| taken(rule, &format!("value `{value}`"), owner(name))));
    reports
}

/// A value as rules name it.
fn written(value: &Constant) -> String {
    match value {
        Constant::Integer(value) => value.to_string(),
        Constant::Range(first, last) => format!("{first}..{last}"),
        Constant::String(value) => value.trim().to_owned(),
        Constant::Bit(bit) => bit.to_string(),
        Constant::Other => "..".to_owned(),
    }
}

fn taken(rule: &Rule, what: &str, owner: &str) -> Diagnostic {
    let message = format!("{what} is given the name `{}`, which {owner} has", rule.text);
    Diagnostic::new(codes::CHOSEN_NAME_TAKEN, rule.text_span, message).help("choose another name for one of them")
}

/// The name of a field without the mark that lets it be a keyword.
pub(super) fn without_raw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Whether a name has the form that Rust wants for its kind; the letters were checked when it was set.
fn has_form(kind: Kind, name: &str) -> bool {
    let letters = if kind == Kind::Field { without_raw(name) } else { name };
    let first = letters.trim_start_matches('_').chars().next();
    match kind {
        Kind::Type | Kind::Variant => first.is_some_and(|first| first.is_ascii_uppercase()) && !letters.contains('_'),
        Kind::Module | Kind::Field => first.is_some() && !letters.bytes().any(|letter| letter.is_ascii_uppercase()),
        Kind::Constant => first.is_some() && !letters.bytes().any(|letter| letter.is_ascii_lowercase()),
    }
}

fn described(kind: Kind) -> &'static str {
    match kind {
        Kind::Type => "a type",
        Kind::Module => "a module",
        Kind::Field => "a field",
        Kind::Constant => "a constant",
        Kind::Variant => "a variant",
    }
}
