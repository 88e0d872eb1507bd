//! What MOF 2 has and MOF 3 has no more: S306 (DSP0221 7.1).

use mof_parser::Diagnostic;
use mof_parser::ast::{
    self, Array, DataType, Feature, IntrinsicType, ParameterDeclaration, PropertyDeclaration, TypeKind,
    ValueInitializer,
};

use crate::codes;
use crate::report::Reports;
use crate::resolve::Declarations;

/// Checks the declarations in files of MOF 3, and in others where the user wants to know.
pub(super) fn check(declarations: &Declarations<'_>, reports: &mut Reports) {
    let is_wanted = |span: &ast::NodeSpan, reports: &Reports| {
        reports.is_reported(codes::REMOVED_FROM_MOF3, reports.dialect(span.file))
    };
    for class in declarations.classes.iter().map(|class| class.declaration) {
        if is_wanted(&class.span, reports) {
            check_qualifiers(&class.qualifiers, reports);
            class.features.iter().for_each(|feature| check_feature(feature, reports));
        }
    }
    for enumeration in declarations.enumerations.iter().map(|enumeration| enumeration.declaration) {
        check_qualifiers(&enumeration.qualifiers, reports);
        enumeration.elements.iter().for_each(|element| check_qualifiers(&element.qualifiers, reports));
    }
    for instance in declarations.instances.iter().chain(&declarations.structure_values) {
        check_qualifiers(&instance.declaration.qualifiers, reports);
        for ValueInitializer { qualifiers, .. } in &instance.declaration.properties {
            check_qualifiers(qualifiers, reports);
        }
    }
    for qualifier in &declarations.qualifier_types {
        check_qualifiers(&qualifier.qualifiers, reports);
        if let Some(data_type) = &qualifier.data_type {
            check_type(data_type, qualifier.array.as_ref(), reports);
        }
    }
}

fn check_feature(feature: &Feature, reports: &mut Reports) {
    match feature {
        Feature::Property(PropertyDeclaration { qualifiers, data_type, array, .. }) => {
            check_qualifiers(qualifiers, reports);
            check_type(data_type, array.as_ref(), reports);
        }
        Feature::Method(method) => {
            check_qualifiers(&method.qualifiers, reports);
            check_type(&method.return_type, method.array.as_ref(), reports);
            for ParameterDeclaration { qualifiers, data_type, array, .. } in &method.parameters {
                check_qualifiers(qualifiers, reports);
                check_type(data_type, array.as_ref(), reports);
            }
        }
        _ => {}
    }
}

/// Flavors belong to qualifier types only, and are policies there.
fn check_qualifiers(qualifiers: &[ast::Qualifier], reports: &mut Reports) {
    for qualifier in qualifiers {
        if let Some(flavor) = qualifier.flavors.first() {
            let message = format!("qualifier `{}` has a flavor, which MOF 3 has no more", qualifier.name.text);
            let help = "remove `:` and the flavors; the policy of the qualifier's declaration holds";
            reports.report(Diagnostic::new(codes::REMOVED_FROM_MOF3, *flavor.span, message).help(help));
        }
    }
}

fn check_type(data_type: &DataType, array: Option<&Array>, reports: &mut Reports) {
    if let TypeKind::Intrinsic(IntrinsicType::Char16) = data_type.kind {
        let message = "MOF 3 has no type `char16`";
        reports.report(Diagnostic::new(codes::REMOVED_FROM_MOF3, *data_type.span, message).help("write `string`"));
    }
    if let Some(Array { size: Some(size), span }) = array {
        let message = format!("an array of MOF 3 has no fixed size, such as {size}");
        reports.report(Diagnostic::new(codes::REMOVED_FROM_MOF3, **span, message).help("write `[]`"));
    }
}
