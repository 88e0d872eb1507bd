//! Gives the items of a scope their names, all together, and reports where several could have one.

use std::collections::HashMap;

use mof_model::{Class, ClassId, EnumerationId, Method, Parameter, Property};
use mof_parser::{Diagnostic, Span};

use super::methods::RETURN_VALUE;
use super::renames::ChosenFields;
use super::{ClassNames, Planner, embedded, renames};
use crate::codes;
use crate::rust::embedding::Base;
use crate::rust::names::{Claim, Given, Kind, Meeting, Scope, rust_name};

/// The names of types in the module of a class.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    /// Of properties, and of parameters as `Method.Parameter`.
    values: HashMap<String, String>,
    methods: HashMap<String, String>,
}

impl TypeNames {
    /// The type for the values of a property, or of a parameter of a method.
    pub(super) fn of_values(&self, method: Option<&Method>, property: &Property) -> String {
        let given = self.values.get(&key(method, property.name.as_str()));
        given.cloned().unwrap_or_else(|| rust_name(Kind::Type, property.name.as_str()))
    }

    /// What the structs of a method are named after.
    pub(super) fn of_method(&self, method: &Method) -> String {
        self.methods.get(method.name.as_str()).cloned().unwrap_or_else(|| stem(method))
    }
}

/// An item that needs a name.
struct Item {
    claim: Claim,
    /// What messages call it.
    called: String,
    span: Span,
    /// How the setting `rename` names it, where it can.
    pattern: Option<String>,
    /// Whether it is reported here, and not where it comes from.
    is_own: bool,
}

/// Something that has a module of its own.
pub(super) struct Root {
    pub(super) owner: Owner,
    /// The name of its type that the user chose.
    pub(super) chosen: Option<String>,
    /// Its name, behind those of the types that it is local to.
    pub(super) full_name: String,
    pub(super) namespace: Option<String>,
    pub(super) called: String,
    pub(super) span: Span,
    pub(super) pattern: Option<String>,
    pub(super) is_own: bool,
}

/// Whose module it is.
pub(super) enum Owner {
    Class(ClassId),
    /// A class that is embedded and that the schema does not declare.
    Undeclared(Base),
    Enumeration(EnumerationId),
}

impl Root {
    pub(super) fn of_class(planner: &Planner<'_>, id: ClassId, class: &Class, is_selected: bool) -> Self {
        Self {
            owner: Owner::Class(id),
            chosen: planner.chosen.class(id),
            full_name: planner.full_name(class),
            namespace: class.namespace.as_ref().map(ToString::to_string),
            called: format!("class `{}`", class.name),
            span: class.name_span,
            pattern: Some(class.name.to_string()),
            is_own: is_selected,
        }
    }

    pub(super) fn of_undeclared(planner: &Planner<'_>, base: &Base) -> Option<Self> {
        let first = match base {
            Base::Undeclared(_) => &planner.schema[*planner.embedding.subclasses(base).first()?],
            Base::Declared(_) => return None,
        };
        let name = planner.embedding.name(base);
        Some(Self {
            owner: Owner::Undeclared(base.clone()),
            chosen: None,
            full_name: name.to_owned(),
            namespace: None,
            called: format!("class `{name}`"),
            span: first.name_span,
            pattern: None,
            is_own: true,
        })
    }

    fn claim(&self, kind: Kind, name: &str) -> Claim {
        let claim = Claim::new(kind, name);
        let claim = match &self.namespace {
            Some(namespace) => claim.or_ending_in(namespace),
            None => claim,
        };
        claim.or_with_underscores_of(name)
    }
}

