//! The table of one property.

use super::{BitEntry, Constraint, IntegerEntry, StringEntry};
use crate::CimType;

/// What the schema says about a property.
///
/// A property is a nullable scalar without access rights until the builder functions say otherwise.
///
/// ```
/// use mof_runtime::{CimType, Constraint, PropertyMetadata};
///
/// const NAME: PropertyMetadata = PropertyMetadata::new("Name", CimType::String)
///     .key()
///     .read()
///     .constraints(&[Constraint::MaxLen(256)]);
///
/// assert!(NAME.is_key() && NAME.is_readable() && !NAME.is_writable());
/// assert_eq!(NAME.constraint_list(), [Constraint::MaxLen(256)]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct PropertyMetadata {
    name: &'static str,
    cim_type: CimType,
    array: Arrayness,
    access: Access,
    is_key: bool,
    is_lazy: bool,
    class_name: Option<&'static str>,
    origin: Option<&'static str>,
    values: ValueTable,
    constraints: &'static [Constraint],
}

#[derive(Debug, Clone, Copy)]
enum Arrayness {
    Scalar,
    Array,
    Fixed(u32),
}

#[derive(Debug, Clone, Copy)]
struct Access {
    read: bool,
    write: bool,
}

/// The values that the schema gives names to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueTable {
    /// The schema names no values.
    None,
    /// `ValueMap` and `Values` of an integer property.
    Integers(&'static [IntegerEntry]),
    /// `ValueMap` and `Values` of a string property.
    Strings(&'static [StringEntry]),
    /// `BitMap` and `BitValues`.
    Bits(&'static [BitEntry]),
}

/// Building, in constants.
impl PropertyMetadata {
    /// A property with its name on the wire and its type.
    pub const fn new(name: &'static str, cim_type: CimType) -> Self {
        Self {
            name,
            cim_type,
            array: Arrayness::Scalar,
            access: Access { read: false, write: false },
            is_key: false,
            is_lazy: false,
            class_name: None,
            origin: None,
            values: ValueTable::None,
            constraints: &[],
        }
    }

    /// Marks a key (qualifier `Key`): it identifies the instance and is never null.
    #[must_use]
    pub const fn key(mut self) -> Self {
        self.is_key = true;
        self
    }

    /// The property can be read (qualifier `Read`).
    #[must_use]
    pub const fn read(mut self) -> Self {
        self.access.read = true;
        self
    }

    /// The property can be written (qualifier `Write`).
    #[must_use]
    pub const fn write(mut self) -> Self {
        self.access.write = true;
        self
    }

    /// An array of any size.
    #[must_use]
    pub const fn array(mut self) -> Self {
        self.array = Arrayness::Array;
        self
    }

    /// An array of exactly `size` elements.
    #[must_use]
    pub const fn fixed_array(mut self, size: u32) -> Self {
        self.array = Arrayness::Fixed(size);
        self
    }

    /// Only a request for the single instance returns the property; lists leave it null (Configuration Manager's
    /// qualifier `Lazy`).
    #[must_use]
    pub const fn lazy(mut self) -> Self {
        self.is_lazy = true;
        self
    }

    /// The class of a reference or of an embedded instance.
    #[must_use]
    pub const fn class_name(mut self, name: &'static str) -> Self {
        self.class_name = Some(name);
        self
    }

    /// The class that declares the property, where that is a superclass.
    #[must_use]
    pub const fn origin(mut self, class_name: &'static str) -> Self {
        self.origin = Some(class_name);
        self
    }

    /// The property as a subclass of the class has it.
    pub(super) const fn inherited_from(self, class_name: &'static str) -> Self {
        if self.origin.is_some() { self } else { self.origin(class_name) }
    }

    /// The named values of an integer property.
    #[must_use]
    pub const fn integer_values(mut self, entries: &'static [IntegerEntry]) -> Self {
        self.values = ValueTable::Integers(entries);
        self
    }

    /// The named values of a string property.
    #[must_use]
    pub const fn string_values(mut self, entries: &'static [StringEntry]) -> Self {
        self.values = ValueTable::Strings(entries);
        self
    }

    /// The named bits of an integer property.
    #[must_use]
    pub const fn bits(mut self, entries: &'static [BitEntry]) -> Self {
        self.values = ValueTable::Bits(entries);
        self
    }

    /// What the schema promises about the value, for validation.
    #[must_use]
    pub const fn constraints(mut self, constraints: &'static [Constraint]) -> Self {
        self.constraints = constraints;
        self
    }
}

/// Asking.
impl PropertyMetadata {
    /// The name as the schema spells it; it is the name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The type of the value, or of each element of an array.
    pub const fn cim_type(&self) -> CimType {
        self.cim_type
    }

    /// Whether the property is an array.
    pub const fn is_array(&self) -> bool {
        !matches!(self.array, Arrayness::Scalar)
    }

    /// The number of elements of an array of fixed size.
    pub const fn array_size(&self) -> Option<u32> {
        match self.array {
            Arrayness::Fixed(size) => Some(size),
            Arrayness::Scalar | Arrayness::Array => None,
        }
    }

    /// Whether the property is a key.
    pub const fn is_key(&self) -> bool {
        self.is_key
    }

    /// Whether the schema says that the property can be read.
    pub const fn is_readable(&self) -> bool {
        self.access.read
    }

    /// Whether the schema says that the property can be written.
    pub const fn is_writable(&self) -> bool {
        self.access.write
    }

    /// Whether lists leave the property null.
    pub const fn is_lazy(&self) -> bool {
        self.is_lazy
    }

    /// The class of a reference or of an embedded instance.
    pub const fn referenced_class(&self) -> Option<&'static str> {
        self.class_name
    }

    /// The superclass that declares the property, `None` if its own class does.
    pub const fn class_origin(&self) -> Option<&'static str> {
        self.origin
    }

    /// The named values.
    pub const fn value_table(&self) -> ValueTable {
        self.values
    }

    /// The constraints, in the order of the schema.
    pub const fn constraint_list(&self) -> &'static [Constraint] {
        self.constraints
    }
}
