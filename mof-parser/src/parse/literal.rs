//! Literals: what numbers, strings and characters say. Anything wrong is reported, and the rest of the literal is read.

use super::input::Tokens;
use crate::ast::ValueKind;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::dialect::Dialect;
use crate::lex::is_foreign_quote;
use crate::source::{Span, as_offset};

/// Why a text is no integer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NumberError {
    /// It is malformed; the help says how to mend it.
    Malformed(&'static str),
    /// It is larger than any type.
    TooLarge,
}

/// `integerValue | realValue`
pub(super) fn number(input: Tokens<'_>) -> ValueKind {
    let text = input.text(input.peek());
    let outcome =
        if text.contains('.') { real(text).map(ValueKind::Real) } else { integer(text).map(ValueKind::Integer) };
    outcome.unwrap_or_else(|error| {
        let diagnostic = match error {
            NumberError::Malformed(help) => {
                Diagnostic::new(codes::INVALID_NUMBER, input.next_span(), format!("`{text}` is not a number"))
                    .help(help)
            }
            NumberError::TooLarge => {
                let message = format!("`{text}` is larger than any MOF type can hold");
                Diagnostic::new(codes::NUMBER_TOO_LARGE, input.next_span(), message)
                    .help("the largest integer is 18446744073709551615, a `uint64`; the largest real number about 1.8e308, a `real64`")
            }
        };
        input.report(diagnostic);
        ValueKind::Error
    })
}

/// `integerValue = binaryValue | octalValue | hexValue | decimalValue`, each with an optional sign (DSP0004 Annex A).
pub(super) fn integer(text: &str) -> Result<i128, NumberError> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = magnitude(digits)?;
    Ok(if negative { -magnitude } else { magnitude })
}

fn magnitude(digits: &str) -> Result<i128, NumberError> {
    let lower = digits.to_ascii_lowercase();
    if let Some(hex) = lower.strip_prefix("0x") {
        return in_base(hex, 16, "a hexadecimal number has digits 0 to 9 and a to f after `0x`");
    }
    if let Some(binary) = lower.strip_suffix('b') {
        return in_base(binary, 2, "a binary number has digits 0 and 1 before the `b`");
    }
    if lower.len() > 1 && lower.starts_with('0') {
        let help = "a number that begins with 0 is octal, with digits 0 to 7; remove the 0 for a decimal number";
        return in_base(&lower[1..], 8, help);
    }
    let is_exponent = lower.split_once('e').is_some_and(|(whole, exponent)| {
        let digits = exponent.trim_start_matches(['+', '-']);
        [whole, digits].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    if is_exponent {
        return Err(NumberError::Malformed("a real number has a point before its exponent, as in `1.0e5`"));
    }
    in_base(&lower, 10, "a name cannot begin with a digit, and a decimal number has digits only")
}

fn in_base(digits: &str, base: u32, help: &'static str) -> Result<i128, NumberError> {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(base)) {
        return Err(NumberError::Malformed(help));
    }
    i128::from_str_radix(digits, base).map_err(|_| NumberError::TooLarge)
}

/// `realValue = ["+" | "-"] *decimalDigit "." 1*decimalDigit [ ("e" | "E") ["+" | "-"] 1*decimalDigit ]`
fn real(text: &str) -> Result<f64, NumberError> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, rest) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let (fraction, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.is_empty() || exponent.is_empty() || ![whole, fraction, exponent].into_iter().all(is_digits) {
        return Err(NumberError::Malformed(
            "a real number has digits after its one point, as in `5.0`, `.5` or `1.5e-3`",
        ));
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err(NumberError::TooLarge),
        Err(_) => Err(NumberError::Malformed("write a real number as in `5.0`")),
    }
}

/// `stringLiteral`, appended to the text of those before it.
pub(super) fn string(input: Tokens<'_>, text: &mut String) {
    let span = input.next_span();
    let raw = input.slice(span);
    // An open string has no closing quote, and other quotation marks may stand for those of MOF; the lexer has reported them.
    let is_quote = |character| character == '"' || is_foreign_quote(character);
    let body = raw.strip_prefix(is_quote).unwrap_or(raw);
    let start = span.start + as_offset(raw.len() - body.len());
    let body = if raw.len() > 1 { body.strip_suffix(is_quote).unwrap_or(body) } else { body };
    report_control_character(input, start, body);
    if memchr::memchr3(b'\\', b'\n', b'\r', body.as_bytes()).is_none() {
        text.push_str(body);
        return;
    }
    report_line_break(input, span, body);
    Escapes { input, start, body, at: 0 }.decode(text);
}

