//! The object paths that references are given as: S238 (DSP0004 8.2.5).

use std::ops::Range;

use mof_parser::ast;
use mof_parser::{Diagnostic, Span, StringPlaces};
use mof_runtime::{ObjectPath, ObjectPathError, ObjectPathParts, PathKeys};

use super::Known;
use crate::codes;
use crate::name::{CimName, Named};
use crate::report::Reports;
use crate::resolve::ADD_FILE;
use crate::schema::{Class, Property, Type};

/// Checks that a path can be read, and that the class and keys that it names exist.
pub(super) fn check(
    value: &ast::Value,
    text: &str,
    namespace: Option<&CimName>,
    (expected, known): (Option<&Type>, Known<'_>),
    reports: &mut Reports,
) {
    let written = Written { value, text, known };
    let path = match ObjectPath::new(text).parse() {
        Ok(path) => path,
        Err(error) => return reports.report(malformed(written, &error, reports)),
    };
    // A path to another computer or namespace names what the inputs need not declare.
    if path.host.is_some() || path.namespace.is_some() {
        return;
    }
    let dialect = reports.dialect(value.span.file);
    let Some(class) = known.classes.find(namespace, &path.class_name, dialect) else {
        return report_unknown_class(written, &path, reports);
    };
    check_class(written, &path, class, expected, reports);
    if known.classes.is_complete(class, dialect) {
        check_keys(written, &path, class, reports);
    }
}

/// A path as a file has it.
#[derive(Clone, Copy)]
struct Written<'a> {
    value: &'a ast::Value,
    text: &'a str,
    known: Known<'a>,
}

impl Written<'_> {
    /// The place of a part of the path, or that of the whole string where it stands in a string of another.
    fn place(self, part: Range<usize>, reports: &Reports) -> Span {
        let span = *self.value.span;
        if !self.known.sources.contains(span.file) {
            return span;
        }
        let places = StringPlaces::new(self.known.sources.file(span.file), span, reports.dialect(span.file));
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        places.span(offset(part.start)..offset(part.end))
    }

    /// The place of the first name that stands behind one of these characters, or at the beginning.
    fn place_of(self, name: &str, behind: &[char], reports: &Reports) -> Span {
        let is_it = |at: &usize| *at == 0 || self.text[..*at].ends_with(behind);
        let start = self.text.match_indices(name).map(|(at, _)| at).find(is_it).unwrap_or_default();
        self.place(start..start + name.len(), reports)
    }
}

fn malformed(written: Written<'_>, error: &ObjectPathError, reports: &Reports) -> Diagnostic {
    let at = error.position();
    let length = written.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let place = written.place(at..at + length, reports);
    let message = format!("malformed object path: expected {}", error.expected());
    Diagnostic::new(codes::OBJECT_PATH, place, message)
        .help("write `ACME_Disk.Id=\\\"a\\\"`: a class, and each key with its value")
}

fn report_unknown_class(written: Written<'_>, path: &ObjectPathParts, reports: &mut Reports) {
    let (name, known) = (path.class_name.as_str(), written.known);
    if known.stubs.contains_key(&Named(name)) || known.world.is_open(name, reports.dialect(written.value.span.file)) {
        return;
    }
    let meant = reports.closest(name, known.classes.schema.classes().map(|class| class.name.as_str()));
    let help = meant.map_or_else(|| ADD_FILE.to_owned(), |meant| format!("did you mean `{meant}`?"));
    let message = format!("class `{name}` of an object path is not declared");
    let place = written.place_of(name, &[':'], reports);
    reports.report(Diagnostic::new(codes::OBJECT_PATH, place, message).help(help));
}

fn check_class(
    written: Written<'_>,
    path: &ObjectPathParts,
    class: &Class,
    expected: Option<&Type>,
    reports: &mut Reports,
) {
    let Some(wanted) = expected.and_then(|data_type| data_type.class_name.as_ref()) else { return };
    let dialect = reports.dialect(written.value.span.file);
    if written.known.classes.is_a(class, wanted, dialect) == Some(false) {
        let message = format!("the path names an instance of `{}`, but `{wanted}` is declared here", class.name);
        let place = written.place_of(&path.class_name, &[':'], reports);
        let diagnostic = Diagnostic::new(codes::OBJECT_PATH, place, message).label(class.name_span, "that class");
        reports.report(diagnostic.help(format!("name an instance of `{wanted}` or of a class that derives from it")));
    }
}

/// Every key in the path is one of the class.
fn check_keys(written: Written<'_>, path: &ObjectPathParts, class: &Class, reports: &mut Reports) {
    const SHOWN: usize = 8;
    let PathKeys::Named(bindings) = &path.keys else { return };
    let is_key = |name: &str| class.property(name).is_some_and(Property::is_key);
    let Some(wrong) = bindings.iter().find(|binding| !is_key(&binding.name)) else { return };
    let keys: Vec<String> = class.keys().take(SHOWN).map(|key| format!("`{}`", key.name)).collect();
    let help = match &*keys {
        [] => "the class has no keys; name the class alone".to_owned(),
        [key] => format!("its key is {key}"),
        _ => format!("its keys are {}", keys.join(", ")),
    };
    let message = format!("class `{}` has no key `{}`", class.name, wrong.name);
    let place = written.place_of(&wrong.name, &['.', ','], reports);
    let diagnostic = Diagnostic::new(codes::OBJECT_PATH, place, message);
    reports.report(diagnostic.label(class.name_span, "the class").help(help));
}
