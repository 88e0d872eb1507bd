//! Reading a value as a given CIM type, from every form the sources write it in.
//!
//! | type | accepted |
//! |---|---|
//! | integers | integers, reals without a fraction, decimal and `0x` text; a negative 32 or 64 bit number for `uint32` and `uint64`, which is how a sender without unsigned numbers writes the upper half of the range; the name that the schema gives a value, or the names of bits |
//! | reals | numbers, numeric text, `INF`, `-INF`, `NaN` |
//! | boolean | booleans, `true` and `false` in any case, 0, 1 and -1 |
//! | char16 | a text of one character, a number |
//! | datetime | the texts of [`CimDateTime::parse_any`], the objects `PowerShell` writes for a date or a time span |
//! | references | the text of a path, the objects of keys that `PowerShell` writes |
//! | arrays | arrays, null, a single element; the object with `value` and `Count` that Windows PowerShell may make of an array; base64 text and that of an octet string for `uint8` |

use super::{CimValue, ValueError, base64};
use crate::{
    Char16, CimDateTime, CimInterval, CimType, Instance, KeyValue, ObjectPath, ObjectPathBuilder, OctetString,
};

/// What is behind a text that stands where an object should.
pub(crate) const DEPTH_HINT: &str = "ConvertTo-Json writes a text where its -Depth is too small";

/// The value as a scalar of the type; null fits none.
pub(crate) fn to_type(value: &CimValue, cim_type: CimType) -> Result<CimValue, ValueError> {
    match cim_type {
        CimType::Boolean => boolean(value).map(CimValue::Boolean),
        CimType::String => string(value),
        CimType::Char16 => char16(value).map(CimValue::Char16),
        CimType::Uint8 | CimType::Uint16 | CimType::Uint32 | CimType::Uint64 => unsigned(value, cim_type),
        CimType::Sint8 | CimType::Sint16 | CimType::Sint32 | CimType::Sint64 => signed(value, cim_type),
        CimType::Real32 => real32(value).map(CimValue::Real32),
        CimType::Real64 => real64(value).map(CimValue::Real64),
        CimType::DateTime => datetime(value).map(CimValue::DateTime),
        CimType::Reference => reference_or_keys(value),
        CimType::Instance | CimType::Object => embedded(value),
    }
}

fn unsigned(value: &CimValue, cim_type: CimType) -> Result<CimValue, ValueError> {
    let number = integer(value, cim_type)?;
    u64::try_from(number).map(CimValue::Unsigned).map_err(|_| ValueError::range(cim_type, value))
}

fn signed(value: &CimValue, cim_type: CimType) -> Result<CimValue, ValueError> {
    let number = integer(value, cim_type)?;
    i64::try_from(number).map(CimValue::Signed).map_err(|_| ValueError::range(cim_type, value))
}

/// The number, in the range of the integer type.
pub(crate) fn integer(value: &CimValue, cim_type: CimType) -> Result<i128, ValueError> {
    let number = match value {
        CimValue::Unsigned(number) => i128::from(*number),
        CimValue::Signed(number) => i128::from(*number),
        CimValue::Real32(number) => whole_number(f64::from(*number), value, cim_type)?,
        CimValue::Real64(number) => whole_number(*number, value, cim_type)?,
        CimValue::String(text) => integer_of_text(text, value, cim_type)?,
        other => return Err(mismatch("an integer", other)),
    };
    let number = if number < 0 { without_sign(number, cim_type) } else { number };
    match cim_type.integer_range() {
        Some(range) if !range.contains(&number) => Err(ValueError::range(cim_type, value)),
        _ => Ok(number),
    }
}

