//! Pass 1b: amendments, the classes that carry localized qualifiers for others (WMI, "Localizing WMI class information").
//!
//! An amendment stands in the child namespace of a locale, `root/acme/ms_409`, or has the qualifier `Amendment`. Its `Amended`
//! qualifiers are added to the elements of the same names of the neutral class, in the parent namespace. It is no class of its own,
//! unless no input declares the neutral one.

use hashbrown::HashMap;
use mof_parser::ast::{ClassDeclaration, Feature, Flavor, MethodDeclaration, Qualifier, Value, ValueKind};

use super::collect::{Declarations, DeclaredClass};
use crate::locale::Locale;
use crate::name::{CimName, Named};

/// A class that carries localized qualifiers for another.
#[derive(Debug)]
pub(crate) struct Amendment<'a> {
    pub(crate) declaration: &'a ClassDeclaration,
    /// The class that it amends, as an index of [`Declarations::classes`].
    pub(crate) class: usize,
    pub(super) locale: Option<Locale>,
}

/// What a class says about being an amendment.
pub(super) struct Claim {
    /// The namespace of the class that it amends.
    pub(super) namespace: Option<CimName>,
    pub(super) locale: Option<Locale>,
}

/// What a class claims to be; `None` for one that amends nothing.
pub(super) fn claim(class: &DeclaredClass<'_>) -> Option<Claim> {
    let path = class.namespace.as_ref().map_or("", CimName::as_str);
    let (parent, last) = path.rsplit_once('/').unwrap_or(("", path));
    if let Ok(locale) = last.parse() {
        let namespace = (!parent.is_empty()).then(|| parent.into());
        return Some(Claim { namespace, locale: Some(locale) });
    }
    let qualifiers = &class.declaration.qualifiers;
    let is_true = |value: &Value| value.kind != ValueKind::Boolean(false);
    find(qualifiers, "Amendment").filter(|amendment| amendment.value.as_ref().is_none_or(is_true))?;
    let locale = find(qualifiers, "Locale").and_then(|locale| Locale::of_value(&locale.value.as_ref()?.kind));
    // Documentation prints `Amendment` on whole classes, which carry nothing for others.
    carries_localized(class.declaration).then(|| Claim { namespace: class.namespace.clone(), locale })
}

fn find<'q>(qualifiers: &'q [Qualifier], name: &str) -> Option<&'q Qualifier> {
    qualifiers.iter().find(|qualifier| Named(&qualifier.name.text) == Named(name))
}

fn carries_localized(class: &ClassDeclaration) -> bool {
    let feature = |feature: &Feature| match feature {
        Feature::Property(property) => is_localized(&property.qualifiers),
        Feature::Method(method) => {
            let mut parameters = method.parameters.iter();
            is_localized(&method.qualifiers) || parameters.any(|parameter| is_localized(&parameter.qualifiers))
        }
        _ => false,
    };
    is_localized(&class.qualifiers) || class.features.iter().any(feature)
}

/// Whether any of an element's qualifiers is localized.
pub(crate) fn is_localized(qualifiers: &[Qualifier]) -> bool {
    qualifiers.iter().any(is_amended)
}

fn is_amended(qualifier: &Qualifier) -> bool {
    qualifier.flavors.iter().any(|node| node.flavor == Flavor::Amended)
}

/// The amended classes with the qualifiers of one amendment each, by their index among the declarations.
///
/// Of the locales that amend a class, the wished one counts, or else the default, or else the first.
pub(crate) fn amended_classes(
    declarations: &Declarations<'_>,
    wished: Option<Locale>,
) -> Vec<(usize, ClassDeclaration)> {
    let mut by_class: Vec<(usize, Vec<&Amendment<'_>>)> = Vec::new();
    let mut positions: HashMap<usize, usize> = HashMap::new();
    for amendment in &declarations.amendments {
        let position = *positions.entry(amendment.class).or_insert(by_class.len());
        if position == by_class.len() {
            by_class.push((amendment.class, Vec::new()));
        }
        by_class[position].1.push(amendment);
    }
    let amended = |(index, amendments): (usize, Vec<&Amendment<'_>>)| {
        let in_locale = |locale: Locale| amendments.iter().find(|amendment| amendment.locale == Some(locale));
        let chosen = wished.and_then(in_locale).or_else(|| in_locale(Locale::default())).or(amendments.first())?;
        let mut class = declarations.classes[index].declaration.clone();
        amend(&mut class, chosen.declaration);
        Some((index, class))
    };
    by_class.into_iter().filter_map(amended).collect()
}

fn amend(class: &mut ClassDeclaration, amendment: &ClassDeclaration) {
    add(&mut class.qualifiers, &amendment.qualifiers);
    let properties: HashMap<_, _> =
        amendment.properties().map(|property| (Named(&property.name.text), &property.qualifiers)).collect();
    let methods: HashMap<_, _> = amendment.methods().map(|method| (Named(&method.name.text), method)).collect();
    for feature in &mut class.features {
        match feature {
            Feature::Property(property) => {
                if let Some(localized) = properties.get(&Named(&property.name.text)) {
                    add(&mut property.qualifiers, localized);
                }
            }
            Feature::Method(method) => {
                if let Some(localized) = methods.get(&Named(&method.name.text)) {
                    amend_method(method, localized);
                }
            }
            _ => {}
        }
    }
}

fn amend_method(method: &mut MethodDeclaration, amendment: &MethodDeclaration) {
    add(&mut method.qualifiers, &amendment.qualifiers);
    let parameters: HashMap<_, _> =
        amendment.parameters.iter().map(|parameter| (Named(&parameter.name.text), &parameter.qualifiers)).collect();
    for parameter in &mut method.parameters {
        if let Some(localized) = parameters.get(&Named(&parameter.name.text)) {
            add(&mut parameter.qualifiers, localized);
        }
    }
}

/// Adds the localized qualifiers to those of an element, each in the place of one of its name.
fn add(qualifiers: &mut Vec<Qualifier>, amendment: &[Qualifier]) {
    let localized: Vec<&Qualifier> = amendment.iter().filter(|qualifier| is_amended(qualifier)).collect();
    if localized.is_empty() {
        return;
    }
    let mut places: HashMap<CimName, usize> = HashMap::new();
    for (place, qualifier) in qualifiers.iter().enumerate() {
        places.entry(qualifier.name.text.as_str().into()).or_insert(place);
    }
    for qualifier in localized {
        let place = *places.entry(qualifier.name.text.as_str().into()).or_insert(qualifiers.len());
        match qualifiers.get_mut(place) {
            Some(neutral) => neutral.clone_from(qualifier),
            None => qualifiers.push(qualifier.clone()),
        }
    }
}
