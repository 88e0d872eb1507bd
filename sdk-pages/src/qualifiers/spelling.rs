//! The one spelling of each qualifier's name.

use std::borrow::Cow;

use mof_parser::suggest::distance;

/// The qualifiers of DSP0004, WMI and Configuration Manager that the pages use.
const NAMES: [&str; 85] = [
    "Abstract",
    "ActionCategory",
    "ActionName",
    "ActionUI",
    "Aggregate",
    "Aggregation",
    "AllowedLen",
    "Amendment",
    "ArrayType",
    "Association",
    "BitMap",
    "Bits",
    "BitValues",
    "CIMType",
    "CommandLine",
    "CommandLineArg",
    "Counter",
    "DefaultOrder",
    "DefaultValue",
    "Deprecated",
    "Description",
    "DisplayName",
    "Dynamic",
    "Embedded",
    "EmbeddedInstance",
    "EmbeddedObject",
    "Enumeration",
    "Gauge",
    "Global",
    "Icon",
    "ID",
    "In",
    "Indication",
    "Key",
    "Large",
    "Lazy",
    "Locale",
    "MappingStrings",
    "Max",
    "MaxLen",
    "MaxValue",
    "Min",
    "MinLen",
    "MinValue",
    "Not_Null",
    "Obsoleted",
    "Optional",
    "Out",
    "Override",
    "Propagated",
    "Provider",
    "Range",
    "Read",
    "ReadOnly",
    "RealKey",
    "Required",
    "RequiredIfNotNull",
    "RequiredIfNull",
    "RequireR2",
    "ResDLL",
    "ResID",
    "ResIDValueLookup",
    "RetryCount",
    "RetVal",
    "Secret",
    "Secured",
    "SecurityVerbs",
    "SequenceCategory",
    "Singleton",
    "SizeLimit",
    "SMS_Report",
    "Static",
    "StringEnumeration",
    "SubType",
    "SuccessCodes",
    "TaskSequenceApplication",
    "TaskSequencePackage",
    "Unique",
    "Units",
    "ValueMap",
    "ValueRange",
    "Values",
    "VariableName",
    "VariablePrefix",
    "Write",
];

/// Shorter names are too close to each other to guess one, unless two letters have only changed places.
const SHORTEST_GUESS: usize = 6;

/// A name in its one spelling.
pub(super) struct Spelled<'name> {
    pub(super) name: Cow<'name, str>,
    /// Whether the page's spelling differs by more than case and underscores.
    pub(super) is_guess: bool,
}

/// Finds the spelling of a name.
pub(super) fn canonical(name: &str) -> Spelled<'_> {
    if let Some(known) = NAMES.into_iter().find(|known| same_letters(known, name)) {
        return Spelled { name: Cow::Borrowed(known), is_guess: false };
    }
    let close = |shortest: usize, most: usize| {
        let mut candidates =
            NAMES.into_iter().filter(move |known| known.len() >= shortest && same_beginning(known, name));
        candidates.find(move |known| distance(known, name, most).is_some())
    };
    let swapped = || NAMES.into_iter().find(|known| is_swapped(known, name));
    let guess = close(SHORTEST_GUESS, 1).or_else(|| close(2 * SHORTEST_GUESS, 2)).or_else(swapped);
    Spelled { name: Cow::Borrowed(guess.unwrap_or(name)), is_guess: guess.is_some() }
}

/// Whether a name is one of those, however it is spelled.
pub(super) fn is_known(name: &str) -> bool {
    NAMES.into_iter().any(|known| same_letters(known, name))
}

/// A slip in the first letter is rare, and comparing all names would be slow.
fn same_beginning(one: &str, other: &str) -> bool {
    one.as_bytes().first().map(u8::to_ascii_lowercase) == other.as_bytes().first().map(u8::to_ascii_lowercase)
}

/// `kye`: the letters of a name, two neighbours of which have changed places.
fn is_swapped(known: &str, name: &str) -> bool {
    let sorted = |name: &str| {
        let mut letters: Vec<u8> = letters(name).collect();
        letters.sort_unstable();
        letters
    };
    known.len() > 2 && known.len() == name.len() && distance(known, name, 1).is_some() && sorted(known) == sorted(name)
}

/// `not_null`, `notnull`, `NotNull` and `not null` are one name.
fn same_letters(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| !b"_ ".contains(byte)).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn each_name_has_one_spelling() {
        for (written, expected, is_guess) in [
            ("notnull", "Not_Null", false),
            ("Not_NULL", "Not_Null", false),
            ("sizelimit", "SizeLimit", false),
            ("write", "Write", false),
            ("stringnumeration", "StringEnumeration", true),
            ("acme_own", "acme_own", false),
            ("ins", "ins", false),
            ("kye", "Key", true),
            ("raed", "Read", true),
            ("ni", "ni", false),
        ] {
            let spelled = canonical(written);
            assert_eq!((spelled.name.as_ref(), spelled.is_guess), (expected, is_guess), "{written}");
        }
    }
}