/// The unsigned number whose bits a signed sender sent as a negative one.
fn without_sign(number: i128, cim_type: CimType) -> i128 {
    match cim_type {
        CimType::Uint32 if number >= i128::from(i32::MIN) => number + (1 << 32),
        CimType::Uint64 if number >= i128::from(i64::MIN) => number + (1 << 64),
        _ => number,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the number was found whole and far below 2^127")]
fn whole_number(number: f64, value: &CimValue, cim_type: CimType) -> Result<i128, ValueError> {
    if number.is_nan() || number.fract() != 0.0 {
        Err(ValueError::kind("an integer", value))
    } else if number.abs() > 1e30 {
        Err(ValueError::range(cim_type, value))
    } else {
        Ok(number as i128)
    }
}

fn integer_of_text(text: &str, value: &CimValue, cim_type: CimType) -> Result<i128, ValueError> {
    use std::num::IntErrorKind::{NegOverflow, PosOverflow};
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let hexadecimal = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    let (digits, radix) = hexadecimal.map_or((digits, 10), |digits| (digits, 16));
    if digits.starts_with(['+', '-']) {
        return Err(ValueError::kind("an integer", value));
    }
    match i128::from_str_radix(digits, radix) {
        Ok(number) => Ok(if negative { -number } else { number }),
        Err(error) if matches!(error.kind(), PosOverflow | NegOverflow) => Err(ValueError::range(cim_type, value)),
        Err(_) => Err(ValueError::kind("an integer", value)),
    }
}

pub(crate) fn real64(value: &CimValue) -> Result<f64, ValueError> {
    real(value, CimType::Real64)
}

fn real(value: &CimValue, cim_type: CimType) -> Result<f64, ValueError> {
    #[expect(clippy::cast_precision_loss, reason = "a real has fewer digits than a 64 bit integer")]
    match value {
        CimValue::Real64(number) => Ok(*number),
        CimValue::Real32(number) => Ok(f64::from(*number)),
        CimValue::Unsigned(number) => Ok(*number as f64),
        CimValue::Signed(number) => Ok(*number as f64),
        CimValue::String(text) => match text.trim().parse::<f64>() {
            Ok(number) if number.is_infinite() && text.contains(|digit: char| digit.is_ascii_digit()) => {
                Err(ValueError::range(cim_type, value))
            }
            Ok(number) => Ok(number),
            Err(_) => Err(ValueError::kind("a number", value)),
        },
        other => Err(mismatch("a number", other)),
    }
}

pub(crate) fn real32(value: &CimValue) -> Result<f32, ValueError> {
    if let CimValue::Real32(number) = value {
        return Ok(*number);
    }
    let number = real(value, CimType::Real32)?;
    #[expect(clippy::cast_possible_truncation, reason = "rounding is meant; overflow is checked")]
    let rounded = number as f32;
    if rounded.is_infinite() && number.is_finite() {
        return Err(ValueError::range(CimType::Real32, value));
    }
    Ok(rounded)
}

pub(crate) fn boolean(value: &CimValue) -> Result<bool, ValueError> {
    match value {
        CimValue::Boolean(value) => Ok(*value),
        CimValue::Unsigned(0) | CimValue::Signed(0) => Ok(false),
        CimValue::Unsigned(1) | CimValue::Signed(1 | -1) => Ok(true),
        CimValue::String(text) if text.trim().eq_ignore_ascii_case("true") => Ok(true),
        CimValue::String(text) if text.trim().eq_ignore_ascii_case("false") => Ok(false),
        other => Err(mismatch("a boolean", other)),
    }
}

pub(crate) fn char16(value: &CimValue) -> Result<Char16, ValueError> {
    match value {
        CimValue::Char16(character) => Ok(*character),
        CimValue::String(text) => {
            let mut units = text.encode_utf16();
            match (units.next(), units.next()) {
                (Some(unit), None) => Ok(Char16(unit)),
                _ => Err(ValueError::kind("a text of one UCS-2 character", value)),
            }
        }
        CimValue::Unsigned(_) | CimValue::Signed(_) => {
            let unit = value.as_integer().and_then(|number| u16::try_from(number).ok());
            unit.map(Char16).ok_or_else(|| ValueError::range(CimType::Char16, value))
        }
        other => Err(mismatch("a character", other)),
    }
}

fn string(value: &CimValue) -> Result<CimValue, ValueError> {
    match value {
        CimValue::String(_) => Ok(value.clone()),
        other => Err(mismatch("a string", other)),
    }
}

/// An object of keys stays one: only who knows the class of the reference knows which of its members are keys.
fn reference_or_keys(value: &CimValue) -> Result<CimValue, ValueError> {
    let path = reference(value)?;
    Ok(if matches!(value, CimValue::Instance(_)) { value.clone() } else { CimValue::Reference(path) })
}

pub(crate) fn reference(value: &CimValue) -> Result<ObjectPath, ValueError> {
    match value {
        CimValue::Reference(path) => Ok(path.clone()),
        CimValue::String(text) if is_shown_object(text) => {
            Err(ValueError::kind_with_hint("an object path", value, DEPTH_HINT))
        }
        CimValue::String(text) => Ok(ObjectPath::new(text.clone())),
        CimValue::Instance(object) => match object.own_key_names() {
            keys if keys.is_empty() => Err(mismatch("an object path", value)),
            keys => path_of_object(object, keys),
        },
        other => Err(mismatch("an object path", other)),
    }
}

/// The path of an object that stands where a path should: `PowerShell` writes a reference as an object of the keys.
pub(crate) fn path_of_object<'a>(
    object: &Instance,
    keys: impl IntoIterator<Item = &'a str>,
) -> Result<ObjectPath, ValueError> {
    let found = || ValueError::kind("an object path", &object.clone().into());
    let mut path = ObjectPath::builder(object.known_class_name().ok_or_else(found)?).singleton();
    let (host, namespace) = object.place();
    path = host.into_iter().fold(path, ObjectPathBuilder::host);
    path = namespace.into_iter().fold(path, ObjectPathBuilder::namespace);
    for name in keys {
        let value = object.get(name).and_then(KeyValue::of).ok_or_else(found)?;
        path = path.key(name, value);
    }
    Ok(path.build())
}

/// Whether the text is what `PowerShell` shows of an object, such as `Win32_Process (Handle = "4")`, and so no path.
fn is_shown_object(text: &str) -> bool {
    let is_name = |name: &str| !name.contains(|character: char| !character.is_alphanumeric() && character != '_');
    text.ends_with(')') && text.split_once(" (").is_some_and(|(class, keys)| is_name(class) && keys.contains(" = "))
}

fn embedded(value: &CimValue) -> Result<CimValue, ValueError> {
    match value {
        CimValue::Instance(_) => Ok(value.clone()),
        other => Err(no_object(other)),
    }
}

/// The error for a value that should be an embedded object.
pub(crate) fn no_object(found: &CimValue) -> ValueError {
    const EXPECTED: &str = "an embedded object";
    match found {
        CimValue::String(_) => ValueError::kind_with_hint(EXPECTED, found, DEPTH_HINT),
        other => mismatch(EXPECTED, other),
    }
}

pub(crate) fn datetime(value: &CimValue) -> Result<CimDateTime, ValueError> {
    match value {
        CimValue::DateTime(datetime) => Ok(*datetime),
        CimValue::String(text) => {
            CimDateTime::parse_any(text).map_err(|error| ValueError::malformed("a datetime", value, error))
        }
        CimValue::Instance(object) => datetime_of_object(object, value),
        other => Err(mismatch("a datetime", other)),
    }
}

/// A point in time as a type of another crate has it.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(crate) fn timestamp<T>(value: &CimValue) -> Result<T, ValueError>
where
    T: TryFrom<crate::CimTimestamp, Error = crate::DateTimeError>,
{
    match datetime(value)? {
        CimDateTime::Timestamp(timestamp) => {
            T::try_from(timestamp).map_err(|because| ValueError::malformed("a point in time", value, because))
        }
        CimDateTime::Interval(_) => {
            Err(ValueError::malformed("a point in time", value, "it is an interval, which has no date"))
        }
    }
}

/// `PowerShell` may write a date as an object that holds its text in `value`, and writes a time span as an object of
/// its parts, of which `Ticks` (100 nanoseconds each) has everything.
fn datetime_of_object(object: &Instance, value: &CimValue) -> Result<CimDateTime, ValueError> {
    if let Some(text @ CimValue::String(_)) = object.undeclared_value("value") {
        return datetime(text);
    }
    let ticks = object.undeclared_value("Ticks").and_then(CimValue::as_integer);
    let Some(ticks) = ticks else {
        return Err(ValueError::kind("a datetime", value));
    };
    let microseconds = i64::try_from(ticks.div_euclid(10)).map_err(|_| ValueError::range(CimType::DateTime, value))?;
    let interval = CimInterval::from_total_microseconds(microseconds);
    interval.map(CimDateTime::Interval).map_err(|error| ValueError::malformed("a datetime", value, error))
}

/// The bytes of a base64 text, or of the text of an octet string.
pub(crate) fn bytes_of(text: &str) -> Result<Vec<u8>, ValueError> {
    if is_hexadecimal(text.trim()) {
        let octets = text.trim().parse::<OctetString>();
        return octets
            .map(|octets| octets.to_bytes())
            .map_err(|because| ValueError::malformed("an octet string", &text.into(), because));
    }
    base64::decode(text).map_err(|because| ValueError::malformed("a uint8 array", &text.into(), because))
}

/// Whether the text is `0x` and hexadecimal digits and meant so, which a text of base64 could be, too.
///
/// One in ten million is if it is long enough for the length of an octet string; a shorter one would be padded.
fn is_hexadecimal(text: &str) -> bool {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    digits.is_some_and(|digits| {
        let is_whole_base64 = digits.len() < 8 && text.len().is_multiple_of(4);
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()) && !is_whole_base64
    })
}

/// The error for a value that is null or of another kind.
pub(crate) fn mismatch(expected: &'static str, found: &CimValue) -> ValueError {
    if found.is_null() { ValueError::null() } else { ValueError::kind(expected, found) }
}
