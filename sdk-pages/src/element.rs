//! What a page documents: the properties of a class, or the parameters of a method. Both are documented in the same way, so one reader
//! serves for both, and only messages tell them apart.

use std::fmt;

/// A kind of element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Property,
    Parameter,
}

impl Kind {
    /// The section that documents such elements.
    pub(crate) fn section(self) -> &'static str {
        match self {
            Self::Property => "Properties",
            Self::Parameter => "Parameters",
        }
    }
}

/// What stands before the name in a message.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Property => "property",
            Self::Parameter => "parameter",
        })
    }
}
