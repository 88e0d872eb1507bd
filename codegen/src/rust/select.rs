//! Which classes are generated: those that the user lists, and with them what their fields and methods are made of.
//!
//! A class needs the classes that its properties embed, with all subclasses of those (an embedded object may be of any), and those that
//! parameters of its methods embed. An association needs the classes of its ends, which are what it is about. Else a class needs neither
//! its superclass, of which it has all properties, nor a class that it refers to, which an object path names well enough; both stand by
//! their names. A class that the user excludes is not generated even if another needs it: its objects are kept as they come.

use std::collections::HashSet;

use mof_model::{Class, ClassId, ClassKind, Method, Property, Schema, Type};
use mof_runtime::CimType;

use super::Options;
use super::choice::Choices;
use super::embedding::{Base, Embedding, named_class};
use super::options::{LazyProperties, Methods};

/// The classes and structures to generate.
pub(super) fn selected(
    schema: &Schema,
    embedding: &Embedding<'_>,
    choices: &Choices<'_>,
    options: &Options,
) -> HashSet<ClassId> {
    let refused: HashSet<ClassId> =
        schema.types().filter(|(_, class)| choices.refuses_class(class)).map(|(id, _)| id).collect();
    let wanted = schema.types().filter(|(_, class)| choices.wants_class(class)).map(|(id, _)| id);
    if choices.class.is_empty() {
        return wanted.filter(|id| !refused.contains(id)).collect();
    }
    let mut open: Vec<Need> = wanted.map(Need::Itself).collect();
    let (mut selected, mut as_embedded) = (HashSet::new(), HashSet::new());
    while let Some(need) = open.pop() {
        if let Need::Embedded(base) = &need
            && as_embedded.insert(base.clone())
        {
            let subclasses = embedding.subclasses(base).iter();
            open.extend(subclasses.map(|subclass| Need::Embedded(Base::Declared(*subclass))));
        }
        if let Some(id) = need.class().filter(|id| !refused.contains(id))
            && selected.insert(id)
        {
            let needs = needs(schema, embedding, choices, options, id);
            open.extend(needs.filter(|need| need.class().is_none_or(|id| !refused.contains(&id))));
        }
    }
    selected
}

/// What is needed of a class.
enum Need {
    /// The class itself.
    Itself(ClassId),
    /// Whatever an embedded object of it may be.
    Embedded(Base),
}

impl Need {
    fn class(&self) -> Option<ClassId> {
        match self {
            Self::Itself(id) | Self::Embedded(Base::Declared(id)) => Some(*id),
            Self::Embedded(Base::Undeclared(_)) => None,
        }
    }
}

/// Whether a property gets a field.
pub(super) fn has_field(choices: &Choices<'_>, options: &Options, class: &Class, property: &Property) -> bool {
    let is_lazy = property.qualifiers.is_true("Lazy") && !property.is_key();
    choices.has_field(class, property) && !(is_lazy && options.lazy == LazyProperties::Omit)
}

/// Whether a method gets its structs.
pub(super) fn has_method(choices: &Choices<'_>, options: &Options, class: &Class, method: &Method) -> bool {
    options.methods == Methods::Include && choices.has_method(class, method)
}

/// The classes that a class needs for what is generated of it.
fn needs<'a>(
    schema: &'a Schema,
    embedding: &'a Embedding<'a>,
    choices: &'a Choices<'_>,
    options: &'a Options,
    id: ClassId,
) -> impl Iterator<Item = Need> + 'a {
    let class = &schema[id];
    let properties = class.properties.iter().filter(move |property| has_field(choices, options, class, property));
    let methods = class.methods.iter().filter(move |method| has_method(choices, options, class, method));
    let types = properties.map(|property| &property.data_type).chain(methods.flat_map(|method| method.types()));
    let is_end = |of: &Type| class.kind == ClassKind::Association && of.cim_type == CimType::Reference;
    types.filter_map(move |data_type| {
        if is_end(data_type) {
            named_class(schema, id, data_type).map(Need::Itself)
        } else {
            embedding.class_of(id, data_type).map(Need::Embedded)
        }
    })
}
