//! What a plan consists of: everything that emitters print, and nothing else.

use std::hash::{Hash, Hasher};

use mof_model::ClassKind;
use mof_parser::Span;
use mof_runtime::CimType;

use super::{InstanceList, InstancePlan, MethodPlan};
use crate::rust::names::Kind;

/// The generated code of a schema.
#[derive(Debug, Default)]
pub(in crate::rust) struct Plan {
    /// The documentation of the table of all classes.
    pub(in crate::rust) doc: Vec<String>,
    pub(in crate::rust) classes: Vec<ClassPlan>,
    /// The enums over subclasses of classes that the schema does not declare, each a module.
    pub(in crate::rust) families: Vec<FamilyPlan>,
    /// The enumerations that fields have, each a module.
    pub(in crate::rust) enumerations: Vec<EnumerationPlan>,
    /// The instances of each class, where they become lists beside the code.
    pub(in crate::rust) lists: Vec<InstanceList>,
    /// Whether the user deprecates something, which the code itself goes on naming.
    pub(in crate::rust) has_deprecated: bool,
}

/// A class: a module with a struct, its tables and its value types.
#[derive(Debug)]
pub(in crate::rust) struct ClassPlan {
    pub(in crate::rust) module: String,
    pub(in crate::rust) name: String,
    pub(in crate::rust) wire_name: String,
    pub(in crate::rust) superclass: Option<String>,
    pub(in crate::rust) namespace: Option<String>,
    pub(in crate::rust) kind: ClassKind,
    pub(in crate::rust) is_abstract: bool,
    pub(in crate::rust) doc: Vec<String>,
    pub(in crate::rust) module_doc: Vec<String>,
    pub(in crate::rust) attributes: Attributes,
    pub(in crate::rust) properties: Vec<PropertyPlan>,
    /// The superclass whose table this class's table goes on from.
    pub(in crate::rust) continues: Option<ItemPath>,
    /// The enum of the class and its subclasses, if it is embedded somewhere and has some.
    pub(in crate::rust) any: Option<AnyPlan>,
    /// Whether the class has its name to itself: a structure that is local to another has not.
    pub(in crate::rust) is_global: bool,
    /// The nearest superclass that is generated, if the class inherits methods.
    pub(in crate::rust) base: Option<ItemPath>,
    pub(in crate::rust) methods: Vec<MethodPlan>,
    pub(in crate::rust) value_types: Vec<ValueTypePlan>,
    /// Further names of types that are made already.
    pub(in crate::rust) aliases: Vec<AliasPlan>,
    /// What the schema declares of its objects, if that becomes code.
    pub(in crate::rust) instances: Vec<InstancePlan>,
}

/// A property: a field and an entry of the class's table.
#[derive(Debug)]
pub(in crate::rust) struct PropertyPlan {
    pub(in crate::rust) field: String,
    pub(in crate::rust) wire_name: String,
    pub(in crate::rust) cim_type: CimType,
    pub(in crate::rust) element: Element,
    pub(in crate::rust) shape: Shape,
    /// The size of an array that has one.
    pub(in crate::rust) array_size: Option<u32>,
    pub(in crate::rust) uses: Vec<Use>,
    /// The class of a reference.
    pub(in crate::rust) class_name: Option<String>,
    /// The class that introduced the property, where that is a superclass.
    pub(in crate::rust) origin: Option<String>,
    pub(in crate::rust) constraints: Vec<Constraint>,
    pub(in crate::rust) doc: Vec<String>,
    /// The field of a superclass that says all there is to say, where the class leaves the property as it was.
    pub(in crate::rust) inherited_from: Option<FieldPath>,
    pub(in crate::rust) attributes: Attributes,
}

