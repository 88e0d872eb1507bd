//! The syntax tree of one file, as written: nothing is resolved, checked or left out.
//!
//! Productions and features keep the order of the source. What could not be understood is an error node at its place. Two nodes are
//! equal when they say the same, wherever they stand: [`NodeSpan`]s all compare equal.

mod mof3;

use std::ops::Deref;

pub use mof3::{ClassKeyword, EnumerationDeclaration, EnumerationElement, EnumerationLiteral, InstanceKeyword};

use crate::dialect::Dialect;
use crate::source::Span;

/// Where a node stands. All compare equal, so that nodes compare by what they say.
#[derive(Clone, Copy, Debug)]
pub struct NodeSpan(pub Span);

impl PartialEq for NodeSpan {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Deref for NodeSpan {
    type Target = Span;

    fn deref(&self) -> &Span {
        &self.0
    }
}

impl From<Span> for NodeSpan {
    fn from(span: Span) -> Self {
        Self(span)
    }
}

/// One file: `mofSpecification = *mofProduction` (DSP0004 Annex A).
#[derive(Clone, Debug, PartialEq)]
pub struct MofSpecification {
    /// The dialect that the file was read in.
    pub dialect: Dialect,
    /// The productions in source order.
    pub productions: Vec<MofProduction>,
}

impl MofSpecification {
    /// The class declarations, and those of structures, in source order.
    pub fn classes(&self) -> impl Iterator<Item = &ClassDeclaration> {
        self.productions.iter().filter_map(|production| match production {
            MofProduction::Class(class) => Some(class),
            _ => None,
        })
    }
}

/// A top-level production.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MofProduction {
    /// `#pragma name("argument")`.
    Directive(CompilerDirective),
    /// A class, association or indication, or a structure.
    Class(ClassDeclaration),
    /// An enumeration (MOF 3).
    Enumeration(EnumerationDeclaration),
    /// A qualifier type.
    QualifierType(QualifierDeclaration),
    /// An instance, or a structure value with an alias.
    Instance(InstanceDeclaration),
    /// A method outside any class, as a method page of the Configuration Manager SDK shows it.
    Method(MethodDeclaration),
    /// Text that is no production.
    Error(NodeSpan),
}

/// A name as written. Names compare without case in the model; here they keep their spelling.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The spelling.
    pub text: String,
    /// Its place.
    pub span: NodeSpan,
}

/// `compilerDirective = "#pragma" pragmaName "(" pragmaParameter ")"`.
#[derive(Clone, Debug, PartialEq)]
pub struct CompilerDirective {
    /// The directive's name, such as `include`.
    pub name: Name,
    /// The arguments; the standard knows exactly one, a string.
    pub arguments: Vec<Value>,
    /// The whole directive.
    pub span: NodeSpan,
}

/// `classDeclaration = [qualifierList] "class" className [alias] [superClass] "{" *classFeature "}" ";"`; a structure likewise.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassDeclaration {
    /// The class's qualifiers.
    pub qualifiers: Vec<Qualifier>,
    /// The keyword that declares it.
    pub keyword: ClassKeyword,
    /// The class's name.
    pub name: Name,
    /// `as $alias`, without the `$`.
    pub alias: Option<Name>,
    /// The superclass's name.
    pub superclass: Option<Name>,
    /// Properties, references and methods in source order; in MOF 3 also local structures and enumerations.
    pub features: Vec<Feature>,
    /// From the first qualifier to the closing `;`.
    pub span: NodeSpan,
}

impl ClassDeclaration {
    /// The properties and references, in source order.
    pub fn properties(&self) -> impl Iterator<Item = &PropertyDeclaration> {
        self.features.iter().filter_map(|feature| match feature {
            Feature::Property(property) => Some(property),
            _ => None,
        })
    }

    /// The methods, in source order.
    pub fn methods(&self) -> impl Iterator<Item = &MethodDeclaration> {
        self.features.iter().filter_map(|feature| match feature {
            Feature::Method(method) => Some(method),
            _ => None,
        })
    }

    /// The structures that are local to this class or structure, in source order.
    pub fn structures(&self) -> impl Iterator<Item = &ClassDeclaration> {
        self.features.iter().filter_map(|feature| match feature {
            Feature::Structure(structure) => Some(structure),
            _ => None,
        })
    }

