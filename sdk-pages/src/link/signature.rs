//! Compares what the Syntax section of a class and the page of a method say of the method: D008.

use mof_parser::ast::{Array, DataType, MethodDeclaration, ParameterDeclaration};
use mof_parser::{Diagnostic, Span};

use super::pointers::full_type;
use crate::codes;

/// The first difference between a method in the syntax of its class and on its own page.
pub(super) fn compare(in_class: &MethodDeclaration, on_page: &MethodDeclaration) -> Option<Diagnostic> {
    let name = &on_page.name;
    let (what, here, there) = difference(in_class, on_page)?;
    let message = format!("the syntax of its class declares method `{}` otherwise than its page: {what}", name.text);
    let diagnostic = Diagnostic::new(codes::METHOD_CONTRADICTION, here, message).label(there, "its page");
    Some(diagnostic.help("find out which one is right and correct the other; that of the method's page is read"))
}

fn difference(in_class: &MethodDeclaration, on_page: &MethodDeclaration) -> Option<(String, Span, Span)> {
    let (one, other) = (returned(in_class), returned(on_page));
    if !is_same(&one, &other) {
        return Some((format!("it returns {one} or {other}"), *in_class.return_type.span, *on_page.return_type.span));
    }
    let pairs = in_class.parameters.iter().zip(&on_page.parameters);
    let mut differ = pairs.filter(|(one, other)| !is_same(&parameter(one), &parameter(other)));
    if let Some((one, other)) = differ.next() {
        return Some((format!("{} or {}", parameter(one), parameter(other)), *one.span, *other.span));
    }
    let (one, other) = (in_class.parameters.len(), on_page.parameters.len());
    (one != other).then(|| (format!("{one} or {other} parameters"), *in_class.name.span, *on_page.name.span))
}

fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

fn returned(method: &MethodDeclaration) -> String {
    shown(&method.return_type, method.array.as_ref())
}

fn parameter(parameter: &ParameterDeclaration) -> String {
    let ParameterDeclaration { name, data_type, array, .. } = parameter;
    format!("{} `{}`", shown(data_type, array.as_ref()), name.text)
}

fn shown(data_type: &DataType, array: Option<&Array>) -> String {
    format!("`{}`", full_type(&data_type.kind, array))
}
