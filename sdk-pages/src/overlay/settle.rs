//! Which diagnostics of a page a statement settles.
//!
//! A contradiction on a page is about one thing, and its code says which: the codes of types stand together, and so do those of access
//! types, qualifiers and values. An overlay that states this thing, for the element that the diagnostic is about, settles it.

use mof_parser::{Code, Diagnostic, Span};

use crate::codes;

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Matter {
    /// Nothing that a page could have wrong: it does not have it.
    Nothing,
    /// The whole element.
    Everything,
    ClassName,
    Superclass,
    Name,
    Type,
    Access,
    Direction,
    Qualifier,
    Description,
    Values,
}

impl Matter {
    /// Whether only the place of the thing itself counts, and not all that the page says about the element.
    pub(super) fn is_narrow(self) -> bool {
        matches!(self, Self::Qualifier | Self::Description)
    }

    fn covers(self, code: Code) -> bool {
        let is_of = |tens: &str| code.id().strip_prefix("MOF-D").is_some_and(|number| number.starts_with(tens));
        match self {
            Self::Nothing => false,
            Self::Everything => code.id().starts_with("MOF-D"),
            Self::ClassName => [codes::CLASS_NAME_MISSING, codes::CLASS_NAME_CONTRADICTION].contains(&code),
            Self::Superclass => code == mof_parser::codes::MISSING_SUPERCLASS,
            Self::Name => OF_NAMES.contains(&code),
            Self::Type => is_of("02") || OF_EXISTENCE.contains(&code),
            Self::Access => is_of("03"),
            Self::Direction => [codes::DIRECTION_MISSING, codes::DIRECTION_CONTRADICTION].contains(&code),
            Self::Qualifier => is_of("04"),
            Self::Description => code == codes::DAMAGED_TEXT,
            Self::Values => is_of("05") || code == codes::RETURN_VALUE_UNDOCUMENTED,
        }
    }
}

/// The codes about the spelling of a name.
const OF_NAMES: [Code; 3] = [codes::PROPERTY_SPELLING, codes::PROPERTY_CASE, codes::METHOD_NAME_CONTRADICTION];

/// The codes that leave open whether an element exists, or of what type it is.
const OF_EXISTENCE: [Code; 4] = [
    codes::PROPERTY_UNDOCUMENTED,
    codes::PROPERTY_NOT_IN_SYNTAX,
    codes::DATA_TYPE_MISSING,
    codes::RETURN_TYPE_CONTRADICTION,
];

/// Whether a statement about something in these places settles a diagnostic.
pub(super) fn settles(matter: Matter, regions: &[Span], diagnostic: &Diagnostic) -> bool {
    let mut places =
        std::iter::once(diagnostic.primary.span).chain(diagnostic.secondary.iter().map(|label| label.span));
    matter.covers(diagnostic.code) && places.any(|place| regions.iter().any(|region| contains(*region, place)))
}

fn contains(region: Span, place: Span) -> bool {
    region.file == place.file && region.start <= place.start && place.end <= region.end
}
