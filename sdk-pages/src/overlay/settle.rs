//! Which diagnostics of a page a statement settles.
//!
//! A contradiction on a page is about one thing, and its code says which. An overlay that states this thing, for the element that the
//! diagnostic is about, settles it. The lists here say of each code by what; those of none are not settled.

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
    /// The qualifier `ID` of a parameter.
    Position,
    Description,
    Values,
}

impl Matter {
    fn covers(self, code: Code) -> bool {
        let lists: &[&[Code]] = match self {
            Self::Everything => return true,
            Self::Addition => &[&OF_ADDITIONS],
            Self::ClassName => &[&OF_CLASS_NAMES],
            Self::Superclass => &[&[mof_parser::codes::MISSING_SUPERCLASS]],
            Self::Name => &[&OF_NAMES],
            Self::Type => &[&OF_TYPES, &OF_ACCOUNTS],
            Self::Access => &[&OF_ACCESS, &OF_ACCOUNTS, &[codes::QUALIFIER_COMMA]],
            Self::Direction => &[&[codes::DIRECTION_MISSING, codes::DIRECTION_CONTRADICTION]],
            Self::Qualifier => &[&OF_ONE_QUALIFIER, &OF_QUALIFIER_LINES, &OF_ACCOUNTS],
            Self::Position => &[&OF_ONE_QUALIFIER, &OF_QUALIFIER_LINES, &OF_ACCOUNTS, &[codes::PARAMETER_IDS]],
            Self::Description => {
                &[&OF_POINTERS, &OF_ACCOUNTS, &[codes::DAMAGED_TEXT, codes::DESCRIPTION_MISSING, codes::POINTER_TYPE]]
            }
            Self::Values => &[&OF_VALUES, &OF_ACCOUNTS],
        };
        lists.iter().any(|list| list.contains(&code))
    }
}

/// The codes of what an overlay adds: a class or a method that pages only name.
const OF_ADDITIONS: [Code; 2] = [codes::METHOD_APART, codes::METHOD_WITHOUT_PAGE];

/// The codes about the name of a class.
const OF_CLASS_NAMES: [Code; 3] = [codes::CLASS_NAME_MISSING, codes::CLASS_NAME_CONTRADICTION, codes::CLASS_NAME_CASE];

/// The codes about the spelling of other names.
const OF_NAMES: [Code; 4] =
    [codes::PROPERTY_SPELLING, codes::PROPERTY_CASE, codes::PROPERTY_NAME_BLANK, codes::METHOD_NAME_CONTRADICTION];

/// The codes about a documentation that is missing or there twice. Any statement about the element takes its place.
const OF_ACCOUNTS: [Code; 2] = [codes::PROPERTY_UNDOCUMENTED, codes::PROPERTY_TWICE];

/// The codes that leave open of what type an element is, or whether it exists.
const OF_TYPES: [Code; 13] = [
    codes::PROPERTY_NOT_IN_SYNTAX,
    codes::DATA_TYPE_MISSING,
    codes::TYPE_CONTRADICTION,
    codes::TYPE_MISSPELLED,
    codes::ARRAY_UNDOCUMENTED,
    codes::REFERENCE_CONTRADICTION,
    codes::OBJECT_OR_CLASS,
    codes::CLASS_TYPE_SPELLING,
    codes::CLASS_TYPE_CASE,
    codes::ARRAY_NOT_IN_SYNTAX,
    codes::INTEGER_CONTRADICTION,
    codes::RETURN_TYPE_CONTRADICTION,
    codes::POINTER_TYPE,
];

/// The codes about access types.
const OF_ACCESS: [Code; 6] = [
    codes::ACCESS_UNKNOWN,
    codes::ACCESS_IS_QUALIFIERS,
    codes::ACCESS_CONTRADICTION,
    codes::ACCESS_MISSING,
    codes::ACCESS_PUNCTUATION,
    codes::READ_WITHOUT_QUALIFIER,
];

/// The codes about a whole line of qualifiers.
const OF_QUALIFIER_LINES: [Code; 6] = [
    codes::QUALIFIER_AFTER_NAME,
    codes::QUALIFIER_COMMA,
    codes::QUALIFIERS_MISSING,
    codes::QUALIFIERS_EMPTY,
    codes::QUALIFIERS_PUNCTUATION,
    codes::QUALIFIERS_PLACEHOLDER,
];

/// The codes about one of several qualifiers or texts, so that what is said of another one does not matter.
const OF_ONE_QUALIFIER: [Code; 9] = [
    codes::QUALIFIER_TWICE,
    codes::DAMAGED_TEXT,
    codes::BRACKET_MISSING,
    codes::ARGUMENT_UNCLOSED,
    codes::FLAVOR_WITHOUT_QUALIFIER,
    codes::NOT_A_QUALIFIER,
    codes::QUALIFIER_MISSPELLED,
    codes::QUOTES_DAMAGED,
    codes::BRACKETS_MISSING,
];

/// The codes about descriptions that another class explains.
const OF_POINTERS: [Code; 3] = [codes::POINTER_PROPERTY, codes::POINTER_CYCLE, codes::POINTER_CLASS];

/// The codes about values.
const OF_VALUES: [Code; 12] = [
    codes::VALUE_NOT_A_NUMBER,
    codes::VALUE_TWICE,
    codes::TABLE_DAMAGED,
    codes::BIT_CONTRADICTION,
    codes::BITS_AMBIGUOUS,
    codes::NOT_A_BIT,
    codes::VALUES_MISSING,
    codes::VALUES_OF_BOOLEAN,
    codes::NUMBERS_OF_STRING,
    codes::VALUES_MISPLACED,
    codes::RETURN_VALUE_UNDOCUMENTED,
    codes::POINTER_TYPE,
];

/// Whether a statement settles a diagnostic. The page speaks about the thing itself at `place`, and about the element in all `regions`.
pub(super) fn settles(matter: Matter, place: Span, regions: &[Span], diagnostic: &Diagnostic) -> bool {
    if !matter.covers(diagnostic.code) {
        return false;
    }
    let regions = if is_narrow(matter, diagnostic.code) { std::slice::from_ref(&place) } else { regions };
    let others = diagnostic.secondary.iter().filter(|_| diagnostic.code != codes::PARAMETER_IDS);
    let mut places = std::iter::once(diagnostic.primary.span).chain(others.map(|label| label.span));
    places.any(|place| regions.iter().any(|region| contains(*region, place)))
}

/// Whether a diagnostic is about the thing itself. The type of a method is none of its parameters', which stand around it.
fn is_narrow(matter: Matter, code: Code) -> bool {
    matter != Matter::Everything && (OF_ONE_QUALIFIER.contains(&code) || code == codes::RETURN_TYPE_CONTRADICTION)
}

fn contains(region: Span, place: Span) -> bool {
    region.file == place.file && region.start <= place.start && place.end <= region.end
}
