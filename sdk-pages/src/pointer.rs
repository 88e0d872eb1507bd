//! Sentences that point to another class: `See [ACME_Job Server WMI Class](acme_job.md).`
//!
//! A third of all descriptions consists of nothing else: the property means what that of the same name means in the other class. Only
//! whoever has all pages can follow a pointer; here it is read.

use mof_parser::Span;

use crate::class_name::{self, Naming};
use crate::outline::{Link, Text};

/// What a description says by pointing to other classes.
#[derive(Clone, Debug)]
pub(crate) struct Pointer {
    /// The property that is described.
    pub(crate) property: String,
    /// The places that explain it, the best first; at least one.
    pub(crate) targets: Vec<Target>,
    /// Where the description stands that says so.
    pub(crate) description: Span,
    /// With how many bytes the description begins that only point. What follows adds to what is said there; a description that begins
    /// with something else stays as it is.
    pub(crate) length: usize,
    /// The qualifier that announces values of the property, which the page does not list.
    pub(crate) announced: Option<Span>,
}

/// One class that a sentence points to: by its name, by a link to its page, or by both.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) class: Option<Naming>,
    pub(crate) link: Option<Link>,
    /// The property there, where it is not that of the same name.
    pub(crate) property: Option<String>,
    pub(crate) span: Span,
}

/// The sentences of a paragraph that point.
#[derive(Debug)]
pub(crate) struct Sentences {
    pub(crate) targets: Vec<Target>,
    /// What the paragraph begins with, as far as it only points.
    pub(crate) lead: String,
}

/// Reads the pointing sentences of a paragraph, if there are any.
pub(crate) fn read(lines: &[Text<'_>]) -> Option<Sentences> {
    let text = Text::join(lines)?;
    let mut targets = Vec::new();
    let mut lead = 0;
    let mut at = 0;
    while let Some(start) = next_start(text.as_str(), at) {
        at = start + "See".len();
        let mut cursor = Cursor { text: &text, at: start };
        let Some(found) = sentence(&mut cursor) else { continue };
        targets.extend(found);
        lead = if text.as_str()[lead..start].trim().is_empty() { cursor.at } else { lead };
        at = cursor.at;
    }
    let lead = text.as_str()[..lead].to_owned();
    (!targets.is_empty()).then_some(Sentences { targets, lead })
}

/// Where the next sentence begins with the word `See`; one may follow another without a blank.
fn next_start(text: &str, from: usize) -> Option<usize> {
    text[from..].match_indices("See").map(|(at, _)| from + at).find(|at| {
        let before = text[..*at].trim_end_matches(' ');
        before.is_empty() || before.ends_with(['.', '!', '?', '\u{2026}'])
    })
}

/// `See [also] target { (and | or | ,) target } [for …] [.]`
fn sentence(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Target>> {
    cursor.word("See").then_some(())?;
    cursor.word("also");
    let mut targets = vec![target(cursor)?];
    while cursor.word("and") || cursor.word("or") || cursor.sign(',') {
        targets.push(target(cursor)?);
    }
    cursor.end_of_sentence().then_some(targets)
}

/// `[the] [property (of | in)] (link | class) { Server | Client | WMI | Class }`
fn target(cursor: &mut Cursor<'_, '_>) -> Option<Target> {
    cursor.word("the");
    let property = property(cursor);
    cursor.word("the");
    let start = cursor.start();
    let link = cursor.link();
    let class = match &link {
        Some(link) => class_name::in_link(cursor.text, &link.range),
        None => class(cursor),
    };
    let is_class = class_words(cursor);
    let is_named = class.as_ref().is_some_and(|class| is_class || class.text.contains('_'));
    (link.is_some() || is_named).then(|| Target { class, link, property, span: cursor.span_from(start) })
}

/// ``the `Name` property of``
fn property(cursor: &mut Cursor<'_, '_>) -> Option<String> {
    let before = cursor.at;
    let name = cursor.name().map(str::to_owned);
    if name.is_some() && cursor.word("property") && (cursor.word("of") || cursor.word("in")) {
        return name;
    }
    cursor.at = before;
    None
}

fn class(cursor: &mut Cursor<'_, '_>) -> Option<Naming> {
    let start = cursor.start();
    let text = cursor.name().filter(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))?.to_owned();
    Some(Naming { text, span: cursor.span_from(start) })
}

fn class_words(cursor: &mut Cursor<'_, '_>) -> bool {
    let mut any = false;
    while ["Server", "Client", "WMI", "Class"].iter().any(|word| cursor.word(word)) {
        any = true;
    }
    any
}

/// A place in a text.
struct Cursor<'text, 'page> {
    text: &'text Text<'page>,
    at: usize,
}

impl<'text> Cursor<'text, '_> {
    fn rest(&self) -> &'text str {
        &self.text.as_str()[self.at..]
    }

    /// Where the next word begins.
    fn start(&self) -> usize {
        self.at + (self.rest().len() - self.rest().trim_start().len())
    }

    /// The word that comes next.
    fn name(&mut self) -> Option<&'text str> {
        let start = self.start();
        let rest = &self.text.as_str()[start..];
        let end = rest.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(rest.len());
        self.at = if end > 0 { start + end } else { self.at };
        (end > 0).then(|| &rest[..end])
    }

    /// Whether a word comes next, in any case; goes beyond it.
    fn word(&mut self, wanted: &str) -> bool {
        let before = self.at;
        let found = self.name().is_some_and(|word| word.eq_ignore_ascii_case(wanted));
        self.at = if found { self.at } else { before };
        found
    }

    /// Whether a character comes next; goes beyond it.
    fn sign(&mut self, wanted: char) -> bool {
        let found = self.rest().trim_start().starts_with(wanted);
        self.at = if found { self.start() + wanted.len_utf8() } else { self.at };
        found
    }

    /// The link that begins here; goes beyond it.
    fn link(&mut self) -> Option<Link> {
        let start = self.start();
        let links = self.text.links();
        let link = &links[links.binary_search_by_key(&start, |link| link.range.start).ok()?];
        self.at = link.range.end;
        Some(link.clone())
    }

    /// Goes beyond `for more information` and full stops. Whether the sentence ends there.
    fn end_of_sentence(&mut self) -> bool {
        if self.word("for") {
            let end = self.rest().find(". ").unwrap_or_else(|| self.rest().trim_end_matches(['.', ' ']).len());
            self.at += end;
        }
        let after = self.rest().trim_start_matches(['.', '\u{2026}', ' ']);
        let skipped = &self.rest()[..self.rest().len() - after.len()];
        self.at += skipped.len();
        after.is_empty() || skipped.contains(['.', '\u{2026}'])
    }

    fn span_from(&self, start: usize) -> Span {
        self.text.part_of(start..self.at).span()
    }
}
