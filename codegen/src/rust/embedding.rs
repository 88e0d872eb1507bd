//! The graph of classes that lie in other objects, which choosing classes and planning them both read.
//!
//! A property, parameter or return value embeds the class that it is declared with, and an object there may be of any class that derives
//! from it. That class may be one that the schema does not declare, though it declares others that derive from it: pages of an SDK
//! leave out the base of a family, and a schema of extensions builds on what its system has.

use std::collections::{HashMap, HashSet};

use mof_model::{Class, ClassId, Schema, Type};
use mof_runtime::CimType;

/// A class that is embedded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Base {
    /// One of the schema.
    Declared(ClassId),
    /// One that only its subclasses name, in lower case.
    Undeclared(String),
}

/// Which class derives from which, and which are embedded.
pub(super) struct Embedding<'a> {
    schema: &'a Schema,
    /// The classes right below each, in the order of the schema.
    subclasses: HashMap<Base, Vec<ClassId>>,
}

impl<'a> Embedding<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        let mut subclasses: HashMap<Base, Vec<ClassId>> = HashMap::new();
        for (id, class) in schema.types() {
            let Some(superclass) = &class.superclass else { continue };
            let undeclared = || Base::Undeclared(superclass.name.as_str().to_lowercase());
            subclasses.entry(superclass.id.map_or_else(undeclared, Base::Declared)).or_default().push(id);
        }
        Self { schema, subclasses }
    }

    /// The class that a type embeds, if the schema knows anything of it; `body` is the class whose declaration states the type.
    pub(super) fn class_of(&self, body: ClassId, data_type: &Type) -> Option<Base> {
        let name = data_type.class_name.as_ref().filter(|_| data_type.cim_type == CimType::Instance)?;
        let declared = named_class(self.schema, body, data_type).map(Base::Declared);
        let undeclared = || Some(Base::Undeclared(name.as_str().to_lowercase()));
        declared.or_else(|| undeclared().filter(|base| self.subclasses.contains_key(base)))
    }

    /// The name of a class, as its declaration or the first of its subclasses spells it.
    pub(super) fn name<'b>(&'b self, base: &'b Base) -> &'b str {
        match base {
            Base::Declared(id) => self.schema[*id].name.as_str(),
            Base::Undeclared(name) => {
                let superclass = self.subclasses(base).first().and_then(|id| self.schema[*id].superclass.as_ref());
                superclass.map_or(name, |superclass| superclass.name.as_str())
            }
        }
    }

    /// The classes right below one, in the order of the schema.
    pub(super) fn subclasses(&self, base: &Base) -> &[ClassId] {
        self.subclasses.get(base).map_or(&[], Vec::as_slice)
    }

    /// All classes that derive from one, near and far, in the order of the schema.
    pub(super) fn family(&self, base: &Base) -> Vec<ClassId> {
        let mut family = self.subclasses(base).to_vec();
        let mut next = 0;
        while let Some(id) = family.get(next) {
            family.extend(self.subclasses(&Base::Declared(*id)));
            next += 1;
        }
        family.sort_unstable();
        family
    }

    /// All classes that any feature of the schema embeds.
    pub(super) fn embedded(&self) -> HashSet<Base> {
        let types = self.schema.types();
        types.flat_map(|(id, class)| own_types(class).filter_map(move |of| self.class_of(id, of))).collect()
    }
}

/// The class that a type names in the body of a class, as one that it embeds or refers to.
pub(super) fn named_class(schema: &Schema, body: ClassId, data_type: &Type) -> Option<ClassId> {
    let name = data_type.class_name.as_ref()?;
    schema.class_id_within(Some(body), schema[body].namespace.as_ref(), name.as_str())
}

/// The types of all features that a class declares or restates.
fn own_types(class: &Class) -> impl Iterator<Item = &Type> {
    let properties =
        class.properties.iter().filter(|property| !property.propagated).map(|property| &property.data_type);
    let methods = class.methods.iter().filter(|method| !method.propagated);
    properties.chain(methods.flat_map(|method| method.types()))
}