    /// The enumerations that are local to this class or structure, in source order.
    pub fn enumerations(&self) -> impl Iterator<Item = &EnumerationDeclaration> {
        self.features.iter().filter_map(|feature| match feature {
            Feature::Enumeration(enumeration) => Some(enumeration),
            _ => None,
        })
    }
}

/// `classFeature = propertyDeclaration | methodDeclaration`; a reference is a property whose type is a reference. MOF 3 also has
/// local types: `structureDeclaration | enumerationDeclaration`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Feature {
    /// A property or reference.
    Property(PropertyDeclaration),
    /// A method.
    Method(MethodDeclaration),
    /// A structure that only this type and its subtypes see (MOF 3).
    Structure(ClassDeclaration),
    /// An enumeration that only this type and its subtypes see (MOF 3).
    Enumeration(EnumerationDeclaration),
    /// Text that is no feature.
    Error(NodeSpan),
}

/// `propertyDeclaration = [qualifierList] dataType propertyName [array] [defaultValue] ";"`, and a reference likewise.
#[derive(Clone, Debug, PartialEq)]
pub struct PropertyDeclaration {
    /// The property's qualifiers.
    pub qualifiers: Vec<Qualifier>,
    /// Its type.
    pub data_type: DataType,
    /// Its name.
    pub name: Name,
    /// `[]` or `[n]` after the name.
    pub array: Option<Array>,
    /// What follows `=`.
    pub default: Option<Value>,
    /// A remark in parentheses after the `;`, as SDK pages have: `(obsolete in SP1)`, without the parentheses.
    pub remark: Option<Name>,
    /// From the first qualifier to the `;`.
    pub span: NodeSpan,
}

/// `methodDeclaration = [qualifierList] dataType methodName "(" [parameterList] ")" ";"`.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodDeclaration {
    /// The method's qualifiers.
    pub qualifiers: Vec<Qualifier>,
    /// The type of the return value.
    pub return_type: DataType,
    /// `[]` after the type or name, which MOF 3 allows.
    pub array: Option<Array>,
    /// The method's name.
    pub name: Name,
    /// The parameters in source order.
    pub parameters: Vec<ParameterDeclaration>,
    /// From the first qualifier to the `;`.
    pub span: NodeSpan,
}

/// `parameter = [qualifierList] (dataType | objectRef) parameterName [array]`.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterDeclaration {
    /// The parameter's qualifiers.
    pub qualifiers: Vec<Qualifier>,
    /// Its type.
    pub data_type: DataType,
    /// Its name.
    pub name: Name,
    /// `[]` or `[n]` after the name.
    pub array: Option<Array>,
    /// What follows `=`, which WMI and MOF 3 allow.
    pub default: Option<Value>,
    /// From the first qualifier to the end.
    pub span: NodeSpan,
}

/// A type as written.
#[derive(Clone, Debug, PartialEq)]
pub struct DataType {
    /// Which type.
    pub kind: TypeKind,
    /// Its place.
    pub span: NodeSpan,
}

/// The kinds of types.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TypeKind {
    /// A type that the language itself has.
    Intrinsic(IntrinsicType),
    /// `ClassName REF`.
    Reference(Name),
    /// `Name`: an embedded instance of a class, which WMI and SDK pages write; in MOF 3 a class, structure or enumeration.
    Class(Name),
    /// `object`: an embedded instance of any class (WMI).
    Object,
    /// `void`, the return type of a method without return value (WMI).
    Void,
}

/// The intrinsic types (DSP0004 5.2), and `integer` and `octetstring` of MOF 3 (DSP0221 7.5.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum IntrinsicType {
    Boolean,
    String,
    Char16,
    Uint8,
    Sint8,
    Uint16,
    Sint16,
    Uint32,
    Sint32,
    Uint64,
    Sint64,
    Real32,
    Real64,
    DateTime,
    Integer,
    OctetString,
}

impl IntrinsicType {
    /// The intrinsic types of MOF 3 that MOF 2 does not have.
    pub const MOF3: [Self; 2] = [Self::Integer, Self::OctetString];

    /// Every intrinsic type of MOF 2.
    pub const ALL: [Self; 14] = [
        Self::Boolean,
        Self::String,
        Self::Char16,
        Self::Uint8,
        Self::Sint8,
        Self::Uint16,
        Self::Sint16,
        Self::Uint32,
        Self::Sint32,
        Self::Uint64,
        Self::Sint64,
        Self::Real32,
        Self::Real64,
        Self::DateTime,
    ];

