//! How Rust is generated: every choice that a user has. [`Settings`](crate::Settings) makes them of what a user writes.

use mof_parser::diagnostic::Levels;

use super::choice::Rules;

/// How Rust is generated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// How the code is spread over files.
    pub layout: Layout,
    /// The levels that the user gives to codes.
    pub levels: Levels,
    /// Which fields can be absent.
    pub nullability: Nullability,
    /// What types documented values become.
    pub values: ValueTypes,
    /// The type of datetimes.
    pub datetime: DateTimeType,
    /// Whether the schema's descriptions become documentation.
    pub documentation: Documentation,
    /// Where generated code finds what it names.
    pub runtime: Runtime,
    /// Whether lazy properties have fields.
    pub lazy: LazyProperties,
    /// Whether methods have code.
    pub methods: Methods,
    /// What becomes of the instances that the schema declares.
    pub instances: Instances,
    /// Which embedded objects stand as an enum.
    pub embedded: EmbeddedClasses,
    /// What holds for single classes, properties and values.
    pub(crate) rules: Rules,
}

impl Options {
    /// Spreads the code over files, or does not.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// Gives codes levels of the user's choice.
    #[must_use]
    pub fn levels(mut self, levels: Levels) -> Self {
        self.levels = levels;
        self
    }
}

/// How the code is spread over files. The paths of items in a program are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One file of this name, for `include!`.
    SingleFile(String),
    /// `mod.rs`, and a file for each class.
    Modules,
}

impl Default for Layout {
    fn default() -> Self {
        Self::SingleFile("mof.rs".to_owned())
    }
}

/// Which fields can be absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nullability {
    /// All but keys: servers break what schemas promise.
    #[default]
    Keys,
    /// All, keys too: a query for some properties leaves out others (`$select`).
    All,
    /// All but keys and what the schema marks as `Not_Null` or `Required`.
    Promised,
}

/// What types documented values become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ValueTypes {
    /// Newtypes that take every value, with constants for those that have names.
    #[default]
    Open,
    /// Rust enums with a variant more, for every value that has no name of its own.
    Enums,
    /// Rust enums without such a variant; reading another value is an error.
    Closed,
    /// None: the field has the raw integer or string.
    Raw,
}

/// The type of datetimes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DateTimeType {
    /// `mof_runtime::CimDateTime`, which holds everything that DSP0004 allows.
    #[default]
    Cim,
    /// A type of this path, which implements `mof_runtime::Scalar`.
    Path(String),
}

/// Whether the schema's descriptions become documentation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Documentation {
    /// Descriptions and facts.
    #[default]
    Full,
    /// None.
    None,
}

impl Documentation {
    /// The documentation of an item, if there is to be any.
    pub(super) fn of(self, write: impl FnOnce() -> Vec<String>) -> Vec<String> {
        if self == Self::Full { write() } else { Vec::new() }
    }
}

/// Where generated code finds what it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Runtime {
    /// In the crate `mof-runtime`.
    #[default]
    Crate,
    /// In a module that is generated with the code, so that a program needs no further crate.
    Module,
    /// In such a module that reads and writes with serde, so that a program needs the crate `serde` and no other.
    ModuleWithSerde,
}

/// Whether lazy properties have fields. Lists leave their values out, and a query for them asks the provider for each object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LazyProperties {
    /// They have.
    #[default]
    Include,
    /// They have not, unless they are keys.
    Omit,
}

/// Whether methods have code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Methods {
    /// They have.
    #[default]
    Include,
    /// They have not.
    Omit,
}

/// Which embedded objects stand as an enum `Any…`, which keeps those of classes that the schema does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmbeddedClasses {
    /// Those of classes that have subclasses.
    #[default]
    Known,
    /// All: a server may have subclasses of any class.
    Open,
}

/// What becomes of the instances and structure values that the schema declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Instances {
    /// Nothing.
    #[default]
    Omit,
    /// A static in the module of its class, for each.
    Constants,
    /// A JSON file for each class that has some, as a list that `mof_runtime::Collection` reads.
    Json,
}
