//! How Rust is generated: every choice that a user has. [`Settings`](crate::Settings) makes them of what a user writes.

use super::choice::Rules;
use crate::settings::choice::choice;

/// How Rust is generated.
///
/// ```
/// use mof_codegen::rust::{Layout, Options};
///
/// let mut options = Options::default();
/// options.layout = Layout::Modules;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// How the code is spread over files.
    pub layout: Layout,
    /// The name of the single file, where there is one.
    pub file: String,
    /// Which fields can be absent.
    pub nullability: Nullability,
    /// What the fields of arrays are.
    pub arrays: Arrays,
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

impl Default for Options {
    fn default() -> Self {
        Self {
            layout: Layout::default(),
            file: "mof.rs".to_owned(),
            nullability: Nullability::default(),
            arrays: Arrays::default(),
            values: ValueTypes::default(),
            datetime: DateTimeType::default(),
            documentation: Documentation::default(),
            runtime: Runtime::default(),
            lazy: LazyProperties::default(),
            methods: Methods::default(),
            instances: Instances::default(),
            embedded: EmbeddedClasses::default(),
            rules: Rules::default(),
        }
    }
}

choice! {
    /// How the code is spread over files. The paths of items in a program are the same.
    pub enum Layout {
        /// One file, for `include!`.
        SingleFile = "single-file",
        /// A module tree: `mod.rs` and a file for each class.
        Modules = "modules",
    }
}

choice! {
    /// Which fields are no `Option`.
    pub enum Nullability {
        /// Those of keys: servers break what schemas promise.
        Keys = "keys",
        /// None: a query for some properties (`$select`) leaves out others, keys too.
        All = "all",
        /// Those of keys and of what is marked as `Required` or `Not_Null`.
        Promised = "promised",
    }
}

choice! {
    /// What the fields of arrays are.
    pub enum Arrays {
        /// `Vec<T>`, empty for null; an element that is null is an error.
        List = "list",
        /// `Option<Vec<T>>`, which tells null from empty; an element that is null is an error.
        Optional = "optional",
        /// `Option<Vec<Option<T>>>`, so that elements may be null as well.
        OptionalElements = "optional-elements",
    }
}

choice! {
    /// What the types of values with names are.
    pub enum ValueTypes {
        /// Newtypes that take every value, with constants for those with names.
        Open = "open",
        /// Enums with a variant for all values without a name.
        Enums = "enums",
        /// Enums without such a variant: reading another value is an error.
        Closed = "closed",
        /// There are none: fields hold integers and strings.
        Raw = "raw",
    }
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

choice! {
    /// Whether the schema's descriptions become documentation.
    pub enum Documentation {
        /// They do, with the facts of the schema.
        Full = "full",
        /// There is none.
        None = "none",
    }
}

impl Documentation {
    /// The documentation of an item, if there is to be any.
    pub(super) fn of(self, write: impl FnOnce() -> Vec<String>) -> Vec<String> {
        if self == Self::Full { write() } else { Vec::new() }
    }
}

choice! {
    /// Where the code finds what it names.
    pub enum Runtime {
        /// In the crate `mof-runtime`.
        Crate = "crate",
        /// In a module that is generated with it, so that a program needs no crate.
        Module = "module",
        /// In such a module, which reads and writes with serde, the only crate that a program needs.
        ModuleWithSerde = "module-with-serde",
    }
}

choice! {
    /// Whether lazy properties have fields. Lists leave their values out, and a query for them asks the provider for each object.
    pub enum LazyProperties {
        /// They have.
        Include = "include",
        /// They have not, unless they are keys.
        Omit = "omit",
    }
}

choice! {
    /// Whether methods have code.
    pub enum Methods {
        /// They have.
        Include = "include",
        /// They have not, which saves compile time.
        Omit = "omit",
    }
}

choice! {
    /// Which embedded objects stand as an enum `Any…`, which keeps those of classes that the schema does not have.
    pub enum EmbeddedClasses {
        /// Those of classes that have subclasses in the schema.
        Known = "known",
        /// All: a server may have further subclasses of any class.
        Open = "open",
    }
}

choice! {
    /// What becomes of the instances and structure values that the schema declares.
    pub enum Instances {
        /// Nothing.
        Omit = "omit",
        /// A static in the module of its class, for each.
        Constants = "constants",
        /// A JSON file for each class that has some, as a list that `mof_runtime::Collection` reads.
        Json = "json",
    }
}
