//! Puts what a method page's other sections say into the method that its Syntax section declares.

use mof_parser::ast::MethodDeclaration;
use mof_parser::{Diagnostics, SourceFile};

use crate::element::Kind;
use crate::outline::{Outline, SectionKind};
use crate::{description, merge, properties};

/// Completes a method.
pub(crate) fn complete(
    method: &mut MethodDeclaration,
    outline: &Outline<'_>,
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) {
    method.qualifiers.extend(description::of_page(outline, diagnostics));
    let sections = outline.sections(SectionKind::Parameters).collect();
    let names = method.parameters.iter().map(|parameter| &parameter.name);
    let accounts = properties::accounts(Kind::Parameter, sections, names, diagnostics);
    merge::parameters(method, &accounts, file, diagnostics);
}
