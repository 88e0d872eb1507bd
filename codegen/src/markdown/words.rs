//! The words of a text, each so that nothing in it is markup wherever it stands on a line but at the start.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Prose;
use crate::rust::names::is_compound;

/// Makes words of one text; only the first of equal names becomes a link.
pub(super) struct Words<'p> {
    prose: &'p Prose<'p>,
    linked: HashSet<String>,
}

impl<'p> Words<'p> {
    pub(super) fn new(prose: &'p Prose<'_>) -> Self {
        Self { prose, linked: HashSet::new() }
    }

    /// The words of a line as Markdown, none of which may be torn.
    pub(super) fn of_line(&mut self, line: &str) -> Vec<String> {
        let line = if self.prose.is_markdown { Cow::Owned(plain(line)) } else { Cow::Borrowed(line) };
        let raw = raw_words(&line);
        let mut words = Vec::with_capacity(raw.len());
        let mut rest = &raw[..];
        while let Some((word, after)) = rest.split_first() {
            rest = after;
            words.push(self.word(word));
            if let Some((title, sign)) = rest_of_title(after)
                && self.is_class(word.trim_matches(|sign| !is_identifier(sign)))
            {
                rest = &after[title..];
                if let Some(name) = words.last_mut() {
                    name.push_str(sign);
                }
            }
        }
        words
    }

    fn word(&mut self, word: &str) -> String {
        let mut markdown = String::with_capacity(word.len() + 4);
        let (mut done, mut from) = (0, 0);
        while let Some(start) = word[from..].find('`').map(|found| from + found) {
            from = start + 1;
            if let Some(end) = end_of_code(word, start) {
                markdown.push_str(&self.linked(&word[done..start]));
                let code = self.code(&word[start + 1..end]);
                push_code(&mut markdown, &code);
                (done, from) = (end + 1, end + 1);
            }
        }
        markdown.push_str(&self.linked(&word[done..]));
        markdown
    }

    /// What is not code: the first web address in it becomes a link.
    fn linked(&mut self, text: &str) -> String {
        let Some(start) = address_start(text) else { return self.parts(text) };
        let (before, address) = text.split_at(start);
        let (address, after) = address.split_at(address_length(address));
        format!("{}<{address}>{}", self.parts(before), self.parts(after))
    }

    /// Identifiers with underscores as code, and the rest with its special characters escaped.
    fn parts(&mut self, text: &str) -> String {
        let mut escaped = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let (identifier, after) = rest.split_at(self.identifier_length(rest));
            let identifier = self.identifier(identifier);
            push_code(&mut escaped, &identifier);
            let length = after.find(is_identifier).unwrap_or(after.len());
            let (signs, after) = after.split_at(length);
            escaped.push_str(&escaped_signs(signs, after));
            rest = after;
        }
        escaped
    }

    /// How much of a text is its first identifier: also one with an apostrophe in it, and a class with a property of its.
    fn identifier_length(&self, text: &str) -> usize {
        let length_of = |text: &str| text.find(|character| !is_identifier(character)).unwrap_or(text.len());
        let length = length_of(text);
        let mut signs = text[length..].chars();
        let sign = signs.next().filter(|_| length > 0);
        let second = length_of(signs.as_str());
        let whole = text.len() - signs.as_str().len() + second;
        let is_one = match sign {
            Some('\'' | '’') => has_inner_underscore(&signs.as_str()[..second]),
            Some('.') => second > 0 && self.target(&text[..whole]).is_some(),
            _ => false,
        };
        if is_one { whole } else { length }
    }

    fn identifier(&mut self, identifier: &str) -> String {
        let core = identifier.trim_matches('_');
        let is_private = identifier.strip_prefix('_') == Some(core) && is_compound(core);
        if self.prose.names.contains(identifier) || is_private || is_system_name(identifier) {
            return self.code(identifier);
        }
        if !has_inner_underscore(core) {
            return identifier.replace('_', "\\_");
        }
        let (before, after) = identifier.split_once(core).unwrap_or_default();
        format!("{}{}{}", before.replace('_', "\\_"), self.code(core), after.replace('_', "\\_"))
    }

    /// Code without backticks, which leads to what it names.
    fn code(&mut self, text: &str) -> String {
        match self.target(text) {
            Some(target) if self.linked.insert(text.to_owned()) => format!("[`{text}`]({target})"),
            _ => format!("`{text}`"),
        }
    }

    fn target(&self, name: &str) -> Option<String> {
        self.prose.links?.target(name)
    }

    fn is_class(&self, name: &str) -> bool {
        self.prose.links.is_some_and(|links| links.is_class(name))
    }
}

/// Adds what may be a link, which an exclamation mark in front would make an image.
fn push_code(markdown: &mut String, code: &str) {
    if code.starts_with('[') && markdown.ends_with('!') {
        markdown.insert(markdown.len() - 1, '\\');
    }
    markdown.push_str(code);
}

/// The Markdown of a line as text: names that are set in bold are code, links become what they are about and where they lead.
fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find(['_', '*', '[', '`']) {
        let (before, marked) = rest.split_at(start);
        plain.push_str(before);
        let is_at_start = !plain.ends_with(is_identifier);
        let (shown, length) = [code_as_it_is, bold, emphasis, link]
            .iter()
            .find_map(|form| form(marked).filter(|_| is_at_start))
            .unwrap_or_else(|| (marked[..1].to_owned(), 1));
        plain.push_str(&shown);
        rest = &marked[length..];
    }
    plain + rest
}

