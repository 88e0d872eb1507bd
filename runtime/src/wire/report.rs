//! Violations as data, for reports.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{Violation, Violations};

impl Serialize for Violations {
    /// A sequence of [`Violation`]s.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl Serialize for Violation {
    /// A struct of `class`, `property`, `rule` (its name), `value`, `element` and `message`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut output = serializer.serialize_struct("Violation", 6)?;
        output.serialize_field("class", self.class_name())?;
        output.serialize_field("property", self.property())?;
        output.serialize_field("rule", self.rule().name())?;
        output.serialize_field("value", self.value())?;
        output.serialize_field("element", &self.element())?;
        output.serialize_field("message", &self.message())?;
        output.end()
    }
}
