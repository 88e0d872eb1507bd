//! Entries about a class: what it says itself; its parts have a module of their own.

use std::collections::HashMap;

use mof_parser::ast::{ClassDeclaration, ClassKeyword, Feature, MethodDeclaration};
use mof_parser::{FileId, Span};

use super::findings::Findings;
use super::parts::{self, Context, Described};
use super::subject::Subject;
use crate::overlay::entry::{Change, Entry};
use crate::overlay::reports;

/// Changes a class as an entry says.
pub(super) fn change(
    class: &mut ClassDeclaration,
    entry: &Entry,
    described: &HashMap<FileId, Described>,
    findings: &mut Findings,
) {
    if let Some(add) = entry.has(&Change::Add) {
        findings.report(reports::added_twice(entry, add.span, *class.name.span));
    }
    let name = entry.new_name().unwrap_or(&class.name.text).to_owned();
    let context = Context { class: &name, method: None, page: class.span.file, described, is_new: false };
    parts::change(&mut class.features, &entry.parts, &context, findings);
    let declaration = *class.span;
    let mut subject = of_class(class);
    let target = context.target(None, subject.regions(declaration, None));
    subject.change(entry, &target, findings);
}

/// A class that only the overlay declares, with the methods that have pages, each with the place that names the class.
pub(super) fn added(
    entry: &Entry,
    methods: Vec<(Span, MethodDeclaration)>,
    described: &HashMap<FileId, Described>,
    findings: &mut Findings,
) -> ClassDeclaration {
    let (titles, methods): (Vec<Span>, Vec<MethodDeclaration>) = methods.into_iter().unzip();
    let mut class = ClassDeclaration {
        qualifiers: Vec::new(),
        keyword: ClassKeyword::Class,
        name: entry.name.clone(),
        alias: None,
        superclass: None,
        features: methods.into_iter().map(Feature::Method).collect(),
        span: entry.name.span,
    };
    let context = Context { class: &entry.name.text, method: None, page: class.span.file, described, is_new: true };
    parts::change(&mut class.features, &entry.parts, &context, findings);
    of_class(&mut class).fill(entry, findings);
    findings.state_whole(&context.target(None, titles.into()), entry, &Change::Add);
    class
}

fn of_class(class: &mut ClassDeclaration) -> Subject<'_> {
    Subject {
        name: &mut class.name,
        qualifiers: &mut class.qualifiers,
        data_type: None,
        superclass: Some(&mut class.superclass),
    }
}