impl Planner<'_> {
    /// Gives everything that has a module its names; what is not selected keeps its own free, so that selecting it later changes no name.
    pub(super) fn name_roots(&mut self, roots: Vec<Root>) {
        let module = |root: &Root| root.claim(Kind::Module, root.chosen.as_ref().unwrap_or(&root.full_name));
        let modules = self.modules.give(&roots.iter().map(module).collect::<Vec<_>>());
        let unnamed = roots.iter().filter(|root| root.chosen.is_none());
        let items = unnamed.map(|root| Item {
            claim: root.claim(Kind::Type, &root.full_name),
            called: root.called.clone(),
            span: root.span,
            pattern: root.pattern.clone(),
            is_own: root.is_own,
        });
        let items: Vec<Item> = items.collect();
        let (types, diagnostics) = give(&self.types, &items, self.chosen.class_spans());
        self.diagnostics.extend(diagnostics);
        let mut types = types.into_iter();
        for (root, module) in roots.into_iter().zip(modules.names) {
            let type_name = root.chosen.or_else(|| types.next()).unwrap_or_default();
            let names = ClassNames { module, type_name };
            match root.owner {
                Owner::Class(id) => self.names.insert(id, names),
                Owner::Undeclared(base) => self.undeclared.insert(base, names),
                Owner::Enumeration(id) => self.enumerations.insert(id, names),
            };
        }
    }

    /// The fields of properties, by the names of the properties.
    pub(super) fn name_fields(
        &mut self,
        class: &Class,
        properties: &[&Property],
        chosen: &ChosenFields,
    ) -> HashMap<String, String> {
        let scope = Scope::with(&chosen.values().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
        let unnamed = properties.iter().filter(|property| !chosen.contains_key(property.name.as_str()));
        let items = unnamed.clone().map(|property| Item {
            claim: field_claim(property.name.as_str()),
            called: format!("property `{}`", property.name),
            span: property.name_span,
            pattern: Some(format!("{}.{}", class.name, property.name)),
            is_own: !property.propagated,
        });
        let items: Vec<Item> = items.collect();
        let spans = chosen.values().cloned().collect();
        let (given, diagnostics) = give(&scope, &items, &spans);
        self.diagnostics.extend(diagnostics);
        let given = unnamed.zip(given).map(|(property, field)| (property.name.to_string(), field));
        let chosen = chosen.iter().map(|(property, (field, _))| (property.clone(), field.clone()));
        given.chain(chosen).collect()
    }

    /// The fields of the parameters of a method, by their names. What goes in has the name that it has if it comes out again.
    pub(super) fn name_parameters(&mut self, class: &Class, method: &Method) -> HashMap<String, String> {
        let field = rust_name(Kind::Field, RETURN_VALUE);
        let parameters = method.parameters.iter().filter(|parameter| !parameter.name.is(RETURN_VALUE));
        let items = parameters.clone().map(|parameter| Item {
            claim: field_claim(parameter.name.as_str()),
            called: format!("parameter `{}` of method `{}.{}`", parameter.name, class.name, method.name),
            span: parameter.span,
            pattern: None,
            is_own: true,
        });
        let items: Vec<Item> = items.collect();
        let (given, diagnostics) = give(&Scope::with(&[&field]), &items, &HashMap::new());
        self.diagnostics.extend(diagnostics);
        let mut names: HashMap<String, String> =
            parameters.map(|parameter| parameter.name.to_string()).zip(given).collect();
        let returned = method.parameters.iter().filter(|parameter| parameter.name.is(RETURN_VALUE));
        names.extend(returned.map(|parameter| (parameter.name.to_string(), field.clone())));
        names.insert(RETURN_VALUE.to_owned(), field);
        names
    }

    /// The types in the module of a class: those of values, and the structs of methods.
    pub(super) fn name_types(
        &mut self,
        (id, class): (ClassId, &Class),
        properties: &[&Property],
        methods: &[&Method],
        chosen: &ChosenFields,
    ) -> TypeNames {
        let name = &self.names[&id].type_name;
        let scope = Scope::with(&[name, &embedded::any_name(name)]);
        let mut items: Vec<(String, Item)> = Vec::new();
        let has_values = |property: &&&Property| {
            let has_names = !property.values.is_empty() || !property.bits.is_empty();
            has_names && property.data_type.enumeration().is_none()
        };
        let with_values = properties.iter().filter(has_values);
        items.extend(with_values.map(|property| (property.name.to_string(), property_item(class, property, chosen))));
        let plain: Vec<String> = methods.iter().map(|method| stem(method)).collect();
        let stems = renames::stems(self, class, methods, &plain);
        for (method, stem) in methods.iter().zip(&stems) {
            items.extend(parameter_items(class, method, stem));
        }
        let of_values = items.len();
        items.extend(methods.iter().zip(stems).map(|(method, stem)| method_item(class, method, stem)));
        let (keys, items): (Vec<String>, Vec<Item>) = items.into_iter().unzip();
        let (given, diagnostics) = give(&scope, &items, &HashMap::new());
        self.diagnostics.extend(diagnostics);
        let mut values: Vec<(String, String)> = keys.into_iter().zip(given).collect();
        let methods = values.split_off(of_values).into_iter().collect();
        TypeNames { values: values.into_iter().collect(), methods }
    }
}

/// Gives names, and reports where items meet; `chosen` says where the user gave something else a name.
fn give(scope: &Scope, items: &[Item], chosen: &HashMap<String, Span>) -> (Vec<String>, Vec<Diagnostic>) {
    let claims: Vec<Claim> = items.iter().map(|item| item.claim.clone()).collect();
    let given = scope.give(&claims);
    let report = |meeting: &Meeting| match chosen.get(&meeting.name) {
        Some(span) => taken(*span, meeting, items),
        None => met(meeting, items, &given),
    };
    let is_own = |meeting: &&Meeting| meeting.claims.iter().any(|index| items[*index].is_own);
    let diagnostics = given.meetings.iter().filter(is_own).map(report).collect();
    (given.names, diagnostics)
}

