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
}

impl fmt::Display for ObjectPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected {} at position {} of the object path",
            self.expected, self.position
        )
    }
}

impl std::error::Error for ObjectPathError {}

pub(super) fn parse(text: &str) -> Result<ObjectPathParts, ObjectPathError> {
    // The last colon before the first key ends the namespace; values of keys may hold colons of their own.
    let head = text.find(['=', '"', '\'']).map_or(text, |end| &text[..end]);
    let class_start = head.rfind(':').map_or(0, |colon| colon + 1);
    let place = Place::of(text[..class_start].strip_suffix(':'));
    let mut scan = Scanner {
        text,
        position: class_start,
    };
    let class_name = scan.name("a class name")?;
    let keys = scan.keys()?;
    Ok(ObjectPathParts {
        scheme: place.scheme,
        host: place.host,
        namespace: place.namespace,
        class_name,
        keys,
    })
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
            None => (
                None,
                text.strip_prefix("//").or_else(|| text.strip_prefix(r"\\")),
            ),
        };
        let (host, namespace) = match rest {
            Some(rest) => {
                let end = rest.find(['/', '\\']).unwrap_or(rest.len());
                (Some(rest[..end].to_owned()), &rest[end..])
            }
            None => (None, text),
        };
        let namespace = namespace.trim_matches(['/', '\\']).replace('\\', "/");
        Self {
            scheme,
            host,
            namespace: (!namespace.is_empty()).then_some(namespace),
        }
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
                if self.skip('@') {
                    PathKeys::Singleton
                } else {
                    PathKeys::Unnamed(self.value()?)
                }
            }
            Some('.') => PathKeys::Named(self.bindings()?),
            Some(_) => return Err(self.error("`.`, `=` or the end")),
        };
        if self.peek().is_some() {
            Err(self.error("`,` or the end"))
        } else {
            Ok(keys)
        }
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
            bindings.push(KeyBinding {
                name,
                value: self.value()?,
            });
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
        let value = boolean(word)
            .or_else(|| number(word))
            .ok_or(self.error("the value of a key"))?;
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
            let escaped = (character == '\\')
                .then(|| characters.next_if(|(_, next)| "\"'\\".contains(*next)))
                .flatten();
            text.push(escaped.map_or(character, |(_, character)| character));
        }
        self.position = self.text.len();
        Err(self.error("the closing quote"))
    }

    fn name(&mut self, what: &'static str) -> Result<String, ObjectPathError> {
        let rest = &self.text[self.position..];
        let end = rest
            .find(|character: char| !is_name_character(character))
            .unwrap_or(rest.len());
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
        ObjectPathError {
            position: self.position,
            expected,
        }
    }
}

/// The characters of a CIM identifier (DSP0004 annex A).
fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || character == '_'
        || ('\u{80}'..='\u{FFEF}').contains(&character)
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
    if let Some(hexadecimal) = digits
        .strip_prefix("0x")
        .or_else(|| digits.strip_prefix("0X"))
    {
        let number = u64::from_str_radix(hexadecimal, 16).ok().map(i128::from)?;
        return Some(KeyValue::Integer(if word.starts_with('-') {
            -number
        } else {
            number
        }));
    }
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    word.parse()
        .map(KeyValue::Integer)
        .or_else(|_| word.parse().map(KeyValue::Real))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> ObjectPathParts {
        parse(text).expect("the path is well formed")
    }

    #[test]
    fn the_place_is_read_in_both_forms() {
        for text in [
            r"\\server\root\cimv2:X",
            "//server/root/cimv2:X",
            r"\\server/root\cimv2:X",
        ] {
            let parts = parts(text);
            assert_eq!(parts.host.as_deref(), Some("server"), "{text}");
            assert_eq!(parts.namespace.as_deref(), Some("root/cimv2"), "{text}");
            assert_eq!(parts.class_name, "X");
        }
        let with_port = parts("https://10.0.0.1:5989/root/cimv2:X.K=1");
        assert_eq!(with_port.scheme.as_deref(), Some("https"));
        assert_eq!(with_port.host.as_deref(), Some("10.0.0.1:5989"));
        assert_eq!(
            parts("root/cimv2:X").namespace.as_deref(),
            Some("root/cimv2")
        );
        assert_eq!(parts("X.K=1").namespace, None);
    }

    #[test]
    fn keys_may_be_left_out_unnamed_or_at() {
        assert_eq!(parts("X").keys, PathKeys::Class);
        assert_eq!(parts("root:X=@").keys, PathKeys::Singleton);
        assert_eq!(parts(r#"X="a:b""#).keys, PathKeys::Unnamed("a:b".into()));
        assert_eq!(parts("X=5").keys, PathKeys::Unnamed(5.into()));
    }

    #[test]
    fn values_of_every_kind_are_read() {
        let parts = parts(r#"X.S="a,\"b\"\\",I=-5,H=0x1F,B=true,C='k',W='word',R=1.5"#);
        assert_eq!(parts.key("s"), Some(&r#"a,"b"\"#.into()));
        assert_eq!(parts.key("I"), Some(&KeyValue::Integer(-5)));
        assert_eq!(parts.key("H"), Some(&KeyValue::Integer(31)));
        assert_eq!(parts.key("B"), Some(&KeyValue::Boolean(true)));
        assert_eq!(parts.key("C"), Some(&KeyValue::Char16(Char16(0x6B))));
        assert_eq!(parts.key("W"), Some(&"word".into()));
        assert_eq!(parts.key("R"), Some(&KeyValue::Real(1.5)));
        assert_eq!(parts.key("missing"), None);
    }

    #[test]
    fn a_reference_among_the_keys_is_a_text_of_its_own() {
        let inner = r#"\\s\root:A.K="x\"y""#;
        let outer = super::super::ObjectPath::builder("L")
            .key("Target", inner)
            .build();
        assert_eq!(outer.as_str(), r#"L.Target="\\\\s\\root:A.K=\"x\\\"y\"""#);
        let parts = outer.parse().expect("what the builder wrote");
        assert_eq!(parts.key("Target"), Some(&inner.into()));
    }

    #[test]
    fn errors_point_at_the_place() {
        let error = |text| parse(text).map_err(|error| error.to_string());
        assert_eq!(
            error(""),
            Err("expected a class name at position 0 of the object path".into())
        );
        assert_eq!(
            error("root:"),
            Err("expected a class name at position 5 of the object path".into())
        );
        assert_eq!(
            error("X.=1"),
            Err("expected the name of a key at position 2 of the object path".into())
        );
        assert_eq!(
            error("X.K"),
            Err("expected `=` at position 3 of the object path".into())
        );
        assert_eq!(
            error("X.K=\"a"),
            Err("expected the closing quote at position 6 of the object path".into())
        );
        assert_eq!(
            error("X.K=a b"),
            Err("expected the value of a key at position 4 of the object path".into())
        );
        assert_eq!(
            error("X.K=nan"),
            Err("expected the value of a key at position 4 of the object path".into())
        );
        assert_eq!(
            error("X.K=\"a\"b"),
            Err("expected `,` or the end at position 7 of the object path".into())
        );
        assert_eq!(
            error("X K"),
            Err("expected `.`, `=` or the end at position 1 of the object path".into())
        );
        assert_eq!(
            error("X.K=1,"),
            Err("expected the name of a key at position 6 of the object path".into())
        );
    }
}
