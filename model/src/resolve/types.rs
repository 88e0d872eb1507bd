//! Types as written to types as meant.

use std::sync::Arc;

use mof_parser::ast::{self, DataType, IntrinsicType, TypeKind};
use mof_runtime::CimType;

use super::collect::{Declarations, Declared};
use super::enumerations::Enumerations;
use crate::enumeration::EnumerationType;
use crate::name::CimName;
use crate::qualifier::Qualifiers;
use crate::schema::{Array, Mof3Type, Type};

/// Finds the types of one namespace's elements.
#[derive(Clone, Copy)]
pub(super) struct Types<'a> {
    pub(super) declarations: &'a Declarations<'a>,
    pub(super) enumerations: &'a Enumerations,
    /// The superclass of each declared class.
    pub(super) superclasses: &'a [Option<usize>],
    pub(super) namespace: Option<&'a CimName>,
    /// The class or structure in whose body the elements stand, by its index among the declarations.
    pub(super) body: Option<usize>,
}

impl Types<'_> {
    /// The type of an element; `None` for `void`.
    ///
    /// A string that is qualified `EmbeddedInstance` or `EmbeddedObject` is an embedded instance (DSP0004 Annex F).
    pub(super) fn element(
        self,
        data_type: &DataType,
        array: Option<&ast::Array>,
        qualifiers: &Qualifiers,
    ) -> Option<Type> {
        let class = |cim_type, name: &str| Type { class_name: Some(self.spelling(name)), ..Type::new(cim_type) };
        let single = match &data_type.kind {
            TypeKind::Void => return None,
            TypeKind::Intrinsic(IntrinsicType::String) => match qualifiers.string("EmbeddedInstance") {
                Some(name) => class(CimType::Instance, name),
                None if qualifiers.is_true("EmbeddedObject") => Type::any(),
                None => Type::new(CimType::String),
            },
            TypeKind::Intrinsic(of) => intrinsic(*of),
            // `object ref` is a reference to anything (WMI).
            TypeKind::Reference(name) if name.text.eq_ignore_ascii_case("object") => Type::new(CimType::Reference),
            TypeKind::Reference(name) => class(CimType::Reference, &name.text),
            TypeKind::Class(name) => {
                self.enumeration(&name.text).map_or_else(|| class(CimType::Instance, &name.text), enumeration)
            }
            _ => Type::any(),
        };
        Some(Type { array: array.map(size), ..single })
    }

    /// A class's name as its declaration spells it, or as given where nothing declares it.
    pub(super) fn spelling(self, name: &str) -> CimName {
        match self.find(name) {
            Some(Declared::Class(index)) => self.declarations.classes[index].name.clone(),
            _ => name.into(),
        }
    }

    fn enumeration(self, name: &str) -> Option<Arc<EnumerationType>> {
        match self.find(name)? {
            Declared::Enumeration(index) => Some(self.enumerations.types[index].clone()),
            Declared::Class(_) => None,
        }
    }

    fn find(self, name: &str) -> Option<Declared> {
        self.declarations.find_within(self.body, self.superclasses, self.namespace, name)
    }
}

/// The type of a qualifier: an intrinsic one, or an enumeration of MOF 3.
pub(super) fn qualifier_type(data_type: &DataType, array: Option<&ast::Array>, enumerations: &Enumerations) -> Type {
    let single = match &data_type.kind {
        TypeKind::Intrinsic(of) => intrinsic(*of),
        TypeKind::Class(name) => enumerations.named(&name.text).map_or_else(unknown, enumeration),
        _ => unknown(),
    };
    Type { array: array.map(size), ..single }
}

/// A single value of an enumeration.
fn enumeration(enumeration: Arc<EnumerationType>) -> Type {
    let single = Type::new(enumeration.cim_type);
    Type { mof3: Some(Mof3Type::Enumeration(enumeration)), ..single }
}

/// The type of a qualifier whose declaration gives none.
pub(super) fn unknown() -> Type {
    Type::new(CimType::String)
}

/// A single value of an intrinsic type.
pub(super) fn intrinsic(intrinsic: IntrinsicType) -> Type {
    let mof3 = match intrinsic {
        IntrinsicType::Integer => Some(Mof3Type::Integer),
        IntrinsicType::OctetString => Some(Mof3Type::OctetString),
        _ => None,
    };
    Type { mof3, ..Type::new(cim_type(intrinsic)) }
}

fn size(array: &ast::Array) -> Array {
    array.size.map_or(Array::Variable, Array::Fixed)
}

fn cim_type(intrinsic: IntrinsicType) -> CimType {
    match intrinsic {
        IntrinsicType::Boolean => CimType::Boolean,
        // The literal of an octet string is a string, `"0x00FF"`. As `uint8[]` there could be no arrays of octet strings.
        IntrinsicType::String | IntrinsicType::OctetString => CimType::String,
        IntrinsicType::Char16 => CimType::Char16,
        IntrinsicType::Uint8 => CimType::Uint8,
        IntrinsicType::Sint8 => CimType::Sint8,
        IntrinsicType::Uint16 => CimType::Uint16,
        IntrinsicType::Sint16 => CimType::Sint16,
        IntrinsicType::Uint32 => CimType::Uint32,
        IntrinsicType::Sint32 => CimType::Sint32,
        IntrinsicType::Uint64 => CimType::Uint64,
        // An `integer` of MOF 3 has no width, but programs need one; this is what MOF 2 gives to `MinValue` and `MaxValue`.
        IntrinsicType::Sint64 | IntrinsicType::Integer => CimType::Sint64,
        IntrinsicType::Real32 => CimType::Real32,
        IntrinsicType::Real64 => CimType::Real64,
        IntrinsicType::DateTime => CimType::DateTime,
    }
}
