//! TOML documents with the place of every key and value, in the order of the text: what configurations and overlays of pages are read
//! from.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::source::{FileId, SourceFile, Span};

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// A value of one of the kinds that anybody here uses; all else is told apart for messages only.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i128),
    /// A real number.
    Real(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// The elements of an array.
    List(Vec<Node>),
    /// The members of a table.
    Table(Vec<Member>),
    /// What nobody uses, by its name: a date, or a number that is too large.
    Other(&'static str),
}

/// A key of a table with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The key.
    pub key: String,
    /// Where the key stands; that of a table that several headers name stands in the first.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// What is wrong with a text that is no TOML.
#[derive(Debug)]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Reads a text.
///
/// The parser limits how deep values nest and how long a dotted key is, so walking the result needs little stack.
///
/// ```
/// use mof_parser::{SourceMap, toml};
///
/// let mut sources = SourceMap::default();
/// let file = sources.add("mofc.toml", "input = \"schemas\"");
/// let members = toml::read(sources.file(file)).expect("it is TOML");
/// assert_eq!((members[0].key.as_str(), members[0].node.span.start), ("input", 8));
/// ```
///
/// # Errors
///
/// The first place of each line that is no TOML.
pub fn read(file: &SourceFile) -> Result<Vec<Member>, Vec<SyntaxError>> {
    let (document, errors) = DeTable::parse_recoverable(file.text());
    if errors.is_empty() {
        return Ok(members(document.into_inner(), file.id()));
    }
    let whole = file.span();
    let mut errors: Vec<SyntaxError> = errors
        .into_iter()
        .map(|error| SyntaxError {
            message: error.message().to_owned(),
            span: error.span().map_or(whole.at_start(), |range| place(range, file.id())),
        })
        .collect();
    let line = |error: &SyntaxError| file.position(error.span.start).line;
    errors.sort_by_key(|error| error.span.start);
    errors.dedup_by_key(|error| line(error));
    Err(errors)
}

fn members(table: DeTable<'_>, file: FileId) -> Vec<Member> {
    let member = |(key, value): (Spanned<DeString<'_>>, Spanned<DeValue<'_>>)| {
        let key_span = place(key.span(), file);
        Member { key: key.into_inner().into_owned(), key_span, node: node(value, file) }
    };
    let mut members: Vec<Member> = table.into_iter().map(member).collect();
    members.sort_by_key(|member| member.key_span.start);
    members
}

fn node(spanned: Spanned<DeValue<'_>>, file: FileId) -> Node {
    let span = place(spanned.span(), file);
    let value = match spanned.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(integer) => i128::from_str_radix(integer.as_str(), integer.radix())
            .map_or(Value::Other("a number out of range"), Value::Integer),
        DeValue::Float(real) => real.as_str().parse().map_or(Value::Other("a number out of range"), Value::Real),
        DeValue::Boolean(boolean) => Value::Boolean(boolean),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Array(elements) => Value::List(elements.into_iter().map(|element| node(element, file)).collect()),
        DeValue::Table(table) => Value::Table(members(table, file)),
    };
    Node { value, span }
}

fn place(range: std::ops::Range<usize>, file: FileId) -> Span {
    // A text that a source map takes is shorter than 4 GiB.
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { file, start: offset(range.start), end: offset(range.end) }
}

impl Value {
    /// What it is, for messages: `a string`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(_) => "an integer",
            Self::Real(_) => "a real number",
            Self::Boolean(_) => "a boolean",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(what) => what,
        }
    }
}