fn code_as_it_is(text: &str) -> Option<(String, usize)> {
    let end = end_of_code(text, 0).filter(|_| text.starts_with('`'))?;
    Some((text[..=end].to_owned(), end + 1))
}

fn bold(text: &str) -> Option<(String, usize)> {
    let (inner, _) = text.strip_prefix("**")?.split_once("**")?;
    let shown = if inner.chars().all(is_identifier) { format!("`{inner}`") } else { inner.to_owned() };
    is_tight(inner).then_some((shown, inner.len() + 4))
}

fn emphasis(text: &str) -> Option<(String, usize)> {
    let (inner, after) = text.strip_prefix('_')?.split_once('_')?;
    (is_tight(inner) && !after.starts_with(is_identifier)).then(|| (inner.to_owned(), inner.len() + 2))
}

/// Whether a text has letters at both ends, as what is emphasised does; in `*.log, *.txt` the stars mean something else.
fn is_tight(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric) && text.ends_with(char::is_alphanumeric)
}

/// Looks no further than to the next bracket, so that many of them take no quadratic time.
fn link(text: &str) -> Option<(String, usize)> {
    let text = text.strip_prefix('[')?;
    let (shown, rest) = text.split_at(text.find(['[', ']'])?);
    let rest = rest.strip_prefix("](")?;
    let (target, rest) = rest.split_at(rest.find(['[', ')'])?);
    rest.starts_with(')').then(|| {
        let address = address_start(target).map(|_| format!(" ({target})")).unwrap_or_default();
        (format!("{shown}{address}"), shown.len() + target.len() + 4)
    })
}

/// What stands between spaces that are not in code.
fn raw_words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = line[at..].find(|sign: char| sign == '`' || sign.is_whitespace()) {
        let found = at + found;
        match end_of_code(line, found) {
            Some(end) => at = end + 1,
            None if line[found..].starts_with('`') => at = found + 1,
            None => {
                words.push(&line[start..found]);
                at = found + line[found..].chars().next().map_or(1, char::len_utf8);
                start = at;
            }
        }
    }
    words.push(&line[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// The backtick that ends the code which starts at another.
///
/// Several words are code only where the backticks stand at their outer ends; some people use backticks as quotation marks.
fn end_of_code(text: &str, start: usize) -> Option<usize> {
    let inner = text[start..].strip_prefix('`')?;
    let length = inner.find('`')?;
    let (before, after) = (&text[..start], &inner[length + 1..]);
    let inner = &inner[..length];
    let is_single = !inner.is_empty() && !before.ends_with('`') && !after.starts_with('`');
    let is_tight = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
    let is_outside = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
    let has_spaces = inner.contains(char::is_whitespace);
    (is_single && !inner.contains('|') && (!has_spaces || (is_tight && is_outside))).then_some(start + 1 + length)
}

/// How many words are left of the title of a page after the name of its class, as in `ACME_Fan Server WMI Class`, and the sign that
/// ends them.
fn rest_of_title<'w>(words: &[&'w str]) -> Option<(usize, &'w str)> {
    let side = usize::from(matches!(words.first(), Some(&("Server" | "Client"))));
    match words.get(side..)? {
        ["WMI", last, ..] => {
            let sign = last.strip_prefix("Class").filter(|sign| !sign.starts_with(is_identifier))?;
            Some((side + 2, sign))
        }
        _ => None,
    }
}

/// Where a web address starts. Most words have no colon, which is seen faster.
fn address_start(word: &str) -> Option<usize> {
    let address = || word.find("http://").or_else(|| word.find("https://"));
    word.contains(':').then(address).flatten()
}

/// How much of a text that starts with a web address belongs to it: not the punctuation of the sentence.
fn address_length(text: &str) -> usize {
    let ends = |character: char| character.is_whitespace() || "<>[]\"`|\\^{}".contains(character);
    let end = text.find(ends).unwrap_or(text.len());
    let trimmed = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '*', '_']);
    if trimmed.contains('(') { trimmed.len() } else { trimmed.trim_end_matches([')', '.', ',']).len() }
}

fn is_identifier(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Whether an underscore joins two parts of an identifier.
fn has_inner_underscore(identifier: &str) -> bool {
    identifier.trim_matches('_').contains('_')
}

/// A name such as `__CLASS`.
fn is_system_name(identifier: &str) -> bool {
    let name = identifier.strip_prefix("__").unwrap_or_default();
    name.starts_with(char::is_alphabetic) && !name.ends_with('_')
}

/// Signs between identifiers; `after` is what follows them.
fn escaped_signs(signs: &str, after: &str) -> String {
    let mut escaped = String::with_capacity(signs.len());
    for (index, sign) in signs.char_indices() {
        let next = signs[index + sign.len_utf8()..].chars().chain(after.chars()).next();
        let is_special = match sign {
            '\\' | '`' | '*' | '[' | '<' | '|' | '~' | '$' => true,
            '-' | '{' => next == Some(sign) || signs[..index].ends_with(sign),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            _ => false,
        };
        if is_special {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}