/// A name that the user chose would be that of another item as well.
fn taken(span: Span, meeting: &Meeting, items: &[Item]) -> Diagnostic {
    let called: Vec<&str> = meeting.claims.iter().map(|index| items[*index].called.as_str()).collect();
    let (called, name) = (called.join(" and "), &meeting.name);
    let message = format!("{called} would be called `{name}`, a name that is given to another");
    let diagnostic =
        Diagnostic::new(codes::CHOSEN_NAME_TAKEN, span, message).help("choose another name, or rename both");
    meeting.claims.iter().fold(diagnostic, |diagnostic, index| diagnostic.label(items[*index].span, "the other"))
}

/// A name that several items could have, or one item and something that is there always.
fn met(meeting: &Meeting, items: &[Item], given: &Given) -> Diagnostic {
    let items: Vec<(&Item, &str)> =
        meeting.claims.iter().map(|index| (&items[*index], given.names[*index].as_str())).collect();
    let join = |texts: Vec<String>| texts.join(" and ");
    let called = join(items.iter().map(|(item, _)| item.called.clone()).collect());
    let names = join(items.iter().map(|(_, name)| format!("`{name}`")).collect());
    let name = &meeting.name;
    let message = match items.len() {
        1 => format!("{called} is called {names}, since `{name}` is something else"),
        _ => format!("{called} are called {names}, since `{name}` could be each of them"),
    };
    let (last, others) = items.split_last().expect("somebody asked for the name");
    let diagnostic = Diagnostic::new(codes::NAMES_MEET, last.0.span, message);
    let others = others.iter().take(MAX_LABELS);
    let labelled =
        others.fold(diagnostic, |diagnostic, (item, name)| diagnostic.label(item.span, format!("this is `{name}`")));
    match &last.0.pattern {
        Some(pattern) => labelled.help(format!("choose names with the setting `rename`, as `\"{pattern}\" = \"…\"`")),
        None => labelled,
    }
}

/// The most other places that a report shows.
const MAX_LABELS: usize = 4;

fn field_claim(name: &str) -> Claim {
    Claim::new(Kind::Field, name).or_with_underscores_of(name)
}

fn property_item(class: &Class, property: &Property, chosen: &ChosenFields) -> Item {
    let name = property.name.as_str();
    let chosen = chosen.get(name).map_or(name, |(chosen, _)| renames::without_raw(chosen));
    Item {
        claim: Claim::new(Kind::Type, chosen).or_ending_in("value").or_with_underscores_of(name),
        called: format!("the type of property `{name}`"),
        span: property.name_span,
        pattern: Some(format!("{}.{name}", class.name)),
        is_own: !property.propagated,
    }
}

/// The types of the values that a method takes and gives, by their names.
fn parameter_items(class: &Class, method: &Method, stem: &str) -> Vec<(String, Item)> {
    let has_values = |parameter: &&Parameter| {
        let has_names = !parameter.values.is_empty() || !parameter.bits.is_empty();
        has_names && parameter.data_type.enumeration().is_none()
    };
    let parameters = method.parameters.iter().filter(has_values);
    let is_enumeration = method.return_type.as_ref().is_some_and(|of| of.enumeration().is_some());
    let has_values = !method.values.is_empty() && !is_enumeration;
    let returned = has_values.then_some((RETURN_VALUE, method.name_span));
    let named = parameters.map(|parameter| (parameter.name.as_str(), parameter.span)).chain(returned);
    let item = |(name, span): (&str, Span)| {
        let identity = key(Some(method), name);
        let plain = format!("{stem}{}", rust_name(Kind::Type, name));
        let claim = Claim::exactly(Kind::Type, plain, identity.clone()).or_ending_in("value");
        let called = format!("the type of `{identity}` of class `{}`", class.name);
        let item = Item { claim: claim.or_with_underscores_of(&identity), called, span, pattern: None, is_own: true };
        (identity, item)
    };
    named.map(item).collect()
}

fn method_item(class: &Class, method: &Method, stem: String) -> (String, Item) {
    let name = method.name.as_str();
    let claim = Claim::exactly(Kind::Type, stem, name.to_ascii_lowercase()).with_endings(&["Input", "Output"]);
    let item = Item {
        claim: claim.or_ending_in("method").or_with_underscores_of(name),
        called: format!("what method `{name}` takes and gives"),
        span: method.name_span,
        pattern: Some(format!("{}.{name}", class.name)),
        is_own: true,
    };
    (name.to_owned(), item)
}

/// What the types of a method are named after; an underscore that made it no keyword is not needed in front of an ending.
fn stem(method: &Method) -> String {
    rust_name(Kind::Type, method.name.as_str()).trim_end_matches('_').to_owned()
}

fn key(method: Option<&Method>, property: &str) -> String {
    method.map_or_else(|| property.to_owned(), |method| format!("{}.{property}", method.name))
}
