//! Puts what a method page's other sections say into the method that its Syntax section declares.
//!
//! The method's name is settled first; its parameters are merged as the properties of a class are; the Return Values section gives
//! the values of the return value, and a last paragraph of the description.

mod ids;
mod name;
mod return_value;

use mof_parser::ast::MethodDeclaration;
use mof_parser::{Diagnostics, SourceFile};

use crate::element::Kind;
use crate::outline::{Outline, SectionKind};
use crate::pending::Documented;
use crate::{description, merge, properties, qualifiers};

pub(crate) use name::{class_in_title, class_named, method_in_title, method_named};
pub(crate) use return_value::LEAD;

/// Completes a method. Gives where the page describes its parameters.
pub(crate) fn complete(
    method: &mut MethodDeclaration,
    outline: &Outline<'_>,
    file: &SourceFile,
    diagnostics: &mut Diagnostics,
) -> Documented {
    name::settle(method, outline, diagnostics);
    qualifiers::respell(&mut method.qualifiers, diagnostics);
    let sections = outline.sections(SectionKind::Parameters).collect();
    let names = method.parameters.iter().map(|parameter| &parameter.name);
    let accounts = properties::accounts(Kind::Parameter, sections, names, diagnostics);
    merge::parameters(method, &accounts, file, diagnostics);
    ids::check(method, diagnostics);
    let introduction = description::of_page(outline, diagnostics);
    return_value::read(method, introduction, outline, file, diagnostics);
    properties::regions(&accounts, file.span())
}
