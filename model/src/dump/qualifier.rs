//! Qualifiers and qualifier types.

use mof_parser::SourceMap;
use mof_parser::ast::Scope;
use serde::Serialize;

use super::class::type_name;
use super::source::SourceDump;
use super::value::ValueDump;
use crate::qualifier::{Qualifier, Qualifiers};
use crate::schema::QualifierType;

/// An effective qualifier.
#[derive(Debug, Serialize)]
pub(super) struct QualifierDump<'a> {
    name: &'a str,
    r#type: &'static str,
    array: bool,
    value: ValueDump<'a>,
    flavors: Vec<&'static str>,
    propagated: bool,
}

impl<'a> QualifierDump<'a> {
    pub(super) fn all(qualifiers: &'a Qualifiers) -> Vec<Self> {
        qualifiers.iter().map(Self::new).collect()
    }

    fn new(qualifier: &'a Qualifier) -> Self {
        Self {
            name: qualifier.name.as_str(),
            r#type: qualifier.cim_type.name(),
            array: qualifier.array,
            value: ValueDump(&qualifier.value),
            flavors: qualifier.flavors.keywords().collect(),
            propagated: qualifier.propagated,
        }
    }
}

/// A declared qualifier type.
#[derive(Debug, Serialize)]
pub(super) struct QualifierTypeDump<'a> {
    name: &'a str,
    r#type: &'static str,
    array: bool,
    enumeration: Option<&'a str>,
    default: Option<ValueDump<'a>>,
    scopes: Vec<&'static str>,
    flavors: Vec<&'static str>,
    source: Option<SourceDump<'a>>,
}

impl<'a> QualifierTypeDump<'a> {
    pub(super) fn new(declared: &'a QualifierType, sources: &'a SourceMap) -> Self {
        Self {
            name: declared.name.as_str(),
            r#type: type_name(&declared.data_type),
            array: declared.data_type.array.is_some(),
            enumeration: declared.data_type.enumeration().map(|of| of.name.as_str()),
            default: declared.default.as_ref().map(ValueDump),
            scopes: declared.scopes.iter().map(|scope: &Scope| scope.keyword()).collect(),
            flavors: declared.flavors.keywords().collect(),
            source: declared.span.map(|span| SourceDump::new(span, sources)),
        }
    }
}
