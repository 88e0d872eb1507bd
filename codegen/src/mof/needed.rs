//! What classes build on: their superclasses, and the classes that types name.

use std::collections::HashSet;

use mof_model::{CimName, Class, Schema, Type};
use mof_parser::Span;

/// Some classes and all that they build on, as far as it is declared; by the places of their names.
pub(super) fn classes<'a>(roots: impl Iterator<Item = &'a Class>, schema: &'a Schema) -> HashSet<Span> {
    let mut waiting: Vec<&Class> = roots.collect();
    let mut found: HashSet<Span> = waiting.iter().map(|class| class.name_span).collect();
    while let Some(class) = waiting.pop() {
        let superclass = class.superclass.iter().map(|superclass| &superclass.name);
        for name in superclass.chain(types(class)) {
            waiting.extend(schema.class(name.as_str()).filter(|needed| found.insert(needed.name_span)));
        }
    }
    found
}

/// The classes that the types of a class's features name.
pub(super) fn types(class: &Class) -> impl Iterator<Item = &CimName> {
    let properties = class.properties.iter().map(|property| &property.data_type);
    let methods = class.methods.iter().flat_map(|method| method.types());
    properties.chain(methods).filter_map(|data_type: &Type| data_type.class_name.as_ref())
}