/// The subclasses of a class that the schema does not declare: a module with an enum of them.
#[derive(Debug)]
pub(in crate::rust) struct FamilyPlan {
    pub(in crate::rust) module: String,
    pub(in crate::rust) module_doc: Vec<String>,
    /// The class that they derive from.
    pub(in crate::rust) wire_name: String,
    pub(in crate::rust) any: AnyPlan,
}

/// An enumeration of MOF 3: a module with a type of values.
#[derive(Debug)]
pub(in crate::rust) struct EnumerationPlan {
    pub(in crate::rust) module: String,
    pub(in crate::rust) module_doc: Vec<String>,
    pub(in crate::rust) wire_name: String,
    pub(in crate::rust) value_type: ValueTypePlan,
}

/// The enum of an embedded class and its subclasses.
#[derive(Debug)]
pub(in crate::rust) struct AnyPlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) doc: Vec<String>,
    /// The documentation of the variant for objects of other classes.
    pub(in crate::rust) other_doc: Vec<String>,
    pub(in crate::rust) attributes: Attributes,
    pub(in crate::rust) declared: Declared,
    /// The class itself first, if it has a struct.
    pub(in crate::rust) variants: Vec<VariantPlan>,
}

/// The class that properties with an enum of classes are declared with.
#[derive(Debug)]
pub(in crate::rust) enum Declared {
    /// One with a struct of this name in the same module.
    Struct(String),
    /// One of this name on the wire, which the schema does not declare.
    Nowhere(String),
}

/// A class that an embedded object can be of.
#[derive(Debug)]
pub(in crate::rust) struct VariantPlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) doc: Vec<String>,
    pub(in crate::rust) data_type: VariantType,
}

/// What an object of a class in an enum is.
#[derive(Debug)]
pub(in crate::rust) enum VariantType {
    Class(ItemPath),
    /// A type of the user's, as Rust that was read before.
    Extern(String),
}

/// What stands in front of an item, of it as Rust that the user wrote and that was read before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::rust) struct Attributes {
    /// The traits that the user wants to be derived.
    pub(in crate::rust) wanted: Vec<Derive>,
    /// All traits that are derived, as paths; it is decided last.
    pub(in crate::rust) derives: Vec<String>,
    /// Whole attributes of the user's.
    pub(in crate::rust) others: Vec<String>,
}

/// A trait that the user wants to be derived.
#[derive(Clone, Debug, Eq)]
pub(in crate::rust) struct Derive {
    pub(in crate::rust) path: String,
    pub(in crate::rust) span: Span,
}

/// Where it was said makes no difference.
impl PartialEq for Derive {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl Hash for Derive {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
    }
}

/// The type of a field, or of one element of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rust) enum Element {
    /// The Rust type of the property's CIM type.
    Intrinsic,
    /// A type made for the property's values.
    Values(ValueTypePath),
    /// The Rust type of the property's CIM type, though its values have names.
    RawValues(Table),
    /// A type of the user's, as Rust that was read before.
    Extern(String),
    /// An object of a class.
    Class(ItemPath),
    /// An object of a class or of one of its subclasses.
    AnyClass(ItemPath),
    /// An object of a class that is not generated, or of any.
    Instance,
    /// A reference to an object of a class.
    Reference(ItemPath),
}

/// Where a struct or an enum lies, seen from the module of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rust) struct ItemPath {
    /// The module of the class that it belongs to; `None` for the class itself.
    pub(in crate::rust) module: Option<String>,
    pub(in crate::rust) name: String,
}

/// Where a value type lies, seen from the module of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rust) struct ValueTypePath {
    /// The module of the class that has the type; `None` for the class itself.
    pub(in crate::rust) module: Option<String>,
    pub(in crate::rust) name: String,
    pub(in crate::rust) kind: TableKind,
}

/// Whether a field can be absent, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rust) enum Shape {
    /// `T`: a key, or what the schema promises.
    Plain,
    /// `Option<T>`: what may be absent.
    Optional,
    /// `Vec<T>`: an array.
    List,
    /// `Option<Vec<T>>`: an array that goes into a method, or whose null is to be told from empty.
    OptionalList,
    /// `Option<Vec<Option<T>>>`: such an array whose elements may be null.
    OptionalElements,
}

