//! Classes that types name and nothing declares: S050, S144.

use hashbrown::HashSet;

use mof_parser::ast::{self, DataType, IntrinsicType, TypeKind};
use mof_parser::{Code, Diagnostic, Dialect, Severity, Span};

use super::Known;
use crate::codes;
use crate::compiler::World;
use crate::name::{CimName, NameGroups, same};
use crate::report::Reports;
use crate::resolve::{ADD_FILE, ResolvedClass, system_class};
use crate::schema::{Schema, Type};

/// How many places are shown beside the first.
const MAX_LABELS: usize = 5;

/// Checks the types of all features. A name is reported once, with the places that give it; not where it is also that of a superclass,
/// because then it has been reported as that.
pub(super) fn check(schema: &Schema, classes: &[ResolvedClass<'_>], known: Known<'_>, reports: &mut Reports) {
    let superclasses = schema.classes.iter().filter_map(|class| class.superclass.as_ref());
    let reported: HashSet<&CimName> = superclasses.filter(|of| of.id.is_none()).map(|of| &of.name).collect();
    let mut unknown = NameGroups::default();
    for class in classes {
        let dialect = reports.dialect(class.declared.declaration.span.file);
        // The system's own classes are a schema too, which is not there yet while it is checked: they are asked for last.
        let is_known = |name: &CimName| {
            known.classes.lineage.find(class.id, name.as_str()).is_some()
                || reported.contains(name)
                || known.stubs.contains_key(name)
                || is_of_system(name, dialect)
        };
        mentions(class).filter(|mention| !is_known(&mention.name)).for_each(|mention| {
            let name = mention.name.clone();
            unknown.add(name.as_str(), mention);
        });
    }
    report(unknown, schema, known.world, reports);
}

/// Whether the running system declares a class.
fn is_of_system(name: &CimName, dialect: Dialect) -> bool {
    name.as_str().starts_with("__") || system_class(name.as_str(), dialect).is_some()
}

/// A class that a type names.
struct Mention {
    name: CimName,
    span: Span,
    code: Code,
}

/// The classes that the types of a class's features name.
fn mentions<'a>(class: &'a ResolvedClass<'a>) -> impl Iterator<Item = Mention> {
    let properties = class.properties.iter().map(|own| {
        let declaration = own.declaration;
        (&declaration.data_type, &declaration.qualifiers, Some(&own.resolved.data_type))
    });
    let methods = class.methods.iter().flat_map(|own| {
        let parameters = own.declaration.parameters.iter().zip(&own.resolved.parameters);
        let parameters = parameters.map(|(of, resolved)| (&of.data_type, &of.qualifiers, Some(&resolved.data_type)));
        let returned = own.resolved.return_type.as_ref();
        std::iter::once((&own.declaration.return_type, &own.declaration.qualifiers, returned)).chain(parameters)
    });
    let is_enumeration = |resolved: Option<&Type>| resolved.is_some_and(|of| of.enumeration().is_some());
    let features = properties.chain(methods).filter(move |(_, _, resolved)| !is_enumeration(*resolved));
    features.filter_map(|(data_type, qualifiers, _)| mention(data_type, qualifiers))
}

fn mention(data_type: &DataType, qualifiers: &[ast::Qualifier]) -> Option<Mention> {
    match &data_type.kind {
        TypeKind::Reference(name) if name.text.eq_ignore_ascii_case("object") => None,
        TypeKind::Reference(name) => {
            Some(Mention { name: name.text.as_str().into(), span: *name.span, code: codes::UNKNOWN_REFERENCE_CLASS })
        }
        TypeKind::Class(name) => {
            Some(Mention { name: name.text.as_str().into(), span: *name.span, code: codes::UNKNOWN_EMBEDDED_CLASS })
        }
        TypeKind::Intrinsic(IntrinsicType::String) => {
            let embedded = qualifiers.iter().find(|qualifier| same(&qualifier.name.text, "EmbeddedInstance"))?;
            let value = embedded.value.as_ref()?;
            let ast::ValueKind::String(name) = &value.kind else { return None };
            Some(Mention { name: name.as_str().into(), span: *value.span, code: codes::UNKNOWN_EMBEDDED_CLASS })
        }
        _ => None,
    }
}

/// Reports the unknown classes, each with the places that name it, in source order.
fn report(unknown_classes: NameGroups<Mention>, schema: &Schema, world: World, reports: &mut Reports) {
    for mentions in unknown_classes {
        let names = schema.classes.iter().map(|class| class.name.as_str());
        let meant = mentions.first().and_then(|mention| reports.closest(mention.name.as_str(), names));
        let is_open = |mention: &Mention| world.is_open(mention.name.as_str(), reports.dialect(mention.span.file));
        let (open, closed): (Vec<Mention>, Vec<Mention>) = mentions.into_iter().partition(is_open);
        for (mentions, severity) in [(closed, Severity::Error), (open, Severity::Note)] {
            if let Some((first, others)) = mentions.split_first() {
                let dialect = reports.dialect(first.span.file);
                reports.report_as(severity, unknown(first, others, meant, dialect));
            }
        }
    }
}

fn unknown(first: &Mention, others: &[Mention], meant: Option<&str>, dialect: Dialect) -> Diagnostic {
    let what = match dialect {
        _ if first.code == codes::UNKNOWN_REFERENCE_CLASS => "class",
        Dialect::Mof3 => "type",
        _ => "embedded class",
    };
    let message = format!("{what} `{}` is not declared", first.name);
    let diagnostic = Diagnostic::new(first.code, first.span, message);
    let shown = others.iter().take(MAX_LABELS);
    let diagnostic = shown.fold(diagnostic, |diagnostic, other| diagnostic.label(other.span, "named here too"));
    match (meant, others.len()) {
        (Some(meant), _) => diagnostic.help(format!("did you mean `{meant}`?")),
        (None, 0) => diagnostic.help(ADD_FILE),
        (None, more) => diagnostic.help(format!("{ADD_FILE}; {} types name it", more + 1)),
    }
}
