//! What a page documents: the properties of a class, and the parameters and the return value of a method. All are documented in the same
//! way, so one reader serves for all, and only messages tell them apart.

use std::fmt;

/// A kind of element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Property,
    Parameter,
    ReturnValue,
}

impl Kind {
    /// Several such elements.
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Self::Property => "properties",
            Self::Parameter => "parameters",
            Self::ReturnValue => "return values",
        }
    }

    /// The section that documents such elements.
    pub(crate) fn section(self) -> &'static str {
        match self {
            Self::Property => "Properties",
            Self::Parameter => "Parameters",
            Self::ReturnValue => "Return Values",
        }
    }
}

/// What stands before the name in a message; a return value is named by its method.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Property => "property",
            Self::Parameter => "parameter",
            Self::ReturnValue => "return value of",
        })
    }
}
