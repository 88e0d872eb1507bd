//! Pass 4: enumerations, each with all its elements (DSP0221 7.5.4).
//!
//! An enumeration has the elements of the one that it derives from, and its own. What is wrong with one is reported here; it goes on
//! with what could be understood, and nobody complains about a literal that may be among the rest.

use std::sync::Arc;

use mof_parser::ast::{DataType, IntrinsicType, TypeKind};
use mof_parser::{Diagnostic, Severity};

use super::collect::{Declarations, Declared, DeclaredEnumeration};
use super::enumeration_elements::{Element, EnumerationReader};
use super::hierarchy::{ADD_FILE, Hierarchy, order};
use super::qualifier_types::QualifierTypes;
use super::qualifiers::effective;
use super::types::intrinsic as intrinsic_type;
use crate::codes;
use crate::compiler::World;
use crate::enumeration::{Enumeration, EnumerationElement, EnumerationType};
use crate::index::ClassIndex;
use crate::qualifier::Qualifiers;
use crate::report::Reports;
use crate::schema::Type;

/// How many inherited elements all enumerations together may list. Real schemas have a few hundred.
const MAX_INHERITED: usize = 200_000;

/// The enumerations as types, by their index among the declarations, which is their id.
#[derive(Debug, Default)]
pub(crate) struct Enumerations {
    pub(crate) types: Vec<Arc<EnumerationType>>,
    elements: Vec<Vec<Element>>,
    /// Those that are not local, by name.
    index: ClassIndex<usize>,
}

impl Enumerations {
    /// The enumeration of a name in any namespace, as qualifier types, which stand in none, mean it.
    pub(super) fn named(&self, name: &str) -> Option<Arc<EnumerationType>> {
        self.index.first(name).map(|index| self.types[index].clone())
    }
}

/// Resolves all enumerations, but for their qualifiers: the types of qualifiers may be enumerations themselves.
pub(crate) fn enumerations(
    declarations: &Declarations<'_>,
    hierarchy: &Hierarchy<'_>,
    world: World,
    reports: &mut Reports,
) -> Enumerations {
    let declared = &declarations.enumerations;
    let bases: Vec<Base> =
        declared.iter().map(|enumeration| base(enumeration, declarations, hierarchy, world, reports)).collect();
    let parents: Vec<Option<usize>> = bases.iter().map(Base::enumeration).collect();
    let order = order(&parents, |cycle| report_cycle(declared, cycle, reports));
    let mut read: Vec<Option<(EnumerationType, Vec<Element>)>> = declared.iter().map(|_| None).collect();
    let mut left = Some(MAX_INHERITED);
    for placed in order {
        let base = if placed.in_cycle { &Base::Unknown } else { &bases[placed.index] };
        let parent = base.enumeration().and_then(|parent| read[parent].as_ref());
        let size = |(parent, elements): &(EnumerationType, Vec<Element>)| parent.lineage.len() + elements.len();
        let parent = parent.filter(|parent| has_room(&mut left, size(parent), &declared[placed.index], reports));
        let enumeration = EnumerationReader::new(placed.index, &declared[placed.index], base, parent).read(reports);
        read[placed.index] = Some(enumeration);
    }
    let mut enumerations = Enumerations::default();
    for (index, (data_type, elements)) in read.into_iter().flatten().enumerate() {
        if declared[index].declared_in.is_none() {
            // Of two of one name the first has been added.
            let _ = enumerations.index.insert(declared[index].namespace.as_ref(), &data_type.name, index);
        }
        enumerations.types.push(Arc::new(data_type));
        enumerations.elements.push(elements);
    }
    enumerations
}

/// The enumerations with their qualifiers, for the schema.
pub(crate) fn with_qualifiers(
    enumerations: &Enumerations,
    declarations: &Declarations<'_>,
    hierarchy: &Hierarchy<'_>,
    types: &QualifierTypes,
    reports: &mut Reports,
) -> Vec<Enumeration> {
    let mut read: Vec<Enumeration> = Vec::with_capacity(enumerations.types.len());
    for (index, declared) in declarations.enumerations.iter().enumerate() {
        let declaration = declared.declaration;
        read.push(Enumeration {
            namespace: declared.namespace.clone(),
            declared_in: declared.declared_in.map(|body| hierarchy.ids[body]),
            data_type: enumerations.types[index].clone(),
            qualifiers: effective(&declaration.qualifiers, None, types, reports),
            elements: Vec::new(),
            span: *declaration.span,
            name_span: *declaration.name.span,
        });
    }
    let own: Vec<Vec<Qualifiers>> = declarations
        .enumerations
        .iter()
        .map(|declared| {
            let elements = declared.declaration.elements.iter();
            elements.map(|element| effective(&element.qualifiers, None, types, reports)).collect()
        })
        .collect();
    for (enumeration, elements) in read.iter_mut().zip(&enumerations.elements) {
        enumeration.elements = elements.iter().map(|element| element.resolved(declarations, &own)).collect();
    }
    read
}