    /// Whether only MOF 3 has the type.
    pub fn is_of_mof3(self) -> bool {
        Self::MOF3.contains(&self)
    }

    /// The keyword, in lower case.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Char16 => "char16",
            Self::Uint8 => "uint8",
            Self::Sint8 => "sint8",
            Self::Uint16 => "uint16",
            Self::Sint16 => "sint16",
            Self::Uint32 => "uint32",
            Self::Sint32 => "sint32",
            Self::Uint64 => "uint64",
            Self::Sint64 => "sint64",
            Self::Real32 => "real32",
            Self::Real64 => "real64",
            Self::DateTime => "datetime",
            Self::Integer => "integer",
            Self::OctetString => "octetstring",
        }
    }

    /// The type of a keyword in any case.
    pub fn from_keyword(word: &str) -> Option<Self> {
        Self::ALL.into_iter().chain(Self::MOF3).find(|candidate| candidate.keyword().eq_ignore_ascii_case(word))
    }
}

/// `array = "[" [positiveDecimalValue] "]"`.
#[derive(Clone, Debug, PartialEq)]
pub struct Array {
    /// The fixed number of elements; `None` for any number.
    pub size: Option<u32>,
    /// From `[` to `]`.
    pub span: NodeSpan,
}

/// `qualifier = qualifierName [qualifierParameter] [":" 1*flavor]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Qualifier {
    /// The qualifier's name.
    pub name: Name,
    /// The value in parentheses or braces.
    pub value: Option<Value>,
    /// The flavors after `:`.
    pub flavors: Vec<FlavorNode>,
    /// The whole qualifier.
    pub span: NodeSpan,
}

/// A flavor at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct FlavorNode {
    /// The flavor.
    pub flavor: Flavor,
    /// Its place.
    pub span: NodeSpan,
}

/// `flavor` (DSP0004 Annex A), and those of WMI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flavor {
    /// A subclass may restate the qualifier with another value.
    EnableOverride,
    /// A subclass may restate the qualifier with the same value only.
    DisableOverride,
    /// The value stays on the element where it is written.
    Restricted,
    /// The value propagates to subclasses.
    ToSubclass,
    /// The value may be localized.
    Translatable,
    /// The value propagates to instances (WMI, and MOF before DSP0004).
    ToInstance,
    /// The value does not propagate to subclasses (WMI).
    NotToSubclass,
    /// The value does not propagate to instances (WMI).
    NotToInstance,
    /// The value is localized and lives in an amendment (WMI).
    Amended,
}

impl Flavor {
    /// Every flavor.
    pub const ALL: [Self; 9] = [
        Self::EnableOverride,
        Self::DisableOverride,
        Self::Restricted,
        Self::ToSubclass,
        Self::Translatable,
        Self::ToInstance,
        Self::NotToSubclass,
        Self::NotToInstance,
        Self::Amended,
    ];

    /// The flavor's spelling in DSP0004 or the WMI documentation.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::EnableOverride => "EnableOverride",
            Self::DisableOverride => "DisableOverride",
            Self::Restricted => "Restricted",
            Self::ToSubclass => "ToSubclass",
            Self::Translatable => "Translatable",
            Self::ToInstance => "ToInstance",
            Self::NotToSubclass => "NotToSubclass",
            Self::NotToInstance => "NotToInstance",
            Self::Amended => "Amended",
        }
    }

    /// The flavor of a keyword in any case.
    pub fn from_keyword(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|candidate| candidate.keyword().eq_ignore_ascii_case(word))
    }
}

/// `qualifierDeclaration = "qualifier" qualifierName qualifierType scope [defaultFlavor] ";"`.
#[derive(Clone, Debug, PartialEq)]
pub struct QualifierDeclaration {
    /// Qualifiers of the declaration itself (MOF 3).
    pub qualifiers: Vec<Qualifier>,
    /// The qualifier's name.
    pub name: Name,
    /// The type; `None` in the WMI form that gives flavors only.
    pub data_type: Option<DataType>,
    /// `[]` or `[n]` after the type.
    pub array: Option<Array>,
    /// What follows `=`.
    pub default: Option<Value>,
    /// The elements that may carry it.
    pub scopes: Vec<ScopeNode>,
    /// The flavors of its values.
    pub flavors: Vec<FlavorNode>,
    /// What MOF 3 writes as `Policy(…)` instead of flavors; it knows three of them.
    pub policies: Vec<FlavorNode>,
    /// The whole declaration.
    pub span: NodeSpan,
}

