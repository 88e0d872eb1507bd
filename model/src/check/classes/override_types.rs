//! The type of an overriding property: S028, S029 (DSP0004 5.6.3, `Override`).

use mof_parser::ast::{DataType, IntrinsicType, TypeKind};
use mof_parser::{Diagnostic, Dialect};
use mof_runtime::CimType;

use crate::codes;
use crate::report::Reports;
use crate::resolve::{Lineage, OwnProperty};
use crate::schema::{Array, ClassId, Property, Type};

/// Checks that an overriding property keeps its type. Gives whether it does.
pub(super) fn check(property: &OwnProperty<'_>, class: ClassId, lineage: &Lineage<'_>, reports: &mut Reports) -> bool {
    let Some(overridden) = &property.overridden else { return true };
    let (now, before) = (&property.resolved.data_type, &overridden.data_type);
    let dialect = reports.dialect(property.declaration.span.file);
    if !is_same(now, before, &property.declaration.data_type, dialect) {
        reports.report(other_type(property, overridden));
        return false;
    }
    let is_narrower = lineage.is_narrower(class, now, before);
    if !is_narrower {
        reports.report(other_class(property, overridden));
    }
    is_narrower
}

/// S028: an override keeps type, arrayness and size.
fn other_type(property: &OwnProperty<'_>, overridden: &Property) -> Diagnostic {
    let declaration = property.declaration;
    let (now, before) = (described(&property.resolved.data_type), described(&overridden.data_type));
    let message = format!("property `{}` is {now}, but the inherited one is {before}", declaration.name.text);
    let array = declaration.array.as_ref().map(|array| *array.span);
    let same_element = property.resolved.data_type.cim_type == overridden.data_type.cim_type;
    let span = array.filter(|_| same_element).unwrap_or(*declaration.data_type.span);
    Diagnostic::new(codes::INCOMPATIBLE_OVERRIDE, span, message)
        .label(overridden.name_span, "inherited from here")
        .help("an override keeps the type: declare the same one, or rename the property")
}

/// S029: the class is the same or derives from it.
fn other_class(property: &OwnProperty<'_>, overridden: &Property) -> Diagnostic {
    let declaration = property.declaration;
    let any = || "any class".to_owned();
    let class = |of: &Property| of.data_type.class_name.as_ref().map_or_else(any, |name| format!("`{name}`"));
    let (now, before) = (class(&property.resolved), class(overridden));
    let name = &declaration.name.text;
    let message = format!("`{name}` is of {now}, which does not derive from {before} of the inherited one");
    let qualifier = property.resolved.qualifiers.get("EmbeddedInstance").filter(|qualifier| !qualifier.propagated);
    let span = match declaration.data_type.kind {
        TypeKind::Intrinsic(_) => qualifier.map_or(*declaration.data_type.span, |qualifier| qualifier.span),
        _ => *declaration.data_type.span,
    };
    Diagnostic::new(codes::WIDER_CLASS, span, message)
        .label(overridden.name_span, "inherited from here")
        .help(format!("an override may only narrow: name {before} or a class that derives from it"))
}

/// Whether the types are the same but for the class of a reference or embedded instance. To WMI the size of an array is a hint.
pub(super) fn is_same(now: &Type, before: &Type, written: &DataType, dialect: Dialect) -> bool {
    let is_string = matches!(written.kind, TypeKind::Intrinsic(IntrinsicType::String));
    let element = match (before.cim_type, now.cim_type) {
        (before, now) if before == now => true,
        // Any class, narrowed to one.
        (CimType::Object, CimType::Instance) => true,
        // A string that an `EmbeddedInstance` now narrows.
        (CimType::String, CimType::Instance | CimType::Object) => is_string,
        _ => false,
    };
    let is_hint = dialect == Dialect::Wmi && now.array.is_some() && before.array.is_some();
    element && (is_hint || now.array == before.array)
}

/// A type for a message.
pub(super) fn described(data_type: &Type) -> String {
    let name = match (&data_type.class_name, data_type.cim_type) {
        (Some(class), CimType::Reference) => format!("{class} ref"),
        (Some(class), _) => class.to_string(),
        (None, _) => data_type.name().to_owned(),
    };
    match data_type.array {
        None => format!("`{name}`"),
        Some(Array::Variable) => format!("`{name}[]`"),
        Some(Array::Fixed(size)) => format!("`{name}[{size}]`"),
    }
}
