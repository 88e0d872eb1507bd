//! MOF text in strings: the value of an embedded instance as the standard writes it (DSP0004 Annex F).
//!
//! A string's value is read like a file of its own. Places in it are places in the string, so diagnostics about it point there.

use mof_parser::ast::{self, InstanceDeclaration, MofProduction};
use mof_parser::{Diagnostic, Diagnostics, SourceFile, SourceMap, Span, StringPlaces, parse_range_with};

use super::values::Expected;
use crate::codes;
use crate::report::Reports;

/// How deep texts may be embedded in each other; each level doubles the backslashes of the one within.
const MAX_DEPTH: usize = 8;

/// The texts of a compile: those of the files, and those in their strings.
#[derive(Debug)]
pub(super) struct Texts<'s> {
    files: &'s SourceMap,
    embedded: SourceMap,
    /// How many texts are open.
    depth: usize,
}

/// What the text of a string holds.
pub(super) enum Content {
    Instance(Box<InstanceDeclaration>),
    /// A class, which the value of an `EmbeddedObject` may be.
    Class,
    /// Something that cannot be understood, and has been reported.
    Error,
}

impl<'s> Texts<'s> {
    pub(super) fn new(files: &'s SourceMap) -> Self {
        Self { files, embedded: SourceMap::following(files), depth: 0 }
    }

    /// Reads what a string holds, and hands an instance on; it may hold strings with texts again.
    pub(super) fn open(
        &mut self,
        value: &ast::Value,
        text: &str,
        expected: Expected<'_>,
        reports: &mut Reports,
    ) -> Content {
        if self.depth == MAX_DEPTH {
            let message = format!("MOF text is embedded more than {MAX_DEPTH} deep");
            let diagnostic = Diagnostic::new(codes::EMBEDDED_TEXT, *value.span, message);
            reports.report(diagnostic.help("embed fewer objects in each other"));
            return Content::Error;
        }
        let dialect = reports.dialect(value.span.file);
        let places = StringPlaces::new(self.file(*value.span), *value.span, dialect);
        let id = self.embedded.add("", text);
        reports.embed(id, places);
        let text = self.embedded.file(id);
        let range = text.span().start..text.span().end;
        let parsed = parse_range_with(text, range, Diagnostics::new(dialect).with_levels(reports.levels()));
        let errors: Vec<Diagnostic> = parsed.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
        match only(parsed.specification.productions) {
            Some(content) if errors.is_empty() => return content,
            Some(_) => {
                for error in errors {
                    reports.report(does_not_compile(error, *value.span, expected));
                }
            }
            None => reports.report(holds_no_instance(*value.span, expected)),
        }
        Content::Error
    }

    /// Notes that what follows stands in one more text.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
    }

    /// Notes that the text that was entered last has been read.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    fn file(&self, span: Span) -> &SourceFile {
        let sources = if self.embedded.contains(span.file) { &self.embedded } else { self.files };
        sources.file(span.file)
    }
}

/// The only production of a text, if an embedded object can be one.
fn only(productions: Vec<MofProduction>) -> Option<Content> {
    match <[MofProduction; 1]>::try_from(productions) {
        Ok([MofProduction::Instance(instance)]) => Some(Content::Instance(Box::new(instance))),
        Ok([MofProduction::Class(_)]) => Some(Content::Class),
        _ => None,
    }
}

/// Says of an error in the text that it lies in a string.
fn does_not_compile(error: Diagnostic, string: Span, expected: Expected<'_>) -> Diagnostic {
    let message = format!("the MOF text in this string is wrong: {}", error.message);
    let help = error.help.unwrap_or_else(|| example(expected));
    let diagnostic = Diagnostic { code: codes::EMBEDDED_TEXT, message, help: Some(help), ..error };
    diagnostic.label(string.at_start(), "the string begins here")
}

pub(super) fn holds_no_instance(string: Span, expected: Expected<'_>) -> Diagnostic {
    let message = "an embedded instance must be MOF text that declares one instance";
    expected.at(Diagnostic::new(codes::EMBEDDED_TEXT, string, message)).help(example(expected))
}

fn example(expected: Expected<'_>) -> String {
    let class = expected.data_type.class_name.as_ref().map_or("ACME_Disk", |name| name.as_str());
    format!("write `\"instance of {class} {{ Property = ...; }};\"`, or NULL for no instance")
}
