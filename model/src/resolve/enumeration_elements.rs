//! The elements of an enumeration: those of the one that it derives from, then its own (DSP0221 7.5.4).

use std::sync::Arc;

use hashbrown::HashMap;
use mof_parser::Diagnostic;
use mof_parser::ast::{self, ValueKind};
use mof_runtime::CimType;

use super::collect::DeclaredEnumeration;
use super::enumerations::Base;
use super::qualifier_types::NoInstances;
use super::values::{Expected, typed};
use crate::codes;
use crate::enumeration::{EnumerationId, EnumerationType};
use crate::name::{CimName, NameMap};
use crate::report::Reports;
use crate::schema::{MappedValue, Type};
use crate::value::Value;

/// An element as read.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) name: CimName,
    pub(super) value: Value,
    /// The enumeration that introduced it.
    pub(super) origin: EnumerationId,
    /// Its position among the elements that the enumeration declares.
    pub(super) position: usize,
}

/// Reads the elements of one enumeration.
pub(super) struct EnumerationReader<'r, 'a> {
    id: EnumerationId,
    declared: &'r DeclaredEnumeration<'a>,
    base: Option<EnumerationId>,
    data_type: Type,
    is_complete: bool,
    elements: Vec<Element>,
    lineage: Vec<CimName>,
    /// Where the element of each name and of each value stands.
    by_name: NameMap<usize>,
    by_value: HashMap<Key, usize>,
}

/// A value by which elements differ.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Integer(i128),
    String(Arc<str>),
}

impl Key {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Integer(value) => Some(Self::Integer(*value)),
            Value::String(text) => Some(Self::String(text.clone())),
            _ => None,
        }
    }
}

impl<'r, 'a> EnumerationReader<'r, 'a> {
    pub(super) fn new(
        index: usize,
        declared: &'r DeclaredEnumeration<'a>,
        base: &Base,
        parent: Option<&(EnumerationType, Vec<Element>)>,
    ) -> Self {
        let data_type = match (base, parent) {
            (_, Some((parent, _))) => Type::new(parent.cim_type),
            (Base::Intrinsic(data_type), _) => data_type.clone(),
            _ => Type::new(kind_of_elements(declared)),
        };
        let elements = parent.map_or_else(Vec::new, |(_, elements)| elements.clone());
        let numbered = || elements.iter().enumerate();
        let lineage = parent.into_iter().flat_map(|(parent, _)| parent.lineage.iter().cloned());
        Self {
            id: EnumerationId::new(index),
            declared,
            base: parent.map(|(parent, _)| parent.id),
            data_type,
            is_complete: match base {
                Base::Intrinsic(_) => true,
                Base::Enumeration(_) => parent.is_some_and(|(parent, _)| parent.is_complete),
                Base::Unknown => false,
            },
            by_name: numbered().map(|(at, element)| (element.name.clone(), at)).collect(),
            by_value: numbered().filter_map(|(at, element)| Some((Key::of(&element.value)?, at))).collect(),
            lineage: std::iter::once(declared.name.clone()).chain(lineage).collect(),
            elements,
        }
    }

    /// The enumeration as a type, and its elements.
    pub(super) fn read(mut self, reports: &mut Reports) -> (EnumerationType, Vec<Element>) {
        let declaration = self.declared.declaration;
        for (position, element) in declaration.elements.iter().enumerate() {
            self.element(position, element, reports);
        }
        let data_type = EnumerationType {
            id: self.id,
            name: self.declared.name.clone(),
            base: self.base,
            cim_type: self.data_type.cim_type,
            values: self.elements.iter().filter_map(mapped).collect(),
            literals: self.elements.iter().map(|element| (element.name.clone(), element.value.clone())).collect(),
            lineage: self.lineage,
            is_complete: self.is_complete && !reports.has_errors_within(*declaration.span),
        };
        (data_type, self.elements)
    }

    fn element(&mut self, position: usize, written: &ast::EnumerationElement, reports: &mut Reports) {
        let name = CimName::from(written.name.text.as_str());
        let at = self.elements.len();
        let first = *self.by_name.entry(name.clone()).or_insert(at);
        if first < at {
            return reports.report(self.repeated_name(written, &self.elements[first]));
        }
        let value = self.value(written, reports);
        let first = Key::of(&value).map_or(at, |key| *self.by_value.entry(key).or_insert(at));
        if first < at {
            reports.report(self.repeated_value(written, &self.elements[first]));
        }
        self.elements.push(Element { name, value, origin: self.id, position });
    }

    /// The value of an element; that of a string enumeration is its name unless it says otherwise.
    fn value(&self, written: &ast::EnumerationElement, reports: &mut Reports) -> Value {
        let declared = self.declared.declaration.base.as_ref().map(|base| *base.span);
        match &written.value {
            Some(value) => {
                let expected = Expected { data_type: &self.data_type, declared };
                typed(value, expected, &mut NoInstances, reports)
            }
            None if self.data_type.cim_type == CimType::String => Value::String(written.name.text.as_str().into()),
            None if !self.is_complete => Value::Null,
            None => {
                let message = format!("`{}` of an integer enumeration has no value", written.name.text);
                let diagnostic = Diagnostic::new(codes::ENUMERATION_ELEMENT, *written.name.span, message);
                let help =
                    format!("write `{} = ` and an integer, or let the enumeration be of `string`", written.name.text);
                reports
                    .report(declared.into_iter().fold(diagnostic, |of, base| of.label(base, "of integers")).help(help));
                Value::Null
            }
        }
    }

    fn repeated_name(&self, written: &ast::EnumerationElement, first: &Element) -> Diagnostic {
        let message = format!("`{}` stands twice in enumeration `{}`", written.name.text, self.declared.name);
        let diagnostic = Diagnostic::new(codes::ENUMERATION_ELEMENT, *written.name.span, message);
        self.beside(diagnostic, first)
            .help("rename or remove one of the two; names that differ only in case are the same")
    }

    fn repeated_value(&self, written: &ast::EnumerationElement, first: &Element) -> Diagnostic {
        let place = written.value.as_ref().map_or(*written.name.span, |value| *value.span);
        let message = format!("`{}` has the same value as `{}`", written.name.text, first.name);
        let diagnostic = Diagnostic::new(codes::ENUMERATION_ELEMENT, place, message);
        self.beside(diagnostic, first).help("give each element a value of its own")
    }

    /// Shows the earlier element, or where it comes from.
    fn beside(&self, diagnostic: Diagnostic, first: &Element) -> Diagnostic {
        let declaration = self.declared.declaration;
        match &declaration.base {
            Some(base) if first.origin != self.id => diagnostic.label(*base.span, "inherited from here"),
            _ => diagnostic.label(*declaration.elements[first.position].name.span, "the first one"),
        }
    }
}

/// What an enumeration whose base is not known seems to be made of.
fn kind_of_elements(declared: &DeclaredEnumeration<'_>) -> CimType {
    let is_integer = |element: &ast::EnumerationElement| matches!(&element.value, Some(value) if matches!(value.kind, ValueKind::Integer(_)));
    if declared.declaration.elements.iter().any(is_integer) { CimType::Sint64 } else { CimType::String }
}

/// An element as an entry of a `ValueMap`.
fn mapped(element: &Element) -> Option<MappedValue> {
    let (value, range) = match &element.value {
        Value::Integer(value) => (value.to_string().into(), Some((*value, *value))),
        Value::String(text) => (text.clone(), None),
        _ => return None,
    };
    Some(MappedValue { value, label: Some(element.name.as_str().into()), range })
}
