//! Reading paths.
//!
//! ```text
//! path      = [ [ scheme "://" | "//" | "\\" ] host ] [ slash ] [ namespace ] ":" ] class [ keys ]
//! keys      = "=@" | "=" value | "." name "=" value *( "," name "=" value )
//! value     = integer | real | TRUE | FALSE | 'text' | "text"
//! ```
//!
//! A reference among the keys is a quoted text, so nothing nests. The work is linear in the length of the text.

use std::fmt;

use super::{KeyBinding, KeyValue, ObjectPathParts, PathKeys};
use crate::Char16;

/// A text that is no object path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectPathError {
    position: usize,
    expected: &'static str,
}

impl ObjectPathError {
    /// Where the text is wrong, in bytes from its start.
    pub const fn position(&self) -> usize {
        self.position
    }

    /// What should stand there, such as `the closing quote`.
    pub const fn expected(&self) -> &'static str {
        self.expected
    }
}

impl fmt::Display for ObjectPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} at position {} of the object path", self.expected, self.position)
    }
}

impl std::error::Error for ObjectPathError {}

pub(super) fn parse(text: &str) -> Result<ObjectPathParts, ObjectPathError> {
    // The last colon before the first key ends the namespace; values of keys may hold colons of their own.
    let head = text.find(['=', '"', '\'']).map_or(text, |end| &text[..end]);
    let class_start = head.rfind(':').map_or(0, |colon| colon + 1);
    let place = Place::of(text[..class_start].strip_suffix(':'));
    let mut scan = Scanner { text, position: class_start };
    let class_name = scan.name("a class name")?;
    let keys = scan.keys()?;
    Ok(ObjectPathParts { scheme: place.scheme, host: place.host, namespace: place.namespace, class_name, keys })
}

/// What stands in front of the class.
#[derive(Default)]
struct Place {
    scheme: Option<String>,
    host: Option<String>,
    namespace: Option<String>,
}

impl Place {
    fn of(text: Option<&str>) -> Self {
        let Some(text) = text else {
            return Self::default();
        };
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (Some(scheme.to_owned()), Some(rest)),
            None => (None, text.strip_prefix("//").or_else(|| text.strip_prefix(r"\\"))),
        };
        let (host, namespace) = match rest {
            Some(rest) => {
                let end = rest.find(['/', '\\']).unwrap_or(rest.len());
                (Some(rest[..end].to_owned()), &rest[end..])
            }
            None => (None, text),
        };
        let namespace = namespace.trim_matches(['/', '\\']).replace('\\', "/");
        Self { scheme, host, namespace: (!namespace.is_empty()).then_some(namespace) }
    }
}

struct Scanner<'a> {
    text: &'a str,
    position: usize,
}

impl Scanner<'_> {
    fn keys(&mut self) -> Result<PathKeys, ObjectPathError> {
        let keys = match self.peek() {
            None => return Ok(PathKeys::Class),
            Some('=') => {
                self.position += 1;
                if self.skip('@') { PathKeys::Singleton } else { PathKeys::Unnamed(self.value()?) }
            }
            Some('.') => PathKeys::Named(self.bindings()?),
            Some(_) => return Err(self.error("`.`, `=` or the end")),
        };
        if self.peek().is_some() { Err(self.error("`,` or the end")) } else { Ok(keys) }
    }

    /// `.name=value,name=value…`, from the point on.
    fn bindings(&mut self) -> Result<Vec<KeyBinding>, ObjectPathError> {
        let mut bindings = Vec::new();
        loop {
            // Over the point or the comma.
            self.position += 1;
            let name = self.name("the name of a key")?;
            if !self.skip('=') {
                return Err(self.error("`=`"));
            }
            bindings.push(KeyBinding { name, value: self.value()? });
            if self.peek() != Some(',') {
                return Ok(bindings);
            }
        }
    }

    fn value(&mut self) -> Result<KeyValue, ObjectPathError> {
        match self.peek() {
            Some('"') => self.quoted('"').map(KeyValue::String),
            Some('\'') => self.quoted('\'').map(character_or_string),
            _ => self.word(),
        }
    }

    /// A number or a boolean, up to the next comma.
    fn word(&mut self) -> Result<KeyValue, ObjectPathError> {
        let rest = &self.text[self.position..];
        let word = rest.split(',').next().unwrap_or(rest);
        let value = boolean(word).or_else(|| number(word)).ok_or(self.error("the value of a key"))?;
        self.position += word.len();
        Ok(value)
    }

    /// A text between quotes, in which a backslash escapes a quote or a backslash.
    fn quoted(&mut self, quote: char) -> Result<String, ObjectPathError> {
        let start = self.position + 1;
        let mut text = String::new();
        let mut characters = self.text[start..].char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            if character == quote {
                self.position = start + offset + 1;
                return Ok(text);
            }
            let escaped =
                (character == '\\').then(|| characters.next_if(|(_, next)| "\"'\\".contains(*next))).flatten();
            text.push(escaped.map_or(character, |(_, character)| character));
        }
        self.position = self.text.len();
        Err(self.error("the closing quote"))
    }

    fn name(&mut self, what: &'static str) -> Result<String, ObjectPathError> {
        let rest = &self.text[self.position..];
        let end = rest.find(|character: char| !is_name_character(character)).unwrap_or(rest.len());
        if end == 0 || rest.starts_with(|character: char| character.is_ascii_digit()) {
            return Err(self.error(what));
        }
        self.position += end;
        Ok(rest[..end].to_owned())
    }

    fn peek(&self) -> Option<char> {
        self.text[self.position..].chars().next()
    }

    fn skip(&mut self, character: char) -> bool {
        let found = self.peek() == Some(character);
        self.position += if found { character.len_utf8() } else { 0 };
        found
    }

    const fn error(&self, expected: &'static str) -> ObjectPathError {
        ObjectPathError { position: self.position, expected }
    }
}

/// The characters of a CIM identifier (DSP0004 annex A).
fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || ('\u{80}'..='\u{FFEF}').contains(&character)
}

/// WMI also writes strings in single quotes; a single character is a `char16`.
fn character_or_string(text: String) -> KeyValue {
    let mut units = text.encode_utf16();
    match (units.next(), units.next()) {
        (Some(unit), None) => KeyValue::Char16(Char16(unit)),
        _ => KeyValue::String(text),
    }
}

fn boolean(word: &str) -> Option<KeyValue> {
    let is = |keyword| word.eq_ignore_ascii_case(keyword);
    (is("true") || is("false")).then(|| KeyValue::Boolean(is("true")))
}

fn number(word: &str) -> Option<KeyValue> {
    let digits = word.strip_prefix(['+', '-']).unwrap_or(word);
    if let Some(hexadecimal) = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        let digits = Some(hexadecimal).filter(|digits| !digits.starts_with('+'))?;
        let number = u64::from_str_radix(digits, 16).ok().map(i128::from)?;
        return Some(KeyValue::Integer(if word.starts_with('-') { -number } else { number }));
    }
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    word.parse().map(KeyValue::Integer).or_else(|_| word.parse().map(KeyValue::Real)).ok()
}
