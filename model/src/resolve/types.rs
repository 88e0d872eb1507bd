//! Types as written to types as meant.

use mof_parser::ast::{self, DataType, IntrinsicType, TypeKind};
use mof_runtime::CimType;

use super::collect::Declarations;
use crate::name::CimName;
use crate::qualifier::Qualifiers;
use crate::schema::{Array, Type};

/// Finds the types of one namespace's elements.
#[derive(Clone, Copy)]
pub(super) struct Types<'a> {
    pub(super) declarations: &'a Declarations<'a>,
    pub(super) namespace: Option<&'a CimName>,
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
        let class = |name: &str| Some(self.declarations.spelling(self.namespace, name));
        let (cim_type, class_name) = match &data_type.kind {
            TypeKind::Void => return None,
            TypeKind::Intrinsic(IntrinsicType::String) => match qualifiers.string("EmbeddedInstance") {
                Some(name) => (CimType::Instance, class(name)),
                None if qualifiers.is_true("EmbeddedObject") => (CimType::Object, None),
                None => (CimType::String, None),
            },
            TypeKind::Intrinsic(intrinsic) => (cim_type(*intrinsic), None),
            // `object ref` is a reference to anything (WMI).
            TypeKind::Reference(name) if name.text.eq_ignore_ascii_case("object") => (CimType::Reference, None),
            TypeKind::Reference(name) => (CimType::Reference, class(&name.text)),
            TypeKind::Class(name) => (CimType::Instance, class(&name.text)),
            _ => (CimType::Object, None),
        };
        Some(Type { cim_type, class_name, array: array.map(size) })
    }
}

/// The type of a qualifier, which is always intrinsic.
pub(super) fn qualifier_type(data_type: &DataType, array: Option<&ast::Array>) -> Type {
    let cim_type = match &data_type.kind {
        TypeKind::Intrinsic(intrinsic) => cim_type(*intrinsic),
        _ => CimType::String,
    };
    Type { cim_type, class_name: None, array: array.map(size) }
}

/// The type of a qualifier whose declaration gives none.
pub(super) fn unknown() -> Type {
    Type { cim_type: CimType::String, class_name: None, array: None }
}

fn size(array: &ast::Array) -> Array {
    array.size.map_or(Array::Variable, Array::Fixed)
}

#[expect(clippy::match_same_arms, reason = "a type a line")]
fn cim_type(intrinsic: IntrinsicType) -> CimType {
    match intrinsic {
        IntrinsicType::Boolean => CimType::Boolean,
        IntrinsicType::String => CimType::String,
        IntrinsicType::Char16 => CimType::Char16,
        IntrinsicType::Uint8 => CimType::Uint8,
        IntrinsicType::Sint8 => CimType::Sint8,
        IntrinsicType::Uint16 => CimType::Uint16,
        IntrinsicType::Sint16 => CimType::Sint16,
        IntrinsicType::Uint32 => CimType::Uint32,
        IntrinsicType::Sint32 => CimType::Sint32,
        IntrinsicType::Uint64 => CimType::Uint64,
        IntrinsicType::Sint64 => CimType::Sint64,
        IntrinsicType::Real32 => CimType::Real32,
        IntrinsicType::Real64 => CimType::Real64,
        IntrinsicType::DateTime => CimType::DateTime,
        // An `integer` of MOF 3 has no width, but programs need one; this is what MOF 2 gives to `MinValue` and `MaxValue`.
        IntrinsicType::Integer => CimType::Sint64,
        // The literal of an octet string is a string, `"0x00FF"`. As `uint8[]` there could be no arrays of octet strings.
        IntrinsicType::OctetString => CimType::String,
    }
}
