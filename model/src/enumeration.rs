//! Enumerations (MOF 3): types whose values have names.

use std::sync::Arc;

use mof_parser::Span;
use mof_runtime::CimType;

use crate::name::{CimName, NameMap, Named};
use crate::qualifier::Qualifiers;
use crate::schema::{ClassId, MappedValue};
use crate::value::Value;

/// Which enumeration of a [`Schema`](crate::Schema).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EnumerationId(u32);

impl EnumerationId {
    /// The id of the enumeration at a position of the schema.
    pub(crate) fn new(position: usize) -> Self {
        Self(u32::try_from(position).expect("an enumeration takes several bytes of a text shorter than 4 GiB"))
    }

    /// The enumeration's position among [`Schema::enumerations`](crate::Schema::enumerations).
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A resolved enumeration (DSP0221 7.5.4).
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The namespace that a directive put it in.
    pub namespace: Option<CimName>,
    /// The class or structure that it is local to.
    pub declared_in: Option<ClassId>,
    /// What it is as the type of an element.
    pub data_type: Arc<EnumerationType>,
    /// Its qualifiers.
    pub qualifiers: Qualifiers,
    /// All elements, those of the enumeration that it derives from first.
    pub elements: Vec<EnumerationElement>,
    /// Where it is declared.
    pub span: Span,
    /// Where its name stands in the declaration.
    pub name_span: Span,
}

/// An element of an enumeration: a name and what it stands for.
#[derive(Clone, Debug)]
pub struct EnumerationElement {
    /// The literal.
    pub name: CimName,
    /// An integer or a string; NULL where that could not be read.
    pub value: Value,
    /// The enumeration that introduced it.
    pub origin: EnumerationId,
    /// Its qualifiers.
    pub qualifiers: Qualifiers,
    /// Where its name stands in the declaration.
    pub name_span: Span,
}

/// An enumeration as the type of an element.
///
/// The values of the element are those of [`cim_type`](Self::cim_type); on the wire an enumeration is its integer or string.
#[derive(Debug)]
pub struct EnumerationType {
    /// Which enumeration.
    pub id: EnumerationId,
    /// Its name, as declared.
    pub name: CimName,
    /// The enumeration that it derives from.
    pub base: Option<EnumerationId>,
    /// The type of its values: `string` or an integer; `sint64` for `integer`, which has no width.
    pub cim_type: CimType,
    /// The names of its elements with their values, as those of a `ValueMap`.
    pub values: Arc<[MappedValue]>,
    /// What each literal stands for.
    pub(crate) literals: NameMap<Value>,
    /// Itself and the enumerations that it derives from, under whose names its literals may be written.
    pub(crate) lineage: Vec<CimName>,
    /// Whether all elements are known: it could be read, and so could those that it derives from.
    pub(crate) is_complete: bool,
}

impl EnumerationType {
    /// What a literal stands for, by its name in any case.
    pub fn literal(&self, name: &str) -> Option<&Value> {
        self.literals.get(&Named(name))
    }
}

impl PartialEq for EnumerationType {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
