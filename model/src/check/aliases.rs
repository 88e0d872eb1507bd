//! Aliases that lead back to themselves: S236. (Those that are defined twice are found when aliases are collected, those that are not
//! defined at all where they are used.)
//!
//! In the standard two instances may refer to each other; WMI and Desired State Configuration make one instance after the other.

use mof_parser::ast::{self, InstanceDeclaration, ValueKind};
use mof_parser::{Diagnostic, Dialect, Span};

use crate::codes;
use crate::report::Reports;
use crate::resolve::{Aliases, Declarations};

/// A use of an alias, and the instance that it names.
struct Use<'a> {
    name: &'a str,
    span: Span,
    instance: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Waiting,
    OnPath,
    Done,
}

/// Reports each alias that closes a circle.
pub(super) fn check(declarations: &Declarations<'_>, aliases: &Aliases, reports: &mut Reports) {
    let uses: Vec<Vec<Use<'_>>> =
        declarations.instances.iter().map(|declared| uses(declared.declaration, aliases, reports)).collect();
    let mut states = vec![State::Waiting; uses.len()];
    for start in 0..uses.len() {
        let mut path = if states[start] == State::Waiting { vec![(start, 0)] } else { Vec::new() };
        while let Some((instance, next)) = path.last_mut() {
            states[*instance] = State::OnPath;
            let Some(target) = uses[*instance].get(*next) else {
                states[*instance] = State::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match states[target.instance] {
                State::Waiting => path.push((target.instance, 0)),
                State::OnPath => reports.report(circular(target, declarations.instances[target.instance].declaration)),
                State::Done => {}
            }
        }
    }
}

/// The aliases that an instance uses, where the dialect minds circles.
fn uses<'a>(declaration: &'a InstanceDeclaration, aliases: &Aliases, reports: &Reports) -> Vec<Use<'a>> {
    let file = declaration.span.file;
    let dialect = reports.dialect(file);
    let mut uses = Vec::new();
    if matches!(dialect, Dialect::Wmi | Dialect::Dsc) {
        each_alias(declaration, &mut |name, span| {
            let instance = aliases.find(name, file, dialect).and_then(|alias| alias.instance);
            uses.extend(instance.map(|instance| Use { name, span, instance }));
        });
    }
    uses
}

fn each_alias<'a>(declaration: &'a InstanceDeclaration, found: &mut dyn FnMut(&'a str, Span)) {
    for value in declaration.properties.iter().filter_map(|property| property.value.as_ref()) {
        each_alias_in(value, found);
    }
}

/// Recurses as deep as the parser lets values be nested.
fn each_alias_in<'a>(value: &'a ast::Value, found: &mut dyn FnMut(&'a str, Span)) {
    match &value.kind {
        ValueKind::Alias(name) => found(name, *value.span),
        ValueKind::Array(elements) => elements.iter().for_each(|element| each_alias_in(element, found)),
        ValueKind::Instance(declaration) => each_alias(declaration, found),
        _ => {}
    }
}

fn circular(used: &Use<'_>, target: &InstanceDeclaration) -> Diagnostic {
    let message = format!("alias `${}` leads back to itself", used.name);
    let diagnostic = Diagnostic::new(codes::ALIAS, used.span, message);
    let defined = target.alias.as_ref().map_or(*target.class.span, |alias| *alias.span);
    diagnostic
        .label(defined, "the alias")
        .help("remove one of the references: an instance can only refer to one that is there before it")
}
