//! Classes and their features.

use mof_parser::SourceMap;
use serde::Serialize;

use super::instance::alias;
use super::qualifier::QualifierDump;
use super::source::{ClassSourceDump, SourceDump};
use super::value::ValueDump;
use crate::name::CimName;
use crate::schema::{
    Array, BitValue, Class, ClassKind, MappedValue, Method, Mof3Type, Parameter, Property, Schema, Type,
};

/// A class with all its features.
#[derive(Debug, Serialize)]
pub(super) struct ClassDump<'a> {
    name: &'a str,
    namespace: Option<&'a str>,
    superclass: Option<&'a str>,
    kind: &'static str,
    alias: Option<String>,
    qualifiers: Vec<QualifierDump<'a>>,
    properties: Vec<PropertyDump<'a>>,
    methods: Vec<MethodDump<'a>>,
    source: ClassSourceDump<'a>,
}

impl<'a> ClassDump<'a> {
    pub(super) fn new(class: &'a Class, sources: &'a SourceMap) -> Self {
        Self {
            name: class.name.as_str(),
            namespace: class.namespace.as_ref().map(CimName::as_str),
            superclass: class.superclass.as_ref().map(|superclass| superclass.name.as_str()),
            kind: match class.kind {
                ClassKind::Class => "class",
                ClassKind::Association => "association",
                ClassKind::Indication => "indication",
                ClassKind::Structure => "structure",
            },
            alias: class.alias.as_ref().map(alias),
            qualifiers: QualifierDump::all(&class.qualifiers),
            properties: class.properties.iter().map(|property| PropertyDump::new(property)).collect(),
            methods: class.methods.iter().map(|method| MethodDump::new(method)).collect(),
            source: ClassSourceDump::new(class, sources),
        }
    }
}

/// A structure with all its features.
#[derive(Debug, Serialize)]
pub(super) struct StructureDump<'a> {
    name: &'a str,
    namespace: Option<&'a str>,
    declared_in: Option<&'a str>,
    superclass: Option<&'a str>,
    qualifiers: Vec<QualifierDump<'a>>,
    properties: Vec<PropertyDump<'a>>,
    source: SourceDump<'a>,
}

impl<'a> StructureDump<'a> {
    pub(super) fn new(structure: &'a Class, schema: &'a Schema, sources: &'a SourceMap) -> Self {
        Self {
            name: structure.name.as_str(),
            namespace: structure.namespace.as_ref().map(CimName::as_str),
            declared_in: structure.declared_in.map(|id| schema[id].name.as_str()),
            superclass: structure.superclass.as_ref().map(|superclass| superclass.name.as_str()),
            qualifiers: QualifierDump::all(&structure.qualifiers),
            properties: structure.properties.iter().map(|property| PropertyDump::new(property)).collect(),
            source: SourceDump::new(structure.name_span, sources),
        }
    }
}

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the document has a member for each")]
struct PropertyDump<'a> {
    name: &'a str,
    #[serde(flatten)]
    data_type: TypeDump<'a>,
    class_origin: &'a str,
    propagated: bool,
    default: Option<ValueDump<'a>>,
    key: bool,
    read: bool,
    write: bool,
    qualifiers: Vec<QualifierDump<'a>>,
    values: Vec<MappedValueDump<'a>>,
    bits: Vec<BitValueDump<'a>>,
}

impl<'a> PropertyDump<'a> {
    fn new(property: &'a Property) -> Self {
        Self {
            name: property.name.as_str(),
            data_type: TypeDump::new(&property.data_type),
            class_origin: property.class_origin.as_str(),
            propagated: property.propagated,
            default: property.default.as_ref().map(ValueDump),
            key: property.is_key(),
            read: property.is_readable(),
            write: property.is_writable(),
            qualifiers: QualifierDump::all(&property.qualifiers),
            values: MappedValueDump::all(Some(&property.data_type), &property.values),
            bits: BitValueDump::all(&property.bits),
        }
    }
}