/// What a property is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rust) enum Use {
    Key,
    Read,
    Write,
    Lazy,
}

/// A promise of the schema that validation checks, as in `mof_runtime::Constraint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rust) enum Constraint {
    Required,
    MaxLen(u64),
    MinLen(u64),
    SizeLimit(u64, u64),
    AllowedLen(u64, u64),
    MinValue(i128),
    MaxValue(i128),
    Range(i128, i128),
    ValueRange(i128, i128),
    RequiredIfNull(String),
    RequiredIfNotNull(String),
}

/// A type for the values of one or more properties of a class.
#[derive(Debug)]
pub(in crate::rust) struct ValueTypePlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) cim_type: CimType,
    pub(in crate::rust) doc: Vec<String>,
    pub(in crate::rust) attributes: Attributes,
    pub(in crate::rust) table: Table,
    pub(in crate::rust) form: Form,
    pub(in crate::rust) constants: Vec<ConstantPlan>,
}

/// A further name of a type of values.
#[derive(Debug)]
pub(in crate::rust) struct AliasPlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) stands_for: ValueTypePath,
}

/// What a value type is in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rust) enum Form {
    /// A newtype with associated constants.
    Newtype,
    /// An enum; its constants are variants, and it may take values that are none of them.
    Enum { is_open: bool },
}

impl Form {
    /// What the constants are, which decides the form of their names.
    pub(in crate::rust) fn kind_of_constants(self) -> Kind {
        match self {
            Self::Newtype => Kind::Constant,
            Self::Enum { .. } => Kind::Variant,
        }
    }
}

/// The kind of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::rust) enum TableKind {
    Integers,
    Strings,
    Bits,
}

/// Values and their names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::rust) enum Table {
    /// What each entry covers; `None` is whatever no other covers.
    Integers(Vec<Entry<Option<(i128, i128)>>>),
    Strings(Vec<Entry<String>>),
    Bits(Vec<Entry<u8>>),
}

/// A value, or several, with a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::rust) struct Entry<V> {
    pub(in crate::rust) value: V,
    /// What programs call it.
    pub(in crate::rust) name: String,
    /// All that the schema says of it.
    pub(in crate::rust) label: String,
}

impl Table {
    pub(in crate::rust) fn kind(&self) -> TableKind {
        match self {
            Self::Integers(_) => TableKind::Integers,
            Self::Strings(_) => TableKind::Strings,
            Self::Bits(_) => TableKind::Bits,
        }
    }
}

/// An associated constant of a value type.
#[derive(Debug)]
pub(in crate::rust) struct ConstantPlan {
    pub(in crate::rust) name: String,
    pub(in crate::rust) value: Constant,
    pub(in crate::rust) doc: Vec<String>,
}

/// The value of a constant.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::rust) enum Constant {
    Integer(i128),
    /// The first and the last value of a range.
    Range(i128, i128),
    String(String),
    Bit(u8),
    /// Whatever no other covers; only enums have it.
    Other,
}

/// A field of a generated struct, for documentation elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rust) struct FieldPath {
    /// The class on the wire.
    pub(in crate::rust) class: String,
    /// The field, behind its struct.
    pub(in crate::rust) path: ItemPath,
}

impl FieldPath {
    /// A field as links name it: a raw identifier without its mark.
    pub(in crate::rust) fn shown(field: &str) -> &str {
        field.strip_prefix("r#").unwrap_or(field)
    }

    pub(in crate::rust) fn new(class: &ClassPlan, field: &str) -> Self {
        let name = format!("{}::{}", class.name, Self::shown(field));
        Self { class: class.wire_name.clone(), path: ItemPath { module: Some(class.module.clone()), name } }
    }
}