/// A scope at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopeNode {
    /// The scope.
    pub scope: Scope,
    /// Its place.
    pub span: NodeSpan,
}

/// `metaElement`: the kinds of elements that may carry a qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Scope {
    Class,
    Association,
    Indication,
    Property,
    Reference,
    Method,
    Parameter,
    Any,
    /// Of CIM 2.2 only.
    Schema,
    /// Of CIM 2.2 only.
    Qualifier,
    /// Of WMI only.
    Instance,
    /// Of MOF 3 only.
    Structure,
    /// Of MOF 3 only.
    Enumeration,
    /// Of MOF 3 only.
    EnumerationValue,
    /// Of MOF 3 only.
    QualifierType,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 15] = [
        Self::Class,
        Self::Association,
        Self::Indication,
        Self::Property,
        Self::Reference,
        Self::Method,
        Self::Parameter,
        Self::Any,
        Self::Schema,
        Self::Qualifier,
        Self::Instance,
        Self::Structure,
        Self::Enumeration,
        Self::EnumerationValue,
        Self::QualifierType,
    ];

    /// The keyword, in lower case.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Association => "association",
            Self::Indication => "indication",
            Self::Property => "property",
            Self::Reference => "reference",
            Self::Method => "method",
            Self::Parameter => "parameter",
            Self::Any => "any",
            Self::Schema => "schema",
            Self::Qualifier => "qualifier",
            Self::Instance => "instance",
            Self::Structure => "structure",
            Self::Enumeration => "enumeration",
            Self::EnumerationValue => "enumerationvalue",
            Self::QualifierType => "qualifiertype",
        }
    }

    /// Whether only MOF 3 knows the scope.
    pub fn is_of_mof3(self) -> bool {
        matches!(self, Self::Structure | Self::Enumeration | Self::EnumerationValue | Self::QualifierType)
    }

    /// The scope of a keyword in any case.
    pub fn from_keyword(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|candidate| candidate.keyword().eq_ignore_ascii_case(word))
    }
}

/// `instanceDeclaration = [qualifierList] "instance" "of" className [alias] "{" 1*valueInitializer "}" ";"`.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceDeclaration {
    /// Qualifiers of the instance.
    pub qualifiers: Vec<Qualifier>,
    /// `instance of` or `value of`.
    pub keyword: InstanceKeyword,
    /// The class.
    pub class: Name,
    /// `as $alias`, without the `$`.
    pub alias: Option<Name>,
    /// The values in source order.
    pub properties: Vec<ValueInitializer>,
    /// The whole instance.
    pub span: NodeSpan,
}

/// `valueInitializer = [qualifierList] (propertyName | referenceName) "=" initializer ";"`.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueInitializer {
    /// Qualifiers of the value.
    pub qualifiers: Vec<Qualifier>,
    /// The property's name.
    pub name: Name,
    /// The value; `None` where a WMI property provider supplies it.
    pub value: Option<Value>,
    /// The whole initializer.
    pub span: NodeSpan,
}

/// A value as written: `constantValue`, `arrayInitializer` or `referenceInitializer`.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it says.
    pub kind: ValueKind,
    /// Its place; of adjacent string literals, from the first to the last.
    pub span: NodeSpan,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ValueKind {
    /// `NULL`.
    Null,
    /// `TRUE` or `FALSE`.
    Boolean(bool),
    /// An integer in any base.
    Integer(i128),
    /// A real number.
    Real(f64),
    /// A character: one UCS-2 code unit, which may be half a surrogate pair.
    Character(u16),
    /// One or more adjacent string literals, decoded and joined.
    String(String),
    /// `{ … }`.
    Array(Vec<Value>),
    /// `$alias`, without the `$`.
    Alias(String),
    /// `Literal` or `Enumeration.Literal` (MOF 3).
    Enumeration(Box<EnumerationLiteral>),
    /// `instance of C { … }` or `value of S { … }` as a value.
    Instance(Box<InstanceDeclaration>),
    /// A bare word, as `#pragma deleteclass("C", NOFAIL)` has (WMI).
    Word(String),
    /// A literal that could not be read and has been reported.
    Error,
}
