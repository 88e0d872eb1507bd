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
    /// With how many bytes the description begins that only point. What follows adds to what is said there. A description that begins with
    /// something else, zero, is the property's own: what it refers to has the values, if any, but they are not those of the property.
    pub(crate) length: usize,
    /// Whether the property takes the values of the one that explains it, unless it has its own.
    pub(crate) takes_values: bool,
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
    let may_point = |line: &Text<'_>| !line.links().is_empty() || next_start(line.as_str(), 0).is_some();
    if !lines.iter().any(may_point) {
        return None;
    }
    let text = Text::join(lines)?;
    if let Some(target) = only_link(&text) {
        return Some(Sentences { targets: vec![target], lead: text.as_str().to_owned() });
    }
    let mut targets = Vec::new();
    let mut lead = 0;
    let mut at = 0;
    while let Some((start, word)) = next_start(text.as_str(), at) {
        at = start + word.len();
        let mut cursor = Cursor { text: &text, at: start };
        let Some(found) = sentence(&mut cursor) else { continue };
        targets.extend(found);
        lead = if text.as_str()[lead..start].trim().is_empty() { cursor.at } else { lead };
        at = cursor.at;
    }
    let lead = text.as_str()[..lead].to_owned();
    (!targets.is_empty()).then_some(Sentences { targets, lead })
}

/// A paragraph that is nothing but a link which names a class.
fn only_link(text: &Text<'_>) -> Option<Target> {
    let mut cursor = Cursor { text, at: 0 };
    let target = target(&mut cursor).filter(|target| target.link.is_some() && target.class.is_some())?;
    (cursor.end_of_sentence() && cursor.rest().is_empty()).then_some(target)
}

/// Where the next sentence begins that may point, and with which word; it may follow another sentence without a blank.
fn next_start(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let begins = |at: usize| {
        let before = text[..at].trim_end_matches(' ');
        before.is_empty() || before.ends_with(['.', '!', '?', '\u{2026}'])
    };
    let word = |at: usize| ["See", "see", "Refer", "Possible"].into_iter().find(|word| text[at..].starts_with(word));
    let letters = text[from..].match_indices(['S', 's', 'R', 'P']).map(|(at, _)| from + at);
    letters.filter_map(|at| Some((at, word(at)?))).find(|(at, _)| begins(*at))
}

/// `(See [also] | Refer to | Possible values are defined (for | by | in)) target { (and | or | ,) target } [for …] [.]`
fn sentence(cursor: &mut Cursor<'_, '_>) -> Option<Vec<Target>> {
    if cursor.word("See") {
        cursor.word("also");
    } else if cursor.word("Refer") {
        cursor.word("to").then_some(())?;
    } else if !["Possible", "values", "are", "defined"].iter().all(|word| cursor.word(word))
        || !["for", "by", "in"].iter().any(|word| cursor.word(word))
    {
        return None;
    }
    let mut targets = vec![target(cursor)?];
    while cursor.word("and") || cursor.word("or") || cursor.sign(',') {
        targets.push(target(cursor)?);
    }
    cursor.end_of_sentence().then_some(targets)
}

/// `[the] [property (of | in)] (link | class) { Server | Client | WMI | Class }`
fn target(cursor: &mut Cursor<'_, '_>) -> Option<Target> {
    let mut property = None;
    if !cursor.is_at_link() {
        cursor.word("the");
        property = self::property(cursor);
    }
    if property.is_some() && !cursor.is_at_link() {
        cursor.word("the");
    }
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
        let link = self.link_here()?;
        self.at = link.range.end;
        Some(link.clone())
    }

    fn is_at_link(&self) -> bool {
        self.link_here().is_some()
    }

    fn link_here(&self) -> Option<&'text Link> {
        let links = self.text.links();
        Some(&links[links.binary_search_by_key(&self.start(), |link| link.range.start).ok()?])
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

#[cfg(test)]
mod tests {
    use mof_parser::SourceMap;

    use super::*;
    use crate::outline::{Block, Outline};

    /// The targets of a paragraph as `property@class -> link`, and with how much of it that only points it begins.
    fn pointers(paragraph: &str) -> Option<(Vec<String>, String)> {
        let mut sources = SourceMap::default();
        let id = sources.add("page.md", format!("# T\n\n{paragraph}\n"));
        let outline = Outline::of(sources.file(id));
        let Block::Prose(prose) = &outline.introduction()[0] else { panic!("a paragraph") };
        let Sentences { targets, lead } = read(&prose.lines)?;
        let shown = targets.iter().map(|target| {
            let property = target.property.as_deref().unwrap_or("=");
            let class = target.class.as_ref().map_or("?", |class| class.text.as_str());
            let link = target.link.as_ref().map_or("-", |link| link.target.as_str());
            format!("{property} {class} {link}")
        });
        Some((shown.collect(), lead))
    }

    #[test]
    fn a_paragraph_may_only_point() {
        for (paragraph, target) in [
            ("See [A_Job Server WMI Class](../job.md).", "= A_Job ../job.md"),
            ("See [A_Job Server\nWMI Class](job.md#remarks)..", "= A_Job job.md#remarks"),
            ("See the [NEW: `A_Job` Client WMI Class](job.md)", "= A_Job job.md"),
            ("See also [A_Job](job.md) class for more information.\u{2026}", "= A_Job job.md"),
            ("See [Job Class](job.md).", "= Job job.md"),
            ("See [the class of jobs](job.md).", "= ? job.md"),
            ("[A_Job Server WMI Class](job.md).", "= A_Job job.md"),
            ("see [A_Job Server WMI Class](job.md)", "= A_Job job.md"),
            ("Refer to the [A_Job Server WMI Class](job.md).", "= A_Job job.md"),
            ("See A_Job Server WMI Class.", "= A_Job -"),
            ("See the `A_Job` class", "= A_Job -"),
            ("See the `State` property of [A_Job Server WMI Class](job.md).", "State A_Job job.md"),
            ("Possible values are defined for the `State` property of A_Job.", "State A_Job -"),
        ] {
            let (targets, lead) = pointers(paragraph).expect(paragraph);
            assert_eq!(targets, [target], "{paragraph}");
            assert!(!lead.is_empty(), "{paragraph}");
        }
    }

    #[test]
    fn a_paragraph_may_point_to_several_classes_or_say_more() {
        let two = vec!["= A_Job a.md".to_owned(), "= A_Task b.md".to_owned()];
        for paragraph in ["See [A_Job](a.md).See [A_Task](b.md).", "See [A_Job](a.md) or [A_Task](b.md)."] {
            assert_eq!(pointers(paragraph).expect(paragraph).0, two);
        }
        let before = pointers("The default is 2. See [A_Job](a.md).").expect("it points");
        assert_eq!(before, (vec!["= A_Job a.md".to_owned()], String::new()));
        let after = pointers("See [A_Job](a.md).The default is 2.").expect("it points");
        assert_eq!(after.1, "See A_Job.");
    }

    #[test]
    fn other_sentences_do_not_point() {
        for paragraph in [
            "See Remarks.",
            "See About Jobs for a discussion of jobs.",
            "See [A_Job](a.md) and what it says.",
            "[A_Job](a.md) objects of the site.",
            "[About jobs](a.md)",
            "See corresponding end in `EndDate`.",
            "Seen by A_Job.",
            "Oversee [A_Job](a.md).",
            "For more information, see [A_Job](a.md).",
            "Possible values are 0 and 1.",
            "See",
            "See the",
        ] {
            assert_eq!(pointers(paragraph), None, "{paragraph}");
        }
    }
}
