//! The parts of a class or method that entries can be about.

use mof_parser::Span;
use mof_parser::ast::{Array, DataType, Feature, MethodDeclaration, Name, ParameterDeclaration, PropertyDeclaration};

use super::subject::{Subject, of_method, of_parameter, of_property};
use crate::overlay::entry::{Element, Entry};

/// A part that entries can be about.
pub(super) trait Part: Sized {
    /// What it is; `None` for what could not be read.
    fn head(&self) -> Option<Head<'_>>;
    fn subject(&mut self) -> Option<Subject<'_>>;
    /// A part that has no more than a type.
    fn new(entry: &Entry, data_type: &DataType, array: Option<&Array>) -> Self;
    /// The parameters of a method.
    fn parameters(&mut self) -> Option<&mut Vec<ParameterDeclaration>>;
}

/// What a part is, and where it is declared.
pub(super) struct Head<'p> {
    pub(super) element: Element,
    pub(super) name: &'p Name,
    pub(super) declaration: Span,
}

impl Part for Feature {
    fn head(&self) -> Option<Head<'_>> {
        let (element, name, declaration) = match self {
            Self::Property(property) => (Element::Property, &property.name, *property.span),
            Self::Method(method) => (Element::Method, &method.name, *method.span),
            _ => return None,
        };
        Some(Head { element, name, declaration })
    }

    fn subject(&mut self) -> Option<Subject<'_>> {
        match self {
            Self::Property(property) => Some(of_property(property)),
            Self::Method(method) => Some(of_method(method)),
            _ => None,
        }
    }

    fn new(entry: &Entry, data_type: &DataType, array: Option<&Array>) -> Self {
        let (name, span) = (entry.name.clone(), entry.name.span);
        match entry.element {
            Element::Method => Self::Method(MethodDeclaration {
                qualifiers: Vec::new(),
                return_type: data_type.clone(),
                array: array.cloned(),
                name,
                parameters: Vec::new(),
                span,
            }),
            _ => Self::Property(PropertyDeclaration {
                qualifiers: Vec::new(),
                data_type: data_type.clone(),
                name,
                array: array.cloned(),
                default: None,
                remark: None,
                span,
            }),
        }
    }

    fn parameters(&mut self) -> Option<&mut Vec<ParameterDeclaration>> {
        match self {
            Self::Method(method) => Some(&mut method.parameters),
            _ => None,
        }
    }
}

impl Part for ParameterDeclaration {
    fn head(&self) -> Option<Head<'_>> {
        Some(Head { element: Element::Parameter, name: &self.name, declaration: *self.span })
    }

    fn subject(&mut self) -> Option<Subject<'_>> {
        Some(of_parameter(self))
    }

    fn new(entry: &Entry, data_type: &DataType, array: Option<&Array>) -> Self {
        Self {
            qualifiers: Vec::new(),
            data_type: data_type.clone(),
            name: entry.name.clone(),
            array: array.cloned(),
            default: None,
            span: entry.name.span,
        }
    }

    fn parameters(&mut self) -> Option<&mut Vec<ParameterDeclaration>> {
        None
    }
}