/// Reports the first control character in a string, line ends and tabs aside.
fn report_control_character(input: Tokens<'_>, start: u32, body: &str) {
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    // Strings are most of a schema, and none has one: a look at all bytes in a row is the quickest.
    if !body.bytes().fold(false, |found, byte| found | is_control(byte)) {
        return;
    }
    let Some((at, byte)) = body.bytes().enumerate().find(|(_, byte)| is_control(*byte)) else { return };
    let start = start + as_offset(at);
    let span = Span { start, end: start + 1, ..input.next_span() };
    let message = format!("the control character U+{byte:04X} stands in a string");
    let help = format!("write `\\x{byte:04X}` if it is meant");
    input.report(Diagnostic::new(codes::CONTROL_CHARACTER, span, message).help(help));
}

/// Reports the first line break in a string. One after a backslash is a wrong escape sequence.
fn report_line_break(input: Tokens<'_>, span: Span, body: &str) {
    let escaped = |at: &usize| body.as_bytes()[..*at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1;
    let is_second = |at: usize| body[..at].ends_with('\r') && body[at..].starts_with('\n');
    let mut breaks = memchr::memchr2_iter(b'\n', b'\r', body.as_bytes()).filter(|at| !is_second(*at));
    if let Some(at) = breaks.find(|at| !escaped(at)) {
        let at = span.start + 1 + as_offset(at);
        let place = Span { start: at, end: at, ..span };
        let help =
            "close the string before the line's end and open another on the next line; adjacent strings are joined";
        let diagnostic = Diagnostic::new(codes::LINE_BREAK_IN_STRING, place, "the string goes on over the line's end");
        input.report(diagnostic.label(span.at_start(), "it begins here").help(help));
    }
}

/// `charValue = "'" char16Char "'" `
pub(super) fn character(input: Tokens<'_>) -> ValueKind {
    let span = input.next_span();
    let literal = input.slice(span);
    let body = literal.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or_default();
    let unit = match body.strip_prefix('\\') {
        Some("'") => Some(u16::from(b'\'')),
        Some(escape) => single_escape(escape).or_else(|| hexadecimal_escape(escape)),
        None => single_unit(body),
    };
    unit.map_or_else(
        || {
            let message = format!("`{literal}` is not a character");
            let help = if body.chars().count() > 1 && !body.starts_with('\\') {
                format!("write a string in double quotes: `\"{body}\"`")
            } else {
                "a character literal has one character or escape sequence between apostrophes, up to U+FFFF".to_owned()
            };
            input.report(Diagnostic::new(codes::INVALID_CHARACTER_LITERAL, span, message).help(help));
            ValueKind::Error
        },
        ValueKind::Character,
    )
}

fn single_unit(body: &str) -> Option<u16> {
    let mut characters = body.chars();
    let first = characters.next()?;
    characters.next().is_none().then(|| u16::try_from(u32::from(first)).ok()).flatten()
}

fn single_escape(escape: &str) -> Option<u16> {
    let [byte] = escape.as_bytes() else { return None };
    simple_escape(*byte).map(|character| character as u16)
}

fn hexadecimal_escape(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix(['x', 'X'])?;
    let proper = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    proper.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// `\b \t \n \f \r \" \' \\` (DSP0004 7.12.1).
fn simple_escape(letter: u8) -> Option<char> {
    Some(match letter {
        b'b' => '\u{8}',
        b't' => '\t',
        b'n' => '\n',
        b'f' => '\u{C}',
        b'r' => '\r',
        b'"' => '"',
        b'\'' => '\'',
        b'\\' => '\\',
        _ => return None,
    })
}

/// Decodes the escape sequences of a string's body.
struct Escapes<'a> {
    input: Tokens<'a>,
    /// Where the body begins in the file.
    start: u32,
    body: &'a str,
    at: usize,
}

impl Escapes<'_> {
    fn decode(mut self, text: &mut String) {
        while let Some(found) = memchr::memchr(b'\\', &self.body.as_bytes()[self.at..]) {
            text.push_str(&self.body[self.at..self.at + found]);
            self.at += found;
            self.escape(text);
        }
        text.push_str(&self.body[self.at..]);
    }

    /// Decodes the escape sequence that begins here; keeps one that MOF does not have, and reports it.
    fn escape(&mut self, text: &mut String) {
        let rest = &self.body[self.at + 1..];
        let letter = rest.bytes().next();
        if let Some(character) = letter.and_then(simple_escape) {
            text.push(character);
            self.at += 2;
        } else if let Some((character, length)) = spelled(&self.body[self.at..], self.max_digits()) {
            text.push(character.unwrap_or_else(|code| self.report_code(code, length)));
            self.at += length;
        } else {
            self.keep(text, rest);
        }
    }

    /// Keeps a backslash and what follows it, and reports them.
    fn keep(&mut self, text: &mut String, rest: &str) {
        if rest.starts_with(['\n', '\r']) {
            let help =
                "close the string before the line's end and open another on the next line; adjacent strings are joined";
            self.report(1, "a backslash does not carry a string over the line's end".into(), help);
        } else {
            let escape = &rest[..rest.chars().next().map_or(0, char::len_utf8)];
            let digits = if self.max_digits() == 4 { "four" } else { "six" };
            let help = format!(
                "MOF has `\\b \\t \\n \\f \\r \\\" \\' \\\\` and `\\x` with one to {digits} hexadecimal digits; write `\\\\` for a backslash"
            );
            self.report(1 + escape.len(), format!("`\\{escape}` is not an escape sequence"), &help);
        }
        let length = 1 + rest.strip_prefix("\r\n").map_or_else(|| rest.chars().next().map_or(0, char::len_utf8), |_| 2);
        text.push_str(&self.body[self.at..self.at + length]);
        self.at += length;
    }

    fn max_digits(&self) -> usize {
        max_digits(self.input.dialect())
    }

    /// Reports a `\x` escape that spells no character, and gives what stands for one.
    fn report_code(&self, code: u32, length: usize) -> char {
        let (message, help) = if code > u32::from(char::MAX) {
            (format!("`\\x{code:X}` is no character"), "the last character is `\\x10FFFF`")
        } else {
            (format!("`\\x{code:04X}` is half a surrogate pair"), "write both halves, or the character itself")
        };
        self.report(length, message, help);
        char::REPLACEMENT_CHARACTER
    }

    fn report(&self, length: usize, message: String, help: &str) {
        let start = self.start + as_offset(self.at);
        let span = Span { start, end: start + as_offset(length), ..self.input.next_span() };
        self.input.report(Diagnostic::new(codes::INVALID_ESCAPE, span, message).help(help));
    }
}

