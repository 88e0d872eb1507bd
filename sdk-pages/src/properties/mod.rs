//! The Properties section, or the Parameters section of a method, cut into one account a property or parameter: its name, the metadata lines, and the body that describes it.
//!
//! A line of code alone is a header only if a metadata line follows, or if it names a property of the syntax that has no account yet:
//! descriptions and lists also have such lines. A line that is not code, or not code alone, needs both, and so does an item of a list.

mod access;
mod data_type;
mod metadata;

use hashbrown::{HashMap, HashSet};

use mof_parser::ast::Name;
use mof_parser::{Diagnostics, Span};

use crate::element::Kind;
use crate::name::is_name;
use crate::outline::{Block, Code, Heading, Part, Prose, ProseKind, Table, Text};
use crate::pending::Documented;

pub(crate) use access::{Access, AccessType};
pub(crate) use data_type::DocumentedType;

/// What the page documents of one property or parameter.
#[derive(Debug)]
pub(crate) struct Account<'page> {
    pub(crate) kind: Kind,
    pub(crate) header: Header<'page>,
    pub(crate) data_type: Option<DocumentedType>,
    /// `None` where the line is absent.
    pub(crate) access: Option<Access<'page>>,
    /// The text after `Qualifiers:`; `None` where the line is absent.
    pub(crate) qualifiers: Option<Part<'page>>,
    /// Lists in further lines.
    pub(crate) more_qualifiers: Vec<Part<'page>>,
    pub(crate) body: Vec<Piece<'page>>,
}

/// The most words that a name is split into by blanks that do not belong there.
const MAX_WORDS: usize = 2;

/// The line that names a property.
#[derive(Clone, Debug)]
pub(crate) struct Header<'page> {
    /// The name without blanks and brackets.
    pub(crate) name: String,
    /// Whether the page writes the name with a blank in it.
    pub(crate) has_blank: bool,
    /// Where the name stands.
    pub(crate) span: Span,
    /// `[]` after the name.
    pub(crate) array: Option<Span>,
    /// A qualifier list that is glued to the name: `Name[key]`.
    pub(crate) qualifiers: Option<Part<'page>>,
}

/// A piece of what describes a property.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Piece<'page> {
    Prose(ProseKind, &'page [Text<'page>]),
    Code(&'page Code),
    Table(&'page Table<'page>),
}

/// Cuts sections into accounts, in page order. The syntax has the names `expected`.
pub(crate) fn accounts<'page, 'names>(
    kind: Kind,
    sections: Vec<&'page [Block<'page>]>,
    expected: impl Iterator<Item = &'names Name>,
    diagnostics: &mut Diagnostics,
) -> Vec<Account<'page>> {
    let mut expected: HashSet<String> = expected.map(|name| name.text.to_ascii_lowercase()).collect();
    // A line of code alone is no header of what has a header with metadata elsewhere.
    let candidates: Vec<Vec<_>> = sections.iter().map(|section| candidates(section).collect()).collect();
    let headers = candidates.iter().flatten().map(|(_, candidate)| candidate);
    for candidate in headers.filter(|candidate| candidate.is_marked && candidate.is_followed) {
        expected.remove(&candidate.header.name.to_ascii_lowercase());
    }
    let mut accounts: Vec<Account<'page>> = Vec::new();
    for (section, candidates) in sections.into_iter().zip(candidates) {
        let mut candidates = candidates.into_iter().peekable();
        for (index, block) in section.iter().enumerate() {
            let candidate = candidates.next_if(|(at, _)| *at == index).map(|(_, candidate)| candidate);
            match candidate.filter(|candidate| candidate.is_header(&expected)) {
                Some(Candidate { header, lines, .. }) => {
                    expected.remove(&header.name.to_ascii_lowercase());
                    accounts.push(Account::new(kind, header));
                    add_lines(accounts.last_mut(), ProseKind::Paragraph, lines, diagnostics);
                }
                None => add_block(accounts.last_mut(), block, diagnostics),
            }
        }
    }
    accounts
}

/// Where the page describes each property or parameter.
pub(crate) fn regions(accounts: &[Account<'_>], page: Span) -> Documented {
    let starts = accounts.iter().map(|account| account.header.span.start);
    let mut regions = HashMap::new();
    for (account, end) in accounts.iter().zip(starts.skip(1).chain([page.end])) {
        // Of two accounts of a property, the first is read.
        let region = Span { end, ..account.header.span };
        regions.entry(account.header.name.to_ascii_lowercase()).or_insert(region);
    }
    regions
}

/// A block that may be a header, with the further lines of its paragraph.
struct Candidate<'page> {
    header: Header<'page>,
    lines: &'page [Text<'page>],
    /// Whether it is set as a heading or as code.
    is_marked: bool,
    /// Whether metadata follows.
    is_followed: bool,
}

