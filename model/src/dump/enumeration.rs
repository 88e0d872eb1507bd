//! Enumerations.

use mof_parser::SourceMap;
use serde::Serialize;

use super::qualifier::QualifierDump;
use super::source::SourceDump;
use super::value::ValueDump;
use crate::enumeration::{Enumeration, EnumerationElement};
use crate::name::CimName;
use crate::schema::Schema;

/// An enumeration with all its elements, inherited ones first.
#[derive(Debug, Serialize)]
pub(super) struct EnumerationDump<'a> {
    name: &'a str,
    namespace: Option<&'a str>,
    declared_in: Option<&'a str>,
    base: Option<&'a str>,
    r#type: &'static str,
    qualifiers: Vec<QualifierDump<'a>>,
    elements: Vec<ElementDump<'a>>,
    source: SourceDump<'a>,
}

#[derive(Debug, Serialize)]
struct ElementDump<'a> {
    name: &'a str,
    value: ValueDump<'a>,
    origin: &'a str,
    qualifiers: Vec<QualifierDump<'a>>,
}

impl<'a> EnumerationDump<'a> {
    pub(super) fn new(enumeration: &'a Enumeration, schema: &'a Schema, sources: &'a SourceMap) -> Self {
        let data_type = &enumeration.data_type;
        Self {
            name: data_type.name.as_str(),
            namespace: enumeration.namespace.as_ref().map(CimName::as_str),
            declared_in: enumeration.declared_in.map(|id| schema[id].name.as_str()),
            base: data_type.base.map(|id| schema[id].data_type.name.as_str()),
            r#type: data_type.cim_type.name(),
            qualifiers: QualifierDump::all(&enumeration.qualifiers),
            elements: enumeration.elements.iter().map(|element| ElementDump::new(element, schema)).collect(),
            source: SourceDump::new(enumeration.name_span, sources),
        }
    }
}

impl<'a> ElementDump<'a> {
    fn new(element: &'a EnumerationElement, schema: &'a Schema) -> Self {
        Self {
            name: element.name.as_str(),
            value: ValueDump(&element.value),
            origin: schema[element.origin].data_type.name.as_str(),
            qualifiers: QualifierDump::all(&element.qualifiers),
        }
    }
}