#[derive(Debug, Serialize)]
struct MethodDump<'a> {
    name: &'a str,
    r#type: &'static str,
    array: bool,
    class_name: Option<&'a str>,
    enumeration: Option<&'a str>,
    class_origin: &'a str,
    propagated: bool,
    qualifiers: Vec<QualifierDump<'a>>,
    values: Vec<MappedValueDump<'a>>,
    parameters: Vec<ParameterDump<'a>>,
}

impl<'a> MethodDump<'a> {
    fn new(method: &'a Method) -> Self {
        let return_type = method.return_type.as_ref();
        Self {
            name: method.name.as_str(),
            r#type: return_type.map_or("void", type_name),
            array: return_type.is_some_and(|of| of.array.is_some()),
            class_name: return_type.and_then(|of| of.class_name.as_ref()).map(CimName::as_str),
            enumeration: return_type.and_then(Type::enumeration).map(|of| of.name.as_str()),
            class_origin: method.class_origin.as_str(),
            propagated: method.propagated,
            qualifiers: QualifierDump::all(&method.qualifiers),
            values: MappedValueDump::all(return_type, &method.values),
            parameters: method.parameters.iter().map(ParameterDump::new).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct ParameterDump<'a> {
    name: &'a str,
    #[serde(flatten)]
    data_type: TypeDump<'a>,
    r#in: bool,
    out: bool,
    optional: bool,
    default: Option<ValueDump<'a>>,
    qualifiers: Vec<QualifierDump<'a>>,
    values: Vec<MappedValueDump<'a>>,
    bits: Vec<BitValueDump<'a>>,
}

impl<'a> ParameterDump<'a> {
    fn new(parameter: &'a Parameter) -> Self {
        Self {
            name: parameter.name.as_str(),
            data_type: TypeDump::new(&parameter.data_type),
            r#in: parameter.is_in(),
            out: parameter.is_out(),
            optional: parameter.is_optional(),
            default: parameter.default.as_ref().map(ValueDump),
            qualifiers: QualifierDump::all(&parameter.qualifiers),
            values: MappedValueDump::all(Some(&parameter.data_type), &parameter.values),
            bits: BitValueDump::all(&parameter.bits),
        }
    }
}

/// A type as members of the element that has it.
#[derive(Debug, Serialize)]
struct TypeDump<'a> {
    r#type: &'static str,
    array: bool,
    array_size: Option<u32>,
    class_name: Option<&'a str>,
    enumeration: Option<&'a str>,
}

/// The type of a value as the schema declares it; of an enumeration that of its values.
pub(super) fn type_name(data_type: &Type) -> &'static str {
    match data_type.mof3 {
        Some(Mof3Type::Integer) => "integer",
        Some(Mof3Type::OctetString) => "octetstring",
        _ => data_type.cim_type.name(),
    }
}

impl<'a> TypeDump<'a> {
    fn new(data_type: &'a Type) -> Self {
        Self {
            r#type: type_name(data_type),
            array: data_type.array.is_some(),
            array_size: match data_type.array {
                Some(Array::Fixed(size)) => Some(size),
                _ => None,
            },
            class_name: data_type.class_name.as_ref().map(CimName::as_str),
            enumeration: data_type.enumeration().map(|of| of.name.as_str()),
        }
    }
}

#[derive(Debug, Serialize)]
struct MappedValueDump<'a> {
    value: &'a str,
    label: Option<&'a str>,
}

impl<'a> MappedValueDump<'a> {
    /// The values of an element itself; those of an enumeration stand once, with the enumeration.
    fn all(data_type: Option<&Type>, values: &'a [MappedValue]) -> Vec<Self> {
        let values = if data_type.and_then(Type::enumeration).is_some() { &[] } else { values };
        values.iter().map(|of| Self { value: &of.value, label: of.label.as_deref() }).collect()
    }
}

#[derive(Debug, Serialize)]
struct BitValueDump<'a> {
    bit: u8,
    label: Option<&'a str>,
}

impl<'a> BitValueDump<'a> {
    fn all(bits: &'a [BitValue]) -> Vec<Self> {
        bits.iter().map(|of| Self { bit: of.bit, label: of.label.as_deref() }).collect()
    }
}
