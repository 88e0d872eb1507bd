//! Two instances with the same keys: S235.

use std::fmt::Write;

use hashbrown::HashMap;
use mof_parser::{Diagnostic, FileId, Span};

use crate::codes;
use crate::name::{CimName, NameMap};
use crate::report::Reports;
use crate::resolve::{Aliases, InstanceClass, ReadInstance, ReadValue, is_document_dialect};
use crate::value::Value;

/// The identities of all instances so far.
#[derive(Default)]
pub(super) struct Identities {
    first: HashMap<Identity, First>,
}

/// What tells one instance from another.
#[derive(PartialEq, Eq, Hash)]
struct Identity {
    /// The document, where each stands for itself.
    document: Option<FileId>,
    namespace: Option<CimName>,
    class: CimName,
    keys: String,
}

struct First {
    span: Span,
    /// All that the instance says.
    said: String,
}

impl Identities {
    pub(super) fn check(&mut self, instance: &ReadInstance<'_>, aliases: &Aliases, reports: &mut Reports) {
        let span = *instance.declaration.class.span;
        let Some(identity) = identity(instance, aliases, reports).filter(|_| !instance.is_embedded) else { return };
        let said = instance.values.iter().fold(String::new(), |text, value| append(text, value));
        let Some(first) = self.first.get(&identity) else {
            self.first.insert(identity, First { span, said });
            return;
        };
        let message = format!("two instances of `{}` have the same keys", identity.class);
        let diagnostic = Diagnostic::new(codes::SAME_KEYS, span, message).label(first.span, "the first");
        let help = if first.said == said {
            "remove one of the two: they say the same"
        } else {
            "give them different keys; the second changes the values of the first"
        };
        reports.report(diagnostic.help(help));
    }
}

/// The identity of an instance that sets all its keys.
fn identity(instance: &ReadInstance<'_>, aliases: &Aliases, reports: &Reports) -> Option<Identity> {
    let InstanceClass { class, keys, .. } = instance.class?;
    let set: NameMap<&ReadValue<'_>> = instance.values.iter().filter_map(named).collect();
    let mut identity = String::new();
    for key in keys {
        identity = append(identity, set.get(&key.name).filter(|value| value.value != Value::Null)?);
    }
    let file = instance.declaration.span.file;
    let document = is_document_dialect(reports.dialect(file)).then(|| aliases.document(file));
    let namespace = instance.namespace.cloned();
    (!keys.is_empty()).then_some(Identity { document, namespace, class: class.name.clone(), keys: identity })
}

fn named<'r>(value: &'r ReadValue<'r>) -> Option<(CimName, &'r ReadValue<'r>)> {
    value.property.map(|property| (property.name.clone(), value))
}

/// A value beside its property's name, in a form that is the same for equal values.
fn append(mut text: String, value: &ReadValue<'_>) -> String {
    let name = value.property.map_or(value.initializer.name.text.as_str(), |property| property.name.as_str());
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{name}={:?}", value.value);
    text
}