impl Element {
    fn resolved(&self, declarations: &Declarations<'_>, qualifiers: &[Vec<Qualifiers>]) -> EnumerationElement {
        let origin = self.origin.index();
        EnumerationElement {
            name: self.name.clone(),
            value: self.value.clone(),
            origin: self.origin,
            qualifiers: qualifiers[origin][self.position].clone(),
            name_span: *declarations.enumerations[origin].declaration.elements[self.position].name.span,
        }
    }
}

/// What an enumeration is made of.
pub(super) enum Base {
    Intrinsic(Type),
    Enumeration(usize),
    /// It could not be read or found.
    Unknown,
}

impl Base {
    fn enumeration(&self) -> Option<usize> {
        match self {
            Self::Enumeration(index) => Some(*index),
            _ => None,
        }
    }
}

fn base(
    declared: &DeclaredEnumeration<'_>,
    declarations: &Declarations<'_>,
    hierarchy: &Hierarchy<'_>,
    world: World,
    reports: &mut Reports,
) -> Base {
    let Some(written) = &declared.declaration.base else { return Base::Unknown };
    let TypeKind::Class(name) = &written.kind else { return intrinsic_base(declared, written, reports) };
    let namespace = declared.namespace.as_ref();
    match declarations.find_within(declared.declared_in, &hierarchy.superclasses, namespace, &name.text) {
        Some(Declared::Enumeration(index)) => return Base::Enumeration(index),
        Some(Declared::Class(index)) => {
            let message =
                format!("enumeration `{}` derives from `{}`, which is no enumeration", declared.name, name.text);
            let diagnostic = Diagnostic::new(codes::ENUMERATION_KIND, *name.span, message);
            let place = *declarations.classes[index].declaration.name.span;
            reports.report(diagnostic.label(place, "declared here").help(BASES));
        }
        None => {
            let names = declarations.enumerations.iter().map(|enumeration| enumeration.name.as_str());
            let meant = reports.closest(&name.text, ["integer", "string"].into_iter().chain(names));
            let message = format!("the base `{}` of enumeration `{}` is not declared", name.text, declared.name);
            let diagnostic = Diagnostic::new(codes::ENUMERATION_KIND, *name.span, message);
            let is_open = world.is_open(&name.text, reports.dialect(name.span.file));
            let severity = if is_open { Severity::Note } else { Severity::Error };
            let help = meant.map_or_else(|| ADD_FILE.to_owned(), |meant| format!("did you mean `{meant}`?"));
            reports.report_as(severity, diagnostic.help(help));
        }
    }
    Base::Unknown
}

const BASES: &str = "an enumeration is of `integer`, of `string` or of another enumeration";

fn intrinsic_base(declared: &DeclaredEnumeration<'_>, written: &DataType, reports: &mut Reports) -> Base {
    let TypeKind::Intrinsic(intrinsic) = written.kind else { return Base::Unknown };
    let data_type = intrinsic_type(intrinsic);
    if data_type.cim_type.is_integer() || intrinsic == IntrinsicType::String {
        return Base::Intrinsic(data_type);
    }
    let message = format!("enumeration `{}` is of `{}`", declared.name, intrinsic.keyword());
    reports.report(Diagnostic::new(codes::ENUMERATION_KIND, *written.span, message).help(BASES));
    Base::Unknown
}

fn report_cycle(declared: &[DeclaredEnumeration<'_>], cycle: &[usize], reports: &mut Reports) {
    let Some(first) = cycle.iter().min() else { return };
    let Some(base) = &declared[*first].declaration.base else { return };
    let message = format!("enumeration `{}` derives from itself", declared[*first].name);
    reports.report(Diagnostic::new(codes::INHERITANCE_CYCLE, *base.span, message).help(BASES));
}

/// Whether the elements of a base can be listed once more. The first enumeration that finds no room reports it.
fn has_room(
    left: &mut Option<usize>,
    needed: usize,
    declared: &DeclaredEnumeration<'_>,
    reports: &mut Reports,
) -> bool {
    let Some(room) = *left else { return false };
    *left = room.checked_sub(needed);
    if left.is_none() {
        let message =
            format!("the enumerations up to `{}` inherit more than {MAX_INHERITED} elements together", declared.name);
        let diagnostic = Diagnostic::new(codes::TOO_MANY_FEATURES, *declared.declaration.name.span, message);
        reports.report(diagnostic.help("compile the schema in parts"));
    }
    left.is_some()
}