/// How many digits an escape may have: up to six in MOF 3 (DSP0221 7.6.1.3), up to four before.
fn max_digits(dialect: Dialect) -> usize {
    if dialect == Dialect::Mof3 { 6 } else { 4 }
}

/// How many bytes the escape sequence at the start of a text takes, and how many the character that [`string`] makes of it.
pub(crate) fn escape_lengths(text: &str, dialect: Dialect) -> (usize, usize) {
    let rest = text.strip_prefix('\\').unwrap_or(text);
    if rest.bytes().next().and_then(simple_escape).is_some() {
        return (2, 1);
    }
    let kept = 1 + rest.chars().next().map_or(0, char::len_utf8);
    spelled(text, max_digits(dialect)).map_or((kept, kept), |(character, length)| {
        (length, character.unwrap_or(char::REPLACEMENT_CHARACTER).len_utf8())
    })
}

/// The character of the `\x` escape at the start of a text, or its number where that is no character, and the length of the escape;
/// together with the next escape where the two are a surrogate pair.
fn spelled(text: &str, max_digits: usize) -> Option<(Result<char, u32>, usize)> {
    let escape = |text: &str| hexadecimal(text.strip_prefix('\\')?, max_digits);
    let (code, length) = escape(text)?;
    if let Some(character) = char::from_u32(code) {
        return Some((Ok(character), length));
    }
    if let (Ok(high), Some((low, low_length))) = (u16::try_from(code), escape(&text[length..]))
        && let Ok(low) = u16::try_from(low)
        && let Some(Ok(character)) = char::decode_utf16([high, low]).next()
    {
        return Some((Ok(character), length + low_length));
    }
    Some((Err(code), length))
}

/// The number of `x` and its hexadecimal digits, of which there may be up to so many, and the length of the escape with its backslash.
fn hexadecimal(rest: &str, max_digits: usize) -> Option<(u32, usize)> {
    let digits = rest.strip_prefix(['x', 'X'])?;
    let count = digits.bytes().take(max_digits).take_while(u8::is_ascii_hexdigit).count();
    let code = u32::from_str_radix(digits.get(..count)?, 16).ok()?;
    Some((code, 2 + count))
}
