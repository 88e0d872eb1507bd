//! Properties, methods and parameters: one declaration, with what it inherits, to what it means.

use std::sync::Arc;

use hashbrown::HashMap;
use mof_parser::Span;
use mof_parser::ast::{self, InstanceDeclaration, MethodDeclaration, ParameterDeclaration, PropertyDeclaration};

use super::collect::DeclaredClass;
use super::qualifier_types::QualifierTypes;
use super::qualifiers::effective;
use super::types::Types;
use super::value_map;
use super::values::{Embed, Expected, literal, typed};
use crate::name::{CimName, Named};
use crate::qualifier::Qualifiers;
use crate::report::Reports;
use crate::schema::{Method, Parameter, Property, Type};
use crate::value::{EmbeddedInstance, Value};

/// Reads the features of one class.
pub(super) struct FeatureReader<'r, 'a> {
    pub(super) types: Types<'r>,
    pub(super) qualifier_types: &'r QualifierTypes,
    pub(super) class: &'r DeclaredClass<'a>,
}

impl FeatureReader<'_, '_> {
    pub(super) fn property(
        &self,
        declaration: &PropertyDeclaration,
        overridden: Option<&Property>,
        reports: &mut Reports,
    ) -> Property {
        let qualifiers = self.qualifiers(&declaration.qualifiers, overridden.map(|of| &of.qualifiers), reports);
        let written = self.types.element(&declaration.data_type, declaration.array.as_ref(), &qualifiers);
        let data_type = written.unwrap_or_else(Type::any);
        let default = self.default(declaration.default.as_ref(), &data_type, *declaration.data_type.span, reports);
        let inherited = || overridden.filter(|of| of.data_type == data_type).and_then(|of| of.default.clone());
        Property {
            name: overridden.map_or_else(|| declaration.name.text.as_str().into(), |of| of.name.clone()),
            class_origin: overridden.map_or_else(|| self.class.name.clone(), |of| of.class_origin.clone()),
            propagated: false,
            default: default.or_else(inherited),
            values: value_map::values(&qualifiers, Some(&data_type)),
            bits: value_map::bits(&qualifiers, Some(&data_type)),
            qualifiers,
            data_type,
            span: *declaration.span,
            name_span: *declaration.name.span,
        }
    }

    pub(super) fn method(
        &self,
        declaration: &MethodDeclaration,
        overridden: Option<&Method>,
        reports: &mut Reports,
    ) -> Method {
        let qualifiers = self.qualifiers(&declaration.qualifiers, overridden.map(|of| &of.qualifiers), reports);
        let return_type = self.types.element(&declaration.return_type, declaration.array.as_ref(), &qualifiers);
        let inherited: HashMap<Named<'_>, &Parameter> = overridden
            .into_iter()
            .flat_map(|of| &of.parameters)
            .map(|parameter| (Named(parameter.name.as_str()), parameter))
            .collect();
        let parameter = |of: &ParameterDeclaration| {
            let overridden = inherited.get(&Named(&of.name.text)).copied();
            self.parameter(of, overridden, reports)
        };
        Method {
            name: overridden.map_or_else(|| declaration.name.text.as_str().into(), |of| of.name.clone()),
            class_origin: overridden.map_or_else(|| self.class.name.clone(), |of| of.class_origin.clone()),
            propagated: false,
            parameters: declaration.parameters.iter().map(parameter).collect(),
            values: value_map::values(&qualifiers, return_type.as_ref()),
            qualifiers,
            return_type,
            span: *declaration.span,
            name_span: *declaration.name.span,
        }
    }

    fn parameter(
        &self,
        declaration: &ParameterDeclaration,
        overridden: Option<&Parameter>,
        reports: &mut Reports,
    ) -> Parameter {
        let qualifiers = self.qualifiers(&declaration.qualifiers, overridden.map(|of| &of.qualifiers), reports);
        let written = self.types.element(&declaration.data_type, declaration.array.as_ref(), &qualifiers);
        let data_type = written.unwrap_or_else(Type::any);
        Parameter {
            name: declaration.name.text.as_str().into(),
            default: self.default(declaration.default.as_ref(), &data_type, *declaration.data_type.span, reports),
            values: value_map::values(&qualifiers, Some(&data_type)),
            bits: value_map::bits(&qualifiers, Some(&data_type)),
            qualifiers,
            data_type,
            span: *declaration.span,
        }
    }

    pub(super) fn qualifiers(
        &self,
        written: &[ast::Qualifier],
        inherited: Option<&Qualifiers>,
        reports: &mut Reports,
    ) -> Qualifiers {
        effective(written, inherited, self.qualifier_types, reports)
    }

    fn default(
        &self,
        written: Option<&ast::Value>,
        data_type: &Type,
        declared: Span,
        reports: &mut Reports,
    ) -> Option<Value> {
        let expected = Expected { data_type, declared: Some(declared) };
        written.map(|value| typed(value, expected, &mut AsWritten(self.types), reports))
    }
}

/// Takes an instance that is a default value as it is written: its class may not be resolved yet.
struct AsWritten<'r>(Types<'r>);

impl Embed for AsWritten<'_> {
    fn embed(&mut self, declaration: &InstanceDeclaration, _: Option<Expected<'_>>, reports: &mut Reports) -> Value {
        let class = self.0.spelling(&declaration.class.text);
        let mut property = |initializer: &ast::ValueInitializer| {
            let value = initializer.value.as_ref().map_or(Value::Null, |value| literal(value, self, reports));
            (initializer.name.text.as_str().into(), value)
        };
        let properties = declaration.properties.iter().map(&mut property).collect();
        Value::Instance(Arc::new(EmbeddedInstance { class, properties }))
    }
}

/// What properties and methods have in common.
pub(super) trait Feature: Sized {
    fn name(&self) -> &CimName;
    /// The feature as a subclass inherits it.
    fn handed_down(&self) -> Self;
}

impl Feature for Property {
    fn name(&self) -> &CimName {
        &self.name
    }

    fn handed_down(&self) -> Self {
        let qualifiers = self.qualifiers.inherited();
        let values = value_map::values(&qualifiers, Some(&self.data_type));
        let bits = value_map::bits(&qualifiers, Some(&self.data_type));
        Self { propagated: true, qualifiers, values, bits, ..self.clone() }
    }
}

impl Feature for Method {
    fn name(&self) -> &CimName {
        &self.name
    }

    fn handed_down(&self) -> Self {
        let qualifiers = self.qualifiers.inherited();
        let values = value_map::values(&qualifiers, self.return_type.as_ref());
        let parameters = self.parameters.iter().map(Parameter::handed_down).collect();
        Self { propagated: true, qualifiers, values, parameters, ..self.clone() }
    }
}

impl Parameter {
    /// The parameter of a method that a subclass inherits.
    fn handed_down(&self) -> Self {
        let qualifiers = self.qualifiers.inherited();
        let values = value_map::values(&qualifiers, Some(&self.data_type));
        let bits = value_map::bits(&qualifiers, Some(&self.data_type));
        Self { qualifiers, values, bits, ..self.clone() }
    }
}
