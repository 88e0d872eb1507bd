//! Documents that say themselves what they are about.

use serde::de::{Deserialize, Deserializer, Error};

use crate::{Instance, Object, SchemaMetadata};

impl SchemaMetadata {
    /// Reads an object of the class that the document names, as the generated type of it: with `@odata.type`, `__CLASS`,
    /// or what `PowerShell` adds.
    ///
    /// An object of a class that the schema does not have, or that names none, is kept as an [`Instance`]
    /// ([`Object::as_instance`]). Lists are read as [`Collection<Instance>`](crate::Collection), and their items are
    /// given to [`object_of`](Self::object_of).
    ///
    /// # Errors
    /// When the document is malformed or no object, or the value of a property does not fit.
    pub fn read<'de, D: Deserializer<'de>>(&self, deserializer: D) -> Result<Box<dyn Object>, D::Error> {
        let instance = Instance::deserialize(deserializer)?;
        self.object_of(instance).map_err(D::Error::custom)
    }
}
