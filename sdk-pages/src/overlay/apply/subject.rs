//! One element of a declaration, and what single facts do to it.

use std::sync::Arc;

use mof_parser::Span;
use mof_parser::ast::{
    Array, DataType, MethodDeclaration, Name, NodeSpan, ParameterDeclaration, PropertyDeclaration, Qualifier,
};

use super::findings::{Findings, Outcome, Target};
use super::value_forms::Form;
use super::{qualifiers, values};
use crate::overlay::entry::{Change, Entry, Fact};
use crate::overlay::settle::Matter;
use crate::values::is_integer_type;

/// What facts change, whatever has it.
pub(super) struct Subject<'a> {
    pub(super) name: &'a mut Name,
    pub(super) qualifiers: &'a mut Vec<Qualifier>,
    /// The type with its brackets; a class has none.
    pub(super) data_type: Option<(&'a mut DataType, &'a mut Option<Array>)>,
    pub(super) superclass: Option<&'a mut Option<Name>>,
}

impl Subject<'_> {
    /// Does what all facts of an entry say, and records it.
    pub(super) fn change(&mut self, entry: &Entry, target: &Arc<Target>, findings: &mut Findings) {
        for fact in &entry.facts {
            for outcome in self.apply(fact, findings) {
                findings.state(target, outcome, fact.reason.as_ref());
            }
        }
    }

    /// Does what all facts say of an element that only the overlay has, which is nothing to record.
    pub(super) fn fill(&mut self, entry: &Entry, findings: &mut Findings) {
        entry.facts.iter().for_each(|fact| drop(self.apply(fact, findings)));
    }

    /// The places in the declaration that speak about the element.
    pub(super) fn regions(&self, declaration: Span, documented: Option<Span>) -> Arc<[Span]> {
        let data_type = self.data_type.as_ref().map(|(data_type, _)| *data_type.span);
        let own = [declaration, *self.name.span].into_iter().chain(data_type).chain(documented);
        own.chain(self.qualifiers.iter().map(|qualifier| *qualifier.span)).collect()
    }

    fn apply(&mut self, fact: &Fact, findings: &mut Findings) -> Vec<Outcome> {
        let span = fact.span;
        let is_of_integer = self.data_type.as_ref().is_some_and(|(data_type, _)| is_integer_type(&data_type.kind));
        let form = if is_of_integer { Form::Integer } else { Form::Text };
        let list = &mut *self.qualifiers;
        let one = |outcome: Option<(bool, Span)>, matter| {
            let what = if let Change::Rename(_) = fact.change { "name" } else { fact.change.key() }.to_owned();
            outcome.map(|(changes, place)| Outcome { what, changes, span, place, matter }).into_iter().collect()
        };
        match &fact.change {
            Change::Add | Change::Remove | Change::After(_) => Vec::new(),
            Change::Rename(name) => one(Some(self.rename(name, span)), self.matter_of_name()),
            Change::Superclass(name) => one(self.set_superclass(name.as_deref(), span), Matter::Superclass),
            Change::Type(data_type, array) => one(self.set_type(data_type, array.as_ref()), Matter::Type),
            Change::Key(is_key) => one(Some(qualifiers::set_key(list, *is_key, span)), Matter::Qualifier),
            Change::Nullable(is_nullable) => {
                one(Some(qualifiers::set_flag(list, "Not_Null", !is_nullable, span)), Matter::Qualifier)
            }
            Change::Optional(is_optional) => {
                one(Some(qualifiers::set_flag(list, "Optional", *is_optional, span)), Matter::Qualifier)
            }
            Change::Access(access) => one(Some(qualifiers::set_access(list, *access, span)), Matter::Access),
            Change::Direction(direction) => {
                one(Some(qualifiers::set_direction(list, *direction, span)), Matter::Direction)
            }
            Change::Description(text) => {
                one(Some(qualifiers::describe(list, text.as_deref(), span)), Matter::Description)
            }
            Change::Qualifiers(changes) => qualifiers::change(list, changes),
            Change::Values(change) => values::change(list, &values::VALUES, change, (span, form), findings),
            Change::Bits(change) => values::change(list, &values::BITS, change, (span, Form::Bit), findings),
        }
    }

    fn matter_of_name(&self) -> Matter {
        if self.superclass.is_some() { Matter::ClassName } else { Matter::Name }
    }

    fn rename(&mut self, name: &str, span: Span) -> (bool, Span) {
        let place = *self.name.span;
        if self.name.text == name {
            return (false, place);
        }
        *self.name = Name { text: name.to_owned(), span: NodeSpan(span) };
        (true, place)
    }

    fn set_superclass(&mut self, name: Option<&str>, span: Span) -> Option<(bool, Span)> {
        let place = *self.name.span;
        let superclass = self.superclass.as_mut()?;
        let place = superclass.as_ref().map_or(place, |superclass| *superclass.span);
        if superclass.as_ref().map(|superclass| superclass.text.as_str()) == name {
            return Some((false, place));
        }
        **superclass = name.map(|name| Name { text: name.to_owned(), span: NodeSpan(span) });
        Some((true, place))
    }

    fn set_type(&mut self, data_type: &DataType, array: Option<&Array>) -> Option<(bool, Span)> {
        let (old, old_array) = self.data_type.as_mut()?;
        let place = *old.span;
        if **old == *data_type && old_array.as_ref() == array {
            return Some((false, place));
        }
        **old = data_type.clone();
        **old_array = array.cloned();
        Some((true, place))
    }
}

pub(super) fn of_property(property: &mut PropertyDeclaration) -> Subject<'_> {
    Subject {
        name: &mut property.name,
        qualifiers: &mut property.qualifiers,
        data_type: Some((&mut property.data_type, &mut property.array)),
        superclass: None,
    }
}

pub(super) fn of_method(method: &mut MethodDeclaration) -> Subject<'_> {
    Subject {
        name: &mut method.name,
        qualifiers: &mut method.qualifiers,
        data_type: Some((&mut method.return_type, &mut method.array)),
        superclass: None,
    }
}

pub(super) fn of_parameter(parameter: &mut ParameterDeclaration) -> Subject<'_> {
    Subject {
        name: &mut parameter.name,
        qualifiers: &mut parameter.qualifiers,
        data_type: Some((&mut parameter.data_type, &mut parameter.array)),
        superclass: None,
    }
}
