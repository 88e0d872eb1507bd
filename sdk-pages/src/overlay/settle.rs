//! Which diagnostics of a page a statement settles.
//!
//! A contradiction on a page is about one thing, and its code says which: the codes of types stand together, and so do those of access
//! types, qualifiers and values. An overlay that states this thing, for the element that the diagnostic is about, settles it.

use mof_parser::{Code, Diagnostic, Span};

use crate::codes;

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Matter {
    /// The whole element.
    Everything,
    /// That it exists.
    Addition,
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
    fn covers(self, code: Code) -> bool {
        match self {
            Self::Everything => true,
            Self::Addition => [codes::METHOD_APART, codes::METHOD_WITHOUT_PAGE].contains(&code),
            Self::ClassName => OF_CLASS_NAMES.contains(&code),
            Self::Superclass => code == mof_parser::codes::MISSING_SUPERCLASS,
            Self::Name => OF_NAMES.contains(&code),
            Self::Type => is_of("02", code) || OF_EXISTENCE.contains(&code),
            Self::Access => is_of("03", code) && !OF_QUALIFIER_LINES.contains(&code),
            Self::Direction => [codes::DIRECTION_MISSING, codes::DIRECTION_CONTRADICTION].contains(&code),
            Self::Qualifier => is_of_one_qualifier(code) || OF_QUALIFIER_LINES.contains(&code),
            Self::Description => [codes::DAMAGED_TEXT, codes::DESCRIPTION_MISSING].contains(&code),
            Self::Values => is_of("05", code) || code == codes::RETURN_VALUE_UNDOCUMENTED,
        }
    }
}

/// The codes about the name of a class.
const OF_CLASS_NAMES: [Code; 3] = [codes::CLASS_NAME_MISSING, codes::CLASS_NAME_CONTRADICTION, codes::CLASS_NAME_CASE];

/// The codes about the spelling of other names.
const OF_NAMES: [Code; 4] =
    [codes::PROPERTY_SPELLING, codes::PROPERTY_CASE, codes::PROPERTY_NAME_BLANK, codes::METHOD_NAME_CONTRADICTION];

/// The codes that leave open whether an element exists, or of what type it is.
const OF_EXISTENCE: [Code; 4] = [
    codes::PROPERTY_UNDOCUMENTED,
    codes::PROPERTY_NOT_IN_SYNTAX,
    codes::DATA_TYPE_MISSING,
    codes::RETURN_TYPE_CONTRADICTION,
];

/// The codes about a whole line of qualifiers.
const OF_QUALIFIER_LINES: [Code; 5] = [
    codes::QUALIFIER_AFTER_NAME,
    codes::QUALIFIERS_MISSING,
    codes::QUALIFIERS_EMPTY,
    codes::QUALIFIERS_PUNCTUATION,
    codes::QUALIFIERS_PLACEHOLDER,
];

fn is_of(tens: &str, code: Code) -> bool {
    code.id().strip_prefix("MOF-D").is_some_and(|number| number.starts_with(tens))
}

/// Whether a code is about one of several qualifiers or texts, so that what is said of another one does not matter.
fn is_of_one_qualifier(code: Code) -> bool {
    is_of("04", code) && code != codes::DESCRIPTION_MISSING
}

/// Whether a statement settles a diagnostic. The page speaks about the thing itself at `place`, and about the element in all `regions`.
pub(super) fn settles(matter: Matter, place: Span, regions: &[Span], diagnostic: &Diagnostic) -> bool {
    let is_narrow = matter != Matter::Everything && is_of_one_qualifier(diagnostic.code);
    let regions = if is_narrow { std::slice::from_ref(&place) } else { regions };
    let mut places =
        std::iter::once(diagnostic.primary.span).chain(diagnostic.secondary.iter().map(|label| label.span));
    matter.covers(diagnostic.code) && places.any(|place| regions.iter().any(|region| contains(*region, place)))
}

fn contains(region: Span, place: Span) -> bool {
    region.file == place.file && region.start <= place.start && place.end <= region.end
}
