//! What can carry qualifiers: a class, a property, a reference, a method, a parameter; as written and as resolved.

use hashbrown::HashMap;
use mof_parser::Span;
use mof_parser::ast::{self, DataType, Name, Scope};
use mof_runtime::CimType;

use crate::name::CimName;
use crate::qualifier::{Qualifier, Qualifiers};
use crate::resolve::{OwnMethod, OwnProperty, ResolvedClass};
use crate::schema::{ClassKind, Parameter, Schema, Type};
use crate::value::Value;

/// An element that a class declares, or the class itself.
pub(crate) struct Element<'a> {
    /// Which kind of element, as the scope of a qualifier names it.
    pub(crate) kind: Scope,
    pub(crate) name: &'a Name,
    /// The qualifiers that stand on it.
    pub(crate) written: &'a [ast::Qualifier],
    /// Its effective qualifiers.
    pub(crate) qualifiers: &'a Qualifiers,
    /// The qualifiers of the superclass or of the overridden feature.
    pub(crate) inherited: Option<&'a Qualifiers>,
    /// The type as written; a class has none.
    pub(crate) written_type: Option<&'a DataType>,
    /// The type; a class and a method that returns nothing have none.
    pub(crate) data_type: Option<&'a Type>,
    /// The default value, where one is written.
    pub(crate) default: Option<(&'a ast::Value, &'a Value)>,
}

impl<'a> Element<'a> {
    /// The effective qualifier of a name, if it stands on the element itself.
    pub(crate) fn own(&self, name: &str) -> Option<&'a Qualifier> {
        // Own qualifiers come first.
        let mut own = self.qualifiers.iter().take_while(|qualifier| !qualifier.propagated);
        own.find(|qualifier| qualifier.name.is(name))
    }

    /// The literal of a qualifier that stands on the element itself.
    pub(crate) fn literal(&self, name: &str) -> Option<&'a ast::Value> {
        let named = |qualifier: &&ast::Qualifier| crate::name::same(&qualifier.name.text, name);
        self.written.iter().find(named)?.value.as_ref()
    }

    /// The place of a qualifier's value, or of the whole qualifier where the value is not written here.
    pub(crate) fn value_span(&self, qualifier: &Qualifier) -> Span {
        let literal = self.literal(qualifier.name.as_str()).filter(|_| !qualifier.propagated);
        literal.map_or(qualifier.span, |value| *value.span)
    }

    /// The place of one element of an array qualifier, or of the whole qualifier where it is not written here.
    pub(crate) fn entry_span(&self, qualifier: &Qualifier, index: usize) -> Span {
        let literal = self.literal(qualifier.name.as_str()).filter(|_| !qualifier.propagated);
        match literal.map(|value| &value.kind) {
            Some(ast::ValueKind::Array(elements)) => elements.get(index).map_or(qualifier.span, |entry| *entry.span),
            _ => qualifier.span,
        }
    }

    /// The type of the element's values, or of one of them.
    pub(crate) fn cim_type(&self) -> Option<CimType> {
        self.data_type.map(|data_type| data_type.cim_type)
    }

    /// The type's name for a message: for an embedded instance, that of its class.
    pub(crate) fn type_name(&self) -> &'a str {
        match self.data_type {
            Some(Type { cim_type: CimType::Instance, class_name: Some(class), .. }) => class.as_str(),
            Some(data_type) => data_type.cim_type.name(),
            None => "void",
        }
    }

    /// The place of the type, or of the name where there is no type.
    pub(crate) fn type_span(&self) -> Span {
        self.written_type.map_or(*self.name.span, |written| *written.span)
    }
}

/// Of two qualifiers that do not go together, the one to complain about, and the other: rather one that stands on the element than a
/// propagated one, and rather the later one.
pub(crate) fn later_of<'a>(first: &'a Qualifier, second: &'a Qualifier) -> (&'a Qualifier, &'a Qualifier) {
    let is_first = if first.propagated == second.propagated { first.span > second.span } else { second.propagated };
    if is_first { (first, second) } else { (second, first) }
}

/// The class, the features that it declares, and their parameters.
pub(crate) fn elements<'a>(class: &'a ResolvedClass<'a>, schema: &'a Schema) -> Vec<Element<'a>> {
    let mut elements = vec![of_class(class, schema)];
    elements.extend(class.properties.iter().map(of_property));
    for method in &class.methods {
        elements.push(of_method(method));
        elements.extend(of_parameters(method));
    }
    elements
}

fn of_class<'a>(class: &'a ResolvedClass<'a>, schema: &'a Schema) -> Element<'a> {
    let declaration = class.declared.declaration;
    Element {
        kind: match schema[class.id].kind {
            ClassKind::Class => Scope::Class,
            ClassKind::Association => Scope::Association,
            ClassKind::Indication => Scope::Indication,
            ClassKind::Structure => Scope::Structure,
        },
        name: &declaration.name,
        written: &declaration.qualifiers,
        qualifiers: &schema[class.id].qualifiers,
        inherited: class.superclass.map(|superclass| &schema[superclass].qualifiers),
        written_type: None,
        data_type: None,
        default: None,
    }
}

fn of_property<'a>(property: &'a OwnProperty<'a>) -> Element<'a> {
    let resolved = &property.resolved;
    let is_reference = resolved.data_type.cim_type == CimType::Reference;
    Element {
        kind: if is_reference { Scope::Reference } else { Scope::Property },
        name: &property.declaration.name,
        written: &property.declaration.qualifiers,
        qualifiers: &resolved.qualifiers,
        inherited: property.overridden.as_ref().map(|overridden| &overridden.qualifiers),
        written_type: Some(&property.declaration.data_type),
        data_type: Some(&resolved.data_type),
        default: property.declaration.default.as_ref().zip(resolved.default.as_ref()),
    }
}

fn of_method<'a>(method: &'a OwnMethod<'a>) -> Element<'a> {
    Element {
        kind: Scope::Method,
        name: &method.declaration.name,
        written: &method.declaration.qualifiers,
        qualifiers: &method.resolved.qualifiers,
        inherited: method.overridden.as_ref().map(|overridden| &overridden.qualifiers),
        written_type: Some(&method.declaration.return_type),
        data_type: method.resolved.return_type.as_ref(),
        default: None,
    }
}

fn of_parameters<'a>(method: &'a OwnMethod<'a>) -> impl Iterator<Item = Element<'a>> {
    let overridden = method.overridden.iter().flat_map(|overridden| &overridden.parameters);
    let overridden: HashMap<&CimName, &Parameter> = overridden.map(|parameter| (&parameter.name, parameter)).collect();
    let pairs = method.declaration.parameters.iter().zip(&method.resolved.parameters);
    pairs.map(move |(declaration, resolved)| Element {
        kind: Scope::Parameter,
        name: &declaration.name,
        written: &declaration.qualifiers,
        qualifiers: &resolved.qualifiers,
        inherited: overridden.get(&resolved.name).map(|of| &of.qualifiers),
        written_type: Some(&declaration.data_type),
        data_type: Some(&resolved.data_type),
        default: declaration.default.as_ref().zip(resolved.default.as_ref()),
    })
}
