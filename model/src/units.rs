//! Programmatic units: the text of a `PUnit` (DSP0004 Annex C).
//!
//! ```text
//! unit     = ["-"] element *( ("*"|"/") element )
//! element  = number | integer "^" exponent | [prefix] baseUnit ["^" exponent]
//! baseUnit = identifier | organization ":" identifier
//! ```
//!
//! Blanks may stand around operators. A unit of an organization may be any.

/// The units that others are made of.
#[rustfmt::skip]
const BASE_UNITS: &[&str] = &[
    "percent", "permille", "decibel", "count", "revolution", "degree", "radian", "steradian", "bit", "byte",
    "dataword", "MSU", "meter", "inch", "rack unit", "foot", "yard", "mile", "liter", "fluid ounce", "liquid gallon",
    "mole", "kilogram", "ounce", "pound", "second", "minute", "hour", "day", "week", "hertz", "gravity",
    "degree celsius", "degree fahrenheit", "kelvin", "candela", "lumen", "nit", "lux", "newton", "pascal", "bar",
    "decibel(A)", "decibel(C)", "joule", "watt", "volt ampere", "volt ampere reactive", "decibel(m)",
    "british thermal unit", "ampere", "coulomb", "volt", "farad", "ohm", "siemens", "weber", "tesla", "henry",
    "becquerel", "gray", "sievert", "pixel", "dot", "cycle", "event", "process", "credit",
    // Annex C leaves grams to the kilogram, but the schema of the DMTF has them.
    "gram",
];

/// What stands before a base unit to multiply it.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "deca", "hecto", "kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta", "deci", "centi", "milli",
    "micro", "nano", "pico", "femto", "atto", "zepto", "yocto", "kibi", "mebi", "gibi", "tebi", "pebi", "exbi",
    "zebi", "yobi",
];

/// Why a text is no programmatic unit, with the part that is to blame.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum UnitError<'a> {
    /// The part is not of the form of a number or unit; empty where one is missing.
    Malformed(&'a str),
    /// The part has the form of a base unit, but there is none of that name.
    Unknown(&'a str),
}

/// Checks the text of a programmatic unit.
pub(crate) fn check(text: &str) -> Result<(), UnitError<'_>> {
    let text = text.trim();
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    unsigned.split(['*', '/']).try_for_each(|element| check_element(element.trim()))
}

/// The base units, for suggestions.
pub(crate) fn base_units() -> impl Iterator<Item = &'static str> {
    BASE_UNITS.iter().copied()
}

fn check_element(element: &str) -> Result<(), UnitError<'_>> {
    let (base, exponent) = match element.split_once('^') {
        Some((base, exponent)) => (base.trim_end(), Some(exponent.trim_start())),
        None => (element, None),
    };
    let is_exponent = |text: &str| is_digits(text.strip_prefix(['-', '+']).unwrap_or(text));
    if exponent.is_some_and(|exponent| !is_exponent(exponent)) {
        return Err(UnitError::Malformed(element));
    }
    if is_number(base) { Ok(()) } else { check_unit(base) }
}

fn check_unit(name: &str) -> Result<(), UnitError<'_>> {
    let (organization, unit) = name.split_once(':').map_or((None, name), |(before, unit)| (Some(before), unit.trim()));
    if !is_identifier(unit) || organization.is_some_and(|organization| !is_identifier(organization.trim())) {
        return Err(UnitError::Malformed(name));
    }
    // Practice also writes `decibel (A)`.
    let unit = &unit.replace(" (", "(");
    let is_base = |unit: &str| BASE_UNITS.contains(&unit);
    let is_multiple = || PREFIXES.iter().filter_map(|prefix| unit.strip_prefix(prefix)).any(is_base);
    if organization.is_some() || is_base(unit) || is_multiple() { Ok(()) } else { Err(UnitError::Unknown(name)) }
}

fn is_identifier(text: &str) -> bool {
    let is_part = |next: char| next.is_alphanumeric() || "_()- ".contains(next);
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && text.chars().all(is_part)
        && !text.ends_with(['-', ' '])
}

/// A decimal number, with or without a sign and a fraction.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole.is_empty() || is_digits(whole)) && is_digits(fraction),
        None => is_digits(unsigned),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_products_of_numbers_and_base_units() {
        for unit in [
            "byte",
            "kilobyte",
            "rack unit",
            "decibel(m) * -1",
            "second * 250 * 10^-9",
            "bit / second*10^6",
            "meter^2",
            "british thermal unit / hour",
            "- degree celsius",
            "ACME:furlong",
            "decibel (A)",
            "hertz * 2.5",
            "count / kibibyte",
        ] {
            assert_eq!(check(unit), Ok(()), "{unit}");
        }
    }

    #[test]
    fn an_unknown_unit_is_told_from_a_malformed_one() {
        assert_eq!(check("second * furlong"), Err(UnitError::Unknown("furlong")));
        assert_eq!(check("Byte"), Err(UnitError::Unknown("Byte")));
        assert_eq!(check("kilokilobyte"), Err(UnitError::Unknown("kilokilobyte")));
        assert_eq!(check("bytes, rounded"), Err(UnitError::Malformed("bytes, rounded")));
        assert_eq!(check("byte *"), Err(UnitError::Malformed("")));
        assert_eq!(check(""), Err(UnitError::Malformed("")));
        assert_eq!(check("10^x"), Err(UnitError::Malformed("10^x")));
    }
}
