//! Instances.

use mof_parser::SourceMap;
use serde::Serialize;

use super::qualifier::QualifierDump;
use super::source::SourceDump;
use super::value::ValueDump;
use crate::name::CimName;
use crate::schema::Instance;
use crate::value::Value;

/// An instance.
#[derive(Debug, Serialize)]
pub(super) struct InstanceDump<'a> {
    class: &'a str,
    namespace: Option<&'a str>,
    alias: Option<String>,
    qualifiers: Vec<QualifierDump<'a>>,
    properties: Vec<PropertyValueDump<'a>>,
    source: SourceDump<'a>,
}

impl<'a> InstanceDump<'a> {
    pub(super) fn new(instance: &'a Instance, sources: &'a SourceMap) -> Self {
        let properties = instance.properties.iter().map(|of| PropertyValueDump::new(&of.name, &of.value));
        Self {
            class: instance.class.as_str(),
            namespace: instance.namespace.as_ref().map(CimName::as_str),
            alias: instance.alias.as_ref().map(alias),
            qualifiers: QualifierDump::all(&instance.qualifiers),
            properties: properties.collect(),
            source: SourceDump::new(instance.span, sources),
        }
    }
}

/// An alias as MOF writes it.
pub(super) fn alias(name: &CimName) -> String {
    format!("${name}")
}

/// A property with its value.
#[derive(Debug, Serialize)]
pub(super) struct PropertyValueDump<'a> {
    name: &'a str,
    value: ValueDump<'a>,
}

impl<'a> PropertyValueDump<'a> {
    pub(super) fn new(name: &'a CimName, value: &'a Value) -> Self {
        Self { name: name.as_str(), value: ValueDump(value) }
    }
}
