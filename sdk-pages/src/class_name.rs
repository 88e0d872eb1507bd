//! Which class a page is about: the Syntax section, the title and the introduction each name one.
//!
//! Pages are made from copies of other pages, and each of the three is sometimes left as it was. Two that agree win; otherwise the
//! syntax does.

use std::ops::Range;

use mof_parser::ast::{ClassDeclaration, Name, NodeSpan};
use mof_parser::{Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::name::is_name;
use crate::outline::{Block, Outline, Part, Prose, ProseKind, Text};

/// A name and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Naming {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// Decides the class's name, and reports what names another.
pub(crate) fn settle(class: &mut ClassDeclaration, outline: &Outline<'_>, diagnostics: &mut Diagnostics) {
    let title = outline.title().and_then(|title| in_title(title.part()));
    let introduction = in_introduction(outline, title.as_ref());
    if class.name.text.is_empty() {
        return fill(class, title.or(introduction), diagnostics);
    }
    report_title(class, title.as_ref(), introduction.as_ref(), diagnostics);
}

/// The syntax names no class, which the grammar has reported.
fn fill(class: &mut ClassDeclaration, naming: Option<Naming>, diagnostics: &mut Diagnostics) {
    match naming {
        Some(Naming { text, span }) => class.name = Name { text, span: NodeSpan(span) },
        None => diagnostics.report(
            Diagnostic::new(
                codes::CLASS_NAME_MISSING,
                *class.name.span,
                "neither the syntax nor the title names the class",
            )
            .help("write the class's name after `class`"),
        ),
    }
}

fn report_title(
    class: &mut ClassDeclaration,
    title: Option<&Naming>,
    introduction: Option<&Naming>,
    diagnostics: &mut Diagnostics,
) {
    let syntax = Naming { text: class.name.text.clone(), span: *class.name.span };
    let Some(title) = title.filter(|title| title.text != syntax.text) else { return };
    let only_case = title.text.eq_ignore_ascii_case(&syntax.text);
    let outvoted = introduction.is_some_and(|introduction| {
        introduction.text.eq_ignore_ascii_case(&title.text) && (!only_case || introduction.text == title.text)
    });
    let (right, wrong) = if outvoted { (title, &syntax) } else { (&syntax, title) };
    let code = if only_case { codes::CLASS_NAME_CASE } else { codes::CLASS_NAME_CONTRADICTION };
    diagnostics.report(
        Diagnostic::new(
            code,
            syntax.span,
            format!("class `{}` is named `{}` in the page's title", syntax.text, title.text),
        )
        .label(title.span, "the title")
        .help(format!("write `{}` instead of `{}`; it is read so", right.text, wrong.text)),
    );
    if outvoted {
        class.name = Name { text: title.text.clone(), span: NodeSpan(title.span) };
    }
}

/// `X Server WMI Class`, `X Client WMI Class`, `X Class`, `X WMI Classes`, or the bare name.
pub(crate) fn in_title(title: Part<'_>) -> Option<Naming> {
    let words: Vec<&str> = title.as_str().split_whitespace().collect();
    let is_word = |word: &str, known: &str| word.eq_ignore_ascii_case(known);
    let mut end = words.len();
    while end > 1 && ["Class", "Classes", "WMI", "Server", "Client"].iter().any(|known| is_word(words[end - 1], known))
    {
        end -= 1;
    }
    let text = words[..end].concat();
    let last = words.get(end.checked_sub(1)?)?;
    let is_plausible = end <= 2 && text.contains('_') || end == 1 && end < words.len();
    let length = last.as_ptr() as usize + last.len() - title.as_str().as_ptr() as usize;
    (is_plausible && is_name(&text)).then(|| Naming { text, span: title.until(length).span() })
}

/// The class that the text of a link names, perhaps after a remark such as `NEW:`.
pub(crate) fn in_link(text: &Text<'_>, link: &Range<usize>) -> Option<Naming> {
    let part = text.part_of(link.clone());
    let remark = part.as_str().rfind(": ").map_or(0, |at| at + 2);
    in_title(part.after(remark))
}

/// The first word in code or emphasis of a paragraph of the introduction that reads like a class, or that the title has.
fn in_introduction(outline: &Outline<'_>, title: Option<&Naming>) -> Option<Naming> {
    let lines = outline.introduction().iter().filter_map(|block| match block {
        Block::Prose(Prose { kind: ProseKind::Paragraph, lines }) => lines.first(),
        _ => None,
    });
    let is_title = |word: &str| title.is_some_and(|title| title.text.eq_ignore_ascii_case(word));
    lines.flat_map(first_words).find_map(|word| {
        let text = word.as_str();
        let is_class = is_name(text) && (text.contains('_') || is_title(text));
        is_class.then(|| Naming { text: text.to_owned(), span: word.span() })
    })
}

/// The first word of each of the first pieces of a line.
fn first_words<'text>(line: &'text Text<'_>) -> impl Iterator<Item = Part<'text>> {
    let mut rest = line.part();
    (0..4).map(move |_| {
        let (piece, after) = rest.first_piece();
        rest = after;
        piece.until(piece.as_str().find(' ').unwrap_or(piece.as_str().len()))
    })
}
