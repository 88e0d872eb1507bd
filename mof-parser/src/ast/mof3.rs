//! What MOF 3 adds to the syntax tree (DSP0221): enumerations, and the keywords and values that MOF 2 does not have.

use super::{DataType, Name, NodeSpan, Qualifier, Value};

/// The keyword that declares a class or its like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ClassKeyword {
    /// `class`.
    #[default]
    Class,
    /// `association`: a class that relates others (MOF 3; MOF 2 has the qualifier `Association`).
    Association,
    /// `structure`: a type without identity and without methods (MOF 3).
    Structure,
}

impl ClassKeyword {
    /// Every keyword.
    pub const ALL: [Self; 3] = [Self::Class, Self::Association, Self::Structure];

    /// The keyword, in lower case.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Association => "association",
            Self::Structure => "structure",
        }
    }
}

/// The keyword that begins an instance or a structure value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InstanceKeyword {
    /// `instance of`: an object that exists by itself, or one nested in a value.
    #[default]
    Instance,
    /// `value of`: a value without identity (MOF 3).
    Value,
}

impl InstanceKeyword {
    /// The keyword, in lower case.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Instance => "instance",
            Self::Value => "value",
        }
    }
}

/// `enumerationDeclaration = [qualifierList] "enumeration" enumName ":" enumBase "{" [ enumElement *( "," enumElement ) ] "}" ";"`.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumerationDeclaration {
    /// The enumeration's qualifiers.
    pub qualifiers: Vec<Qualifier>,
    /// Its name.
    pub name: Name,
    /// `integer`, `string` or another enumeration; `None` where it is missing, which has been reported.
    pub base: Option<DataType>,
    /// The elements in source order.
    pub elements: Vec<EnumerationElement>,
    /// From the first qualifier to the closing `;`.
    pub span: NodeSpan,
}

/// `enumElement = [qualifierList] enumLiteral [ "=" ( integerValue | stringValue ) ]`.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumerationElement {
    /// The element's qualifiers.
    pub qualifiers: Vec<Qualifier>,
    /// The literal that stands for it.
    pub name: Name,
    /// What follows `=`; an element of a string enumeration needs none.
    pub value: Option<Value>,
    /// From the first qualifier to the end of the value.
    pub span: NodeSpan,
}

/// `enumValue = [ enumName "." ] enumLiteral`.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumerationLiteral {
    /// The enumeration, where it is named.
    pub enumeration: Option<Name>,
    /// The literal.
    pub literal: Name,
}
