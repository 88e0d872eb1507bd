//! Which classes are generated: those that the user lists, and with them what their fields and methods are made of.
//!
//! A class needs the classes that its properties embed, with all subclasses of those (an embedded object may be of any), and those that
//! parameters of its methods embed. It does not need its superclass, of which it has all properties, nor a class that it refers to, which
//! an object path names well enough; both stand by their names. A class that the user excludes is not generated even if another needs
//! it: its objects are kept as they come.

use std::collections::{HashMap, HashSet};

use mof_model::{Class, ClassId, Property, Schema};

use super::Options;
use super::choice::Choices;
use super::options::{LazyProperties, Methods};
use super::plan::embedded_class;

/// The classes and structures to generate.
pub(super) fn selected(schema: &Schema, choices: &Choices<'_>, options: &Options) -> HashSet<ClassId> {
    let refused: HashSet<ClassId> =
        schema.types().filter(|(_, class)| choices.refuses_class(class)).map(|(id, _)| id).collect();
    let wanted = schema.types().filter(|(_, class)| choices.wants_class(class)).map(|(id, _)| id);
    if choices.class.is_empty() {
        return wanted.filter(|id| !refused.contains(id)).collect();
    }
    let subclasses = subclasses(schema);
    let mut open: Vec<(ClassId, bool)> = wanted.map(|id| (id, false)).collect();
    let (mut selected, mut as_embedded) = (HashSet::new(), HashSet::new());
    while let Some((id, is_embedded)) = open.pop() {
        if is_embedded && as_embedded.insert(id) {
            open.extend(subclasses.get(&id).into_iter().flatten().map(|subclass| (*subclass, true)));
        }
        if !refused.contains(&id) && selected.insert(id) {
            let needed = embedded(schema, choices, options, id);
            open.extend(needed.filter(|id| !refused.contains(id)).map(|id| (id, true)));
        }
    }
    selected
}

/// Whether a property gets a field.
pub(super) fn has_field(choices: &Choices<'_>, options: &Options, class: &Class, property: &Property) -> bool {
    let is_lazy = property.qualifiers.is_true("Lazy") && !property.is_key();
    choices.has_field(class, property) && !(is_lazy && options.lazy == LazyProperties::Omit)
}

/// The classes that a class embeds in what is generated of it.
fn embedded<'a>(
    schema: &'a Schema,
    choices: &'a Choices<'_>,
    options: &'a Options,
    id: ClassId,
) -> impl Iterator<Item = ClassId> + 'a {
    let class = &schema[id];
    let properties = class.properties.iter().filter(move |property| has_field(choices, options, class, property));
    let methods = class
        .methods
        .iter()
        .filter(move |method| options.methods == Methods::Include && choices.has_method(class, method));
    let types = properties.map(|property| &property.data_type).chain(methods.flat_map(|method| method.types()));
    types.filter_map(move |data_type| embedded_class(schema, id, data_type))
}

/// The subclasses of each class that has some.
fn subclasses(schema: &Schema) -> HashMap<ClassId, Vec<ClassId>> {
    let mut subclasses: HashMap<ClassId, Vec<ClassId>> = HashMap::new();
    for (id, class) in schema.types() {
        if let Some(superclass) = class.superclass.as_ref().and_then(|superclass| superclass.id) {
            subclasses.entry(superclass).or_default().push(id);
        }
    }
    subclasses
}