impl Candidate<'_> {
    fn is_header(&self, expected: &HashSet<String>) -> bool {
        let is_expected = || expected.contains(&self.header.name.to_ascii_lowercase());
        if self.is_marked { self.is_followed || is_expected() } else { self.is_followed && is_expected() }
    }
}

/// The blocks that may be headers, with their indexes.
fn candidates<'page>(section: &'page [Block<'page>]) -> impl Iterator<Item = (usize, Candidate<'page>)> {
    let candidate = |(index, block)| Some((index, candidate(block, section.get(index + 1))?));
    section.iter().enumerate().filter_map(candidate)
}

fn candidate<'page>(block: &'page Block<'page>, next: Option<&Block<'_>>) -> Option<Candidate<'page>> {
    let (part, lines, is_marked): (Part<'page>, &'page [Text<'page>], bool) = match block {
        Block::Heading(Heading { text, .. }) => match text.only_code().or_else(|| text.code_with_remark()) {
            Some(code) => (code, &[], text.only_code().is_some()),
            None => (text.part(), &[], true),
        },
        Block::Prose(Prose { kind: ProseKind::Paragraph, lines }) => match lines[0].only_code() {
            Some(code) => (code, &lines[1..], true),
            None => (lines[0].code_with_remark().unwrap_or_else(|| lines[0].part()), &lines[1..], false),
        },
        Block::Prose(Prose { kind: ProseKind::Item, lines }) => (lines[0].code_with_remark()?, &lines[1..], false),
        _ => return None,
    };
    let is_followed = match (lines.first(), next) {
        (Some(line), _) => metadata::begins(line),
        (None, Some(Block::Prose(Prose { lines, .. }))) => metadata::begins(&lines[0]),
        (None, _) => false,
    };
    if !is_marked && !is_followed {
        return None;
    }
    Some(Candidate { header: Header::read(part)?, lines, is_marked, is_followed })
}

fn add_block<'page>(account: Option<&mut Account<'page>>, block: &'page Block<'page>, diagnostics: &mut Diagnostics) {
    let Some(account) = account else { return };
    match block {
        Block::Prose(Prose { kind, lines }) => add_lines(Some(account), *kind, lines, diagnostics),
        _ => account.body.push(Piece::of(block)),
    }
}

/// Adds lines of a paragraph: first the metadata among them, then what is left as a piece of the body.
fn add_lines<'page>(
    account: Option<&mut Account<'page>>,
    kind: ProseKind,
    lines: &'page [Text<'page>],
    diagnostics: &mut Diagnostics,
) {
    let Some(account) = account else { return };
    let mut rest = lines;
    while let (ProseKind::Paragraph, Some((line, after))) = (kind, rest.split_first()) {
        if !metadata::read(line, account, diagnostics) && !metadata::read_rest_of_list(line, account) {
            break;
        }
        rest = after;
    }
    let slipped =
        matches!((kind, rest), (ProseKind::Paragraph, [line]) if metadata::read_slipped(line, account, diagnostics));
    if !rest.is_empty() && !slipped {
        account.body.push(Piece::Prose(kind, rest));
    }
}

impl<'page> Piece<'page> {
    /// A block as what describes something.
    pub(crate) fn of(block: &'page Block<'page>) -> Self {
        match block {
            Block::Heading(heading) => Self::Prose(ProseKind::Paragraph, std::slice::from_ref(&heading.text)),
            Block::Prose(Prose { kind, lines }) => Self::Prose(*kind, lines),
            Block::Code(code) => Self::Code(code),
            Block::Table(table) => Self::Table(table),
        }
    }
}

impl<'page> Account<'page> {
    fn new(kind: Kind, header: Header<'page>) -> Self {
        Self {
            kind,
            header,
            data_type: None,
            access: None,
            qualifiers: None,
            more_qualifiers: Vec::new(),
            body: Vec::new(),
        }
    }
}

impl<'page> Header<'page> {
    /// Reads `Name`, `Name[]`, `Name []`, `Name[key]` or `Creation Date`.
    fn read(part: Part<'page>) -> Option<Self> {
        let part = part.narrow(part.as_str().trim_matches(['`', ' ']));
        let text = part.as_str();
        let name_length = text.find('[').unwrap_or(text.len());
        let (name, rest) = (part.until(name_length), part.after(name_length));
        // Every paragraph comes by here, so no more words are looked at than a name may have.
        let words: Vec<&str> = name.as_str().split_whitespace().take(MAX_WORDS + 1).collect();
        if words.is_empty() || words.len() > MAX_WORDS || !words.iter().all(|word| is_name(word)) {
            return None;
        }
        let brackets = rest.as_str().strip_prefix('[').and_then(|inside| inside.strip_suffix(']'));
        let array = brackets.is_some_and(|inside| inside.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '));
        (rest.as_str().is_empty() || brackets.is_some()).then(|| Self {
            name: words.concat(),
            has_blank: words.len() > 1,
            span: name.span(),
            array: array.then(|| rest.span()),
            qualifiers: (brackets.is_some() && !array).then_some(rest),
        })
    }
}
