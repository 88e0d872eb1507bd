//! Features that the text of a qualifier names.

use hashbrown::HashMap;

use crate::name::CimName;
use crate::schema::{ClassId, Method, Property, Schema};

/// A feature of a class that the inputs declare, as something names it.
pub(super) struct Mention<T> {
    pub(super) class: ClassId,
    pub(super) feature: CimName,
    /// What names it.
    pub(super) by: T,
}

/// Looks up all mentions, class by class: the features of a class are gone through once, however often it is named.
/// The mentions of one feature follow each other.
pub(super) fn look_up<T>(
    schema: &Schema,
    mut mentions: Vec<Mention<T>>,
    mut found: impl FnMut(&Mention<T>, Option<&Property>, Option<&Method>),
) {
    mentions.sort_by(|one, other| (one.class, &one.feature).cmp(&(other.class, &other.feature)));
    for of_class in mentions.chunk_by(|first, second| first.class == second.class) {
        let class = of_class.first().map(|mention| &schema[mention.class]);
        let properties = class.into_iter().flat_map(|class| &class.properties);
        let properties: HashMap<&CimName, &Property> = properties.map(|of| (&of.name, of.as_ref())).collect();
        let methods = class.into_iter().flat_map(|class| &class.methods);
        let methods: HashMap<&CimName, &Method> = methods.map(|of| (&of.name, of.as_ref())).collect();
        for mention in of_class {
            found(mention, properties.get(&mention.feature).copied(), methods.get(&mention.feature).copied());
        }
    }
}
