//! Pass 5: instances, with values of the types that their classes declare (DSP0004 7.9).
//!
//! A value of a class or property that nothing declares is taken as it is written.

use std::collections::HashMap;
use std::sync::Arc;

use mof_parser::ast::{InstanceDeclaration, ValueInitializer};

use super::collect::{Declarations, DeclaredInstance};
use super::qualifier_types::QualifierTypes;
use super::qualifiers::effective;
use super::values::{Embed, Expected, literal, typed};
use crate::name::CimName;
use crate::report::Reports;
use crate::schema::{Class, ClassId, Instance, InstanceProperty, Property, Schema};
use crate::value::{EmbeddedInstance, Value};

/// Resolves all instances, in source order.
pub(crate) fn instances(
    declarations: &Declarations<'_>,
    schema: &Schema,
    types: &QualifierTypes,
    reports: &mut Reports,
) -> Vec<Instance> {
    read_all(&declarations.instances, schema, types, reports)
}

/// Resolves all structure values that stand by themselves, in source order.
pub(crate) fn structure_values(
    declarations: &Declarations<'_>,
    schema: &Schema,
    types: &QualifierTypes,
    reports: &mut Reports,
) -> Vec<Instance> {
    read_all(&declarations.structure_values, schema, types, reports)
}

fn read_all(
    declared: &[DeclaredInstance<'_>],
    schema: &Schema,
    types: &QualifierTypes,
    reports: &mut Reports,
) -> Vec<Instance> {
    let mut reader = InstanceReader { schema, namespace: None, body: None, positions: HashMap::new() };
    let instance = |declared: &DeclaredInstance<'_>| {
        let declaration = declared.declaration;
        reader.namespace.clone_from(&declared.namespace);
        let class = schema.class_id_in(declared.namespace.as_ref(), &declaration.class.text);
        let values = reader.values(class, declaration, reports);
        Instance {
            class: reader.spelling(class, declaration),
            namespace: declared.namespace.clone(),
            alias: declaration.alias.as_ref().map(|alias| alias.text.as_str().into()),
            qualifiers: effective(&declaration.qualifiers, None, types, reports),
            properties: values.into_iter().map(|(name, value)| InstanceProperty { name, value }).collect(),
            span: *declaration.span,
        }
    };
    declared.iter().map(instance).collect()
}

struct InstanceReader<'s> {
    schema: &'s Schema,
    /// The namespace of the instance that is read.
    namespace: Option<CimName>,
    /// The class or structure whose value is read: the types that are local to it are known.
    body: Option<ClassId>,
    /// Where each property of a class stands, for the classes met so far.
    positions: HashMap<ClassId, HashMap<CimName, usize>>,
}

impl<'s> InstanceReader<'s> {
    fn values(
        &mut self,
        class: Option<ClassId>,
        declaration: &InstanceDeclaration,
        reports: &mut Reports,
    ) -> Vec<(CimName, Value)> {
        let around = std::mem::replace(&mut self.body, class);
        let values = declaration.properties.iter().map(|initializer| self.value(class, initializer, reports)).collect();
        self.body = around;
        values
    }

    fn value(
        &mut self,
        class: Option<ClassId>,
        initializer: &ValueInitializer,
        reports: &mut Reports,
    ) -> (CimName, Value) {
        let name = CimName::from(initializer.name.text.as_str());
        let property = class.and_then(|class| self.property(class, &name));
        let value = match (&initializer.value, property) {
            (None, _) => Value::Null,
            (Some(value), Some(property)) => {
                let expected = Expected { data_type: &property.data_type, declared: Some(property.name_span) };
                typed(value, expected, self, reports)
            }
            (Some(value), None) => literal(value, self, reports),
        };
        (property.map_or(name, |property| property.name.clone()), value)
    }

    fn property(&mut self, class: ClassId, name: &CimName) -> Option<&'s Property> {
        let properties = &self.schema[class].properties;
        let index =
            || properties.iter().enumerate().map(|(position, property)| (property.name.clone(), position)).collect();
        let position = *self.positions.entry(class).or_insert_with(index).get(name)?;
        properties.get(position).map(Arc::as_ref)
    }

    fn spelling(&self, class: Option<ClassId>, declaration: &InstanceDeclaration) -> CimName {
        let declared = class.map(|class| &self.schema[class]);
        declared.map_or_else(|| declaration.class.text.as_str().into(), |class: &Class| class.name.clone())
    }
}

impl Embed for InstanceReader<'_> {
    fn embed(&mut self, declaration: &InstanceDeclaration, reports: &mut Reports) -> Value {
        let class = self.schema.class_id_within(self.body, self.namespace.as_ref(), &declaration.class.text);
        let properties = self.values(class, declaration, reports);
        Value::Instance(Arc::new(EmbeddedInstance { class: self.spelling(class, declaration), properties }))
    }
}
