//! What the title of a method page names, `M Method in Class C`, and whether the syntax agrees.

use mof_parser::ast::{MethodDeclaration, Name, NodeSpan};
use mof_parser::{Diagnostic, Diagnostics};

use crate::class_name::Naming;
use crate::codes;
use crate::name::is_name;
use crate::outline::{Block, Outline, Part, Prose, ProseKind};

/// Decides the method's name: that of the syntax, unless title and introduction agree on another.
pub(super) fn settle(method: &mut MethodDeclaration, outline: &Outline<'_>, diagnostics: &mut Diagnostics) {
    let Some(title) = method_in_title(outline) else { return };
    if title.text == method.name.text {
        return;
    }
    let outvoted = introduction_names(outline, &title.text) && !introduction_names(outline, &method.name.text);
    let (right, wrong) = if outvoted { (&title.text, &method.name.text) } else { (&method.name.text, &title.text) };
    diagnostics.report(
        Diagnostic::new(
            codes::METHOD_NAME_CONTRADICTION,
            *method.name.span,
            format!("method `{}` is named `{}` in the page's title", method.name.text, title.text),
        )
        .label(title.span, "the title")
        .help(format!("write `{right}` instead of `{wrong}`; it is read so")),
    );
    if outvoted {
        method.name = Name { text: title.text, span: NodeSpan(title.span) };
    }
}

/// The class that the title of a page names.
pub(crate) fn class_in_title(outline: &Outline<'_>) -> Option<Naming> {
    class_named(outline.title()?.part())
}

/// The method that the title of a page names.
pub(crate) fn method_in_title(outline: &Outline<'_>) -> Option<Naming> {
    method_named(outline.title()?.part())
}

/// The class that a title names last: `M Method in Class C`.
pub(crate) fn class_named(title: Part<'_>) -> Option<Naming> {
    let words: Vec<&str> = title.as_str().split_whitespace().collect();
    let class = words.iter().rposition(|word| word.eq_ignore_ascii_case("class"))?;
    let name = words.get(class + 1).copied().filter(|name| is_name(name))?;
    Some(Naming { text: name.to_owned(), span: title.narrow(name).span() })
}

/// The method that a title begins with: a word before `Method` or `in`.
pub(crate) fn method_named(title: Part<'_>) -> Option<Naming> {
    let mut words = title.as_str().split_whitespace();
    let (name, next) = (words.next()?, words.next()?);
    let is_method = ["method", "in", "for"].iter().any(|word| next.eq_ignore_ascii_case(word));
    (is_method && is_name(name)).then(|| Naming { text: name.to_owned(), span: title.narrow(name).span() })
}

/// Whether a paragraph of the introduction begins with this name, set apart from its text: ``The `M` method …``.
fn introduction_names(outline: &Outline<'_>, name: &str) -> bool {
    outline.introduction().iter().any(|block| match block {
        Block::Prose(Prose { kind: ProseKind::Paragraph, lines }) => begins_with_name(lines[0].part(), name),
        _ => false,
    })
}

fn begins_with_name(line: Part<'_>, name: &str) -> bool {
    let pieces = std::iter::successors(Some(line.first_piece()), |(_, rest)| Some(rest.first_piece()));
    pieces.take(4).any(|(piece, _)| piece.as_str() == name)
}
