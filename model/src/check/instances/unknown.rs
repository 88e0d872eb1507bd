//! Instances of classes that nothing declares: S230; for structure values S307.

use mof_parser::ast::InstanceKeyword;
use mof_parser::{Diagnostic, Severity, Span};

use super::Known;
use crate::codes;
use crate::name::{NameMap, Named};
use crate::report::Reports;
use crate::resolve::{ADD_FILE, ReadInstance};
use crate::schema::Schema;

/// The classes of instances that nothing declares, in source order, each with the places that name it.
#[derive(Default)]
pub(super) struct UnknownClasses {
    classes: Vec<UnknownClass>,
    index: NameMap<usize>,
}

struct UnknownClass {
    name: String,
    /// The places where the class must be declared.
    closed: Vec<Place>,
    /// The first place where it may be declared elsewhere.
    open: Option<Place>,
}

/// A place that names a class, and the keyword that stands before it.
type Place = (Span, InstanceKeyword);

impl UnknownClasses {
    pub(super) fn add(&mut self, instance: &ReadInstance<'_>, known: Known<'_>, reports: &Reports) {
        let name = &instance.declaration.class;
        if known.stubs.contains_key(&Named(&name.text)) {
            return;
        }
        let index = *self.index.entry(name.text.as_str().into()).or_insert(self.classes.len());
        if index == self.classes.len() {
            self.classes.push(UnknownClass { name: name.text.clone(), closed: Vec::new(), open: None });
        }
        let class = &mut self.classes[index];
        let place = (*name.span, instance.declaration.keyword);
        if known.world.is_open(&name.text, reports.dialect(name.span.file)) {
            class.open.get_or_insert(place);
        } else {
            class.closed.push(place);
        }
    }

    /// Reports every place in a closed world; in an open one the first stands for all.
    pub(super) fn report(self, schema: &Schema, reports: &mut Reports) {
        for UnknownClass { name, closed, open } in self.classes {
            let meant = reports.closest(&name, schema.classes.iter().map(|class| class.name.as_str()));
            let help = meant.map_or_else(|| ADD_FILE.to_owned(), |meant| format!("did you mean `{meant}`?"));
            let unknown = |(span, keyword)| match keyword {
                InstanceKeyword::Instance => {
                    let message = format!("class `{name}` of an instance is not declared");
                    Diagnostic::new(codes::UNKNOWN_INSTANCE_CLASS, span, message).help(&help)
                }
                InstanceKeyword::Value => {
                    let message = format!("structure `{name}` of a value is not declared");
                    Diagnostic::new(codes::STRUCTURE_VALUE, span, message).help(&help)
                }
            };
            for place in closed {
                reports.report_as(Severity::Error, unknown(place));
            }
            // The system classes of WMI are everywhere.
            if let Some(place) = open.filter(|_| !name.starts_with("__")) {
                reports.report_as(Severity::Note, unknown(place));
            }
        }
    }
}
